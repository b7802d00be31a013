import Border
import Phrases
import Terminal

/// The word that lets a document be decided that has waited too long: why it is still that of the traveller who stands
/// there. Without it the document is scanned again.
struct RenewPage: PageScreen {
  enum Command: String {
    case save = "renew.save"
  }

  let ticket: Ticket
  let scan: String
  let name: String
  let minutes: Int
  private var words = TextField(maximum: ScanRenewed.reasonLimit)
  /// It was sent to be recorded: nothing is typed until that is settled.
  private var isSent = false

  init(_ ticket: Ticket, scan: String, name: String, minutes: Int) {
    (self.ticket, self.scan, self.name, self.minutes) = (ticket, scan, name, minutes)
  }

  var field: TextField? { words }
  var isFreeForDocument: Bool { words.isEmpty }

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let empty: Phrase? = words.text.allSatisfy(\.isWhitespace) ? .renewNeedsWords : nil
    return [
      Binding(
        Command.save.rawValue, .save, keys: [.enter, .function(10)], title: KeyText.renewSave.title[scene.language],
        help: KeyText.renewSave.help[scene.language], isDangerous: true,
        disabledReason: (scene.problem(.decide) ?? empty)?[scene.language])
    ]
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    guard !isSent else { return [] }
    isSent = true
    return [.record(.renew(scan: scan, reason: words.text), name: name)]
  }

  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] {
    isSent = false
    return isKept ? [.leave] : []
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? { !isSent && words.handle(key) ? [] : nil }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    guard !isSent else { return nil }
    return words.insert(text) ? [] : [.say(.pasteCut, .warning)]
  }

  func draw(into canvas: inout Canvas, _ scene: Scene) {
    let inner = canvas.box(title: Phrase.renewTitle[scene.language], trailing: name, isFocused: true)
    canvas.inside(inner) { canvas in
      let width = max(canvas.size.width - 2, 1)
      let note = Phrase.renewNote(minutes)[scene.language]
      let lines = SafeText.wrap(note, width: width, limit: max(canvas.size.height - 2, 1))
      for (y, line) in lines.enumerated() { canvas.text(line, x: 1, y: y, width: width, style: .warning) }
      canvas.text(Phrase.reason[scene.language], x: 1, y: lines.count, width: width, style: .accent)
      canvas.inside(Rect(x: 1, y: lines.count + 1, width: width, height: 1)) { words.draw(into: &$0, isFocused: true) }
    }
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
