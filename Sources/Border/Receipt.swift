import Phrases
import ReferenceData

/// A decision in one line, to be read out or copied for the traveller: when and where, which way, the document, the
/// outcome, the stay, and what finds the record in the journal.
///
/// It never has a name or a reason; a referral reads as a second look, as on every panel. Of a decision against what a
/// list asks for it says that two officers took it, and nothing of the list: whoever hears it may be on it.
public struct Receipt: Sendable {
  /// Characters of a masked number that stay readable; one that is not much longer is masked whole.
  static let shownCharacters = 3
  /// Characters of the crossing's id: commands take the beginning of it.
  static let idCharacters = 8

  private let row: CrossingRow
  private let post: Post
  private let reference: ReferenceData
  /// Whether the document's number stands whole.
  private let isWhole: Bool

  public init(_ row: CrossingRow, post: Post, reference: ReferenceData, isWhole: Bool = false) {
    (self.row, self.post, self.reference, self.isWhole) = (row, post, reference, isWhole)
  }

  /// The line, without what comes from outside and is no letter or digit.
  public var phrase: Phrase {
    let moment = post.zone.text(row.time)
    let time = "\(moment.prefix(10)) \(moment.dropFirst(11).prefix(8)) \(post.zone.name) (\(moment.suffix(6)))"
    let isIn = row.direction == .in
    let kind = reference.documentKind(row.document)?.name.value
    let word = reference.outcome(row.outcome)?.panel.value
    let until = row.facts.stayUntil.map(TypedDate.text)
    let place = "\(row.id.prefix(Self.idCharacters)) #\(row.seq)"
    func line(_ parts: String?...) -> String { parts.compactMap(\.self).joined(separator: "  ") }
    return Phrase(
      id: line(
        post.title.value, time, isIn ? "MASUK" : "KELUAR", "\(kind?.id ?? row.document) \(number)",
        word?.id ?? row.outcome, isOfTwo ? "(2 petugas)" : nil, until.map { "tinggal s.d. \($0)" }, place,
        row.isVoid ? "BATAL" : nil),
      en: line(
        post.title.value, time, isIn ? "IN" : "OUT", "\(kind?.en ?? row.document) \(number)",
        word?.en ?? row.outcome, isOfTwo ? "(2 officers)" : nil, until.map { "stay until \($0)" }, place,
        row.isVoid ? "VOID" : nil))
  }

  private var isOfTwo: Bool { row.override?.second != nil }

  private var number: String {
    let number = Phrase.outside(row.number)
    if number.isEmpty { return "-" }
    if isWhole { return number }
    return number.count >= 2 * Self.shownCharacters ? "***" + number.suffix(Self.shownCharacters) : "***"
  }
}
