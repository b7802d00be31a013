import Crypto
import Glibc
import Testing

@testable import Journal

@Suite struct TornTailTests {
  /// A store with three acknowledged records, and the line that a fourth would have.
  private func storeAndLine(_ scratch: Scratch) throws -> (layout: StoreLayout, line: [UInt8]) {
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("a", "b")
    let context = RecordLine.Context(
      seq: 3, time: .now(), boot: SystemClock.bootID, mono: 0, console: "test", durable: 2)
    return (layout, try RecordLine.compose(event("torn"), context).line)
  }

  @Test func aLineTornAtAnyByteIsEndedAndNamedByTheNextWriter() throws {
    let scratch = Scratch()
    let (layout, line) = try storeAndLine(scratch)
    let whole = try layout.eventBytes()
    for length in 1...line.count {
      try layout.overwrite(whole + line[..<length])
      let journal = try Journal(layout, console: "test")
      // The line that lacks nothing but its newline is no record either: its writer was never told that it is one.
      let appended = try journal.append("next")
      #expect(appended.map(\.seq) == [5])
      let expected = String(decoding: whole, as: UTF8.self) + text(line[..<length]) + "~\n"
      #expect(text(try layout.eventBytes()).hasPrefix(expected))
      let items = try layout.items()
      let types = items.compactMap(\.record).map(\.type)
      #expect(types == ["journal.created", "test.event", "test.event", "recovered", "test.event"])
      #expect(items.compactMap(\.torn) == [3])
      #expect(items.compactMap(\.damage) == [])
      let recovered = try #require(items.compactMap(\.record).first { $0.type == "recovered" })
      #expect(recovered.seq == 4)
      let body = try recovered.body()
      #expect(try body.requiredString("file") == "000000-00000000000000000000.jsonl")
      #expect(try body.requiredInt("offset") == whole.count)
      #expect(try body.requiredInt("length") == length)
      #expect(try body.requiredString("sha256") == Posix.hex(SHA256.hash(data: line[..<length])))
      let report = try layout.verify()
      #expect(report.isSound)
      #expect(report.torn == 1)
      #expect(report.records == 5)
      // The next length starts from the same three records again.
      layout.forgetMark()
      try writeAll(WatermarkFile.text(Watermark(boot: SystemClock.bootID, seq: 2, file: 0)), layout.durable)
    }
  }

  @Test func untilThenTheVerifierTellsOfTheOpenBytes() throws {
    let scratch = Scratch()
    let (layout, line) = try storeAndLine(scratch)
    try layout.leaveBehind(Array(line.prefix(100)))
    let report = try layout.verify()
    #expect(report.isSound)
    #expect(report.openBytes == 100)
    #expect(report.soundThrough == 2)
    #expect(try layout.records().count == 3)
  }

  @Test func aSecondCrashInTheMiddleOfTheRepairIsRepairedToo() throws {
    let scratch = Scratch()
    let (layout, line) = try storeAndLine(scratch)
    try layout.leaveBehind(Array(line.prefix(100)))
    let whole = try layout.eventBytes()
    try Journal(layout, console: "test").append("next")
    let repaired = try layout.eventBytes()
    let repair = Array(repaired[whole.count...])
    // "~", newline, the recovered record and the next one, cut at each place, or at some where time is short.
    for length in stride(from: 1, to: repair.count, by: runsAllFaults ? 1 : 5) {
      try layout.overwrite(whole + repair[..<length])
      layout.forgetMark()
      try writeAll(WatermarkFile.text(Watermark(boot: SystemClock.bootID, seq: 2, file: 0)), layout.durable)
      try Journal(layout, console: "test").append("after")
      let items = try layout.items()
      #expect(items.compactMap(\.record).map(\.id).filter { $0 == "after" }.count == 1)
      #expect(items.compactMap(\.record).map(\.seq).prefix(3) == [0, 1, 2])
      #expect(items.compactMap(\.damage) == [])
      let report = try layout.verify()
      #expect(report.isSound, "cut at \(length)")
      #expect(report.torn >= 1)
    }
  }

