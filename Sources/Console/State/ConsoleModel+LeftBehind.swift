import Border
import Phrases
import Terminal

/// What an officer who leaves leaves behind, and what whoever comes finds.
extension ConsoleModel {
  /// What would be lost, or would stay with nobody there: it is asked for once.
  var leftBehind: Phrase? {
    var parts: [Phrase] = []
    if mode.field?.isEmpty == false || !pages.allSatisfy({ $0.screen.isFreeForDocument }) {
      parts.append(Phrase(id: "yang belum disimpan hilang", en: "what is not saved is lost"))
    }
    let own = ownLanes
    if !own.isEmpty {
      let lanes = own.map { "L\($0)" }.joined(separator: ", ")
      parts.append(Phrase(id: "\(lanes) masih buka atas nama Anda", en: "\(lanes) still open in your name"))
    }
    if let waiting = hitsWaiting(at: own + [lane]) { parts.append(waiting) }
    guard !parts.isEmpty else { return nil }
    return Phrase(
      id: parts.map(\.id).joined(separator: "; ") + ". F8 sekali lagi: keluar.",
      en: parts.map(\.en).joined(separator: "; ") + ". F8 once more signs out.")
  }

  /// The lanes that whoever works here has open. A board that was read before one was opened or closed may come after the
  /// word that it was.
  private var ownLanes: [Int] {
    var own = Set((board?.duty.lanes ?? [:]).filter { $0.value.officer == actor.officer.name }.keys)
    for item in saving {
      guard case .write(.duty(let write), _, _) = item.what else { continue }
      switch write {
      case .open(let way, _): own.insert(way.lane)
      case .close(let lane): own.remove(lane)
      default: break
      }
    }
    return own.sorted()
  }

  /// Travellers under a hit who wait for a decision at these lanes, those at this lane too whose hit has been assessed and
  /// who were not found to be another person; nil: none.
  func hitsWaiting(at lanes: [Int]) -> Phrase? {
    let decided = Set(saving.compactMap(\.scan))
    let hits = (board?.hits ?? []).filter { hit in
      hit.isAtLane && hit.crossing == nil && !decided.contains(hit.subject) && hit.lane.map(lanes.contains) == true
    }
    let listed = Set(hits.map(\.subject)).union(decided)
    let assessed = waitingScans.filter { scan in
      (scan.finding == .samePerson || scan.finding == .cannotTell) && !listed.contains(scan.id)
    }
    let names =
      assessed.map { scan in today.flatMap { LaneDocument(scan.presented, today: $0) }?.traveller.name ?? "-" }
      + hits.map(\.name)
    guard let first = names.first else { return nil }
    let more = names.count > 1 ? " (+\(names.count - 1))" : ""
    return Phrase(id: "menunggu dengan temuan: \(first)\(more)", en: "waits under a hit: \(first)\(more)")
  }

  /// What is said to whoever begins to work here: their lane that is still open, and who waits at it.
  mutating func sayWhatIsThere(_ lane: LaneWay?, at instant: Instant) {
    let open = lane.map {
      Phrase(id: "Lajur Anda masih buka: \($0.text(.id)).", en: "Your lane is still open: \($0.text(.en)).")
    }
    // In a store that nobody signs in to the dashboard is all that there is to come back to.
    let waiting = session == nil ? nil : hitsWaiting(at: [self.lane])
    let line = waiting.map { Phrase(id: "L\(self.lane) \($0.id).", en: "L\(self.lane) \($0.en).") }
    let said = [open, line].compactMap(\.self)
    guard !said.isEmpty else { return }
    say(
      Phrase(id: said.map(\.id).joined(separator: " "), en: said.map(\.en).joined(separator: " ")), .warning,
      at: instant)
  }

  /// A decision that lets somebody through and is half written does not outlive that officers have found them to be the
  /// person on the list: it goes back to the traveller, with a word.
  mutating func setAside(over board: Dashboard, at instant: Instant) {
    guard let old = self.board else { return }
    for scan in board.scans where scan.finding == .samePerson {
      guard old.scans.first(where: { $0.id == scan.id })?.finding != .samePerson else { continue }
      let isAside = mode.setAside(scan.id)
      let isReturnedAside = returned.indices.reduce(false) { returned[$1].setAside(scan.id) || $0 }
      guard isAside || isReturnedAside else { continue }
      _ = placeBeforeBurst?.mode.setAside(scan.id)
      decisionGuard.release()
      let name = today.flatMap { LaneDocument(scan.presented, today: $0) }?.traveller.name ?? ""
      say(
        Phrase(
          id: "\(name): dinilai orang yang SAMA; keputusan yang belum selesai disisihkan.",
          en: "\(name): found to be the SAME person; the unfinished decision is set aside."), .warning, at: instant)
      messageExpires = nil
    }
  }
}

extension Mode {
  /// Gives whether there was a half written decision by which this scan's traveller would cross.
  fileprivate mutating func setAside(_ scan: String) -> Bool {
    switch self {
    case .choosingReason(let theCase, let outcome, _), .writingWords(let theCase, let outcome, _, _):
      guard theCase.scan == scan, CrossingFilter.crossed.contains(outcome) else { return false }
      self = .deciding(theCase)
      return true
    default: return false
    }
  }
}

extension Returned {
  fileprivate mutating func setAside(_ scan: String) -> Bool {
    guard case .mode(var mode) = self, mode.setAside(scan) else { return false }
    self = .mode(mode)
    return true
  }
}
