import Glibc
import Synchronization
import Testing

@testable import Journal

/// What the suite has tried, said in one line when all tests have ended.
private enum Tally {
  struct Count: Sendable {
    var faults = 0
    var acknowledged = 0
  }

  private static let count = Mutex(Count())
  private static let isSaidAtTheEnd: Bool =
    atexit {
      let count = Tally.count.withLock { $0 }
      print("disk faults: \(count.faults) tried, \(count.acknowledged) acknowledged records looked for")
    } == 0

  static func add(acknowledged: Int) {
    guard isSaidAtTheEnd else { return }
    count.withLock {
      $0.faults += 1
      $0.acknowledged += acknowledged
    }
  }
}

/// Disks that fail, fill up or lie, and processes that are killed in the middle of a call.
@Suite struct DiskFaultTests {
  /// What a probe said: the ids that it was told are kept.
  private func acknowledged(_ lines: [String]) -> [String] {
    lines.filter { !$0.hasPrefix("error") }.compactMap { $0.split(separator: " ").first.map(String.init) }
  }

  /// Every acknowledged id stands in the journal once, nothing is damaged, and another writer can go on.
  private func checkKept(_ layout: StoreLayout, _ acknowledged: [String]) throws {
    Tally.add(acknowledged: acknowledged.count)
    try Journal(layout, console: "test").append("after")
    let ids = try layout.records("test.event").map(\.id)
    for id in acknowledged + ["after"] { #expect(ids.filter { $0 == id }.count == 1, "\(id)") }
    #expect(try layout.items().compactMap(\.damage) == [])
    let report = try layout.verify()
    #expect(report.isSound, "\(report.damages)")
    #expect(try layout.records().map(\.seq) == layout.records().map(\.seq).sorted())
  }

  @Test(arguments: [1, 2, 7])
  func afterAFailedSyncTheJournalGoesOnInANewFile(at: Int) throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let probe = try Probe(
      ["append", layout.root, "p", "10"], fault: .init(call: "fdatasync", at: at, action: "error:5"))
    let ids = acknowledged(probe.lines())
    #expect(probe.end() == 0)
    #expect(ids == (0..<10).map { "p-\($0)" })
    #expect(try layout.records("test.event").map(\.id) == ids)
    let files = try eventFiles(layout)
    #expect(files.map(\.firstSeq) == [0, at])
    // The record that was written and not synced lies behind the cut, and stands again in the new file.
    let lost = #""id":"p-\#(at - 1)""#
    #expect(text(try layout.eventBytes(0)).contains(lost))
    #expect(text(try layout.eventBytes(1)).contains(lost))
    let told = try #require(try layout.records("abandoned").first)
    #expect(told.seq == at)
    let cut = try #require(EventFileCut(told))
    #expect(cut.file == files[0].text)
    #expect(cut.lastSeq == at - 1)
    #expect(cut.offset == (try layout.records()[..<at].reduce(0) { $0 + $1.line.count + 1 }))
    try checkKept(layout, ids)
  }

