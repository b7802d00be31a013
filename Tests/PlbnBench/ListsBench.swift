import Border
import Foundation
import Glibc
import Journal
import ReferenceData
import TravelDocuments
import Watchlist
import WatchlistFormats

/// What lists cost beside the search itself: comparing two versions, opening the index for one look-up, the post's own
/// entries, and the marks that are read at each check.
enum ListsBench {
  private static let entries = 200_000
  /// As many as the post's own list may have.
  private static let ownEntries = LocalList.entryLimit
  private static let marks = 20_000
  private static let repeats = 200

  /// - Parameter list: whose words the names are made of: published lists are no part of the repository.
  static func run(_ program: String, _ scratch: String, list: String) throws {
    guard FileManager.default.fileExists(atPath: list) else {
      return print("lists: NOT MEASURED, \(list) is not there")
    }
    var names = InventedNames(wordsOf: try PlbnCSVParser.parse(try ByteSource.file(list)).entries)
    let store = try BenchStore(scratch + "/lists", crossings: 0)
    let files = try versions(&names, scratch)
    let base = [program, "--store", store.layout.root]
    for file in files { _ = try Command.run(base + ["watchlist", "import", file, "--name", "bench"]) }
    let bytes = try FileManager.default.attributesOfItem(atPath: files[1])[.size] as? Int ?? 0
    let diff = try Command.run(base + ["watchlist", "diff", "bench"])
    Report.row(
      "diff of two versions of \(entries) entries",
      "\(Report.seconds(diff.seconds)), \(diff.megabytes) MB held, file of \(bytes / 1_000_000) MB", budget: "told")
    try openings(base, store)
    try ownList(store)
    try reads(store)
  }

  /// Two files: in the second one entry in 100 has another date and one in 1,000 is another one.
  private static func versions(_ names: inout InventedNames, _ scratch: String) throws -> [String] {
    let people = (0..<entries).map { _ in names.next() }
    return try (0..<2).map { version in
      var text = "entry,name,birth\n"
      for (number, name) in people.enumerated() {
        let id = version == 1 && number % 1_000 == 0 ? "new-\(number)" : "bench-\(number)"
        let year = 1950 + number % 50 + (version == 1 && number % 100 == 0 ? 1 : 0)
        text += "\(id),\"\(name)\",\(year)\n"
      }
      let path = "\(scratch)/version-\(version).csv"
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      return path
    }
  }

  /// The program from its start to its end: a look-up without an index makes it, others map it, check it whole and
  /// reckon the digest that the record names.
  private static func openings(_ base: [String], _ store: BenchStore) throws {
    let lookup = base + ["lookup", "--limit", "1", "REKAAN PELINTAS"]
    for name in try FileManager.default.contentsOfDirectory(atPath: store.layout.lists)
    where name.hasPrefix(".index-") && name != ".index-lock" {
      try FileManager.default.removeItem(atPath: store.layout.lists + "/" + name)
    }
    let first = try Command.run(lookup)
    let times = Samples(try (0..<20).map { _ in try Command.run(lookup).seconds * 1000 })
    Report.row(
      "lookup as a command, \(entries) entries",
      "\(Report.milliseconds(times.median)), \(Report.seconds(first.seconds)) where it makes the index anew",
      budget: "told")
    let (ledger, zone) = try tables(store)
    let lists = try ledger.currentLists()
    let loads = Samples(
      (0..<20).map { _ in
        let start = milliseconds()
        _ = PostWatchlist(lists, local: .none, layout: store.layout, zone: zone)
        return milliseconds() - start
      })
    Report.row(
      "index mapped, checked, its digest reckoned", Report.milliseconds(loads.median), budget: "told; once a start")
  }

