import Journal
import ReferenceData
import Testing
import TravelDocuments

@testable import Border

@Suite("What a crossing must look like")
struct CrossingRulesTests {
  let rules: CrossingRules

  init() throws { rules = CrossingRules(reference: try ReferenceData.shared.get()) }

  func refusal(_ crossing: CrossingRecorded) -> Refusal? {
    do throws(Refusal) {
      _ = try rules.checked(crossing)
      return nil
    } catch {
      return error
    }
  }

  @Test("a name is one line with single blanks")
  func nameIsTidied() throws {
    #expect(
      try rules.checked(Made.crossing(name: "  ERIKSSON,\t ANNA \n MARIA ")).traveller.name == "ERIKSSON, ANNA MARIA")
  }

  @Test("no name, and a name of blanks, are missing")
  func missingName() {
    #expect(refusal(Made.crossing(name: "")) == .missing(.name))
    #expect(refusal(Made.crossing(name: " \t\u{A0}\n")) == .missing(.name))
  }

  @Test("a name of 200 characters is taken, of 201 refused, of 10,000 refused")
  func longNames() {
    #expect(refusal(Made.crossing(name: String(repeating: "Ä", count: 200))) == nil)
    #expect(refusal(Made.crossing(name: String(repeating: "Ä", count: 201))) == .tooLong(.name, limit: 200))
    #expect(refusal(Made.crossing(name: String(repeating: "A", count: 10_000))) == .tooLong(.name, limit: 200))
  }

  @Test("a letter under ten thousand accents is one character, and too long all the same")
  func stackedAccents() {
    let name = "A" + String(repeating: "\u{301}", count: 10_000)
    #expect(name.count == 1)
    #expect(refusal(Made.crossing(name: name)) == .tooLong(.name, limit: 200))
  }

  @Test(
    "characters that nobody sees are refused in a name, a reason and words",
    arguments: ["\u{1B}[2J", "\u{7}", "\u{202E}", "\u{200B}", "\u{FEFF}", "\u{9B}31m", "\u{E000}", "\u{AD}"])
  func hiddenCharacters(hidden: String) {
    #expect(refusal(Made.crossing(name: "ERIK\(hidden)SSON")) == .wrongForm(.name, "ERIK\(hidden)SSON"))
    #expect(refusal(Made.crossing("secondary", words: "a\(hidden)b")) == .wrongForm(.words, "a\(hidden)b"))
  }

  @Test("names of every script are taken", arguments: ["ĐINH THỊ", "王小明", "محمد", "Ö'Brien-Łódź", "अनीता"])
  func scripts(name: String) {
    #expect(refusal(Made.crossing(name: name)) == nil)
  }

  @Test("a document's number is kept without blanks and in capitals")
  func numberIsNormalised() throws {
    #expect(try rules.checked(Made.crossing(number: " x 123-4567 ")).document.number == "X1234567")
  }

  @Test("a document has a number, unless there is none or the scanned one lacks it")
  func missingNumber() {
    var crossing = Made.crossing(number: "")
    #expect(refusal(crossing) == .missing(.documentNumber))
    crossing.scan = "0scan0000000000"
    #expect(refusal(crossing) == nil)
    crossing.scan = nil
    crossing.document.type = "none"
    #expect(refusal(crossing) == nil)
  }

  @Test("a scanned document without a name does not keep its holder from being decided on")
  func namelessScan() {
    #expect(refusal(Made.crossing(scan: "0scan0000000000", name: "")) == nil)
  }

  @Test("a number without letters and digits, or with too many, is refused")
  func wrongNumber() {
    #expect(refusal(Made.crossing(number: "---")) == .wrongForm(.documentNumber, "---"))
    #expect(refusal(Made.crossing(number: "X\u{1B}[2J1")) == .wrongForm(.documentNumber, "X\u{1B}[2J1"))
    let long = String(repeating: "9", count: 10_000)
    #expect(refusal(Made.crossing(number: long)) == .tooLong(.documentNumber, limit: 40))
  }

  @Test("codes that the tables don't have are refused, and the known ones told")
  func unknownCodes() throws {
    let reference = try ReferenceData.shared.get()
    var crossing = Made.crossing()
    crossing.document.type = "library-card"
    #expect(
      refusal(crossing)
        == .unknownCode(.documentType, "library-card", known: reference.documentKinds.map(\.code)))
    crossing = Made.crossing()
    crossing.purpose = "FUN"
    #expect(refusal(crossing) == .unknownCode(.purpose, "FUN", known: reference.purposes.map(\.code)))
    crossing = Made.crossing()
    crossing.vehicle = "broom"
    #expect(refusal(crossing) == .unknownCode(.vehicle, "broom", known: reference.vehicles.map(\.code)))
    #expect(refusal(Made.crossing("IZIN")) == .unknownCode(.outcome, "IZIN", known: reference.outcomes.map(\.code)))
  }

  @Test("a country's code is 1 to 3 capitals", arguments: ["idn", "IDNX", "", "I1N", "ÄÖÜ"])
  func countries(code: String) {
    var crossing = Made.crossing()
    crossing.traveller.nationality = code
    #expect(refusal(crossing) == .wrongForm(.nationality, code))
    crossing = Made.crossing()
    crossing.document.issuer = code
    #expect(refusal(crossing) == .wrongForm(.nationality, code))
  }

  @Test("Germany's D is a country's code, and no nationality is none")
  func oddCountries() {
    var crossing = Made.crossing()
    crossing.traveller.nationality = "D"
    #expect(refusal(crossing) == nil)
    crossing.traveller.nationality = nil
    #expect(refusal(crossing) == nil)
  }

  @Test("a lane is 1 to 99, or not said", arguments: [(0, false), (1, true), (99, true), (100, false), (.min, false)])
  func lanes(lane: Int, isTaken: Bool) {
    #expect(refusal(Made.crossing(lane: lane)) == (isTaken ? nil : .wrongForm(.lane, String(lane))))
    #expect(refusal(Made.crossing(lane: nil)) == nil)
  }

  // MARK: Reasons

  @Test("all outcomes but IZIN ask for a reason")
  func reasonsRequired() throws {
    for outcome in try ReferenceData.shared.get().outcomes {
      let refusal = refusal(Made.crossing(outcome.code))
      if outcome.code == "cleared" {
        #expect(refusal == nil)
      } else {
        #expect(refusal == .reasonRequired(outcome: outcome.code, codes: outcome.reasons.map(\.code)))
      }
    }
  }

  @Test("a code, or words, are a reason; a code given as words is a code")
  func reasonForms() throws {
    #expect(refusal(Made.crossing("secondary", reason: "document-doubt")) == nil)
    #expect(refusal(Made.crossing("secondary", words: "foto tidak mirip")) == nil)
    let checked = try rules.checked(Made.crossing("secondary", words: " document-doubt "))
    #expect((checked.reason, checked.words) == ("document-doubt", nil))
  }

  @Test("a reason of another outcome, or of none, is refused")
  func unknownReasons() throws {
    let codes = try #require(try ReferenceData.shared.get().outcome("secondary")).reasons.map(\.code)
    #expect(
      refusal(Made.crossing("secondary", reason: "exit-ban")) == .unknownCode(.reason, "exit-ban", known: codes))
  }

  @Test("the code \"other\" asks for words")
  func otherNeedsWords() {
    #expect(refusal(Made.crossing("secondary", reason: "other")) == .missing(.words))
    #expect(refusal(Made.crossing("secondary", reason: "other", words: "tas ditinggal")) == nil)
  }

  @Test("blanks are no words")
  func blankWords() throws {
    #expect(refusal(Made.crossing("secondary", reason: "other", words: " \n ")) == .missing(.words))
    #expect(try rules.checked(Made.crossing(words: "  ")).words == nil)
  }

  @Test("a referral takes a code alone: its words would be readable at every lane")
  func referralWithoutWords() throws {
    let codes = try #require(try ReferenceData.shared.get().outcome("referred")).reasons.map(\.code)
    let code = try #require(codes.first)
    #expect(refusal(Made.crossing("referred", reason: code)) == nil)
    #expect(
      refusal(Made.crossing("referred", reason: code, words: "ia berkata ..."))
        == .wordsNotAllowed(outcome: "referred", codes: codes))
    #expect(
      refusal(Made.crossing("referred", words: "ia berkata ..."))
        == .wordsNotAllowed(outcome: "referred", codes: codes))
  }

  @Test("words have at most 500 characters")
  func longWords() {
    #expect(refusal(Made.crossing("secondary", words: String(repeating: "a", count: 500))) == nil)
    #expect(
      refusal(Made.crossing("secondary", words: String(repeating: "a", count: 10_000))) == .tooLong(.words, limit: 500))
  }

  // MARK: Scans

  @Test("a scan has the lines of one kind of MRZ, and a lane of this post")
  func scans() throws {
    try CrossingRules.check(Made.scan())
    #expect(throws: Refusal.wrongForm(.lane, "0")) { try CrossingRules.check(Made.scan(lane: 0)) }
    for lines in [[], ["P<UTO"], Made.mrz + Made.mrz, Made.mrz.map { $0.lowercased() }, Made.mrz.map { $0 + "\u{1B}" }]
    {
      var scan = Made.scan()
      scan.mrz = lines
      #expect(throws: Refusal.wrongForm(.mrz, lines.joined(separator: " "))) { try CrossingRules.check(scan) }
    }
    var scan = Made.scan()
    scan.kind = "TD9"
    #expect(throws: Refusal.self) { try CrossingRules.check(scan) }
  }
}
