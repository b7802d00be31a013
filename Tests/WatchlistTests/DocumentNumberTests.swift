import Testing
import TravelDocuments

@testable import Watchlist

@Suite("Document numbers")
struct DocumentNumberTests {
  private let list = index(
    person("x", "KHAYALAN, Gerunsin", documents: ["X 1234-567"]),
    person("y", "DONGENG, Satriya", documents: ["X1234560"]),
    person("z", "REKAAN", documents: ["123"]))

  private func find(_ number: String, name: String = "") -> [Candidate] {
    list.search(WatchlistQuery(name: name, documentNumber: number))
  }

  @Test("an equal number finds without a name, whatever its blanks and dashes")
  func equal() throws {
    let best = try #require(find("x1234567").first)
    #expect(best.entry == "x" && best.band == .strong)
    #expect(best.reasons == [.documentEqual("X1234567")])
  }

  @Test(
    "one error keeps a candidate, and makes none a strong one",
    arguments: ["X1234576", "X123457", "X12345567", "X1239567"])
  func oneEdit(number: String) throws {
    let best = try #require(find(number).first { $0.entry == "x" })
    #expect(best.band == .possible)
    #expect(best.reasons.contains { if case .documentOneEdit = $0 { true } else { false } })
  }

  @Test("O and 0, I and 1 are taken for one another")
  func confusion() throws {
    let best = try #require(find("XI23456O").first)
    #expect(best.entry == "y")
    #expect(best.has(.documentOneEdit(query: "XI23456O", listed: "X1234560")))
  }

  @Test("two errors find nothing")
  func twoErrors() {
    #expect(find("X1299567").isEmpty)
  }

  @Test("a number of fewer than five characters names nobody")
  func tooShort() {
    #expect(find("123").isEmpty)
  }

  @Test(
    "what registers write for an unknown number names nobody, asked or listed",
    arguments: ["TIDAK ADA", "-NONE-", "0000000", "9999999", "A000 0000"])
  func placeholder(number: String) {
    let listed = person("x", "KHAYALAN, Gerunsin", documents: [number])
    let asked = WatchlistQuery(name: "TELADANI ILUSTRASI", documentNumber: number)
    #expect(index(listed).search(asked).allSatisfy { $0.band == .weak && !$0.has(.documentEqual(number)) })
    #expect(index(listed).search(WatchlistQuery(name: "", documentNumber: number)).isEmpty)
    #expect(!asked.hasSearchableNumber && listed.documents.allSatisfy { !$0.isSearchable })
  }

  @Test("an equal number is another document's where both countries are known and differ")
  func otherCountry() throws {
    func band(_ issuer: String?, _ nationality: String?, listed country: String) throws -> Band? {
      let entry = WatchlistEntry(
        id: "x", names: [ListedName("KHAYALAN, Gerunsin")], births: born("1974-08-12"),
        documents: [ListedDocument(number: "1084010", country: country)])
      let asked = WatchlistQuery(
        name: "TELADANI ILUSTRASI", birth: PartialDate("1999-03-04"), documentNumber: "1084010", documentIssuer: issuer,
        nationality: nationality, kind: .individual)
      return index(entry).search(asked).first?.band
    }
    #expect(try band("MYS", nil, listed: "Egypt") == .weak)
    #expect(try band(nil, "MYS", listed: "EG") == .weak, "a passport is of its holder's country")
    #expect(try band("EGY", "MYS", listed: "Egypt") == .possible)
    #expect(try band("MYS", "MYS", listed: "") == .possible)
    #expect(try band("MYS", "MYS", listed: "Khayalistan Raya") == .possible)
    #expect(try band(nil, nil, listed: "Egypt") == .possible)
  }

  @Test("name and number together are worth more than either, and another name weakens the number")
  func together() throws {
    let both = try #require(find("X1234567", name: "GERUNSIN KHAYALAN").first)
    let number = try #require(find("X1234567").first)
    let other = try #require(find("X1234567", name: "TELADANI ILUSTRASI").first)
    #expect(both.score > number.score)
    #expect(other.score < number.score)
    #expect(other.band == .possible)
    #expect(other.has(.wordsExtra(["TELADANI", "ILUSTRASI"])))
  }

  @Test(
    "whose document has an equal number is looked at, whatever name and date it shows and whatever the post's rules")
  func borrowed() throws {
    let asked = WatchlistQuery(
      name: "TELADANI ILUSTRASI", birth: PartialDate("1999-03-04"), documentNumber: "K12345678", nationality: "MYS",
      sex: .female, kind: .individual)
    let listed = person(
      "x", "KHAYALAN, Gerunsin", births: born("1974-08-12"), sex: .male, nationalities: ["IDN"],
      documents: ["K1234567-8"])
    for possible in BandThresholds.possibleBounds {
      let bands = BandThresholds(strongPercent: 80, possiblePercent: possible)
      let found = try #require(index(listed).search(asked, bands: bands).first)
      #expect(found.band == .possible, "from \(possible) %")
      #expect(found.has(.documentEqual("K12345678")))
      #expect(found.reasons.contains { if case .birthConflict = $0 { true } else { false } })
    }
    var near = asked
    near.documentNumber = "K12345679"
    #expect(index(listed).search(near).allSatisfy { $0.band == .weak }, "one character off is another document")
  }

