import Border
import Phrases
import ReferenceData

/// What is kept of an entry's form that is not finished, and the form taken up again.
extension EntryForm {
  /// As it was typed, right or wrong; of choices the codes.
  func draft(lane: Int) -> FormDraft {
    var draft = FormDraft(form: kind == .make ? FormDraft.entryForm : FormDraft.withdrawalForm, lane: lane, values: [:])
    for row in fields.rows {
      switch row.entry {
      case .text(let field): draft.entry[row.slot.draftField] = field.isEmpty ? nil : field.text
      case .choice: draft.entry[row.slot.draftField] = fields.chosen(row.slot, codes(row.slot))
      }
    }
    if case .withdraw(let id, let name) = kind { (draft.entry[.id], draft.entry[.name]) = (id, name) }
    return draft
  }

  /// nil where the draft is another form's.
  init?(_ draft: FormDraft, reference: ReferenceData) {
    switch draft.form {
    case FormDraft.entryForm: self.init(.make, reference: reference)
    case FormDraft.withdrawalForm:
      guard let id = draft.entry[.id] else { return nil }
      self.init(.withdraw(id: id, name: draft.entry[.name] ?? id), reference: reference)
    default: return nil
    }
    for row in fields.rows {
      let typed = draft.entry[row.slot.draftField] ?? ""
      let place = codes(row.slot).firstIndex(of: typed)
      fields.change(row.slot) { row in
        switch row.entry {
        case .text(var field):
          field.clear()
          field.insert(typed)
          row.entry = .text(field)
        case .choice(let options, _):
          row.entry = .choice(options, selected: place.map { $0 + 1 } ?? 0)
          // Chosen with another version's tables: it is said, and not taken for something else.
          if place == nil, !typed.isEmpty { row.problem = .entryUnknownChoice(typed) }
        }
      }
    }
    sayAction()
  }

  /// The form's title, where the code of a draft is one of these.
  static func title(ofDraft form: String) -> Phrase? {
    switch form {
    case FormDraft.entryForm: Kind.make.title
    case FormDraft.withdrawalForm: Kind.withdraw(id: "", name: "").title
    default: nil
    }
  }

  /// What the options of a choice stand for, behind the first.
  private func codes(_ slot: Slot) -> [String] {
    switch slot {
    case .sex: ["F", "M"]
    case .listClass: WatchlistEntryMade.ListClass.allCases.map(\.rawValue)
    case .action: actions
    case .grade: WatchlistEntryMade.Grade.allCases.map(\.rawValue)
    default: []
    }
  }
}

extension EntryForm.Slot {
  fileprivate var draftField: FormDraft.EntryField {
    switch self {
    case .name: .name
    case .aliases: .aliases
    case .weakAliases: .weakAliases
    case .births: .births
    case .documents: .documents
    case .sex: .sex
    case .nationalities: .nationalities
    case .listClass: .listClass
    case .action: .action
    case .legalBasis: .legalBasis
    case .owner: .owner
    case .grade: .grade
    case .review: .review
    case .expires: .expires
    case .reason: .reason
    }
  }
}

extension Phrase {
  fileprivate static func entryUnknownChoice(_ code: String) -> Phrase {
    Phrase(
      id: "Draf memilih \"\(code)\", yang tidak dikenal di sini; pilih lagi.",
      en: "The draft chose \"\(code)\", which is not known here; choose again.")
  }
}
