import Border
import Phrases
import Terminal

/// The word that lets a document be decided that has waited too long: why it is still that of the traveller who stands
/// there. Without it the document is scanned again.
struct RenewPage: SmallFormPage {
  enum Command: String {
    case save = "renew.save"
  }

  enum Slot: Sendable { case reason }

  let ticket: Ticket
  let scan: String
  let name: String
  let minutes: Int
  var fields: SmallForm<Slot>? = SmallForm([.text(.reason, .reason, maximum: ScanRenewed.reasonLimit)])

  init(_ ticket: Ticket, scan: String, name: String, minutes: Int) {
    (self.ticket, self.scan, self.name, self.minutes) = (ticket, scan, name, minutes)
  }

  private var words: String { fields?.text(.reason) ?? "" }
  var isFreeForDocument: Bool { words.isEmpty }

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let empty: Phrase? = words.allSatisfy(\.isWhitespace) ? .renewNeedsWords : nil
    let bind = KeyBinder<Command>(scene)
    return [
      bind(.save, [.enter, .function(10)], .renewSave, dangerous: true, disabled: scene.problem(.decide) ?? empty)
    ]
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    guard fields?.isSent == false else { return [.say(.formSending, .warning)] }
    fields?.isSent = true
    return [.record(.renew(scan: scan, reason: words), name: name)]
  }

  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] {
    fields?.isSent = false
    return isKept ? [.leave] : []
  }

  mutating func escape(_ scene: Scene) -> [Effect] { askToLeave(losing: !words.isEmpty) ?? [.leave] }

  func draw(into canvas: inout Canvas, _ scene: Scene) {
    let inner = canvas.box(title: Phrase.renewTitle[scene.language], trailing: name, isFocused: true)
    let note = Span(Phrase.renewNote(minutes)[scene.language], .warning)
    canvas.inside(inner) { fields?.draw(into: &$0, scene.language, labels: .above, notes: [note]) }
  }
}

extension Phrase {
  static let renewTitle = Phrase(id: "Masih orang ini", en: "Still theirs")
  static let renewNeedsWords = Phrase(id: "tulis alasannya dulu", en: "write the reason first")

  static func renewNote(_ minutes: Int) -> Phrase {
    Phrase(
      id:
        "Dokumen ini dipindai \(minutes) menit lalu. Samakan wajah dan dokumen dengan orang di depan Anda, lalu tulis "
        + "mengapa masih dokumennya; alasan itu dicatat. Lebih baik: pindai ulang (Esc).",
      en:
        "This document was scanned \(minutes) minutes ago. Compare face and document with the person before you, then "
        + "write why it is still theirs; the reason is recorded. Better: scan it again (Esc).")
  }

  /// Why nothing can be decided: it has waited too long.
  static func waitedTooLong(_ minutes: Int) -> Phrase {
    Phrase(
      id: "sudah menunggu \(minutes) menit; pindai ulang, atau V", en: "waited \(minutes) minutes; scan again, or V")
  }
}

extension KeyText {
  static let renewSave = KeyText(
    title: Phrase(id: "Simpan", en: "Save"),
    help: Phrase(id: "Catat alasannya; dokumen dapat diputuskan lagi.", en: "Record the reason; it can be decided."))
  static let keyRenew = KeyText(
    title: Phrase(id: "Masih orang ini", en: "Still theirs"),
    help: Phrase(
      id: "Dokumen menunggu terlalu lama: catat mengapa masih milik orang ini.",
      en: "It waited too long: record why it is still this person's."))
}
