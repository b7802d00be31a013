import Journal
import Testing
import TravelDocuments

@testable import Border

@Suite("Receipts")
struct ReceiptTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  /// The line about a crossing as the tables have it.
  func receipt(_ crossing: CrossingRecorded, then: CrossingVoided? = nil, isWhole: Bool = false) throws -> Receipt {
    let time = Made.time("2026-11-21T08:42:17+07:00")
    try store.append([HandWritten(crossing, id: "0crossing000000", at: time)])
    if let then { try store.append([HandWritten(then, at: time)]) }
    let row = try #require(try store.ledger().crossings(limit: 1).first)
    let post = try #require(store.reference.post("entikong"))
    return Receipt(row, post: post, reference: store.reference, isWhole: isWhole)
  }

  @Test("say when, where, which way, the outcome, the stay, and where the record stands; never who or why")
  func line() throws {
    var crossing = Made.crossing("refused", number: "X1234567")
    (crossing.direction, crossing.words, crossing.reason) = (.in, "kata rahasia", "entry-ban")
    crossing.stayUntil = PartialDate("2026-12-20")
    let phrase = try receipt(crossing).phrase
    #expect(phrase.id.hasPrefix("PLBN Entikong  2026-11-21 08:42:17 WIB (+07:00)  MASUK  "))
    #expect(phrase.id.hasSuffix("  tinggal s.d. 20-12-2026  0crossin #1"))
    #expect(phrase.en.contains("  IN  ") && phrase.en.hasSuffix("  stay until 20-12-2026  0crossin #1"))
    #expect(phrase.id.contains(" ***567  ") && !phrase.id.contains("X1234567"))
    for text in [phrase.id, phrase.en] {
      #expect(!text.contains(crossing.traveller.name) && !text.contains("rahasia") && !text.contains("entry-ban"))
    }
  }

  @Test("of a decision against a list they say that two took it, and nothing of the list")
  func two() throws {
    var crossing = Made.crossing()
    crossing.override = HitOverride(
      list: "rahasia", entry: "demo-1", listClass: "tangkal", due: "refused",
      second: SecondNamed(officer: "Budi Contoh", isProven: true))
    let phrase = try receipt(crossing).phrase
    #expect(phrase.id.contains("  (2 petugas)  ") && phrase.en.contains("  (2 officers)  "))
    #expect(!["rahasia", "demo-1", "tangkal", "TOLAK", "Budi"].contains { phrase.id.contains($0) })
  }

  @Test("a number is masked but for its end, a short one whole; an officer can have it whole")
  func numbers() throws {
    let crossing = Made.crossing(number: "AB123")
    #expect(try receipt(crossing).phrase.id.contains(" ***  "))
    #expect(try receipt(crossing, isWhole: true).phrase.id.contains(" AB123  "))
  }

  @Test("a referral reads as a second look, and a void crossing says so")
  func secrets() throws {
    let voided = try receipt(
      Made.crossing("referred", reason: "R1"), then: CrossingVoided(crossing: "0crossing000000", reason: "x"))
    let second = try #require(store.reference.outcome("secondary")).panel.value
    #expect(voided.phrase.id.contains("  \(second.id)  ") && voided.phrase.id.hasSuffix("  BATAL"))
    #expect(voided.phrase.en.hasSuffix("  VOID"))
  }
}
