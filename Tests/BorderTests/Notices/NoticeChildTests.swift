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

  /// A child of seven with a companion who is said to be something, and whose document says something.
  func said(_ relation: String, _ sex: Sex?, _ birth: String?, child: String = "2019-05-06") throws -> [String: String]
  {
    try noticed.said { facts in
      facts.facts.traveller.birth = PartialDate(child)
      facts.company.guardian = Guardian(relation: relation, name: "REKAAN, BAPA", subject: "0adult000000000")
      facts.adult = Traveller(name: "REKAAN, BAPA", birth: birth.flatMap { PartialDate($0) }, sex: sex)
    }.filter { $0.key.hasPrefix("child") }
  }

  @Test("a relation that the companion's sex speaks against is serious, and an unknown sex says nothing")
  func sex() throws {
    #expect(
      try said("mother", .male, "1990-01-01") == ["child-relation": "said to be the mother, but REKAAN, BAPA is male"])
    #expect(
      try said("father", .female, "1990-01-01")
        == ["child-relation": "said to be the father, but REKAAN, BAPA is female"])
    for (relation, sex) in [("mother", Sex.female), ("father", .male), ("mother", .unspecified), ("guardian", .male)] {
      #expect(try said(relation, sex, "1990-01-01").isEmpty, "\(relation)")
    }
    #expect(try said("mother", nil, nil).isEmpty)
    #expect(NoticeRule.named("child-relation")?.severity == .serious)
  }

  @Test("a parent less than 12 years older is told, in favour of dates that are known in part; others may be younger")
  func tooYoung() throws {
    #expect(
      try said("father", .male, "2007-05-07")
        == ["child-relation": "said to be the father, but REKAAN, BAPA is only 11 years older than this child"])
    #expect(try said("father", .male, "2007-05-06").isEmpty)
    #expect(try said("father", .male, "2007", child: "2019-12-31").isEmpty)
    #expect(
      try said("father", .male, "2008", child: "2019")
        == ["child-relation": "said to be the father, but REKAAN, BAPA is only 11 years older than this child"])
    #expect(
      try said("mother", .female, "2020-01-01")["child-relation"]
        == "said to be the mother, but REKAAN, BAPA is younger than this child")
    #expect(try said("relative", .male, "2007-05-07").isEmpty)
  }

  @Test("a companion who is a child too is told, on the day before turning 18 and not on it")
  func young() throws {
    #expect(
      try said("sibling", .male, "2008-11-22") == ["child-companion-young": "the companion REKAAN, BAPA is only 17"])
    #expect(try said("sibling", .male, "2008-11-21").isEmpty)
    #expect(try said("sibling", .male, nil).isEmpty)
  }

  @Test("of an adult's companion nothing is compared")
  func ofAnAdult() throws {
    #expect(try said("mother", .male, "2008-11-22", child: "1980-01-01").isEmpty)
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
