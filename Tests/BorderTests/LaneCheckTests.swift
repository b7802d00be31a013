import Journal
import Testing
import TravelDocuments

@testable import Border
@testable import Watchlist

@Suite("The lane's check")
struct LaneCheckTests {
  @Test("is recorded with what was asked, of which versions, and what came back, best first")
  func event() {
    let check = Made.check(candidates: [Made.candidate(.strong, entry: "a", score: 0.94), Made.candidate(entry: "b")])
    let event = check.event(subject: "0scan0000000000")
    #expect(event.subject == "0scan0000000000" && event.traveller == Made.traveller)
    #expect(event.documentNumber == "L898902C3" && event.lists == check.lists)
    #expect(event.candidates.map(\.entry) == ["a", "b"] && event.candidates.map(\.band) == ["strong", "possible"])
    #expect(event.candidates.first?.reasons == ["word-similar|ERIKSSON|ERIKSEN|88", "birth-year-only|1974"])
  }

  @Test("is a hit when a candidate is more than weak")
  func hits() {
    #expect(!Made.checked("s").isHit)
    #expect(!Made.checked("s", [.weak, .weak]).isHit)
    #expect(Made.checked("s", [.weak, .possible]).isHit)
  }

  @Test("says the same as before only with the same entries, bands and marks")
  func sameAnswer() {
    let check = Made.check(candidates: [Made.candidate(.strong, entry: "a"), Made.candidate(entry: "b")])
    let recorded = check.event(subject: "s")
    #expect(check.says(asIn: recorded))
    var other = check
    other.candidates[1].band = .weak
    #expect(!other.says(asIn: recorded), "the post's bands are others")
    other = check
    other.candidates.swapAt(0, 1)
    #expect(!other.says(asIn: recorded))
    other = check
    other.candidates.removeLast()
    #expect(!other.says(asIn: recorded))
    other = check
    other.candidates[1].score += 0.00001
    #expect(other.says(asIn: recorded), "records have fewer digits")
  }

  @Test("holds at most ten candidates")
  func tenCandidates() {
    let many = (0..<50).map { Made.candidate(entry: "e\($0)") }
    #expect(Made.check(candidates: many).event(subject: "s").candidates.map(\.entry) == (0..<10).map { "e\($0)" })
  }

  @Test("fits into a record whatever a list holds, and the scan with it")
  func hostileList() throws {
    let long = String(repeating: "\u{1B}王", count: 10_000)
    let hostile = (0..<10).map { number in
      var candidate = Made.candidate(entry: "\(number)" + long, score: .infinity)
      candidate.list = long
      candidate.name = long
      candidate.reasons = (0..<64).map { _ in
        .nationalityDiffers(query: "IDN", listed: Array(repeating: long, count: 5))
      }
      return candidate
    }
    let store = try TestStore()
    let presented = try #require(try store.desk().receive([(Made.scan(), Made.check(candidates: hostile))]).first)
    #expect(!presented.check.candidates.isEmpty && presented.check.candidates.allSatisfy { $0.score == 1 })
    let board = try store.ledger().dashboard(lane: 2, now: .now())
    #expect(board.hitCount == 1 && board.scans.first?.check == presented.check)
  }

  // MARK: Reasons

  static let reasons: [Reason] = {
    let date = PartialDate(year: 1968, month: 6, day: 14) ?? PartialDate(daysSinceEpoch: 0)
    guard let date, let year = PartialDate(year: 1962) else { return [] }
    return [
      .wordsEqual(["ABDUL", "RAHMAN"]), .wordSpelling(query: "SOEKARNO", listed: "SUKARNO"),
      .wordSimilar(query: "RAHMAN", listed: "RACHMAN", percent: 92),
      .wordsJoined(query: "ABDULSAMAD", listed: "ABDUL SAMAD"),
      .initial(query: "B", listed: "BUDI"), .wordCut(query: "ANNA", listed: "ANNAMARIA"), .wordsMissing(["BIN"]),
      .wordsExtra(["HAJI"]), .orderDiffers, .weakAlias, .birthEqual(date), .birthMonthEqual(year: 1968, month: 6),
      .birthYearOnly(1968), .birthApproximate(query: date, listed: .circa(year)),
      .birthDayMonthSwapped(query: date, listed: date), .birthOneDigit(query: date, listed: date),
      .birthNear(query: date, listed: .between(year, date)), .birthConflict(query: date, listed: .date(year)),
      .documentEqual("X1234567"), .documentOneEdit(query: "X1", listed: "X2"), .nationalityAgrees("IDN"),
      .nationalityDiffers(query: "IDN", listed: ["MYS", "SGP"]), .sexDiffers(listed: .female), .notAPerson(.vessel),
      .reviewOverdue(date),
    ]
  }()

