import Border
import Journal
import Phrases
import ReferenceData
import Terminal
import TravelDocuments

extension StoryPage {
  /// Lines of the field for the reason of a void: the question, the field, how much of it is used.
  private static let fieldRows = 3

  func draw(into canvas: inout Canvas, _ scene: Scene) {
    let language = scene.language
    let title = isVoiding ? Phrase.voidTitle : .detail
    let inner = canvas.box(
      title: "\(title[language]): \(row.id)", trailing: "#\(Figures.count(row.seq, language))", isFocused: true)
    canvas.inside(inner) { canvas in
      let size = canvas.size
      let height = min(storyHeight(canvasHeight: size.height), size.height)
      canvas.inside(Rect(x: 0, y: 0, width: size.width, height: height)) { drawLines(into: &$0, scene) }
      guard isVoiding else { return canvas.setCursor(x: 1, y: 0) }
      canvas.inside(Rect(x: 1, y: height, width: size.width - 2, height: size.height - height)) { canvas in
        // Where there is room for one line it is the field.
        let y = canvas.size.height > 1 ? 1 : 0
        canvas.text(Phrase.voidReason[language], x: 0, y: y - 1, style: .muted)
        canvas.inside(Rect(x: 0, y: y, width: canvas.size.width, height: 1)) { words.draw(into: &$0) }
        canvas.text("\(words.count)/\(words.maximum)", x: 0, y: y + 1, style: .muted)
      }
    }
  }

  private func drawLines(into canvas: inout Canvas, _ scene: Scene) {
    let lines = lines(scene, width: canvas.size.width)
    let height = canvas.size.height
    let first = min(top, max(lines.count - height, 0))
    for (y, spans) in lines.dropFirst(first).prefix(height).enumerated() {
      canvas.text(spans, x: 1, y: y, width: canvas.size.width - 2)
    }
    canvas.moreSigns(above: first > 0, below: first + height < lines.count)
  }

  /// Lines of the crossing that show on a body of this size.
  func storyHeight(_ body: Size) -> Int { storyHeight(canvasHeight: max(body.height - 2, 0)) }

  private func storyHeight(canvasHeight: Int) -> Int {
    isVoiding ? max(canvasHeight - Self.fieldRows, 0) : canvasHeight
  }

  /// Everything there is to say, in lines of a frame of `width` cells.
  func lines(_ scene: Scene, width: Int) -> [[Span]] {
    var text = StoryLines(scene, width: width - 2)
    if row.isVoid { text.say("! " + Phrase.voidedSign[scene.language], .alert) }
    text.facts(of: row)
    if let problem {
      text.say("! " + problem[scene.language], .alert)
    } else if story == nil {
      text.say(Phrase.readingHistory[scene.language], .muted)
    }
    if let story, let gap = story.withoutCheck {
      text.say((row.check == nil ? "? " : "") + gap[scene.language], row.check == nil ? .warning : .muted)
    }
    if let left = story?.listsLeftOut { text.say("! " + left[scene.language], .warning) }
    for event in (story ?? CrossingStory(crossing: row)).events { text.event(event) }
    return text.lines
  }
}

/// A crossing's facts and events as lines of a certain width.
struct StoryLines {
  /// Most lines of one text.
  private static let textLimit = 40
  private static let labelWidth = 16

  private(set) var lines: [[Span]] = []
  private let scene: Scene
  private let width: Int
  /// The day that was named last.
  private var day: Int?

  init(_ scene: Scene, width: Int) {
    self.scene = scene
    self.width = width
  }

  private var language: Language { scene.language }
  private var reference: ReferenceData { scene.setting.reference }

  mutating func say(_ text: String, _ style: Style) { wrap([], text, style) }

  /// Text over as many lines as it takes, the first behind `head`.
  private mutating func wrap(_ head: [Span], _ text: String, _ style: Style = .normal) {
    let indent = head.reduce(0) { $0 + SafeText.width($1.text) }
    let parts = SafeText.wrap(text, width: max(width - indent, 1), limit: Self.textLimit)
    for (index, part) in parts.enumerated() {
      lines.append((index == 0 ? head : [Span(String(repeating: " ", count: indent))]) + [Span(part, style)])
    }
  }

