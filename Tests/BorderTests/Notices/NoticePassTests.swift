import Journal
import ReferenceData
import Testing
import TravelDocuments

@testable import Border

@Suite("Notices: which document where, and what it did before")
struct NoticePassTests {
  let noticed: Noticed

  init() throws { noticed = try Noticed() }

  /// A resident of the border who leaves with a pass.
  private func pass(
    post: String = "jagoi-babang", address: String? = "DUSUN REKAAN, JAGOI BABANG", direction: Direction = .out,
    purpose: String = "BELANJA", _ change: (inout NoticeFacts) -> Void = { _ in }
  ) throws -> [String: String] {
    try noticed.said(post: post) {
      $0.facts.document = PresentedDocument(
        type: "plb", number: "X1234567", issuer: "IDN", expiry: PartialDate("2027-10-01"))
      ($0.facts.traveller.address, $0.facts.direction, $0.facts.purpose) = (address, direction, purpose)
      change(&$0)
    }
  }

  @Test(
    "posts that take passes only: a passport there is noticed, a pass is not",
    arguments: ["jagoi-babang", "long-midang"])
  func onlyPasses(post: String) throws {
    let text = try #require(try noticed.said(post: post)["post-document"])
    #expect(text.contains("Border crossing pass (PLB)") && text.contains("Passport"))
    #expect(try pass(post: post)["post-document"] == nil)
    #expect(try noticed.said(post: "entikong")["post-document"] == nil)
  }

  @Test("what is not verified says so")
  func doubt() throws {
    #expect(try noticed.said(post: "long-midang")["post-document"]?.hasSuffix("(not verified)") == true)
    #expect(try noticed.said(post: "jagoi-babang")["post-document"]?.hasSuffix("(not verified)") == false)
  }

