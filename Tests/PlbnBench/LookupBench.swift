import Border
import Foundation
import ReferenceData
import WatchlistFormats

/// Look-up as you type: from a letter to its echo, and from a letter to the candidates of the text that it makes.
///
/// The search's own time is what the program shows with each answer, in tenths of a millisecond.
enum LookupBench {
  /// Invented people of the shipped list, as an officer types them, some not quite.
  private static let texts = [
    "abdul rahman", "soekarto budi umpama", "muhammad ali rekaan 1985", "candrawati contoh", "x0000101",
    "rachman abd 14-03-1979",
  ]
  /// A quick typist's letters; closer together they would be a reader's.
  private static let pauseMilliseconds = 80
  /// From the repository's folder, where `make bench` runs: published lists are no part of it.
  private static let sanctions = "../shared/lists/ofac/sdn.csv"

  static func run(_ program: String, _ scratch: String) throws {
    let store = try BenchStore(scratch + "/lookup", crossings: 1_000)
    let demo = scratch + "/demo-watchlist.csv"
    try Data(ReferenceFile.demoWatchlist.bytes).write(to: URL(fileURLWithPath: demo))
    try measure(program, store, try take(demo, .plbnCSV, "demo", store), "demo list")
    guard FileManager.default.fileExists(atPath: sanctions) else {
      return print("look-up as you type, with OFAC's list: NOT MEASURED, \(sanctions) is not there")
    }
    try measure(program, store, try take(sanctions, .ofacCSV, "ofac", store), "with OFAC's")
  }

  /// Takes a list in; gives how many entries all lists have.
  private static func take(
    _ file: String, _ format: ListFormat, _ name: String, _ store: BenchStore
  ) throws -> Int {
    let desk = try store.desk()
    try desk.catchUp()
    let current = try desk.ledger.currentLists()
    let list = try ListImport.prepare(file, format: format, name: name, layout: store.layout, current: current)
    _ = try desk.record(list)
    return current.reduce(list.imported.entries) { $0 + $1.imported.entries }
  }

  private static func measure(_ program: String, _ store: BenchStore, _ entries: Int, _ what: String) throws {
    let screen = try Screen80(program, store)
    defer { screen.end() }
    _ = try screen.wait(for: "REKAAN", since: milliseconds())
    screen.session.terminal.pump(quiet: 300)
    screen.session.terminal.type("/")
    _ = try screen.wait(for: "Cari:", since: milliseconds())
    // The first answer comes when the lists are read.
    _ = try type("a", after: "", screen)
    var echoes: [Double] = []
    var answers: [Double] = []
    var searches: [Double] = []
    for text in texts {
      screen.session.terminal.type("\u{15}")
      screen.session.terminal.pump(quiet: 300)
      var typed = ""
      for letter in text {
        let times = try type(letter, after: typed, screen)
        typed.append(letter)
        echoes.append(times.echo)
        // A blank at the end asks nothing new.
        guard letter != " " else { continue }
        answers.append(times.answer)
        searches.append(searchMilliseconds(screen) ?? .nan)
      }
    }
    let search = Samples(searches).at(0.99)
    Report.row("look-up: letter to echo, \(what) (\(entries))", figure(Samples(echoes)), budget: "<= 1 ms median")
    Report.row(
      "look-up: letter to candidates, \(what)", figure(Samples(answers)),
      budget: "<= \(Report.milliseconds(search + 5)) p99 (search's p99 + 5 ms)")
  }

  private static func figure(_ samples: Samples) -> String {
    "\(Report.milliseconds(samples.median)), p99 \(Report.milliseconds(samples.at(0.99)))"
  }

  /// Types a letter; gives the milliseconds until it showed in the field, and until the answer to its text did.
  private static func type(
    _ letter: Character, after text: String, _ screen: Screen80
  ) throws -> (echo: Double, answer: Double) {
    screen.session.terminal.pump(quiet: pauseMilliseconds)
    let field = "│" + text + String(letter) + " "
    let start = milliseconds()
    screen.session.terminal.type(String(letter))
    let echo = try screen.wait(for: field, since: start)
    let answer = try screen.wait(until: { !$0.shows("mencari…") }, orFail: "no answer to \(field)", since: start)
    return (echo, max(echo, answer))
  }

  /// `1,2 ms` at the right of the frame's title.
  private static func searchMilliseconds(_ screen: Screen80) -> Double? {
    guard let title = screen.session.terminal.lines.first(where: { $0.contains("Cari:") }),
      let match = title.firstMatch(of: #/(\d+),(\d) ms/#)
    else { return nil }
    return Double("\(match.1).\(match.2)")
  }
}
