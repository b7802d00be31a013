import Border
import Journal
import Phrases
import Terminal

/// A decision that its officer can still take back.
struct Undoable: Equatable {
  let theCase: LaneCase
  let crossing: String
  let officer: String
  /// When it was recorded.
  let time: Timestamp
  /// When the seconds that are left change next.
  var tick: Instant
}

extension ConsoleModel {
  /// Seconds that are left to whoever works here.
  var undoSeconds: Int? {
    guard let undoable, undoable.officer == actor.officer.name, refusal(.decide) == nil else { return nil }
    return CrossingUndone.secondsLeft(decided: undoable.time, now: now)
  }

  /// A decision of this console is on disk.
  mutating func offerUndo(_ ticket: Ticket, _ crossing: String, _ time: Timestamp, at instant: Instant) {
    guard let item = saving.first(where: { $0.ticket == ticket && $0.isKept }),
      case .decision(let theCase, _, _, _) = item.what
    else { return }
    undoable = Undoable(
      theCase: theCase, crossing: crossing, officer: actor.officer.name, time: time, tick: instant)
    tickUndo(at: instant)
  }

  /// Another second has gone.
  mutating func tickUndo(at instant: Instant) {
    guard let undoable, undoSeconds != nil else {
      self.undoable = nil
      return
    }
    let past = (now.milliseconds - undoable.time.milliseconds) % 1_000
    self.undoable?.tick = instant.advanced(milliseconds: past < 0 ? 1_000 : 1_001 - past)
  }

  /// The key has stood alone.
  mutating func undo(_ crossing: String, at instant: Instant) {
    guard let undoable, undoable.crossing == crossing, undoSeconds != nil else {
      return say(Refusal.undoTooLate.phrase(), .warning, at: instant)
    }
    save(.undo(undoable.theCase, crossing: crossing), at: instant)
  }

  /// It is taken back: the traveller opens again with what was added by hand, or waits where the next one is open.
  mutating func undone(_ theCase: LaneCase, _ clock: String, at instant: Instant) {
    undoable = nil
    lastDecided = nil
    guard let scan = theCase.scan else { return }
    added[scan] = AddedData(
      purpose: theCase.purpose, vehicle: theCase.vehicle, note: theCase.note, stayUntil: theCase.stayUntil,
      stamp: theCase.stamp)
    addedGuardians[scan] = theCase.guardian
    if mode == .dashboard, pages.isEmpty, help == nil { openScan(scan) }
    let name = theCase.traveller.name
    say(
      Phrase(
        id: "Diurungkan \(clock), menunggu lagi: \(name)", en: "Undone \(clock), waits again: \(name)"), .good,
      at: instant)
  }
}
