import Testing
import TravelDocuments
import Watchlist

@testable import WatchlistFormats

@Suite("OpenSanctions' FollowTheMoney")
struct FtMParserTests {
  private func ftm(_ text: String, changes: String...) throws(ImportError) -> ImportedList {
    try ListReader.read(
      .ftmJSON,
      [ByteSource(name: "entities.ftm.json", text: text)]
        + changes.map { ByteSource(name: "entities.delta.json", text: $0) })
  }

  private func person(_ id: String, _ properties: String) -> String {
    "{\"id\":\"\(id)\",\"schema\":\"Person\",\"properties\":{\(properties)},\"target\":true}\n"
  }

  @Test("a person comes with names by their kind, dates, documents and programmes")
  func person() throws {
    let list = try ftm(Samples.ftm)
    let entry = try #require(list.entries.first)
    #expect(entry.id == "NK-a1")
    #expect(
      entry.names == [
        ListedName("Gerunsin Khayalan"), ListedName("KHAYALAN, Gerunsin", kind: .aka),
        ListedName("Gerun Khayalan", kind: .aka), ListedName("Gerunsin Dongeng", kind: .fka),
        ListedName("Si Gerun", kind: .weak),
      ])
    #expect(entry.births == ["1970-08-12", "1970-08", "1969"].compactMap { PartialDate($0).map(BirthClaim.date) })
    #expect(entry.sex == .male)
    #expect(entry.nationalities == ["id", "my"])
    #expect(entry.programs == ["RE-1", "sanction"])
    #expect(entry.title == "Bendahara")
    #expect(entry.remarks == "POB Sanggau")
    #expect(list.publishedDate == PartialDate("2026-11-20"))
  }

  @Test("a number under two properties is one document; a passport on a line of its own joins its holder")
  func documents() throws {
    let list = try ftm(Samples.ftm)
    #expect(
      list.entries.first?.documents == [
        ListedDocument(type: "ID", number: "610001"),
        ListedDocument(type: "Passport", number: "X0000101", country: "id"),
      ])
    #expect(
      list.entries.last?.documents == [ListedDocument(type: "Passport", number: "X0000105", country: "my")],
      "the nested form has it within the holder")
    #expect(list.entries.last?.displayName == "REKAAN, Sari")
  }

  @Test("a document may stand before its holder")
  func documentFirst() throws {
    let list = try ftm(
      "{\"id\":\"p\",\"schema\":\"Identification\",\"properties\":{\"holder\":[\"a\"],\"number\":[\"61\"]}}\n"
        + person("a", "\"name\":[\"REKAAN\"],\"idNumber\":[\"61\"]"))
    #expect(list.entries.first?.documents == [ListedDocument(type: "Identification", number: "61")])
  }

  @Test("an abbreviation is a weak name")
  func abbreviation() throws {
    #expect(
      try ftm(Samples.ftm).entries[1].names == [ListedName("PT Dongeng"), ListedName("PTD", kind: .weak)])
  }

  @Test("what is no entry is counted by its kind and not dropped in silence")
  func setAside() throws {
    let list = try ftm(Samples.ftm)
    #expect(list.entries.map(\.id) == ["NK-a1", "NK-b2", "NK-e5"])
    #expect(list.setAside == ["Person only mentioned": 1, "Family": 1])
    #expect(list.counts.rows == 6)
    let passport = "{\"id\":\"p\",\"schema\":\"Passport\",\"properties\":{\"holder\":[\"x\"]}}\n"
    let other = "{\"id\":\"q\",\"schema\":\"Passport\",\"properties\":{\"holder\":[\"x\"],\"number\":[\"1\"]}}\n"
    #expect(try ftm(passport + other).setAside == ["Passport without a number": 1, "document of no entry": 1])
  }

  @Test("changes add, replace and delete, and what is gone is gone with its documents' claim")
  func changes() throws {
    let list = try ftm(Samples.ftm, changes: Samples.delta)
    #expect(list.entries.map(\.id) == ["NK-a1", "NK-e5", "NK-f6"])
    #expect(list.entries.first?.names == [ListedName("Gerunsin Khayalan")])
    #expect(
      list.entries.first?.documents == [ListedDocument(type: "Passport", number: "X0000101", country: "id")],
      "the passport's own line didn't change")
    #expect(list.brokenRows.isEmpty)
    #expect(list.publishedDate == PartialDate("2026-11-21"))
  }

  @Test("changes are applied in their order")
  func order() throws {
    let add = "{\"op\":\"ADD\",\"entity\":" + person("z", "\"name\":[\"REKAAN\"]").dropLast() + "}\n"
    let delete = "{\"op\":\"DEL\",\"entity\":{\"id\":\"z\"}}\n"
    #expect(try !ftm(Samples.ftm, changes: add, delete).entries.contains { $0.id == "z" })
    #expect(try ftm(Samples.ftm, changes: add + delete + add).entries.last?.id == "z")
    let documents = try ftm(Samples.ftm, changes: "{\"op\":\"DEL\",\"entity\":{\"id\":\"NK-p1\"}}").entries[0].documents
    #expect(documents == [ListedDocument(type: "ID", number: "610001")])
  }

  @Test("who was listed and is only mentioned now is no entry any more")
  func demoted() throws {
    let change = "{\"op\":\"MOD\",\"entity\":{\"id\":\"NK-a1\",\"schema\":\"Person\",\"target\":false}}"
    #expect(try ftm(Samples.ftm, changes: change).entries.map(\.id) == ["NK-b2", "NK-e5"])
  }

  @Test("a deletion of what isn't there, and an unknown operation, are told with their lines")
  func brokenChanges() throws {
    let list = try ftm(
      Samples.ftm,
      changes: Samples.delta
        + "\n{\"op\":\"DEL\",\"entity\":{\"id\":\"NK-b2\"}}\n{\"op\":\"MERGE\",\"entity\":{\"id\":\"x\"}}")
    #expect(list.brokenRows.map(\.reason) == [.unknownEntry("NK-b2"), .noObject])
    #expect(list.brokenRows.map(\.line) == [5, 6])
    #expect(list.brokenRows.map(\.file) == ["entities.delta.json", "entities.delta.json"])
  }

  @Test("changes without their list are no list")
  func changesAlone() {
    #expect(throws: ImportError.changesAlone(file: "d.json")) { try read(.ftmDelta, Samples.delta, name: "d.json") }
  }

  @Test("broken lines are told and left out; the next line is sound")
  func brokenLines() throws {
    let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    let bad = [
      "{\"id\":\"a\",\"schema\":\"Person\"", "[]", "{\"id\":7,\"schema\":\"Person\"}", person("", "\"name\":[\"X\"]"),
      person("b", ""), person("c", "\"name\":[\(deep)]"),
      person("d", "\"name\":[\"" + String(repeating: "x", count: ImportLimits.bytesPerRecord) + "\"]"),
    ].map { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }
    let good = (1...8).map { person("g\($0)", "\"name\":[\"REKAAN \($0)\"]") }.joined()
    let list = try ftm(good + bad.joined(separator: "\n") + "\n" + person("g1", "\"name\":[\"LAIN\"]"))
    #expect(list.entries.count == 8)
    #expect(
      list.brokenRows.map(\.reason) == [
        .noObject, .noObject, .noObject, .noNumber(""), .noName, .tooDeep(levels: ImportLimits.levels),
        .tooLong(bytes: ImportLimits.bytesPerRecord),
        .repeatedEntry("g1"),
      ])
    #expect(list.brokenRows.map(\.line) == Array(9...16))
  }

  @Test("values of another kind than text are passed over, control characters fall away")
  func values() throws {
    let list = try ftm(
      person(
        "a",
        "\"name\":[7,null,\"REKAAN\\u001b[2J\\nSari\",{\"x\":1}],\"birthDate\":\"1970\",\"gender\":[\"male\",\"female\"]"
      ))
    #expect(list.entries.first?.names == [ListedName("REKAAN [2J Sari")])
    #expect(try ftm(person("a\\u001b\u{7F}b", "\"name\":[\"REKAAN\"]")).entries.first?.id == "a b")
    #expect(list.entries.first?.births.count == 1)
    #expect(list.entries.first?.sex == nil)
  }

  @Test("a date that is none is told, and the person stays")
  func dates() throws {
    let list = try ftm(person("a", "\"name\":[\"REKAAN\"],\"birthDate\":[\"1970-13\",\"1969-05-03T00:00:00\"]"))
    #expect(list.unreadParts.map(\.reason) == [.noDate(column: "birthDate", text: "1970-13")])
    #expect(list.entries.first?.births == [.date(try #require(PartialDate("1969-05-03")))])
  }
}

