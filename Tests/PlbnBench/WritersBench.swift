import CSys
import Foundation
import GRDBSQLite
import Glibc
import Journal

/// Several processes on one journal, SQLite beside it, and what a kill costs. The other processes are this program
/// itself.
enum WritersBench {
  private static let events = 8_000
  private static let followed = 1_000

  static func run(_ scratch: String) throws {
    try besideSQLite(scratch)
    try fourWriters(scratch)
    try follow(scratch)
    try recovery(scratch)
  }

  /// `--writer STORE COUNT PAUSE TIMES`: appends one by one, with a pause of so many microseconds, and leaves the times
  /// in milliseconds in the file TIMES. Each event holds the moment at which it was handed in.
  static func write(_ arguments: [String]) throws {
    let journal = try Journal(StoreLayout(root: arguments[0]), console: "bench:-")
    var times: [Double] = []
    for _ in 0..<(Int(arguments[1]) ?? 0) {
      let start = milliseconds()
      let entry = event(start)
      _ = try journal.append { _ in [entry] }
      times.append(milliseconds() - start)
      if let pause = UInt32(arguments[2]), pause > 0 { usleep(pause) }
    }
    try times.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: arguments[3])) }
  }

  private static func event(_ start: Double) -> Entry {
    var json = JSONWriter()
    json.object {
      $0.member("start", Int(start * 1_000_000))
      $0.member("name", "REKAAN, PELINTAS")
      $0.member("note", "sebuah catatan sepanjang yang biasa ditulis")
    }
    return Entry(id: newEventID(), officer: "bench", auth: "none", type: "bench.event", v: 1, body: json.bytes)
  }

  // MARK: SQLite

  /// 64 lines at a time into the journal, and the same lines into a table of SQLite's, in turn.
  private static func besideSQLite(_ scratch: String) throws {
    let journal = try Journal(try store(scratch + "/beside"), console: "bench:-")
    let table = try SQLiteTable(scratch + "/beside.sqlite")
    var own: [Double] = []
    var other: [Double] = []
    for round in 0..<320 {
      let entries = (0..<64).map { _ in event(0) }
      let start = milliseconds()
      let records = try journal.append { _ in entries }
      let middle = milliseconds()
      try table.insert(records.map(\.line))
      // The first rounds warm both.
      guard round >= 20 else { continue }
      own.append(middle - start)
      other.append(milliseconds() - middle)
    }
    // In all: SQLite's checkpoints, which bring its log into the table, are part of its work.
    let share = other.reduce(0, +) / own.reduce(0, +)
    let (ownMedian, otherMedian) = (Samples(own).median, Samples(other).median)
    Report.row(
      "64 at a time, beside SQLite (WAL, FULL)",
      "\(Report.milliseconds(ownMedian)), SQLite \(Report.milliseconds(otherMedian)); in all \(Report.ratio(share)) x",
      budget: ">= 0.85 x SQLite")
  }

  // MARK: Several writers

  private static func fourWriters(_ scratch: String) throws {
    var one: [Double] = []
    var four: [Double] = []
    var spread = Samples([])
    // In turn: the disk's mood changes within seconds.
    for round in 0..<3 {
      one.append(try throughput(scratch + "/one-\(round)", writers: 1).perSecond)
      let result = try throughput(scratch + "/four-\(round)", writers: 4)
      four.append(result.perSecond)
      spread = Samples(spread.sorted + result.times.sorted)
    }
    let (single, together) = (Samples(one).median, Samples(four).median)
    Report.row(
      "four writers", "\(Int(together)) a second, one \(Int(single)): \(Report.ratio(together / single)) x",
      budget: ">= 1.5 x one")
    let share = Report.ratio(spread.at(0.999) / spread.median)
    Report.row(
      "four writers, an append's p99.9",
      "\(Report.milliseconds(spread.at(0.999))), p50 \(Report.milliseconds(spread.median)): \(share) x",
      budget: "<= 5 x p50")
  }

  private static func throughput(_ path: String, writers: Int) throws -> (perSecond: Double, times: Samples) {
    let layout = try store(path)
    let start = milliseconds()
    let children = try (0..<writers).map { number in
      try spawn(["--writer", layout.root, String(events / writers), "0", path + ".times-\(number)"])
    }
    for child in children { try wait(for: child) }
    let seconds = (milliseconds() - start) / 1000
    let times = try (0..<writers).flatMap { try self.times(path + ".times-\($0)") }
    return (Double(times.count) / seconds, Samples(times))
  }

  // MARK: Seen elsewhere

  /// From the moment at which another process hands an event in to the moment at which a reader here has it.
  private static func follow(_ scratch: String) throws {
    let layout = try store(scratch + "/follow")
    let watch = inotify_init1(Int32(IN_CLOEXEC))
    guard watch >= 0, inotify_add_watch(watch, layout.run, UInt32(IN_MODIFY)) >= 0 else {
      throw BenchFailure("the store's folder can't be watched")
    }
    defer { close(watch) }
    var reader = try JournalReader(layout)
    let child = try spawn(["--writer", layout.root, String(followed), "2000", scratch + "/follow.times"])
    var delays: [Double] = []
    var events = [UInt8](repeating: 0, count: 4096)
    while delays.count < followed {
      var ready = pollfd(fd: watch, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 10_000) > 0 else { throw BenchFailure("the writer is not seen") }
      _ = read(watch, &events, events.count)
      _ = try reader.read { item in
        guard case .record(let record) = item, record.type == "bench.event" else { return }
        delays.append(milliseconds() - Double(try record.body().requiredInt("start")) / 1_000_000)
      }
    }
    try wait(for: child)
    let delay = Samples(delays)
    Report.row(
      "appended in one process, read in another",
      "p50 \(Report.milliseconds(delay.median)), p99 \(Report.milliseconds(delay.at(0.99)))", budget: "p99 <= 1 ms")
  }

  // MARK: After a kill

  /// A writer is killed in the middle of its work; the next one opens the store and appends.
  private static func recovery(_ scratch: String) throws {
    let layout = try store(scratch + "/recovery")
    let filler = (0..<60_000).map { _ in event(0) }
    _ = try Journal(layout, console: "bench:-").append { _ in filler }
    let times = try (0..<5).map { _ in
      let child = try spawn(["--writer", layout.root, "1000000", "0", scratch + "/recovery.times"])
      usleep(150_000)
      kill(child, SIGKILL)
      waitpid(child, nil, 0)
      let start = milliseconds()
      _ = try Journal(layout, console: "bench:-").append { _ in [event(0)] }
      return milliseconds() - start
    }
    let samples = Samples(times)
    Report.row(
      "recovery after a kill, newest file nearly full",
      "\(Report.milliseconds(samples.median)), worst \(Report.milliseconds(samples.worst))", budget: "<= 100 ms")
  }

  // MARK: Tools

  private static func store(_ path: String) throws -> StoreLayout {
    let layout = StoreLayout(root: path)
    _ = try StoreIdentity.create(at: layout, post: "entikong", console: "bench:-", officer: "bench", auth: "none")
    return layout
  }

  private static func times(_ path: String) throws -> [Double] {
    try Data(contentsOf: URL(fileURLWithPath: path)).withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
  }

  private static func spawn(_ arguments: [String]) throws -> pid_t {
    var words: [UnsafeMutablePointer<CChar>?] = (["plbn-bench"] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    words.append(nil)
    var child = pid_t()
    let status = posix_spawn(&child, "/proc/self/exe", nil, nil, words, environ)
    guard status == 0 else { throw BenchFailure("another process can't be started: \(status)") }
    return child
  }

  private static func wait(for child: pid_t) throws {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    guard status == 0 else { throw BenchFailure("a writer failed: \(status)") }
  }
}

