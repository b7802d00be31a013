import Border
import Phrases
import Terminal
import TravelDocuments

extension ConsoleModel {
  /// The traveller at the lane: the document on the left or above, what the list says beside or below it.
  func drawCase(_ theCase: LaneCase, into canvas: inout Canvas) {
    let layout = caseLayout(theCase, canvas.size)
    let answer = answerLines(theCase, isFramed: layout.isFramed)
    guard layout.isFramed else {
      canvas.inside(layout.document) { drawLines(shortDocumentLines(theCase), into: &$0) }
      canvas.inside(layout.answer) { drawAnswer(answer, into: &$0) }
      return
    }
    let kind = "\(theCase.mrz.kind.rawValue) \(directionWord(theCase.direction)) L\(theCase.lane)"
    canvas.inside(layout.document) { canvas in
      let inner = canvas.box(title: Phrase.traveller[language], trailing: kind, isFocused: true)
      canvas.inside(inner) { drawLines(documentLines(theCase, width: $0.size.width - 2), into: &$0) }
    }
    canvas.inside(layout.answer) { canvas in
      let inner = canvas.box(title: Phrase.listAnswer[language], trailing: answerTitle(theCase.answer))
      canvas.inside(inner) { drawAnswer(answer, into: &$0) }
    }
  }

  func caseLayout(_ theCase: LaneCase, _ size: Size) -> CaseLayout {
    CaseLayout(
      size, documentLines: shortDocumentLines(theCase).count,
      answerLines: answerLines(theCase, isFramed: CaseLayout.isFramed(size)).count)
  }

  private func drawLines(_ lines: [[Span]], into canvas: inout Canvas) {
    for (y, spans) in lines.prefix(canvas.size.height).enumerated() {
      canvas.text(spans, x: 1, y: y, width: canvas.size.width - 2)
    }
    canvas.setCursor(x: 1, y: 0)
  }

  /// The lines of the document, what matters most first: a low screen shows the front of them.
  private func documentLines(_ theCase: LaneCase, width: Int) -> [[Span]] {
    let mrz = theCase.mrz
    var lines = statusLines(theCase) + nameLines(mrz, width: width) + problemLines(mrz)
    lines.append(numberSpans(mrz))
    lines.append(birthLine(mrz))
    lines.append([Span(Phrase.expires[language] + " ", .muted)] + expirySpans(mrz))
    if mrz.checks.badFields.isEmpty {
      lines.append([Span(Phrase.checkDigits[language] + ": ", .muted), Span(Phrase.allRight[language], .good)])
    }
    let optional = [mrz.optional, mrz.optional2].filter { !$0.isEmpty }.joined(separator: "  ")
    if !optional.isEmpty {
      lines.append([Span(Phrase.field(.optional)[language] + ": ", .muted), Span(optional)])
    }
    lines.append([])
    lines += mrz.lines.map { [Span($0, .muted)] }
    return lines
  }

  /// The same where there is room for four lines.
  private func shortDocumentLines(_ theCase: LaneCase) -> [[Span]] {
    let mrz = theCase.mrz
    var wrong: [Phrase] = []
    for field in mrz.checks.badFields.map(Phrase.field) + mrz.defects.map({ Phrase.field($0.field) })
    where !wrong.contains(field) {
      wrong.append(field)
    }
    var lines = statusLines(theCase)
    lines.append([Span(mrz.traveller.name.isEmpty ? "-" : mrz.traveller.name, .title)])
    if mrz.isNameTruncated { lines[lines.count - 1].append(Span(" ?", .warning)) }
    if !wrong.isEmpty {
      let text = Phrase(
        id: "! SALAH: " + wrong.map(\.id).joined(separator: ", "),
        en: "! WRONG: " + wrong.map(\.en).joined(separator: ", "))
      lines.append([Span(text[language], .alert)])
    }
    if isExpired(mrz) {
      lines.append(numberSpans(mrz) + [Span("  ! " + Phrase.expired[language], .alert)])
    } else {
      lines.append(numberSpans(mrz) + [Span("  \(Phrase.until[language]) ", .muted)] + expirySpans(mrz))
    }
    lines.append(birthLine(mrz))
    return lines
  }

  /// How far the record has come, where that is not as it should be.
  private func statusLines(_ theCase: LaneCase) -> [[Span]] {
    if let who = theCase.decidedElsewhere { return [[Span("! \(Phrase.decidedBy[language]) \(who)", .alert)]] }
    return theCase.failure == nil ? [] : [[Span("! " + Phrase.notRecorded[language], .alert)]]
  }

  private func numberSpans(_ mrz: MRZ) -> [Span] {
    let nationality = mrz.nationality.isEmpty ? "-" : mrz.nationality
    return [
      Span(mrz.code + " ", .muted), Span(mrz.number.isEmpty ? "-" : mrz.number, .accent), Span("  \(mrz.issuer)"),
      Span(mrz.nationality == mrz.issuer ? "" : "  (\(nationality))"),
    ]
  }

  private func nameLines(_ mrz: MRZ, width: Int) -> [[Span]] {
    let name = mrz.traveller.name
    var lines = SafeText.wrap(name.isEmpty ? "-" : name, width: max(width, 1), limit: 2).map { [Span($0, .title)] }
    if mrz.isNameTruncated { lines.append([Span("? " + Phrase.nameMayBeCut[language], .warning)]) }
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
    spans.append(Span(Figures.date(birth)))
    if let today, let ages = birth.ages(on: today) {
      let age = ages.lowerBound == ages.upperBound ? "\(ages.lowerBound)" : "\(ages.lowerBound)-\(ages.upperBound)"
      let years = Phrase(id: " (\(age) th)", en: " (age \(age))")
      spans.append(Span(years[language]))
      if ages.lowerBound < 18 { spans.append(Span(" " + Phrase.child[language], .accent)) }
    }
    return spans + [sexSpan(mrz)]
  }

  private func sexSpan(_ mrz: MRZ) -> Span { Span("  " + (mrz.sex.map { sexLetter($0) } ?? "-")) }

  /// Laki-laki, perempuan.
  func sexLetter(_ sex: Sex) -> String {
    switch sex {
    case .male: language == .id ? "L" : "M"
    case .female: language == .id ? "P" : "F"
    case .unspecified: "X"
    }
  }

  private func expirySpans(_ mrz: MRZ) -> [Span] {
    guard let expiry = mrz.expiryDate else { return [Span(Phrase.unknown[language], .warning)] }
    guard isExpired(mrz) else { return [Span(Figures.date(expiry))] }
    return [Span(Figures.date(expiry) + " ! " + Phrase.expired[language], .alert)]
  }

  private func isExpired(_ mrz: MRZ) -> Bool {
    guard let today, let expiry = mrz.expiryDate else { return false }
    return expiry.latestDay < today.earliestDay
  }
}