  @Test("gives each reason a code of its own and words in both languages", arguments: reasons)
  func reasonWords(reason: Reason) throws {
    let code = ReasonCode.text(reason)
    let kind = try #require(code.split(separator: "|").first)
    #expect(kind.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
    #expect(Self.reasons.count { ReasonCode.text($0).split(separator: "|").first == kind } == 1)
    let phrase = ReasonCode.phrase(code, for: .program)
    #expect(!phrase.id.isEmpty && phrase.id != phrase.en && phrase.id != code)
  }

  @Test("keeps its reasons' codes for ever")
  func reasonCodes() {
    #expect(Self.reasons.count == 25)
    #expect(
      Self.reasons.map(ReasonCode.text) == [
        "words-equal|ABDUL RAHMAN", "word-spelling|SOEKARNO|SUKARNO", "word-similar|RAHMAN|RACHMAN|92",
        "words-joined|ABDULSAMAD|ABDUL SAMAD", "initial|B|BUDI", "word-cut|ANNA|ANNAMARIA", "words-missing|BIN",
        "words-extra|HAJI", "order-differs", "weak-alias", "birth-equal|1968-06-14", "birth-month-equal|1968-06",
        "birth-year-only|1968", "birth-approximate|1968-06-14|~1962", "birth-swapped|1968-06-14|1968-06-14",
        "birth-one-digit|1968-06-14|1968-06-14", "birth-near|1968-06-14|1962/1968-06-14",
        "birth-conflict|1968-06-14|1962", "document-equal|X1234567", "document-one-edit|X1|X2",
        "nationality-agrees|IDN", "nationality-differs|IDN|MYS, SGP", "sex-differs|F", "not-a-person|vessel",
        "review-overdue|1968-06-14",
      ])
  }

  @Test("takes a bar out of a text, so that the parts stay apart")
  func bars() {
    #expect(ReasonCode.text(.documentOneEdit(query: "A|B", listed: "C")) == "document-one-edit|A/B|C")
  }

  @Test("shows a reason of a newer program as it stands, and nothing breaks on nonsense")
  func unknownReason() {
    #expect(ReasonCode.phrase("aura-differs|blue", for: .program).en == "aura-differs|blue")
    for text in ["", "|", "|||", "word-similar", "birth-near|", String(repeating: "|", count: 1000)] {
      _ = ReasonCode.phrase(text, for: .program)
    }
    #expect(ReasonCode.birthSign(["words-equal|A", "birth-conflict|1|2"]).en == "dob DIFFERS")
    #expect(ReasonCode.birthSign([]).en == "no dob")
  }

  // MARK: Documents

  @Test("asks for the holder as the document states it")
  func holder() throws {
    let today = try #require(PartialDate("2026-11-21"))
    let mrz = try MRZ(lines: Made.mrz, today: today)
    #expect(mrz.traveller == Made.traveller)
    #expect(
      mrz.presented
        == PresentedDocument(type: "passport", number: "L898902C3", issuer: "UTO", expiry: PartialDate("2012-04-15")))
  }

  @Test("leaves out a country that is no code, so that the holder can be decided on")
  func oddCountry() throws {
    let today = try #require(PartialDate("2026-11-21"))
    let lines = [Made.mrz[0].replacing("P<UTO", with: "P<U1O"), Made.mrz[1].replacing("6UTO", with: "61D0")]
    let mrz = try MRZ(lines: lines, today: today)
    #expect(mrz.traveller.nationality == nil && mrz.presented.issuer == nil)
  }
}
