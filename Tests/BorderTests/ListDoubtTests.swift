import Foundation
import Journal
import ReferenceData
import Testing
import Watchlist
import WatchlistFormats

@testable import Border

@Suite("A list that lost more than entries, or is doubtful by itself")
struct ListDoubtTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  static let header = "entry,name,birth,documents,expires\n"

  func list(_ count: Int = 20, row: (Int) -> String) throws -> String {
    try store.write(Self.header + (1...count).map { row($0) + "\n" }.joined(), to: "demo.csv")
  }

  static func whole(_ number: Int) -> String { "\(number),ORANG REKAAN \(number),1970-01-02,X\(number),2027-01-01" }

  @Test(
    "names, dates of birth, documents and last days that go are a concern, past a tenth of them",
    arguments: [
      ("#,ORANG REKAAN #,,X#,2027-01-01", ListLoss.Part.births),
      ("#,ORANG REKAAN #,1970-01-02,,2027-01-01", .documents), ("#,ORANG REKAAN #,1970-01-02,X#,", .expiries),
    ])
  func thins(row: String, part: ListLoss.Part) throws {
    try store.takeList(try list(row: Self.whole))
    func without(_ first: Int) throws -> [ListConcern] {
      let rows = try list { $0 <= first ? row.replacing("#", with: "\($0)") : Self.whole($0) }
      return try store.prepareList(rows).concerns
    }
    #expect(try without(2).isEmpty)
    #expect(try without(3) == [.thins([ListLoss(part: part, lost: 3, before: 20)])])
  }

  @Test("aliases that go are a concern, though every entry is there")
  func names() throws {
    let rows = (1...20).flatMap { ["\($0),ORANG REKAAN \($0),,,", "\($0),ALIAS REKAAN \($0),,,"] }
    try store.takeList(try store.write(Self.header + rows.joined(separator: "\n"), to: "demo.csv"))
    let bare = try store.prepareList(try list { "\($0),ORANG REKAAN \($0),,," })
    #expect(bare.concerns.first == .thins([ListLoss(part: .names, lost: 20, before: 40)]))
    #expect(bare.concerns.last == .changesMost(changed: 20, of: 20))
    #expect(bare.imported.concerns == [.thins, .changesMost])
  }

  @Test("more than half of the entries changed is a concern, but not in a list of a handful")
  func changes() throws {
    try store.takeList(try list(row: Self.whole))
    func changed(_ count: Int) throws -> [ListConcern] {
      try store.prepareList(try list { Self.whole($0).replacing($0 <= count ? "REKAAN" : "?", with: "LAIN") }).concerns
    }
    #expect(try changed(10).isEmpty)
    #expect(try changed(11) == [.changesMost(changed: 11, of: 20)])
    try store.takeList(try list(3, row: Self.whole), name: "short")
    let short = try store.prepareList(try list(3) { Self.whole($0).replacing("REKAAN", with: "LAIN") }, name: "short")
    #expect(short.concerns.isEmpty)
  }

  @Test("broken rows past a tenth of all are a concern, also in the first version of a list")
  func brokenRows() throws {
    #expect(try store.prepareList(try list { $0 <= 2 ? "\($0),,,," : Self.whole($0) }).concerns.isEmpty)
    let broken = try store.prepareList(try list { $0 <= 3 ? "\($0),,,," : Self.whole($0) })
    #expect(broken.concerns == [.brokenRows(broken: 3, of: 20)])
    #expect(broken.examples.count == 3, "the first entries are named, so that exchanged columns are seen")
  }

  @Test("a day of publication that has not come is a concern, makes no list fresh, and bars no true one")
  func future() throws {
    func event(_ published: String) -> WatchlistImported {
      WatchlistImported(
        list: "un", format: "un-xml", files: [], published: published, entries: 1, names: 1, brokenRows: 0, added: 0,
        changed: 0, removed: 0)
    }
    let now = try #require(Timestamp("2026-11-22T10:00:00Z"))
    func concerns(_ published: String) -> [ListConcern] {
      ListConcern.all(of: event(published), rows: 1, others: [], now: now)
    }
    #expect(concerns("2026-11-23").isEmpty && concerns("2026").isEmpty && concerns("2026-12").count == 1)
    #expect(concerns("2026-11-24") == [.fromTheFuture(published: "2026-11-24")])
    let taken = CurrentList(time: now, seq: 1, imported: event("2030-01-01"))
    let later = Timestamp(milliseconds: now.milliseconds + 73 * 3_600_000)
    #expect(
      ListAge(taken, now: later, staleHours: 72)
        == ListAge(
          CurrentList(
            time: now, seq: 1,
            imported: WatchlistImported(
              list: "un", format: "un-xml", files: [], published: nil, entries: 1, names: 1, brokenRows: 0, added: 0,
              changed: 0, removed: 0)), now: later, staleHours: 72))
    #expect(ListAge(taken, now: later, staleHours: 72).isStale)
    #expect(taken.believedPublished == nil)
  }

  @Test("the same files in force under another name are a concern")
  func sameFiles() throws {
    try store.takeList(try list(row: Self.whole), name: "cegah")
    #expect(try store.prepareList(try list(row: Self.whole), name: "copy").concerns == [.sameFiles(list: "cegah")])
    #expect(try store.prepareList(try list(row: Self.whole), name: "cegah").concerns.isEmpty)
  }

  @Test("every concern that a record can hold comes back from it")
  func codes() throws {
    var list = EventGoldenTests.imported
    list.concerns = ListConcern.Code.allCases
    var json = JSONWriter()
    list.write(to: &json)
    #expect(try WatchlistImported(try JSONObject(json.bytes), version: WatchlistImported.version) == list)
  }

  @Test("a tenth that goes little by little is a concern, until somebody has let it go or a month has passed")
  func shrinksSlowly() throws {
    func prepare(_ count: Int, now: Timestamp = .now()) throws -> ListImport {
      try ListImport.prepare(
        try list(count, row: Self.whole), format: nil, name: "demo", layout: store.layout,
        current: try store.ledger().currentLists(), recent: try store.ledger().recentImports(), now: now)
    }
    try store.desk().record(try prepare(200))
    try store.desk().record(try prepare(181))
    let third = try prepare(164)
    #expect(third.concerns == [.shrinksSlowly(fewer: 36, of: 200)] && third.imported.concerns == [.shrinks])
    let later = Timestamp(milliseconds: Timestamp.now().milliseconds + 31 * 86_400_000)
    #expect(try prepare(164, now: later).concerns.isEmpty)
    try store.desk().record(third)
    #expect(try prepare(150).concerns.isEmpty, "counted from what was let through")
    #expect(try prepare(147).concerns.map(\.code) == [.shrinks, .thins])
  }

  @Test("the version that counted when the month began is one that a list must not shrink from")
  func shrinksFromBefore() throws {
    let now = try #require(Timestamp("2026-11-22T10:00:00Z"))
    func version(_ entries: Int, daysAgo: Int, _ concerns: [ListConcern.Code] = []) -> CurrentList {
      var imported = EventGoldenTests.imported
      (imported.entries, imported.concerns) = (entries, concerns)
      let time = Timestamp(milliseconds: now.milliseconds - daysAgo * 86_400_000)
      return CurrentList(time: time, seq: 100 - daysAgo, imported: imported)
    }
    let new = version(860, daysAgo: 0).imported
    let (old, counted) = (version(2000, daysAgo: 60), version(1000, daysAgo: 31))
    let steps = [version(950, daysAgo: 2), version(910, daysAgo: 1)]
    #expect(
      ListConcern.shrinkingSlowly(new, [old, counted] + steps, now: now) == .shrinksSlowly(fewer: 140, of: 1000))
    #expect(ListConcern.shrinkingSlowly(new, steps, now: now) == nil)
    let letThrough = [counted, version(950, daysAgo: 2, [.shrinks]), version(910, daysAgo: 1)]
    #expect(ListConcern.shrinkingSlowly(new, letThrough, now: now) == nil)
  }

  @Test("recent imports are those of a month, and of each list the one that counted when it began")
  func recentImports() throws {
    for count in [200, 190] { try store.desk().record(try store.prepareList(try list(count, row: Self.whole))) }
    let ledger = try store.ledger()
    #expect(try ledger.recentImports().map(\.imported.entries) == [200, 190])
    let later = Timestamp(milliseconds: Timestamp.now().milliseconds + 31 * 86_400_000)
    #expect(try ledger.recentImports(now: later).map(\.imported.entries) == [190])
  }
}

