import Foundation
import GRDB
import Glibc
import TravelDocuments
import Watchlist
import WatchlistFormats

/// The watchlist's index by itself: made, mapped, checked and searched at several sizes, beside SQLite's trigrams.
///
/// Search times are of the processor, of one thread. Entries that are asked for are found among the first ten or told
/// as missed, so that no speed is bought with them.
enum WatchlistBench {
  static let counts = [20_000, 200_000, 1_000_000]
  private static let searches = 2_000
  /// SQLite's take up to seconds.
  private static let searchesBeside = 40
  /// The p50 and p99 that each size is to keep, in milliseconds.
  private static let budgets = [20_000: (0.3, 2.0), 200_000: (1.0, 5.0), 1_000_000: (3.0, 15.0)]

  /// - Parameter list: whose words the names are made of: published lists are no part of the repository.
  static func run(_ scratch: String, list: String, counts: [Int] = counts) throws {
    guard FileManager.default.fileExists(atPath: list) else {
      return print("the watchlist's index: NOT MEASURED, \(list) is not there")
    }
    let known = try PlbnCSVParser.parse(try ByteSource.file(list)).entries
    for count in counts {
      var names = InventedNames(wordsOf: known)
      let people = (0..<count).map { _ in names.next() }
      let queries = Queries(people, &names)
      try search(try build(people, "\(scratch)/\(count).plbnidx", names.dice), queries)
      FilterBench.run(people, queries.mixed.map(\.text))
      try Trigrams(people).search(queries.mixed.prefix(searchesBeside))
    }
  }

  /// Makes the index of `people` with births and documents, one in ten of them.
  private static func build(_ people: [String], _ path: String, _ dice: Dice) throws -> WatchlistIndex {
    var dice = dice
    let peak = Memory.peak()
    let start = processorMilliseconds()
    var builder = WatchlistIndexBuilder()
    builder.begin(list: "bench", digest: "")
    for (number, name) in people.enumerated() {
      let birth = PartialDate(daysSinceEpoch: Int.random(in: -10_000...12_000, using: &dice))
      let document = number % 10 == 0 ? [ListedDocument(number: "X\(1_000_000 + number)")] : []
      builder.add(
        WatchlistEntry(
          id: "bench-\(number)", names: [ListedName(name)], births: birth.map { [.date($0)] } ?? [],
          documents: document))
    }
    try builder.write(to: path)
    let seconds = (processorMilliseconds() - start) / 1000
    let held = peak()
    let opening = milliseconds()
    let index = try WatchlistIndex(mapping: path)
    let mapped = milliseconds() - opening
    let checking = milliseconds()
    guard index.verify() else { throw IndexFileError.damaged }
    let verified = milliseconds() - checking
    let what = "index of \(people.count) names"
    Report.row("\(what): made", "\(Report.seconds(seconds)), \(held) MB held beside the names", budget: "<= 60 s at 1M")
    Report.row("\(what): size", "\(index.byteCount / 1_000_000) MB", budget: "<= 250 MB at 1M")
    Report.row("\(what): mapped", Report.milliseconds(mapped), budget: "<= 5 ms")
    Report.row("\(what): checked whole", Report.milliseconds(verified), budget: "told")
    return index
  }

  private static func search(_ index: WatchlistIndex, _ queries: Queries) throws {
    var missed = 0
    let times = queries.mixed.map { query in
      let start = processorMilliseconds()
      let found = index.search(WatchlistQuery(name: query.text), limit: 10)
      let took = processorMilliseconds() - start
      if let wanted = query.wanted, !found.contains(where: { $0.name == wanted }) { missed += 1 }
      return took
    }
    let samples = Samples(times)
    let budget = budgets[index.nameCount].map { "<= \($0) / \($1) ms" } ?? "told"
    let figure = "\(Report.milliseconds(samples.median)), p99 \(Report.milliseconds(samples.at(0.99)))"
    Report.row("search in \(index.nameCount): median, p99", figure, budget: budget)
    let asked = queries.mixed.count { $0.wanted != nil }
    Report.row("search in \(index.nameCount): missed", "\(missed) of \(asked)", budget: "told")
    let hostile = Samples(
      queries.hostile.flatMap { text in
        (0..<5).map { _ in
          let start = processorMilliseconds()
          _ = index.search(WatchlistQuery(name: text, mayBeTruncated: true), limit: 100)
          return processorMilliseconds() - start
        }
      })
    let severals = queries.hostile.filter { $0.contains("@") }.map { text in
      let start = processorMilliseconds()
      _ = index.search(WatchlistQuery(name: text), limit: 10)
      return processorMilliseconds() - start
    }
    Report.row(
      "search in \(index.nameCount): two to five names in one (A @ B @ C), worst",
      Report.milliseconds(severals.max() ?? 0), budget: "<= 50 ms")
    let worst = max(samples.worst, hostile.worst)
    Report.row("search in \(index.nameCount): worst", Report.milliseconds(worst), budget: "<= 50 ms")
  }

