import Glibc
import Testing

@testable import Journal

/// Real file systems that are full or can't be written. Mounting needs root.
@Suite(.enabled(if: Mount.isPossible, "SKIPPED: mounting a file system needs root and the right to mount"))
struct FileSystemTests {
  @Test func aFullDiskRefusesTheEntryAndKeepsWhatWasThere() throws {
    let scratch = Scratch()
    let mount = try Mount(scratch.path + "/small", ["-t", "tmpfs", "-o", "size=1m", "none"])
    let layout = StoreLayout(root: mount.path + "/store")
    _ = try StoreIdentity.create(at: layout, post: "entikong", console: "test", officer: "tester", auth: "none")
    let journal = try Journal(layout, console: "test")
    var kept = 0
    var refusal: JournalError?
    while refusal == nil, kept < 1000 {
      do {
        _ = try journal.append { _ in [event("e\(kept)", note: String(repeating: "x", count: 5000))] }
        kept += 1
      } catch {
        refusal = error as? JournalError
      }
    }
    #expect(refusal == .full(path: try layout.eventPath()))
    #expect(kept > 100)
    #expect(throws: JournalError.self) { try journal.append("no") }
    #expect(try layout.records("test.event").map(\.id) == (0..<kept).map { "e\($0)" })
    #expect(try layout.verify().isSound)
    // With room again the torn end is named and the journal goes on.
    mount.remount(["-o", "size=2m"])
    try journal.append("after")
    #expect(try layout.records().last?.id == "after")
    #expect(try layout.records("test.event").count == kept + 1)
    #expect(try layout.verify().isSound)
  }

  @Test func noStoreIsMadeOnAFullDisk() throws {
    let scratch = Scratch()
    let mount = try Mount(scratch.path + "/small", ["-t", "tmpfs", "-o", "size=64k", "none"])
    try? writeAll([UInt8](repeating: 1, count: 65_536), mount.path + "/filler")
    let layout = StoreLayout(root: mount.path + "/store")
    #expect(throws: JournalError.self) {
      try StoreIdentity.create(at: layout, post: "entikong", console: "test", officer: "tester", auth: "none")
    }
    #expect(try Posix.names(in: mount.path) == ["filler"])
  }

  @Test func aReadOnlyStoreIsReadAndNotWritten() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("a", "b")
    let mount = try Mount(scratch.path + "/view", ["--bind", layout.root])
    mount.remount(["-o", "bind,ro"])
    let view = StoreLayout(root: mount.path)
    #expect(throws: JournalError.readOnly(path: view.root)) { try Journal(view, console: "test") }
    #expect(try view.records().map(\.id).dropFirst() == ["a", "b"])
    #expect(try view.verify().isSound)
    // The reader follows what is written elsewhere.
    var reader = try JournalReader(view)
    _ = try reader.read { _ in }
    try Journal(layout, console: "test").append("c")
    var ids: [String?] = []
    _ = try reader.read { ids.append($0.record?.id) }
    #expect(ids == ["c"])
  }
}

/// A mounted file system, unmounted with this value.
private final class Mount {
  let path: String

  static let isPossible: Bool = {
    guard geteuid() == 0 else { return false }
    let scratch = Scratch()
    return (try? Mount(scratch.path + "/try", ["-t", "tmpfs", "-o", "size=64k", "none"])) != nil
  }()

  init(_ path: String, _ arguments: [String]) throws {
    self.path = path
    mkdir(path, 0o700)
    guard Self.run("mount", arguments + [path]) == 0 else {
      throw JournalError.system(operation: "mount", path: path, code: EPERM)
    }
  }

  deinit { _ = Self.run("umount", ["-l", path]) }

  func remount(_ options: [String]) {
    #expect(Self.run("mount", ["-o", "remount"] + options + [path]) == 0)
  }

  private static func run(_ program: String, _ arguments: [String]) -> Int32 {
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child = pid_t()
    guard posix_spawnp(&child, program, nil, nil, words, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status
  }
}
