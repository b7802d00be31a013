import Border
import Journal
import Phrases

import struct Journal.Record

/// What is asked to declare or end an outage, for its slips, and for what was told.
struct OutageForm: Equatable, Sendable {
  enum Slot: Sendable { case cause, since, until, words, papers, lane, state, reason }

  enum Kind: Equatable, Sendable {
    case declare(isDrill: Bool)
    case end(String, isDrill: Bool)
    case give(String)
    case settle(String)
    case tell(String, count: Int)
  }

  let kind: Kind
  var fields: SmallForm<Slot>

  /// - Parameter texts: what stands in fields at first.
  init(_ kind: Kind, _ texts: [Slot: String] = [:]) {
    self.kind = kind
    fields = SmallForm(
      kind.fields.map { .text($0.slot, $0.label, texts[$0.slot] ?? "", maximum: $0.maximum) })
  }

  // MARK: Reading

  /// What is to be recorded; nil where something is wrong: it shows then, and that field has the focus.
  mutating func write(_ now: Timestamp, _ zone: PostZone) -> OutageWrite? {
    fields.forgetProblems()
    let words = fields.words(.words)
    switch kind {
    case .declare(let isDrill):
      guard let cause = listed(.cause, OutagePage.causes) else { return wrong(.cause, .outageCauseDigit) }
      guard let since = moment(.since, now, zone) else { return wrong(.since, .outageNoTime) }
      guard cause != .other || !words.isEmpty else { return wrong(.words, OutageRefusal.wordsMissing.phrase()) }
      return .declare(cause, since: since, words: words, isDrill: isDrill)
    case .end(let outage, _):
      guard let until = moment(.until, now, zone) else { return wrong(.until, .outageNoTime) }
      return .end(outage, until: until, words: words)
    case .give(let outage):
      guard let range = papers() else { return nil }
      let typed = fields.words(.lane)
      let lane = Int(typed)
      guard typed.isEmpty || lane.map(CrossingRules.lanes.contains) == true else {
        return wrong(.lane, Refusal.wrongForm(.lane, typed).phrase())
      }
      return .give(range, lane: lane, outage: outage)
    case .settle(let outage):
      guard let range = papers() else { return nil }
      guard let state = listed(.state, PapersSettled.State.allCases) else { return wrong(.state, .outageStateDigit) }
      let reason = fields.words(.reason)
      guard !reason.isEmpty else { return wrong(.reason, Refusal.missing(.reason).phrase()) }
      return .settle(range, state, reason: reason, outage: outage)
    case .tell(let outage, _): return .tell(outage, words: words)
    }
  }

  /// What a typed digit stands for.
  private func listed<Value>(_ slot: Slot, _ values: [Value]) -> Value? {
    guard let number = Int(fields.words(slot)), values.indices.contains(number - 1) else { return nil }
    return values[number - 1]
  }

  private mutating func papers() -> PaperRange? {
    let typed = fields.words(.papers)
    if let range = PaperRange(typed) { return range }
    fields.refuse(.papers, OutageRefusal.papers(typed).phrase())
    return nil
  }

  /// An empty field means now, which is told by nil inside; nil: what stands there is no moment.
  private func moment(_ slot: Slot, _ now: Timestamp, _ zone: PostZone) -> Timestamp?? {
    let text = fields.words(slot)
    if text.isEmpty { return .some(nil) }
    guard let time = PastMoment.parse(text, now: now, zone) else { return nil }
    return time
  }

  private mutating func wrong(_ slot: Slot, _ problem: Phrase) -> OutageWrite? {
    fields.refuse(slot, problem)
    return nil
  }
}

/// What the page of outages records.
enum OutageWrite: Sendable, Equatable {
  /// `since` nil: from now on.
  case declare(OutageDeclared.Cause, since: Timestamp?, words: String?, isDrill: Bool)
  case end(String, until: Timestamp?, words: String?)
  case give(PaperRange, lane: Int?, outage: String)
  case settle(PaperRange, PapersSettled.State, reason: String, outage: String)
  /// All that is still to be told of, as far as one event takes it.
  case tell(String, words: String?)

  /// What the message line says when it is on disk.
  var kept: Phrase {
    switch self {
    case .declare(_, _, _, isDrill: true):
      Phrase(id: "Latihan dinyatakan, tersimpan", en: "The drill is declared, kept")
    case .declare: Phrase(id: "Gangguan dinyatakan, tersimpan", en: "The outage is declared, kept")
    case .end: Phrase(id: "Berakhir, tersimpan", en: "Ended, kept")
    case .give: Phrase(id: "Kertas dibagikan, tersimpan", en: "The slips are given out, kept")
    case .settle: Phrase(id: "Kertas dipertanggungjawabkan, tersimpan", en: "The slips are accounted for, kept")
    case .tell: Phrase(id: "Laporan tersimpan", en: "The telling is kept")
    }
  }
}

extension Desk {
  func carryOut(_ write: OutageWrite, id: String) throws -> Record? {
    switch write {
    case .declare(let cause, let since, let words, let isDrill):
      try declareOutage(cause, since: since, words: words, isDrill: isDrill, id: id)
    case .end(let outage, let until, let words): try endOutage(outage, until: until, words: words, id: id)
    case .give(let range, let lane, let outage): try givePapers(range, lane: lane, outage: outage, id: id)
    case .settle(let range, let state, let reason, let outage):
      try settlePapers(range, state, reason: reason, outage: outage, id: id)
    case .tell(let outage, let words): try reconcile(outage: outage, words: words, id: id)
    }
  }
}