  /// What is looked for.
  private struct Queries {
    /// A text, and the listed name that it means; `nil` for a stranger.
    var mixed: [(text: String, wanted: String?)]
    /// What costs most: many words, long ones, initials, the commonest words.
    var hostile: [String]

    init(_ people: [String], _ names: inout InventedNames) {
      mixed = []
      for number in 0..<searches {
        let name = people.randomElement(using: &names.dice) ?? ""
        let words = name.split { $0 == "," || $0 == " " }.map(String.init)
        switch number % 5 {
        case 0: mixed.append((name, name))
        case 1: mixed.append((words.shuffled(using: &names.dice).joined(separator: " "), name))
        case 2: mixed.append((names.misspelt(name), name))
        case 3: mixed.append((words.prefix(2).joined() + " " + words.dropFirst(2).joined(separator: " "), name))
        default: mixed.append((names.next(), nil))
        }
      }
      let common = "MUHAMMAD ABDUL AHMAD ALI HASAN HUSSEIN IBRAHIM YUSUF OMAR MAHMUD SAID ABDULLAH KHALID SALIM ISMAIL"
      let relatives =
        "MOHAMMADI MAHMOUDI HOSSEINI RAHMANI KARIMI AHMADI HASSANI ALIZADEH MOHAMMADZADEH HOSSEINZADEH RAHIMZADEH"
      let given =
        "ALEXANDER SERGEY VLADIMIR IVAN DMITRY NIKOLAY ALEXEY MIKHAIL ANDREI YURI VIKTOR IGOR OLEG PAVEL ROMAN"
      hostile = [
        "MUHAMMAD ABDUL ALI AHMAD @ MOHAMED HASSAN ALI KHAN @ ABDUL RAHMAN ALI", given,
        [common, relatives, given, "JOSE LUIS CARLOS JUAN MARIA GARCIA RODRIGUEZ"].joined(separator: " @ "),
        common, "MUHAMMAD", "MUHAMMAD ALI", Array(repeating: common, count: 4).joined(separator: " "),
        String(repeating: "A", count: 10_000), String(repeating: "MOHAMMADALI", count: 900),
        String(repeating: "A B C D ", count: 1_000), (0..<60).map { _ in names.next() }.joined(separator: " "),
        relatives, "LI WANG CHEN KIM LEE AN HU MA RI SO YU XU WU LU HE",
      ]
    }
  }

  /// SQLite's FTS5 with trigrams, ranked by bm25: what a program without an index of its own would do.
  private struct Trigrams {
    let database: DatabaseQueue
    let count: Int

    init(_ people: [String]) throws {
      database = try DatabaseQueue()
      count = people.count
      try database.write { database in
        try database.execute(sql: "CREATE VIRTUAL TABLE names USING fts5(name, tokenize = 'trigram')")
        let insert = try database.makeStatement(sql: "INSERT INTO names VALUES (?)")
        for name in people { try insert.execute(arguments: [name]) }
      }
    }

    func search(_ queries: some Sequence<(text: String, wanted: String?)>) throws {
      let times = try queries.map { query in
        let start = processorMilliseconds()
        try database.read { database in
          let sql = "SELECT rowid FROM names WHERE names MATCH ? ORDER BY bm25(names) LIMIT 10"
          _ = try Int.fetchAll(database, sql: sql, arguments: [Self.pattern(query.text)])
        }
        return processorMilliseconds() - start
      }
      let samples = Samples(times)
      let figure = "\(Report.milliseconds(samples.median)), p99 \(Report.milliseconds(samples.at(0.99)))"
      Report.row("beside it FTS5 trigram, \(count): median, p99", figure, budget: "told")
    }

    /// Any trigram of any word.
    private static func pattern(_ text: String) -> String {
      let words = text.lowercased().split { !$0.isLetter }.map(Array.init).filter { $0.count >= 3 }
      let trigrams = words.flatMap { word in (0...(word.count - 3)).map { String(word[$0..<($0 + 3)]) } }
      return Set(trigrams).sorted().map { "\"\($0)\"" }.joined(separator: " OR ")
    }
  }
}

/// How much memory the program holds at most.
private enum Memory {
  /// Starts to watch; what comes back gives the megabytes that were held more than now at any time since.
  static func peak() -> () -> Int {
    try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    let before = field("VmRSS:")
    return { (field("VmHWM:") - before) / 1000 }
  }

  private static func field(_ name: String) -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
    return line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0
  }
}

/// Milliseconds of the processor that this thread has had.
func processorMilliseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
}
