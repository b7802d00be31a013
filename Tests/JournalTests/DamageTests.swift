import Glibc
import Testing

@testable import Journal

@Suite struct DamageTests {
  /// A journal of thirty records with a torn line among them; the watermark covers all of it.
  private func journal(_ scratch: Scratch) throws -> StoreLayout {
    let layout = try scratch.store()
    for number in 1...13 { try Journal(layout, console: "test").append("a\(number)") }
    try layout.leaveBehind(Array("{\"seq\":14,\"id\":\"to".utf8))
    for number in 1...14 { try Journal(layout, console: "test").append("b\(number)") }
    #expect(try layout.verify().records == 29)
    #expect(try layout.verify().torn == 1)
    return layout
  }

  /// Changes single bits of the file and puts them back: all, or one of each byte where time is short.
  private func forEachFlip(_ layout: StoreLayout, _ check: (Int, Int) throws -> Void) throws {
    let bytes = try layout.eventBytes()
    let file = try OpenFile(try layout.eventPath(), O_RDWR)
    for place in bytes.indices {
      for bit in runsAllFaults ? 0...7 : (place % 8)...(place % 8) {
        var changed = bytes[place] ^ 1 << UInt8(bit)
        pwrite(file.descriptor, &changed, 1, off_t(place))
        try check(place, bit)
      }
      var original = bytes[place]
      pwrite(file.descriptor, &original, 1, off_t(place))
    }
  }

  @Test func everyCutIsNoticedWhileTheWatermarkStands() throws {
    let scratch = Scratch()
    let layout = try journal(scratch)
    let bytes = try layout.eventBytes()
    for length in bytes.indices.reversed() {
      truncate(try layout.eventPath(), off_t(length))
      let report = try layout.verify()
      #expect(!report.isSound, "cut at \(length)")
    }
  }

  @Test func everyFlippedBitIsNoticedWhileTheWatermarkStands() throws {
    let scratch = Scratch()
    let layout = try journal(scratch)
    try forEachFlip(layout) { place, bit in
      let report = try layout.verify()
      #expect(!report.isSound, "byte \(place) bit \(bit)")
    }
    #expect(try layout.verify().isSound)
  }

  @Test func withoutTheWatermarkAFlippedBitIsNoticedOrCalledUnsure() throws {
    let scratch = Scratch()
    let layout = try journal(scratch)
    layout.forgetMark()
    let bytes = try layout.eventBytes()
    let lastLine = (bytes.dropLast().lastIndex(of: 0x0A) ?? 0) + 1
    try forEachFlip(layout) { place, bit in
      let report = try layout.verify()
      // Only the last line is not said to be on disk by a line behind it, and the newline in front of it makes it part
      // of the line before.
      let isUnsure = place >= lastLine - 1
      #expect(report.isSound == isUnsure, "byte \(place) bit \(bit)")
      if isUnsure { #expect(report.unsureLines > 0 || report.openBytes > 0, "byte \(place) bit \(bit)") }
    }
  }

  @Test(arguments: [0, 30, 200])
  func damageBelowTheWatermarkStopsWritingAndNotReading(place: Int) throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    for number in 1...6 { try journal.append("a\(number)") }
    let start = try layout.records()[0...2].reduce(0) { $0 + $1.line.count + 1 }
    var bytes = try layout.eventBytes()
    bytes[start + place] ^= 4
    try layout.overwrite(bytes)
    let damage = JournalDamage(
      kind: .badLine, file: "000000-00000000000000000000.jsonl", line: 4, offset: start, seq: 3)
    #expect(throws: JournalError.damaged(damage)) { try Journal(layout, console: "test").append("no") }
    #expect(try layout.eventBytes() == bytes)
    let items = try layout.items()
    #expect(items.compactMap(\.damage) == [damage])
    #expect(items.compactMap(\.record).map(\.seq) == [0, 1, 2, 4, 5, 6])
    let report = try layout.verify()
    #expect(report.damages == [damage])
    #expect(report.soundThrough == 2)
    #expect(report.records == 6)
  }

