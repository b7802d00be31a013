import Testing
import TravelDocuments
import Watchlist

@testable import WatchlistFormats

@Suite("Our own list form")
struct PlbnCSVTests {
  @Test("all columns, in any order, several rows of one entry")
  func wholeEntry() throws {
    let list = try plbn(
      """
      name,entry,name_type,kind,birth,sex,nationality,documents,\
      class,legal_basis,owner,entered,review,expires,action,remarks
      "KHAYALAN, Gerunsin",n-1,primary,,1974-08-12;circa 1970;1960/1965,M,IDN;MYS,passport:X1:IDN;nik:2;3,\
      Cegah,UU 6/2011,Imigrasi,2026-01-02,2026-06,2027,postponed,rekaan
      DONGENG,n-2,,vessel,,,,,,,,,,,,
      SI GERUN,n-1,weak,,1974-08-12,,,,,,,,,,,
      """)
    let entry = try #require(list.entries.first)
    #expect(list.entries.map(\.id) == ["n-1", "n-2"])
    #expect(entry.names == [ListedName("KHAYALAN, Gerunsin"), ListedName("SI GERUN", kind: .weak)])
    #expect(
      entry.births == [
        .date(try #require(PartialDate("1974-08-12"))), .circa(try #require(PartialDate("1970"))),
        .between(try #require(PartialDate("1960")), try #require(PartialDate("1965"))),
      ])
    #expect(entry.sex == .male)
    #expect(entry.nationalities == ["IDN", "MYS"])
    #expect(
      entry.documents == [
        ListedDocument(type: "passport", number: "X1", country: "IDN"), ListedDocument(type: "nik", number: "2"),
        ListedDocument(number: "3"),
      ])
    #expect(
      entry.measure
        == ListedMeasure(
          classCode: "cegah", action: "postponed", legalBasis: "UU 6/2011", owner: "Imigrasi",
          entered: PartialDate("2026-01-02"), review: PartialDate("2026-06"), expires: PartialDate("2027")))
    #expect(list.entries[1].kind == .vessel)
    #expect(list.entries[1].measure == nil)
    #expect(list.unreadColumns.isEmpty)
  }

  @Test("a lost document is an entry without a name, another row is broken without one")
  func lostDocument() throws {
    let list = try plbn(
      "entry,name,documents,class\ns-1,,passport:X7654321:IDN,SLTD\ns-2,,,sltd\nn-1,,passport:X1,dpo\n"
        + "s-3,KHAYALAN,plb:1234567,sltd\n")
    #expect(list.entries.map(\.id) == ["s-1", "s-3"])
    #expect(list.entries[0].names.isEmpty && list.entries[0].displayName == "passport X7654321")
    #expect(list.brokenRows.map(\.reason) == [.noName, .noName])
  }

  @Test("what nobody sees is no part of a name")
  func hidden() throws {
    let list = try plbn("entry,name\n1,REKAAN\u{202E}SATU\n2,\u{200B}REKAAN\u{200B}DUA\u{2069}\n3,RE\u{200C}KAAN\n")
    #expect(list.entries.map(\.displayName) == ["REKAAN SATU", "REKAAN DUA", "RE\u{200C}KAAN"])
  }

  @Test("the columns of the evaluation list are read too, semicolons part as well, unknown columns are told")
  func otherNames() throws {
    let list = try plbn("entry;name;name_type;dob;dob_alt;gender;docs;colour\r\nx;GERUNSIN;aka;1960;1961;F;A1;red\r\n")
    let entry = try #require(list.entries.first)
    #expect(entry.names == [ListedName("GERUNSIN", kind: .aka)])
    #expect(entry.births.count == 2)
    #expect(entry.sex == .female)
    #expect(list.unreadColumns == ["colour"])
  }

  @Test("a wrong field is left out and told, and a date may be day first; a broken row adds nothing")
  func wrongFields() throws {
    let list = try plbn(
      """
      entry,name,name_type,birth,sex,expires
      a,SATU,,,,
      a,DUA,nick,,,
      a,TIGA,,31-02-1970;31-12-1970;12/08/1974,,
      b,EMPAT,,,Q,
      a,,,,,
      ,LIMA,,,,
      a,ENAM,,,,soon
      a,TUJUH,,,
      a,DELAPAN,,,,
      c,SEMBILAN,,,,
      d,SEPULUH,,,,
      e,SEBELAS,,,,
      f,DUA BELAS,,,,
      g,TIGA BELAS,,,,
      """)
    #expect(list.unreadParts.map(\.line) == [3, 4, 5, 8])
    #expect(
      list.unreadParts.map(\.reason) == [
        .unknownWord(column: "name_type", word: "nick"), .noDate(column: "birth", text: "31-02-1970"),
        .unknownWord(column: "sex", word: "Q"), .noDate(column: "expires", text: "soon"),
      ])
    #expect(list.brokenRows.map(\.line) == [6, 7, 9])
    #expect(list.brokenRows.map(\.reason) == [.noName, .noNumber(""), .columns(expected: 6, found: 5)])
    #expect(list.entries.map(\.id) == ["a", "b", "c", "d", "e", "f", "g"])
    let first = try #require(list.entries.first)
    #expect(first.names.map(\.text) == ["SATU", "DUA", "TIGA", "ENAM", "DELAPAN"])
    #expect(
      first.births == [
        .date(try #require(PartialDate("1970-12-31"))), .date(try #require(PartialDate("1974-08-12"))),
      ])
    #expect(list.entries[1].names.map(\.text) == ["EMPAT"] && list.entries[1].sex == nil)
  }

  @Test("names past the 512th of an entry are told")
  func manyNames() throws {
    let rows = (1...520).map { "a,NAMA \($0)\n" }.joined()
    let list = try plbn("entry,name\n" + rows)
    #expect(list.entries.first?.names.count == WatchlistLimits.namesPerEntry)
    #expect(list.brokenRows.map(\.reason) == Array(repeating: .tooManyNames(entry: "a"), count: 8))
  }

  @Test("nationalities past those that an entry keeps are told and left out")
  func tooMany() throws {
    let codes = (1...70).map { "C\($0)" }.joined(separator: ";")
    let list = try plbn("entry,name,nationality\na,SATU,\nb,DUA,\(codes)\n")
    #expect(
      list.unreadParts.map(\.reason) == [.tooMany(column: "nationality", most: WatchlistLimits.factsPerEntry)])
    #expect(list.entries.map(\.nationalities.count) == [0, WatchlistLimits.factsPerEntry])
  }

  @Test("a field of a million parts is bounded")
  func manyParts() throws {
    let parts = String(repeating: "A1;", count: 10_000)
    let list = try plbn("entry,name,docs,nationality\na,NAMA,\(parts),\(parts)\n")
    #expect(list.entries.first?.documents.count == 1)
    #expect(list.entries.first?.nationalities == ["A1"])
  }
}

