import Phrases
import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

/// Random days at the lane: whatever comes, nothing traps, and nothing is decided but by a key that stood alone.
struct FuzzTests {
  /// SplitMix64: the same day for the same seed.
  struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let keys: [Key] =
    "istoreISTOREnNkKbBdDlLqQ?123456789 <Pé\u{202E}".map { .character($0) } + [
      .enter, .escape, .tab, .backtab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .wordLeft, .wordRight, .function(1), .function(2), .function(9), .control("l"), .control("u"),
      .control("w"),
    ]
  private static let gaps = [0, 1, 5, 30, 49, 50, 51, 100, 149, 150, 151, 200, 400, 1_200]
  private static let documents: [MRZDocument] = [
    .td1, .td2, .td3, .other, .beginning(with: "I"), .beginning(with: "S"),
  ]

  @Test(arguments: UInt64(1)...10) func `five thousand random events decide nothing by accident`(seed: UInt64) throws {
    var dice = Dice(state: seed)
    var table = try Table()
    var checked = 0
    for _ in 0..<5_000 {
      step(&table, &dice)
      let all = table.tray.all
      for (at, request) in all[checked...] {
        switch request {
        case .decide(let ticket, let crossing):
          try expectLoneKey(table, at: at)
          let owner = try #require(presenters(of: ticket, all))
          #expect(crossing.scan == owner.scan ?? "scan-\(ticket.number)")
          #expect(crossing.check == "check-\(ticket.number)")
          if let lines = owner.lines { #expect(number(lines) == crossing.document.number) }
        case .write(_, let write) where write.kept != nil: try expectLoneKey(table, at: at)
        default: break
        }
      }
      checked = all.count
      if Int.random(in: 0..<8, using: &dice) == 0 { _ = table.screen() }
    }
    #expect(table.tray.decisions.count > 5, "a day without decisions proves little")
  }

  /// A decision comes from a key that nothing came near, 150 ms before it and 150 ms after.
  private func expectLoneKey(_ table: Table, at: Int) throws {
    let before = table.inputs.filter { input in
      if case .resize = input.input { false } else { input.milliseconds <= at }
    }
    let last = try #require(before.last)
    guard case .key(let key) = last.input else {
      Issue.record("decided by \(last.input)")
      return
    }
    #expect(at - last.milliseconds >= 150)
    if before.count > 1 { #expect(last.milliseconds - before[before.count - 2].milliseconds >= 150) }
    switch key {
    case .enter: break
    case .character(let character): #expect("istoreISTORE123456789".contains(character), "\(character)")
    default: Issue.record("decided by \(key)")
    }
  }

  /// What a ticket stands for: the lines that were presented with it, or the scan that was taken.
  private func presenters(of ticket: Ticket, _ all: [(at: Int, request: Request)]) -> (lines: [String]?, scan: String?)?
  {
    for (_, request) in all where request.ticket == ticket {
      switch request {
      case .present(_, let lines, _, _, _, _): return (lines, nil)
      case .take(_, let scan): return (nil, scan)
      default: continue
      }
    }
    return nil
  }

  private func number(_ lines: [String]) -> String? {
    PartialDate("2026-11-21").flatMap { try? MRZ(lines: lines, today: $0) }?.number
  }

  private func step(_ table: inout Table, _ dice: inout Dice) {
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<45:
      if let key = Self.keys.randomElement(using: &dice) { table.handle(.input(.key(key))) }
      table.wait(Self.gaps.randomElement(using: &dice) ?? 0)
    case 45..<60:
      table.wait(Int.random(in: 0...2_000, using: &dice))
    case 60..<66:
      guard let document = Self.documents.randomElement(using: &dice) else { return }
      let text = document.typed(inOneLine: Bool.random(using: &dice))
      let part = Bool.random(using: &dice) ? text : String(text.prefix(Int.random(in: 1...90, using: &dice)))
      table.type(part, every: [1, 5, 20, 45].randomElement(using: &dice) ?? 5)
    case 66..<69:
      let texts = Self.documents.map { $0.lines.joined(separator: "\n") } + ["i", "1\n", "kata \u{1B}[0m", ""]
      table.paste(texts.randomElement(using: &dice) ?? "")
    case 69..<72:
      table.handle(.input(.unrecognised))
    case 72..<75:
      table.handle(
        .input(
          .resize(Size(width: Int.random(in: 0...220, using: &dice), height: Int.random(in: 0...60, using: &dice)))))
    case 75..<77:
      // The machine stands still.
      table.clock.set(table.clock.milliseconds + Int.random(in: 0...5_000, using: &dice))
      table.handle(Bool.random(using: &dice) ? .wake : .resumed)
    case 77..<80:
      // Somebody works as one should.
      guard let document = Self.documents.randomElement(using: &dice) else { return }
      table.press(.escape, .escape, .escape)
      table.tell(.trouble(nil))
      table.type(document.typed(inOneLine: false), every: 5)
      if let request = table.tray.requests.last { answer(request, in: &table, &dice) }
      table.press(["i", "s1", "t2", "r1", "o9"].randomElement(using: &dice) ?? "i")
      if Bool.random(using: &dice) { table.press(.enter) }
    case 80..<91:
      answerSomething(&table, &dice)
    default:
      table.show(board(&dice))
    }
  }

  private func answerSomething(_ table: inout Table, _ dice: inout Dice) {
    guard let request = table.tray.requests.suffix(12).randomElement(using: &dice), let ticket = request.ticket else {
      table.tell(.building(.made(Int.random(in: 0...9_999_999, using: &dice))))
      return
    }
    let why = Phrase(id: "ditolak", en: "refused")
    if Int.random(in: 0..<5, using: &dice) == 0 {
      table.tell(.refused(ticket, why, isFinal: Bool.random(using: &dice)))
      table.tell(
        .trouble(
          Bool.random(using: &dice)
            ? nil : Trouble(word: .fullDisk, sentence: why, isClosed: Int.random(in: 0..<9, using: &dice) == 0)))
      return
    }
    answer(request, in: &table, &dice)
  }

  private func answer(_ request: Request, in table: inout Table, _ dice: inout Dice) {
    guard let ticket = request.ticket else { return }
    switch request {
    case .present:
      table.tell(.answer(ticket, Bool.random(using: &dice) ? .nobody : .strong))
      table.tell(.received(ticket, scan: "scan-\(ticket.number)", check: "check-\(ticket.number)"))
    case .take(_, let scan):
      if let document = Self.documents.randomElement(using: &dice) {
        table.tell(.opened(ticket, .made(scan, document, lane: Int.random(in: 1...8, using: &dice))))
      }
      table.tell(.answer(ticket, .strong))
      table.tell(.received(ticket, scan: scan, check: "check-\(ticket.number)"))
    case .decide:
      let why = Phrase(id: "daftar meminta lain", en: "the list asks for something else")
      switch Int.random(in: 0..<24, using: &dice) {
      case 0: table.tell(.wordsNeeded(ticket, why))
      case 1: table.tell(.secondNameNeeded(ticket, why))
      default: table.tell(.decided(ticket, crossing: "crossing-1", Table.start))
      }
    case .enter:
      table.tell(.answer(ticket, Bool.random(using: &dice) ? .nobody : .strong))
      table.tell(.received(ticket, scan: "scan-\(ticket.number)", check: "check-\(ticket.number)"))
    case .past(_, let facts):
      table.tell(.past(ticket, DocumentPast(stampDay: facts.stamp.map { StampDay($0) })))
    case .write: table.tell(.saved(ticket, Table.start))
    case .takeDraft: table.tell(.draft(ticket, nil))
    case .ask(_, let question):
      table.tell(.answered(ticket, Answered(question: question, result: .failure(.init(phrase: .storeClosed)))))
    case .presentUnattended, .watch, .turn, .refresh, .keepDraft, .dropDraft, .releaseDraft, .access, .approved,
      .seconded:
      break
    }
  }

  private func board(_ dice: inout Dice) -> Dashboard {
    let crossings = (0..<Int.random(in: 0...60, using: &dice)).map { index in
      CrossingRow.made(
        1_000 - index, minutes: index,
        outcome: ["cleared", "refused", "referred", "unheard-of"].randomElement(using: &dice) ?? "",
        scan: "scan-\(Int.random(in: 1...4_000, using: &dice))",
        void: Int.random(in: 0..<6, using: &dice) == 0 ? "salah" : nil)
    }
    let hits = (0..<Int.random(in: 0...20, using: &dice)).map { HitRow.made("hit-\($0)", minutes: $0 * 7) }
    let scans = Self.documents.shuffled(using: &dice).prefix(Int.random(in: 0...4, using: &dice)).enumerated().map {
      WaitingScan.made("wait-\($0)", $1, answer: Bool.random(using: &dice) ? .strong : nil)
    }
    return .made(
      crossings: crossings, hits: hits, scans: Array(scans), lists: Bool.random(using: &dice) ? [.made()] : [])
  }
}
