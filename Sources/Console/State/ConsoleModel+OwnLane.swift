import Border
import Phrases
import Terminal

extension ConsoleModel {
  /// Whoever begins to work here and has one lane open works on at that lane, in its direction: after a crash the console knows
  /// of neither, and the next document would be recorded at a colleague's lane and the wrong way.
  mutating func returnToOwnLane(at instant: Instant) {
    guard let lanes = board?.duty.lanes else { return }
    let officer = actor.officer.name
    let own = lanes.filter { $0.value.officer == officer }
    // The lane that the console shows, where it is theirs; of several others none is more theirs than the next.
    guard let found = own.first(where: { $0.key == lane }) ?? (own.count == 1 ? own.first : nil),
      found.key != lane || found.value.direction != direction
    else { return }
    let way = LaneWay(found.key, found.value.direction)
    direction = way.direction
    watch(way.lane)
    say(
      Phrase(id: "Lajur Anda yang terbuka: \(way.text(.id)).", en: "The lane you have open: \(way.text(.en))."),
      .warning, at: instant)
  }
}
