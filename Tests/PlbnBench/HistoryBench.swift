import Glibc
import Terminal
import TerminalTestSupport

/// The history of a store of many records, on the screen: each key until what it leads to is painted.
enum HistoryBench {
  private static let pages = 100
  private static let rounds = 15
  private static let rareName = "UNIKUM"
  private static let columns = [
    "Arah", "Nama", "Nomor", "Warga", "Lajur", "Keputusan", "Petugas", "Dokumen", "Waktu",
  ]
  private static let searching = "mencari"

  static func run(_ program: String, _ store: BenchStore) throws {
    try store.desk().record(BenchStore.crossing(7, name: rareName + ", REKAAN"))
    let screen = try Screen80(program, store)
    defer { screen.end() }
    _ = try screen.wait(for: rareName, since: milliseconds())
    try steps(screen)
    try sorting(screen)
    try typing(screen)
  }

  /// Opens, pages, goes to both ends.
  private static func steps(_ screen: Screen80) throws {
    var opened: [Double] = []
    for _ in 0..<rounds {
      opened.append(try screen.press("h") { $0.shows("Riwayat: semua") && !$0.shows(searching) })
      guard opened.count < rounds else { break }
      _ = try screen.press("\u{1B}") { !$0.shows("Riwayat: semua") }
    }
    report("history, key to first rows", opened)
    var paged: [Double] = []
    for _ in 0..<pages {
      let before = screen.session.terminal.lines
      paged.append(try screen.press("\u{1B}[6~", quiet: 20) { $0.lines != before })
    }
    report("history, page down", paged)
    var ends: [Double] = []
    for _ in 0..<rounds {
      ends.append(try screen.press("\u{1B}OF") { $0.shows("PELINTAS 0 ") && !$0.shows(searching) })
      ends.append(try screen.press("\u{1B}OH") { $0.shows(rareName) && !$0.shows(searching) })
    }
    report("history, to the last or the first of all", ends)
  }

  private static func sorting(_ screen: Screen80) throws {
    var times: [Double] = []
    for _ in 0..<3 {
      for column in columns {
        times.append(
          try screen.press(">") { terminal in
            terminal.lines.contains { $0.hasPrefix("└ \(column) ") && !$0.contains(searching) }
          })
      }
    }
    report("history, another column to sort by", times)
  }

  /// A name that one crossing of all has: the letters show at once, and what is found when all were looked through.
  private static func typing(_ screen: Screen80) throws {
    var letters: [Double] = []
    var found: [Double] = []
    for _ in 0..<5 {
      _ = try screen.press("/") { $0.shows("Awal nama") }
      for count in 1...rareName.count {
        let start = milliseconds()
        let typed = rareName.prefix(count)
        let letter = String(typed.suffix(1))
        // A reader's speed would be a document: people type more slowly.
        letters.append(
          try screen.press(letter, quiet: count == rareName.count ? 0 : 120) { $0.shows("Awal nama \(typed)") })
        guard count == rareName.count else { continue }
        found.append(
          try screen.wait(
            until: { !$0.shows(searching) && !$0.shows("PELINTAS") }, orFail: "the search did not end", since: start))
      }
      _ = try screen.press("\u{1B}") { $0.shows("semua pelintasan") && !$0.shows(searching) }
    }
    report("history, a letter of a name to painted", letters)
    let samples = Samples(found)
    Report.row(
      "history, a name that one record has",
      "\(Report.milliseconds(samples.median)), worst \(Report.milliseconds(samples.worst))",
      budget: "told: all records are looked through")
  }

  private static func report(_ what: String, _ times: [Double]) {
    let samples = Samples(times)
    let figure = "\(Report.milliseconds(samples.median)), p99 \(Report.milliseconds(samples.at(0.99)))"
    Report.row(what, "\(figure), worst \(Report.milliseconds(samples.worst))", budget: "<= 10 ms")
  }
}

extension Screen80 {
  /// Types a key and gives the milliseconds until what it leads to was painted; then lets the screen come to rest.
  fileprivate func press(
    _ key: String, quiet: Int = 60, until condition: (VirtualTerminal) -> Bool
  ) throws -> Double {
    let start = milliseconds()
    session.terminal.type(key)
    let time = try wait(until: condition, orFail: "what was waited for did not appear", since: start)
    session.terminal.pump(quiet: quiet)
    return time
  }
}
