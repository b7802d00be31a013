import Border
import Phrases
import Terminal

extension FormPage {
  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    return switch stage {
    case .choosing:
      [
        bind(.open, [.enter], .keyOpenForm), bind(.pick, Self.digits, .keyPickForm, inBar: false),
        bind(.move, Self.moving, .keyMove, inBar: false),
      ]
    case .opening: []
    case .filling(let filling): bindings(filling, scene)
    }
  }

  private static let digits = (1...9).map { Key.character(Character("\($0)")) }
  private static let moving: [Key] = [.up, .down, .pageUp, .pageDown, .home, .end]

  private func bindings(_ filling: FormFilling, _ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    if filling.list != nil {
      return [
        bind(.take, [.enter], .keyTakeChoice), bind(.pick, Self.digits, .keyPickChoice, inBar: false),
        bind(.move, Self.moving, .keyMove, inBar: false),
      ]
    }
    let isEnterFree = !asksToLeave
    let ends = isEnterFree && filling.endsByEnter
    let finish: [Key] = (ends ? [.enter] : []) + [.function(10), .control("s")]
    let next: [Key] = (isEnterFree && !ends ? [.enter] : []) + [.tab, .down]
    var bindings = [
      bind(.next, next, .keyNextField),
      finishing(filling, finish, scene),
      bind(.previous, [.backtab, .up], .keyPreviousField, inBar: false),
      bind(.ends, [.pageUp, .pageDown], .keyEndFields, inBar: false),
    ]
    if asksToLeave { bindings.insert(bind(.stay, [.enter], .keyStay), at: 0) }
    if filling.editor == nil {
      bindings += [
        bind(.turn, [.left, .right], .keyTurnChoice),
        bind(.list, [.character(" "), .function(4)], .keyChoiceList),
        bind(.pick, Self.digits, .keyPickChoice, inBar: false),
        bind(.clear, [.delete, .backspace], .keyClearChoice, inBar: false),
      ]
    }
    return bindings
  }

  /// An amendment is recorded by it; a document only opens at the lane, and what is added by hand only shows there.
  private func finishing(_ filling: FormFilling, _ keys: [Key], _ scene: Scene) -> Binding<Command> {
    let bind = KeyBinder<Command>(scene)
    return switch filling.use {
    case .entering: bind(.finish, keys, .keyEnterDocument, disabled: scene.problem(.receive))
    case .adding: bind(.finish, keys, .keyAddToTraveller)
    case .paper:
      bind(.finish, keys, .keySaveSlip, dangerous: true, disabled: scene.problem(.decide))
    case .amending(let row):
      bind(
        .finish, keys, .keySaveAmendment, dangerous: true,
        disabled: row.isVoid ? .alreadyVoid : scene.problem(.amend))
    }
  }
}

extension KeyText {
  fileprivate static let keyOpenForm = KeyText(
    title: Phrase(id: "Isi", en: "Fill in"),
    help: Phrase(
      id: "Buka formulir yang dipilih, atau lanjutkan drafnya.", en: "Open the chosen form, or go on with the draft."))
  fileprivate static let keyPickForm = KeyText(
    title: Phrase(id: "Nomor", en: "Number"),
    help: Phrase(id: "Buka formulir dengan nomornya.", en: "Open a form by its number."))
  fileprivate static let keyNextField = KeyText(
    title: Phrase(id: "Berikut", en: "Next"),
    help: Phrase(
      id: "Isian berikutnya; Enter di isian terakhir menyelesaikan.",
      en: "The next field; Enter in the last one finishes."))
  fileprivate static let keyPreviousField = KeyText(
    title: Phrase(id: "Sebelumnya", en: "Previous"), help: Phrase(id: "Isian sebelumnya.", en: "The field before."))
  fileprivate static let keyEndFields = KeyText(
    title: Phrase(id: "Ujung", en: "Ends"),
    help: Phrase(id: "Isian pertama atau terakhir.", en: "The first or the last field."))
  fileprivate static let keyEnterDocument = KeyText(
    title: Phrase(id: "Selesai", en: "Finish"),
    help: Phrase(
      id: "Periksa isian, catat dokumennya, dan buka di lajur.",
      en: "Check the fields, record the document and open it at the lane."))
  fileprivate static let keyAddToTraveller = KeyText(
    title: Phrase(id: "Pakai", en: "Take"),
    help: Phrase(id: "Pakai untuk pelintas ini.", en: "Take it for this traveller."))
  fileprivate static let keySaveAmendment = KeyText(
    title: Phrase(id: "Simpan", en: "Save"),
    help: Phrase(
      id: "Catat perbaikan; catatan yang lama tetap ada.", en: "Record the amendment; the old record stays."))
  fileprivate static let keySaveSlip = KeyText(
    title: Phrase(id: "Simpan", en: "Save"),
    help: Phrase(
      id: "Catat kertas ini sebagai pelintasan terlambat; lalu kertas berikut.",
      en: "Record this slip as a late crossing; then the next slip."))
  fileprivate static let keyTurnChoice = KeyText(
    title: Phrase(id: "Pilih", en: "Choose"),
    help: Phrase(
      id: "Pilihan sebelumnya atau berikutnya; huruf pertamanya juga memilih.",
      en: "The choice before or after; its first letter chooses too."))
  fileprivate static let keyChoiceList = KeyText(
    title: Phrase(id: "Daftar", en: "List"),
    help: Phrase(id: "Buka daftar semua pilihan.", en: "Open the list of all choices."))
  fileprivate static let keyPickChoice = KeyText(
    title: Phrase(id: "Nomor", en: "Number"),
    help: Phrase(id: "Ambil pilihan dengan nomornya.", en: "Take a choice by its number."))
  fileprivate static let keyClearChoice = KeyText(
    title: Phrase(id: "Kosongkan", en: "Clear"), help: Phrase(id: "Tanpa pilihan.", en: "No choice."))
  fileprivate static let keyTakeChoice = KeyText(
    title: Phrase(id: "Ambil", en: "Take"), help: Phrase(id: "Ambil pilihan ini.", en: "Take this choice."))
  fileprivate static let keyStay = KeyText(
    title: Phrase(id: "Lanjut", en: "Go on"),
    help: Phrase(id: "Lanjutkan formulir ini.", en: "Go on with this form."))
}
