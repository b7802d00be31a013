import Border
import ReferenceData

/// Plays the demo's morning into a store: each thing when its time has come, by what the commands call.
///
/// It reads no clock: whoever plays says how late it is. What a visitor at a console has done first is left as it is.
struct DemoPlayer {
  /// A document that waits for a colleague.
  struct Waiting {
    /// What the story calls it: the document's number, or nothing for a traveller without any.
    let name: String?
    /// The scan, or the document entered by hand.
    let id: String
    let lane: Int
    var purpose: String?
    var vehicle: String?
    /// What the story says is decided; nil: whatever follows from the document.
    var decision: DemoMorning.Decision?
  }

  /// Lays a document on a lane's reader; nil where the traveller's data make none.
  typealias Reader = (_ traveller: DemoTraveller, _ lane: Int) throws -> DemoReader.Scan?

  /// The colleague who has no lane: patrols and look-ups.
  static let deskOfficer = officer(5)

  let desk: Desk
  let speed: Int
  var lists: LoadedLists
  /// Crossings by the names of their documents, the latest of each.
  var crossings: [String: String] = [:]
  /// Hits that the story says more of, by the names of their documents.
  var setAside: [String: Waiting] = [:]
  /// The ids of patrols, by the story's names.
  var patrols: [String: String] = [:]

  private let morning: DemoMorning
  private let travellers: [String: DemoTraveller]
  private let disposed: Set<String>
  private let present: Reader
  private var next = 0
  private var colleagues: [Int: DemoColleague<Waiting>] = [:]

  /// - Throws: `JournalError`; what GRDB throws where the tables can't be read.
  init(
    _ morning: DemoMorning, _ travellers: [DemoTraveller], _ desk: Desk, speed: Int, reader present: @escaping Reader
  ) throws {
    self.morning = morning
    self.travellers = Dictionary(travellers.map { ($0.number, $0) }) { first, _ in first }
    disposed = Set(morning.items.compactMap { if case .disposal(let it) = $0.action { it.document } else { nil } })
    self.desk = desk
    self.speed = speed
    self.present = present
    lists = try LoadedLists(desk)
  }

  static func officer(_ number: Int) -> Officer { Officer(name: "rekan-demo-\(number)") }

  /// How long something of the story takes here, in milliseconds.
  private func pace(_ seconds: Int) -> Int { seconds * 1_000 / speed }

  /// Does what is due, in its order; gives when the next thing is, or nil where the story is over.
  ///
  /// - Parameter now: milliseconds since the story began.
  /// - Throws: `JournalError`, and what the reader throws. Nothing that an officer would be refused.
  mutating func play(until now: Int) throws -> Int? {
    while true {
      let item = next < morning.items.count ? pace(morning.items[next].second) : nil
      let looks = colleagues.compactMap { lane, colleague in colleague.done.map { (due: $0, lane: lane) } }
      let look = looks.min { $0 < $1 }
      guard let due = [item, look?.due].compactMap(\.self).min(), due <= now else {
        return [item, look?.due].compactMap(\.self).min()
      }
      if let look, look.due == due {
        guard let waiting = colleagues[look.lane]?.finish() else { continue }
        try Self.unlessRefused { try decide(waiting) }
      } else {
        next += 1
        try Self.unlessRefused { try perform(morning.items[next - 1].action, at: due) }
      }
    }
  }

  /// A visitor at a console was quicker, or has done what makes the story's next step impossible.
  static func unlessRefused(_ body: () throws -> Void) throws {
    do { try body() } catch is Refusal {}
  }

  private mutating func perform(_ action: DemoMorning.Action, at now: Int) throws {
    switch action {
    case .scan(let scan): try lay(scan, at: now)
    case .form(let form): wait(try enter(form), at: now)
    case .disposal(let disposal): try dispose(disposal)
    case .voiding(let voiding): try void(voiding)
    case .amendment(let amendment): try amend(amendment)
    case .lookup(let lookup): try lookUp(lookup)
    case .patrolStart(let start): try self.start(start)
    case .patrolLog(let entry): try log(entry)
    case .patrolEnd(let name): try end(name)
    }
  }

  /// A document comes to a lane. What the story tells more of is set aside when the list knows somebody like its holder;
  /// what comes to the visitor's lane waits for the visitor.
  private mutating func lay(_ scan: DemoMorning.Scan, at now: Int) throws {
    guard let traveller = travellers[scan.document], let read = try present(traveller, scan.lane),
      scan.lane != DemoMorning.visitorLane
    else { return }
    let waiting = Waiting(
      name: scan.document, id: read.id, lane: scan.lane, purpose: traveller.purpose, vehicle: traveller.vehicle)
    if read.isHit, disposed.contains(scan.document) {
      setAside[scan.document] = waiting
    } else {
      wait(waiting, at: now)
    }
  }

  private mutating func wait(_ waiting: Waiting, at now: Int) {
    guard waiting.lane != DemoMorning.visitorLane else { return }
    let look = pace(morning.lookSeconds)
    colleagues[waiting.lane, default: DemoColleague(look: look)].take(waiting, at: now)
  }
}
