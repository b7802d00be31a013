import Journal
import Scanners
import TravelDocuments
import Watchlist

@testable import Border

/// Pseudo-random and the same in every run (SplitMix64).
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Whether something happens that does once in so many times.
  mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: values.indices, using: &self)] }
}

/// A day's events in no good order: decided twice, voided twice, amended after a void, of patrols that never left,
/// repeated, of kinds that nobody knows.
struct RandomEvents {
  fileprivate var dice: Dice
  private var events: [HandWritten] = []
  private var scans = ["0nosuchscan0000"]
  private var crossings = ["0nosuchcrossing"]
  private var patrols = ["0nosuchpatrol00"]
  private var entries = ["0nosuchentry000"]
  private var outages = ["0nosuchoutage00"]
  private var parties = ["0nosuchparty000"]

  static func day(_ count: Int, _ dice: inout Dice) -> [HandWritten] {
    var day = RandomEvents(dice: dice)
    var time = Made.time("2026-11-20T15:00:00+07:00").milliseconds
    for number in 0..<count {
      time += Int.random(in: -60_000...600_000, using: &day.dice)
      day.add(number, id: "e\(1_000_000 + number)", at: Timestamp(milliseconds: time))
    }
    dice = day.dice
    return day.events
  }

  private mutating func add(_ number: Int, id: String, at time: Timestamp) {
    let officer = "o\(number % 7)"
    func write(_ body: some EventBody) -> HandWritten { HandWritten(body, id: id, at: time, officer: officer) }
    switch Int.random(in: 0..<100, using: &dice) {
    case 0..<15:
      scans.append(id)
      events.append(write(Made.scan(lane: lane(), direction: direction())))
    case 15..<22:
      scans.append(id)
      events.append(write(Made.entered(lane: lane(), direction: direction())))
    case 22..<40:
      let subject = dice.oneIn(10) ? dice.pick(crossings) : scan()
      let candidates = dice.pick([[], [("demo-1", .weak)], [("demo-1", .possible)], Self.several])
      let found = candidates.map { Made.candidate($0.1, entry: $0.0) }
      events.append(write(Made.check(candidates: found).event(subject: subject)))
    case 40..<58:
      crossings.append(id)
      events.append(write(crossing(number)))
    case 58..<63: events.append(write(CrossingVoided(crossing: dice.pick(crossings), reason: "r\(number)")))
    case 63..<66:
      let crossing = dice.pick(crossings)
      // Mostly by who decided it: one of somebody else changes nothing.
      let decider = Int(crossing.dropFirst()).map { "o\(($0 - 1_000_000) % 7)" } ?? officer
      events.append(
        HandWritten(
          CrossingUndone(crossing: crossing), id: id, at: time, officer: dice.oneIn(4) ? officer : decider))
    case 66..<69:
      let facts = crossing(number).facts
      events.append(write(CrossingAmended(crossing: dice.pick(crossings), facts: facts, reason: "r\(number)")))
    case 69..<75:
      let subject = dice.oneIn(4) ? dice.pick(crossings) : scan()
      let finding = dice.pick(HitDisposed.Finding.allCases)
      events.append(write(Made.disposed(finding, of: subject, entry: "demo-\(1 + number % 3)")))
    case 75: events.append(write(Made.lookup()))
    case 76:
      let scanner = ScannerAtLane(lane: lane(), kind: .serial, path: "/dev/ttyUSB0")
      events.append(write(ScannerLost(scanner: scanner, reason: .gone)))
    case 77..<79:
      patrols.append(id)
      events.append(write(Made.patrol("Regu \(number)")))
    case 79..<82:
      let persons = dice.oneIn(2) ? nil : number % 9
      events.append(write(PatrolLogged(patrol: dice.pick(patrols), text: "t\(number)", persons: persons)))
    case 82..<84: events.append(write(PatrolEnded(patrol: dice.pick(patrols))))
    case 84:
      events.append(write(Made.imported("list\(number % 3)", digest: Made.digest(dice.pick(Array("abcdef"))))))
    case 86:
      entries.append(id)
      events.append(write(Made.entry("REKAAN \(number)", expires: "2026-12-\(10 + number % 20)")))
    case 85: events.append(write(WatchlistEntryWithdrawn(entry: dice.pick(entries), reason: "w\(number)")))
    case 87 where !number.isMultiple(of: 3): events.append(write(account(number)))
    case 88 where number.isMultiple(of: 2):
      let state = dice.pick(DocumentReported.State.allCases)
      events.append(write(DocumentReported(state: state, number: "X\(number % 40)", words: "w\(number)")))
    case 87: events.append(write(ScanRenewed(scan: scan(), reason: "r\(number)")))
    case 88: events.append(HandWritten(type: "gate.opened", json: #"{"gate":"A"}"#, id: id))
    case 89:
      let account = dice.pick([nil, "budi"])
      events.append(write(SessionRefused(account: account, reason: dice.pick([.passphrase, .pin]))))
    case 90: events.append(HandWritten(type: "scan.received", json: #"{"mrz":7}"#, id: id))
    case 91:
      let shift = ShiftOfDay(day: 20_777 + number % 3, shift: dice.pick(Shift.allCases))
      events.append(write(ShiftReported(shift: shift)))
    case 92 where number.isMultiple(of: 2):
      let place = ScannerPlace.folder(path: "/scans/\(number % 4)")
      events.append(write(ScannerClaimed(lane: 1 + number % 3, place: place)))
    case 92: events.append(write(LaneOpened(way: LaneWay(1 + number % 3, direction()))))
    case 93 where number.isMultiple(of: 2):
      let claimed = dice.pick(events.map(\.id) + ["0nosuchclaim000"])
      events.append(write(ScannerReleased(lane: 1 + number % 3, claimed: claimed)))
    case 93:
      events.append(write(LaneClosed(lane: 1 + number % 3, opened: dice.pick(events.map(\.id) + ["0nosuchlane0000"]))))
    case 94:
      outages.append(id)
      let since = Timestamp(milliseconds: time.milliseconds - 600_000 * (number % 3))
      events.append(write(OutageDeclared(cause: .network, since: since, isDrill: dice.oneIn(3))))
    case 95: events.append(write(OutageEnded(outage: dice.pick(outages), until: time)))
    case 96:
      if let range = PaperRange(1 + number % 50, 3 + number % 50) {
        let outage = dice.pick(outages)
        events.append(
          dice.oneIn(2)
            ? write(PapersGiven(outage: outage, range: range, lane: lane()))
            : write(PapersSettled(outage: outage, range: range, state: .unused, reason: "p\(number)")))
      }
    case 97:
      let told = (0..<3).map { _ in dice.pick(crossings) }
      events.append(write(OutageReconciled(outage: dice.pick(outages), crossings: told)))
    case 98:
      parties.append(id)
      let kind = dice.pick(PartyOpened.Kind.allCases)
      events.append(write(PartyOpened(kind: kind, lane: lane(), direction: direction(), expected: number % 9)))
    case 99:
      events.append(write(PartyClosed(party: dice.pick(parties + crossings), decided: 1, waiting: 0, reason: "r")))
    default: if let again = events.randomElement(using: &dice) { events.append(again) }
    }
  }

  private static let several: [(String, Band)] = [("demo-2", .strong), ("demo-1", .possible), ("demo-3", .weak)]

  private mutating func crossing(_ number: Int) -> CrossingRecorded {
    var crossing = Made.crossing(
      dice.pick(["cleared", "secondary", "refused", "deportee-received"]),
      scan: dice.oneIn(2) ? scan() : nil, check: dice.oneIn(2) ? "0check000000000" : nil, lane: lane(),
      direction: direction(), number: "X\(number % 40)")
    crossing.traveller.nationality = dice.pick(["IDN", "MYS", nil])
    crossing.note = dice.oneIn(3) ? "n\(number)" : nil
    crossing.stayUntil = dice.oneIn(4) ? PartialDate(daysSinceEpoch: 20_800 + number % 30) : nil
    if number.isMultiple(of: 5), let date = PartialDate(daysSinceEpoch: 20_770 + number % 9) {
      let place = number.isMultiple(of: 2) ? SeenStamp.Place.post("aruk") : .other("KUCHING")
      crossing.stamp = SeenStamp(place: place, direction: .in, date: date)
    }
    if dice.oneIn(3) { crossing.outage = dice.pick(outages) }
    if dice.oneIn(6) {
      let occurred = Timestamp(milliseconds: Made.time("2026-11-20T12:00:00+07:00").milliseconds + number * 90_000)
      crossing.late = CrossingLate(occurred: occurred, paper: 1 + number % 60, signed: "S\(number % 5)")
    }
    crossing.company.party = dice.oneIn(3) ? dice.pick(parties) : nil
    crossing.notices = dice.oneIn(4) ? ["stay-overrun", "r\(number % 3)"] : []
    return crossing
  }

  private mutating func scan() -> String { dice.pick(scans.suffix(12)) }

  private mutating func lane() -> Int { .random(in: 1...4, using: &dice) }

  private mutating func direction() -> Direction { dice.pick(Direction.allCases) }
}

extension RandomEvents {
  /// Of accounts, before anybody has a key: some fit to what stands, some don't.
  fileprivate mutating func account(_ number: Int) -> any EventBody {
    let account = dice.pick(["budi", "citra"])
    let facts = AccountFacts(name: dice.pick(["Budi", "Citra"]), roles: [dice.pick(Role.allCases)])
    return switch number % 3 {
    case 0: AccountCreated(account: account, name: facts.name, roles: facts.roles)
    case 1:
      AccountChanged(
        account: account, before: facts, after: AccountFacts(name: "Budi", roles: [.officer]), reason: "r\(number)")
    default: RuleChanged(rule: "idle-lock-minutes", before: dice.pick([5, 6]), after: 6, reason: "r\(number)")
    }
  }
}
