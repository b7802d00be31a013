import Border
import Phrases
import ReferenceData
import Terminal

/// The small form of a party: which one comes, or why it is closed before all are decided.
struct PartyForm: Equatable {
  enum Entry: CaseIterable {
    case kind, expected, purpose, vehicle, plate, boat, driver, driverDocument, jetty, persons, manifest
    case reason

    /// What refusals call it.
    fileprivate var field: Refusal.Field? {
      switch self {
      case .kind, .manifest: nil
      case .expected, .persons: .persons
      case .purpose: .purpose
      case .vehicle: .vehicle
      case .plate: .plate
      case .boat: .boat
      case .driver: .driver
      case .driverDocument: .documentNumber
      case .jetty: .jetty
      case .reason: .reason
      }
    }

    fileprivate var limit: Int? {
      switch self {
      case .kind, .purpose, .vehicle, .manifest: nil
      case .expected, .persons: 6
      case .plate, .boat, .jetty: Conveyance.nameLimit
      case .driver: Traveller.placeLimit
      case .driverDocument: 40
      case .reason: PartyClosed.reasonLimit
      }
    }
  }

  /// The party that is closed; nil: one is opened.
  let closing: String?
  private(set) var kind = PartyOpened.Kind.bus
  /// Codes of the tables, or nothing.
  private(set) var purpose: String?
  private(set) var vehicle: String?
  private(set) var hasManifest: Bool?
  private(set) var fields: [Entry: TextField] = [:]
  private(set) var focus: Entry
  private(set) var problem: Phrase?
  /// Escape was pressed on what is written: the next one throws it away.
  var isLeaving = false
  /// It was sent to be recorded: nothing is typed or sent until that is settled.
  var isSent = false

  init(closing: String? = nil) {
    self.closing = closing
    focus = closing == nil ? .kind : .reason
    for entry in Entry.allCases { fields[entry] = entry.limit.map { TextField(maximum: $0) } }
    vehicle = Self.usualVehicle(kind)
  }

  /// Those that this kind of party has.
  var entries: [Entry] {
    if closing != nil { return [.reason] }
    let all: [Entry] = [.kind, .expected, .purpose, .vehicle]
    switch kind {
    case .bus, .car: return all + [.plate, .driver, .driverDocument]
    case .boat: return all + [.boat, .driver, .driverDocument, .jetty, .persons, .manifest]
    case .family, .group: return all
    }
  }

  var field: TextField? { fields[focus] }
  var isLast: Bool { focus == entries.last }
  var hasContent: Bool { purpose != nil || hasManifest != nil || fields.values.contains { !$0.isEmpty } }

  private static func usualVehicle(_ kind: PartyOpened.Kind) -> String? {
    switch kind {
    case .bus: "bus"
    case .car: "private-car"
    case .boat: "longboat"
    case .family, .group: nil
    }
  }

  // MARK: Writing

  mutating func move(_ step: Int) {
    isLeaving = false
    let place = entries.firstIndex(of: focus) ?? 0
    focus = entries[(place + step + entries.count) % entries.count]
  }

  /// The choice that has the focus goes on to the next of its values, or back.
  mutating func turn(_ step: Int, _ reference: ReferenceData) {
    (isLeaving, problem) = (false, nil)
    func next<Value: Equatable>(_ value: Value, of values: [Value]) -> Value {
      let place = values.firstIndex(of: value) ?? 0
      return values[(place + step + values.count) % values.count]
    }
    switch focus {
    case .kind:
      kind = next(kind, of: PartyOpened.Kind.allCases)
      vehicle = Self.usualVehicle(kind)
    case .purpose: purpose = next(purpose, of: [nil] + reference.purposes.map(\.code))
    case .vehicle: vehicle = next(vehicle, of: [nil] + reference.vehicles.map(\.code))
    case .manifest: hasManifest = next(hasManifest, of: [nil, true, false])
    default: break
    }
  }

  mutating func edit(_ key: Key) -> Bool {
    guard var field, field.handle(key) else { return false }
    (isLeaving, problem) = (false, nil)
    fields[focus] = field
    return true
  }

  /// Gives false where something was left out, nil where there is no field.
  mutating func paste(_ text: String) -> Bool? {
    guard var field else { return nil }
    (isLeaving, problem) = (false, nil)
    let isWhole = field.insert(text)
    fields[focus] = field
    return isWhole
  }

  // MARK: What it says

  /// What is to be recorded; nil where something is wrong: it shows then, and its field has the focus.
  mutating func write(_ scene: Scene) -> Write? {
    problem = nil
    if let closing {
      guard let reason = text(.reason) else { return refuse(.reason, .missing(.reason)) }
      return .closeParty(closing, reason: reason)
    }
    for entry in [Entry.expected, .persons] where entries.contains(entry) {
      if let typed = text(entry), number(entry) == nil { return refuse(entry, .wrongForm(.persons, typed)) }
    }
    func said(_ entry: Entry) -> String? { entries.contains(entry) ? text(entry) : nil }
    let conveyance = Conveyance(
      plate: said(.plate), boat: said(.boat), driver: said(.driver), driverDocument: said(.driverDocument),
      jetty: said(.jetty), persons: entries.contains(.persons) ? number(.persons) : nil,
      hasManifest: entries.contains(.manifest) ? hasManifest : nil)
    let party = PartyOpened(
      kind: kind, lane: scene.lane, direction: scene.direction, expected: number(.expected), purpose: purpose,
      vehicle: vehicle, conveyance: conveyance.isEmpty ? nil : conveyance)
    do {
      return .openParty(try CrossingRules(reference: scene.setting.reference).checked(party))
    } catch {
      return refuse(entries.first { $0.field == error.partyField } ?? focus, error)
    }
  }

  private mutating func refuse(_ entry: Entry, _ refusal: Refusal) -> Write? {
    (focus, problem) = (entry, refusal.phrase())
    return nil
  }

  private func text(_ entry: Entry) -> String? {
    guard let text = fields[entry]?.text, !text.allSatisfy(\.isWhitespace) else { return nil }
    return text
  }

  private func number(_ entry: Entry) -> Int? { text(entry).flatMap { Int($0.filter { $0 != " " }) } }
}

extension Refusal {
  fileprivate var partyField: Field? {
    switch self {
    case .missing(let field), .wrongForm(let field, _), .tooLong(let field, _), .unknownCode(let field, _, _): field
    default: nil
    }
  }
}
