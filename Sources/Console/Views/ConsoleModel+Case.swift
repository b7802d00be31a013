import Border
import Phrases
import Terminal
import TravelDocuments

extension ConsoleModel {
  /// A line of a passport's MRZ, 44 characters, with a frame and a blank at each side.
  private static let documentColumns = 48

  /// The traveller at the lane: the document on the left or above, what the list says beside or below it.
  func drawCase(_ theCase: LaneCase, into canvas: inout Canvas) {
    let all = canvas.bounds
    var document = all
    var answer = Rect.zero
    if all.width >= DashboardLayout.twoColumns {
      (document, answer) = all.splitLeft(max(all.width / 2, Self.documentColumns))
    } else {
      (document, answer) = all.splitTop(max(all.height * 3 / 5, 4))
    }
    canvas.inside(document) { drawDocument(theCase, into: &$0) }
    canvas.inside(answer) { drawAnswer(theCase, into: &$0) }
  }

  private func drawDocument(_ theCase: LaneCase, into canvas: inout Canvas) {
    let kind = "\(theCase.mrz.kind.rawValue) \(directionWord(theCase.direction)) L\(theCase.lane)"
    let inner = canvas.box(title: Phrase.traveller[language], trailing: kind, isFocused: true)
    canvas.inside(inner) { canvas in
      for (y, spans) in documentLines(theCase.mrz).prefix(canvas.size.height).enumerated() {
        canvas.text(spans, x: 1, y: y, width: canvas.size.width - 2)
      }
      canvas.setCursor(x: 1, y: 0)
    }
  }

  /// The lines of the document, what matters most first: a low screen shows the front of them.
  private func documentLines(_ mrz: MRZ) -> [[Span]] {
    var lines: [[Span]] = [[Span(mrz.traveller.name, .title)]]
    if mrz.isNameTruncated { lines[0].append(Span("  (" + Phrase.nameMayBeCut[language] + ")", .warning)) }
    lines += problemLines(mrz)
    lines.append([
      Span(mrz.code + " ", .muted), Span(mrz.number.isEmpty ? "-" : mrz.number, .accent),
      Span("  \(mrz.issuer)", .normal), Span(mrz.nationality == mrz.issuer ? "" : "  (\(mrz.nationality))"),
    ])
    lines.append(birthLine(mrz))
    lines.append(expiryLine(mrz))
    if mrz.checks.badFields.isEmpty {
      lines.append([Span(Phrase.checkDigits[language] + ": ", .muted), Span(Phrase.allRight[language], .good)])
    }
    if !mrz.optional.isEmpty || !mrz.optional2.isEmpty {
      let text = [mrz.optional, mrz.optional2].filter { !$0.isEmpty }.joined(separator: "  ")
      lines.append([Span(Phrase.field(.optional)[language] + ": ", .muted), Span(text)])
    }
    lines.append([])
    lines += mrz.lines.map { [Span($0, .muted)] }
    return lines
  }

  /// Wrong check digits and characters that can't stand where they stand: each names its field.
  private func problemLines(_ mrz: MRZ) -> [[Span]] {
    let digits = mrz.checks.badFields.map { field in
      let text = Phrase(
        id: "Angka uji SALAH: \(Phrase.field(field).id)", en: "Check digit WRONG: \(Phrase.field(field).en)")
      return [Span("! " + text[language], .alert)]
    }
    let defects = mrz.defects.map { defect in
      let field = Phrase.field(defect.field)
      let place = "\(defect.line):\(defect.columns.lowerBound)"
      let text = Phrase(id: "Tidak sah: \(field.id) (\(place))", en: "Not valid: \(field.en) (\(place))")
      return [Span("! " + text[language], .alert)]
    }
    return digits + defects
  }

  private func birthLine(_ mrz: MRZ) -> [Span] {
    var spans = [Span(Phrase.born[language] + " ", .muted)]
    guard let birth = mrz.birthDate else {
      return spans + [Span(Phrase.unknown[language], .warning), sexSpan(mrz)]
    }
    spans.append(Span(dateText(birth)))
    if let today, let ages = birth.ages(on: today) {
      let age = ages.lowerBound == ages.upperBound ? "\(ages.lowerBound)" : "\(ages.lowerBound)-\(ages.upperBound)"
      let years = Phrase(id: " (\(age) th)", en: " (age \(age))")
      spans.append(Span(years[language]))
      if ages.lowerBound < 18 { spans.append(Span(" " + Phrase.children[language], .accent)) }
    }
    return spans + [sexSpan(mrz)]
  }

