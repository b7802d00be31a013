import Border
import Foundation
import Glibc
import Journal
import Terminal
import TerminalTestSupport
import WatchlistFormats

/// The real program on a pseudo-terminal.
struct Screen80 {
  let session: TerminalSession

  init(_ program: String, _ store: BenchStore, size: Size = Size(width: 80, height: 24)) throws {
    session = try TerminalSession(
      program, arguments: ["--store", store.layout.root, "--lang", "id"],
      environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": "/tmp"], size: size)
  }

  /// Milliseconds from `start` until the bytes that put the text on the screen had arrived.
  func wait(for text: String, since start: Double) throws -> Double {
    try wait(until: { $0.shows(text) }, orFail: "\"\(text)\" did not appear", since: start)
  }

  /// Milliseconds from `start` until the bytes that made the screen so had arrived.
  func wait(
    until isSo: (VirtualTerminal) -> Bool, orFail failure: String, since start: Double
  ) throws -> Double {
    while !isSo(session.terminal) {
      // Asleep until something comes, as a terminal is: whoever asks again and again takes a core from the program.
      while session.terminal.pump(quiet: 0, first: 100) == 0 {
        guard milliseconds() < start + 30_000 else {
          throw BenchFailure("\(failure) on:\n" + session.terminal.lines.joined(separator: "\n"))
        }
      }
    }
    return max(Double(session.terminal.newestArrival.nanoseconds) / 1_000_000 - start, 0)
  }

  func end() {
    session.send(signal: SIGTERM)
    _ = session.waitForExit()
  }
}

/// From the start of the program to the first full paint: panels with what the journal holds.
enum StartBench {
  private static let runs = 15

  static func run(_ program: String, _ scratch: String, large: BenchStore) throws {
    let empty = try BenchStore(scratch + "/empty", crossings: 0)
    let small = try BenchStore(scratch + "/small", crossings: 1_000)
    sync()
    let none = try measure(program, empty, expect: "Jurnal ")
    let few = try measure(program, small, expect: " 1.001")
    let many = try measure(program, large, expect: "REKAAN")
    Report.row("start to full paint, empty store", figure(none), budget: "<= 25 ms")
    Report.row("start to full paint, 1,000 records", figure(few), budget: "<= 25 ms")
    Report.row(
      "start to full paint, the large store", figure(many) + ", x\(Report.ratio(many.median / few.median)) of 1,000",
      budget: "<= 25 ms, no slower")
  }

  /// The same where the large store has a list of a million names. It comes last: verifying makes the list's index anew.
  ///
  /// - Parameter list: whose words the names are made of: published lists are no part of the repository.
  static func runListed(_ program: String, _ scratch: String, _ large: BenchStore, list: String) throws {
    guard FileManager.default.fileExists(atPath: list) else {
      return print("start with a list: NOT MEASURED, \(list) is not there")
    }
    let file = scratch + "/start.csv"
    var names = InventedNames(wordsOf: try PlbnCSVParser.parse(try ByteSource.file(list)).entries)
    let rows = (0..<1_000_000).map { "bench-\($0),\"\(names.next())\"\n" }
    try ("entry,name\n" + rows.joined()).write(toFile: file, atomically: false, encoding: .utf8)
    let base = [program, "--store", large.layout.root]
    let imported = try Command.run(base + ["watchlist", "import", file, "--name", "bench"])
    // The first look-up would make the index.
    _ = try Command.run(base + ["lookup", "--limit", "1", "REKAAN"])
    sync()
    let listed = try measure(program, large, expect: "REKAAN")
    Report.row(
      "start to full paint, with 1,000,000 names too",
      figure(listed) + ", import \(Report.seconds(imported.seconds))", budget: "<= 25 ms")
  }

  private static func figure(_ samples: Samples) -> String {
    "\(Report.milliseconds(samples.median)), worst \(Report.milliseconds(samples.worst))"
  }

  private static func measure(_ program: String, _ store: BenchStore, expect: String) throws -> Samples {
    var times: [Double] = []
    for run in 0..<runs + 2 {
      let start = milliseconds()
      let screen = try Screen80(program, store)
      let time = try screen.wait(for: expect, since: start)
      screen.end()
      if run >= 2 { times.append(time) }
    }
    return Samples(times)
  }
}

/// From a key to what it shows.
enum KeyBench {
  private static let presses = 100

