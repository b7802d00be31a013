import Border
import Phrases
import Terminal

/// A finding that is being written: who the candidate is, and why.
struct HitFindingForm: Equatable {
  let kind: HitDisposed.Finding
  private(set) var hit: HitRow
  let candidate: WatchlistChecked.Found
  private(set) var list = ListState()
  /// The officer's own words, the last of the reasons.
  private(set) var field = TextField(maximum: HitDisposed.reasonLimit)
  /// The words are being written.
  var isWriting = false
  /// Escape was pressed on words: the next one throws them away.
  var isLeaving = false
  /// It was sent to be recorded: nothing is typed or sent until that is settled.
  var isSent = false
  /// It is on disk; the reasons go with the next list.
  var isKept = false
  /// The finding that the officer has seen: only that one may be replaced.
  private var seen: String?
  /// The hit is not among those that are listed any more.
  private(set) var isGone = false

  init(_ kind: HitDisposed.Finding, of hit: HitRow, _ candidate: WatchlistChecked.Found) {
    self.kind = kind
    self.hit = hit
    self.candidate = candidate
    seen = hit.finding(list: candidate.list, entry: candidate.entry)?.id
  }

  /// The usual reasons; the officer's own words come behind them.
  var reasons: [Phrase] { kind.usualReasons }
  var rowCount: Int { reasons.count + 1 }
  var isOwnWords: Bool { list.selected >= reasons.count }
  var hasWords: Bool { field.text.contains { !$0.isWhitespace } }

  /// What counts about the candidate now.
  var current: HitFinding? { hit.finding(list: candidate.list, entry: candidate.entry) }

  /// What somebody has found since the officer began.
  var news: HitFinding? { current.flatMap { $0.id == seen ? nil : $0 } }

  /// Gives what is news, once: then it is seen.
  mutating func takeNews() -> HitFinding? {
    defer { seen = current?.id ?? seen }
    return news
  }

  /// What is to be recorded; nil while the reason is missing. The usual reasons are recorded in Indonesian, whatever the
  /// screen's language: the record is read by all.
  var disposed: HitDisposed? {
    let reason = isOwnWords ? field.text : reasons[list.selected].id
    guard reason.contains(where: { !$0.isWhitespace }) else { return nil }
    return HitDisposed(
      subject: hit.subject, check: hit.checkID, finding: kind, list: candidate.list, entry: candidate.entry,
      reason: reason, replaces: seen)
  }

  mutating func choose(digit: Character, height: Int) {
    guard let number = digit.wholeNumberValue, (1...rowCount).contains(number) else { return }
    isLeaving = false
    list.select(number - 1, count: rowCount, height: height)
  }

  mutating func move(_ key: Key, height: Int) {
    isLeaving = false
    _ = list.handle(key, count: rowCount, height: height)
  }

  mutating func edit(_ key: Key) -> Bool { field.handle(key) }

  mutating func paste(_ text: String) -> Bool { field.insert(text) }

  /// The hit as it is now, where it is still listed.
  mutating func update(from rows: [HitRow]) {
    let new = rows.first { $0.subject == hit.subject }
    isGone = new == nil
    if let new { hit = new }
  }
}

extension HitDisposed.Finding {
  /// What officers see most; at most eight, so that a digit is left for words of one's own.
  var usualReasons: [Phrase] {
    switch self {
    case .samePerson:
      [
        Phrase(id: "nomor dokumen sama", en: "the document number is equal"),
        Phrase(id: "nama dan tanggal lahir sama", en: "name and date of birth are equal"),
        Phrase(id: "wajah sama dengan foto", en: "the face is that of the photo"),
        Phrase(id: "mengaku sendiri", en: "said so themselves"),
      ]
    case .otherPerson:
      [
        Phrase(id: "tanggal lahir lain", en: "another date of birth"),
        Phrase(id: "nomor dokumen lain", en: "another document number"),
        Phrase(id: "wajah lain dari foto", en: "the face is not that of the photo"),
        Phrase(id: "jenis kelamin lain", en: "another sex"),
        Phrase(id: "nama orang tua lain", en: "other parents"),
      ]
    case .cannotTell:
      [
        Phrase(id: "foto tidak jelas", en: "the photo is not clear"),
        Phrase(id: "data di daftar terlalu sedikit", en: "the list says too little"),
        Phrase(id: "perlu jawaban instansi pemilik daftar", en: "the list's owner must be asked"),
      ]
    }
  }

  var word: Phrase {
    switch self {
    case .samePerson: Phrase(id: "orang yang sama", en: "same person")
    case .otherPerson: Phrase(id: "orang lain", en: "other person")
    case .cannotTell: Phrase(id: "tidak dapat dipastikan", en: "can't tell")
    }
  }

  /// A sign before the word, so that a list is read at a glance.
  var sign: String {
    switch self {
    case .samePerson: "="
    case .otherPerson: "x"
    case .cannotTell: "?"
    }
  }

  /// A reason as the reader's language says it, where it is one of the usual ones.
  func reason(_ text: String, _ language: Language) -> String {
    usualReasons.first { $0.id == text }?[language] ?? text
  }
}
