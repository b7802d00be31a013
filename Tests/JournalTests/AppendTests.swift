import Glibc
import Testing

@testable import Journal

@Suite struct AppendTests {
  @Test func whatWasAppendedIsReadBackInItsOrder() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "pos1/tty1")
    let first = try journal.append("a")
    let more = try journal.append("b", "c")
    #expect(first.map(\.seq) == [1])
    #expect(more.map(\.seq) == [2, 3])
    #expect(more.map(\.id) == ["b", "c"])
    let records = try layout.records()
    #expect(records.map(\.seq) == [0, 1, 2, 3])
    #expect(records.map(\.line) == [records[0].line] + (first + more).map(\.line))
    #expect(records[3].console == "pos1/tty1")
    #expect(records[3].boot == SystemClock.bootID)
    #expect(try layout.mark() == Watermark(boot: SystemClock.bootID, seq: 3, file: 0))
    let report = try layout.verify()
    #expect(report.isSound)
    #expect(report.records == 4)
    #expect(report.soundThrough == 3)
  }

  @Test func eachRecordSaysHowFarTheJournalWasOnDisk() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    for id in ["a", "b"] { try journal.append(id) }
    #expect(try layout.records().map(\.durable) == [nil, 0, 1])
  }

  @Test func blocksAreSetAsideBehindTheEndAndTheFileStaysAsLongAsItsLines() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    func disk() throws -> (size: Int, blocks: Int) {
      var info = stat()
      try #require(stat(layout.eventFile(try #require(eventFiles(layout).last)), &info) == 0)
      return (Int(info.st_size), Int(info.st_blocks) * 512)
    }
    try journal.append("a")
    let lines = try layout.records().reduce(0) { $0 + $1.line.count + 1 }
    let first = try disk()
    #expect(first.size == lines)
    guard first.blocks > 1 << 16 else {
      // Not every file system can.
      print("SKIPPED: blocks are not set aside on this file system")
      return
    }
    // A full file holds no more than its lines need, a mebibyte at most apart.
    let body = Array(#"{"note":"\#(String(repeating: "x", count: 100))"}"#.utf8)
    while try eventFiles(layout).count == 1 {
      let (size, blocks) = try disk()
      #expect(blocks < size + 1 << 23 + 1 << 16)
      let more = (0..<5_000).map { _ in
        Entry(id: newEventID(), officer: "budi", auth: "none", type: "t", v: 1, body: body)
      }
      _ = try journal.append { _ in more }
    }
    var info = stat()
    try #require(stat(layout.eventFile(try #require(eventFiles(layout).first)), &info) == 0)
    #expect(Int(info.st_blocks) * 512 < Int(info.st_size) + 1 << 20)
  }

  @Test func nothingIsWrittenWhereTheRulesRefuseOrGiveNothing() throws {
    struct Refused: Error {}
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    #expect(try journal.append { _ in [] }.isEmpty)
    #expect(throws: Refused.self) { try journal.append { _ in throw Refused() } }
    #expect(throws: JournalError.self) {
      try journal.append { _ in
        [event("a"), Entry(id: "b", officer: "t", auth: "none", type: "x", v: 1, body: [0x5B, 0x5D])]
      }
    }
    let tooLong = event("c", note: String(repeating: "x", count: 70_000))
    #expect(throws: JournalError.self) { _ = try journal.append { _ in [event("a"), tooLong] } }
    #expect(throws: JournalError.tooLong(bytes: 65_537, limit: 65_536)) {
      try journal.append { _ in Array(repeating: event("d"), count: 65_537) }
    }
    #expect(try layout.records().count == 1)
    try journal.append("e")
    #expect(try layout.records().map(\.seq) == [0, 1])
  }

  @Test func oneAppendWritesSixtyFourMebibytesAtMost() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    let long = event("a", note: String(repeating: "x", count: 65_000))
    #expect(throws: JournalError.self) { try journal.append { _ in Array(repeating: long, count: 1040) } }
    #expect(try layout.eventBytes().count < 1000)
  }

  @Test func recordsThatAreNotOnDiskYetAreShownToTheRules() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    try journal.append("a")
    // A writer that dies between its write and its sync.
    let probe = try Probe(
      ["append", layout.root, "p", "1"], fault: .init(call: "fdatasync", at: 1, action: "kill"))
    #expect(probe.lines() == [])
    #expect(probe.end() == -SIGKILL)
    var seen: [[String]] = []
    let records = try journal.append { pending in
      seen.append(pending.map(\.id))
      return [event("b")]
    }
    #expect(seen == [["p-0"]])
    #expect(records.map(\.seq) == [3])
    _ = try journal.append { pending in
      seen.append(pending.map(\.id))
      return []
    }
    #expect(seen.last == [])
    #expect(try layout.records().map(\.id).dropFirst() == ["a", "p-0", "b"])
  }

  @Test(arguments: [true, false])
  func whatADeadWriterLeftIsBroughtToTheDiskByOneThatWritesNothing(refuses: Bool) throws {
    struct Refused: Error {}
    let scratch = Scratch()
    let layout = try scratch.store()
    let probe = try Probe(
      ["append", layout.root, "p", "1"], fault: .init(call: "fdatasync", at: 1, action: "kill"))
    probe.end()
    #expect(try layout.records("test.event").isEmpty)
    let journal = try Journal(layout, console: "test")
    if refuses {
      #expect(throws: Refused.self) { _ = try journal.append { _ in throw Refused() } }
    } else {
      #expect(try journal.append { _ in [] }.isEmpty)
    }
    #expect(try layout.records("test.event").map(\.id) == ["p-0"])
  }

  @Test func readersSeeARecordOnlyWhenItIsOnDisk() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    var reader = try JournalReader(layout)
    #expect(try reader.read { _ in } == 1)
    let probe = try Probe(
      ["append", layout.root, "p", "1"], fault: .init(call: "fdatasync", at: 1, action: "kill"))
    probe.end()
    #expect(text(try layout.eventBytes()).contains(#""id":"p-0""#))
    #expect(try reader.read { _ in } == 0)
    #expect(try reader.durable() == 0)
    let journal = try Journal(layout, console: "test")
    try journal.append("a")
    var ids: [String?] = []
    #expect(try reader.read { ids.append($0.record?.id) } == 2)
    #expect(ids == ["p-0", "a"])
    #expect(try reader.read { _ in } == 0)
  }

  @Test func aClockThatStepsBackIsRecorded() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let future = Timestamp(milliseconds: SystemClock.nowMilliseconds() + 3_600_000)
    let context = RecordLine.Context(
      seq: 1, time: future, boot: SystemClock.bootID, mono: 0, console: "test", durable: 0)
    try layout.leaveBehind(try RecordLine.compose(event("late"), context).line + [0x0A])
    let journal = try Journal(layout, console: "test")
    #expect(try journal.append("a", "b").map(\.seq) == [3, 4])
    #expect(try journal.append("c").map(\.seq) == [5])
    let step = try #require(try layout.records("clock.stepped").first)
    #expect(step.seq == 2)
    #expect(try step.body().requiredString("before") == future.description)
    #expect(try step.body().requiredString("now").isEmpty == false)
    #expect(try layout.records("clock.stepped").count == 1)
    #expect(try layout.verify().isSound)
  }

  @Test func aLostWatermarkIsMadeAgainFromTheDisk() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("a", "b")
    layout.forgetMark()
    #expect(try layout.records().count == 3)
    let journal = try Journal(layout, console: "test")
    try journal.prepare()
    #expect(try layout.mark() == Watermark(boot: SystemClock.bootID, seq: 2, file: 0))
    // Taken away under a writer's hands.
    layout.forgetMark()
    #expect(try journal.append("c").map(\.seq) == [3])
    #expect(try layout.mark()?.seq == 3)
    #expect(try layout.records().count == 4)
  }

  @Test func twoWritersInTurnSeeEachOther() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let left = try Journal(layout, console: "left")
    let right = try Journal(layout, console: "right")
    for round in 0..<20 {
      #expect(try left.append("l\(round)").map(\.seq) == [2 * round + 1])
      #expect(try right.append("r\(round)").map(\.seq) == [2 * round + 2])
    }
    #expect(try layout.verify().records == 41)
  }
}
