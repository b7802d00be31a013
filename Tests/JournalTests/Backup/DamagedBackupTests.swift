import Glibc
import Testing

@testable import Journal

@Suite struct DamagedBackupTests {
  /// A store with a back-up of two segments.
  private func backedUp() throws -> BackedUpStore {
    let store = try BackedUpStore()
    try store.record("satu")
    try store.backUp()
    try store.record("dua")
    try store.backUp()
    return store
  }

  @Test func everyChangedByteIsRefused() throws {
    let store = try backedUp()
    var tried = 0
    for (name, bytes) in try store.backedUpFiles() {
      let path = try store.folder + "/" + name
      // Every byte of what stands in front and a selection of the rest: each costs a whole restore.
      for place in bytes.indices where place < 60 || place % 61 == 0 || place > bytes.count - 20 {
        var changed = bytes
        changed[place] ^= 1
        try writeAll(changed, path)
        #expect(throws: (any Error).self, "\(name) byte \(place)") { try store.restore() }
        tried += 1
      }
      try writeAll(bytes, path)
    }
    #expect(tried > 300)
    #expect(!Posix.exists(store.scratch.path + "/new"))
    #expect(try Posix.names(in: store.scratch.path) == ["store", "usb"])
    try store.restore()
  }

  @Test func sealedBytesAreHeldTogetherWithoutTheirDigestsToo() throws {
    let store = try backedUp()
    let path = try store.folder + "/000000.sealed"
    let bytes = try readAll(path)
    let manifest = try BackupManifest.read(try store.folder + "/000000.manifest", signedBy: nil).0
    let info = SealedSegment.info(journal: manifest.journal, number: 0, previous: BackupManifest.none)
    func pieces(_ key: RecoveryKey, _ info: [UInt8]) throws -> Int {
      var reader = try SegmentReader(OpenFile(path, O_RDONLY), with: key, info: info)
      var count = 0
      while try reader.next() != nil { count += 1 }
      return count
    }
    #expect(try pieces(store.recovery, info) > 1, "else nothing is cut between two")
    #expect(throws: BackupError.damaged(path: path)) { try pieces(RecoveryKey(), info) }
    let other = SealedSegment.info(journal: manifest.journal, number: 1, previous: BackupManifest.none)
    #expect(throws: BackupError.damaged(path: path)) { try pieces(store.recovery, other) }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0x80
      try writeAll(changed, path)
      #expect(throws: BackupError.damaged(path: path), "byte \(place)") { try pieces(store.recovery, info) }
    }
    // Cut anywhere, between two chunks above all.
    for end in bytes.indices {
      try writeAll(Array(bytes[..<end]), path)
      #expect(throws: BackupError.damaged(path: path), "cut at \(end)") { try pieces(store.recovery, info) }
    }
  }

  @Test func aSegmentThatIsMissingOrCutIsRefusedByBoth() throws {
    let store = try backedUp()
    let path = try store.folder + "/000000.sealed"
    let bytes = try readAll(path)
    try writeAll(Array(bytes.dropLast()), path)
    #expect(throws: BackupError.damaged(path: path)) { try store.restore() }
    #expect(throws: BackupError.damaged(path: path)) { try store.backUp() }
    try writeAll(bytes, path)
    let manifest = try store.folder + "/000000.manifest"
    unlink(manifest)
    #expect(throws: BackupError.damaged(path: manifest)) { try store.restore() }
    #expect(throws: BackupError.damaged(path: manifest)) { try store.backUp() }
  }

  @Test func onlyItsOwnKeyOpensABackUp() throws {
    let store = try backedUp()
    let wrong = RecoveryKey()
    #expect(throws: BackupError.otherKey(path: store.target, id: wrong.publicKey.id)) {
      try store.restore(with: wrong)
    }
    #expect(throws: BackupError.otherKey(path: try store.folder, id: wrong.publicKey.id)) {
      try store.restore(from: try store.folder, with: wrong)
    }
    #expect(throws: BackupError.noBackup(path: store.layout.root)) { try store.restore(from: store.layout.root) }
  }

  @Test func aManifestThatTheJournalDidNotSignIsRefused() throws {
    let store = try backedUp()
    let path = try store.folder + "/000001.manifest"
    let manifest = try BackupManifest.read(path, signedBy: nil).0
    try writeAll(try manifest.text(signedBy: SigningKey(name: "plbn/entikong/00000000")), path)
    #expect(throws: BackupError.damaged(path: path)) { try store.restore() }
    #expect(throws: BackupError.damaged(path: path)) { try store.backUp() }
  }

  @Test func aJournalKeyFromElsewhereMustBeTheBackUpsOwn() throws {
    let store = try backedUp()
    let own = try VerifierKey(try store.identity.verifierKey)
    try store.restore(journalKey: own)
    let other = try VerifierKey(SigningKey(name: own.name).verifierText)
    #expect(throws: CheckpointError.notSigned(by: own.name)) {
      try store.restore("other", journalKey: other)
    }
  }

  @Test func anotherJournalsBackUpIsNotAddedTo() throws {
    let store = try backedUp()
    let other = try BackedUpStore()
    mkdir(other.target, 0o700)
    guard rename(try store.folder, try other.folder) == 0 else { throw Posix.error("rename", other.target) }
    #expect(throws: (any Error).self) { try other.backUp() }
  }

  @Test func aJournalThatLostItsEndIsNotBackedUpOver() throws {
    let store = try backedUp()
    let lines = try store.layout.eventBytes().split(separator: RecordLine.newline)
    try store.layout.overwrite(lines.prefix(2).flatMap { $0 + [RecordLine.newline] })
    store.layout.forgetMark()
    #expect(throws: JournalError.self) { try store.backUp() }
  }

  @Test func anOldLineThatWasChangedIsNoticedThoughTilesAndChecksumHold() throws {
    let store = try BackedUpStore()
    for _ in 0..<3 {
      _ = try Journal(store.layout, console: "test").append { _ in (0..<100).map { _ in event(newEventID()) } }
    }
    _ = try JournalProver(store.layout).makeCheckpoint(console: "test")
    let bytes = try store.layout.eventBytes()
    let lines = bytes.split(separator: RecordLine.newline).map(Array.init)
    let old = try #require(Record(line: lines[5]))
    let entry = Entry(
      id: old.id, officer: "lain", auth: old.auth, type: old.type, v: old.v, body: Array(#"{"note":"diubah"}"#.utf8))
    let context = RecordLine.Context(
      seq: 5, time: old.time, boot: old.boot, mono: old.mono, console: old.console, durable: old.durable)
    var changed = lines
    changed[5] = try RecordLine.compose(entry, context).line
    try store.layout.overwrite(changed.flatMap { $0 + [RecordLine.newline] })
    #expect(throws: CheckpointError.disagrees(size: 301)) { try store.backUp() }
    #expect(try Posix.names(in: try store.folder).isEmpty)
  }

  @Test func aLogThatIsNotWhatWasBackedUpIsTold() throws {
    let store = try backedUp()
    let log = store.layout.checkpointLog
    var bytes = try readAll(log)
    bytes[0] ^= 1
    try writeAll(bytes, log)
    #expect(throws: BackupError.changed(path: log)) { try store.backUp() }
  }
}
