import Glibc
import Testing

@testable import Journal

/// What is kept beside the lines, taken away or behind what the lines say: nothing goes on over it in silence.
@Suite struct JournalEndTests {
  private let scratch = Scratch()

  /// A store of eleven lines and a checkpoint of all of them.
  private func signedStore() throws -> StoreLayout {
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    _ = try journal.append { _ in (1...10).map { event("e\($0)") } }
    #expect(try JournalProver(layout).makeCheckpoint(console: "test").checkpoint.size == 11)
    return layout
  }

  /// Takes the last lines away, as if the machine was started again since.
  private func cut(_ layout: StoreLayout, lines: Int) throws {
    let kept = try layout.eventBytes().split(separator: RecordLine.newline).dropLast(lines)
    try layout.overwrite(kept.flatMap { $0 + [RecordLine.newline] })
    layout.forgetMark()
  }

  @Test(arguments: ["checkpoint", "checkpoints.log"])
  func nothingIsWrittenBehindLinesThatACheckpointCoversAndThatAreGone(left: String) throws {
    let layout = try signedStore()
    try cut(layout, lines: 3)
    for path in [layout.checkpoint, layout.checkpointLog] where !path.hasSuffix("/" + left) { unlink(path) }
    let before = try layout.eventBytes()
    for _ in 0..<2 {
      let error = #expect(throws: JournalError.self) { try Journal(layout, console: "test").append("new") }
      guard case .damaged(let damage) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(damage.kind == .missingEnd)
      #expect(damage.seq == 8)
    }
    #expect(try layout.eventBytes() == before)
  }

  @Test func aCheckpointThatIsNoneStopsNobody() throws {
    let layout = try signedStore()
    try writeAll(Array("garbage".utf8), layout.checkpoint)
    unlink(layout.checkpointLog)
    #expect(try Journal(layout, console: "test").append("new").count == 1)
  }

  @Test func aCommandMakesTheTreeAgainWhereItIsGoneAndTellsWhatDoesNotAgree() throws {
    let layout = try signedStore()
    let journal = try Journal(layout, console: "test")
    _ = try journal.append { _ in (0..<300).map { event("f\($0)") } }
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    #expect(rename(layout.tiles, layout.root + "/away") == 0)
    try age(layout.checkpoint)
    try journal.append("g")
    let outcome = Checkpointer.afterCommand(layout)
    guard case .made(let signed) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(signed.checkpoint.size == 312)
    #expect(try layout.verify().isSound)
    // A line with another content and its right checksum, and again no tree.
    try layout.forge("\"id\":\"f7\"", "\"id\":\"x7\"")
    #expect(rename(layout.tiles, layout.root + "/away2") == 0)
    try age(layout.checkpoint)
    try Journal(layout, console: "test").append("h")
    guard case .failed(let error) = Checkpointer.afterCommand(layout) else {
      Issue.record("nothing was told")
      return
    }
    #expect(error as? CheckpointError == .disagrees(size: 312))
  }

  /// Two seconds old: the pace of commands lets the next one be made.
  private func age(_ path: String) throws {
    let then = timespec(tv_sec: time(nil) - 2, tv_nsec: 0)
    #expect(utimensat(AT_FDCWD, path, [then, then], 0) == 0)
  }

  @Test func withoutItsKeyRecordsAJournalStillKnowsItsKeyAndMakesThemAgain() throws {
    let layout = try signedStore()
    let rotated = try rotate(layout)
    for isThere in [true, false] {
      if !isThere { unlink(layout.keyRecords) }
      #expect(try JournalProver(layout).key == rotated.rotation.new)
      #expect(try SigningKey.read(layout).verifier(.note) == rotated.rotation.new)
      if !isThere { _ = try JournalProver(layout).makeCheckpoint(console: "test") }
      #expect(Posix.exists(layout.keyRecords))
    }
    #expect(try layout.verify().isSound)
  }

  @Test func aCheckpointThatARecordSpeaksOfAndThatIsGoneIsTold() throws {
    let layout = try signedStore()
    let rotated = try rotate(layout)
    for path in [layout.checkpoint, layout.checkpointLog] { unlink(path) }
    var verifier = JournalVerifier(layout)
    verifier.check = Unobjecting()
    let report = try verifier.run()
    #expect(!report.isSound)
    #expect(report.checkpointFindings.first.map(\.kind) == [.lost])
    #expect(report.checkpointFindings.first.map(\.size) == [rotated.rotation.size])
  }

  private struct Unobjecting: RecordCheck {
    let types = ["account."]
    let wantsAll = false
    mutating func note(_ record: Record) -> (@Sendable () -> String?)? { nil }
  }

  private func rotate(_ layout: StoreLayout) throws -> (rotation: KeyRotation, checkpoint: SignedCheckpoint) {
    try JournalProver(layout).rotateKey(console: "test") { type, v, body in
      Entry(id: newEventID(), officer: "tester", auth: "none", type: type, v: v, body: body)
    }
  }
}
