import Glibc
import Testing

@testable import Journal

/// What a back-up leaves that dies between any two of its steps, and what the next one makes of it.
@Suite struct InterruptedBackupTests {
  /// A store with one segment; then the files that a second back-up adds, taken away again.
  private func interrupted() throws -> (store: BackedUpStore, segment: [UInt8], manifest: [UInt8]) {
    let store = try BackedUpStore()
    try store.record("satu")
    try store.backUp()
    try store.record("dua")
    try store.backUp()
    let sealed = try store.folder + "/000001.sealed"
    let manifest = try store.folder + "/000001.manifest"
    defer {
      unlink(sealed)
      unlink(manifest)
    }
    return (store, try readAll(sealed), try readAll(manifest))
  }

  private func expectGoesOn(_ store: BackedUpStore) throws {
    let report = try store.backUp()
    #expect(report.made.segment == 1)
    #expect(
      try Posix.names(in: try store.folder).sorted() == [
        "000000.manifest", "000000.sealed", "000001.manifest", "000001.sealed",
      ])
    let new = try store.restore().layout
    #expect(try store.archived(in: new).count == report.made.size)
  }

  @Test func deadBeforeAnything() throws {
    let (store, _, _) = try interrupted()
    try expectGoesOn(store)
  }

  @Test func deadWhileSealing() throws {
    let (store, segment, _) = try interrupted()
    try writeAll(Array(segment.prefix(segment.count / 2)), try store.folder + "/.draft-abc")
    try expectGoesOn(store)
  }

  @Test func deadBetweenSegmentAndManifest() throws {
    let (store, segment, manifest) = try interrupted()
    try writeAll(segment, try store.folder + "/000001.sealed")
    try writeAll(Array(manifest.prefix(20)), try store.folder + "/.draft-abc")
    // Whoever restores now gets what was there before.
    let new = try store.restore("before").layout
    #expect(try store.archived(in: new).count == 2)
    try expectGoesOn(store)
  }

  @Test func deadBeforeTheRecord() throws {
    let (store, segment, manifest) = try interrupted()
    try writeAll(segment, try store.folder + "/000001.sealed")
    try writeAll(manifest, try store.folder + "/000001.manifest")
    unlink(store.layout.newestBackup)
    let report = try store.backUp()
    #expect(report.made.segment == 2)
    #expect(try BackupMade.newest(store.layout)?.segment == 2)
  }

  @Test func aRestoreThatDiedLeavesNoStore() throws {
    let (store, _, _) = try interrupted()
    let left = store.scratch.path + "/.plbn-init-abc"
    mkdir(left, 0o700)
    try writeAll([1], left + "/lock")
    let new = try store.restore().layout
    #expect(try store.archived(in: new).count == 2)
  }

  @Test func aStoreIsNotRestoredOntoAnother() throws {
    let (store, _, _) = try interrupted()
    let before = try store.layout.eventBytes()
    #expect(throws: JournalError.storeExists(path: store.layout.root)) { try store.restore("store") }
    #expect(try store.layout.eventBytes() == before)
  }
}
