import Journal
import Phrases
import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

/// Each number of the shift and the records that it opens.
struct ShiftPageFiguresTests {
  @Test(arguments: ["ordinary", "with unknown nationalities and outcomes"])
  func `every number is the count of the crossings that it opens`(kind: String) throws {
    let book = ShiftBook(crossings: 600, withOddities: kind != "ordinary")
    let layout = try ShiftLayout(book.summary, Table().model.scene(), width: 76)
    #expect(layout.cells.count > 30)
    for cell in layout.cells {
      let opening = cell.figure.opening(from: book.summary.from, to: book.summary.to)
      let count = cell.figure.count(in: book.summary, at: Table.start)
      #expect(cell.text == Figures.count(count, .id))
      switch (cell.figure, opening) {
      case (.patrols, .patrols(let from, let to)):
        #expect(from == book.summary.from && to == book.summary.to)
      case (.hits, .hits(let filter)):
        #expect(filter.from == book.summary.from && filter.to == book.summary.to)
        #expect(book.hits.count { filter.state == nil || $0 == filter.state } == count)
      case (_, .history(let filter)):
        #expect(book.rows.count { filter.matches($0) } == count, "\(cell.figure)")
      default: Issue.record("\(cell.figure) opens \(opening)")
      }
    }
  }

  @Test func `totals are the sums of what is shown`() throws {
    let summary = ShiftBook(crossings: 600, withOddities: true).summary
    func count(_ figure: ShiftFigure) -> Int { figure.count(in: summary, at: Table.start) }
    let layout = try ShiftLayout(summary, Table().model.scene(), width: 76)
    let figures = layout.cells.map(\.figure)
    for direction in Direction.allCases {
      let shown = figures.filter {
        if case .crossed(direction, .some, document: .some) = $0 { true } else { false }
      }
      let total = count(.crossed(direction, nil, document: nil))
      #expect(shown.reduce(0) { $0 + count($1) } == total && total > 0)
      #expect(figures.contains(.crossed(direction, nil, document: nil)))
    }
    let outcomes = figures.filter { if case .outcome(let codes) = $0 { !codes.isEmpty } else { false } }
    #expect(outcomes.reduce(0) { $0 + count($1) } == count(.outcome([])))
    let states: [HitState] = [
      .waiting, .decided, .disposed(.samePerson), .disposed(.otherPerson), .disposed(.cannotTell),
    ]
    #expect(states.reduce(0) { $0 + count(.hits($1)) } == count(.hits(nil)) && count(.hits(nil)) > 0)
    #expect(count(.patrols(.out)) + count(.patrols(.back)) == count(.patrols(.all)))
  }

  @Test func `what the central system was not told in time stands there where there is some, and opens its page`()
    throws
  {
    var summary = ShiftBook(crossings: 600, withOddities: false).summary
    let scene = try Table().model.scene()
    #expect(!ShiftLayout(summary, scene, width: 76).cells.contains { $0.figure == .untold })
    summary.overdue = 7
    let layout = ShiftLayout(summary, scene, width: 76)
    let cell = try #require(layout.cells.first { $0.figure == .untold })
    #expect(cell.text == "7" && layout.texts.contains { $0.text == "telat lapor pusat" })
    #expect(cell.figure.opening(from: summary.from, to: summary.to) == .outages)
    #expect(Page(.outages, ticket: Ticket(number: 1)).kind == .outage)
  }

  @Test func `no number stands twice`() throws {
    let layout = try ShiftLayout(
      ShiftBook(crossings: 600, withOddities: true).summary, Table().model.scene(), width: 76)
    for (index, cell) in layout.cells.enumerated() {
      #expect(!layout.cells[..<index].contains { $0.figure == cell.figure }, "\(cell.figure)")
    }
  }

  @Test func `a referral and a second look are one number under the panel's word`() throws {
    let groups = OutcomeGroup.all(try Table().model.setting.reference)
    let word = try #require(groups.first { $0.codes.contains("referred") })
    #expect(word.codes == ["secondary", "referred"])
    #expect(word.word == Phrase(id: "SEK.", en: "SEC."))
  }

