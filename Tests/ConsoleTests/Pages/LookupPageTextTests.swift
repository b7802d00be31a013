import Border
import Phrases
import Testing
import TravelDocuments

@testable import Console

/// How a typed line is taken.
struct LookupPageTextTests {
  @Test(arguments: [
    ("budi rekaan", "budi rekaan", nil, nil),
    ("budi 12-08-1974 rekaan", "budi rekaan", "1974-08-12", nil),
    ("1974 budi", "budi", "1974", nil),
    ("budi x-1234 45", "budi 45", nil, "X1234"),
    ("6103214504810001", "", nil, "6103214504810001"),
    ("budi2 m4rk", "m4rk", nil, "BUDI2"),
    ("  budi  ", "budi", nil, nil),
  ]) func `words are a name, a date of birth or a number`(
    text: String, name: String, birth: String?, document: String?
  ) {
    let understood = UnderstoodText(text)
    #expect(understood.name == name)
    #expect(understood.birth?.description == birth)
    #expect(understood.document == document)
    #expect(understood.unused.isEmpty)
  }

  @Test(arguments: [
    ("budi 12-08-74", "12-08-74"), ("budi 31-02-1974", "31-02-1974"), ("budi 1974 1980", "1980"),
    ("budi X12345 Y12345", "Y12345"),
  ]) func `what is not used is said`(text: String, unused: String) throws {
    let understood = UnderstoodText(text)
    #expect(understood.unused == [unused])
    #expect(try #require(understood.phrase()).id.hasPrefix("! tidak dipakai: \(unused)"))
    #expect(understood.name == "budi")
  }

  @Test(arguments: ["", "   ", "1974", "-", "12-08-74", "\u{301}"]) func `without a name or a number nothing is asked`(
    text: String
  ) {
    #expect(UnderstoodText(text).question == nil)
  }
}