@Suite("The words of an office's list")
struct ListWordsTests {
  let tables: HitTables
  let store: TestStore

  init() throws {
    tables = try ReferenceData.shared.get().hits
    store = try TestStore()
  }

  func prepare(_ rows: String, name: String = "demo.csv") throws -> ListImport {
    let path = try store.write("entry,name,class,action,entered,review,expires\n" + rows, to: name)
    return try ListImport.prepare(
      path, format: nil, name: nil, layout: store.layout, current: [], tables: tables, day: 20_779)
  }

  @Test("a list of nothing but entries past their last day is a concern, also as the first of its name")
  func allExpired() throws {
    let list = try prepare("1,A REKAAN,dpo,,,,2026-11-20\n2,B REKAAN,dpo,,,,2026-11-21\n")
    #expect(list.concerns == [.allExpired(2)] && list.imported.concerns == [.allExpired])
    #expect(try prepare("1,A REKAAN,dpo,,,,2026-11-20\n2,B REKAAN,dpo,,,,\n").concerns.isEmpty)
  }

  @Test("classes by which nothing is due are a concern with their words; actions that are none are told")
  func words() throws {
    let list = try prepare(
      "1,A REKAAN,buronan,tangkap,,,\n2,B REKAAN,Buronan,TUNDA,,,\n3,C REKAAN,DPO,serah,,,\n4,D REKAAN,,cleared,,,\n")
    #expect(list.concerns == [.unknownClasses([WordCount(word: "buronan", count: 2)])])
    #expect(
      list.words?.unknownActions == [WordCount(word: "cleared", count: 1), WordCount(word: "tangkap", count: 1)])
  }

  @Test("entries past their last day, reviewed after it, or not yet entered are counted")
  func days() throws {
    let list = try prepare(
      """
      1,A REKAAN,cegah,,,,2026-11-21
      2,B REKAAN,cegah,,,,2026-11-22
      3,C REKAAN,cegah,,2027-01-01,2028-01-01,2026-12-01
      4,D REKAAN,cegah,,2026-11-22,2026-12-01,2026-12-01

      """)
    let words = try #require(list.words)
    #expect(words.expired == 1 && words.reviewedTooLate == 1 && words.notYetEntered == 1)
    #expect(words.remarks.count == 3 && list.concerns.isEmpty)
  }

  @Test("entries that nobody can be found by, and numbers that are none, are counted and told")
  func unsearchable() throws {
    let path = try store.write(
      """
      entry,name,class,documents
      1,\u{738B}\u{4F1F},dpo,
      2,\u{738B}\u{4F1F},dpo,X1234567
      3,C REKAAN,dpo,TIDAK ADA

      """, to: "demo.csv")
    let words = try #require(
      try ListImport.prepare(
        path, format: nil, name: nil, layout: store.layout, current: [], tables: tables, day: 20_779
      ).words)
    #expect(words.unsearchable == 1 && words.emptyNumbers == 1)
    #expect(words.remarks.count == 2)
  }

  @Test("the console's own words for outcomes are those of the reference data")
  func ownWords() throws {
    let outcomes = try ReferenceData.shared.get().outcomes
    for (word, code) in HitDuty.ownWords {
      let outcome = try #require(outcomes.first { $0.code == code })
      #expect(outcome.word.value.lowercased() == word)
    }
    #expect(HitDuty.dueOutcome(ofAction: "SERAH") == "handed-over")
    #expect(HitDuty.dueOutcome(ofAction: "handed-over") == "handed-over")
    #expect(HitDuty.dueOutcome(ofAction: "IZIN") == nil && HitDuty.dueOutcome(ofAction: "cleared") == nil)
  }
}

