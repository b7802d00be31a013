import Foundation
import Testing

/// A small file system of the test's own, gone when nobody holds it any more. Only root can make one.
final class Mount {
  let path: String

  /// - Parameter kilobytes: its size.
  init(kilobytes: Int) throws {
    path = NSTemporaryDirectory() + "/plbn-mount-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    guard Mount.run("mount -t tmpfs -o size=\(kilobytes)k tmpfs '\(path)'") else {
      throw TestFailure("tmpfs can't be mounted")
    }
  }

  deinit {
    _ = Mount.run("umount -l '\(path)'")
    rmdir(path)
  }

  func makeReadOnly() throws {
    guard Mount.run("mount -o remount,ro '\(path)'") else { throw TestFailure("can't be made read-only") }
  }

  /// Takes all the room that is left; gives the file to delete.
  func fill() throws -> String {
    let filler = path + "/filler"
    _ = Mount.run("cat /dev/zero > '\(filler)' 2>/dev/null")
    return filler
  }

  /// Whether this process may mount; where it may not, the tests that need it say so and are skipped.
  static let isPossible: Bool = {
    guard getuid() == 0 else { return false }
    let folder = NSTemporaryDirectory() + "/plbn-mount-probe-" + UUID().uuidString
    guard mkdir(folder, 0o700) == 0 else { return false }
    defer { rmdir(folder) }
    guard run("mount -t tmpfs tmpfs '\(folder)' 2>/dev/null") else { return false }
    return run("umount '\(folder)'")
  }()

  private static func run(_ command: String) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

extension Trait where Self == ConditionTrait {
  /// For tests that need a file system of their own.
  static var needsMounts: Self {
    .enabled(if: Mount.isPossible, "NOT TESTED: mounting a file system takes root and CAP_SYS_ADMIN")
  }
}