  @Test func aLostNewlineCostsTwoRecordsAndNoMore() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    for number in 1...6 { try Journal(layout, console: "test").append("a\(number)") }
    let end = try layout.records()[0...3].reduce(0) { $0 + $1.line.count + 1 }
    var bytes = try layout.eventBytes()
    bytes[end - 1] = 0x20
    try layout.overwrite(bytes)
    #expect(try layout.records().map(\.seq) == [0, 1, 2, 5, 6])
    #expect(try layout.items().compactMap(\.damage).map(\.seq) == [3, 4])
    #expect(try layout.verify().damages.map(\.seq) == [3, 4])
    #expect(throws: JournalError.self) { try Journal(layout, console: "test").append("no") }
  }

  @Test func aNewlineThatWasPutInCostsOneRecord() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    for number in 1...6 { try Journal(layout, console: "test").append("a\(number)") }
    let start = try layout.records()[0...2].reduce(0) { $0 + $1.line.count + 1 }
    var bytes = try layout.eventBytes()
    bytes[start + 20] = 0x0A
    try layout.overwrite(bytes)
    #expect(try layout.records().map(\.seq) == [0, 1, 2, 4, 5, 6])
    #expect(try layout.verify().damages.map(\.seq) == [3, 4])
    #expect(throws: JournalError.self) { try Journal(layout, console: "test").append("no") }
    // A reader that stops within the damage goes on from a place that others can go on from.
    var reader = try JournalReader(layout)
    var seen: [Int?] = []
    while try reader.read(limit: 1, { seen.append($0.record?.seq) }) > 0 {
      reader = try JournalReader(layout, from: reader.position)
    }
    #expect(seen == [0, 1, 2, nil, nil, 4, 5, 6])
  }

  @Test func aLineThatWasTakenOutIsMissed() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    for number in 1...6 { try Journal(layout, console: "test").append("a\(number)") }
    let records = try layout.records()
    try layout.overwrite(records.filter { $0.seq != 3 }.flatMap { $0.line + [0x0A] })
    #expect(try layout.records().map(\.seq) == [0, 1, 2, 4, 5, 6])
    #expect(try layout.verify().damages.map(\.seq) == [3])
    #expect(throws: JournalError.self) { try Journal(layout, console: "test").append("no") }
  }

  @Test func aLineThatStandsTwiceCountsOnce() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    for number in 1...6 { try Journal(layout, console: "test").append("a\(number)") }
    let records = try layout.records()
    try layout.overwrite((records[0...3] + records[2...6]).flatMap { $0.line + [0x0A] })
    #expect(try layout.records().map(\.seq) == [0, 1, 2, 3, 4, 5, 6])
    #expect(try !layout.verify().isSound)
  }

  @Test func twoLinesThatChangedPlacesAreNoticed() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    for number in 1...6 { try Journal(layout, console: "test").append("a\(number)") }
    var records = try layout.records()
    records.swapAt(3, 4)
    try layout.overwrite(records.flatMap { $0.line + [0x0A] })
    #expect(try !layout.verify().isSound)
    #expect(try layout.records().map(\.seq).suffix(2) == [5, 6])
  }

  @Test func anEndThatWasCutOffIsMissedByAll() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    for number in 1...6 { try Journal(layout, console: "test").append("a\(number)") }
    let records = try layout.records()
    try layout.overwrite(records.dropLast(2).flatMap { $0.line + [0x0A] })
    let end = try layout.eventBytes().count
    let damage = JournalDamage(
      kind: .missingEnd, file: "000000-00000000000000000000.jsonl", line: 6, offset: end, seq: 5)
    #expect(throws: JournalError.damaged(damage)) { try Journal(layout, console: "test").append("no") }
    #expect(try layout.items().compactMap(\.damage) == [damage])
    #expect(try layout.verify().damages.map(\.kind) == [.missingEnd])
  }

  @Test func aFileOfRubbishIsToldOfAndEndsNothingElse() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    for number in 1...3 { try Journal(layout, console: "test").append("a\(number)") }
    try layout.beginNewFile()
    try Journal(layout, console: "test").append("b")
    var generator = Repeatable(seed: 3)
    let first = try layout.records()[0].line + [0x0A]
    try layout.overwrite(first + (0..<200_000).map { _ in UInt8.random(in: 0...255, using: &generator) })
    #expect(try layout.records().map(\.id).last == "b")
    let report = try layout.verify()
    #expect(report.damageCount >= 3)
    #expect(report.damages.count <= 1000)
    #expect(report.soundThrough == 0)
  }
}
