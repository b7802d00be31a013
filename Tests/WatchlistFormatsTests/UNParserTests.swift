import Testing
import TravelDocuments
import Watchlist

@testable import WatchlistFormats

@Suite("The UN's consolidated list")
struct UNParserTests {
  private func individual(_ members: String) -> String {
    "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>\(members)</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>"
  }

  private func entry(_ members: String) throws -> WatchlistEntry {
    let list = try read(.unXML, individual("<DATAID>1</DATAID><FIRST_NAME>KHAYALAN</FIRST_NAME>" + members))
    return try #require(list.entries.first)
  }

  @Test("an individual comes with names, dates, documents and what the publisher says besides")
  func individual() throws {
    let list = try read(.unXML, Samples.un)
    let entry = try #require(list.entries.first)
    #expect(entry.id == "un-900001")
    #expect(entry.kind == .individual)
    #expect(
      entry.names == [
        ListedName("GERUNSIN ANAK KHAYALAN"), ListedName("金铁三", kind: .aka), ListedName("Gerun Sin", kind: .aka),
        ListedName("Si Gerun", kind: .weak),
      ])
    #expect(
      entry.births == [
        .date(try #require(PartialDate("1970-08-12"))), .date(try #require(PartialDate("1969"))),
        .circa(try #require(PartialDate("1968"))),
        .between(try #require(PartialDate("1960")), try #require(PartialDate("1965"))),
        .date(try #require(PartialDate("1971"))),
      ])
    #expect(entry.sex == .male)
    #expect(entry.nationalities == ["Indonesia"])
    #expect(entry.documents == [ListedDocument(type: "Passport", number: "XA 454044", country: "Indonesia")])
    #expect(entry.programs == ["Rekaan", "REi.001"])
    #expect(entry.addresses == ["Entikong, Indonesia"])
    #expect(entry.title == "Haji; Treasurer of nothing")
    #expect(
      entry.remarks == "An invented person & no other.; POB Sanggau, Indonesia; Passport: stolen in 2020")
    #expect(list.publishedDate == PartialDate("2026-11-19"))
    #expect(list.brokenRows.isEmpty && list.unreadParts.isEmpty)
    #expect(list.counts.rows == 2 && list.counts.individuals == 1 && list.counts.entities == 1)
  }

  @Test("an entity keeps the short name in its brackets, and its former name is one")
  func entity() throws {
    let entry = try #require(try read(.unXML, Samples.un).entries.last)
    #expect(entry.kind == .entity)
    #expect(
      entry.names == [
        ListedName("PT DONGENG (PTD)"), ListedName("Dongeng Ltd.", kind: .aka), ListedName("CV Dongeng", kind: .fka),
      ])
  }

  @Test(
    "several names in one alias are several names",
    arguments: [
      ("Gerun Khayal; Gerun Kayal ; G. Khayal", ["Gerun Khayal", "Gerun Kayal", "G. Khayal"]),
      ("a) Gerun Khayal b) Gerun Kayal", ["Gerun Khayal", "Gerun Kayal"]),
      ("Gerun San (金铁三)", ["Gerun San", "金铁三"]),
      ("金铁三 (Gerun San; Geroen San)", ["金铁三", "Gerun San", "Geroen San"]),
      ("Amir Khayal (original script: Амир)", ["Amir Khayal", "Амир"]),
      ("Gerun Khayal (birth name)", ["Gerun Khayal"]), ("(Sheikh) Gerun Khayal", ["Gerun Khayal"]),
      ("Gerun Khayal, born in Sanggau on 01 Jan. 1967", ["Gerun Khayal"]), ("\"KHAYAL, Gerun\"", ["KHAYAL, Gerun"]),
      ("Gerun Khayal,", ["Gerun Khayal"]), (";;", []), (") Gerun", ["Gerun"]), ("(", []), (")(", []),
      ("Gerun (金铁三 (original script); Geroen; Gerun San) Khayal", ["Gerun Khayal", "金铁三", "Geroen", "Gerun San"]),
    ])
  func severalNames(alias: String, names: [String]) {
    #expect(UNAlias(alias, of: .individual).names == names)
  }

  @Test("an organisation keeps the short name in brackets, and gives other scripts up as names")
  func organisations() {
    #expect(UNAlias("Dongeng Ltd. (DL)", of: .entity).names == ["Dongeng Ltd. (DL)"])
    #expect(UNAlias("Dongeng (DL) (金铁三; Donggeng)", of: .entity).names == ["Dongeng (DL)", "金铁三", "Donggeng"])
  }

  @Test("an alias that was taken apart stands in the remarks as it was published; each part keeps its quality")
  func takenApart() throws {
    let alias = "Gerun (original script: Амир)"
    let entry = try entry(
      "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>\(alias)</ALIAS_NAME></INDIVIDUAL_ALIAS>")
    #expect(entry.names.dropFirst() == [ListedName("Gerun", kind: .weak), ListedName("Амир", kind: .weak)])
    #expect(entry.remarks == "a.k.a. " + alias)
  }

