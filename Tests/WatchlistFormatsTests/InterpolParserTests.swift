import Testing
import TravelDocuments
import Watchlist

@testable import WatchlistFormats

@Suite("INTERPOL's notices")
struct InterpolParserTests {
  private func notices(_ text: String, name: String = "notices.json") throws(ImportError) -> ImportedList {
    try read(.interpolJSON, text, name: name)
  }

  @Test("a page gives its notices")
  func page() throws {
    let list = try notices(Samples.interpolPage)
    let entry = try #require(list.entries.first)
    #expect(list.entries.map(\.id) == ["interpol-2026/1001", "interpol-2026/1002"])
    #expect(entry.names == [ListedName("KHAYALAN, GERUNSIN")])
    #expect(entry.births == [.date(try #require(PartialDate("1970-08-12")))])
    #expect(entry.nationalities == ["ID", "MY"])
    #expect(entry.measure == ListedMeasure(classCode: "red", owner: "INTERPOL"))
    #expect(list.entries[1].displayName == "DONGENG")
    #expect(list.entries[1].births == [.date(try #require(PartialDate("1981")))])
    #expect(list.brokenRows.isEmpty)
  }

  @Test("a detail adds sex, warrants and marks, and stands before the page's short form wherever it comes")
  func detail() throws {
    for text in [Samples.interpolPage + Samples.interpolDetail, Samples.interpolDetail + "\n" + Samples.interpolPage] {
      let entry = try #require(try notices(text).entries.first { $0.id == "interpol-2026/1001" })
      #expect(entry.sex == .male)
      #expect(entry.remarks == "POB Sanggau, ID; none; MY: fraud")
      #expect(entry.measure?.owner == "INTERPOL, MY")
    }
  }

  @Test("an array of details, of pages, or one after another on lines, is the same")
  func gathered() throws {
    let (page, detail) = (Samples.interpolPage, Samples.interpolDetail)
    for text in ["[\(detail)]", "[\(page)]", "[\(page),\(detail)]", detail.replacing("\n", with: "") + "\n" + detail] {
      #expect(try notices(text).entries.contains { $0.id == "interpol-2026/1001" }, "\(text.prefix(20))")
    }
    #expect(try notices("[\(page),\(page)]").entries.count == 2)
  }

  @Test("the colour is the address's, else the file's name's, else unknown")
  func colour() throws {
    let notice = "{\"entity_id\":\"1\",\"name\":\"DONGENG\"}"
    #expect(try notices(notice, name: "yellow-2026.json").entries.first?.measure?.classCode == "yellow")
    #expect(try notices(notice, name: "redirect.json").entries.first?.measure?.classCode == "notice")
    #expect(try notices(Samples.interpolPage, name: "yellow.json").entries.first?.measure?.classCode == "red")
  }

  @Test("a broken notice is told by its line, and the others are sound")
  func broken() throws {
    let list = try notices(
      """
      {"_embedded": {"notices": [
        {"entity_id": 7, "name": "SATU"},
        {"entity_id": "1", "name": "DUA", "date_of_birth": "unknown"},
        {"entity_id": "2"},
        {"entity_id": "3", "name": "TIGA"},
        {"entity_id": "4", "name": "EMPAT"}
      ]}}
      """)
    #expect(list.brokenRows.map(\.reason) == [.noObject, .noName])
    #expect(list.brokenRows.map(\.line) == [2, 4])
    #expect(
      list.unreadParts.map(\.reason) == [.noDate(column: "date_of_birth", text: "unknown")])
    #expect(list.entries.map(\.displayName) == ["DUA", "TIGA", "EMPAT"])
  }

  @Test(
    "a file that breaks JSON's rules gives nothing",
    arguments: [
      "{\"notices\":[{\"entity_id\":\"1\",\"name\":\"A\"}\n", "[{\n]}", "\nx", "{}\n}", "{\"a\":\"b\n", "{\"a\":1}\n\"",
    ])
  func malformed(text: String) {
    #expect(throws: ImportError.malformed(file: "notices.json", line: 2)) { try notices(text) }
  }

  @Test("a page without notices is empty, brackets without end are too deep")
  func bounds() {
    #expect(throws: ImportError.empty(file: "notices.json")) { try notices("{\"_embedded\":{\"notices\":[]}}") }
    let levels = ImportLimits.levels
    #expect(throws: ImportError.tooDeep(file: "notices.json", line: 1, levels: levels)) {
      try notices(String(repeating: "[", count: 100_000))
    }
  }

  @Test("a notice past its bound is told and read over")
  func tooLong() throws {
    let long = "{\"entity_id\":\"1\",\"name\":\"\(String(repeating: "x", count: ImportLimits.bytesPerRecord))\"}"
    let list = try notices("[\(long),{\"entity_id\":\"2\",\"name\":\"DONGENG\"}]")
    #expect(list.brokenRows.map(\.reason) == [.tooLong(bytes: ImportLimits.bytesPerRecord)])
    #expect(list.entries.map(\.id) == ["interpol-2"])
  }

  @Test("whoever reads this form is told that it was never tried on a live file")
  func unverified() {
    #expect(ListFormat.allCases.filter(\.isUnverified) == [.interpolJSON])
  }
}
