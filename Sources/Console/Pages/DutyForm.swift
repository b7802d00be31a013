import Border
import Phrases
import Scanners
import Terminal

/// What is asked for a draw, a swap, or a lane that somebody else has.
struct DutyForm: Equatable, Sendable {
  enum Slot: Sendable { case lanes, colleague, reason, path, settings }

  enum Kind: Equatable, Sendable {
    /// Without those who have not reported.
    case draw(missing: [String])
    case swap
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
  var fields: SmallForm<Slot>

  init(_ kind: Kind, _ text: String = "") {
    self.kind = kind
    let reason = SmallForm<Slot>.Row.text(.reason, .reason, maximum: LaneOpened.reasonLimit)
    let rows: [SmallForm<Slot>.Row] =
      switch kind {
      case .draw(let missing):
        [.text(.lanes, .dutyLanesField, text, maximum: 400)]
          + (missing.isEmpty ? [] : [.text(.reason, .dutyDrawReason, maximum: LaneDrawn.reasonLimit)])
      case .swap: [.text(.colleague, .dutyColleagueField, maximum: 100), reason]
      case .takeOver: [reason]
      case .scanner(_, let place): Self.scannerRows(place)
      }
    fields = SmallForm(rows)
  }

  /// What is to be recorded; nil where something is wrong: it shows then, and that field has the focus.
  mutating func write(_ state: DutyState) -> DutyWrite? {
    fields.forgetProblems()
    let reason = fields.text(.reason)
    switch kind {
    case .scanner(let lane, let place): return scanner(lane, place)
    case .draw(let missing):
      if !missing.isEmpty, reason.allSatisfy(\.isWhitespace) {
        fields.refuse(.reason, Refusal.missing(.reason).phrase())
        return nil
      }
      let words = fields.text(.lanes).split(whereSeparator: { $0.isWhitespace || $0 == "," })
      let lanes = words.compactMap(LaneWay.init(text:))
      if !lanes.isEmpty, lanes.count == words.count { return .draw(lanes, reason: missing.isEmpty ? nil : reason) }
      fields.refuse(.lanes, DutyRefusal.lanesToDraw.phrase())
    case .swap, .takeOver:
      guard !reason.allSatisfy(\.isWhitespace) else {
        fields.refuse(.reason, Refusal.missing(.reason).phrase())
        return nil
      }
      if case .takeOver(let way) = kind { return .open(way, takeOver: reason) }
      if let pair = state.pair(fields.text(.colleague)) { return .swap(pair.0, pair.1, reason: reason) }
      fields.refuse(.colleague, .dutyColleagueMissing)
    }
    return nil
  }
}

/// What the page of duty records.
enum DutyWrite: Sendable, Equatable {
  case report
  /// - Parameter reason: why somebody who is rostered is not waited for.
  case draw([LaneWay], reason: String?)
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
