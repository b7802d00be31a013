import Glibc
import Testing

@testable import Journal

/// A journal that is cut along its checkpoints, watermark and all, is still given away by what else knew of its lines.
@Suite struct LostLinesTests {
  private struct Nothing: RecordCheck {
    var types: [String] { [] }
    var wantsAll: Bool { false }
    mutating func note(_ record: Record) -> (@Sendable () -> String?)? { nil }
  }

  /// Of 40 lines and a checkpoint, grown by so many with another, and then cut back to those 40 and that checkpoint.
  private func cutAlong(_ scratch: Scratch, grownBy count: Int = 10, _ before: (StoreLayout) throws -> Void) throws
    -> StoreLayout
  {
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    _ = try journal.append { _ in (0..<39).map { event("e\($0)") } }
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    let kept = try [layout.checkpoint, layout.checkpointLog].map { ($0, try readAll($0)) }
    let lines = try layout.eventBytes()
    _ = try journal.append { _ in (0..<count).map { event("f\($0)") } }
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    try before(layout)
    try layout.overwrite(lines)
    for (path, bytes) in kept { try writeAll(bytes, path) }
    layout.forgetMark()
    return layout
  }

  private func lost(_ layout: StoreLayout) throws -> [CheckpointFinding] {
    try layout.verify().wrongCheckpoints.filter { $0.kind == .lostLines }
  }

  private func expectTold(_ layout: StoreLayout, _ file: String, _ lines: Int) throws {
    #expect(try lost(layout).map(\.file) == [file] && lost(layout).first?.size == lines)
    let facts = StoreHealth(layout, check: { Nothing() }).examine().map(\.fact)
    #expect(facts.contains { if case .lostCheckpoint(let found) = $0 { found.kind == .lostLines } else { false } })
    // It goes with what it says: a journal that has as many lines again.
    _ = try Journal(layout, console: "test").append { _ in (0..<lines).map { event("g\($0)") } }
    #expect(try lost(layout).isEmpty)
  }

  @Test func nothingIsToldOfOneThatWasNotCut() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    for round in 0..<3 {
      _ = try journal.append { _ in (0..<200).map { event("e\(round)-\($0)") } }
      _ = try JournalProver(layout).makeCheckpoint(console: "test")
      try verifyInBackground(layout)
      #expect(try layout.verify().isSound)
    }
    layout.forgetMark()
    #expect(try layout.verify().isSound)
  }

  @Test func whatTheBackgroundHasRead() throws {
    let scratch = Scratch()
    let layout = try cutAlong(scratch) { try verifyInBackground($0) }
    try expectTold(layout, "verified", 50)
  }

  @Test func aReadingThatFindsFewerLinesKeepsWhatKnewOfMore() throws {
    let scratch = Scratch()
    let layout = try cutAlong(scratch) { try verifyInBackground($0) }
    // Somebody records, and the background reads what there is now.
    _ = try Journal(layout, console: "test").append { _ in [event("h")] }
    for _ in 0..<2 { try verifyInBackground(layout) }
    try expectTold(layout, "verified.kept", 50)
  }

  @Test func aTileThatIsFullBehindTheEnd() throws {
    let scratch = Scratch()
    let layout = try cutAlong(scratch, grownBy: 300) { _ in }
    try expectTold(layout, "journal/tree/tile/0/000", 256)
  }

  @Test func theNewestBackUp() throws {
    let scratch = Scratch()
    let layout = try cutAlong(scratch) { layout in
      let made = BackupMade(folder: "/usb", segment: 0, size: 50, bytes: 1, sha256: "00", time: .now())
      if let record = try layout.recorder(BackupMade.recordType, 1, made.body()) {
        try BackupMade.note(record, in: layout)
      }
    }
    try expectTold(layout, "run/backup", 51)
  }

  @Test func aRecoveryKeyThatWasChangedLater() throws {
    let scratch = Scratch()
    let layout = try cutAlong(scratch) { layout in
      _ = try RecoveryKeys.change(to: RecoveryKey().publicKey, in: layout, record: layout.recorder)
    }
    try expectTold(layout, "keys/recovery.pub", 51)
  }

  private func verifyInBackground(_ layout: StoreLayout) throws {
    let verifier = BackgroundVerifier(layout)
    for _ in 0..<1_000 { if case .rest = try verifier.step(lines: 2_000) { return } }
  }
}