  private func sexSpan(_ mrz: MRZ) -> Span {
    switch mrz.sex {
    case .male: Span(language == .id ? "  L" : "  M")
    case .female: Span(language == .id ? "  P" : "  F")
    case .unspecified, nil: Span("  X")
    }
  }

  private func expiryLine(_ mrz: MRZ) -> [Span] {
    let label = Span(Phrase.expires[language] + " ", .muted)
    guard let expiry = mrz.expiryDate else { return [label, Span(Phrase.unknown[language], .warning)] }
    guard let today, expiry.latestDay < today.earliestDay else { return [label, Span(dateText(expiry))] }
    return [label, Span(dateText(expiry) + "  ! " + Phrase.expired[language], .alert)]
  }

  /// `12-08-1974`, `08-1974`, `1974`.
  private func dateText(_ date: PartialDate) -> String {
    date.description.split(separator: "-").reversed().joined(separator: "-")
  }

  private func drawAnswer(_ theCase: LaneCase, into canvas: inout Canvas) {
    let took = theCase.answer?.microseconds.map { milliseconds($0) } ?? ""
    let inner = canvas.box(title: Phrase.listAnswer[language], trailing: took)
    canvas.inside(inner) { canvas in
      var y = 0
      for spans in answerLines(theCase.answer) where y < canvas.size.height {
        canvas.text(spans, x: 1, y: y, width: canvas.size.width - 2)
        y += 1
      }
    }
  }

  private func milliseconds(_ microseconds: Int) -> String {
    let tenths = (microseconds + 50) / 100
    return "\(tenths / 10)" + (language == .id ? "," : ".") + "\(tenths % 10) ms"
  }

  private func answerLines(_ answer: Answer?) -> [[Span]] {
    guard let answer else { return [[Span(Phrase.searching[language], .warning)]] }
    guard !answer.lists.isEmpty else { return [[Span("! " + Phrase.noList[language], .alert)]] }
    guard !answer.candidates.isEmpty else { return [[Span(Phrase.nobodyFound[language], .good)]] }
    var lines: [[Span]] = []
    for found in answer.candidates {
      let style: Style = found.band == "strong" ? .alert : found.band == "possible" ? .warning : .muted
      let sign = found.band == "strong" ? "!" : found.band == "possible" ? "?" : " "
      let head = "\(sign)\(Figures.score(found.score, language)) \(Phrase.band(found.band)[language])"
      lines.append([Span(head, style), Span("  \(found.list) \(found.entry)", .muted)])
      lines.append([Span("  " + found.name)])
      lines += found.reasons.prefix(5).map { [Span("  - " + ReasonCode.phrase($0)[language], .muted)] }
    }
    return lines
  }

  func drawReasons(_ theCase: LaneCase, _ outcome: String, _ list: ListState, into canvas: inout Canvas) {
    let title = "\(Phrase.reason[language]) \(word(of: outcome)): \(theCase.mrz.traveller.name)"
    let inner = canvas.box(title: title, isFocused: true)
    let reasons = setting.reference.outcome(outcome)?.reasons ?? []
    canvas.inside(inner) { canvas in
      canvas.list(list, count: reasons.count) { canvas, index in
        let label = reasons[index].label.value
        canvas.text("\(index + 1)", x: 0, y: 0, width: 1, style: .key)
        canvas.text(language == .id ? label.id : label.en, x: 2, y: 0)
      }
    }
  }

  func drawTyping(_ lines: [String], _ field: TextField, into canvas: inout Canvas) {
    let inner = canvas.box(title: Phrase.newDocument[language], isFocused: true)
    canvas.inside(inner) { canvas in
      let used = canvas.paragraph(
        Phrase.scanOrType[language], in: canvas.bounds.inset(by: Insets(left: 1, right: 1)), style: .muted)
      for (index, line) in lines.enumerated() {
        canvas.text(line.uppercased(), x: 1, y: used + index, width: canvas.size.width - 2)
      }
      let y = used + lines.count
      canvas.inside(Rect(x: 1, y: y, width: canvas.size.width - 2, height: 1)) { field.draw(into: &$0) }
      canvas.text("\(field.count)", x: 1, y: y + 1, style: .muted)
    }
  }
}
