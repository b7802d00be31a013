import Glibc
import Testing

@testable import Journal

/// Several processes on one store.
@Suite struct WritersTests {
  @Test func fourWritersAtOnceKeepEveryRecordOnceAndInOneOrder() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let probes = try (0..<4).map { try Probe(["append", layout.root, "w\($0)", "200", $0 == 3 ? "5" : "1"]) }
    var acknowledged: [String: Int] = [:]
    for probe in probes {
      for line in probe.lines() {
        let words = line.split(separator: " ")
        acknowledged[String(words[0])] = Int(words[1])
      }
      #expect(probe.end() == 0)
    }
    let records = try layout.records()
    #expect(acknowledged.count == 800)
    #expect(records.map(\.seq) == Array(0...800))
    for record in records.dropFirst() { #expect(acknowledged[record.id] == record.seq) }
    // Each writer's own records keep its order.
    for writer in 0..<4 {
      let own = records.filter { $0.id.hasPrefix("w\(writer)-") }.map(\.id)
      #expect(own == (0..<200).map { "w\(writer)-\($0)" })
    }
    #expect(try layout.verify().isSound)
    #expect(try eventFiles(layout).count == 1)
  }

  @Test func recordsAppearToAFollowerInOrderWhileOthersWrite() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let probes = try (0..<2).map { try Probe(["append", layout.root, "w\($0)", "150"]) }
    var reader = try JournalReader(layout)
    var next = 0
    while next < 301 {
      let durable = try reader.durable() ?? -1
      _ = try reader.read { item in
        let record = try #require(item.record)
        #expect(record.seq == next)
        next += 1
      }
      // What was on disk before the look was seen in it.
      #expect(next > durable)
    }
    for probe in probes { #expect(probe.end() == 0) }
  }

  /// 40 times in `make test`, 500 in `make faults`.
  @Test func killedAtAnyMomentWritersLoseNothingThatWasAcknowledged() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    var generator = SystemRandomNumberGenerator()
    var acknowledged: [String] = []
    let (rounds, writers) = (runsAllFaults ? 500 : 40, 4)
    for round in 0..<rounds {
      // A writer reads the newest file when it opens the journal: let it stay short.
      if round % 20 == 19 { try layout.beginNewFile() }
      let probes = try (0..<writers).map {
        try Probe(["append", layout.root, "r\(round)w\($0)", "1000000", $0 % 2 == 0 ? "1" : "7"])
      }
      // From the first record on, so that the moment falls among writes and not before them.
      for probe in probes { if let line = probe.line() { acknowledged.append(line) } }
      usleep(UInt32.random(in: 0...15_000, using: &generator))
      for probe in probes { probe.signal(SIGKILL) }
      for probe in probes {
        acknowledged += probe.lines()
        #expect(probe.end() == -SIGKILL)
      }
    }
    try Journal(layout, console: "test").append("last")
    var kept: [String: Int] = [:]
    for record in try layout.records() {
      #expect(kept.updateValue(record.seq, forKey: record.id) == nil, "\(record.id) stands twice")
    }
    let missing = acknowledged.filter { line in
      let words = line.split(separator: " ")
      return words.count != 2 || kept[String(words[0])] != Int(words[1])
    }
    print("kill -9: \(rounds) rounds of \(writers) writers, \(acknowledged.count) acknowledged, \(missing.count) lost")
    #expect(missing == [])
    #expect(acknowledged.count >= writers * rounds)
    let report = try layout.verify()
    #expect(report.isSound, "\(report.damages)")
    #expect(report.records + report.torn == (try layout.mark()?.seq ?? 0) + 1)
  }

  @Test func aHeldLockIsToldOfWithItsHolder() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let holder = try Probe(["hold", layout.root, "60000"])
    #expect(holder.line() == "held")
    let journal = try Journal(layout, console: "test")
    let start = SystemClock.monotonicMilliseconds()
    #expect(throws: JournalError.busy(holder: "journal-probe (\(holder.number))", seconds: 2)) {
      try journal.append("no")
    }
    let waited = SystemClock.monotonicMilliseconds() - start
    #expect((2000...4000).contains(waited))
    #expect(try layout.records().count == 1)
    holder.signal(SIGKILL)
    holder.end()
    #expect(try journal.append("yes").map(\.seq) == [1])
  }

  /// An editor, or a copy that is moved over the file, gives its name to another one.
  @Test func aFileThatWasReplacedByNameTakesNoRecordThatItsNameDoesNotShow() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    try journal.append("a", "b")
    let sound = try layout.eventBytes()
    func replace(by bytes: [UInt8]) throws {
      try writeAll(bytes, scratch.path + "/copy")
      #expect(rename(scratch.path + "/copy", try layout.eventPath()) == 0)
    }
    try replace(by: sound)
    #expect(try journal.append("c").map(\.seq) == [3])
    #expect(try layout.records().map(\.id).suffix(3) == ["a", "b", "c"])
    try replace(by: sound)
    #expect(throws: JournalError.self) { try journal.append("d") }
    try replace(by: Array(text(sound).replacing("\"id\":\"a\"", with: "\"id\":\"x\"").utf8))
    #expect(throws: JournalError.self) { try journal.append("e") }
  }

  @Test func aShortWaitForTheLockIsNoRefusal() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let holder = try Probe(["hold", layout.root, "300"])
    #expect(holder.line() == "held")
    #expect(try Journal(layout, console: "test").append("a").map(\.seq) == [1])
    #expect(holder.lines() == ["done", "free"])
    #expect(holder.end() == 0)
  }

  @Test func nobodyIsStoppedWhileHoldingTheLock() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let holder = try Probe(["hold", layout.root, "600", "stop"])
    #expect(holder.line() == "held")
    holder.signal(SIGTSTP)
    // Well within the time for which it holds the lock: a signal that is not held back would stop it at once.
    usleep(200_000)
    try #require(!holder.isStopped)
    #expect(holder.line() == "done")
    // Now it is stopped, and the lock is free.
    #expect(try Journal(layout, console: "test").append("a").map(\.seq) == [1])
    for _ in 0..<100 where !holder.isStopped { usleep(10_000) }
    #expect(holder.isStopped)
    holder.signal(SIGCONT)
    #expect(holder.line() == "free")
    #expect(holder.end() == 0)
  }

  @Test func whileTheGateIsClosedNoLockIsTaken() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    #expect(SuspendGate.close())
    // A thread of its own opens the gate: the pool of tests may have none to spare.
    var opener = pthread_t()
    pthread_create(
      &opener, nil,
      { _ in
        // For so long the writer must wait.
        usleep(200_000)
        SuspendGate.open()
        return nil
      }, nil)
    let start = SystemClock.monotonicMilliseconds()
    try Journal(layout, console: "test").append("a")
    #expect(SystemClock.monotonicMilliseconds() - start >= 150)
    pthread_join(opener, nil)
    #expect(try layout.records().count == 2)
  }

  @Test func aDeletedLockDoesNotMakeTwo() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let journal = try Journal(layout, console: "test")
    try journal.append("a")
    unlink(layout.lock)
    let holder = try Probe(["hold", layout.root, "300"])
    #expect(holder.line() == "held")
    let start = SystemClock.monotonicMilliseconds()
    #expect(try journal.append("b").map(\.seq) == [2])
    #expect(SystemClock.monotonicMilliseconds() - start > 100)
    #expect(holder.line() == "done")
  }
}
