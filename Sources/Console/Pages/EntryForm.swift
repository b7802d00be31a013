import Border
import Phrases
import ReferenceData
import Terminal
import TravelDocuments
import Watchlist

/// What is asked for an entry of the post's own list, or for its withdrawal.
struct EntryForm: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case make
    /// The entry's id, and whom it names.
    case withdraw(id: String, name: String)
  }

  enum Slot: CaseIterable, Sendable {
    case name, aliases, weakAliases, births, documents, sex, nationalities
    case listClass, action, legalBasis, owner, grade, review, expires, reason

    /// What refusals call it.
    var refusalField: Refusal.Field {
      switch self {
      case .name, .aliases, .weakAliases: .name
      case .births: .birth
      case .documents: .documents
      case .sex: .sex
      case .nationalities: .nationality
      case .listClass: .listClass
      case .action: .outcome
      case .legalBasis: .legalBasis
      case .owner: .owner
      case .grade: .grade
      case .review: .review
      case .expires: .expiry
      case .reason: .reason
      }
    }

    var isRequired: Bool {
      switch self {
      case .aliases, .weakAliases, .births, .documents, .sex, .nationalities, .action: false
      case .name, .listClass, .legalBasis, .owner, .grade, .review, .expires, .reason: true
      }
    }

    /// Most characters that are taken; nil for a choice.
    fileprivate var limit: Int? {
      switch self {
      case .name, .legalBasis, .owner: WatchlistEntryMade.textLimit
      case .aliases, .weakAliases: 8 * WatchlistEntryMade.textLimit
      case .births, .documents, .nationalities: 400
      case .review, .expires: 20
      case .reason: WatchlistEntryMade.reasonLimit
      case .sex, .listClass, .action, .grade: nil
      }
    }
  }

  let kind: Kind
  let slots: [Slot]
  private(set) var fields: [Slot: TextField] = [:]
  /// Where a choice stands; 0 is the first.
  private(set) var choices: [Slot: Int] = [:]
  private(set) var focus: Slot
  private(set) var problem: (slot: Slot, phrase: Phrase)?
  /// Escape was pressed on what is written: the next one throws it away.
  var isLeaving = false
  /// It was sent to be recorded: nothing is typed or sent until that is settled.
  var isSent = false
  /// What the fields began with.
  private let initial: [Slot: String]
  /// The outcomes that a list may ask for; behind "by the class".
  private let actions: [String]

  /// - Parameters:
  ///   - asked: what was looked up, to begin with.
  ///   - reference: has the outcomes that an entry may ask for.
  init(_ kind: Kind, from asked: LookupQuestion? = nil, reference: ReferenceData) {
    self.kind = kind
    slots = kind == .make ? Slot.allCases : [.reason]
    focus = slots[0]
    actions = EntryRules.actions(reference)
    var initial: [Slot: String] = [:]
    if kind == .make, let asked {
      initial[.name] = asked.name
      initial[.births] = asked.birth.map(TypedDate.text)
      initial[.documents] = asked.document
    }
    self.initial = initial
    for slot in slots {
      guard let limit = slot.limit else {
        choices[slot] = 0
        continue
      }
      fields[slot] = TextField(initial[slot] ?? "", maximum: limit)
    }
  }

  static func == (left: Self, right: Self) -> Bool {
    left.kind == right.kind && left.fields == right.fields && left.choices == right.choices
      && left.focus == right.focus && left.isLeaving == right.isLeaving && left.isSent == right.isSent
      && left.problem?.slot == right.problem?.slot && left.problem?.phrase == right.problem?.phrase
  }

  /// The field that letters go into; nil on a choice.
  var field: TextField? { fields[focus] }
  var isLast: Bool { focus == slots.last }

  /// Whether something would be lost.
  var hasContent: Bool {
    choices.values.contains { $0 != 0 } || fields.contains { $0.value.text != initial[$0.key] ?? "" }
  }

  /// What a choice can be, in its order.
  func options(_ slot: Slot) -> [Phrase] {
    switch slot {
    case .sex: [.entryUnknownSex, .entryFemale, .entryMale]
    case .listClass: [.entryChoose] + WatchlistEntryMade.ListClass.allCases.map(\.word)
    case .action: [.entryUsualAction] + actions.map { Phrase(id: $0, en: $0) }
    case .grade: [.entryChoose] + WatchlistEntryMade.Grade.allCases.map(\.word)
    default: []
    }
  }

  /// The code of the outcome that is due as it stands; nil while that is for the class to say, and none is chosen.
  var action: String? { chosen(.action, actions) ?? chosen(.listClass, Made.ListClass.allCases)?.usualAction }

  private typealias Made = WatchlistEntryMade

  /// nil where the first option stands, which says nothing.
  private func chosen<Code>(_ slot: Slot, _ codes: [Code]) -> Code? {
    let place = (choices[slot] ?? 0) - 1
    return codes.indices.contains(place) ? codes[place] : nil
  }

  // MARK: Writing

  mutating func move(_ step: Int) {
    isLeaving = false
    let place = slots.firstIndex(of: focus) ?? 0
    focus = slots[(place + step + slots.count) % slots.count]
  }

  /// The choice before or after, in a ring.
  mutating func turn(_ step: Int) {
    guard let place = choices[focus] else { return }
    isLeaving = false
    forgetProblem()
    let count = options(focus).count
    choices[focus] = (place + step + count) % count
  }

  /// Takes an editing key into the field that has the focus.
  mutating func edit(_ key: Key) -> Bool {
    guard let before = fields[focus]?.text, fields[focus]?.handle(key) == true else { return false }
    isLeaving = false
    if fields[focus]?.text != before { forgetProblem() }
    return true
  }

  /// Gives false where something was left out, nil where there is no field.
  mutating func paste(_ text: String) -> Bool? {
    isLeaving = false
    forgetProblem()
    return fields[focus]?.insert(text)
  }

  private mutating func forgetProblem() { if problem?.slot == focus { problem = nil } }

  // MARK: What it says

  /// What is to be recorded; nil where something is wrong: it is said then, and its field has the focus.
  mutating func write(reference: ReferenceData, today: PartialDate?) -> Write? {
    isLeaving = false
    problem = nil
    do throws(Wrong) {
      for slot in slots where slot.isRequired && (slot.limit == nil ? choices[slot] == 0 : isBlank(slot)) {
        throw Wrong(slot, .missing(slot.refusalField))
      }
      if case .withdraw(let id, _) = kind { return .withdrawEntry(id, reason: text(.reason)) }
      guard let today else { throw Wrong(.expires, .entry(.expiryBounds(days: WatchlistEntryMade.dayLimit))) }
      return .makeEntry(try checked(reference, today))
    } catch {
      problem = (error.slot, error.refusal.phrase())
      focus = error.slot
      return nil
    }
  }

  /// A field that is not as it must be.
  private struct Wrong: Error {
    let slot: Slot
    let refusal: Refusal

    init(_ slot: Slot, _ refusal: Refusal) { (self.slot, self.refusal) = (slot, refusal) }
  }

  private func checked(_ reference: ReferenceData, _ today: PartialDate) throws(Wrong) -> WatchlistEntryMade {
    guard let listClass = chosen(.listClass, Made.ListClass.allCases) else {
      throw Wrong(.listClass, .missing(.listClass))
    }
    guard let grade = chosen(.grade, Made.Grade.allCases) else { throw Wrong(.grade, .missing(.grade)) }
    let entry = Made(
      names: [ListedName(text(.name))] + parts(.aliases, ";").map { ListedName($0, kind: .aka) }
        + parts(.weakAliases, ";").map { ListedName($0, kind: .weak) },
      births: try read(.births, TypedEntry.birth), sex: chosen(.sex, [.female, .male]),
      nationalities: parts(.nationalities, "; ,").map { $0.uppercased() },
      documents: try read(.documents, TypedEntry.document), listClass: listClass, action: action,
      legalBasis: text(.legalBasis), owner: text(.owner), reason: text(.reason), grade: grade,
      review: try day(.review), expires: try day(.expires))
    do {
      return try EntryRules(reference: reference, today: today).checked(entry)
    } catch {
      throw Wrong(slot(of: error), error)
    }
  }

  private func read<Value>(_ slot: Slot, _ body: (String) throws(Refusal) -> Value) throws(Wrong) -> [Value] {
    var values: [Value] = []
    for part in parts(slot, ";,") {
      do {
        values.append(try body(part))
      } catch {
        throw Wrong(slot, error)
      }
    }
    return values
  }

  private func day(_ slot: Slot) throws(Wrong) -> PartialDate {
    do {
      return try TypedEntry.day(trimmed(text(slot)), slot.refusalField)
    } catch {
      throw Wrong(slot, error)
    }
  }

  /// The field that a refusal of the whole is about.
  private func slot(of refusal: Refusal) -> Slot {
    switch refusal {
    case .missing(let field), .wrongForm(let field, _), .tooLong(let field, _), .unknownCode(let field, _, _),
      .entry(.tooMany(let field, _)):
      // A document's kind and number are asked for in one field.
      let wanted: Refusal.Field = [.documentType, .documentNumber].contains(field) ? .documents : field
      return slots.first { $0.refusalField == wanted } ?? focus
    case .entry(.nameAlone): return .births
    case .entry(.expiryBounds): return .expires
    case .entry(.reviewBounds): return .review
    default: return .name
    }
  }

  private func text(_ slot: Slot) -> String { fields[slot]?.text ?? "" }
  private func isBlank(_ slot: Slot) -> Bool { text(slot).allSatisfy(\.isWhitespace) }

  private func parts(_ slot: Slot, _ separators: Set<Character>) -> [String] {
    text(slot).split { separators.contains($0) }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  private func parts(_ slot: Slot, _ separators: String) -> [String] { parts(slot, Set(separators)) }

  /// Whom it is about, for the message line.
  var name: String {
    switch kind {
    case .make: text(.name)
    case .withdraw(_, let name): name
    }
  }
}