  @Test func linesOfRubbishBehindTheLastRecordAreNamedTogether() throws {
    let scratch = Scratch()
    let (layout, _) = try storeAndLine(scratch)
    let start = try layout.eventBytes().count
    let rubbish = [UInt8](repeating: 0, count: 5000) + Array("\nx\n\n{\"seq\":5}\n".utf8) + [0xFF, 0x00]
    try layout.leaveBehind(rubbish)
    #expect(try layout.verify().unsureLines == 4)
    #expect(try Journal(layout, console: "test").append("next").map(\.seq) == [9])
    let body = try #require(try layout.records("recovered").first).body()
    #expect(try body.requiredInt("offset") == start)
    #expect(try body.requiredInt("length") == rubbish.count)
    let report = try layout.verify()
    #expect(report.isSound)
    #expect(report.torn == 5)
    #expect(try layout.items().compactMap(\.torn) == [3, 4, 5, 6, 7])
  }

  @Test func aLineLongerThanAnyLineMayBeIsNamedToo() throws {
    let scratch = Scratch()
    let (layout, _) = try storeAndLine(scratch)
    try layout.leaveBehind([UInt8](repeating: 0x78, count: 3_000_000))
    try Journal(layout, console: "test").append("next")
    #expect(try layout.records("recovered").first?.body().requiredInt("length") == 3_000_000)
    #expect(try layout.verify().isSound)
    #expect(try layout.records().last?.id == "next")
  }

  @Test func aWholeLineWithTheWrongNumberIsTorn() throws {
    let scratch = Scratch()
    let (layout, _) = try storeAndLine(scratch)
    let context = RecordLine.Context(
      seq: 9, time: .now(), boot: SystemClock.bootID, mono: 0, console: "test", durable: 2)
    try layout.leaveBehind(try RecordLine.compose(event("wrong"), context).line + [0x0A])
    try Journal(layout, console: "test").append("next")
    #expect(try layout.items().compactMap(\.torn) == [3])
    #expect(try layout.records().map(\.id).contains("wrong") == false)
    #expect(try layout.verify().isSound)
  }

  @Test func afterAStartOfTheMachineATornEndIsRepairedAndReadUpTo() throws {
    let scratch = Scratch()
    let (layout, line) = try storeAndLine(scratch)
    try Journal(layout, console: "test").append("c")
    layout.forgetMark()
    try layout.leaveBehind(Array(line.prefix(50)) + [0x0A])
    // Nobody can say yet whether a crash or a person did it.
    let report = try layout.verify()
    #expect(report.isSound)
    #expect(report.unsureLines == 1)
    #expect(try layout.records().count == 4)
    #expect(try layout.items().compactMap(\.damage) == [])
    try Journal(layout, console: "test").append("next")
    #expect(try layout.records().last?.id == "next")
    #expect(try layout.items().compactMap(\.torn) == [4])
    #expect(try layout.verify().isSound)
  }

  @Test func aRecoveredRecordWhoseBytesWereChangedIsToldOf() throws {
    let scratch = Scratch()
    let (layout, line) = try storeAndLine(scratch)
    let start = try layout.eventBytes().count
    try layout.leaveBehind(Array(line.prefix(100)))
    try Journal(layout, console: "test").append("next")
    var bytes = try layout.eventBytes()
    bytes[start + 10] ^= 1
    try layout.overwrite(bytes)
    let report = try layout.verify()
    #expect(Set(report.damages.map(\.kind)) == [.badRecovery, .badLine])
    #expect(throws: JournalError.self) { try Journal(layout, console: "test").append("no") }
  }

  @Test func aRecoveredRecordDoesNotExcuseWhatWasOnDisk() throws {
    let scratch = Scratch()
    let (layout, _) = try storeAndLine(scratch)
    var bytes = try layout.eventBytes()
    let start = try layout.records()[0...1].reduce(0) { $0 + $1.line.count + 1 }
    bytes[start + 20] ^= 1
    // A line that names the damage as torn, with the right hash, but says itself that the journal was on disk up to 2.
    let name = EventFileName(number: 0, firstSeq: 0)
    let excuse = RecoveredBytes(
      file: name, range: start..<bytes.count, sha256: Posix.hex(SHA256.hash(data: bytes[start...])))
    let entry = Entry(id: "x", officer: "plbn", auth: "none", type: "recovered", v: 1, body: excuse.body())
    let context = RecordLine.Context(
      seq: 3, time: .now(), boot: SystemClock.bootID, mono: 0, console: "test", durable: 2)
    try layout.overwrite(bytes + (try RecordLine.compose(entry, context).line) + [0x0A])
    layout.forgetMark()
    #expect(try layout.verify().damages.map(\.seq) == [2])
    #expect(try layout.items().compactMap(\.damage).map(\.seq) == [2])
    #expect(throws: JournalError.self) { try Journal(layout, console: "test").append("no") }
  }
}
