import Border
import Phrases
import Terminal
import TravelDocuments

extension ConsoleModel {
  /// Rows on top of the crossings for what is not recorded yet, or could not be.
  static let pendingRowLimit = 3

  /// One of them.
  struct PendingRow: Equatable {
    let direction: Direction
    let name: String
    let word: String
    let style: Style
  }

  /// What could not be recorded, then what is being saved; newest first where not all have room.
  var pendingRows: [PendingRow] {
    let failed = returned.compactMap(\.laneCase).map { (theCase: LaneCase) -> PendingRow in
      // What its officer did not go on with has not failed.
      let word = theCase.failure == nil ? "? " + Phrase.undecided[language] : "! " + Phrase.failed[language]
      return PendingRow(
        direction: theCase.direction, name: theCase.traveller.name, word: word,
        style: theCase.failure == nil ? .warning : .alert)
    }
    let sent = saving.reversed().compactMap { item -> PendingRow? in
      guard case .decision(let theCase, let outcome, _, _) = item.what else { return nil }
      let word = panelWord(of: outcome)
      return PendingRow(
        direction: theCase.direction, name: item.name,
        word: item.isKept ? word : "\(Phrase.saving[language]) \(word)",
        style: item.isKept ? .normal : .warning)
    }
    return Array((failed + sent).prefix(Self.pendingRowLimit))
  }

  func drawCrossings(into canvas: inout Canvas) {
    if let problem = refusal(.seeHistory) { return drawBarred(.crossings, problem, panel == .crossings, into: &canvas) }
    let totals = board.map {
      Phrase(
        id: "\(Figures.count($0.totalIn, .id)) masuk, \(Figures.count($0.totalOut, .id)) keluar",
        en: "\(Figures.count($0.totalIn, .en)) in, \(Figures.count($0.totalOut, .en)) out")
    }
    let inner = canvas.box(
      title: Phrase.crossings[language], trailing: totals?[language] ?? "", isFocused: panel == .crossings)
    canvas.inside(inner) { canvas in
      let pending = pendingRows
      let (top, rest) = canvas.bounds.splitTop(min(pending.count, canvas.size.height))
      canvas.inside(top) { canvas in
        for (y, row) in pending.enumerated() {
          canvas.inside(Rect(x: 1, y: y, width: canvas.size.width - 2, height: 1)) { drawPending(row, into: &$0) }
        }
      }
      canvas.inside(rest) { drawCrossingList(isAlone: pending.isEmpty, into: &$0) }
    }
  }

  private func drawCrossingList(isAlone: Bool, into canvas: inout Canvas) {
    guard let rows = board?.crossings else { return drawNoBoard(into: &canvas) }
    guard !rows.isEmpty else {
      if isAlone { canvas.paragraph(Phrase.noCrossings[language], in: canvas.bounds, style: .muted) }
      return
    }
    canvas.list(crossingList, count: rows.count, isFocused: panel == .crossings) { canvas, index in
      drawCrossing(rows[index], into: &canvas)
    }
  }

  private func drawPending(_ row: PendingRow, into canvas: inout Canvas) {
    let width = canvas.size.width
    let tail = SafeText.width(row.word, symbols: canvas.symbols)
    canvas.text("\(setting.zone.clock(now)) \(directionSign(row.direction))", x: 0, y: 0, width: 7, style: row.style)
    canvas.text(row.name, x: 8, y: 0, width: max(width - 9 - tail, 1), style: row.style)
    canvas.text(row.word, x: width - tail, y: 0, width: tail, style: row.style)
  }

  /// Time, direction, name, document, nationality, lane, outcome; the narrower, the fewer. Never a reason: that would
  /// tell a referral from a second look.
  private func drawCrossing(_ row: CrossingRow, into canvas: inout Canvas) {
    let columns = CrossingColumns(width: canvas.size.width)
    let isVoid = row.isVoid
    let style: Style = isVoid ? .muted : row.outcome == "cleared" ? .normal : .warning
    func put(_ text: String, _ column: ClosedRange<Int>?, _ style: Style) {
      guard let column else { return }
      canvas.text(text, x: column.lowerBound, y: 0, width: column.count, style: style)
    }
    put("\(setting.zone.clock(row.time)) \(directionSign(row.direction))", 0...6, .muted)
    // Keyed in from paper: it happened then, and was recorded later.
    if row.late != nil { put(HistoryColumns.lateSign, 7...7, .accent) }
    put(row.name, columns.name, style)
    put(row.birth.map(Figures.date) ?? "-", columns.birth, .normal)
    put(row.number.isEmpty ? "-" : row.number, columns.number, .normal)
    put(row.nationality ?? "", columns.nationality, .normal)
    put(row.lane.map { "L\($0)" } ?? "", columns.lane, .muted)
    put(
      isVoid ? (row.isUndone ? Phrase.undoneSign : .voidedSign)[language] : panelWord(of: row.outcome), columns.outcome,
      style)
    put(row.officer, columns.officer, .muted)
  }
}

/// The columns of the crossings by the width that they have; nil for one that has no room.
struct CrossingColumns: Equatable {
  let name: ClosedRange<Int>
  var birth: ClosedRange<Int>?
  var number: ClosedRange<Int>?
  var nationality: ClosedRange<Int>?
  var lane: ClosedRange<Int>?
  let outcome: ClosedRange<Int>
  var officer: ClosedRange<Int>?

  /// Longer names than this are rare: what is left goes to more columns.
  private static let nameWidth = 40

  init(width: Int) {
    // From the right edge to the left, each column with a blank before it.
    var end = width - 1
    func take(_ cells: Int) -> ClosedRange<Int> {
      defer { end -= cells + 1 }
      return max(end - cells + 1, 0)...max(end, 0)
    }
    if width >= 8 + Self.nameWidth + 24 + 17 { officer = take(16) }
    outcome = take(5)
    if width >= 34 { lane = take(3) }
    if width >= 46 {
      nationality = take(3)
      number = take(9)
    }
    if width >= 8 + Self.nameWidth + 24 + 17 + 11 { birth = take(10) }
    name = 8...max(end, 8)
  }
}
