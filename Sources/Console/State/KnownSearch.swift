import Border
import Phrases
import Terminal

/// Travellers who crossed here before, found by the end of a document's number that is being typed.
struct KnownSearch: Equatable {
  /// Most that are listed; more characters of the number leave fewer.
  static let rowLimit = 50

  /// What was asked last; nil: nothing yet.
  private(set) var ending: String?
  private(set) var ticket: Ticket?
  /// nil while nothing is found out.
  private(set) var rows: [CrossingRow]?
  private(set) var problem: Phrase?
  var list = ListState()

  mutating func ask(_ ending: String?, _ ticket: Ticket) {
    self = KnownSearch()
    self.ending = ending
    self.ticket = ticket
  }

  /// An answer to an older question is none.
  mutating func take(_ answered: Answered) {
    guard case .ledger(.known(let asked)) = answered.question, asked == ending else { return }
    switch answered.result {
    case .success(.ledger(.crossings(let found))): rows = Array(found.prefix(Self.rowLimit))
    case .success: break
    case .failure(let failed): problem = failed.phrase
    }
  }

  var chosen: CrossingRow? {
    guard let rows, rows.indices.contains(list.selected) else { return nil }
    return rows[list.selected]
  }
}

extension ConsoleModel {
  /// What stands in the field may be the end of a number: who has one that ends so is looked for.
  mutating func searchKnown() {
    guard case .typing(var document) = mode else { return }
    let ending = document.numberEnding
    guard ending != document.known.ending else { return }
    let ticket = document.known.ticket ?? newTicket()
    document.known.ask(refusal(.seeHistory) == nil ? ending : nil, ticket)
    mode = .typing(document)
    if let ending = document.known.ending { send(.ask(ticket, .ledger(.known(ending: ending)))) }
  }

  /// Asks again where nobody was found: whoever was just recorded may have come to the tables since.
  mutating func repeatKnownSearch() {
    guard case .typing(let document) = mode, document.known.rows?.isEmpty == true, let ending = document.known.ending,
      let ticket = document.known.ticket
    else { return }
    send(.ask(ticket, .ledger(.known(ending: ending))))
  }

  /// Gives whether it was the answer to what was looked for here.
  mutating func takeKnown(_ answered: Answered, for ticket: Ticket) -> Bool {
    func taking(_ mode: Mode) -> Mode? {
      guard case .typing(var document) = mode, document.known.ticket == ticket else { return nil }
      document.known.take(answered)
      return .typing(document)
    }
    if let before = placeBeforeBurst, let mode = taking(before.mode) { placeBeforeBurst?.mode = mode }
    guard let mode = taking(mode) else { return false }
    self.mode = mode
    return true
  }

  /// Enter on the end of a number: the chosen traveller's document is recorded at this lane and opens.
  ///
  /// - Returns: false where a document's line stands there.
  mutating func takeKnownTraveller(at instant: Instant) -> Bool {
    guard case .typing(let document) = mode, document.numberEnding != nil else { return false }
    if let problem = refusal(.seeHistory) ?? document.known.problem {
      say(problem, .warning, at: instant)
    } else if let row = document.known.chosen {
      openKnown(row)
    } else {
      say(document.known.rows == nil ? .knownSearching : .nobodyKnown, .warning, at: instant)
    }
    return true
  }

  private mutating func openKnown(_ row: CrossingRow) {
    let waiting = waitingScans.first { scan in
      guard case .entered(let entered) = scan.presented, scan.direction == direction else { return false }
      let (one, other) = (entered.facts.document, row.facts.document)
      return (one.type, one.number, one.issuer) == (other.type, other.number, other.issuer)
    }
    // It waits already: one document, not two.
    if let waiting { return open(waiting) }
    var facts = row.facts
    facts.direction = direction
    (facts.note, facts.stayUntil, facts.stamp) = (nil, nil, nil)
    entered(DocumentEntered(lane: lane, facts: facts, from: row.id), as: row)
  }
}

extension LaneCase {
  /// Purpose and vehicle as last time, where nobody has said any: a repeat traveller needs no field.
  mutating func propose() {
    guard proposedBy == nil, !isTouched, purpose == nil, vehicle == nil,
      let last = past?.crossings.first(where: { CrossingFilter.crossed.contains($0.outcome) })
    else { return }
    (purpose, vehicle, proposedBy) = (last.facts.purpose, last.facts.vehicle, last)
  }
}
