import Border
import Phrases
import Scanners
import Terminal

/// What is asked for a draw, a swap, or a lane that somebody else has.
struct DutyForm: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case draw, swap
    case takeOver(LaneWay)
    /// The scanner of a lane, and the one that it has.
    case scanner(lane: Int, ScannerPlace?)

    var title: Phrase {
      switch self {
      case .draw: .dutyDrawTitle
      case .swap: .dutySwapTitle
      case .takeOver: .dutyTakeOverTitle
      case .scanner: .dutyScannerTitle
      }
    }
  }

  let kind: Kind
  private(set) var fields: [(label: Phrase, field: TextField)]
  private(set) var focus = 0
  private(set) var problem: Phrase?
  /// It was sent to be recorded: nothing is typed or sent until that is settled.
  var isSent = false

  init(_ kind: Kind, _ text: String = "") {
    self.kind = kind
    let reason = (Phrase.reason, TextField(maximum: LaneOpened.reasonLimit))
    fields =
      switch kind {
      case .draw: [(.dutyLanesField, TextField(text, maximum: 400))]
      case .swap: [(.dutyColleagueField, TextField(maximum: 100)), reason]
      case .takeOver: [reason]
      case .scanner(_, let place): Self.scannerFields(place)
      }
  }

  static func == (left: Self, right: Self) -> Bool {
    (left.kind, left.focus, left.problem, left.isSent) == (right.kind, right.focus, right.problem, right.isSent)
      && left.fields.map(\.field) == right.fields.map(\.field)
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

  /// What is to be recorded; nil where something is wrong: it shows then, and that field has the focus.
  mutating func write(_ state: DutyState) -> DutyWrite? {
    let texts = fields.map(\.field.text)
    if case .scanner(let lane, let place) = kind { return scanner(lane, place, texts) }
    if let reason = texts.last, kind != .draw, reason.allSatisfy(\.isWhitespace) {
      (focus, problem) = (fields.count - 1, Refusal.missing(.reason).phrase())
      return nil
    }
    switch kind {
    case .takeOver(let way): return .open(way, takeOver: texts[0])
    case .draw:
      let words = texts[0].split(whereSeparator: { $0.isWhitespace || $0 == "," })
      let lanes = words.compactMap(LaneWay.init(text:))
      if !lanes.isEmpty, lanes.count == words.count { return .draw(lanes) }
      problem = DutyRefusal.lanesToDraw.phrase()
    case .swap:
      if let pair = state.pair(texts[0]) { return .swap(pair.0, pair.1, reason: texts[1]) }
      (focus, problem) = (0, .dutyColleagueMissing)
    case .scanner: break
    }
    return nil
  }

  /// Points at what is wrong.
  mutating func refuse(_ phrase: Phrase, field: Int) { (focus, problem) = (field, phrase) }
}

/// What the page of duty records.
enum DutyWrite: Sendable, Equatable {
  case report
  case draw([LaneWay])
  case swap(String, String, reason: String)
  case open(LaneWay, takeOver: String?)
  case close(Int)
  case claim(ScannerPlace, lane: Int, takeOver: String?)
  case release(lane: Int)

  /// What the message line says when it is on disk.
  var kept: Phrase {
    switch self {
    case .report: Phrase(id: "Laporan sif tersimpan", en: "The report is kept")
    case .draw: Phrase(id: "Undian lajur tersimpan", en: "The draw is kept")
    case .swap: Phrase(id: "Tukar lajur tersimpan", en: "The swap is kept")
    case .open: Phrase(id: "Lajur dibuka, tersimpan", en: "The lane is open, kept")
    case .close: Phrase(id: "Lajur ditutup, tersimpan", en: "The lane is closed, kept")
    case .claim: Phrase(id: "Pemindai dipasang, tersimpan", en: "The scanner is the lane's, kept")
    case .release: Phrase(id: "Pemindai dilepas, tersimpan", en: "The scanner is released, kept")
    }
  }
}
