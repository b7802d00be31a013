import Testing
import TravelDocuments
import Watchlist

@testable import WatchlistFormats

@Suite("OFAC's CSV files")
struct OFACParserTests {
  @Test("an entry comes with its aliases, programmes, addresses and what the remarks say")
  func wholeEntry() throws {
    let list = try ofac(
      row(
        "7", "KHAYALAN, Gerunsin",
        remarks:
          "DOB 14 Jun 1968; alt. DOB 1965; POB Entikong; nationality Indonesia; citizen Malaysia; Gender Male; "
          + "Passport 199573956 (Indonesia) issued 12 Aug 2010 expires 11 Aug 2020; "
          + "a.k.a. 'SI GERUN'; a.k.a. ''ALI'; Linked To: DONGENG."
      ),
      aliases: "7,1,aka,\"KAJALAN, Gerunsin\",-0- \r\n7,2,fka,\"DONGENG\",-0- \r\n",
      addresses: "7,1,-0- ,\"Entikong\",\"Indonesia\",-0- \r\n7,2,-0- ,-0- ,-0- ,-0- \r\n")
    let entry = try #require(list.entries.first)
    #expect(entry.id == "ofac-7")
    #expect(entry.kind == .individual)
    #expect(
      entry.names == [
        ListedName("KHAYALAN, Gerunsin"), ListedName("KAJALAN, Gerunsin", kind: .aka),
        ListedName("DONGENG", kind: .fka),
        ListedName("SI GERUN", kind: .weak), ListedName("'ALI", kind: .weak),
      ])
    #expect(entry.births == [.date(try #require(PartialDate("1968-06-14"))), .date(try #require(PartialDate("1965")))])
    #expect(entry.nationalities == ["Indonesia", "Malaysia"])
    #expect(entry.sex == .male)
    #expect(entry.documents == [ListedDocument(type: "Passport", number: "199573956", country: "Indonesia")])
    #expect(entry.programs == ["SDGT", "IFSR"])
    #expect(entry.addresses == ["Entikong, Indonesia"])
    #expect(list.brokenRows.isEmpty)
    #expect(list.missingFiles == ["sdn_comments.csv"])
  }

  @Test("the types are individual, vessel, aircraft, and nothing for an entity")
  func kinds() throws {
    let list = try ofac(
      row("1", "A, B") + row("2", "KAPAL", type: "vessel") + row("3", "PK-XYZ", type: "aircraft")
        + row("4", "PT", type: "-0- "))
    #expect(list.entries.map(\.kind) == [.individual, .vessel, .aircraft, .entity])
    #expect(list.counts.individuals == 1 && list.counts.entities == 1)
  }

  @Test("remarks that outgrew their column go on without a blank, and an alias cut there is whole again")
  func comments() throws {
    let main = row("7", "KHAYALAN", remarks: "DOB 1968; a.k.a. 'SI GE")
    #expect(try ofac(main).entries.first?.names == [ListedName("KHAYALAN")])
    let joined = try ofac(main, comments: "7,\"RUNSIN'; nationality Malaysia.\"\r\n")
    #expect(joined.entries.first?.names.last == ListedName("SI GERUNSIN", kind: .weak))
    #expect(joined.entries.first?.nationalities == ["Malaysia"])
    let atBlank = try ofac(row("7", "KHAYALAN", remarks: "a.k.a. 'SI "), comments: "7,\"GERUN'.\"\r\n")
    #expect(atBlank.entries.first?.names.last == ListedName("SI GERUN", kind: .weak))
  }

  @Test(
    "all forms of a date of birth",
    arguments: [
      ("14 Jun 1968", "1968-06-14", ""), ("Feb 1943", "1943-02", ""), ("1965", "1965", ""),
      ("01 September 1970", "1970-09-01", ""),
      ("Jan 1960 to Dec 1965", "1960-01", "1965-12"), ("1960 to 1965", "1960", "1965"), ("1979-1982", "1979", "1982"),
      ("01 Mar 1960 to 31 Mar 1960", "1960-03-01", "1960-03-31"),
    ])
  func dates(text: String, first: String, last: String) throws {
    let start = try #require(PartialDate(first))
    let expected = last.isEmpty ? BirthClaim.date(start) : .between(start, try #require(PartialDate(last)))
    #expect(OFACDates.claim(text) == expected)
  }

  @Test("circa, before any of them")
  func circa() throws {
    #expect(OFACDates.claim("circa 1962") == .circa(try #require(PartialDate("1962"))))
    #expect(OFACDates.claim("circa 05 May 1960") == .circa(try #require(PartialDate("1960-05-05"))))
  }

  @Test(
    "what is no date is none",
    arguments: ["", "circa", "to", "31 Feb 1970", "14 Foo 1968", "unknown", "196", "+965", "1960 to"])
  func noDates(text: String) {
    #expect(OFACDates.claim(text) == nil)
  }

  @Test("Windows-1252 and UTF-8 both read, control characters become blanks")
  func encodings() throws {
    var bytes = Array(row("1", "AAA").utf8)
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "A")))
    bytes.replaceSubrange(place..<place + 3, with: [0x4D, 0xFC, 0x92])
    let old = try OFACParser.parse(.init(main: ByteSource(name: "sdn.csv", bytes: bytes)))
    #expect(old.entries.first?.names.first?.text == "Mü’")
    #expect(try ofac(row("1", "Mü’")).entries.first?.names.first?.text == "Mü’")
    #expect(try ofac(row("1", "A\u{1B}[31m\u{9}\u{85}B")).entries.first?.names.first?.text == "A [31m B")
  }

  @Test("a broken row is told with file and line, and left out")
  func brokenRows() throws {
    let list = try ofac(
      row("1", "KHAYALAN") + "2,DONGENG,individual\r\n" + row("x", "REKAAN") + row("1", "KHAYALAN") + row("3", "")
        + row("4", "LANGKAU", type: "person") + row("5", String(repeating: "A", count: 1_001)) + "6,\"A\"B,\r\n"
        + (10...17).map { row("\($0)", "ORANG KE \($0)") }.joined(),
      aliases:
        "1,1,aka,\"KAJALAN\",-0- \r\n9,2,aka,\"X\",-0- \r\n"
        + "1,3,zka,\"Y\",-0- \r\n1,4,aka,-0- ,-0- \r\n1,5,nka,Z,-0- \r\n"
        + "1,6,nka,W,-0- \r\n")
    #expect(list.entries.count == 9)
    #expect(list.brokenRowCount == 10)
    #expect(list.brokenRows.map(\.line) == [2, 3, 4, 5, 6, 7, 8, 2, 3, 4])
    #expect(
      list.brokenRows.map(\.file) == Array(repeating: "sdn.csv", count: 7) + Array(repeating: "alt.csv", count: 3))
    #expect(
      list.brokenRows.map(\.reason) == [
        .columns(expected: 12, found: 3), .noNumber("x"), .repeatedEntry("1"), .noName,
        .unknownWord(column: "entry type", word: "person"), .nameTooLong(characters: 1_000), .quotes,
        .unknownEntry("9"),
        .unknownWord(column: "alias type", word: "zka"), .noName,
      ])
  }

  @Test("a number used again with another name is a second party, and what names the number only goes to both")
  func sharedNumber() throws {
    let list = try ofac(
      row("7", "KHAYALAN, Gerunsin", remarks: "DOB 14 Jun 1968; nationality Indo") + row("8", "SATRIYA")
        + row("7", "REKAAN MAJU", type: "-0- ") + row("7", "KHAYALAN, Gerunsin") + row("7", "DONGENG", type: "vessel"),
      aliases: "7,1,aka,\"KAJALAN\",-0- \r\n", addresses: "7,1,-0- ,\"Entikong\",\"Indonesia\",-0- \r\n",
      comments: "7,\"nesia.\"\r\n")
    #expect(list.entries.map(\.id) == ["ofac-7", "ofac-8", "ofac-7-2", "ofac-7-3"])
    #expect(list.entries.map(\.displayName) == ["KHAYALAN, Gerunsin", "SATRIYA", "REKAAN MAJU", "DONGENG"])
    #expect(list.entries.map(\.kind) == [.individual, .individual, .entity, .vessel])
    for entry in list.entries where entry.id != "ofac-8" {
      #expect(entry.names.last == ListedName("KAJALAN", kind: .aka))
      #expect(entry.addresses == ["Entikong, Indonesia"])
      #expect(entry.remarks.hasSuffix("nesia."))
    }
    #expect(list.entries.first?.nationalities == ["Indonesia"])
    #expect(list.brokenRows == [BrokenRow(file: "sdn.csv", line: 4, reason: .repeatedEntry("7"))])
  }

  @Test("parties of one number past the eighth are told and left out")
  func manyParties() throws {
    let list = try ofac((1...10).map { row("7", "NAMA \($0)") }.joined())
    #expect(list.entries.map(\.id) == ["ofac-7"] + (2...8).map { "ofac-7-\($0)" })
    #expect(
      list.brokenRows
        == [9, 10].map { BrokenRow(file: "sdn.csv", line: $0, reason: .repeatedEntry("7")) })
  }

  @Test("names past the 512th are told and left out")
  func manyNames() throws {
    let aliases = (1...600).map { "1,\($0),aka,\"NAMA \($0)\",-0- \r\n" }.joined()
    let list = try ofac(row("1", "KHAYALAN"), aliases: aliases)
    #expect(list.entries.first?.names.count == WatchlistLimits.namesPerEntry)
    #expect(list.brokenRows.first?.reason == .tooManyNames(entry: "1"))
    #expect(list.brokenRowCount == 600 - 511)
    let remarks = (1...600).map { "a.k.a. 'N \($0)'" }.joined(separator: "; ")
    let weak = try ofac(row("1", "KHAYALAN", remarks: remarks))
    #expect(weak.entries.first?.names.count == WatchlistLimits.namesPerEntry)
    #expect(weak.unreadParts == [BrokenRow(file: "sdn.csv", line: 1, reason: .tooManyNames(entry: "1"))])
  }

  @Test("the files beside the main one go by its name")
  func siblings() {
    #expect(OFACParser.siblings(of: "sdn.csv") == ("alt.csv", "add.csv", "sdn_comments.csv"))
    #expect(OFACParser.siblings(of: "CONS_PRIM.CSV") == ("cons_alt.csv", "cons_add.csv", "cons_comments.csv"))
  }
}