  private mutating func fact(_ label: Phrase, _ text: String?, _ style: Style = .normal) {
    guard let text, !text.isEmpty else { return }
    let word = SafeText.fit(label[language], width: Self.labelWidth - 1)
    let blanks = String(repeating: " ", count: Self.labelWidth - SafeText.width(word))
    wrap([Span(word + blanks, .muted)], text, style)
  }

  // MARK: As it stands now

  mutating func facts(of row: CrossingRow) {
    let (traveller, document) = (row.facts.traveller, row.facts.document)
    let lane = row.lane.map { "L\($0)" } ?? "-"
    fact(.traveller, row.name.isEmpty ? "-" : row.name, .title)
    let kind = reference.title(ofDocument: document.type, language)
    fact(.document, [document.number, document.issuer ?? "", kind].filter { !$0.isEmpty }.joined(separator: " "))
    let birth = traveller.birth.map(Figures.date) ?? Phrase.unknown[language]
    let sex = traveller.sex.map { sexLetter($0, language) } ?? "-"
    fact(.born, [birth, sex, traveller.nationality ?? "-"].joined(separator: "  "))
    for (field, text) in [
      (FactChange.Field.birthPlace, traveller.birthPlace), (.address, traveller.address), (.nik, traveller.nik),
      (.issued, document.issued.map(Figures.date)), (.issuePlace, document.issuePlace),
      (.expiry, document.expiry.map(Figures.date)),
    ] { fact(field.label, text) }
    fact(.time, Figures.moment(row.time, scene.setting.zone))
    fact(.lane, "\(lane) \((row.direction == .in ? Phrase.goingIn : .goingOut)[language])")
    fact(.outcome, panelWord(of: row.outcome), .accent)
    fact(.reason, reason(of: row))
    for field in [FactChange.Field.purpose, .vehicle, .stayUntil, .stamp, .note] {
      fact(field.label, row.facts.text(field).map { shown($0, field) })
    }
    fact(Phrase(id: "Rombongan", en: "Party"), row.company.party)
    for field in FactChange.Field.allCases where field != .guardianSubject {
      fact(field.label, row.company.fact(field).map { shown($0, field) })
    }
    lines.append([])
  }

  private func panelWord(of outcome: String) -> String {
    reference.outcome(outcome)?.panel.value[language] ?? outcome
  }

  /// The reason, unless the outcome's word on panels is that of a referral too: a second look without a reason, beside
  /// others with one, would say "referral" over a shoulder.
  private func reason(of row: CrossingRow) -> String {
    let secret = reference.outcome("referred")?.panel.value
    guard let outcome = reference.outcome(row.outcome), outcome.panel.value != secret else {
      return Phrase.notAtALane[language]
    }
    let label = row.reason.map { outcome.reason($0)?.label.value[language] ?? $0 }
    let parts = [label, row.words].compactMap(\.self)
    return parts.isEmpty ? "-" : parts.joined(separator: ": ")
  }

  // MARK: What happened

