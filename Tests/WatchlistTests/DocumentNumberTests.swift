import Testing

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
