import Testing
import TravelDocuments
import Watchlist

/// How people of the region, and those who pass through it, are named and written.
@Suite("Habits of names")
struct NameHabitsTests {
  @Test(
    "a name written by another habit is a strong candidate",
    arguments: [
      // Dayak and Iban: anak; another name behind @.
      ("TIKI LAFEKA", "Tiki anak Lafeka"), ("REKA CONTOHAN", "Reka @ Contohan"),
      ("TEKHEE TIKI LAFEKA", "Tekhee @ Tiki anak Lafeka"), ("TIKI AK LAFEKA", "Tiki anak Lafeka"),
      // One person by either name.
      ("TEKHEE GERUN @ TIKI LAFEKA", "Tiki Lafeka"), ("TIKI LAFEKA", "Tekhee Gerun @ Tiki Lafeka"),
      ("TEKHEE GERUN @ TIKI LAFEKA @ KHAYALAN", "LAFEKA, Tiki"),
      // Titles behind a comma, haji among them.
      ("KHAYALAN GERUNSIN", "Khayalan Gerunsin, Drs. H. S.E."),
      // Malaysian Indians: A/L.
      ("SAMY REKAVELU", "Samy A/L Rekavelu"),
      // Malay and Indonesian: a common Muhammad or Abdul more, haji, titles of two words.
      ("MUHAMMAD GERUNSIN KHAYALAN", "KHAYALAN, Gerunsin"), ("GERUNSIN KHAYALAN", "Abdul Gerunsin Khayalan"),
      ("H. GERUNSIN KHAYALAN", "KHAYALAN, Gerunsin"), ("ABD RAHIM REKAWAN", "ABDURRAHIM REKAWAN"),
      ("Tan Sri Datuk GERUNSIN KHAYALAN", "KHAYALAN, Gerunsin"),
      // Javanese and Balinese ranks, and names as registers shorten them.
      ("GERUNSIN KHAYALAN", "R.M. Gerunsin Khayalan"),
      ("RADEN AJENG GERUNSIN KHAYALAN", "R. A. GERUNSIN KHAYALAN"), ("I GST NGR REKAWAN", "I Gusti Ngurah REKAWAN"),
      // Two letters that shorten a rank are a name as well.
      ("IB GERUNSIN REKAWAN", "GERUNSIN REKAWAN, Ib"), ("AA GERUNSIN REKAWAN", "Gerunsin Rekawan AA"),
      ("AGUS GERUNSIN NST", "NASUTION, Agus Gerunsin"),
      // Thai: PH is P.
      ("SOMCHAI PHONGREKA", "PONGREKA, Somchai"),
      // Arabic: the article joined, parted, as EL and AL.
      ("ALREKAWI HASSAN GERUN", "Hassan Gerun AL-REKAWI"), ("EL REKAWI HASSAN GERUN", "AL REKAWI, Hassan Gerun"),
      // Chinese: the family first or last, given names joined.
      ("TAN WEI MING", "Wei Ming TAN"), ("TAN WEIMING", "TAN Wei Ming"), ("KWANG FEI", "FEI Kwang"),
      // Umlauts as ICAO writes them, both ways.
      ("ANNO MÜLLERIN", "Anno MUELLERIN"), ("ANNO SÖRENSENO", "Anno SOERENSENO"), ("ANNO STRASSENO", "Anno STRAßENO"),
    ])
  func sameName(query: String, listed: String) {
    #expect(band(query, listed: listed) == .strong)
  }

  @Test("AK and H. are words where they are no connector and no title")
  func wordsThatAreNone() {
    #expect(band("AK LAFEKA", listed: "LAFEKA") == .weak)
    #expect(score("REKA, H.", listed: "REKA, H.") > score("REKA", listed: "REKA, H."))
  }

  @Test(
    "who has one name and had to give two is found by the one",
    arguments: ["REKAWAN REKAWAN", "FNU REKAWAN", "REKAWAN, LNU"])
  func oneNameTwice(query: String) throws {
    let birth = try #require(PartialDate("1974-08-12"))
    let listed = index(person("x", "REKAWAN", births: [.date(birth)]))
    func found(_ name: String) throws -> Candidate {
      try #require(listed.search(WatchlistQuery(name: name, birth: birth)).first)
    }
    #expect(try found(query).band == found("REKAWAN").band)
    #expect(try found(query).band != .weak)
  }

  @Test("a listed name that is one word twice is no more like others than the word once")
  func listedTwice() {
    #expect(score("REKAWAN KHAYALAN", listed: "REKAWAN REKAWAN") <= score("REKAWAN KHAYALAN", listed: "REKAWAN"))
  }

  @Test("letters of other scripts are no name that can be searched", arguments: ["王伟", "สมชาย", "محمد", "", " - "])
  func otherScripts(name: String) {
    #expect(!WatchlistQuery(name: name).hasSearchableName)
    #expect(WatchlistQuery(name: name + " REKA").hasSearchableName)
  }

  @Test(
    "short Chinese names that are a little alike are other people",
    arguments: [("LI WEI", "LI WEN"), ("ZHANG MIN", "ZHANG MING"), ("CHEN LI", "CHEN LIN"), ("WU JUN", "HU JUN")])
  func shortNames(query: String, listed: String) {
    #expect(band(query, listed: listed) == .weak)
  }

  @Test(
    "names of short words that differ in a letter are never strong by themselves",
    arguments: [
      ("TAN WEI MENG", "TAN WEI MING"), ("LEE SIEW LENG", "LEE SIEW LING"), ("CHEN XIAO HANG", "CHEN XIAO HONG"),
      ("WONG CHEE KIONG", "WONG CHEE KEONG"), ("TAN WIE MING", "TAN WEI MING"), ("LIM KOK WEH", "LIM KOK WAH"),
    ])
  func shortNamesNearly(query: String, listed: String) {
    #expect(band(query, listed: listed) < .strong)
    #expect(band(listed, listed: listed) == .strong)
  }

  @Test("a letter counts for more where no longer word agrees")
  func shortNamesLoseMore() {
    #expect(score("TAN WEI MENG", listed: "TAN WEI MING") < score("TAN KHAYALAN MENG", listed: "TAN KHAYALAN MING"))
    #expect(band("TAN KHAYALAN MENG", listed: "TAN KHAYALAN MING") == .strong)
    // Spellings that the table knows are no difference.
    #expect(band("TJAN WEI OENG", listed: "CAN WEI UNG") == .strong)
  }

  @Test("a birth date makes a short name with another letter strong again")
  func shortNameWithBirth() throws {
    let listed = index(person("x", "TAN WEI MING", births: born("1971-03-04")))
    var query = WatchlistQuery(name: "TAN WEI MENG")
    query.birth = PartialDate("1971-03-04")
    #expect(try #require(listed.search(query).first).band == .strong)
  }

  @Test("one listed word answers for one word of the query alone")
  func oneToOne() {
    #expect(band("GERUNSIN GERUNSIN", listed: "GERUNSIN KHAYALAN") == .weak)
  }

  @Test("all names in one field, and one name alone, are found as they are")
  func oneField() {
    let index = index(person("two", "KHAYALAN, Gerunsin"), person("one", "SUKARTONA"))
    let single = WatchlistQuery(mrzNameField: "SUKARTONA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<")
    #expect(index.search(single).first?.entry == "one")
    let primary = WatchlistQuery(mrzNameField: "GERUNSIN<KHAYALAN<<<<<<<<<<<<<<<<<<<<<<")
    #expect(index.search(primary).first?.entry == "two" && index.search(primary).first?.band == .strong)
  }
}