  static func run(_ program: String, _ store: BenchStore) throws {
    for (size, budget) in [
      (Size(width: 80, height: 24), "<= 1 ms median, <= 10 ms worst"),
      (Size(width: 200, height: 50), "<= 3 ms median, <= 10 ms worst"),
    ] {
      let screen = try Screen80(program, store, size: size)
      _ = try screen.wait(for: "REKAAN", since: milliseconds())
      screen.session.terminal.pump(quiet: 300)
      var times: [Double] = []
      for _ in 0..<presses {
        let start = milliseconds()
        screen.session.terminal.type("?")
        times.append(try screen.wait(for: "Bantuan ──", since: start))
        screen.session.terminal.pump(quiet: 20)
        screen.session.terminal.type("\u{1B}")
        screen.session.terminal.pump(quiet: 60)
      }
      screen.end()
      let samples = Samples(times)
      let figure =
        "\(Report.milliseconds(samples.median)), p99 \(Report.milliseconds(samples.at(0.99))), worst \(Report.milliseconds(samples.worst))"
      Report.row("key to painted, \(size.width)x\(size.height)", figure, budget: budget)
    }
  }
}

/// From a record's acknowledgement in one process to its row on another console's screen; then what the acknowledgement
/// itself takes, over so many crossings that the read model's log is brought into its file several times.
enum FollowBench {
  private static let records = 100
  private static let recordsAlone = 1_000

  static func run(_ program: String, _ store: BenchStore) throws {
    let screen = try Screen80(program, store)
    _ = try screen.wait(for: "REKAAN", since: milliseconds())
    let desk = try store.desk()
    screen.session.terminal.pump(quiet: 300)
    var times: [Double] = []
    for number in 0..<records {
      let name = "IKUTI\(number)"
      try desk.record(BenchStore.crossing(number, name: name))
      times.append(try screen.wait(for: name, since: milliseconds()))
    }
    let samples = Samples(times)
    let figure = "\(Report.milliseconds(samples.median)), p99 \(Report.milliseconds(samples.at(0.99)))"
    Report.row("acknowledged here to painted there", figure, budget: "<= 5 ms p99")
    let recorded = Samples(
      try (0..<recordsAlone).map { number in
        let start = milliseconds()
        try desk.record(BenchStore.crossing(number * 7_919))
        screen.session.terminal.pump(quiet: 0)
        return milliseconds() - start
      })
    screen.end()
    Report.row(
      "Desk to acknowledgement, a console beside it",
      "\(Report.milliseconds(recorded.median)), p99 \(Report.milliseconds(recorded.at(0.99))), worst \(Report.milliseconds(recorded.worst))",
      budget: "told")
  }
}

/// What an idle console costs.
enum IdleBench {
  private static let seconds: UInt32 = 20

  static func run(_ program: String, _ store: BenchStore) throws {
    let screen = try Screen80(program, store)
    // A new console verifies what is new first.
    _ = try screen.wait(for: "Jurnal utuh", since: milliseconds())
    screen.session.terminal.pump(quiet: 1_500)
    screen.session.terminal.forgetOutput()
    let cpu = screen.session.cpuMilliseconds() ?? 0
    let switches = screen.session.voluntarySwitches() ?? 0
    for _ in 0..<seconds * 10 {
      usleep(100_000)
      screen.session.terminal.pump(quiet: 0)
    }
    let used = Double((screen.session.cpuMilliseconds() ?? 0) - cpu) / Double(seconds * 1000) * 100
    let wakes = Double((screen.session.voluntarySwitches() ?? 0) - switches) / Double(seconds)
    let bytes = screen.session.terminal.output.count / Int(seconds)
    screen.end()
    Report.row(
      "idle for \(seconds) s", String(format: "%.2f %% CPU, %.1f wakes/s, %d bytes/s", used, wakes, bytes),
      budget: "<= 0.3 %, 1/s, 300 bytes/s")
  }
}
