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
    // One that is empty is that of a store's first minute.
    #expect(try kinds(layout).contains(.lostLog) == !bytes.isEmpty)
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
    // Logged, and not in its place yet.
    try writeAll(log, layout.checkpointLog)
    #expect(try layout.verify().isSound)
    unlink(layout.checkpointLog)
    #expect(try layout.verify().isSound)
  }
}
