import Border
import Phrases
import ReferenceData
import Terminal

/// What is being said of a hit, and why: who the candidate is, or whether a second officer agrees.
struct HitFindingForm: Equatable {
  enum Kind: Equatable {
    case finding(HitDisposed.Finding)
    /// The answer to a request for a second officer.
    case answer(SecondAsk, agrees: Bool)

    /// What reasons are listed under.
    var code: String {
      switch self {
      case .finding(let finding): finding.rawValue
      case .answer(_, let agrees): agrees ? "agree" : "disagree"
      }
    }

    var word: Phrase {
      switch self {
      case .finding(let finding): finding.word
      case .answer(_, true): Phrase(id: "setuju", en: "agree")
      case .answer(_, false): Phrase(id: "tidak setuju", en: "disagree")
      }
    }
  }

  let kind: Kind
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

  /// What the comparison says of date of birth, document, nationality and sex.
  private let facts: [MatchTable.Row]
  /// Reasons that it speaks against, and that the officer was told of.
  private var objected: Set<String> = []

  /// The first reason that the comparison does not speak against is chosen; none is left out.
  init(
    _ kind: Kind, of hit: HitRow, _ candidate: WatchlistChecked.Found, _ facts: [MatchTable.Row], _ tables: HitTables
  ) {
    self.kind = kind
    self.facts = facts
    reasons = tables.reasons(for: kind.code).filter { !$0.needsWords }
    self.hit = hit
    self.candidate = candidate
    seen = hit.finding(list: candidate.list, entry: candidate.entry)?.id
    let fitting = reasons.firstIndex { HitTables.objection(to: $0.code, facts, isGone: hit.isLate) == nil }
    list.select(fitting ?? reasons.count, count: rowCount, height: rowCount)
  }

  /// What speaks against the chosen reason, once.
  mutating func takeObjection() -> Phrase? {
    guard !isOwnWords else { return nil }
    let code = reasons[list.selected].code
    guard let objection = HitTables.objection(to: code, facts, isGone: hit.isLate), objected.insert(code).inserted
    else { return nil }
    return objection
  }

  /// The usual reasons; the officer's own words come behind them.
  let reasons: [HitReason]
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

  /// What is to be recorded; nil while the reason is missing.
  ///
  /// - Parameter isHere: the second officer speaks at this terminal.
  func write(isHere: Bool = false) -> Write? {
    let code = isOwnWords ? HitTables.ownWords : reasons[list.selected].code
    let words = isOwnWords ? field.text : ""
    guard !isOwnWords || hasWords else { return nil }
    switch kind {
    case .finding(let finding):
      return .dispose(
        HitDisposed(
          subject: hit.subject, check: hit.checkID, finding: finding, list: candidate.list, entry: candidate.entry,
          code: code, reason: words, replaces: seen), isHere: isHere)
    case .answer(let ask, let agrees):
      return .second(.answer(ask: ask.id, agrees: agrees, code: code, words: words))
    }
  }

  /// The reason in words, for what has no code; nil while it is missing. A usual one is recorded in Indonesian,
  /// whatever the screen's language: the record is read by all.
  var reasonInWords: String? {
    isOwnWords ? (hasWords ? field.text : nil) : reasons[list.selected].label.value.id
  }

  /// Whether it takes a second officer.
  var needsSecond: Bool {
    guard case .finding = kind else { return false }
    return candidate.isStrong
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
}
