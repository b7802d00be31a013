import Journal
import Testing

@testable import Border

/// Figures that Imigrasi published, rebuilt from invented crossings: the shift's numbers give the same sums, though some
/// crossings were recorded twice and voided, recorded wrongly and amended, or not let through.
@Suite("Published figures")
struct PublishedFiguresTests {
  /// The records of a period, with the mistakes that officers make.
  static func records(_ figures: PublishedFigures) -> [HandWritten] {
    var records: [HandWritten] = []
    for (number, item) in figures.crossings.enumerated() {
      let id = "c\(1_000_000 + number)"
      let later = Timestamp(milliseconds: item.time.milliseconds + 90_000)
      switch number % 1_000 {
      case 17:
        // Twice, and one of them void.
        let twice = "v\(1_000_000 + number)"
        records.append(HandWritten(item.crossing, id: twice, at: item.time))
        records.append(HandWritten(CrossingVoided(crossing: twice, reason: "tercatat dua kali"), at: later))
        records.append(HandWritten(item.crossing, id: id, at: item.time))
      case 417:
        // With everything wrong that is counted by, put right a minute later.
        var wrong = item.crossing
        wrong.direction = wrong.direction == .in ? .out : .in
        wrong.traveller.nationality = nil
        wrong.document.type = "splp"
        records.append(HandWritten(wrong, id: id, at: item.time))
        let right = CrossingAmended(crossing: id, facts: item.crossing.facts, reason: "salah catat")
        records.append(HandWritten(right, at: later))
      case 717:
        // Once not let through, and then.
        var refused = item.crossing
        (refused.outcome, refused.reason) = ("refused", "no-valid-document")
        records.append(HandWritten(refused, at: item.time))
        records.append(HandWritten(item.crossing, id: id, at: later))
      default: records.append(HandWritten(item.crossing, id: id, at: item.time))
      }
    }
    return records
  }

  func ledger(_ figures: PublishedFigures) throws -> (TestStore, Ledger) {
    let store = try TestStore(post: figures.post)
    try store.append(Self.records(figures))
    return (store, try store.ledger())
  }

  @Test("Badau 2018: direction by citizenship by document, 49,617 out and 49,387 in")
  func badau() throws {
    let figures = PublishedFigures.badau2018
    let (store, ledger) = try ledger(figures)
    let year = try ledger.summary(from: figures.from, to: figures.to)
    func row(_ direction: Direction) -> [Int] {
      [
        year.crossed(direction, .wni, document: "passport"), year.crossed(direction, .wni, document: "plb"),
        year.crossed(direction, .wna, document: "passport"), year.crossed(direction, .wna, document: "plb"),
        year.crossed(direction),
      ]
    }
    #expect(row(.out) == [18_701, 19_127, 10_205, 1_584, 49_617])
    #expect(row(.in) == [18_335, 18_884, 10_570, 1_598, 49_387])
    #expect(year.crossed() == 99_004 && Set(year.documents) == ["passport", "plb"])
    #expect((year.voided, year.amended) == (99, 99))
    #expect(year.count { $0.outcome == "refused" } == 99)
    // Half years add up to the year, divided in the middle of an hour.
    let middle = Made.time("2018-07-02T11:17:00+07:00")
    let halves = [
      try ledger.summary(from: figures.from, to: middle), try ledger.summary(from: middle, to: figures.to),
    ]
    #expect(halves[0].crossings.merging(halves[1].crossings, uniquingKeysWith: +) == year.crossings)
    #expect(halves.allSatisfy { $0.crossed() > 49_000 })
    // Behind a figure stand its crossings: 1,598 of them, in an order that a wide filter follows.
    let pages = CrossingFilter(
      from: figures.from, to: figures.to, direction: .in, citizenship: .wna, document: "plb",
      outcomes: CrossingFilter.crossed, withoutVoid: true)
    let found = try ledger.history(HistoryQuery(pages, order: CrossingOrder(.number), limit: 10_000))
    #expect(found.count == 1_598)
    withExtendedLifetime(store) {}
  }

  @Test("Entikong from 12 to 15 April 2024: 13,035, out 3,927 WNI and 1,020 WNA, in 7,811 WNI and 277 WNA")
  func entikong() throws {
    let figures = PublishedFigures.entikongLebaran2024
    let (store, ledger) = try ledger(figures)
    let days = try ledger.summary(from: figures.from, to: figures.to)
    #expect((days.crossed(.out, .wni), days.crossed(.out, .wna)) == (3_927, 1_020))
    #expect((days.crossed(.in, .wni), days.crossed(.in, .wna)) == (7_811, 277))
    #expect(days.crossed() == 13_035)
    #expect((days.voided, days.amended) == (14, 13))
    withExtendedLifetime(store) {}
  }
}
