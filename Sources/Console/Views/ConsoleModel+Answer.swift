import Border
import Phrases
import Terminal

extension ConsoleModel {
  /// How many entries resemble the traveller, and how long the search took.
  func answerTitle(_ answer: Answer?) -> String {
    guard let answer else { return "" }
    let found = answer.candidates.isEmpty ? [] : [Figures.count(answer.candidates.count, language)]
    return (found + (answer.microseconds.map { [Figures.milliseconds($0, language)] } ?? [])).joined(separator: " · ")
  }

  func drawAnswer(_ lines: [[Span]], into canvas: inout Canvas) {
    let height = canvas.size.height
    let top = min(answerTop, max(lines.count - height, 0))
    for (y, spans) in lines.dropFirst(top).prefix(height).enumerated() {
      canvas.text(spans, x: 1, y: y, width: canvas.size.width - 2)
    }
    canvas.moreSigns(above: top > 0, below: top + height < lines.count)
  }

  /// What the list says, best first: who, how alike, why. Without a frame around it, its name stands before it.
  func answerLines(_ theCase: LaneCase, isFramed: Bool, width: Int) -> [[Span]] {
    var lines = isFramed ? [] : [[Span(Phrase.listAnswer[language] + ": ", .muted)]]
    func add(_ spans: [Span]) {
      if lines.count == 1, !isFramed, lines[0].count == 1 { lines[0] += spans } else { lines.append(spans) }
    }
    guard let answer = theCase.answer else {
      add([Span(Phrase.searching[language], .warning)])
      return lines
    }
    if lists?.problem != nil { add([Span("! " + Phrase.unreadableList[language], .alert)]) }
    if answer.lists.isEmpty {
      add([Span("! " + Phrase.noList[language], .alert)])
    } else if let unasked = theCase.traveller.nameNotSearched(beside: theCase.facts.document.askedNumber) {
      lines += SafeText.wrap(unasked[language], width: max(width - 2, 1), limit: 4).map { [Span("! " + $0, .alert)] }
    } else if answer.candidates.isEmpty {
      add([Span(Phrase.nobodyFound[language], .good)])
    }
    if let finding = board?.scans.first(where: { $0.id == theCase.scan })?.finding {
      let word = Phrase(id: "PENILAIAN: \(finding.word.id)", en: "FOUND: \(finding.word.en)")
      add([Span("= " + word[language], finding == .otherPerson ? .good : .alert)])
    }
    if answer.isHit, isFramed { add([Span(Phrase.tabCompares[language], .muted)]) }
    for found in answer.candidates {
      let band = Band(found.band)
      let head = "\(band.sign)\(Figures.score(found.score, language)) \(band.word[language]) "
      add([Span(head, band.style), Span(found.name)])
      if let cleared = found.cleared {
        // Until when it holds must not be cut off where the panel is narrow.
        let words = SafeText.wrap(cleared.word[language], width: max(width - 4, 1), limit: 4)
        lines += words.enumerated().map { [Span(($0 == 0 ? "  = " : "    ") + $1, .good)] }
        lines.append([Span("    " + cleared.people(setting.zone), .muted)])
      }
      lines += dueLines(found, theCase)
      let stale = ListAgeText.sign(of: found.list, in: answer.lists, board?.accounts, now: now, language)
      let entry = [[Span("  \(found.list) \(found.entry)", .muted), Span(stale, .warning)]]
      let reasons = ReasonCode.inOrder(found.reasons).map {
        [Span("  - " + ReasonCode.phrase($0, for: .people)[language], .muted)]
      }
      lines += isFramed ? entry + reasons : reasons + entry
    }
    return lines
      + ListAgeText.staleFirst(answer.lists, board?.accounts, now: now).map {
        [Span(ListAgeText.text($0, board?.accounts, now: now, language), .muted)]
      }
  }
}

extension ConsoleModel {
  /// What an entry's class asks for, beside the decision keys; the officer decides.
  private func dueLines(_ found: WatchlistChecked.Found, _ theCase: LaneCase) -> [[Span]] {
    guard found.isOpen, let duty = HitDuty.ifSame(found, theCase.direction, setting.reference.hits) else { return [] }
    let isSame = board?.scans.first { $0.id == theCase.scan }?.finding == .samePerson
    let word = setting.reference.outcome(duty.due)?.word.value ?? duty.due
    let listClass = found.listClass.map { " (\($0))" } ?? ""
    let label = (isSame ? Phrase.hitDue : .hitDueIfSame)[language]
    return [[Span("  \(label): \(word)\(listClass)", isSame ? .alert : .title)]]
  }
}

extension Phrase {
  static let againstList = Phrase(id: "lain dari yang diminta daftar", en: "against what the list asks for")
}
