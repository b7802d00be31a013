import Border
import Phrases
import Terminal
import TravelDocuments

extension ConsoleModel {
  /// The traveller at the lane: the document on the left or above, what the list says beside or below it.
  func drawCase(_ theCase: LaneCase, into canvas: inout Canvas) {
    let layout = caseLayout(theCase, canvas.size)
    let answer = sideLines(theCase, canvas.size)
    guard layout.isFramed else {
      canvas.inside(layout.document) { drawLines(shortLines(theCase), into: &$0) }
      canvas.inside(layout.answer) { drawAnswer(answer, into: &$0) }
      return
    }
    let kind = "\(kindWord(theCase)) \(directionWord(theCase.direction)) L\(theCase.lane)\(waited(theCase))"
    canvas.inside(layout.document) { canvas in
      let inner = canvas.box(title: Phrase.traveller[language], trailing: kind, isFocused: true)
      canvas.inside(inner) { drawLines(lines(theCase, width: $0.size.width - 2), into: &$0) }
    }
    canvas.inside(layout.answer) { canvas in
      let inner = canvas.box(title: sideTitle(theCase), trailing: sideTrailing(theCase))
      canvas.inside(inner) { drawAnswer(answer, into: &$0) }
    }
  }

  /// For how long it has waited, from the first minute on.
  private func waited(_ theCase: LaneCase) -> String {
    let minutes = theCase.since.map { Waiting.minutes(since: $0, now: now) } ?? 0
    return minutes > 0 ? " \(minutes) \(Phrase(id: "mnt", en: "min")[language])" : ""
  }

  func caseLayout(_ theCase: LaneCase, _ size: Size) -> CaseLayout {
    CaseLayout(
      size, documentLines: shortLines(theCase).count,
      answerLines: sideLines(theCase, size).count)
  }

  private func drawLines(_ lines: [[Span]], into canvas: inout Canvas) {
    for (y, spans) in lines.prefix(canvas.size.height).enumerated() {
      canvas.text(spans, x: 1, y: y, width: canvas.size.width - 2)
    }
    canvas.setCursor(x: 1, y: 0)
  }

  /// What kind of document it is: by its zone, or by its name where it was entered by hand.
  private func kindWord(_ theCase: LaneCase) -> String {
    switch theCase.document {
    case .mrz(let mrz): mrz.kind.rawValue
    case .entered(let document): setting.reference.title(ofDocument: document.facts.document.type, language)
    }
  }

  /// The lines of the document, what matters most first: a low screen shows the front of them.
  private func lines(_ theCase: LaneCase, width: Int) -> [[Span]] {
    let lines =
      switch theCase.document {
      case .mrz(let mrz): documentLines(theCase, mrz, width: width)
      case .entered(let document):
        statusLines(theCase) + noticeHead(theCase, width: width) + enteredLines(document.facts, width: width)
      }
    return lines + companyLines(theCase) + addedLines(theCase)
  }

  /// The same where there is room for four lines.
  private func shortLines(_ theCase: LaneCase) -> [[Span]] {
    switch theCase.document {
    case .mrz(let mrz): shortDocumentLines(theCase, mrz)
    case .entered(let document):
      statusLines(theCase) + noticeHead(theCase) + enteredLines(document.facts, width: size.width).prefix(4)
    }
  }

  /// What the officer has added by hand.
  private func addedLines(_ theCase: LaneCase) -> [[Span]] {
    let reference = setting.reference
    let asBefore = theCase.proposedBy.flatMap { setting.zone.date(of: $0.time) }.map {
      Phrase(id: " (seperti \(Figures.date($0)))", en: " (as on \(Figures.date($0)))")
    }
    let added = [
      (Phrase.stayUntil, StayGranted.isDue(theCase.facts) ? theCase.stayUntil.map(Figures.date) ?? "-" : nil),
      (Phrase.purpose, theCase.purpose.map { reference.purpose($0)?.label.value[language] ?? $0 }),
      (Phrase.vehicle, theCase.vehicle.map { reference.vehicle($0)?.label.value[language] ?? $0 }),
      (Phrase.note, theCase.note), (Phrase.lastStamp, theCase.stamp.map { reference.phrase($0)[language] }),
    ].compactMap { label, text in text.map { [Span(label[language] + ": ", .muted), Span($0)] } }
    guard let asBefore, theCase.purpose != nil || theCase.vehicle != nil else { return added }
    return added + [[Span(asBefore[language], .muted)]]
  }