  /// The post's own list, full: made ready at each change of it, and beside every search.
  private static func ownList(_ store: BenchStore) throws {
    let desk = try store.desk()
    let (ledger, zone) = try tables(store)
    guard let today = zone.date(of: .now()), let last = PartialDate(daysSinceEpoch: today.earliestDay + 300) else {
      throw BenchFailure("there is no today")
    }
    let start = milliseconds()
    for number in 0..<ownEntries {
      _ = try desk.make(
        WatchlistEntryMade(
          names: [ListedName("REKAAN, PELINTAS \(number)")], births: [.date(today)], listClass: .watch,
          legalBasis: "rekaan", owner: "rekaan", reason: "rekaan", grade: .reported, review: last, expires: last))
    }
    let made = (milliseconds() - start) / Double(ownEntries)
    try ledger.catchUp()
    let own = try ledger.localList()
    let loads = Samples(
      (0..<20).map { _ in
        let start = milliseconds()
        _ = PostWatchlist([], local: own, layout: store.layout, zone: zone)
        return milliseconds() - start
      })
    Report.row(
      "the post's own list, \(own.entries.count) entries",
      "made ready in \(Report.milliseconds(loads.median)), an entry recorded in \(Report.milliseconds(made))",
      budget: "told")
    let lists = PostWatchlist(try ledger.currentLists(), local: own, layout: store.layout, zone: zone)
    let alone = PostWatchlist(try ledger.currentLists(), local: .none, layout: store.layout, zone: zone)
    func search(_ lists: PostWatchlist) -> Samples {
      Samples(
        (0..<repeats).map { number in
          let query = WatchlistQuery(name: "REKAAN, PELINTAS \(number)", birth: today, day: today.earliestDay)
          let start = milliseconds()
          _ = lists.search(query, limit: 10)
          return milliseconds() - start
        })
    }
    Report.row(
      "a search with the full own list / without it",
      "\(Report.milliseconds(search(lists).median)) / \(Report.milliseconds(search(alone).median))", budget: "told")
  }

  /// One read by an index at each check; the most that one document can have, too.
  private static func reads(_ store: BenchStore) throws {
    let journal = try Journal(store.layout, console: "bench:-")
    let (ledger, zone) = try tables(store)
    guard let today = zone.date(of: .now()), let last = PartialDate(daysSinceEpoch: today.earliestDay + 100) else {
      throw BenchFailure("there is no today")
    }
    func document(_ number: Int) throws -> HitClearedBefore.Document {
      let presented = PresentedDocument(type: "passport", number: "X\(1_000_000 + number)", issuer: "IDN")
      guard let document = HitClearedBefore.Document(presented) else { throw BenchFailure("no document") }
      return document
    }
    let digest = String(repeating: "0", count: 64)
    // The first document has as many as are ever read.
    let events = try (0..<marks).map { number in
      Entry(
        HitClearedBefore(
          subject: "s", check: "c", list: "bench", entry: "bench-\(number)", version: digest, content: digest,
          name: "REKAAN", birth: today, document: try document(number < Ledger.markLimit ? 0 : number), until: last,
          reason: "rekaan", second: "orang kedua"), by: BenchStore.officer)
    }
    _ = try journal.append { _ in events }
    try ledger.catchUp()
    func times(_ number: Int) throws -> Samples {
      let asked = try document(number)
      return Samples(
        (0..<repeats).map { _ in
          let start = milliseconds()
          _ = ledger.marks(of: asked)
          return milliseconds() - start
        })
    }
    let (none, most) = (try times(marks), try times(0))
    Report.row(
      "marks read at a check, \(marks) in the store",
      "\(Report.milliseconds(none.median)), \(Report.milliseconds(most.median)) for \(Ledger.markLimit) of one number",
      budget: "told")
  }

  private static func tables(_ store: BenchStore) throws -> (Ledger, PostZone) {
    let journal = try Journal(store.layout, console: "bench:-")
    let zone = try ReferenceData.load().storePost(journal.identity).zone
    let ledger = try Ledger(store.layout, zone: zone)
    try ledger.catchUp()
    return (ledger, zone)
  }
}
