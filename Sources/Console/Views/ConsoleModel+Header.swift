import Border
import Journal
import Phrases
import Terminal

extension ConsoleModel {
  /// A list older than this is called stale. Sanctions lists change on working days; three days span a week-end.
  static let staleListMilliseconds = 72 * 3_600_000

  func drawHeader(into canvas: inout Canvas) {
    canvas.fill(canvas.bounds, style: .header)
    guard canvas.size.height > 1 else { return drawShortHeader(into: &canvas) }
    let clocks = clockText
    let clockWidth = SafeText.width(clocks, symbols: canvas.symbols)
    let room = max(canvas.size.width - clockWidth - 3, 0)
    canvas.text(identitySpans, x: 1, y: 0, width: room)
    canvas.text(clocks, x: 1 + room, y: 0, width: clockWidth + 1, style: .header, alignment: .right)
    canvas.text(stateSpans, x: 1, y: 1, width: canvas.size.width - 2)
  }

  /// One line for small screens: what is wrong first, then where and when.
  private func drawShortHeader(into canvas: inout Canvas) {
    let clock = setting.zone.clock(now)
    let hits = board.map { $0.hitCount } ?? 0
    var spans = troubleSpans
    spans.append(Span("\(setting.post.name.value) \(laneText)", .header))
    if hits > 0 { spans.append(Span(" \(Phrase.hits[language]) \(hits)", .alert)) }
    if setting.officer.auth == "none" { spans.append(Span(" " + Phrase.noPassphrase[language], .warning)) }
    let room = max(canvas.size.width - 7, 0)
    canvas.text(spans, x: 0, y: 0, width: room)
    canvas.text(clock, x: room, y: 0, width: 6, style: .header, alignment: .right)
  }

  private var laneText: String { "\(Phrase.lane[language]) \(lane) \(directionWord(direction))" }

  private var identitySpans: [Span] {
    var spans = [
      Span(setting.post.title.value, .header), Span("   " + laneText, .header),
      Span("   " + setting.officer.name, .header),
    ]
    if setting.officer.auth == "none" { spans.append(Span(" " + Phrase.noPassphrase[language], .warning)) }
    return spans
  }

  /// Both clocks: the post's and the one across the border.
  private var clockText: String {
    let own = "\(setting.zone.clock(now)) \(setting.zone.name)"
    let other = "\(setting.neighbourZone.clock(now)) \(setting.neighbourZone.name)"
    return own + " " + other
  }

  private var stateSpans: [Span] {
    troubleSpans + listSpans + [Span("   ", .header)] + journalSpans
  }

  private var troubleSpans: [Span] {
    var spans: [Span] = []
    if let board, board.damaged > 0 { spans.append(Span("! " + Phrase.damagedJournal[language] + "  ", .alert)) }
    if let trouble { spans.append(Span("! " + trouble[language].prefix(40) + "  ", .alert)) }
    return spans
  }

  private var listSpans: [Span] {
    guard let board else { return [Span(Phrase.loadingLists[language], .header)] }
    guard let oldest = board.lists.min(by: { listTime($0) < listTime($1) }) else {
      return [Span("! " + Phrase.noList[language], .alert)]
    }
    let age = now.milliseconds - listTime(oldest).milliseconds
    let names = board.lists.count == 1 ? oldest.imported.list : "\(board.lists.count)"
    var spans = [Span("\(Phrase.listAnswer[language]) \(names) (\(Figures.age(milliseconds: age, language)))", .header)]
    if age > Self.staleListMilliseconds { spans.append(Span(" " + Phrase.stale[language], .alert)) }
    if lists?.problem != nil { spans.append(Span(" ! " + Phrase.noList[language], .alert)) }
    return spans
  }

  /// When a list was true: the day that its publisher gives, or when it was taken in.
  private func listTime(_ list: CurrentList) -> Timestamp {
    let published = list.imported.published.flatMap { Timestamp($0 + "T00:00Z") }
    return published ?? list.time
  }

  private var journalSpans: [Span] {
    guard let board else { return [] }
    var spans = [Span("\(Phrase.journal[language]) \(Figures.count(board.records, language))", .header)]
    let odd = board.unknown + board.unreadable
    if odd > 0 {
      let text = Phrase(id: " (\(odd) jenis tak dikenal)", en: " (\(odd) of unknown kind)")
      spans.append(Span(text[language], .warning))
    }
    if !saving.isEmpty { spans.append(Span("  \(Phrase.saving[language]) \(saving.count)", .warning)) }
    if board.scanCount > 0 {
      let text = Phrase(
        id: "  \(board.scanCount) menunggu di lajur ini", en: "  \(board.scanCount) waiting at this lane")
      spans.append(Span(text[language], .header))
    }
    return spans
  }
}