  @Test(arguments: [36, 60, 76, 116, 196]) func `arrows reach every number`(width: Int) throws {
    let layout = try ShiftLayout(
      ShiftBook(crossings: 600, withOddities: true).summary, Table().model.scene(), width: width)
    var reached: Set<Int> = [0]
    var edge = [0]
    while let index = edge.popLast() {
      for key in [Key.up, .down, .left, .right] where reached.insert(layout.cell(key, from: index)).inserted {
        edge.append(layout.cell(key, from: index))
      }
    }
    #expect(reached.count == layout.cells.count)
  }

  @Test(arguments: [36, 60, 76, 116, 196]) func `no word and no number reaches over another`(width: Int) throws {
    let layout = try ShiftLayout(
      ShiftBook(crossings: 600, withOddities: true).summary, Table().model.scene(), width: width)
    let places =
      layout.cells.map { ($0.y, $0.x..<$0.x + $0.width) }
      + layout.texts.filter { !$0.text.isEmpty }.map { ($0.y, $0.x..<$0.x + ($0.width ?? $0.text.count)) }
    for (index, place) in places.enumerated() {
      #expect(place.1.lowerBound >= 0 && place.1.upperBound <= width)
      for other in places[..<index] where other.0 == place.0 {
        #expect(!other.1.overlaps(place.1), "line \(place.0)")
      }
    }
  }

  @Test(arguments: [
    ("21-11-2026 08:00", 1795_222_800_000), ("21.11.2026 8.00", 1795_222_800_000), ("21/11/2026", 1795_194_000_000),
    ("2026-11-21T08:00", 1795_222_800_000), ("2026-11-21 08:00:30", 1795_222_830_000),
    ("2026-11-21t09:00+08:00", 1795_222_800_000), ("11-2026", 1793_466_000_000),
    (" 21-11-2026   08:00 ", 1795_222_800_000),
  ]) func `a moment is read as it is typed`(text: String, milliseconds: Int) throws {
    let zone = try Table().model.setting.zone
    let moment = TypedMoment.parse(text, zone)
    #expect(moment == Timestamp(milliseconds: milliseconds))
    #expect(moment.map { TypedMoment.parse(TypedMoment.text($0, zone), zone) } == moment)
  }

  @Test(arguments: [
    "", " ", "besok", "32-11-2026", "21-11-26", "21-11-2026 24:00", "21-11-2026 08:60", "21-11-2026 08:00:00:00",
    "08:00",
    "2026 08:00", "21-11-2026 -8:00", "٢١-١١-٢٠٢٦", "21-11-2026 08:00\u{200B}", String(repeating: "2", count: 10_000),
  ]) func `what is no moment is none`(text: String) throws {
    #expect(TypedMoment.parse(text, try Table().model.setting.zone) == nil)
  }
}

/// A made day at the post with its numbers, counted one by one.
struct ShiftBook {
  static let from = Timestamp(milliseconds: 1795_194_000_000)
  static let to = Timestamp(milliseconds: Table.start.milliseconds + 1)

  private(set) var rows: [CrossingRow] = []
  private(set) var summary = ShiftSummary(from: from, to: to)
  let hits: [HitState] = [
    .waiting, .decided, .decided, .disposed(.samePerson), .disposed(.otherPerson), .disposed(.otherPerson),
    .disposed(.cannotTell),
  ]