@Suite("OpenSanctions' simple table")
struct SimpleCSVTests {
  @Test("a row is an entry, with several values divided by semicolons")
  func row() throws {
    let list = try read(.openSanctionsCSV, Samples.simpleCSV)
    let entry = try #require(list.entries.first)
    #expect(
      entry
        == WatchlistEntry(
          id: "NK-a1",
          names: [
            ListedName("Gerunsin Khayalan"), ListedName("KHAYALAN, Gerunsin", kind: .aka),
            ListedName("Gerun Khayalan", kind: .aka),
          ],
          births: [.date(try #require(PartialDate("1970-08-12"))), .date(try #require(PartialDate("1969")))],
          nationalities: ["id", "my"],
          documents: [ListedDocument(number: "X0000101"), ListedDocument(number: "610001")],
          programs: ["RE-1", "re_list"], addresses: ["Entikong", "Sanggau"], remarks: "Reciprocal; Rekaan"))
    #expect(list.entries.last?.kind == .entity)
    #expect(list.publishedDate == PartialDate("2026-11-20"))
    #expect(list.unreadColumns == ["phones", "emails", "first_seen", "last_change"])
  }

  @Test("broken rows are told, a wrong date leaves the person on the list")
  func broken() throws {
    let list = try read(
      .openSanctionsCSV,
      "id,schema,name,birth_date\na,Person,SATU,1970/1\n,Person,DUA,\nb,Person,,\nc,Cat,TIGA,\na,Person,EMPAT,\n"
        + "d,Person,LIMA,\ne,Person,ENAM,\nf,Person,TUJUH,\n")
    #expect(
      list.brokenRows.map(\.reason) == [
        .noNumber(""), .noName, .unknownWord(column: "schema", word: "Cat"), .repeatedEntry("a"),
      ])
    #expect(
      list.unreadParts == [BrokenRow(file: "list", line: 2, reason: .noDate(column: "birth_date", text: "1970/1"))])
    #expect(list.entries.map(\.id) == ["a", "d", "e", "f"])
  }

  @Test("a table without its columns is none")
  func columns() {
    #expect(throws: ImportError.missingColumns(file: "list", names: ["schema"])) {
      try read(.openSanctionsCSV, "id,name\na,b\n")
    }
  }
}
