import Border
import Phrases
import Terminal

extension ConsoleModel {
  /// What the rules notice of the traveller at the lane, as far as it is known now.
  func notices(_ theCase: LaneCase) -> [Notice] {
    guard let today else { return [] }
    return NoticeRule.notices(
      NoticeFacts(
        theCase.facts, mrz: theCase.document.mrz, candidates: theCase.answer?.candidates ?? [],
        company: Company(guardian: theCase.guardian), adult: theCase.guardian.flatMap { adult($0) },
        past: theCase.past ?? DocumentPast(), today: today, now: now,
        post: setting.post, reference: setting.reference))
  }

  /// How many notices there are, the key that opens them, and the most serious one; nothing where there are none.
  ///
  /// - Parameter width: wrapped to it, over two lines at most; nil: one line.
  func noticeHead(_ theCase: LaneCase, width: Int? = nil) -> [[Span]] {
    let found = notices(theCase)
    guard let worst = found.first else { return [] }
    let text = "\(worst.severity.sign) A:\(found.count) \(worst.text[language])"
    guard let width else { return [[Span(text, worst.severity.style)]] }
    return SafeText.wrap(text, width: max(width, 1), limit: 2).map { [Span($0, worst.severity.style)] }
  }

  // MARK: The part beside the document

  func sideTitle(_ theCase: LaneCase) -> String {
    (theCase.isShowingNotices ? Phrase.notices : .listAnswer)[language]
  }

  func sideTrailing(_ theCase: LaneCase) -> String {
    theCase.isShowingNotices ? Figures.count(notices(theCase).count, language) : answerTitle(theCase.answer)
  }

  /// The list's answer, or the notices.
  func sideLines(_ theCase: LaneCase, _ size: Size) -> [[Span]] {
    let isFramed = CaseLayout.isFramed(size)
    let width = CaseLayout.answerColumns(size)
    guard theCase.isShowingNotices else { return answerLines(theCase, isFramed: isFramed, width: width) }
    return noticeLines(theCase, width: width)
  }

  /// Each notice with its rule and source, most serious first. A hit stays in sight.
  private func noticeLines(_ theCase: LaneCase, width: Int) -> [[Span]] {
    var lines: [[Span]] = []
    func say(_ text: String, _ style: Style) {
      lines += SafeText.wrap(text, width: max(width, 1), limit: 12).map { [Span($0, style)] }
    }
    if let answer = theCase.answer, answer.isHit {
      say("! \(Phrase.listAnswer[language]): \(answer.candidates.count) (A)", .alert)
    }
    let found = notices(theCase)
    if theCase.past == nil { say(Phrase.pastNotRead[language], .warning) }
    if found.isEmpty { say(Phrase.nothingNoticed[language], .good) }
    for notice in found {
      let severity = notice.severity
      say("\(severity.sign) \(severity.word[language].uppercased()) \(notice.text[language])", severity.style)
      say("\(notice.rule.id): \(notice.rule.source.line(language))", .muted)
    }
    if !found.isEmpty { say(Phrase.noticesExplain[language], .muted) }
    return lines
  }
}

extension Notice.Severity {
  var sign: String {
    switch self {
    case .information: "-"
    case .attention: "?"
    case .serious: "!"
    }
  }

  var style: Style {
    switch self {
    case .information: .muted
    case .attention: .warning
    case .serious: .alert
    }
  }
}