  mutating func event(_ event: StoryEvent) {
    let zone = scene.setting.zone
    let newDay = zone.dayAndHour(of: event.time).day
    let moment = Figures.moment(event.time, zone)
    if day != newDay { say("\(Phrase.storyDay[language]) \(moment.prefix(10))", .muted) }
    day = newDay
    let head = [Span("\(moment.dropFirst(11).prefix(8)) ", .muted)]
    switch event.what {
    case .presented(let scan):
      wrap(
        head,
        "\(Phrase.eventPresented[language]): \(Phrase.eventSource(scan.source)[language]), L\(scan.lane), \(scan.officer)"
      )
    case .checked(let check, let direction): self.check(check, direction, head)
    case .found(let finding, let problem):
      let (word, people) = (finding.finding.word[language], finding.people[language])
      wrap(head, "\(Phrase.eventFound[language]): \(word), \(finding.list) \(finding.entry), \(people)")
      more(reference.hits.phrase(finding.code, finding.reason)[language])
      if let problem { wrap([Span("  ")], "? " + problem[language], .warning) }
    case .asked(let ask): wrap(head, "\(ask.asked(reference)[language]), \(ask.officer)")
    case .answered(let answer):
      let style = answer.agrees ? Style.normal : .warning
      wrap(head, "\(answer.phrase(reference.hits)[language]), \(answer.second.phrase[language])", style)
    case .decided(let row):
      let lane = row.lane.map { "L\($0), " } ?? ""
      wrap(
        head, "\(Phrase.eventDecided[language]): \(panelWord(of: row.outcome)), \(lane)\(row.officer), \(row.console)")
      if let late = row.late {
        wrap([Span("  ")], Phrase.late(late, scene.setting.zone)[language], .warning)
      }
      if let override = row.override {
        let lines = override.lines(reference, isLate: row.late != nil)
        for line in lines { wrap([Span("  ")], "! " + line[language], .alert) }
        more("\(Phrase.reason[language]): \(reason(of: row))")
      }
      if !row.outside.isEmpty { wrap([Span("  ")], "? " + OutsideMark.words(row.outside)[language], .warning) }
      for id in row.notices { more(noticed(id)) }
    case .amended(let change):
      wrap(head, "\(Phrase.eventAmended[language]): \(change.officer)", .warning)
      for field in change.fields {
        let (before, after) = (field.before.map { shown($0, field.field) }, field.after.map { shown($0, field.field) })
        more("\(field.field.label[language]): \(before ?? "-") -> \(after ?? "-")")
      }
      more("\(Phrase.reason[language]): \(change.reason)")
    case .voided(let voiding):
      let word = voiding.reason == nil ? Phrase.undoneBy : .voidedBy
      wrap(head, "! \(word[language]): \(voiding.officer)", .alert)
      more(voiding.reason.map { "\(Phrase.reason[language]): \($0)" } ?? Phrase.waitsAgain[language])
    }
  }

  private mutating func check(_ check: WatchlistChecked, _ direction: Direction, _ head: [Span]) {
    let lists = check.lists.map { "\($0.name) \(ListAgeText.day($0.date))" }.joined(separator: ", ")
    let found =
      check.candidates.isEmpty ? Phrase.nobodyFound[language] : Phrase.eventCandidates(check.candidates.count)[language]
    let source = check.lists.isEmpty ? Phrase.noList[language] : lists
    wrap(head, "\(Phrase.eventChecked[language]): \(source). \(found)", check.lists.isEmpty ? .warning : .normal)
    for candidate in check.candidates {
      let band = Band(candidate.band)
      let score = "  \(band.sign)\(Figures.score(candidate.score, language)) \(band.word[language]) "
      wrap([Span(score, band.style)], "\(candidate.name) (\(candidate.list) \(candidate.entry))")
      // What the class asks for of whoever is the person.
      if candidate.isOpen, let duty = HitDuty.ifSame(candidate, direction, reference.hits) {
        let due = duty.phrase(reference)[language]
        wrap([Span("    ")], [candidate.listClass, due].compactMap(\.self).joined(separator: ": "), .muted)
      }
    }
  }

  /// What a rule speaks about; a rule that this program lacks by its id.
  private func noticed(_ id: String) -> String {
    guard let rule = NoticeRule.named(id) else { return id }
    return "\(rule.severity.word[language]): \(rule.about[language]) (\(id))"
  }

  private mutating func more(_ text: String) { wrap([Span("  ")], text) }

  /// A recorded value in the words of people.
  private func shown(_ value: String, _ field: FactChange.Field) -> String {
    switch field {
    case .direction: (value == Direction.in.rawValue ? Phrase.goingIn : .goingOut)[language]
    case .birth, .issued, .expiry, .stayUntil: value.split(separator: "-").reversed().joined(separator: "-")
    case .stamp: SeenStamp(text: value).map { reference.phrase($0)[language] } ?? value
    case .sex: Sex(rawValue: value).map { sexLetter($0, language) } ?? value
    case .document: reference.title(ofDocument: value, language)
    case .purpose: reference.purpose(value)?.label.value[language] ?? value
    case .vehicle: reference.vehicle(value)?.label.value[language] ?? value
    case .relation: reference.relation(value)?.label.value[language] ?? value
    case .manifest: (value == "true" ? Phrase(id: "ada", en: "yes") : Phrase(id: "tidak", en: "no"))[language]
    default: value
    }
  }
}
