import Border
import Phrases
import ReferenceData
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

    /// Most characters that are taken.
    fileprivate var limit: Int {
      switch self {
      case .name, .legalBasis, .owner: WatchlistEntryMade.textLimit
      case .aliases, .weakAliases: 8 * WatchlistEntryMade.textLimit
      case .births, .documents, .nationalities: 400
      case .review, .expires: 20
      case .reason: WatchlistEntryMade.reasonLimit
      case .sex, .listClass, .action, .grade: 1
      }
    }
  }

  private typealias Made = WatchlistEntryMade

  let kind: Kind
  /// The class decides which outcome is due where none is chosen.
  var fields: SmallForm<Slot> {
    didSet { if fields.selected(.listClass) != oldValue.selected(.listClass) { sayAction() } }
  }
  /// The outcomes that a list may ask for; behind "by the class".
  let actions: [String]
  /// The officers' words for outcomes, by their codes.
  private let actionWords: [String: Phrase]

  /// - Parameters:
  ///   - asked: what was looked up, to begin with.
  ///   - reference: has the outcomes that an entry may ask for.
  init(_ kind: Kind, from asked: LookupQuestion? = nil, reference: ReferenceData) {
    self.kind = kind
    let actions = EntryRules.actions(reference)
    self.actions = actions
    let words = reference.outcomes.map { outcome in
      let label = outcome.label.value
      return (
        outcome.code, Phrase(id: "\(outcome.word.value) (\(label.id))", en: "\(outcome.word.value) (\(label.en))")
      )
    }
    actionWords = Dictionary(words) { first, _ in first }
    let options: [Slot: [Phrase]] = [
      .sex: [.entryUnknownSex, .entryFemale, .entryMale],
      .listClass: [.entryChoose] + Made.ListClass.allCases.map(\.word),
      .action: [.entryUsualAction] + actions.map { [actionWords] in actionWords[$0] ?? Phrase(id: $0, en: $0) },
      .grade: [.entryChoose] + Made.Grade.allCases.map(\.word),
    ]
    let first: [Slot: String] = [
      .name: asked?.name ?? "", .births: asked?.birth.map(TypedDate.text) ?? "", .documents: asked?.document ?? "",
    ]
    fields = SmallForm(
      (kind == .make ? Slot.allCases : [.reason]).map { slot in
        let label = slot.isRequired ? slot.label.required : slot.label
        if let options = options[slot] { return .choice(slot, label, options) }
        return .text(slot, label, first[slot] ?? "", maximum: slot.limit, hint: slot.hint(reference))
      })
  }

  /// The code of the outcome that is due as it stands; nil while that is for the class to say, and none is chosen.
  private var action: String? { fields.chosen(.action, actions) ?? usualAction }

  private var usualAction: String? { fields.chosen(.listClass, Made.ListClass.allCases)?.usualAction }

  /// Says beside "by the class" what that is.
  mutating func sayAction() {
    let due = usualAction.map { actionWords[$0] ?? Phrase(id: $0, en: $0) }
    let usual = Phrase.entryUsualAction
    fields.change(.action) { row in
      guard case .choice(var options, let selected) = row.entry, !options.isEmpty else { return }
      options[0] = due.map { Phrase(id: "\(usual.id): \($0.id)", en: "\(usual.en): \($0.en)") } ?? usual
      row.entry = .choice(options, selected: selected)
    }
  }

  // MARK: What it says

  /// What is to be recorded; nil where something is wrong: it is said then, and its field has the focus.
  mutating func write(reference: ReferenceData, today: PartialDate?) -> Write? {
    fields.forgetProblems()
    do throws(Wrong) {
      for row in fields.rows where row.slot.isRequired && row.entry.isEmpty {
        throw Wrong(row.slot, .missing(row.slot.refusalField))
      }
      if case .withdraw(let id, _) = kind { return .withdrawEntry(id, reason: fields.text(.reason)) }
      guard let today else { throw Wrong(.expires, .entry(.expiryBounds(days: WatchlistEntryMade.dayLimit))) }
      return .makeEntry(try checked(reference, today))
    } catch {
      fields.refuse(error.slot, error.refusal.phrase())
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
    guard let listClass = fields.chosen(.listClass, Made.ListClass.allCases) else {
      throw Wrong(.listClass, .missing(.listClass))
    }
    guard let grade = fields.chosen(.grade, Made.Grade.allCases) else { throw Wrong(.grade, .missing(.grade)) }
    let entry = Made(
      names: [ListedName(fields.text(.name))] + parts(.aliases, ";").map { ListedName($0, kind: .aka) }
        + parts(.weakAliases, ";").map { ListedName($0, kind: .weak) },
      births: try read(.births, TypedEntry.birth), sex: fields.chosen(.sex, [.female, .male]),
      nationalities: parts(.nationalities, "; ,").map { $0.uppercased() },
      documents: try read(.documents, TypedEntry.document), listClass: listClass, action: action,
      legalBasis: fields.text(.legalBasis), owner: fields.text(.owner), reason: fields.text(.reason), grade: grade,
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
      return try TypedEntry.day(fields.trimmed(slot), slot.refusalField)
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
      return fields.rows.first { $0.slot.refusalField == wanted }?.slot ?? .name
    case .entry(.nameAlone): return .births
    case .entry(.lostDocumentWithoutNumber): return .documents
    case .entry(.expiryBounds): return .expires
    case .entry(.reviewBounds): return .review
    default: return .name
    }
  }

  private func parts(_ slot: Slot, _ separators: String) -> [String] {
    fields.text(slot).split { separators.contains($0) }.map { String($0).trimmed }.filter { !$0.isEmpty }
  }

  /// Whom it is about, for the message line.
  var name: String {
    switch kind {
    case .make: fields.text(.name)
    case .withdraw(_, let name): name
    }
  }
}
