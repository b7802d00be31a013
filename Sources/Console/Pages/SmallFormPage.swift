import Border
import Phrases
import Terminal

/// The keys that a small form has on every page: each page names them by ids of its own.
protocol SmallFormCommand: RawRepresentable, Sendable where RawValue == String {
  static var save: Self { get }
  static var next: Self { get }
  static var previous: Self { get }
  /// nil: none of its forms has a choice.
  static var turning: Self? { get }
}

extension SmallFormCommand {
  static var turning: Self? { nil }
}

/// A page on which a small form is open, always or at times.
protocol SmallFormPage: PageScreen {
  associatedtype Slot: Hashable & Sendable
  /// nil while no form is open.
  var fields: SmallForm<Slot>? { get set }
}

extension SmallFormPage {
  var field: TextField? { fields?.field }
}

extension SmallFormPage where Command: SmallFormCommand {
  /// Save, turn a choice, next and previous, as far as this form has them. Enter goes on, and saves in the last field.
  func formBindings(_ fields: SmallForm<Slot>, _ scene: Scene, disabled: Phrase?) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    var bindings = [
      bind(
        .save, fields.isLast ? [.enter, .function(10)] : [.function(10)], .formSave, dangerous: true, disabled: disabled
      )
    ]
    if fields.field == nil, let turn = Command.turning {
      bindings.append(bind(turn, [.character(" "), .right, .left], .formTurn))
    }
    guard fields.shown.count > 1 else { return bindings }
    return bindings + [
      bind(.next, fields.isLast ? [.tab, .down] : [.tab, .down, .enter], .formNext),
      bind(.previous, [.backtab, .up], .formPrevious, inBar: false),
    ]
  }
}

extension SmallFormPage {
  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? { fields?.edit(key) == true ? [] : nil }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    fields?.paste(text).map { $0 ? [] : [.say(.pasteCut, .warning)] }
  }

  /// The first Escape on what is written asks; nil: nothing would be lost, or it was the second.
  mutating func askToLeave(losing isContent: Bool) -> [Effect]? {
    guard isContent, fields?.isLeaving == false else { return nil }
    fields?.isLeaving = true
    return [.say(.formUnsaved, .warning)]
  }
}

extension Phrase {
  /// A label of what can't be left empty.
  var required: Phrase { Phrase(id: id + " *", en: en + " *") }

  static let formUnsaved = Phrase(
    id: "Isian belum disimpan. Esc sekali lagi: buang.", en: "Not saved yet. Esc once more throws it away.")
  static let formSending = Phrase(id: "Masih disimpan; tunggu sebentar.", en: "Still being saved; wait a moment.")
}

extension KeyText {
  static let formSave = KeyText(
    title: Phrase(id: "Simpan", en: "Save"),
    help: Phrase(id: "Periksa dan simpan isian ini.", en: "Check and save what is filled in."))
  static let formTurn = KeyText(
    title: Phrase(id: "Pilihan lain", en: "Other choice"),
    help: Phrase(id: "Pilihan berikutnya; panah kiri: sebelumnya.", en: "The next choice; arrow left: the one before."))
  static let formNext = KeyText(
    title: Phrase(id: "Isian lain", en: "Next field"),
    help: Phrase(id: "Ke isian berikutnya.", en: "Go to the next field."))
  static let formPrevious = KeyText(
    title: Phrase(id: "Sebelumnya", en: "Field before"),
    help: Phrase(id: "Ke isian sebelumnya.", en: "Go to the field before."))
}
