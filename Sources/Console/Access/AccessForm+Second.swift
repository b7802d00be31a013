import Border
import Phrases

/// What waits for a second person.
extension AccessForm.Purpose {
  /// The request, and what is said where nobody approves it; nil: this is for something else.
  var awaiting: (request: Request, sentence: Phrase)? {
    switch self {
    case .approve(let request, let permission, let approvers):
      (request, Refusal.access(.secondPersonNeeded(permission, approvers: approvers)).phrase())
    case .name(let request, let sentence): (request, sentence)
    case .opening, .signIn, .unlock, .passphrase, .pin, .rule: nil
    }
  }

  /// How the second officer is asked for at other consoles instead; nil where that can't be.
  var askable: SecondWrite? {
    guard case .decide(_, let crossing)? = awaiting?.request, let scan = crossing.scan, let words = crossing.words
    else {
      return nil
    }
    return .ask(scan: scan, outcome: crossing.outcome, crossing.direction, words: words)
  }
}

extension KeyText {
  static let keyElsewhere = KeyText(
    title: Phrase(id: "Minta di konsol lain", en: "Ask elsewhere"),
    help: Phrase(
      id: "Petugas lain menjawab di layar Temuan konsolnya; keputusan ini diambil lagi sesudah disetujui.",
      en: "Another officer answers on their Hits screen; this decision is taken again once they agree."))
}

extension Phrase {
  static let secondNameMissing = Phrase(
    id: "Nama petugas kedua belum diisi.", en: "The second officer's name is missing.")
  static let secondUnproven = Phrase(
    id: "Penyimpanan ini tanpa sandi: nama dicatat sebagai tidak terbukti.",
    en: "This store has no passphrases: the name is recorded as not proven.")
  static let askedElsewhere = Phrase(
    id: "Petugas kedua diminta di konsol lain; ambil keputusan ini lagi sesudah disetujui.",
    en: "A second officer is asked for at other consoles; take this decision again once they agree.")
}
