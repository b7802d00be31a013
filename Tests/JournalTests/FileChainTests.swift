import Glibc
import Testing

@testable import Journal

/// The journal as a chain of files: how one follows the other, and what is noticed when one is not what it was.
@Suite struct FileChainTests {
  /// Three files with two records each.
  private func chain(_ scratch: Scratch) throws -> StoreLayout {
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("a")
    for id in ["b", "c"] {
      try layout.beginNewFile()
      try Journal(layout, console: "test").append(id + "1", id + "2")
    }
    #expect(
      try eventFiles(layout).map(\.text) == [
        "000000-00000000000000000000.jsonl", "000001-00000000000000000002.jsonl", "000002-00000000000000000004.jsonl",
      ])
    return layout
  }

  @Test func recordsAreReadAcrossFiles() throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    #expect(try layout.records().map(\.id).dropFirst() == ["a", "b1", "b2", "c1", "c2"])
    #expect(try layout.records().map(\.seq) == Array(0...5))
    let report = try layout.verify()
    #expect(report.isSound)
    #expect(report.files == 3)
    #expect(report.records == 6)
  }

  @Test(arguments: 0...7)
  func aReaderGoesToAnyRecordOrToTheEnd(seq: Int) throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    var reader = try JournalReader(layout)
    try reader.seek(to: seq)
    var read: [Int?] = []
    _ = try reader.read { read.append($0.record?.seq) }
    #expect(read == Array(min(seq, 6)..<6))
    #expect(reader.position.seq == 6)
  }

  @Test func aReaderStopsAfterAnyCountAndAnotherGoesOn() throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    for limit in 1...6 {
      var read: [Int?] = []
      var position = JournalPosition.start
      while true {
        var reader = try JournalReader(layout, from: position)
        let count = try reader.read(limit: limit) { read.append($0.record?.seq) }
        #expect(count <= limit)
        if count == 0 { break }
        position = reader.position
      }
      #expect(read == [0, 1, 2, 3, 4, 5])
    }
  }

  @Test func aMissingFileInTheMiddleIsToldAndTheRestIsRead() throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    unlink(try layout.eventPath(1))
    #expect(try layout.records().map(\.seq) == [0, 1, 4, 5])
    #expect(try layout.items().compactMap(\.damage).count == 1)
    let report = try layout.verify()
    #expect(report.soundThrough == 1)
    // Once, at the first line of the file behind the gap.
    let told = JournalDamage(
      kind: .missingFile, file: EventFileName(number: 2, firstSeq: 4).text, line: 1, offset: 0, seq: 2)
    #expect(report.damages.filter { $0.kind == .missingFile } == [told])
    // Who stood in the file that is gone is told the same.
    var reader = try JournalReader(layout, from: JournalPosition(file: 1, offset: 0, seq: 2))
    var damages: [JournalDamage] = []
    while try reader.read({ if let damage = $0.damage { damages.append(damage) } }) > 0 {}
    #expect(damages == [told])
  }

  @Test func behindAGapLaterFilesAreNotToldAgain() throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    // Two more files behind the gap.
    for id in ["x", "y"] {
      try layout.beginNewFile()
      try Journal(layout, console: "test").append(id)
    }
    unlink(try layout.eventPath(1))
    let report = try layout.verify()
    #expect(report.damages.count { $0.kind == .missingFile } == 1)
    #expect(report.damages.allSatisfy { $0.line > 0 })
  }

  @Test func aMissingNewestFileStopsWriting() throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    unlink(try layout.eventPath(2))
    #expect(throws: JournalError.self) { try Journal(layout, console: "test").append("no") }
    #expect(try eventFiles(layout).count == 2)
    #expect(try layout.verify().damages.map(\.kind) == [.missingEnd])
    #expect(try layout.items().compactMap(\.damage).map(\.kind) == [.missingEnd])
  }

  @Test func aFileWithAMissingEndIsToldAndTheRestIsRead() throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    let line = try layout.records()[2].line + [0x0A]
    try layout.overwrite(line, 1)
    #expect(try layout.records().map(\.seq) == [0, 1, 2, 4, 5])
    #expect(try layout.items().compactMap(\.damage).map(\.kind) == [.missingEnd])
    #expect(try layout.verify().damages.map(\.kind) == [.missingEnd])
    try layout.overwrite(Array(line.dropLast()), 1)
    #expect(try layout.records().map(\.seq) == [0, 1, 4, 5])
    #expect(try !layout.verify().isSound)
  }

  @Test func linesBehindTheEndOfAFileAreToldUnlessTheyWereGivenUp() throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    let line = try layout.records()[3].line + [0x0A]
    try layout.overwrite(try layout.eventBytes(0) + line, 0)
    #expect(try layout.verify().damages.map(\.kind) == [.badLine])
    #expect(try layout.records().map(\.seq) == Array(0...5))
  }

  @Test(arguments: [(1, 0), (0, 1)])
  func anAbandonedRecordThatSaysSomethingElseIsTold(moved: Int, more: Int) throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    try journal.append("a")
    try layout.leaveBehind(Array("lost".utf8))
    try layout.beginNewFile()
    try journal.append("b")
    #expect(try layout.verify().isSound)
    let told = try #require(try layout.records("abandoned").first)
    let cut = try #require(EventFileCut(told))
    let other = EventFileCut(
      file: EventFileName(number: 0, firstSeq: 0), offset: cut.offset - moved, lastSeq: cut.lastSeq - more)
    let entry = Entry(id: told.id, officer: "plbn", auth: "none", type: told.type, v: 1, body: other.body())
    let context = RecordLine.Context(
      seq: told.seq, time: told.time, boot: told.boot, mono: told.mono, console: told.console, durable: told.durable)
    let line = try RecordLine.compose(entry, context).line
    try layout.overwrite(line + Array(try layout.eventBytes(1)[told.line.count...]), 1)
    #expect(try layout.verify().damages.map(\.kind) == [.badRecovery])
  }

  @Test func aFileThatWasRenamedIsTold() throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    rename(try layout.eventPath(1), layout.events + "/000001-00000000000000000003.jsonl")
    #expect(try !layout.verify().isSound)
    rename(try layout.eventPath(1), layout.events + "/000001-00000000000000000001.jsonl")
    #expect(try !layout.verify().isSound)
  }

  @Test func otherFilesBesideThemAreNotRead() throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    for name in ["notes.txt", "000003-00000000000000000006.jsonl.bak", "00003-00000000000000000006.jsonl"] {
      try writeAll([1, 2, 3], layout.events + "/" + name)
    }
    #expect(try layout.records().count == 6)
    #expect(try layout.verify().isSound)
  }

  @Test func damageInAnOldFileIsFoundWithoutAWatermarkToo() throws {
    let scratch = Scratch()
    let layout = try chain(scratch)
    layout.forgetMark()
    var bytes = try layout.eventBytes(1)
    bytes[bytes.count - 5] ^= 1
    try layout.overwrite(bytes, 1)
    // Without a watermark the last line of a file is still known to have been on disk: the next file was begun behind it.
    #expect(try layout.verify().damages.map(\.seq) == [3])
  }

  /// 65,536 records fill a file; what does not fit into it goes whole into the next.
  @Test func aFullFileIsFollowedByTheNext() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    let entries = (0..<65_530).map { event("e\($0)", note: "") }
    #expect(try journal.append { _ in entries }.count == 65_530)
    #expect(try journal.append("f1", "f2", "f3", "f4").map(\.seq) == Array(65_531...65_534))
    // The last place is taken by a writer that dies before its sync: its record must come along.
    let dead = try Probe(["append", layout.root, "f5", "1"], fault: .init(call: "fdatasync", at: 1, action: "kill"))
    dead.end()
    #expect(try layout.mark()?.seq == 65_534)
    #expect(try eventFiles(layout).count == 1)
    #expect(try journal.append("g").map(\.seq) == [65_536])
    #expect(try eventFiles(layout).map(\.text).last == "000001-00000000000000065536.jsonl")
    #expect(try layout.mark() == Watermark(boot: SystemClock.bootID, seq: 65_536, file: 1))
    // Another writer, which knows the full file only.
    let other = try Journal(layout, console: "other")
    try other.append("h")
    var reader = try JournalReader(layout)
    var next = 0
    while try reader.read({ item in
      #expect(item.record?.seq == next)
      next += 1
    }) > 0 {}
    #expect(next == 65_538)
    try reader.seek(to: 65_535)
    var ids: [String?] = []
    _ = try reader.read { ids.append($0.record?.id) }
    #expect(ids == ["f5-0", "g", "h"])
    let report = try layout.verify()
    #expect(report.isSound)
    #expect(report.records == 65_538)
    // A line more than a file may hold.
    let line = try RecordLine.compose(
      event("x"),
      RecordLine.Context(seq: 65_536, time: .now(), boot: SystemClock.bootID, mono: 0, console: "t", durable: 0)
    ).line
    try layout.overwrite(try layout.eventBytes(0) + line + [0x0A], 0)
    unlink(try layout.eventPath(1))
    #expect(try layout.verify().damages.map(\.kind).contains(.tooManyRecords))
  }
}
