import Testing
import Watchlist

/// How people of the region, and those who pass through it, are named and written.
@Suite("Habits of names")
struct NameHabitsTests {
  @Test(
    "a name written by another habit is a strong candidate",
    arguments: [
      // Dayak and Iban: anak; another name behind @.
      ("TIKI LAFEKA", "Tiki anak Lafeka"), ("REKA CONTOHAN", "Reka @ Contohan"),
      ("TEKHEE TIKI LAFEKA", "Tekhee @ Tiki anak Lafeka"),
      // Malaysian Indians: A/L.
      ("SAMY REKAVELU", "Samy A/L Rekavelu"),
      // Malay and Indonesian: a common Muhammad or Abdul more, haji, titles of two words.
      ("MUHAMMAD GERUNSIN KHAYALAN", "KHAYALAN, Gerunsin"), ("GERUNSIN KHAYALAN", "Abdul Gerunsin Khayalan"),
      ("H. GERUNSIN KHAYALAN", "KHAYALAN, Gerunsin"), ("ABD RAHIM REKAWAN", "ABDURRAHIM REKAWAN"),
      ("Tan Sri Datuk GERUNSIN KHAYALAN", "KHAYALAN, Gerunsin"),
      // Thai: PH is P.
      ("SOMCHAI PHONGREKA", "PONGREKA, Somchai"),
      // Arabic: the article joined, parted, as EL and AL.
      ("ALREKAWI HASSAN GERUN", "Hassan Gerun AL-REKAWI"), ("EL REKAWI HASSAN GERUN", "AL REKAWI, Hassan Gerun"),
      // Chinese: the family first or last, given names joined.
      ("TAN WEI MING", "Wei Ming TAN"), ("TAN WEIMING", "TAN Wei Ming"), ("MING WEI", "WEI Ming"),
      // Umlauts as ICAO writes them, both ways.
      ("ANNO MÜLLERIN", "Anno MUELLERIN"), ("ANNO SÖRENSENO", "Anno SOERENSENO"), ("ANNO STRASSENO", "Anno STRAßENO"),
    ])
  func sameName(query: String, listed: String) {
    #expect(band(query, listed: listed) == .strong)
  }

  @Test(
    "short Chinese names that are a little alike are other people",
    arguments: [("LI WEI", "LI WEN"), ("ZHANG MIN", "ZHANG MING"), ("CHEN LI", "CHEN LIN"), ("WU JUN", "HU JUN")])
  func shortNames(query: String, listed: String) {
    #expect(band(query, listed: listed) == .weak)
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