/// A table of texts in SQLite, as safe as the journal: a write-ahead log that is synced at each commit.
private final class SQLiteTable {
  private var database: OpaquePointer?
  private var insert: OpaquePointer?

  init(_ path: String) throws {
    let sql = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE lines (seq INTEGER PRIMARY KEY, line)"
    guard sqlite3_open(path, &database) == SQLITE_OK, sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK,
      sqlite3_prepare_v2(database, "INSERT INTO lines (line) VALUES (?)", -1, &insert, nil) == SQLITE_OK
    else { throw BenchFailure("SQLite: \(String(cString: sqlite3_errmsg(database)))") }
  }

  deinit {
    sqlite3_finalize(insert)
    sqlite3_close(database)
  }

  func insert(_ lines: [[UInt8]]) throws {
    var status = sqlite3_exec(database, "BEGIN", nil, nil, nil)
    for line in lines where status == SQLITE_OK {
      // No destructor: the bytes outlive the step.
      status = line.withUnsafeBytes { bytes in
        sqlite3_bind_text(insert, 1, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil)
        let step = sqlite3_step(insert)
        sqlite3_reset(insert)
        return step == SQLITE_DONE ? SQLITE_OK : step
      }
    }
    guard status == SQLITE_OK, sqlite3_exec(database, "COMMIT", nil, nil, nil) == SQLITE_OK else {
      throw BenchFailure("SQLite: \(String(cString: sqlite3_errmsg(database)))")
    }
  }
}
