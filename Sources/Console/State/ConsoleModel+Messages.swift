import Border
import Journal
import Phrases
import Terminal

extension ConsoleModel {
  /// What the clerk tells.
  mutating func take(_ message: Message, at instant: Instant) {
    switch message {
    case .board(let newest):
      if let board = newest.take() { show(board) }
    case .building(let lines):
      building = lines
    case .opened(let ticket, let scan):
      guard opening == ticket else { return }
      opening = nil
      if mode == .dashboard, help == nil { open(scan, ticket: ticket) }
    case .answer(let ticket, let answer):
      change(ticket) { $0.answer = answer }
    case .received(let ticket, let scan, let check):
      presented.removeAll { $0.ticket == ticket }
      change(ticket) { theCase in
        theCase.scan = scan
        theCase.check = check
        theCase.failure = nil
      }
    case .decided(let ticket, let time):
      kept(ticket, time, at: instant)
    case .voided(let ticket):
      kept(ticket, nil, at: instant)
    case .refused(let ticket, let phrase, let isFinal):
      refuse(ticket, phrase, isFinal: isFinal, at: instant)
    case .trouble(let trouble):
      self.trouble = trouble
    case .listsReady(let count, let problem):
      lists = (count, problem)
      if let problem { say(problem, .alert, at: instant) }
    }
  }

  private mutating func kept(_ ticket: Ticket, _ time: Timestamp?, at instant: Instant) {
    guard let index = saving.firstIndex(where: { $0.ticket == ticket }) else { return }
    saving[index].isKept = true
    let name = saving[index].name
    guard case .decision(_, let outcome, _, _) = saving[index].what, let time else {
      return say(Phrase(id: "Pembatalan tersimpan: \(name)", en: "The void is kept: \(name)"), .good, at: instant)
    }
    let clock = setting.zone.clock(time)
    let word = setting.reference.outcome(outcome)?.panel.value
    say(
      Phrase(
        id: "\(word?.id ?? outcome) tersimpan \(clock): \(name)", en: "\(word?.en ?? outcome) kept \(clock): \(name)"),
      .good, at: instant)
  }

  private mutating func show(_ board: Dashboard) {
    keepSelection(board)
    self.board = board
    building = nil
    // The clerk reads the board after what it has acknowledged, so it has these.
    saving.removeAll(where: \.isKept)
    for crossing in board.crossings {
      guard let scan = crossing.scan else { continue }
      let lane = crossing.lane.map { " L\($0)" } ?? ""
      let who = "\(crossing.officer)\(lane) \(setting.zone.clock(crossing.time))"
      mode.update(where: { $0.scan == scan }) { $0.decidedElsewhere = who }
      returned.removeAll { $0.laneCase?.scan == scan }
    }
  }

  /// The chosen row stays the same crossing, the same hit, while others come and go. Where nothing was chosen by hand
  /// the newest crossing stays chosen, and the oldest hit.
  private mutating func keepSelection(_ board: Dashboard) {
    guard let old = self.board else { return }
    let rows = visibleRows
    if crossingList.selected > 0, old.crossings.indices.contains(crossingList.selected) {
      let id = old.crossings[crossingList.selected].id
      let index = board.crossings.firstIndex { $0.id == id } ?? crossingList.selected
      crossingList.select(index, count: board.crossings.count, height: rows.crossings)
    }
    if hitList.selected > 0, old.hits.indices.contains(hitList.selected) {
      let scan = old.hits[hitList.selected].scan
      let index = board.hits.firstIndex { $0.scan == scan } ?? hitList.selected
      hitList.select(index, count: board.hits.count, height: rows.hits)
    }
  }

  /// Changes the traveller of a ticket wherever he stands.
  private mutating func change(_ ticket: Ticket, _ body: (inout LaneCase) -> Void) {
    mode.update(where: { $0.ticket == ticket }, body)
    placeBeforeBurst?.mode.update(where: { $0.ticket == ticket }, body)
    for index in returned.indices { returned[index].update(where: { $0.ticket == ticket }, body) }
  }
}
