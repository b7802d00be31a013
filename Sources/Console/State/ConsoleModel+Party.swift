import Border
import Phrases
import Terminal

/// Those who come together, and who brings a child.
extension ConsoleModel {
  /// Most adults of the lane that are offered beside those of the party.
  private static let adultLimit = 20
  /// Outcomes after which nobody goes on.
  private static let stays: Set<String> = ["postponed", "refused", "handed-over", "detained"]

  /// The party that a traveller at the lane belongs to: the one that is open here and goes this way, unless the officer
  /// has said otherwise or the traveller waited here before it came.
  func party(of theCase: LaneCase) -> PartyMembers? {
    guard !theCase.isApart, let board, let party = board.party, theCase.lane == party.party.opened.lane,
      theCase.direction == party.party.opened.direction
    else { return nil }
    guard let scan = theCase.scan, board.scans.contains(where: { $0.id == scan }) else { return party }
    return party.waiting.contains { $0.id == scan } ? party : nil
  }

  /// Whether as many as were said are decided: who comes next is somebody else, unless the officer says otherwise.
  func isFull(_ party: PartyMembers) -> Bool {
    guard let expected = party.party.opened.expected else { return false }
    let onTheirWay = saving.count { item in
      guard case .decision(let theCase, _, _, _) = item.what, theCase.party == party.party.id else { return false }
      return !party.standing.contains { $0.scan == theCase.scan }
    }
    return party.standing.count + onTheirWay >= expected
  }

  /// Purpose and vehicle of the one before in the party, where nobody has said any.
  func carryOver(_ theCase: inout LaneCase) {
    guard !theCase.isTouched, theCase.purpose == nil, theCase.vehicle == nil, let party = party(of: theCase) else {
      return
    }
    let last = party.standing.last?.facts
    theCase.purpose = last?.purpose ?? party.party.opened.purpose
    theCase.vehicle = party.party.opened.vehicle ?? last?.vehicle
  }

  /// Whether the traveller is of the party or not; the other way round at each key.
  mutating func turnApart() {
    mode.update(where: { _ in true }) { $0.isApart.toggle() }
    mode.update(where: { _ in true }) { theCase in
      guard theCase.isApart, !theCase.isTouched, theCase.proposedBy == nil else { return }
      // What the party said does not hold for who is not of it.
      (theCase.purpose, theCase.vehicle) = (nil, nil)
      theCase.propose()
    }
    if var theCase = mode.laneCase, !theCase.isApart {
      carryOver(&theCase)
      mode.update(where: { _ in true }) { $0 = theCase }
    }
  }

  mutating func askGuardian(at instant: Instant) {
    guard let theCase = mode.laneCase else { return }
    let page = GuardianPage(newTicket(), child: theCase.traveller.name, adults: adults(beside: theCase))
    push(.guardian(page), at: instant)
  }

  /// Whether letting a child through waits for the question who brings it. It is asked once.
  mutating func asksGuardian(_ outcome: String, at instant: Instant) -> Bool {
    guard CrossingFilter.crossed.contains(outcome), case .deciding(var theCase) = mode, !theCase.wasAskedGuardian,
      theCase.guardian == nil, isChild(theCase.traveller), keyState.decisionProblem == nil
    else { return false }
    theCase.wasAskedGuardian = true
    mode = .deciding(theCase)
    askGuardian(at: instant)
    return true
  }

  func isChild(_ traveller: Traveller) -> Bool {
    guard let today, let ages = traveller.birth?.ages(on: today) else { return false }
    return ages.upperBound < 18
  }

  /// Adults of the party, who waits first; without one, those who crossed at this lane this way last.
  private func adults(beside theCase: LaneCase) -> [GuardianPage.Adult] {
    guard let today else { return [] }
    var adults: [GuardianPage.Adult] = []
    func add(_ traveller: Traveller, _ number: String, _ subject: String) {
      guard !isChild(traveller), !traveller.name.isEmpty, subject != theCase.scan else { return }
      adults.append(GuardianPage.Adult(name: traveller.name, number: number, subject: subject))
    }
    let party = party(of: theCase)
    for scan in party?.waiting ?? waitingScans where scan.direction == theCase.direction {
      guard let document = LaneDocument(scan.presented, today: today) else { continue }
      add(document.traveller, document.presented.number, scan.id)
    }
    let decided =
      party.map { Array($0.standing.reversed()) }
      ?? (board?.crossings ?? []).filter {
        !$0.isVoid && $0.lane == theCase.lane && $0.direction == theCase.direction
      }
    // Who was not let through goes nowhere with a child.
    for row in decided where !Self.stays.contains(row.outcome) {
      add(row.facts.traveller, row.number, row.id)
    }
    return Array(adults.prefix(party == nil ? Self.adultLimit : PartyMembers.limit))
  }

  /// Who is meant by a child's companion, as long as the board has that person.
  func adult(_ guardian: Guardian) -> Traveller? {
    guard let board, let subject = guardian.subject, let today else { return nil }
    let scans = board.scans + board.expired + (board.party?.waiting ?? [])
    if let scan = scans.first(where: { $0.id == subject }) {
      return LaneDocument(scan.presented, today: today)?.traveller
    }
    let rows = board.crossings + (board.party?.standing ?? [])
    return rows.first { $0.id == subject || $0.scan == subject }?.facts.traveller
  }

  /// The party, and who brings the child, below the document.
  func companyLines(_ theCase: LaneCase) -> [[Span]] {
    var lines: [[Span]] = []
    if let open = board?.party, open.party.opened.lane == theCase.lane {
      let kind = open.party.opened.kind.word[language]
      let isOf = party(of: theCase) != nil
      let count = open.progress
      let isFull = isFull(open)
      let state =
        isOf
        ? "\(kind) \(count)" : (isFull ? "\(Phrase.partyFull[language]) \(count), " : "") + Phrase.partyNotOf[language]
      lines.append([Span("\(Phrase.party[language]): ", .muted), Span(state, isOf && !isFull ? .normal : .warning)])
    }
    if let guardian = theCase.guardian {
      let relation = setting.reference.relation(guardian.relation)?.label.value[language] ?? guardian.relation
      let who = [guardian.name, guardian.words].compactMap(\.self).joined(separator: ", ")
      lines.append([
        Span("\(KeyText.keyGuardian.title[language]): ", .muted),
        Span(who.isEmpty ? relation : "\(relation), \(who)", guardian.isNobody ? .warning : .normal),
      ])
    }
    return lines
  }
}

extension PartyMembers {
  /// `2/3`: decided of those who were said; without that `2`.
  var progress: String { party.opened.expected.map { "\(standing.count)/\($0)" } ?? "\(standing.count)" }
}

extension Phrase {
  static let partyFull = Phrase(id: "lengkap", en: "complete")
  static let partyNotOf = Phrase(id: "tidak ikut (P: ikut)", en: "not of it (P: is)")
}
