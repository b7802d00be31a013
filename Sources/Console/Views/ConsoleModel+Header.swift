import Border
import Journal
import Phrases
import Terminal

extension ConsoleModel {
  /// A list older than this is called stale. Sanctions lists change on working days; three days span a week-end.
  static let staleListMilliseconds = 72 * 3_600_000
  /// The narrowest line that has room for everything of the first line of the header.
  private static let fullLine = 60

  func drawHeader(into canvas: inout Canvas) {
    canvas.fill(canvas.bounds, style: .header)
    let width = canvas.size.width
    guard canvas.size.height > 1, width >= Self.fullLine else {
      drawShortLine(into: &canvas)
      canvas.text(listSpans + journalSpans, x: 0, y: 1, width: width)
      return
    }
    let clocks = "\(clock(setting.zone)) \(clock(setting.neighbourZone))"
    let room = max(width - SafeText.width(clocks, symbols: canvas.symbols) - 3, 0)
    canvas.text(identitySpans(room: room, symbols: canvas.symbols), x: 1, y: 0, width: room)
    canvas.text(clocks, x: room + 1, y: 0, width: width - room - 2, style: .header, alignment: .right)
    canvas.text(troubleSpans + listSpans + journalSpans, x: 1, y: 1, width: width - 2)
  }

  /// One line for small screens: what is wrong first, then where and when. Shorter words where the long have no room.
  private func drawShortLine(into canvas: inout Canvas) {
    let room = max(canvas.size.width - 6, 0)
    let isAlone = canvas.size.height == 1
    let long = shortLine(isAlone: isAlone, isBrief: false)
    let fits = long.reduce(0) { $0 + SafeText.width($1.text, limit: room, symbols: canvas.symbols) } <= room
    canvas.text(fits ? long : shortLine(isAlone: isAlone, isBrief: true), x: 0, y: 0, width: room)
    canvas.text(setting.zone.clock(now), x: room + 1, y: 0, width: 5, style: .header)
  }

  private func shortLine(isAlone: Bool, isBrief: Bool) -> [Span] {
    var spans = troubleSpans
    if isAlone, let listProblem { spans.append(Span(listProblem + " ", .alert)) }
    let place = isBrief ? "L\(lane) \(directionWord(direction))" : laneText
    spans.append(Span("\(setting.post.name.value) \(place)", .header))
    if let hits = board?.hitCount, hits > 0 {
      spans.append(Span(isBrief ? " !\(hits)" : " \(Phrase.hits[language]) \(hits)", .alert))
    }
    if hasNoPassphrase { spans.append(Span(" " + Phrase.noPassphrase[language], .warning)) }
    return spans
  }

  private var laneText: String { "\(Phrase.lane[language]) \(lane) \(directionWord(direction))" }

  private var hasNoPassphrase: Bool { setting.officer.auth == "none" }

  private func clock(_ zone: PostZone) -> String { "\(zone.clock(now)) \(zone.name)" }

  /// Post, lane, officer; a long name gives way to the word that nobody has proved it.
  private func identitySpans(room: Int, symbols: Symbols) -> [Span] {
    let place = "\(setting.post.title.value)   \(laneText)   "
    let warning = hasNoPassphrase ? " " + Phrase.noPassphrase[language] : ""
    let left = room - SafeText.width(place + warning, symbols: symbols)
    let name = SafeText.fit(setting.officer.name, width: max(left, 0), symbols: symbols)
    return [Span(place + name, .header), Span(warning, .warning)]
  }

  private var troubleSpans: [Span] {
    troubles.map { Span("! \($0.word[language])  ", .alert) }
  }

  /// What is wrong with the store: what recording met, then what the read model knows.
  var troubles: [Trouble] {
    var troubles = trouble.map { [$0] } ?? []
    if let damage = board?.damage, trouble?.word != .damagedJournal {
      troubles.append(Trouble(word: .damagedJournal, sentence: damage.phrase, isClosed: false))
    }
    if let sentence = board?.trouble {
      troubles.append(Trouble(word: .ledgerInMemory, sentence: sentence, isClosed: false))
    }
    return troubles
  }

  /// The list that was true longest ago.
  private var oldestList: CurrentList? { board?.lists.min { listTime($0) < listTime($1) } }

  private func age(_ list: CurrentList) -> Int { now.milliseconds - listTime(list).milliseconds }

  /// What is wrong with the lists, in one or two words.
  var listProblem: String? {
    guard board != nil else { return nil }
    guard let oldestList else { return "! " + Phrase.noList[language] }
    if lists?.problem != nil { return "! " + Phrase.unreadableList[language] }
    return age(oldestList) > Self.staleListMilliseconds ? "! " + Phrase.stale[language] : nil
  }

  private var listSpans: [Span] {
    guard let board else { return [] }
    var spans: [Span] = []
    if let oldestList {
      let names = board.lists.count == 1 ? oldestList.imported.list : "\(board.lists.count)"
      let age = Figures.age(milliseconds: age(oldestList), language)
      spans.append(Span("\(Phrase.listAnswer[language]) \(SafeText.fit(names, width: 20)) (\(age))", .header))
    }
    if let listProblem { spans.append(Span((spans.isEmpty ? "" : " ") + listProblem, .alert)) }
    return spans + [Span("   ", .header)]
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
    let unsaved = saving.count { !$0.isKept }
    if unsaved > 0 { spans.append(Span("  \(Phrase.saving[language]) \(unsaved)", .warning)) }
    let waiting = max(board.scanCount - board.scans.count, 0) + waitingScans.count
    if waiting > 0 {
      let text = Phrase(id: "  \(waiting) menunggu di lajur ini", en: "  \(waiting) waiting at this lane")
      spans.append(Span(text[language], .header))
    }
    return spans
  }
}
