import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("Notices of a child and the adult who brings it")
struct NoticeChildTests {
  let noticed: Noticed
  static let mother = Guardian(relation: "mother", name: "SITI REKAAN", document: "P000123")

  init() throws { noticed = try Noticed() }

  /// A child of seven who goes out after having come in with its mother.
  func said(_ now: Guardian?, before: Guardian? = mother, last: Direction = .in) throws -> [String: String] {
    try noticed.said { facts in
      facts.facts.traveller.birth = PartialDate("2019-05-06")
      facts.company.guardian = now
      var row = noticed.past(last, "2026-11-20T08:00:00+07:00", birth: "2019-05-06")
      row.company.guardian = before
      facts.past.crossings = [row]
    }.filter { $0.key.hasPrefix("child") }
  }

  @Test("who brought it the last time is told until its companion is said")
  func told() throws {
    #expect(
      try said(nil) == [
        "child-brought-by": "on the crossing of 20 Nov 2026 08:00 brought by SITI REKAAN (mother, P000123)",
        "child-companion": "child aged 7, no companion recorded: ask with whom",
      ])
  }

  @Test("the same adult is nothing to tell, also with another document of the same name")
  func same() throws {
    #expect(try said(Self.mother).isEmpty)
    #expect(try said(Guardian(relation: "guardian", name: "X", document: "P000123")).isEmpty)
    #expect(try said(Guardian(relation: "mother", name: "REKAAN, SITI", document: "NEW1")).isEmpty)
  }

  @Test("another adult, or none, is serious")
  func other() throws {
    #expect(
      try said(Guardian(relation: "relative", name: "TUKIMIN", document: "Z9")) == [
        "child-other-adult":
          "brought by SITI REKAAN (mother, P000123) (20 Nov 2026 08:00), now with TUKIMIN (uncle, aunt or other relative, Z9)"
      ])
    #expect(
      try said(Guardian(relation: "none", words: "dijemput")) == [
        "child-other-adult": "brought by SITI REKAAN (mother, P000123) (20 Nov 2026 08:00), now alone",
        "child-companion": "child aged 7 UNACCOMPANIED: dijemput",
      ])
  }

  @Test("nothing is compared with a crossing the same way, with one without a companion, or of an adult")
  func nothing() throws {
    let other = Guardian(relation: "relative", name: "TUKIMIN", document: "Z9")
    #expect(try said(other, last: .out).isEmpty)
    #expect(try said(other, before: nil).isEmpty)
    #expect(try said(other, before: Guardian(relation: "none", words: "x")).isEmpty)
    let adult = try noticed.said { facts in
      facts.company.guardian = other
      var row = noticed.past(.in, "2026-11-20T08:00:00+07:00")
      row.company.guardian = Self.mother
      facts.past.crossings = [row]
    }
    #expect(!adult.keys.contains { $0.hasPrefix("child") })
  }
}