  @Test func aWriterWhoseRecordsAnotherGaveUpAppendsThemAgain() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    // Both work at once; one of them meets the bad sector again and again.
    let unlucky = try Probe(
      ["append", layout.root, "u", "60"],
      fault: .init(call: "fdatasync", at: 20, lasting: 2, action: "error:5"))
    let other = try Probe(["append", layout.root, "o", "60"])
    let ids = acknowledged(unlucky.lines()) + acknowledged(other.lines())
    #expect(unlucky.end() == 0)
    #expect(other.end() == 0)
    #expect(ids.count == 120)
    #expect(try eventFiles(layout).count > 1)
    try checkKept(layout, ids)
  }

  @Test func aDiskThatTakesNothingAcknowledgesNothing() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let probe = try Probe(
      ["append", layout.root, "p", "5"],
      fault: .init(call: "fdatasync", at: 3, lasting: 1000, action: "error:5"))
    let lines = probe.lines()
    #expect(probe.end() == 1)
    #expect(acknowledged(lines) == ["p-0", "p-1"])
    #expect(lines.last?.contains("notDurable") == true)
    try checkKept(layout, ["p-0", "p-1"])
  }

  @Test(arguments: [0, 1, 100, 250])
  func aDiskThatFillsUpInAWriteRefusesTheEntry(bytes: Int) throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let probe = try Probe(
      ["append", layout.root, "p", "5"], fault: .init(call: "write", at: 3, action: "short:\(bytes)"))
    let lines = probe.lines()
    #expect(probe.end() == 1)
    #expect(acknowledged(lines) == ["p-0", "p-1"])
    #expect(lines.last == "error full(path: \"\(try layout.eventPath())\")")
    try checkKept(layout, ["p-0", "p-1"])
    #expect(try layout.records("test.event").map(\.id) == ["p-0", "p-1", "after"])
    #expect(try layout.records("recovered").count == (bytes > 0 ? 1 : 0))
  }

  @Test func ofSeveralEntriesTheFirstCanStayAndTheLastCannot() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let probe = try Probe(
      ["append", layout.root, "p", "4", "4"], fault: .init(call: "write", at: 1, action: "short:750"))
    let lines = probe.lines()
    #expect(lines.last?.contains("full") == true)
    #expect(acknowledged(lines) == [])
    try checkKept(layout, [])
    #expect(try layout.records("test.event").map(\.id) == ["p-0", "p-1", "after"])
  }

  @Test(arguments: [(ENOSPC, "full"), (EDQUOT, "full"), (EFBIG, "full"), (EROFS, "readOnly"), (EIO, "system")])
  func aWriteThatFailsIsToldByItsReason(code: Int32, name: String) throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let probe = try Probe(
      ["append", layout.root, "p", "2"], fault: .init(call: "write", at: 2, action: "error:\(code)"))
    let lines = probe.lines()
    #expect(acknowledged(lines) == ["p-0"])
    #expect(lines.last?.hasPrefix("error " + name) == true)
    try checkKept(layout, ["p-0"])
  }

  @Test(arguments: [
    ("write", 1, "kill"), ("write", 3, "kill:1"), ("write", 3, "kill:200"), ("write", 3, "kill:100000"),
    ("fdatasync", 1, "kill"), ("fdatasync", 3, "kill"), ("fdatasync", 3, "kill-after"),
  ])
  func aWriterThatIsKilledLosesNothingItWasTold(call: String, at: Int, action: String) throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    for round in 0..<2 {
      let probe = try Probe(
        ["append", layout.root, "p\(round)", "5"], fault: .init(call: call, at: at, action: action))
      let ids = acknowledged(probe.lines())
      #expect(probe.end() == -SIGKILL)
      #expect(ids.count == at - 1)
      try Journal(layout, console: "test").append("between\(round)")
      let kept = try layout.records("test.event").map(\.id)
      #expect(Set(ids).isSubset(of: kept))
    }
    try checkKept(layout, [])
  }

  @Test(arguments: ["kill", "kill-after", "kill:20"], [1, 2])
  func aWriterThatIsKilledAtTheWatermarkLosesNothing(action: String, at: Int) throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let probe = try Probe(
      ["append", layout.root, "p", "5"],
      fault: .init(path: "/run/durable", call: "pwrite", at: at, action: action))
    let ids = acknowledged(probe.lines())
    #expect(probe.end() == -SIGKILL)
    #expect(ids.count == at - 1)
    try checkKept(layout, ids)
    #expect(try layout.mark()?.seq == layout.records().last?.seq)
  }

  @Test(arguments: [
    ("write", "/journal/next", "kill"), ("write", "/journal/next", "kill:30"), ("fsync", "/journal/next", "kill"),
    ("fsync", "/journal/next", "kill-after"), ("fsync", "/journal/events", "kill"), ("write", "/events/000001", "kill"),
    ("fsync", "/journal/next", "error:5"), ("write", "/journal/next", "error:28"),
    ("fsync", "/journal/events", "error:5"),
  ])
  func aWriterThatDiesWhileItMakesTheNextFileLosesNothing(call: String, path: String, action: String) throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let before = try Probe(["append", layout.root, "b", "2"], fault: .init(call: "fdatasync", at: 2, action: "kill"))
    #expect(acknowledged(before.lines()) == ["b-0"])
    before.end()
    try layout.beginNewFile()
    let probe = try Probe(
      ["append", layout.root, "p", "2"], fault: .init(path: path, call: call, at: 1, action: action))
    #expect(acknowledged(probe.lines()) == [])
    #expect(probe.end() == (action.hasPrefix("kill") ? -SIGKILL : 1))
    try checkKept(layout, ["b-0"])
    // What was behind the cut does not count, and the record that says so is the first of its file.
    #expect(try layout.records("test.event").map(\.id) == ["b-0", "after"])
    #expect(try layout.records("abandoned").map(\.seq) == [2])
  }

  @Test func whatTheDiskNeverGotIsGivenUpThoughTheSyncGoesWell() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("a")
    let kept = try layout.eventBytes()
    // Another writer's record, whose loss the kernel told only that writer, which died of it.
    let dead = try Probe(["append", layout.root, "d", "1"], fault: .init(call: "fdatasync", at: 1, action: "kill"))
    dead.end()
    let shown = try layout.eventBytes()
    // The cache shows the record; the disk has zeros in its place.
    let disk = scratch.path + "/disk"
    try writeAll(kept + [UInt8](repeating: 0, count: 60_000), disk)
    let probe = try Probe(
      ["append", layout.root, "p", "2"],
      environment: ["FAULT_PATH": "/events/000000", "FAULT_DISK": disk])
    #expect(acknowledged(probe.lines()) == ["p-0", "p-1"])
    #expect(probe.end() == 0)
    #expect(try layout.records("test.event").map(\.id) == ["a", "p-0", "p-1"])
    #expect(try layout.records("abandoned").count == 1)
    #expect(try layout.eventBytes().starts(with: shown))
    try checkKept(layout, ["a", "p-0", "p-1"])
  }

  @Test func withoutAWatermarkWhatTheDiskHoldsCounts() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("a", "b", "c")
    let bytes = try layout.eventBytes()
    let disk = scratch.path + "/disk"
    try writeAll(Array(bytes.dropLast(10)) + [UInt8](repeating: 0, count: 10), disk)
    layout.forgetMark()
    let probe = try Probe(
      ["append", layout.root, "p", "1"],
      environment: ["FAULT_PATH": "/events/000000", "FAULT_DISK": disk])
    #expect(acknowledged(probe.lines()) == ["p-0"])
    #expect(try layout.records("test.event").map(\.id) == ["a", "b", "p-0"])
    #expect(try EventFileCut(#require(try layout.records("abandoned").first))?.lastSeq == 2)
    try checkKept(layout, ["a", "b", "p-0"])
  }

  @Test func theFirstSyncAfterALostWatermarkIsNotTriedAgainEither() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("a", "b")
    layout.forgetMark()
    let probe = try Probe(
      ["append", layout.root, "p", "1"], fault: .init(call: "fdatasync", at: 1, action: "error:5"))
    #expect(acknowledged(probe.lines()) == ["p-0"])
    // The disk held all of it, so nothing was cut; but the file that could not be synced is not written to again.
    #expect(try eventFiles(layout).map(\.firstSeq) == [0, 3])
    try checkKept(layout, ["a", "b", "p-0"])
  }

  @Test func theDiskIsReadPastTheCache() throws {
    let scratch = Scratch()
    let path = scratch.path + "/file"
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try writeAll(bytes, path)
    let file = try OpenFile(path, O_RDWR)
    #expect(fdatasync(file.descriptor) == 0)
    for range in [0..<1, 0..<4096, 5..<4099, 4095..<1_048_577, 0..<3_000_000, 2_999_999..<3_000_000, 7..<7] {
      let difference = try DiskCopy.firstDifference(file, from: range.lowerBound, to: range.upperBound)
      #expect(difference == range.upperBound)
    }
    // Behind the end of the file the disk has nothing.
    #expect(try DiskCopy.firstDifference(file, from: 0, to: 3_000_010) == 3_000_000)
  }
}
