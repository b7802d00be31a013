import Foundation
import Phrases
import Testing
import Watchlist
import WatchlistFormats

@testable import Border

/// Each published form, of invented people, as it comes from a folder.
@Suite("Taking published lists in")
struct PublishedListImportTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  struct Form: CustomTestStringConvertible, Sendable {
    let file: String
    let text: String
    let format: ListFormat
    let list: String
    var published: String?
    var testDescription: String { format.rawValue }
  }

  static let forms = [
    Form(
      file: "consolidated.xml",
      text: """
        <?xml version='1.0' encoding='UTF-8'?>
        <CONSOLIDATED_LIST dateGenerated='2026-11-19T23:00:04Z'><INDIVIDUALS><INDIVIDUAL><DATAID>900001</DATAID>\
        <FIRST_NAME>GERUNSIN</FIRST_NAME><SECOND_NAME>KHAYALAN</SECOND_NAME></INDIVIDUAL></INDIVIDUALS>\
        </CONSOLIDATED_LIST>
        """, format: .unXML, list: "un", published: "2026-11-19"),
    Form(
      file: "entities.ftm.json", text: person("NK-a1", "Gerunsin Khayalan", seen: "2026-11-20"), format: .ftmJSON,
      list: "opensanctions", published: "2026-11-20"),
    Form(
      file: "targets.simple.csv",
      text: """
        id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,dataset,first_seen,\
        last_seen,last_change
        NK-a1,Person,Gerunsin Khayalan,,1970-08-12,id,,,,,,re_list,,2026-11-20,
        """, format: .openSanctionsCSV, list: "opensanctions", published: "2026-11-20"),
    Form(
      file: "red.json",
      text: """
        {"_embedded": {"notices": [{"forename": "GERUNSIN", "name": "KHAYALAN", "date_of_birth": "1970/08/12",
          "entity_id": "2026/1001", "nationalities": ["ID"]}]}}
        """, format: .interpolJSON, list: "interpol"),
    Form(
      file: "cegah.csv", text: "NO REG;NAMA\nC-1;GERUNSIN KHAYALAN\n", format: .nationalCSV, list: "cegah",
      published: "2026-11-20"),
  ]

  static let map =
    #"{"columns": {"entry": "NO REG", "name": "NAMA"}, "delimiter": ";", "published": "20/11/2026"}"#

  static func person(_ id: String, _ name: String, seen: String = "2026-11-20") -> String {
    #"{"id":"\#(id)","schema":"Person","properties":{"name":["\#(name)"]},"target":true,"last_seen":"\#(seen)"}"# + "\n"
  }

  func change(_ op: String, _ id: String, _ name: String, seen: String = "2026-11-21") -> String {
    #"{"op":"\#(op)","entity":"# + Self.person(id, name, seen: seen).dropLast() + "}\n"
  }

  func removal(_ id: String) -> String { #"{"op":"DEL","entity":{"id":"\#(id)"}}"# + "\n" }

  // MARK: Forms

  @Test("a list is known by what it holds, called by who publishes it, and its people are found", arguments: forms)
  func known(form: Form) throws {
    try store.write(Self.map, to: "cegah.map.json")
    let imported = try store.takeList(try store.write(form.text, to: form.file))
    #expect(imported.format == form.format.rawValue && imported.list == form.list)
    #expect(imported.published == form.published && imported.entries == 1)
    let watchlist = PostWatchlist(
      try store.ledger().currentLists(), local: .none, layout: store.layout, zone: store.zone)
    let check = watchlist.check(Traveller(name: "GERUNSIN KHAYALAN"), nil, on: nil, marks: { _ in [] })
    #expect(check.candidates.map(\.list) == [form.list])
  }

  @Test("a national list's column map is kept with it: the list can be read when the map's file is gone")
  func columnMap() throws {
    let map = try store.write(Self.map, to: "national.map.json")
    let path = try store.write("NO REG;NAMA\nC-1;GERUNSIN KHAYALAN\n", to: "cegah.csv")
    let imported = try store.takeList(path)
    #expect(imported.files.map(\.name) == ["cegah.csv", "national.map.json"] && store.keptFiles.count == 2)
    try FileManager.default.removeItem(atPath: map)
    #expect(try KeptList.read(imported, store.layout).entries.map(\.id) == ["C-1"])
    #expect(
      store.listRefusal(path, format: .nationalCSV)
        == .notAList(file: "cegah.csv", problem: ImportError.noColumnMap(file: "cegah.csv").phrase))
  }

  @Test("whoever imports a form whose reader was never tried on a real file hears it")
  func unverified() {
    #expect(ListFormat.allCases.filter { $0.warning != nil } == [.interpolJSON])
  }

  @Test("progress is told up to the last byte of all files")
  func progress() throws {
    let path = try store.write(Self.forms[1].text, to: "entities.ftm.json")
    var told: [ImportProgress] = []
    _ = try ListImport.prepare(path, format: nil, name: nil, layout: store.layout, current: []) { told.append($0) }
    let size = Self.forms[1].text.utf8.count
    #expect(told.last?.read == size && told.last?.total == size)
  }

  // MARK: Versions

  @Test("a version of several files is told apart by each of them, as sha256sum prints them")
  func versionDigests() throws {
    #expect(
      EventGoldenTests.imported.sha256 == "a2746b720678f81e838ddfed6ddb02cfa77d0b31d8c8984f2b8c7e58b2856fd1")
    let path = try store.write("NO REG;NAMA;LAIN\nC-1;GERUNSIN KHAYALAN;SARI\n", to: "cegah.csv")
    try store.write(Self.map, to: "cegah.map.json")
    let first = try store.takeList(path)
    try store.write(Self.map.replacing("NAMA", with: "LAIN"), to: "cegah.map.json")
    let second = try store.takeList(path)
    #expect(first.files[0] == second.files[0] && first.sha256 != second.sha256)
    #expect(second.replaces == first.sha256 && second.changed == 1)
  }

  @Test("a file's name of two lines is not a name and a file")
  func hostileName() {
    var one = EventGoldenTests.imported
    one.files[1].name = "alt.csv\n\(Made.digest("f"))  add.csv"
    var two = EventGoldenTests.imported
    two.files.append(WatchlistImported.File(name: "add.csv", sha256: Made.digest("f"), bytes: 1))
    #expect(one.sha256 != two.sha256)
  }

  // MARK: Changes

  func entities(_ name: String = "entities.ftm.json") throws -> String {
    try store.write(
      (1...20).map { Self.person("NK-\($0)", "ORANG REKAAN \($0)") }.joined(), to: name)
  }

  func delta(_ text: String) throws -> String { try store.write(text, to: "entities.delta.json") }

  @Test("changes are put behind the list's files, one after the other, and any index reads the same from them")
  func changes() throws {
    let whole = try store.takeList(try entities(), name: "os")
    let first = try store.takeList(try delta(removal("NK-2") + change("ADD", "NK-30", "SARI UMPAMA")))
    #expect((first.list, first.format) == ("os", "ftm-json"))
    #expect((first.added, first.changed, first.removed) == (1, 0, 1))
    #expect(first.published == "2026-11-21" && first.replaces == whole.sha256)
    let second = try store.takeList(try delta(change("MOD", "NK-30", "SARI CONTOH", seen: "2026-11-22")))
    #expect((second.added, second.changed, second.removed) == (0, 1, 0))
    #expect(second.files.map(\.name) == ["entities.ftm.json", "entities.delta.json", "entities.delta.json"])
    #expect(Set([whole, first, second].map(\.sha256)).count == 3)
    let read = try KeptList.read(try #require(try store.ledger().currentLists().first).imported, store.layout)
    #expect(read.entries.count == 20 && read.entries.last?.displayName == "SARI CONTOH")
    let anew = try store.takeList(try entities(), name: "os")
    #expect(anew.files == whole.files && anew.sha256 == whole.sha256)
  }

  @Test("changes that are in the list already change nothing, in whatever order they come again")
  func knownChanges() throws {
    try store.takeList(try entities())
    let old = try store.write(removal("NK-2"), to: "old.json")
    try store.takeList(old)
    let last = try store.takeList(try delta(change("ADD", "NK-2", "ORANG BARU")))
    for path in [old, try delta(change("ADD", "NK-2", "ORANG BARU"))] {
      let again = try store.prepareList(path)
      #expect(again.imported.files == last.files)
      #expect(throws: Refusal.listUnchanged("opensanctions")) { try store.desk().record(again.imported) }
      again.discard()
    }
    #expect(store.keptFiles.count == 3)
  }

  @Test("a dry run of changes, and changes that are broken, leave the list's own files")
  func discarded() throws {
    let whole = try store.takeList(try entities())
    try store.prepareList(try delta(removal("NK-2"))).discard()
    #expect(store.keptFiles == [whole.sha256])
    #expect(store.listRefusal(try delta("{\"op\":\"ADD\",\n{\"op\":\"DEL\"\n")) != nil)
    #expect(store.keptFiles == [whole.sha256])
  }

  @Test("changes that remove more than a tenth are a concern like any other list")
  func manyRemoved() throws {
    try store.takeList(try entities())
    let list = try store.prepareList(try delta((1...3).map { removal("NK-\($0)") }.joined()))
    #expect(list.concerns == [.shrinks(removed: 3, of: 20), .thins([ListLoss(part: .names, lost: 3, before: 20)])])
  }

  @Test("changes need the list that they change, and to know which one it is")
  func whichList() throws {
    let path = try delta(removal("NK-2"))
    let alone = Refusal.notAList(
      file: "entities.delta.json", problem: ImportError.changesAlone(file: "entities.delta.json").phrase)
    #expect(store.listRefusal(path) == alone)
    try store.takeList(try store.write("entry,name\n1,REKAAN\n", to: "demo.csv"), name: "demo")
    #expect(store.listRefusal(path, name: "demo") == alone)
    try store.takeList(try entities(), name: "satu")
    try store.takeList(try entities(), name: "dua")
    #expect(
      store.listRefusal(path)
        == .notAList(file: "entities.delta.json", problem: .severalLists(["dua", "satu"])))
    #expect(try store.prepareList(path, name: "satu").imported.entries == 19)
  }

  @Test("a list takes as many changes as its record can name; then the whole list is asked for")
  func tooMany() throws {
    try store.takeList(try entities())
    for number in 1..<WatchlistImported.fileLimit {
      try store.takeList(try delta(change("ADD", "NK-new", "ORANG KE \(number)")))
    }
    #expect(
      store.listRefusal(try delta(removal("NK-new")))
        == .notAList(file: "entities.delta.json", problem: .tooManyChanges(WatchlistImported.fileLimit - 1)))
    #expect(store.keptFiles.count == WatchlistImported.fileLimit)
  }

  // MARK: What was not read

  @Test("what of a list was not read is told in sentences that are few and can be shown as they are")
  func remarks() throws {
    let hostile = "x\u{1B}[2J" + String(repeating: "y", count: 10_000)
    var list = try store.prepareList(try entities()).contents
    #expect(list.remarks.isEmpty)
    let row = BrokenRow(file: hostile, line: 3, reason: .unknownWord(column: hostile, word: hostile))
    list.brokenRows = Array(repeating: row, count: 1_000)
    list.brokenRowCount = 5_000
    list.unreadParts = Array(repeating: row, count: 21)
    list.unreadPartCount = 21
    list.missingFiles = [hostile]
    list.unreadColumns = Array(repeating: hostile, count: 256)
    list.setAside = Dictionary(uniqueKeysWithValues: (1...64).map { ("\($0)" + hostile, $0) })
    let remarks = list.remarks
    #expect(remarks.count == 20 + 1 + 20 + 1 + 3)
    #expect(remarks[20].en == "4980 more broken rows were left out; --json tells the first 1000.")
    #expect(remarks[41].en == "Further parts that were not taken: 1.")
    for text in remarks.flatMap({ [$0.id, $0.en] }) {
      #expect(text.count < 1_200 && !text.unicodeScalars.contains { $0.isHidden })
    }
  }

  @Test("records that are no entries are told by their kinds, the most frequent first")
  func setAside() throws {
    var list = try store.prepareList(try entities()).contents
    list.setAside = ["Ownership": 14, "Sanction": 41, "Address": 14]
    #expect(
      list.remarks.map(\.en) == [
        "Records that are no entries of their own: 69 (Sanction 41, Address 14, Ownership 14)."
      ])
  }
}
