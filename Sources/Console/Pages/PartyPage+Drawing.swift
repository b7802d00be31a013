import Border
import Phrases
import ReferenceData
import Terminal

extension PartyPage {
  /// Lines above the list: the conveyance, the counts.
  private static let headLines = 3

  /// Members that the list shows.
  static func rows(_ size: Size) -> Int { max(size.height - 2 - headLines, 1) }

  func draw(into canvas: inout Canvas, _ scene: Scene) {
    if let form { return drawForm(form, into: &canvas, scene) }
    let language = scene.language
    guard let party = scene.board?.party else {
      let inner = canvas.box(title: Phrase.party[language], isFocused: true)
      canvas.inside(inner) { canvas in
        canvas.text(Phrase.noParty[language], x: 1, y: 0, style: .muted)
        canvas.setCursor(x: 1, y: 0)
      }
      return
    }
    let opened = party.party.opened
    let title =
      "\(Phrase.party[language]) \(opened.kind.word[language]), \(Phrase.lane[language].lowercased()) \(opened.lane) "
      + opened.direction.word[language]
    let inner = canvas.box(title: title, trailing: scene.dayAndClock(party.party.time), isFocused: true)
    canvas.inside(inner) { canvas in
      let width = canvas.size.width - 2
      canvas.text(opened.conveyanceText(scene), x: 1, y: 0, width: width)
      canvas.text([Span(party.countsText[language], party.isComplete ? .good : .warning)], x: 1, y: 1, width: width)
      let members = Self.members(party)
      let area = Rect(x: 0, y: Self.headLines, width: canvas.size.width, height: canvas.size.height - Self.headLines)
      canvas.inside(area) { canvas in
        guard !members.isEmpty else {
          canvas.paragraph(Phrase.partyEmpty[language], in: canvas.bounds, style: .muted)
          canvas.setCursor(x: 0, y: 0)
          return
        }
        canvas.list(list, count: members.count) { canvas, index in canvas.member(members[index], scene) }
      }
    }
  }

  // MARK: The form

  private func drawForm(_ form: PartyForm, into canvas: inout Canvas, _ scene: Scene) {
    let language = scene.language
    let title = (form.closing == nil ? Phrase.partyOpens : .partyCloses)[language]
    let lane = "\(Phrase.lane[language]) \(scene.lane) \(scene.direction.word[language])"
    let inner = canvas.box(title: title, trailing: lane, isFocused: true)
    var notes: [Span] = []
    if form.closing != nil, let party = scene.board?.party {
      notes.append(Span("? " + party.countsText[language], .warning))
      notes.append(Span(Phrase.partyStaysOpen[language], .muted))
    }
    canvas.inside(inner) { form.fields.draw(into: &$0, language, notes: notes) }
  }
}

extension Canvas {
  /// One traveller of a party: the state in a word, the name, the document, a child and its companion.
  fileprivate mutating func member(_ member: PartyPage.Member, _ scene: Scene) {
    let (language, reference) = (scene.language, scene.setting.reference)
    let (word, style, traveller, number, guardian): (String, Style, Traveller, String, Guardian?)
    switch member {
    case .decided(let row):
      word = row.isVoid ? Phrase.voidedSign[language] : reference.outcome(row.outcome)?.panel.value[language] ?? "?"
      style = row.isVoid ? .muted : .good
      (traveller, number, guardian) = (row.facts.traveller, row.number, row.company.guardian)
    case .waiting(let scan):
      let today = scene.setting.zone.date(of: scene.now)
      let document = today.flatMap { LaneDocument(scan.presented, today: $0) }
      (word, style) = (Phrase.partyWaits[language], .warning)
      (traveller, number, guardian) = (
        document?.traveller ?? Traveller(name: "-"), document?.presented.number ?? "", nil
      )
    }
    let today = scene.setting.zone.date(of: scene.now)
    let ages = today.flatMap { traveller.birth?.ages(on: $0) }
    let isChild = ages.map { $0.upperBound < 18 } ?? false
    let relation = guardian.map { reference.relation($0.relation)?.label.value[language] ?? $0.relation }
    let child = isChild ? "\(Phrase.child[language]) \(ages?.upperBound ?? 0) " + (relation ?? "?") : ""
    let right = "\(number)  \(child)"
    let column = 9
    text(word, x: 0, y: 0, width: column - 1, style: style)
    let room = max(size.width - column - SafeText.width(right) - 1, 4)
    text(SafeText.fit(traveller.name, width: room, symbols: symbols), x: column, y: 0, width: room)
    text(number, x: column + room + 1, y: 0, style: .muted)
    text(child, x: column + room + 3 + number.count, y: 0, style: relation == nil ? .warning : .accent)
  }
}

extension PartyMembers {
  /// Whether all who were said are decided, and nobody else.
  var isComplete: Bool { waiting.isEmpty && missing == 0 && surplus == 0 }

  /// `disebut 12, terbaca 7, diputuskan 5, menunggu 2, belum datang 5`.
  var countsText: Phrase {
    let (done, waits) = (standing.count, waiting.count)
    let (saidID, saidEN) = party.opened.expected.map { ("disebut \($0), ", "said \($0), ") } ?? ("", "")
    let (lateID, lateEN) =
      missing > 0
      ? (", belum datang \(missing)", ", not come \(missing)")
      : surplus > 0 ? (", LEBIH \(surplus)", ", \(surplus) TOO MANY") : ("", "")
    return Phrase(
      id: "\(saidID)terbaca \(done + waits), diputuskan \(done), menunggu \(waits)\(lateID)",
      en: "\(saidEN)read \(done + waits), decided \(done), waiting \(waits)\(lateEN)")
  }
}

extension PartyOpened {
  /// What they come in, and who drives or steers it.
  func conveyanceText(_ scene: Scene) -> String {
    let reference = scene.setting.reference
    let words = [
      vehicle.map { reference.vehicle($0)?.label.value[scene.language] ?? $0 }, conveyance?.plate, conveyance?.boat,
      conveyance?.driver, conveyance?.driverDocument, conveyance?.jetty,
      conveyance?.persons.map { Phrase(id: "\($0) orang di perahu", en: "\($0) on board")[scene.language] },
      conveyance?.hasManifest.map { ($0 ? Phrase.partyManifest : .partyNoManifest)[scene.language] },
    ]
    return words.compactMap(\.self).joined(separator: ", ")
  }
}
