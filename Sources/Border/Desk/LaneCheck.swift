import Journal
import Phrases
import TravelDocuments
import Watchlist

/// The watchlist's answer for one traveller: what was asked, of which lists, what came back.
public struct LaneCheck: Sendable, Equatable {
  public var traveller: Traveller
  public var documentNumber: String?
  public var lists: [WatchlistChecked.ListUsed]
  public var index: WatchlistChecked.IndexUsed?
  public var candidates: [Candidate]
  /// What holds of the candidates: this traveller was compared with them before.
  public var marks: [ClearedMark]
  /// What their lists ask for, in the order of the candidates; shorter where that was not looked at.
  public var measures: [ListedMeasure?] = []

  public init(
    traveller: Traveller, documentNumber: String?, lists: [WatchlistChecked.ListUsed],
    index: WatchlistChecked.IndexUsed? = nil, candidates: [Candidate], marks: [ClearedMark] = []
  ) {
    self.traveller = traveller
    self.documentNumber = documentNumber
    self.lists = lists
    self.index = index
    self.candidates = candidates
    self.marks = marks
  }

  /// The check as it is recorded for a scan or a crossing.
  ///
  /// Texts out of lists are cut and candidates left out from the end where they would not fit into a record; published
  /// lists come nowhere near either.
  public func event(subject: String) -> WatchlistChecked {
    var check = WatchlistChecked(
      subject: subject, traveller: traveller, documentNumber: documentNumber, lists: lists, index: index,
      candidates: candidates.prefix(WatchlistChecked.candidateLimit).map(WatchlistChecked.Found.init))
    for index in check.candidates.indices {
      let found = check.candidates[index]
      let mark = marks.first { $0.cleared.list == found.list && $0.cleared.entry == found.entry }
      check.candidates[index].cleared = mark.map(WatchlistChecked.Cleared.init)
      if measures.indices.contains(index), let measure = measures[index] {
        check.candidates[index].listClass = WatchlistChecked.Found.told(measure.classCode)
        check.candidates[index].action = WatchlistChecked.Found.told(measure.action)
      }
    }
    while check.byteCount > Self.byteLimit, !check.candidates.isEmpty { check.candidates.removeLast() }
    return check
  }

  /// Why the lists were not asked by the traveller's name; nil where they were.
  public var nameNotSearched: Phrase? { traveller.nameNotSearched(beside: documentNumber) }

  /// Whether a recorded check told the officer the same: the same entries, in the same bands, with the same marks. Other
  /// bands of the post, a mark that was made or fell, and another program can make it tell something else.
  public func says(asIn check: WatchlistChecked) -> Bool {
    event(subject: "").candidates.elementsEqual(check.candidates) { new, old in
      new.list == old.list && new.entry == old.entry && new.band == old.band && new.cleared?.mark == old.cleared?.mark
    }
  }

  /// Bytes of an event's body, well below the 65,535 of a record's line.
  static let byteLimit = 48_000
}

extension Traveller {
  /// Why no list is asked by the name; nil where it can be. The number that stands beside it may be asked by itself.
  public func nameNotSearched(beside number: String?) -> Phrase? {
    guard !name.isEmpty, !WatchlistQuery(name: name).hasSearchableName else { return nil }
    guard WatchlistQuery(name: "", documentNumber: number).hasSearchableNumber else {
      return Phrase(
        id: "Namanya tidak berhuruf Latin: TIDAK diperiksa ke daftar.",
        en: "The name has no Latin letters: the lists were NOT asked.")
    }
    return Phrase(
      id: "Namanya tidak berhuruf Latin: hanya nomor dokumen diperiksa ke daftar, nama TIDAK.",
      en: "The name has no Latin letters: the lists were asked by the document's number alone, NOT by the name.")
  }
}

extension WatchlistChecked.Found {
  private static let textLimit = 200
  private static let reasonLimit = 16

  /// A text out of a list as records take it; nil where it is empty.
  static func told(_ text: String) -> String? {
    text.isEmpty ? nil : String(text.unicodeScalars.prefix(textLimit))
  }

  /// A candidate as records hold it: texts out of lists are cut to what a record takes.
  public init(_ candidate: Candidate) {
    func cut(_ text: String) -> String { String(text.unicodeScalars.prefix(Self.textLimit)) }
    self.init(
      entry: cut(candidate.entry), list: cut(candidate.list), score: min(max(candidate.score, 0), 1),
      band: candidate.band.rawValue, name: cut(candidate.name),
      reasons: candidate.reasons.prefix(Self.reasonLimit).map { cut(ReasonCode.text($0)) })
  }
}

extension EventBody {
  var byteCount: Int {
    var json = JSONWriter()
    write(to: &json)
    return json.bytes.count
  }
}
