import Border
import Phrases
import Terminal

/// What is kept of a form of the patrol book that is not finished, and the form taken up again.
extension PatrolForm {
  /// What the choice stands for in a draft.
  private static let joint = "yes"

  /// As it was typed, right or wrong.
  func draft(lane: Int) -> FormDraft {
    var draft = FormDraft(
      form: kind == .start ? FormDraft.patrolForm : FormDraft.patrolEntryForm, lane: lane, values: [:])
    for row in fields.rows {
      switch row.entry {
      case .text(let field): draft.patrol[row.slot.draftField] = field.isEmpty ? nil : field.text
      case .choice(_, let selected): draft.patrol[row.slot.draftField] = selected == 1 ? Self.joint : nil
      }
    }
    if case .log(let id, let name) = kind { (draft.patrol[.id], draft.patrol[.name]) = (id, name) }
    return draft
  }

  /// nil where the draft is another form's.
  init?(_ draft: FormDraft) {
    switch draft.form {
    case FormDraft.patrolForm: self.init(.start)
    case FormDraft.patrolEntryForm:
      guard let id = draft.patrol[.id] else { return nil }
      self.init(.log(id: id, name: draft.patrol[.name] ?? id))
    default: return nil
    }
    for row in fields.rows {
      let typed = draft.patrol[row.slot.draftField] ?? ""
      fields.change(row.slot) { row in
        switch row.entry {
        case .text(var field):
          field.clear()
          field.insert(typed)
          row.entry = .text(field)
        case .choice(let options, _): row.entry = .choice(options, selected: typed == Self.joint ? 1 : 0)
        }
      }
    }
  }

  /// The form's title, where the code of a draft is one of these.
  static func title(ofDraft form: String) -> Phrase? {
    switch form {
    case FormDraft.patrolForm: .patrolStarts
    case FormDraft.patrolEntryForm: .patrolEntry
    default: nil
    }
  }
}

extension PatrolForm.Slot {
  fileprivate var draftField: FormDraft.PatrolField {
    switch self {
    case .unit: .unit
    case .leader: .leader
    case .strength: .strength
    case .sector: .sector
    case .joint: .joint
    case .reportMinutes: .reportMinutes
    case .text: .text
    case .position: .position
    case .persons: .persons
    case .handedTo: .handedTo
    }
  }
}