@Suite("Kept files of lists that were lost or altered")
struct HealedListTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  @Test("importing the same bytes puts a lost or altered file back, and it stays", arguments: [true, false])
  func heals(isLost: Bool) throws {
    let path = try store.write("entry,name\n1,ORANG REKAAN\n", to: "demo.csv")
    let taken = try store.takeList(path)
    let kept = store.layout.lists + "/" + taken.sha256
    if isLost {
      try FileManager.default.removeItem(atPath: kept)
    } else {
      try Data("entry,name\n".utf8).write(to: URL(fileURLWithPath: kept))
    }
    #expect(!KeptList.isWhole(taken, store.layout))
    let again = try store.prepareList(path)
    #expect(again.healed.map(\.name) == ["demo.csv"])
    again.discard()
    #expect(KeptList.isWhole(taken, store.layout))
    #expect(try KeptList.read(taken, store.layout).entries.count == 1)
    #expect(try store.prepareList(path).healed.isEmpty)
  }

  @Test("files beside a list are found in any case of letters, and read again under the name that they have")
  func capitals() throws {
    let path = try store.write(#"1,"TELADAN, Umar","individual","SDGT",-0-,-0-,-0-,-0-,-0-,-0-,-0-,-0-"#, to: "SDN.CSV")
    _ = try store.write(#"1,10,"aka","MISALNYA, Umar",-0-"#, to: "ALT.CSV")
    let taken = try store.takeList(path)
    #expect(taken.files.map(\.name) == ["SDN.CSV", "ALT.CSV"])
    #expect(taken.names == 2)
    #expect(try KeptList.read(taken, store.layout).missingFiles == ["add.csv", "sdn_comments.csv"])
  }

  @Test("a column map of the file's own counts although the columns are called like ours; a broken one is an error")
  func ownMap() throws {
    let path = try store.write("entry;name\n1;ORANG REKAAN\n", to: "dpo.csv")
    _ = try store.write("{}", to: "national.map.json")
    #expect(try store.prepareList(path).imported.format == "plbn-csv", "a folder's map is for other tables")
    let map = #"{"columns":{"entry":"entry","name":"name"},"defaults":{"class":"dpo"},"published":"20-11-2026"}"#
    _ = try store.write(map, to: "dpo.map.json")
    let list = try store.prepareList(path)
    #expect(list.imported.format == "national-csv" && list.imported.published == "2026-11-20")
    #expect(list.contents.entries.first?.measure?.classCode == "dpo")
    _ = try store.write("[]", to: "dpo.map.json")
    #expect(store.listRefusal(path) != nil)
  }

  @Test(
    "what a file is instead of a list is said",
    arguments: [
      ([0x1F, 0x8B, 8, 0], ImportError.isCompressed(file: "x.csv")), ([0xFF, 0xFE, 0x31, 0], .isUTF16(file: "x.csv")),
      (Array("<!DOCTYPE html><p>404".utf8), .isWebPage(file: "x.csv")), ([], .empty(file: "x.csv")),
      (Array(" \n ".utf8), .empty(file: "x.csv")),
    ] as [([UInt8], ImportError)])
  func told(bytes: [UInt8], problem: ImportError) throws {
    let path = try store.write("", to: "x.csv")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(store.listRefusal(path) == .notAList(file: "x.csv", problem: problem.phrase))
  }

  @Test("XML that is taken for a table is called XML, and no web page")
  func xml() throws {
    let path = try store.write("<?xml version=\"1.0\"?><CONSOLIDATED_LIST>", to: "un.xml")
    #expect(
      store.listRefusal(path, format: .ofacCSV)
        == .notAList(file: "un.xml", problem: ImportError.isXML(file: "un.xml").phrase))
  }
}
