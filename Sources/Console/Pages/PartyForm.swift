import Border
import Phrases
import ReferenceData

/// The small form of a party: which one comes, or why it is closed before all are decided.
struct PartyForm: Equatable {
  enum Slot: CaseIterable, Sendable {
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

    /// Most characters that are taken.
    fileprivate var limit: Int {
      switch self {
      case .kind, .purpose, .vehicle, .manifest: 1
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
  private let purposes: [String]
  private let vehicles: [String]
  /// The kind of party decides what else is asked for, and how it usually comes.
  var fields: SmallForm<Slot> {
    didSet { if fields.selected(.kind) != oldValue.selected(.kind) { adapt() } }
  }

  init(closing: String? = nil, _ reference: ReferenceData) {
    self.closing = closing
    purposes = reference.purposes.map(\.code)
    vehicles = reference.vehicles.map(\.code)
    let options: [Slot: [Phrase]] = [
      .kind: PartyOpened.Kind.allCases.map(\.word),
      .purpose: [.partyNotSaid] + reference.purposes.map(\.label.value.phrase),
      .vehicle: [.partyNotSaid] + reference.vehicles.map(\.label.value.phrase),
      .manifest: [.partyNotSaid, .partyManifest, .partyNoManifest],
    ]
    fields = SmallForm(
      (closing == nil ? Slot.allCases.filter { $0 != .reason } : [.reason]).map { slot in
        let label = slot.label(.bus)
        return options[slot].map { .choice(slot, label, $0) } ?? .text(slot, label, maximum: slot.limit)
      })
    if closing == nil { adapt() }
  }

  private var kind: PartyOpened.Kind {
    let kinds = PartyOpened.Kind.allCases
    return kinds.dropFirst(fields.selected(.kind)).first ?? .bus
  }

  /// Those that this kind of party has.
  private var slots: Set<Slot> {
    let all: Set<Slot> = [.kind, .expected, .purpose, .vehicle]
    switch kind {
    case .bus, .car: return all.union([.plate, .driver, .driverDocument])
    case .boat: return all.union([.boat, .driver, .driverDocument, .jetty, .persons, .manifest])
    case .family, .group: return all
    }
  }

  /// Whether something would be lost: more than the kind, which is chosen again by a key.
  var hasContent: Bool { fields.isChanged(but: [.kind, .vehicle]) }

  private mutating func adapt() {
    let kind = kind
    fields.show(slots)
    fields.change(.driver) { $0.label = Slot.driver.label(kind) }
    let usual = Self.usualVehicle(kind).flatMap(vehicles.firstIndex).map { $0 + 1 } ?? 0
    fields.change(.vehicle) {
      if case .choice(let options, _) = $0.entry { $0.entry = .choice(options, selected: usual) }
    }
  }

  private static func usualVehicle(_ kind: PartyOpened.Kind) -> String? {
    switch kind {
    case .bus: "bus"
    case .car: "private-car"
    case .boat: "longboat"
    case .family, .group: nil
    }
  }

  // MARK: What it says

  /// What is to be recorded; nil where something is wrong: it shows then, and its field has the focus.
  mutating func write(_ scene: Scene) -> Write? {
    fields.forgetProblems()
    if let closing {
      guard let reason = text(.reason) else { return refuse(.reason, .missing(.reason)) }
      return .closeParty(closing, reason: reason)
    }
    for slot in [Slot.expected, .persons] {
      if let typed = text(slot), number(slot) == nil { return refuse(slot, .wrongForm(.persons, typed)) }
    }
    let conveyance = Conveyance(
      plate: text(.plate), boat: text(.boat), driver: text(.driver), driverDocument: text(.driverDocument),
      jetty: text(.jetty), persons: number(.persons),
      hasManifest: slots.contains(.manifest) ? fields.chosen(.manifest, [true, false]) : nil)
    let party = PartyOpened(
      kind: kind, lane: scene.lane, direction: scene.direction, expected: number(.expected),
      purpose: fields.chosen(.purpose, purposes), vehicle: fields.chosen(.vehicle, vehicles),
      conveyance: conveyance.isEmpty ? nil : conveyance)
    do {
      return .openParty(try CrossingRules(reference: scene.setting.reference).checked(party))
    } catch {
      return refuse(fields.shown.first { $0.slot.field == error.partyField }?.slot ?? fields.focus, error)
    }
  }

  private mutating func refuse(_ slot: Slot?, _ refusal: Refusal) -> Write? {
    if let slot { fields.refuse(slot, refusal.phrase()) }
    return nil
  }

  /// What was typed and is asked for.
  private func text(_ slot: Slot) -> String? {
    guard let row = fields.row(slot), !row.isHidden else { return nil }
    let text = fields.text(slot)
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  private func number(_ slot: Slot) -> Int? { text(slot).flatMap { Int($0.filter { $0 != " " }) } }
}

extension Refusal {
  fileprivate var partyField: Field? {
    switch self {
    case .missing(let field), .wrongForm(let field, _), .tooLong(let field, _), .unknownCode(let field, _, _): field
    default: nil
    }
  }
}
