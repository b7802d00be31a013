import Glibc
import Testing

@testable import Journal

/// Where `JournalVerifier` says that lines were changed whose checksums were made right.
@Suite struct VerifyChangesTests {
  /// 1,000 lines of which three tiles are kept, and a checkpoint at each of these sizes.
  private func store(_ scratch: Scratch, checkpointsAt sizes: [Int] = [1000]) throws -> StoreLayout {
    let layout = try scratch.store()
    var next = 1
    for size in sizes {
      let ids = next..<size
      _ = try Journal(layout, console: "test").append { _ in ids.map { event("e\($0)") } }
      _ = try JournalProver(layout).makeCheckpoint(console: "test")
      next = size
    }
    return layout
  }

  private func change(_ layout: StoreLayout, _ seqs: Int...) throws {
    for seq in seqs { try layout.forge("\"id\":\"e\(seq)\"", "\"id\":\"x\(seq)\"") }
  }

  private func place(_ layout: StoreLayout, _ seq: Int) throws -> LinePlace {
    let offset = try layout.eventBytes().split(separator: 0x0A).prefix(seq).reduce(0) { $0 + $1.count + 1 }
    return LinePlace(file: try #require(try eventFiles(layout).first?.text), line: seq + 1, offset: offset, seq: seq)
  }

  private func run(_ layout: StoreLayout, _ first: Int, _ last: Int) throws -> ChangedLines.Run {
    ChangedLines.Run(first: try place(layout, first), last: try place(layout, last))
  }

  @Test func keptTilesNameTheChangedLinesAndTheCheckpointBearsThemOut() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    try change(layout, 17, 300, 301, 302)
    let report = try layout.verify()
    #expect(report.damages.isEmpty)
    #expect(report.soundThrough == nil)
    #expect(report.provenSize == 0)
    let changes = try #require(report.changes)
    #expect(changes.runs == [try run(layout, 17, 17), try run(layout, 300, 302)])
    #expect(changes.count == 4)
    #expect(changes.borneOutSize == 1000)
    #expect(changes.elsewhere == nil)
  }

  @Test func aChangeThatNoTileTellsOfLiesBehindTheLastCheckpointThatAgrees() throws {
    let scratch = Scratch()
    let layout = try store(scratch, checkpointsAt: [400, 790, 850, 1000])
    try change(layout, 800)
    let report = try layout.verify()
    #expect(report.soundThrough == 789)
    let changes = try #require(report.changes)
    #expect(changes.runs.isEmpty)
    #expect(changes.borneOutSize == 0)
    #expect(changes.elsewhere == (try run(layout, 790, 849)))
  }

  @Test func oneChangeIsNamedAndTheOtherOnlyWhereItLies() throws {
    let scratch = Scratch()
    let layout = try store(scratch, checkpointsAt: [600, 1000])
    try change(layout, 17, 990)
    let changes = try #require(try layout.verify().changes)
    #expect(changes.runs == [try run(layout, 17, 17)])
    #expect(changes.borneOutSize == 600)
    // The tiles end at 768; behind 600 no signature bears them out.
    #expect(changes.elsewhere == (try run(layout, 600, 999)))
  }

  @Test func whereATileIsMissingItCanBeAnyLineThatNoSignatureBearsOut() throws {
    let scratch = Scratch()
    let layout = try store(scratch, checkpointsAt: [768])
    try change(layout, 300)
    unlink(layout.tiles + "/0/001")
    let changes = try #require(try layout.verify().changes)
    #expect(changes.runs.isEmpty)
    #expect(changes.elsewhere == (try run(layout, 0, 767)))
  }

  @Test func tilesThatWereMadeAgainFromChangedLinesPointAtNoOtherLine() throws {
    let scratch = Scratch()
    let layout = try store(scratch, checkpointsAt: [900])
    try change(layout, 300)
    // Whoever asks for a proof has the tiles made again, and gets none.
    let newest = try #require(try JournalProver(layout).newest())
    #expect(throws: (any Error).self) { try JournalProver(layout).inclusion(of: 300, in: newest) }
    let changes = try #require(try layout.verify().changes)
    #expect(changes.runs.isEmpty)
    #expect(changes.elsewhere == (try run(layout, 0, 899)))
  }

  @Test func aTileThatWasChangedTooIsOnlyAHint() throws {
    let scratch = Scratch()
    let layout = try store(scratch, checkpointsAt: [768])
    try change(layout, 300)
    var tile = try readAll(layout.tiles + "/0/002")
    tile[32 * 8] ^= 1
    try writeAll(tile, layout.tiles + "/0/002")
    let changes = try #require(try layout.verify().changes)
    // Line 520 is sound, but its tile is not; nobody can tell which of the two speaks the truth.
    #expect(changes.runs == [try run(layout, 300, 300), try run(layout, 520, 520)])
    #expect(changes.borneOutSize == 0)
    #expect(changes.elsewhere == (try run(layout, 0, 767)))
  }

  @Test func aLineWithAWrongChecksumIsToldOnceAndExplainsItsCheckpoints() throws {
    let scratch = Scratch()
    let layout = try store(scratch, checkpointsAt: [700, 1000])
    var bytes = try layout.eventBytes()
    for seq in [300, 900] { bytes[try place(layout, seq).offset + 40] ^= 1 }
    try layout.overwrite(bytes)
    let report = try layout.verify()
    #expect(report.damages.map(\.seq) == [300, 900])
    let changes = try #require(report.changes)
    #expect(changes.runs.isEmpty)
    #expect(changes.borneOutSize == 700)
    #expect(changes.elsewhere == nil)
  }

  @Test func aLineThatWasTakenOutIsFoundByThoseThatMovedUp() throws {
    let scratch = Scratch()
    let layout = try store(scratch, checkpointsAt: [1000])
    let lines = try layout.eventBytes().split(separator: 0x0A).map(Array.init)
    try layout.overwrite((lines[..<500] + lines[501...]).flatMap { $0 + [0x0A] })
    for seq in 501..<1000 { try layout.forge("{\"seq\":\(seq),", "{\"seq\":\(seq - 1),") }
    layout.forgetMark()
    let report = try layout.verify()
    #expect(report.wrongCheckpoints.map(\.kind) == [.missingEnd, .missingEnd])
    #expect(report.soundThrough == nil)
    let changes = try #require(report.changes)
    #expect(changes.runs == [try run(layout, 500, 767)])
    #expect(changes.borneOutSize == 0)
    // That something is missing is told by the checkpoint.
    #expect(changes.elsewhere == nil)
  }

  @Test func verifyingChangesNoTile() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    try change(layout, 17)
    let tile = try readAll(layout.tiles + "/0/000")
    _ = try layout.verify()
    #expect(try readAll(layout.tiles + "/0/000") == tile)
  }
}