@Suite("The demo list that is shipped")
struct DemoListTests {
  @Test("reads without a broken row, and every entry is marked as invented")
  func reads() throws {
    let list = try PlbnCSVParser.parse(try ByteSource.file(demoListPath))
    #expect(list.brokenRows.isEmpty)
    #expect(list.unreadColumns.isEmpty)
    #expect(list.entries.count == 47)
    for entry in list.entries {
      #expect(entry.id.hasPrefix("demo-"))
      #expect(entry.remarks.contains("orang rekaan / invented person"), "\(entry.id)")
      #expect(entry.measure != nil, "\(entry.id)")
    }
    // The stolen document has no known holder.
    #expect(list.entries.filter(\.births.isEmpty).map(\.id) == ["demo-044"])
    let classes = Set(list.entries.compactMap(\.measure?.classCode))
    #expect(classes == ["cegah", "tangkal", "dpo", "red", "yellow"])
  }

  @Test("finds its people by another spelling, and the namesake of a common name falls away by birth date")
  func finds() throws {
    let list = try PlbnCSVParser.parse(try ByteSource.file(demoListPath))
    let index = WatchlistIndex([ListVersion(name: "demo", digest: "", entries: list.entries)])
    func best(_ name: String, _ birth: String? = nil) -> Candidate? {
      index.search(WatchlistQuery(name: name, birth: birth.flatMap { PartialDate($0) })).first
    }
    #expect(best("SUKARTO, BOEDI UMPAMA")?.entry == "demo-002")
    #expect(best("JOKO PERUMPAMAAN")?.band == .strong)
    #expect(best("Abdul Rachman", "1979-03-14")?.band == .strong)
    #expect(best("Abdul Rachman")?.band == .possible)
    #expect(best("Abdul Rachman", "1995-11-02")?.band == .weak)
  }

  @Test("an expired entry doesn't hit")
  func expired() throws {
    let list = try PlbnCSVParser.parse(try ByteSource.file(demoListPath))
    let index = WatchlistIndex([ListVersion(name: "demo", digest: "", entries: list.entries)])
    let day = try #require(PartialDate("2026-11-21")).earliestDay
    let name = "SUPARJO LEWATMASA"
    #expect(index.search(WatchlistQuery(name: name)).first?.entry == "demo-040")
    #expect(!index.search(WatchlistQuery(name: name, day: day)).contains { $0.entry == "demo-040" })
  }
}
