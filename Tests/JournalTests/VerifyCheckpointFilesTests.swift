import Glibc
import Testing

@testable import Journal

/// Who empties, deletes or overwrites the files of the checkpoints is told of, where no crash leaves that.
@Suite struct VerifyCheckpointFilesTests {
  private func store(_ scratch: Scratch) throws -> StoreLayout {
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    for id in ["a", "b"] {
      try journal.append(id)
      _ = try JournalProver(layout).makeCheckpoint(console: "test")
    }
    return layout
  }

  private static let garbage: [[UInt8]] = [
    [], Array("x\n".utf8), Array("x\n2\ny\n\n".utf8), (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 256) },
  ]

  private func kinds(_ layout: StoreLayout) throws -> [CheckpointFinding.Kind] {
    try layout.verify().wrongCheckpoints.map(\.kind)
  }

  @Test(arguments: garbage)
  func aCheckpointThatIsNoneIsAFindingAndStaysAsEvidence(_ bytes: [UInt8]) throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    try writeAll(bytes, layout.checkpoint)
    #expect(try kinds(layout) == [.noCheckpoint])
    #expect(try layout.verify().unfinishedNotes == 0)
    // The newest alone is compared between two readings of everything.
    #expect(try CheckpointIndex(layout, onlyNewest: true).strange == ["checkpoint"])
    try Journal(layout, console: "test").append("c")
    #expect(throws: CheckpointError.unsoundCheckpoint(path: layout.checkpoint)) {
      try JournalProver(layout).makeCheckpoint(console: "test")
    }
    #expect(try readAll(layout.checkpoint) == bytes)
  }

  @Test func aCheckpointThatWasCutIsNoUnfinishedOne() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    try writeAll(Array(try readAll(layout.checkpoint).dropLast(20)), layout.checkpoint)
    #expect(try kinds(layout) == [.notSigned])
  }

  @Test(arguments: garbage)
  func aLogWithoutOneCheckpointIsAFinding(_ bytes: [UInt8]) throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    let log = try readAll(layout.checkpointLog)
    try writeAll(bytes, layout.checkpointLog)
    #expect(try kinds(layout).contains(.lostLog))
    // Signing on would hide it: not before the log is back, or the other is moved away too.
    try Journal(layout, console: "test").append("c")
    #expect(throws: CheckpointError.lostLog(path: layout.checkpointLog)) {
      try JournalProver(layout).makeCheckpoint(console: "test")
    }
    try writeAll(log, layout.checkpointLog)
    try writeAll(bytes, layout.witnessedLog)
    #expect(try kinds(layout).contains(.lostLog))
    unlink(layout.witnessedLog)
    #expect(try layout.verify().isSound)
  }

  @Test func whatACrashLeavesOfAFirstCheckpointIsNone() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    let log = try readAll(layout.checkpointLog)
    unlink(layout.checkpoint)
    for count in [0, 1, 10, 60, log.count / 2 - 20] {
      try writeAll(Array(log.prefix(count)), layout.checkpointLog)
      #expect(try kinds(layout).isEmpty, "\(count)")
    }
    // Made ready and logged, and not in its place yet.
    let first = Array(log.prefix(log.count / 2))
    try writeAll(first, layout.checkpointLog)
    try writeAll(Array(first.dropLast()), layout.checkpointDraft)
    #expect(try layout.verify().isSound)
    #expect(try layout.verify().checkpoints == 1)
    // The next one goes on from there.
    let made = try JournalProver(layout).makeCheckpoint(console: "test")
    #expect(try readAll(layout.checkpoint) == made.note.bytes && !Posix.exists(layout.checkpointDraft))
    #expect(try layout.verify().isSound)
    unlink(layout.checkpoint)
    unlink(layout.checkpointLog)
    #expect(try layout.verify().isSound)
  }

  @Test func aLogThatWasDeletedIsAFindingByWhatStandsBeside() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    let log = try readAll(layout.checkpointLog)
    unlink(layout.checkpointLog)
    #expect(try kinds(layout) == [.lostLog])
    #expect(try CheckpointIndex(layout, onlyNewest: true).lost.map(\.kind) == [.lostLog])
    // What a witness has signed was logged before.
    unlink(layout.checkpoint)
    #expect(try kinds(layout).isEmpty)
    try writeAll(log, layout.witnessedLog)
    #expect(try kinds(layout) == [.lostLog])
  }

  @Test func aCheckpointThatWasDeletedIsAFindingByTheLog() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    unlink(layout.checkpoint)
    #expect(try kinds(layout) == [.lostCurrent])
    #expect(try CheckpointIndex(layout, onlyNewest: true).lost.map(\.kind) == [.lostCurrent])
    // Signing on would hide it: not before the file is back.
    try Journal(layout, console: "test").append("c")
    #expect(throws: CheckpointError.lostCurrent(path: layout.checkpoint)) {
      try JournalProver(layout).makeCheckpoint(console: "test")
    }
    guard case .failed(CheckpointError.lostCurrent) = Checkpointer.afterCommand(layout) else {
      Issue.record("a command made one")
      return
    }
    try writeAll(try #require(SignedNote.list(try readAll(layout.checkpointLog)).last).bytes, layout.checkpoint)
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    #expect(try layout.verify().isSound)
  }

  /// Also of a young store, whose log has its first one alone.
  @Test func aFirstCheckpointThatWasDeletedIsAFindingAndNothingIsSignedBesideIt() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    unlink(layout.checkpoint)
    #expect(try kinds(layout) == [.lostCurrent])
    try Journal(layout, console: "test").append("a")
    #expect(throws: CheckpointError.lostCurrent(path: layout.checkpoint)) {
      try JournalProver(layout).makeCheckpoint(console: "test")
    }
  }

  /// Its lines are proven by the later ones: that is no damage, but it is told.
  @Test func whatABackUpWasMadeOfIsMissedInTheLog() throws {
    let store = try BackedUpStore()
    let layout = store.layout
    try store.record("a")
    try store.backUp()
    let before = try readAll(layout.checkpointLog).count
    try store.record("b")
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    #expect(try layout.verify().isSound)
    try writeAll(Array(try readAll(layout.checkpointLog).dropFirst(before)), layout.checkpointLog)
    #expect(try layout.verify().isSound)
    #expect(try layout.verify().unlogged == 2)
    // With all of them gone the record is what is left.
    for path in [layout.checkpoint, layout.checkpointLog] { unlink(path) }
    #expect(try kinds(layout) == [.lost])
  }

  /// What the handbook tells to do: the log's copy in the newest back-up has what that one was made of.
  @Test func aLogThatIsBroughtBackFromTheNewestBackUpLacksNothing() throws {
    let store = try BackedUpStore()
    let layout = store.layout
    for id in ["a", "b"] {
      try store.record(id)
      try store.backUp()
    }
    try store.record("c")
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    unlink(layout.checkpointLog)
    #expect(try kinds(layout) == [.lostLog])
    let archive = StoreLayout(root: try store.restore().layout.archives + "/" + store.identity.journal)
    let restored = archive.checkpointLog
    try writeAll(try readAll(restored), layout.checkpointLog)
    #expect(try layout.verify().isSound)
    #expect(try layout.verify().unlogged == nil)
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    #expect(try layout.verify().isSound)
  }

  /// A record that speaks of more lines than were there proves nothing.
  @Test func aBackUpOfLinesThatWereNotThereIsNotBelieved() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    let made = BackupMade(folder: "/usb", segment: 0, size: 99, bytes: 1, sha256: "00", time: .now())
    _ = try layout.recorder(BackupMade.recordType, 1, made.body())
    #expect(try layout.verify().isSound)
  }
}