  @Test("a name that is weak here and good there is good")
  func weakAndGood() throws {
    let low = "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>GERUN</ALIAS_NAME></INDIVIDUAL_ALIAS>"
    #expect(try entry(low + low.replacing("Low", with: "Good")).names.last == ListedName("GERUN", kind: .aka))
  }

  @Test(
    "a document's number comes bare, and the words before it join its type",
    arguments: [
      ("Afghan passport number SE 012820", "SE 012820", "Passport Afghan passport number"),
      ("403062567 (US)", "403062567", "Passport"), ("R00005943, South Sudan", "R00005943", "Passport"),
      ("Libya B/002210", "B/002210", "Passport Libya"), ("No34409/129", "No34409/129", "Passport"),
      ("travel document (“Reiseausweis”) A 0139243", "A 0139243", "Passport travel document (“Reiseausweis”)"),
    ])
  func documentNumbers(published: String, number: String, type: String) throws {
    let document =
      "<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>\(published)</NUMBER></INDIVIDUAL_DOCUMENT>"
    #expect(try entry(document).documents == [ListedDocument(type: type, number: number)])
  }

  @Test("broken records are told by their line and left out")
  func brokenRecords() throws {
    let sound = (3...6).map { "<ENTITY><DATAID>\($0)</DATAID><FIRST_NAME>DONGENG \($0)</FIRST_NAME></ENTITY>" }
    let list = try read(
      .unXML,
      """
      <CONSOLIDATED_LIST>
      <INDIVIDUAL><DATAID>x</DATAID></INDIVIDUAL>
      <INDIVIDUAL><DATAID>1</DATAID>
      </INDIVIDUAL>
      <ENTITY><DATAID>3</DATAID><FIRST_NAME>\(String(repeating: "X", count: 1_001))</FIRST_NAME></ENTITY>
      \(sound.joined(separator: "\n"))
      \(sound[0])
      </CONSOLIDATED_LIST>
      """)
    #expect(list.brokenRows.map(\.line) == [2, 3, 5, 10])
    #expect(
      list.brokenRows.map(\.reason) == [
        .noNumber("x"), .noName, .nameTooLong(characters: WatchlistLimits.nameCharacters), .repeatedEntry("un-3"),
      ])
    #expect(list.entries.map(\.id) == ["un-3", "un-4", "un-5", "un-6"])
  }

  @Test("a date that is none, and names past the limit, are told, and the person stays on the list")
  func unreadParts() throws {
    let aliases = (1...600).map {
      "<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>GERUN \($0)</ALIAS_NAME></INDIVIDUAL_ALIAS>"
    }
    let birth = "<INDIVIDUAL_DATE_OF_BIRTH><DATE>soon</DATE></INDIVIDUAL_DATE_OF_BIRTH>"
    let list = try read(
      .unXML,
      individual("<DATAID>1</DATAID><FIRST_NAME>KHAYALAN</FIRST_NAME>" + aliases.joined() + birth))
    #expect(list.entries.first?.names.count == WatchlistLimits.namesPerEntry)
    #expect(list.unreadParts.map(\.reason) == [.tooManyNames(entry: "1"), .noDate(column: "birth", text: "soon")])
    #expect(list.brokenRows.isEmpty)
  }

  @Test("more dates or addresses than an entry keeps are told")
  func cuts() throws {
    let births = (1900...1999).map { "<INDIVIDUAL_DATE_OF_BIRTH><YEAR>\($0)</YEAR></INDIVIDUAL_DATE_OF_BIRTH>" }
    let addresses = (1...65).map { "<INDIVIDUAL_ADDRESS><CITY>\($0)</CITY></INDIVIDUAL_ADDRESS>" }
    let list = try read(
      .unXML,
      individual("<DATAID>1</DATAID><FIRST_NAME>KHAYALAN</FIRST_NAME>" + births.joined() + addresses.joined()))
    let most = WatchlistLimits.factsPerEntry
    #expect(list.entries.first?.births.count == most)
    #expect(
      list.unreadParts.map(\.reason) == [
        .tooMany(column: "birth", most: most), .tooMany(column: "address", most: most),
      ])
  }

  @Test("a record past its bound is told and read over, and the next one is sound")
  func tooLong() throws {
    let long = String(repeating: "<ALIAS_NAME>X</ALIAS_NAME>", count: ImportLimits.bytesPerRecord / 20)
    let list = try read(
      .unXML,
      "<CONSOLIDATED_LIST><INDIVIDUAL>\(long)</INDIVIDUAL><ENTITY><DATAID>1</DATAID><FIRST_NAME>DONGENG</FIRST_NAME>"
        + "</ENTITY></CONSOLIDATED_LIST>")
    #expect(list.brokenRows.map(\.reason) == [.tooLong(bytes: ImportLimits.bytesPerRecord)])
    #expect(list.entries.map(\.id) == ["un-1"])
  }
}