  init(crossings: Int, withOddities: Bool) {
    let documents = ["passport", "plb", "splp", "emergency-certificate"]
    let outcomes = ["cleared", "cleared", "cleared", "secondary", "referred", "refused", "deportee-received"]
    var random = Numbers(state: 7)
    rows = (0..<crossings).map { number in
      var row = CrossingRow.made(number, minutes: number % 700 - 50, name: "REKAAN, \(number)")
      row.facts.direction = random.next(3) == 0 ? .out : .in
      row.facts.document.type = random.pick(documents)
      row.facts.traveller.nationality = random.next(4) == 0 ? "MYS" : "IDN"
      var outcome = random.pick(outcomes)
      if withOddities, random.next(9) == 0 { row.facts.traveller.nationality = nil }
      if withOddities, random.next(9) == 0 { outcome = "from-a-newer-program" }
      row = row.with(outcome: outcome)
      if random.next(12) == 0 { row.voiding = .init(time: Table.start, officer: "penyelia", reason: "uji") }
      if random.next(10) == 0 { row.changes = 2 }
      return row
    }
    for row in rows where row.time >= Self.from && row.time < Self.to {
      if row.changes > 0 { summary.amended += 1 }
      if row.isVoid {
        summary.voided += 1
        continue
      }
      let key = ShiftSummary.Key(
        direction: row.direction, outcome: row.outcome, citizenship: row.facts.traveller.citizenship,
        document: row.document)
      summary.crossings[key, default: 0] += 1
    }
    for hit in hits {
      if let index = summary.hits.firstIndex(where: { $0.state == hit }) {
        summary.hits[index].count += 1
      } else {
        summary.hits.append((hit, 1))
      }
    }
    summary.patrols = [.made("patrol-1", heard: 140), .made("patrol-2"), .made("patrol-3", ended: 5)]
    (summary.patrolEntries, summary.patrolPersons) = (9, 4)
  }

  /// PLBN Badau in 2018, as published (pontianakpost.co.id 2019-01-05).
  static var badau: ShiftSummary {
    var summary = ShiftBook(crossings: 0, withOddities: false).summary
    for (direction, citizenship, document, count) in [
      (Direction.out, Citizenship.wni, "passport", 18_701), (.out, .wni, "plb", 19_127),
      (.out, .wna, "passport", 10_205), (.out, .wna, "plb", 1_584), (.in, .wni, "passport", 18_335),
      (.in, .wni, "plb", 18_884), (.in, .wna, "passport", 10_570), (.in, .wna, "plb", 1_598),
    ] {
      let key = ShiftSummary.Key(
        direction: direction, outcome: "cleared", citizenship: citizenship, document: document)
      summary.crossings[key] = count
    }
    for (outcome, count) in [("secondary", 60), ("referred", 4), ("refused", 31)] {
      let key = ShiftSummary.Key(direction: .in, outcome: outcome, citizenship: .wni, document: "passport")
      summary.crossings[key] = count
    }
    (summary.voided, summary.amended) = (12, 30)
    return summary
  }
}

/// Numbers that look random and are the same in each run.
struct Numbers {
  var state: UInt64

  mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[next(elements.count)] }
}

extension CrossingRow {
  func with(outcome: String) -> CrossingRow {
    CrossingRow(
      seq: seq, id: id, time: time, lane: lane, facts: facts, outcome: outcome, reason: reason, words: words,
      officer: officer, console: console, scan: scan, check: check, changes: changes, voiding: voiding)
  }
}

extension CrossingFilter {
  /// The same said once more, as simply as can be: what the questions to the tables must agree with.
  func matches(_ row: CrossingRow) -> Bool {
    let words = row.name.lowercased().split(separator: " ", omittingEmptySubsequences: false)
    let word = name.lowercased()
    let isNamed = name.isEmpty || words.indices.contains { words[$0...].joined(separator: " ").hasPrefix(word) }
    return isNamed && from.map { row.time >= $0 } ?? true && to.map { row.time < $0 } ?? true
      && direction.map { row.direction == $0 } ?? true
      && citizenship.map { row.facts.traveller.citizenship == $0 } ?? true
      && document.map { row.document == $0 } ?? true && (outcomes.isEmpty || outcomes.contains(row.outcome))
      && row.number.hasPrefix(numberPrefix) && number.map { row.number == $0 } ?? true
      && !(withoutVoid && row.isVoid) && !(only == .void && !row.isVoid) && !(only == .amended && row.changes == 0)
  }
}
