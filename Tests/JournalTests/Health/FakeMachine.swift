import Glibc

@testable import Journal

/// The kernel's tables of a machine that is not there.
struct FakeMachine {
  private let scratch = Scratch()
  var proc: String { scratch.path + "/proc" }
  var sys: String { scratch.path + "/sys" }

  /// - Parameters:
  ///   - mounts: lines of mountinfo.
  ///   - swaps: lines of swaps, its first left out.
  init(mounts: [String], swaps: [String] = []) throws {
    try write("proc/self/mountinfo", mounts.joined(separator: "\n") + "\n")
    try write("proc/swaps", (["Filename\tType\tSize\tUsed\tPriority"] + swaps).joined(separator: "\n") + "\n")
  }

  /// Adds a block device as the kernel shows it.
  ///
  /// - Parameters:
  ///   - on: the names of the devices below it, for a volume.
  ///   - partitionOf: the disk, for a partition.
  func add(
    _ name: String, _ number: String, uuid: String? = nil, on slaves: [String] = [], partitionOf disk: String? = nil
  ) throws {
    let folder = "sys/devices/" + (disk.map { $0 + "/" } ?? "") + name
    try write(folder + "/dev", number + "\n")
    try write(folder + "/uevent", "MAJOR=\(number.split(separator: ":")[0])\nDEVNAME=\(name)\n")
    if disk != nil { try write(folder + "/partition", "1\n") }
    if let uuid { try write(folder + "/dm/uuid", uuid + "\n") }
    for slave in slaves { try link("sys/class/block/" + slave, folder + "/slaves/" + slave) }
    try link(folder, "sys/dev/block/" + number)
    try link(folder, "sys/class/block/" + name)
  }

  func encryption(of path: String) -> DiskEncryption { BlockEncryption(proc: proc, sys: sys).of(path: path) }
  func plainSwaps() -> [String]? { BlockEncryption(proc: proc, sys: sys).plainSwaps() }

  private func write(_ path: String, _ text: String) throws {
    try Posix.makeFolders(to: scratch.path + "/" + path)
    try writeAll(Array(text.utf8), scratch.path + "/" + path)
  }

  private func link(_ target: String, _ path: String) throws {
    try Posix.makeFolders(to: scratch.path + "/" + path)
    guard symlink(scratch.path + "/" + target, scratch.path + "/" + path) == 0 else {
      throw Posix.error("symlink", path)
    }
  }
}
