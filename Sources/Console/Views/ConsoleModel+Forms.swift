import Border
import Phrases
import ReferenceData
import Terminal

extension ConsoleModel {
  /// The reasons of an outcome, each with its digit.
  func drawReasons(_ theCase: LaneCase, _ outcome: String, _ list: ListState, into canvas: inout Canvas) {
    let title = "\(Phrase.reason[language]) \(word(of: outcome)): \(theCase.traveller.name)"
    let inner = canvas.box(title: title, isFocused: true)
    let reasons = setting.reference.outcome(outcome)?.reasons ?? []
    let basis = basisLines(theCase, outcome, reasons.indices.contains(list.selected) ? reasons[list.selected] : nil)
    let (below, area) = inner.splitBottom(
      inner.height > reasons.count ? min(basis.count, inner.height - reasons.count) : 0)
    canvas.inside(below) { canvas in
      for (y, line) in basis.enumerated() { canvas.text([line], x: 1, y: y, width: canvas.size.width - 2) }
    }
    canvas.inside(area) { canvas in
      canvas.list(list, count: reasons.count) { canvas, index in
        canvas.text(index < 9 ? "\(index + 1)" : " ", x: 0, y: 0, width: 1, style: .key)
        canvas.text(reasons[index].label.value[language], x: 2, y: 0)
      }
    }
  }

  /// What does not fit, and by which law: of the outcome, and of the reason that is chosen. What is only this product's
  /// list of codes, or what a newspaper reports, is no law and not shown.
  private func basisLines(_ theCase: LaneCase, _ outcome: String, _ reason: OutcomeReason?) -> [Span] {
    guard let found = setting.reference.outcome(outcome) else { return [] }
    var lines: [Span] = []
    if let way = found.direction.flatMap({ Direction(rawValue: $0.value) }), way != theCase.direction {
      let text = Phrase(
        id: "? \(found.word.value) untuk yang \(directionWord(way)); pelintas ini \(directionWord(theCase.direction)).",
        en:
          "? \(found.word.value) is for \(directionWord(way)); this traveller goes \(directionWord(theCase.direction))."
      )
      lines.append(Span(text[language], .warning))
    }
    let listed = theCase.answer?.candidates ?? []
    if let reason, reason.isContradicted(byClasses: listed.map(\.listClass)) {
      lines.append(Span("? " + (listed.isEmpty ? Phrase.noHitForReason : .otherHitForReason)[language], .warning))
    }
    var laws = [NoticeRule.Source(found.label), reason.map { NoticeRule.Source($0.label) }].compactMap(\.self)
    if let foreigners = found.foreigners, foreigners.value, theCase.traveller.citizenship == .wni {
      let text = Phrase(
        id: "? \(found.word.value) untuk orang asing; pelintas ini WNI.",
        en: "? \(found.word.value) is for foreigners; this traveller is an Indonesian citizen.")
      lines.append(Span(text[language], .warning))
      // The articles of its reasons speak of foreigners as well.
      laws = [NoticeRule.Source(foreigners)]
    }
    return lines
      + laws.compactMap { $0.law(language) }.map { Span("\(Phrase.legalBasis[language]): \($0)", .muted) }
  }

  /// A reason in the officer's words.
  func drawWords(
    _ theCase: LaneCase, _ outcome: String, _ reason: String, _ field: TextField, into canvas: inout Canvas
  ) {
    // Without a code it is why a decision goes against what a list asks for.
    let label =
      reason.isEmpty
      ? Phrase.againstList[language]
      : setting.reference.outcome(outcome)?.reason(reason)?.label.value[language] ?? reason
    drawField(
      title: "\(word(of: outcome)): \(theCase.traveller.name)", facts: [label], question: .reasonWords, field,
      into: &canvas)
  }

