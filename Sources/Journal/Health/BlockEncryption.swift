import Glibc

/// Whether what is written to a place comes to a disk encrypted, as far as the kernel tells.
public enum DiskEncryption: Equatable, Sendable {
  case encrypted
  /// The device that is not.
  case plain(device: String)
  /// The kernel does not tell: an overlay, a disk of a virtual machine's host, a file system with keys of its own.
  case unknown
}

/// Reads the kernel's tables of mounts and block devices. Where they lie can be changed for tests.
struct BlockEncryption {
  let proc: String
  let sys: String
  /// More layers of devices than anybody stacks.
  private static let depthLimit = 16

  /// - Parameter path: of what is there, links followed.
  func of(path: String) -> DiskEncryption {
    guard let mount = mount(of: path) else { return .unknown }
    if mount.type == "ecryptfs" { return .encrypted }
    if !mount.device.hasPrefix("0:") { return of(device: mount.device) }
    // Btrfs and others have numbers of their own and tell the device by name.
    guard mount.source.hasPrefix("/dev/"), let device = number(ofDevice: mount.source) else { return .unknown }
    return of(device: device)
  }

  /// The devices and files that memory is swapped out to and that are not encrypted; nil where the kernel does not tell.
  func plainSwaps() -> [String]? {
    guard let lines = lines(proc + "/swaps") else { return nil }
    return lines.dropFirst().compactMap { line in
      let fields = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
      guard fields.count >= 2 else { return nil }
      let name = Self.unescaped(fields[0])
      // In memory itself.
      if name.hasPrefix("/dev/zram") { return nil }
      let found = fields[1] == "file" ? of(path: name) : number(ofDevice: name).map { of(device: $0) }
      return found == .encrypted ? nil : name
    }
  }

  // MARK: Mounts

  private struct Mount {
    let device: String
    let type: String
    let source: String
  }

  /// The mount that a path lies in: the one with the longest mount point, and the last of those.
  private func mount(of path: String) -> Mount? {
    var found: (point: String, mount: Mount)?
    // 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw,errors=continue
    for line in lines(proc + "/self/mountinfo") ?? [] {
      let fields = line.split(separator: " ")
      guard let dash = fields.firstIndex(of: "-"), dash >= 6, fields.count > dash + 2 else { continue }
      let point = Self.unescaped(fields[4])
      guard path == point || path.hasPrefix(point == "/" ? "/" : point + "/"),
        point.utf8.count >= found?.point.utf8.count ?? 0
      else { continue }
      found = (
        point,
        Mount(device: String(fields[2]), type: String(fields[dash + 1]), source: Self.unescaped(fields[dash + 2]))
      )
    }
    return found?.mount
  }

  /// The kernel writes blanks and backslashes in paths as `\040`.
  private static func unescaped(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.prefix(3)
      if byte == UInt8(ascii: "\\"), digits.count == 3, digits.allSatisfy({ (0x30...0x37).contains($0) }) {
        bytes.append(digits.reduce(UInt8(0)) { $0 << 3 | ($1 - 0x30) })
        rest = rest.dropFirst(3)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Devices

  /// Follows a device down through volumes and partitions: each way down must come to an encrypted one.
  private func of(device: String, depth: Int = 0) -> DiskEncryption {
    let folder = sys + "/dev/block/" + device
    guard depth < Self.depthLimit, Posix.exists(folder) else { return .unknown }
    if text(folder + "/dm/uuid")?.hasPrefix("CRYPT-") == true { return .encrypted }
    if Posix.exists(folder + "/loop/backing_file") { return .unknown }
    let slaves = (try? Posix.names(in: folder + "/slaves")) ?? []
    var below = slaves.map { text(folder + "/slaves/" + $0 + "/dev") }
    if slaves.isEmpty, Posix.exists(folder + "/partition") { below = [text(folder + "/../dev")] }
    if below.isEmpty { return .plain(device: name(folder) ?? device) }
    let found = below.map { $0.map { of(device: $0, depth: depth + 1) } ?? .unknown }
    return found.first { if case .plain = $0 { true } else { false } } ?? found.first { $0 == .unknown } ?? .encrypted
  }

  private func number(ofDevice path: String) -> String? {
    guard let name = path.split(separator: "/").last else { return nil }
    if let number = text(sys + "/class/block/" + name + "/dev") { return number }
    // A name of its own for the same device: /dev/mapper/data.
    guard let real = try? Posix.realPath(path), let name = real.split(separator: "/").last else { return nil }
    return text(sys + "/class/block/" + name + "/dev")
  }

  /// `DEVNAME` of the device.
  private func name(_ folder: String) -> String? {
    lines(folder + "/uevent")?.first { $0.hasPrefix("DEVNAME=") }.map { "/dev/" + $0.dropFirst(8) }
  }

  private func text(_ path: String) -> String? { lines(path)?.first.map(String.init) }

  private func lines(_ path: String) -> [Substring]? {
    guard let bytes = try? Posix.readFile(path, limit: 1 << 20) else { return nil }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}
