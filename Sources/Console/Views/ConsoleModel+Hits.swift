import Border
import Phrases
import Terminal
import Watchlist

extension ConsoleModel {
  /// Lines that one hit takes.
  static let hitLines = 3
  /// Cells in which a reason says something.
  private static let reasonCells = 14

  func drawHits(into canvas: inout Canvas) {
    if let problem = refusal(.seeHistory) { return drawBarred(.hits, problem, panel == .hits, into: &canvas) }
    let waiting = board.map {
      Phrase(id: "\(Figures.count($0.hitCount, .id)) menunggu", en: "\(Figures.count($0.hitCount, .en)) waiting")
    }
    let inner = canvas.box(title: Phrase.hits[language], trailing: waiting?[language] ?? "", isFocused: panel == .hits)
    // The word stays; the style is for two seconds alone.
    if bell.flashEnds != nil { canvas.text(Phrase.hits[language], x: 2, y: 0, style: .alert) }
    canvas.inside(inner) { canvas in
      guard let rows = board?.hits else {
        if panel == .hits { drawNoBoard(into: &canvas) }
        return
      }
      guard !rows.isEmpty else {
        canvas.paragraph(Phrase.noHits[language], in: canvas.bounds, style: .muted)
        return
      }
      drawHitRows(rows, into: &canvas)
    }
  }

  /// Oldest first, three lines each: how sure and how old, who, and with whom it may be the same.
  private func drawHitRows(_ rows: [HitRow], into canvas: inout Canvas) {
    canvas.blocks(
      hitList, count: max(rows.count, board?.hitCount ?? 0), lines: Self.hitLines, isFocused: panel == .hits
    ) { canvas, index in
      if rows.indices.contains(index) { drawHit(rows[index], into: &canvas) }
    }
  }

  private func drawHit(_ hit: HitRow, into canvas: inout Canvas) {
    let room = canvas.size.width
    guard let best = hit.best else { return }
    let band = Band(best.band)
    let age = Figures.age(milliseconds: now.milliseconds - hit.since.milliseconds, language)
    let second = hit.openAsk != nil ? " +2?" : hit.isDisagreed ? " +2!" : ""
    let lane = (hit.lane.map { " L\($0)" } ?? "") + second
    let head = "\(band.sign)\(Figures.score(best.score, language))"
    // That somebody has gone matters more than when it came up.
    let when = "\(hit.isLate ? Phrase.hitGoneBy[language] : setting.zone.clock(hit.time)) \(age)\(lane)"
    let word = " \(band.word[language]) "
    // The word beside the sign, where there is room for both.
    let hasWord = room >= head.count + word.count + when.count
    canvas.text(head + (hasWord ? word : " ") + when, x: 0, y: 0, width: room, style: band.style)
    let mark = bell.fresh.contains(hit.subject) ? Phrase.hitsNew[language] : ""
    canvas.text(hit.name, x: 0, y: 1, width: max(room - (mark.isEmpty ? 0 : mark.count + 1), 1))
    canvas.text(mark, x: room - mark.count, y: 1, style: .alert)
    let sign = ReasonCode.birthSign(best.reasons)[language]
    let signWidth = SafeText.width(sign, symbols: canvas.symbols)
    let used = canvas.text(
      "\(MatchTable(best.reasons).nameSign) \(best.name)", x: 0, y: 2, width: max(room - signWidth - 1, 1),
      style: .muted)
    let left = room - used - 1
    guard left >= 1 else { return }
    // The other reasons where there is room for more than the beginning of one.
    let others = ReasonCode.line(best.reasons.filter { !$0.hasPrefix("birth-") }, for: .people)[language]
    let isWide = left >= signWidth + Self.reasonCells && !others.isEmpty
    let text = isWide ? "\(sign), \(others)" : sign
    canvas.text(text, x: used + 1, y: 2, width: left, style: .muted)
  }
}

/// How alike a traveller and an entry are, told by a sign and a word: never by colour alone.
struct Band {
  let sign: String
  let word: Phrase
  let style: Style

  init(_ code: String) {
    switch code {
    case "strong": (sign, word, style) = ("!", Watchlist.Band.strong.word, .alert)
    case "possible": (sign, word, style) = ("?", Watchlist.Band.possible.word, .warning)
    default: (sign, word, style) = (" ", Watchlist.Band.weak.word, .muted)
    }
  }
}