  private func drawField(
    title: String, facts: [String], question: Phrase, _ field: TextField, into canvas: inout Canvas
  ) {
    let inner = canvas.box(title: title, isFocused: true)
    canvas.inside(inner) { canvas in
      let width = canvas.size.width - 2
      // On a low screen the field comes first.
      let above = facts.prefix(max(canvas.size.height - 3, 0))
      for (y, fact) in above.enumerated() { canvas.text(fact, x: 1, y: y, width: width) }
      canvas.text(question[language], x: 1, y: above.count, width: width, style: .muted)
      canvas.inside(Rect(x: 1, y: above.count + 1, width: width, height: 1)) { field.draw(into: &$0) }
      canvas.text("\(field.count)/\(field.maximum)", x: 1, y: above.count + 2, width: width, style: .muted)
    }
  }

  /// A document that is typed, each line with its length, and what is wrong beside the line where it is wrong.
  func drawTyping(_ document: TypedDocument, into canvas: inout Canvas) {
    let inner = canvas.box(title: Phrase.newDocument[language], isFocused: true)
    canvas.inside(inner) { canvas in
      let width = canvas.size.width - 2
      // Where the lines need the room, they have it.
      let isLow = canvas.size.height < 6 && !(document.lines.isEmpty && document.field.isEmpty)
      var y =
        isLow
        ? 0
        : canvas.paragraph(
          Phrase.scanOrType[language], in: canvas.bounds.inset(by: Insets(left: 1, right: 1)), style: .muted)
      for (index, line) in document.lines.enumerated() {
        let number = "\(index + 1) "
        let length = " \(line.count)"
        canvas.text(number, x: 1, y: y, width: 2, style: .muted)
        canvas.text(line.uppercased(), x: 3, y: y, width: max(width - 2 - length.count, 1))
        canvas.text(length, x: 1 + width - length.count, y: y, width: length.count, style: .good)
        y += 1
      }
      canvas.text("\(document.lines.count + 1)", x: 1, y: y, width: 1, style: .key)
      canvas.inside(Rect(x: 3, y: y, width: width - 2, height: 1)) { document.field.draw(into: &$0) }
      let room = Rect(x: 1, y: y + 1, width: width, height: max(canvas.size.height - y - 1, 0))
      if document.numberEnding != nil { return canvas.inside(room) { drawKnown(document.known, into: &$0) } }
      let advice = advice(document)
      canvas.paragraph(advice.text, in: room, style: advice.style)
    }
  }

  /// What to say of the line that is being typed.
  private func advice(_ document: TypedDocument) -> (text: String, style: Style) {
    if let problem = document.problem ?? document.flaw { return ("! " + problem[language], .alert) }
    let count = document.field.count
    let line = document.lineTotal.map { "\(document.lines.count + 1)/\($0)  " } ?? ""
    guard count > 0 else {
      return (document.lines.isEmpty ? "" : line + Phrase.backToLine[language], .muted)
    }
    switch document.length {
    case .open:
      return (Phrase(id: "\(count) huruf; 30, 36 atau 44", en: "\(count) characters; 30, 36 or 44")[language], .muted)
    case .short(let missing):
      return (
        line + Phrase(id: "\(count) huruf; kurang \(missing)", en: "\(count) characters; \(missing) missing")[language],
        .muted
      )
    case .exact:
      return (line + Phrase(id: "\(count) huruf: lengkap", en: "\(count) characters: complete")[language], .good)
    case .long(let extra):
      return (
        "! " + line
          + Phrase(id: "\(count) huruf; kelebihan \(extra)", en: "\(count) characters; \(extra) too many")[language],
        .alert
      )
    }
  }
}

extension Phrase {
  static func reasonDoubted(_ reason: Phrase) -> Phrase {
    Phrase(
      id: "Daftar tidak memberi temuan untuk alasan \"\(reason.id)\". Enter sekali lagi tetap memakainya.",
      en: "The lists gave no hit for the reason \"\(reason.en)\". Enter once more keeps it.")
  }
  fileprivate static let noHitForReason = Phrase(
    id: "Daftar tidak memberi temuan untuk pelintas ini.", en: "The lists gave no hit for this traveller.")
  fileprivate static let otherHitForReason = Phrase(
    id: "Temuan pelintas ini dari daftar jenis lain.", en: "This traveller's hits are of lists of another class.")
}
