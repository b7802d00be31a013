import Border
import Phrases
import Terminal

/// The small form of the patrol book: a patrol that leaves, or what one has to tell.
struct PatrolForm: Equatable {
  enum Kind: Equatable {
    case start
    case log(PatrolRow)
  }

  enum Entry: CaseIterable {
    case unit, leader, strength, sector, joint, reportMinutes
    case text, position, persons, handedTo

    static let start: [Entry] = [.unit, .leader, .strength, .sector, .joint, .reportMinutes]
    static let log: [Entry] = [.text, .position, .persons, .handedTo]

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
  private(set) var fields: [Entry: TextField] = [:]
  /// Together with the Malaysian side.
  private(set) var isJoint = false
  private(set) var focus: Entry
  private(set) var problems: [Entry: Phrase] = [:]
  /// Escape was pressed on what is written: the next one throws it away.
  var isLeaving = false
  /// It was sent to be recorded: nothing is typed or sent until that is settled.
  var isSent = false

  init(_ kind: Kind) {
    self.kind = kind
    let entries = kind == .start ? Entry.start : Entry.log
    focus = entries[0]
    for entry in entries where entry != .joint { fields[entry] = TextField(maximum: entry.limit) }
    if kind == .start { fields[.reportMinutes]?.insert(Self.usualMinutes) }
  }

  private static let usualMinutes = String(PatrolStarted.usualReportMinutes)

  var entries: [Entry] { kind == .start ? Entry.start : Entry.log }

  /// The field that letters go into; nil on the choice.
  var field: TextField? { fields[focus] }

  var isLast: Bool { focus == entries.last }

  /// Whether something would be lost.
  var hasContent: Bool {
    isJoint || fields.contains { $0.key == .reportMinutes ? $0.value.text != Self.usualMinutes : !$0.value.isEmpty }
  }

  // MARK: Writing

  /// Goes to the field before or after, in a ring; what is wrong with the one that is left shows beside it.
  mutating func move(_ step: Int) {
    touch()
    problems[focus] = field?.isEmpty == false ? problem(of: focus)?.phrase() : nil
    let place = entries.firstIndex(of: focus) ?? 0
    focus = entries[(place + step + entries.count) % entries.count]
  }

  mutating func toggleJoint() {
    touch()
    isJoint.toggle()
  }

  /// Takes an editing key into the field that has the focus.
  mutating func edit(_ key: Key) -> Bool {
    guard var field else { return false }
    guard field.handle(key) else { return false }
    change(field)
    return true
  }

  /// Gives false where something was left out, nil where there is no field.
  mutating func paste(_ text: String) -> Bool? {
    guard var field else { return nil }
    let isWhole = field.insert(text)
    change(field)
    return isWhole
  }

  private mutating func change(_ field: TextField) {
    touch()
    if fields[focus]?.text != field.text { problems[focus] = nil }
    fields[focus] = field
  }

  private mutating func touch() { isLeaving = false }

  // MARK: What it says

  /// What is to be recorded; nil when something is wrong: it shows then beside its field, and the first has the focus.
  mutating func write() -> Write? {
    touch()
    problems = [:]
    for entry in entries { problems[entry] = problem(of: entry)?.phrase() }
    if let first = entries.first(where: { problems[$0] != nil }) {
      focus = first
      return nil
    }
    do {
      switch kind {
      case .start:
        return .startPatrol(
          try PatrolRules.checked(
            PatrolStarted(
              unit: text(.unit), leader: text(.leader), strength: number(.strength) ?? 0, sector: text(.sector),
              isJoint: isJoint, reportMinutes: number(.reportMinutes) ?? 0)))
      case .log(let patrol):
        return .logPatrol(
          try PatrolRules.checked(
            PatrolLogged(
              patrol: patrol.id, text: text(.text), position: GeoPosition(text(.position)), persons: number(.persons),
              handedTo: text(.handedTo))))
      }
    } catch {
      let entry = entries.first { $0.refusalField == error.field } ?? focus
      problems[entry] = error.phrase()
      focus = entry
      return nil
    }
  }

  private func text(_ entry: Entry) -> String { fields[entry]?.text ?? "" }

  /// What was typed, digits and blanks around them; nil where it is no number.
  private func number(_ entry: Entry) -> Int? {
    let digits = text(entry).filter { $0 != " " }
    guard digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(digits)
  }

  private func problem(of entry: Entry) -> Refusal? {
    guard let field = entry.refusalField else { return nil }
    let text = text(entry)
    if text.allSatisfy(\.isWhitespace) { return entry.isRequired ? .missing(field) : nil }
    let range: ClosedRange<Int>
    switch entry {
    case .strength: range = PatrolStarted.strengths
    case .reportMinutes: range = PatrolStarted.reportMinutes
    case .persons: range = PatrolLogged.personCounts
    case .position: return GeoPosition(text) == nil ? .wrongForm(field, text) : nil
    default: return nil
    }
    return number(entry).map(range.contains) == true ? nil : .wrongForm(field, text)
  }

  /// Who it is about, for the message line.
  var name: String {
    switch kind {
    case .start: "\(text(.unit)), \(text(.sector))"
    case .log(let patrol): patrol.name
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