  @Test("where the holder of a pass lives is read from the address alone")
  func residence() throws {
    #expect(try pass().keys.sorted() == ["plb-area"])
    #expect(try pass()["plb-area"] == "the pass is good as far as Bau district, Sarawak, 14 days at most")
    #expect(try pass(direction: .in).isEmpty)
    #expect(
      try pass(address: "Desa Entikong, kec. Entikong")["plb-other-post"]
        == "the address is in Entikong: listed with post Entikong; see KTP/KK")
    #expect(try pass(address: "PONTIANAK SELATAN").keys.contains("plb-residence"))
    #expect(try pass(address: nil).keys.contains("plb-residence"))
    // A NIK of another region changes nothing.
    #expect(try pass { $0.facts.traveller.nik = "3174214605800001" }.keys.sorted() == ["plb-area"])
    // Of a Malaysian pass nothing is known.
    let malaysian = try pass(address: nil, direction: .out) {
      ($0.facts.document.issuer, $0.facts.traveller.nationality) = ("MYS", "MYS")
    }
    #expect(malaysian.isEmpty)
  }

  @Test("a pass is not for work")
  func work() throws {
    #expect(try pass(purpose: "KERJA-X").keys.contains("plb-work"))
    #expect(try pass(purpose: "DAGANG")["plb-work"] == nil)
    #expect(try noticed.said { $0.facts.purpose = "KERJA-P" }.isEmpty)
  }

  @Test("letters for one journey home: the other way, and used before")
  func singleJourney() throws {
    func letter(
      _ type: String, _ direction: Direction, _ nationality: String, past: [CrossingRow] = []
    ) throws -> Set<String> {
      Set(
        try noticed.said {
          $0.facts.document = PresentedDocument(type: type, number: "X1234567", issuer: nationality)
          ($0.facts.direction, $0.facts.traveller.nationality) = (direction, nationality)
          $0.past.crossings = past
        }.keys)
    }
    #expect(try letter("splp", .in, "IDN").isEmpty)
    #expect(try letter("splp", .out, "IDN") == ["single-journey-direction"])
    #expect(try letter("emergency-certificate", .out, "MYS").isEmpty)
    #expect(try letter("emergency-certificate", .in, "MYS").contains("single-journey-direction"))
    let used = noticed.past(.in, "2026-10-01T08:00:00+07:00", type: "splp")
    #expect(try letter("splp", .in, "IDN", past: [used]).isSuperset(of: ["single-journey-used"]))
    let refused = noticed.past(.in, "2026-10-01T08:00:00+07:00", outcome: "refused", type: "splp")
    #expect(try letter("splp", .in, "IDN", past: [refused]).isEmpty)
  }

  @Test("an SKLB where none is used, a KTP, no document")
  func others() throws {
    func said(_ type: String, _ post: String) throws -> Set<String> {
      Set(
        try noticed.said(post: post) {
          $0.facts.document = PresentedDocument(type: type, number: type == "none" ? "" : "X1")
        }.keys)
    }
    #expect(try said("sklb", "entikong") == ["sklb-elsewhere"])
    #expect(try said("sklb", "long-nawang").isEmpty)
    #expect(try said("ktp", "entikong") == ["not-a-travel-document"])
    #expect(try said("none", "entikong") == ["not-a-travel-document"])
  }

  // MARK: What the document did before

  @Test("twice the same way without a return; a refusal in between is no crossing")
  func sameDirection() throws {
    let out = noticed.past(.out, "2026-11-20T08:41:00+07:00")
    let refused = noticed.past(.in, "2026-11-20T15:00:00+07:00", outcome: "refused")
    let said = try noticed.said { $0.past.crossings = [refused, out] }
    #expect(said == ["same-direction-twice": "out again, never in here: last out 20 Nov 2026 08:41, L2"])
    #expect(try noticed.said { $0.past.crossings = [noticed.past(.in, "2026-11-20T08:41:00+07:00"), out] }.isEmpty)
  }

  @Test("another name or date of birth than last time; order, cut names and unknown dates say nothing")
  func identity() throws {
    func said(_ name: String, _ birth: String?) throws -> [String: String] {
      let row = noticed.past(.in, "2026-11-20T08:41:00+07:00", name: name, birth: birth)
      return try noticed.said { $0.past.crossings = [row] }
    }
    #expect(
      try said("REKAAN, BUDI", "1980-05-06")["identity-differs"] == "last recorded: REKAAN, BUDI (20 Nov 2026 08:41)")
    #expect(
      try said("CONTOH, SITI", "1981-05-06")["identity-differs"]
        == "last recorded: CONTOH, SITI, born 6 May 1981 (20 Nov 2026 08:41)")
    for name in ["SITI CONTOH", "CONTOH, SIT", "SITI", "Contoh Siti binti Rekaan", ""] {
      #expect(try said(name, "1980").isEmpty, "\(name)")
      #expect(try said(name, nil).isEmpty, "\(name)")
    }
  }

  @Test("a stay that is over: as it was granted, or by the general rule, to the day")
  func overrun() throws {
    func said(_ entry: String, stay: String?, nationality: String = "MYS") throws -> String? {
      let row = noticed.past(.in, entry, stay: stay, nationality: nationality)
      return try noticed.said {
        ($0.facts.traveller.nationality, $0.facts.document.issuer) = (nationality, nationality)
        $0.past.crossings = [row]
      }["stay-overrun"]
    }
    #expect(try said("2026-10-01T08:00:00+07:00", stay: "2026-10-20") == "stay until 20 Oct 2026: over by 32 days")
    #expect(try said("2026-10-01T08:00:00+07:00", stay: "2026-11-21") == nil)
    // The day of entry is the first of thirty.
    #expect(try said("2026-10-23T08:00:00+07:00", stay: nil) == nil)
    #expect(
      try said("2026-10-22T08:00:00+07:00", stay: nil) == "stay until 20 Nov 2026, by the general rule: over by 1 day")
    #expect(try said("2026-01-22T08:00:00+07:00", stay: nil, nationality: "UTO") == nil)
    #expect(try said("2026-01-22T08:00:00+07:00", stay: nil, nationality: "IDN") == nil)
  }

  @Test("a citizen with a pass who was longer on the other side than it allows")
  func abroad() throws {
    func said(_ exit: String) throws -> String? {
      let row = noticed.past(.out, exit, type: "plb")
      return try pass(direction: .in) { $0.past.crossings = [row] }["plb-stay-abroad"]
    }
    #expect(try said("2026-11-08T08:00:00+07:00") == nil)
    #expect(
      try said("2026-11-07T08:00:00+07:00") == "15 days on the other side since 7 Nov 2026 08:00; a pass allows 14")
  }

  @Test("a foreigner for whom no rule gives a stay, until the officer has entered one")
  func stayNotKnown() throws {
    func said(_ nationality: String, _ stay: String?) throws -> Bool {
      try noticed.said {
        ($0.facts.traveller.nationality, $0.facts.direction) = (nationality, .in)
        $0.facts.stayUntil = stay.flatMap { PartialDate($0) }
      }.keys.contains("stay-not-known")
    }
    #expect(try said("UTO", nil))
    #expect(try !said("UTO", "2026-12-01"))
    #expect(try !said("MYS", nil))
    #expect(try !said("IDN", nil))
  }
}
