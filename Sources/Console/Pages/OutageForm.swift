import Border
import Journal
import Phrases
import Terminal

import struct Journal.Record

/// What is asked to declare or end an outage, for its slips, and for what was told.
struct OutageForm: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case declare(isDrill: Bool)
    case end(String, isDrill: Bool)
    case give(String)
    case settle(String)
    case tell(String, count: Int)
  }

  struct Field: Equatable, Sendable {
    let label: Phrase
    var field: TextField
  }

  let kind: Kind
  private(set) var fields: [Field]
  private(set) var focus = 0
  private(set) var problem: Phrase?
  /// It was sent to be recorded: nothing is typed or sent until that is settled.
  var isSent = false

  /// - Parameter texts: what stands in the fields at first.
  init(_ kind: Kind, _ texts: [String]) {
    self.kind = kind
    fields = zip(kind.fields, texts).map { Field(label: $0.label, field: TextField($1, maximum: $0.maximum)) }
  }

  var field: TextField? { fields.indices.contains(focus) ? fields[focus].field : nil }
  var isLast: Bool { focus == fields.count - 1 }

  mutating func move(_ step: Int) { focus = (focus + step + fields.count) % fields.count }

  mutating func edit(_ key: Key) -> Bool {
    guard fields.indices.contains(focus) else { return false }
    problem = nil
    return fields[focus].field.handle(key)
  }

  /// Gives false where something was left out, nil where there is no field.
  mutating func paste(_ text: String) -> Bool? {
    guard fields.indices.contains(focus) else { return nil }
    problem = nil
    return fields[focus].field.insert(text)
  }

  // MARK: Reading

  /// What is to be recorded; nil where something is wrong: it shows then, and that field has the focus.
  mutating func write(_ now: Timestamp, _ zone: PostZone) -> OutageWrite? {
    let texts = fields.map { $0.field.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    switch kind {
    case .declare(let isDrill):
      guard let number = Int(texts[0]), OutagePage.causes.indices.contains(number - 1) else {
        return wrong(0, .outageCauseDigit)
      }
      let cause = OutagePage.causes[number - 1]
      guard let since = moment(texts[1], now, zone) else { return wrong(1, .outageNoTime) }
      guard cause != .other || !texts[2].isEmpty else { return wrong(2, OutageRefusal.wordsMissing.phrase()) }
      return .declare(cause, since: since, words: texts[2], isDrill: isDrill)
    case .end(let outage, _):
      guard let until = moment(texts[0], now, zone) else { return wrong(0, .outageNoTime) }
      return .end(outage, until: until, words: texts[1])
    case .give(let outage):
      guard let range = PaperRange(texts[0]) else { return wrong(0, OutageRefusal.papers(texts[0]).phrase()) }
      let lane = Int(texts[1])
      guard texts[1].isEmpty || lane.map(CrossingRules.lanes.contains) == true else {
        return wrong(1, Refusal.wrongForm(.lane, texts[1]).phrase())
      }
      return .give(range, lane: lane, outage: outage)
    case .settle(let outage):
      guard let range = PaperRange(texts[0]) else { return wrong(0, OutageRefusal.papers(texts[0]).phrase()) }
      let states = PapersSettled.State.allCases
      guard let number = Int(texts[1]), states.indices.contains(number - 1) else { return wrong(1, .outageStateDigit) }
      guard !texts[2].isEmpty else { return wrong(2, Refusal.missing(.reason).phrase()) }
      return .settle(range, states[number - 1], reason: texts[2], outage: outage)
    case .tell(let outage, _): return .tell(outage, words: texts[0])
    }
  }

  /// An empty field means now, which is told by nil inside; nil: what stands there is no moment.
  private func moment(_ text: String, _ now: Timestamp, _ zone: PostZone) -> Timestamp?? {
    if text.isEmpty { return .some(nil) }
    guard let time = PastMoment.parse(text, now: now, zone) else { return nil }
    return time
  }

  private mutating func wrong(_ index: Int, _ problem: Phrase) -> OutageWrite? {
    (focus, self.problem) = (index, problem)
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
