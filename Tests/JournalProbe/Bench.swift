import Glibc
import Journal

/// The journal's figures, each beside the raw writes of the same bytes in the same run.
enum Bench {
  static func run(_ arguments: [String]) throws {
    let folder = arguments.count > 1 ? arguments[1] : "."
    switch arguments[0] {
    case "append": try append(folder, batch: 1, rounds: 2000)
    case "batch": try append(folder, batch: 64, rounds: 1000)
    case "writers": try writers(folder)
    case "verify": try verify(folder, count: arguments.count > 2 ? Int(arguments[2]) ?? 1_000_000 : 1_000_000)
    default: ProbeMain.say("unknown benchmark")
    }
  }

  /// Journal and raw file take turns, in blocks, so that both meet the disk in the same mood.
  private static func append(_ folder: String, batch: Int, rounds: Int) throws {
    let layout = try store(folder)
    let journal = try Journal(layout, console: "bench/1")
    let raw = try RawFile(layout.root + "/raw")
    var journalTimes: [Int] = []
    var rawTimes: [Int] = []
    var number = 0
    while rawTimes.count < rounds {
      for _ in 0..<50 {
        let entries = (0..<batch).map { Writers.entry(id: newEventID(), number: number + $0) }
        number += batch
        let start = nanoseconds()
        let records = try journal.append { _ in entries }
        journalTimes.append(nanoseconds() - start)
        let bytes = records.reduce(into: [UInt8]()) { $0 += $1.line + [0x0A] }
        let rawStart = nanoseconds()
        try raw.append(bytes)
        rawTimes.append(nanoseconds() - rawStart)
      }
    }
    report("journal, \(batch) a sync", journalTimes, events: batch)
    report("raw write + fdatasync", rawTimes, events: batch)
    let ratio = Double(journalTimes.reduce(0, +)) / Double(rawTimes.reduce(0, +))
    let median = Double(journalTimes.sorted()[rounds / 2]) / Double(rawTimes.sorted()[rounds / 2])
    ProbeMain.say(
      "journal / raw: time \(round2(ratio)), median \(round2(median)), events a second \(round2(1 / ratio))")
  }

  /// The same number of events by one process and by four.
  private static func writers(_ folder: String) throws {
    let events = 8000
    let one = try processes(folder, count: 1, events: events)
    let four = try processes(folder, count: 4, events: events / 4)
    let oneAgain = try processes(folder, count: 1, events: events)
    let best = max(one, oneAgain)
    ProbeMain.say("one writer \(Int(one)) and \(Int(oneAgain)) events/s, four writers \(Int(four)) events/s")
    ProbeMain.say("four / one: \(round2(four / best))")
  }

  private static func processes(_ folder: String, count: Int, events: Int) throws -> Double {
    let layout = try store(folder)
    let start = nanoseconds()
    var children: [pid_t] = []
    for index in 0..<count {
      children.append(try spawn(["append", layout.root, "w\(index)", String(events)]))
    }
    for child in children {
      var status: Int32 = 0
      waitpid(child, &status, 0)
    }
    return Double(count * events) / (Double(nanoseconds() - start) / 1e9)
  }

  /// Builds a journal of `count` records where there is none yet, and checks it three times.
  private static func verify(_ folder: String, count: Int) throws {
    let layout = StoreLayout(root: folder + "/verify-\(count)")
    if (try? StoreIdentity.read(layout)) == nil {
      _ = try StoreIdentity.create(at: layout, post: "entikong", console: "bench", officer: "tester", auth: "none")
      let journal = try Journal(layout, console: "bench/1")
      for start in stride(from: 0, to: count, by: 32_768) {
        let entries = (start..<min(start + 32_768, count)).map { Writers.entry(id: newEventID(), number: $0) }
        _ = try journal.append { _ in entries }
      }
    }
    for _ in 0..<3 {
      var verifier = JournalVerifier(layout)
      let start = nanoseconds()
      let startCPU = nanoseconds(CLOCK_PROCESS_CPUTIME_ID)
      let report = try verifier.run()
      let seconds = Double(nanoseconds() - start) / 1e9
      let cpu = Double(nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - startCPU) / 1e9
      ProbeMain.say(
        "\(report.records) records, \(report.bytes / max(report.records, 1)) bytes each, sound \(report.isSound), "
          + "\(round2(seconds)) s, of the processor \(round2(cpu)) s, "
          + "\(Int(Double(report.bytes) / cpu / 1e6)) MB/s, \(Int(cpu * 1e9) / max(report.records, 1)) ns a record")
    }
    var reader = try JournalReader(layout)
    let start = nanoseconds()
    var read = 0
    while try reader.read({ _ in read += 1 }) > 0 {}
    let seconds = Double(nanoseconds() - start) / 1e9
    ProbeMain.say("read as records: \(read) in \(round2(seconds)) s, \(Int(seconds * 1e9) / max(read, 1)) ns a record")
  }
}

// MARK: Tools

extension Bench {
  private static func store(_ folder: String) throws -> StoreLayout {
    let layout = StoreLayout(root: folder + "/bench-" + newEventID())
    _ = try StoreIdentity.create(at: layout, post: "entikong", console: "bench", officer: "tester", auth: "none")
    return layout
  }

  private static func spawn(_ arguments: [String]) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    var words: [UnsafeMutablePointer<CChar>?] = (["journal-probe"] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child = pid_t()
    let status = posix_spawn(&child, "/proc/self/exe", &actions, nil, words, environ)
    guard status == 0 else { throw JournalError.system(operation: "spawn", path: "journal-probe", code: status) }
    return child
  }

  private static func report(_ name: String, _ times: [Int], events: Int) {
    let sorted = times.sorted()
    let total = Double(times.reduce(0, +)) / 1e9
    ProbeMain.say(
      "\(name): \(Int(Double(times.count * events) / total)) events/s, median \(sorted[sorted.count / 2] / 1000) us, "
        + "p99 \(sorted[sorted.count * 99 / 100] / 1000) us, worst \((sorted.last ?? 0) / 1000) us")
  }

  private static func nanoseconds(_ clock: clockid_t = CLOCK_MONOTONIC) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  private static func round2(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}

/// A file that is written and synced with nothing around it.
private final class RawFile {
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw JournalError.system(operation: "open", path: path, code: errno) }
  }

  deinit { close(descriptor) }

  func append(_ bytes: [UInt8]) throws {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count, fdatasync(descriptor) == 0 else {
      throw JournalError.system(operation: "write", path: "raw", code: errno)
    }
  }
}