  private func documentLines(_ theCase: LaneCase, _ mrz: MRZ, width: Int) -> [[Span]] {
    var lines = statusLines(theCase) + noticeHead(theCase, width: width) + nameLines(mrz, width: width)
    lines += problemLines(mrz)
    lines.append(numberSpans(mrz))
    lines.append(birthLine(mrz.birthDate, mrz.sex))
    lines.append([Span(Phrase.expires[language] + " ", .muted)] + expirySpans(mrz.expiryDate))
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

  private func shortDocumentLines(_ theCase: LaneCase, _ mrz: MRZ) -> [[Span]] {
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
    if isExpired(mrz.expiryDate) {
      lines.append(numberSpans(mrz) + [Span("  ! " + Phrase.expired[language], .alert)])
    } else {
      lines.append(numberSpans(mrz) + [Span("  \(Phrase.until[language]) ", .muted)] + expirySpans(mrz.expiryDate))
    }
    return lines + noticeHead(theCase) + [birthLine(mrz.birthDate, mrz.sex)]
  }

  /// How far the record has come, where that is not as it should be.
  private func statusLines(_ theCase: LaneCase) -> [[Span]] {
    if let who = theCase.decidedElsewhere { return [[Span("! \(Phrase.decidedBy[language]) \(who)", .alert)]] }
    let marks = outsideMarks(theCase)
    let outside = marks.isEmpty ? [] : [[Span("? " + OutsideMark.words(marks)[language], .warning)]]
    return (theCase.failure == nil ? [] : [[Span("! " + Phrase.notRecorded[language], .alert)]]) + outside
  }

  /// What a decision on this traveller would lie outside of now.
  func outsideMarks(_ theCase: LaneCase) -> [OutsideMark] {
    board?.duty.outside(
      actor.officer.name, lane: theCase.lane, theCase.direction, at: now, setting.plan) ?? []
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
    var lines = titleLines(name, width: width)
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

  private func titleLines(_ name: String, width: Int) -> [[Span]] {
    SafeText.wrap(name.isEmpty ? "-" : name, width: max(width, 1), limit: 2).map { [Span($0, .title)] }
  }

  /// What was entered by hand, in the order of a document that was read.
  private func enteredLines(_ facts: CrossingFacts, width: Int) -> [[Span]] {
    let (traveller, document) = (facts.traveller, facts.document)
    var lines = titleLines(traveller.name, width: width)
    lines.append([
      Span(document.number.isEmpty ? "-" : document.number, .accent),
      Span("  " + [document.issuer, traveller.nationality].compactMap(\.self).joined(separator: " ")),
    ])
    lines.append(birthLine(traveller.birth, traveller.sex))
    if let expiry = document.expiry {
      lines.append([Span(Phrase.expires[language] + " ", .muted)] + expirySpans(expiry))
    }
    let more: [(Phrase, String?)] = [
      (.birthPlace, traveller.birthPlace), (.address, traveller.address), (.nik, traveller.nik),
      (.issued, document.issued.map(Figures.date)), (.issuePlace, document.issuePlace),
    ]
    return lines + more.compactMap { label, text in text.map { [Span(label[language] + ": ", .muted), Span($0)] } }
  }

  private func birthLine(_ birth: PartialDate?, _ sex: Sex?) -> [Span] {
    var spans = [Span(Phrase.born[language] + " ", .muted)]
    let sexSpan = Span("  " + (sex.map { sexLetter($0, language) } ?? "-"))
    guard let birth else { return spans + [Span(Phrase.unknown[language], .warning), sexSpan] }
    spans.append(Span(Figures.date(birth)))
    if let today, let ages = birth.ages(on: today) {
      let age = ages.lowerBound == ages.upperBound ? "\(ages.lowerBound)" : "\(ages.lowerBound)-\(ages.upperBound)"
      let years = Phrase(id: " (\(age) th)", en: " (age \(age))")
      spans.append(Span(years[language]))
      if ages.lowerBound < 18 { spans.append(Span(" " + Phrase.child[language], .accent)) }
    }
    return spans + [sexSpan]
  }

  private func expirySpans(_ expiry: PartialDate?) -> [Span] {
    guard let expiry else { return [Span(Phrase.unknown[language], .warning)] }
    guard isExpired(expiry) else { return [Span(Figures.date(expiry))] }
    return [Span(Figures.date(expiry) + " ! " + Phrase.expired[language], .alert)]
  }

  private func isExpired(_ expiry: PartialDate?) -> Bool {
    guard let today, let expiry else { return false }
    return expiry.latestDay < today.earliestDay
  }
}

/// Laki-laki, perempuan.
func sexLetter(_ sex: Sex, _ language: Language) -> String {
  switch sex {
  case .male: language == .id ? "L" : "M"
  case .female: language == .id ? "P" : "F"
  case .unspecified: "X"
  }
}
