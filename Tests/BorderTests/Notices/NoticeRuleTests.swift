import Journal
import ReferenceData
import Testing
import TravelDocuments

@testable import Border

/// Facts to which no rule has anything to say, and what is changed of them.
struct Noticed {
  let today: PartialDate
  let reference: ReferenceData

  init() throws {
    today = try #require(PartialDate("2026-11-21"))
    reference = try ReferenceData.shared.get()
  }

  /// A citizen who leaves with a sound passport.
  func quiet(post: String = "entikong") throws -> NoticeFacts {
    NoticeFacts(
      CrossingFacts(
        direction: .out,
        traveller: Traveller(
          name: "CONTOH, SITI", birth: PartialDate("1980-05-06"), sex: .female, nationality: "IDN"),
        document: PresentedDocument(
          type: "passport", number: "X1234567", issuer: "IDN", expiry: PartialDate("2030-01-01")), purpose: "WISATA"),
      today: today, post: try #require(reference.post(post)), reference: reference)
  }

  /// The rules that speak, with what they say in English.
  func said(post: String = "entikong", _ change: (inout NoticeFacts) throws -> Void = { _ in }) throws
    -> [String: String]
  {
    var facts = try quiet(post: post)
    try change(&facts)
    return Dictionary(NoticeRule.notices(facts).map { ($0.rule.id, $0.text.en) }) { first, _ in first }
  }

  /// A crossing of the same document some time ago.
  func past(
    _ direction: Direction, _ time: String, name: String = "CONTOH, SITI", birth: String? = "1980-05-06",
    outcome: String = "cleared", stay: String? = nil, nationality: String = "IDN", type: String = "passport"
  ) -> CrossingRow {
    CrossingRow(
      seq: 1, id: "0past0000000000", time: Made.time(time), lane: 2,
      facts: CrossingFacts(
        direction: direction,
        traveller: Traveller(name: name, birth: birth.flatMap { PartialDate($0) }, nationality: nationality),
        document: PresentedDocument(type: type, number: "X1234567", issuer: nationality),
        stayUntil: stay.flatMap { PartialDate($0) }), outcome: outcome, reason: nil, words: nil, officer: "sari",
      console: "pos1:tty1", scan: nil, check: nil)
  }
}

@Suite("Notices: the rules, one by one")
struct NoticeRuleTests {
  let noticed: Noticed

  init() throws { noticed = try Noticed() }