  @Test("a short number, and a firm's, are another document's too easily", arguments: ["654321", "12345678"])
  func sharedNumbers(number: String) {
    let firm = WatchlistEntry(
      id: "firm", kind: .entity, names: [ListedName("KHAYALAN RAYA")],
      documents: [ListedDocument(type: "Registration", number: "12345678")])
    let list = index(person("x", "KHAYALAN, Gerunsin", births: born("1974-08-12"), documents: ["654321"]), firm)
    let asked = WatchlistQuery(
      name: "TELADANI ILUSTRASI", birth: PartialDate("1999-03-04"), documentNumber: number, kind: .individual)
    #expect(list.search(asked).count == 1)
    #expect(list.search(asked).allSatisfy { $0.band == .weak })
  }

  /// A lost or stolen document, with or without whose it was.
  private func lost(_ name: String?) -> WatchlistEntry {
    WatchlistEntry(
      id: "lost", names: name.map { [ListedName($0)] } ?? [], births: born("1974-08-12"),
      documents: [ListedDocument(type: "passport", number: "X7654321", country: "IDN")],
      measure: ListedMeasure(classCode: "SLTD"))
  }

  @Test("a lost document is its number: strong whoever shows it", arguments: ["KHAYALAN, Gerunsin", nil])
  func lostDocument(name: String?) throws {
    let asked = WatchlistQuery(
      name: "TELADANI ILUSTRASI", birth: PartialDate("1999-03-04"), documentNumber: "x 7654321", kind: .individual)
    let found = try #require(index(lost(name)).search(asked).first)
    #expect(found.band == .strong && found.has(.documentEqual("X7654321")))
    var near = asked
    near.documentNumber = "X7654322"
    #expect(try #require(index(lost(name)).search(near).first).band == .possible, "an error in it stays a candidate")
  }

  @Test("whoever lost a document and travels on another is never a strong candidate by name and date")
  func holderOfLostDocument() throws {
    let asked = WatchlistQuery(
      name: "GERUNSIN KHAYALAN", birth: PartialDate("1974-08-12"), documentNumber: "Y1111111", kind: .individual)
    let found = try #require(index(lost("KHAYALAN, Gerunsin")).search(asked).first)
    #expect(found.band == .possible)
  }

  @Test("nor by a number one character off, which may be that of the next booklet")
  func holderWithNextNumber() throws {
    for number in ["X7654322", "X765432I"] {
      let asked = WatchlistQuery(
        name: "GERUNSIN KHAYALAN", birth: PartialDate("1974-08-12"), documentNumber: number, kind: .individual)
      #expect(try #require(index(lost("KHAYALAN, Gerunsin")).search(asked).first).band == .possible)
    }
  }

  @Test("a lost document of a short number is possible at most, and another country's isn't the one that was shown")
  func lostDocumentOfMany() throws {
    var short = lost(nil)
    short.documents = [ListedDocument(type: "passport", number: "765432", country: "IDN")]
    let asked = WatchlistQuery(name: "TELADANI ILUSTRASI", documentNumber: "765432", kind: .individual)
    #expect(try #require(index(short).search(asked).first).band == .possible)
    let foreign = WatchlistQuery(
      name: "TELADANI ILUSTRASI", birth: PartialDate("1999-03-04"), documentNumber: "X7654321",
      documentIssuer: "MYS", kind: .individual)
    #expect(index(lost("KHAYALAN, Gerunsin")).search(foreign).allSatisfy { $0.band == .weak })
  }

  @Test(
    "one edit is one replaced, inserted, left out or exchanged",
    arguments: [
      ("ABCDE", "ABCDE", true), ("ABCDE", "ABXDE", true), ("ABCDE", "ABDE", true), ("ABCDE", "ABCDEF", true),
      ("ABCDE", "ABDCE", true), ("ABCDE", "ABXYE", false), ("ABCDE", "BCDEF", false), ("ABCDE", "ABC", false),
      ("ABCDE", "EBCDA", false),
    ])
  func edits(first: String, second: String, isOne: Bool) {
    #expect(DocumentNumbers.isWithinOneEdit(Array(first.utf8), Array(second.utf8)) == isOne)
    #expect(DocumentNumbers.isWithinOneEdit(Array(second.utf8), Array(first.utf8)) == isOne)
  }
}
