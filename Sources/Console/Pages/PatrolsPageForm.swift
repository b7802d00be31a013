import Border
import Phrases

/// The small form of the patrol book: a patrol that leaves, or what one has to tell.
struct PatrolForm: Equatable {
  enum Kind: Equatable {
    case start
    /// What the patrol of this id tells.
    case log(id: String, name: String)
  }

  enum Slot: CaseIterable, Sendable {
    case unit, leader, strength, sector, joint, reportMinutes
    case text, position, persons, handedTo

    static let start: [Slot] = [.unit, .leader, .strength, .sector, .joint, .reportMinutes]
    static let log: [Slot] = [.text, .position, .persons, .handedTo]

    /// What refusals call it; nil for a choice, which can't be wrong.
    var refusalField: Refusal.Field? {
      switch self {
      case .unit: .unit
      case .leader: .leader
      case .strength: .strength
      case .sector: .sector
      case .joint: nil
      case .reportMinutes: .reportMinutes
      case .text: .patrolText
      case .position: .position
      case .persons: .persons
      case .handedTo: .handedTo
      }
    }

    var isRequired: Bool {
      switch self {
      case .joint, .position, .persons, .handedTo: false
      case .unit, .leader, .strength, .sector, .reportMinutes, .text: true
      }
    }

    /// Most characters that are taken. Numbers and positions get room for a slip, which is told then.
    fileprivate var limit: Int {
      switch self {
      case .unit, .leader, .sector: PatrolStarted.nameLimit
      case .strength, .reportMinutes, .persons, .joint: 8
      case .text: PatrolLogged.textLimit
      case .position: 40
      case .handedTo: PatrolLogged.recipientLimit
      }
    }
  }

  let kind: Kind
  var fields: SmallForm<Slot>

  init(_ kind: Kind) {
    self.kind = kind
    fields = SmallForm(
      (kind == .start ? Slot.start : Slot.log).map { slot in
        guard slot != .joint else { return .choice(slot, slot.label, [.patrolJointNo, .patrolJointYes]) }
        let label = slot.isRequired ? slot.label.required : slot.label
        return .text(slot, label, slot == .reportMinutes ? Self.usualMinutes : "", maximum: slot.limit)
      })
  }

  private static let usualMinutes = String(PatrolStarted.usualReportMinutes)

  /// Goes to the field before or after, in a ring; what is wrong with the one that is left shows beside it.
  mutating func move(_ step: Int) {
    if let left = fields.focus, fields.field?.isEmpty == false {
      let problem = problem(of: left)?.phrase()
      fields.change(left) { $0.problem = problem }
    }
    fields.move(step)
  }

  // MARK: What it says

  /// What is to be recorded; nil when something is wrong: it shows then beside its field, and the first has the focus.
  mutating func write() -> Write? {
    fields.forgetProblems()
    for row in fields.rows {
      let problem = problem(of: row.slot)?.phrase()
      fields.change(row.slot) { $0.problem = problem }
    }
    if fields.goToProblem() { return nil }
    do {
      switch kind {
      case .start:
        return .startPatrol(
          try PatrolRules.checked(
            PatrolStarted(
              unit: fields.text(.unit), leader: fields.text(.leader), strength: number(.strength) ?? 0,
              sector: fields.text(.sector), isJoint: fields.selected(.joint) == 1,
              reportMinutes: number(.reportMinutes) ?? 0)))
      case .log(let id, _):
        return .logPatrol(
          try PatrolRules.checked(
            PatrolLogged(
              patrol: id, text: fields.text(.text), position: GeoPosition(fields.text(.position)),
              persons: number(.persons), handedTo: fields.text(.handedTo))))
      }
    } catch {
      let slot = fields.rows.first { $0.slot.refusalField == error.field }?.slot ?? fields.focus
      if let slot { fields.refuse(slot, error.phrase()) }
      return nil
    }
  }

  /// What was typed, digits and blanks around them; nil where it is no number.
  private func number(_ slot: Slot) -> Int? {
    let digits = fields.text(slot).filter { $0 != " " }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits)
  }

  private func problem(of slot: Slot) -> Refusal? {
    guard let field = slot.refusalField else { return nil }
    let text = fields.text(slot)
    if text.allSatisfy(\.isWhitespace) { return slot.isRequired ? .missing(field) : nil }
    let range: ClosedRange<Int>
    switch slot {
    case .strength: range = PatrolStarted.strengths
    case .reportMinutes: range = PatrolStarted.reportMinutes
    case .persons: range = PatrolLogged.personCounts
    case .position: return GeoPosition(text) == nil ? .wrongForm(field, text) : nil
    default: return nil
    }
    return number(slot).map(range.contains) == true ? nil : .wrongForm(field, text)
  }

  /// Who it is about, for the message line.
  var name: String {
    switch kind {
    case .start: "\(fields.text(.unit)), \(fields.text(.sector))"
    case .log(_, let name): name
    }
  }
}

extension PatrolRow {
  /// The patrol in a word or two.
  var name: String { "\(patrol.unit), \(patrol.sector)" }
}

extension Refusal {
  /// The field that it is about, where it is about one.
  fileprivate var field: Field? {
    switch self {
    case .missing(let field), .wrongForm(let field, _), .tooLong(let field, _): field
    default: nil
    }
  }
}