  @Test("of a sound document nothing is said")
  func quiet() throws { #expect(try noticed.said().isEmpty) }

  @Test(
    "ids are unique and lasting words; each rule has its words in both languages, and a source with a date or a doubt")
  func table() {
    #expect(Set(NoticeRule.all.map(\.id)).count == NoticeRule.all.count)
    for rule in NoticeRule.all {
      #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" } && rule.id.count <= 30, "\(rule.id)")
      #expect(!rule.about.id.isEmpty && !rule.about.en.isEmpty && rule.source.text.count >= 8)
      #expect(rule.source.asOf != nil || rule.source.isUnverified, "\(rule.id)")
    }
  }

  @Test("no notice refuses anybody: there is no such severity, and the most serious come first")
  func order() throws {
    #expect(Notice.Severity.allCases.map(\.rawValue) == ["information", "attention", "serious"])
    var facts = try noticed.quiet()
    facts.facts.traveller.birth = PartialDate("2015-01-01")
    facts.facts.document.expiry = PartialDate("2026-03-12")
    facts.facts.traveller.nik = "6103210105150001"
    let severities = NoticeRule.notices(facts).map(\.severity)
    #expect(severities == severities.sorted(by: >) && severities.first == .serious && severities.count >= 3)
  }

  @Test(
    "an expired document: since when, and how long ago",
    arguments: [
      ("2026-03-12", "expired 12 Mar 2026, 8 months ago"), ("2026-11-20", "expired 20 Nov 2026, 1 day ago"),
      ("2026-10-01", "expired 1 Oct 2026, 51 days ago"), ("2020-11-22", "expired 22 Nov 2020, 5 years ago"),
      ("2025", "expired 2025, 22 months ago"),
    ])
  func expired(date: String, text: String) throws {
    #expect(try noticed.said { $0.facts.document.expiry = PartialDate(date) }["document-expired"] == text)
  }

  @Test("a document is good on its last day, and a year that is not over yet is not expired")
  func lastDay() throws {
    for date in ["2026-11-21", "2026-11", "2026"] {
      #expect(try noticed.said { $0.facts.document.expiry = PartialDate(date) }["document-expired"] == nil)
    }
    var facts = try noticed.quiet()
    facts.facts.document.expiry = PartialDate("2026-03-12")
    let text = NoticeRule.notices(facts).first?.text.id
    #expect(text == "kedaluwarsa 12 Mar 2026, 8 bulan lalu")
  }

  @Test("a passport wants six months: a foreigner's at entry, a citizen's at exit, to the day")
  func sixMonths() throws {
    func said(_ expiry: String, _ direction: Direction, _ nationality: String) throws -> [String: String] {
      try noticed.said {
        $0.facts.document.expiry = PartialDate(expiry)
        $0.facts.direction = direction
        $0.facts.traveller.nationality = nationality
        $0.facts.document.issuer = nationality
      }
    }
    #expect(try said("2027-05-20", .in, "MYS").keys.contains("passport-six-months"))
    #expect(try !said("2027-05-21", .in, "MYS").keys.contains("passport-six-months"))
    #expect(try said("2027-05-20", .out, "IDN").keys.contains("passport-six-months-out"))
    #expect(try said("2027-05-20", .in, "IDN").isEmpty)
    #expect(try !said("2027-05-20", .out, "MYS").keys.contains("passport-six-months"))
    #expect(try said("2026-05-20", .in, "MYS")["passport-six-months"] == nil)
  }

  @Test("a pass that ends within thirty days, one that is not valid yet, one that is good for too long")
  func dates() throws {
    func said(_ issued: String?, _ expiry: String, type: String = "plb", nationality: String = "IDN") throws -> Set<
      String
    > {
      Set(
        try noticed.said {
          $0.facts.document = PresentedDocument(
            type: type, number: "AB123456", issuer: "IDN", expiry: PartialDate(expiry),
            issued: issued.flatMap { PartialDate($0) })
          $0.facts.traveller.nationality = nationality
          $0.facts.direction = nationality == "IDN" ? .in : .out
        }.keys)
    }
    #expect(try said(nil, "2026-12-21").contains("document-expires-soon"))
    #expect(try !said(nil, "2026-12-22").contains("document-expires-soon"))
    #expect(try said("2026-11-22", "2027-12-22").contains("document-not-yet-valid"))
    #expect(try said("2025-01-01", "2027-01-01").contains("document-term") == false)
    #expect(try said("2025-01-01", "2027-01-03").contains("document-term"))
    #expect(try said("2026-08-01", "2027-03-01", type: "splp", nationality: "MMR").contains("document-term"))
    #expect(try !said("2026-08-01", "2027-03-01", type: "splp").contains("document-term"))
  }

  @Test("wrong check digits and characters are named by their fields")
  func zone() throws {
    let lines = [Made.mrz[0], "L898902C37" + Made.mrz[1].dropFirst(10)]
    let mrz = try MRZ(lines: lines, today: noticed.today)
    let said = try noticed.said { $0.mrz = mrz }
    #expect(said["check-digits-wrong"] == "check digits wrong: document number, composite; read it again")
    let odd = try MRZ(
      lines: ["P<UTOERIKSSON7<ANNA<MARIA<<<<<<<<<<<<<<<<<<", Made.mrz[1]].map(Self.padded), today: noticed.today)
    #expect(try noticed.said { $0.mrz = odd }["mrz-not-valid"] == "the MRZ is not valid in: name")
    #expect(try noticed.said { $0.mrz = try MRZ(lines: Made.mrz, today: noticed.today) }.isEmpty)
  }

  private static func padded(_ line: String) -> String {
    line + String(repeating: "<", count: max(44 - line.count, 0))
  }

  @Test("a document that a list knows by its very number, whoever holds it")
  func listed() throws {
    func candidate(_ reason: String) -> WatchlistChecked.Found {
      WatchlistChecked.Found(
        entry: "S-1", list: "sltd", score: 0.5, band: "possible", name: "-", reasons: ["birth-year-only|1980", reason])
    }
    let said = try noticed.said { $0.candidates = [candidate("document-equal|X1234567")] }
    #expect(said == ["document-listed": "its number is on the list sltd, entry S-1"])
    #expect(try noticed.said { $0.candidates = [candidate("document-one-edit|X1234567|X1234568")] }.isEmpty)
  }

  @Test("a child without a companion, an age that nobody has, a NIK that says something else")
  func holder() throws {
    #expect(
      try noticed.said { $0.facts.traveller.birth = PartialDate("2019-11-21") }
        == ["child-companion": "child aged 7, no companion recorded: ask with whom"])
    #expect(try noticed.said { $0.facts.traveller.birth = PartialDate("2008-11-21") }.isEmpty)
    #expect(try noticed.said { $0.facts.traveller.birth = PartialDate("2008-11-22") }.keys.contains("child-companion"))
    #expect(
      try noticed.said { $0.facts.traveller.birth = PartialDate("1900-01-01") }.keys.contains("birth-implausible"))
    #expect(try noticed.said { $0.facts.traveller.birth = PartialDate("2027") }.keys.contains("birth-implausible"))
    #expect(try noticed.said { $0.facts.traveller.nik = "6103214605800001" }.isEmpty)
    #expect(try noticed.said { $0.facts.traveller.nik = "6103210605800001" }.keys.contains("nik-differs"))
  }

  @Test(
    "the region of a NIK is never looked at: any region says the same", arguments: ["1101", "3174", "6405", "9999"])
  func region(prefix: String) throws {
    #expect(try noticed.said { $0.facts.traveller.nik = "\(prefix)214605800001" }.isEmpty)
  }

  @Test("nothing is said for a nationality alone: only the words of its own documents and stays differ")
  func nationality() throws {
    for code in ["MYS", "PHL", "UTO", "XXA"] {
      let out = try noticed.said {
        $0.facts.traveller.nationality = code
        $0.facts.document.issuer = code
      }
      #expect(out.isEmpty, "\(code)")
    }
  }
}
