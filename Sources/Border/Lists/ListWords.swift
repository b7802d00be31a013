import Phrases
import ReferenceData
import TravelDocuments
import Watchlist

/// A word out of a list and how many entries have it.
public struct WordCount: Hashable, Sendable {
  public let word: String
  public let count: Int

  /// Words that are told one by one.
  static let toldMost = 8

  /// Words with their counts, the most frequent first.
  static func all(_ words: some Sequence<String>) -> [WordCount] {
    words.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
      .map { WordCount(word: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.word) < ($0.count, $1.word) }
  }

  static func told(_ words: [WordCount]) -> String {
    let told = words.prefix(toldMost).map { "\(Phrase.outside($0.word)) \($0.count)" }
    return (told + (words.count > told.count ? ["..."] : [])).joined(separator: ", ")
  }
}

/// What of a list will not do what whoever keeps it means by it, as far as that can be seen.
public struct ListWords: Sendable, Equatable {
  /// Classes for which no duty is known, so that the one of no class holds.
  public let unknownClasses: [WordCount]
  /// Actions that are no outcome, or one by which somebody crosses: what the class asks for holds.
  public let unknownActions: [WordCount]
  /// Entries that hit nobody any more.
  public let expired: Int
  /// Entries that are to be reviewed only after their last day.
  public let reviewedTooLate: Int
  /// Entries that are in force from a day that has not come; they hit all the same.
  public let notYetEntered: Int
  /// Entries of which no name has a Latin letter, and which no number finds either: they hit nobody.
  public let unsearchable: Int
  /// Documents whose number can be none, such as `TIDAK ADA` and `0000000`: they find nobody.
  public let emptyNumbers: Int

  /// - Parameter day: today at the post.
  public init(_ entries: [WatchlistEntry], _ tables: HitTables, on day: Int) {
    let measures = entries.compactMap(\.measure)
    unsearchable = entries.count { entry in
      !entry.names.contains(where: \.isSearchable) && !entry.documents.contains(where: \.isSearchable)
    }
    emptyNumbers = entries.reduce(0) { sum, entry in sum + entry.documents.count { !$0.isSearchable } }
    unknownClasses = WordCount.all(measures.map(\.classCode).filter { !$0.isEmpty && !tables.knows(listClass: $0) })
    unknownActions = WordCount.all(
      measures.map(\.action).filter { !$0.isEmpty && HitDuty.dueOutcome(ofAction: $0) == nil })
    expired = measures.count { $0.expires.map { $0.latestDay < day } ?? false }
    reviewedTooLate = measures.count { measure in
      guard let review = measure.review, let expires = measure.expires else { return false }
      return review.earliestDay > expires.latestDay
    }
    notYetEntered = measures.count { $0.entered.map { $0.earliestDay > day } ?? false }
  }

  /// A sentence for each that there is; the classes are a concern of their own.
  public var remarks: [Phrase] {
    var remarks: [Phrase] = []
    if !unknownActions.isEmpty {
      let words = WordCount.told(unknownActions)
      remarks.append(
        Phrase(
          id: "Tindakan yang tidak dikenal: \(words). Yang berlaku tindakan golongannya.",
          en: "Actions that are not known: \(words). What their class asks for holds."))
    }
    if unsearchable > 0 {
      remarks.append(
        Phrase(
          id:
            "\(unsearchable) entri tidak mengenai siapa pun: namanya tidak berhuruf Latin dan tanpa nomor dokumen.",
          en: unsearchable == 1
            ? "1 entry can hit nobody: its name has no Latin letters and there is no document number."
            : "\(unsearchable) entries can hit nobody: their names have no Latin letters and no number."
        ))
    }
    if emptyNumbers > 0 {
      remarks.append(
        Phrase(
          id: "\(emptyNumbers) nomor dokumen tidak dicari: tanpa angka, sama semua, atau kurang dari lima huruf.",
          en: emptyNumbers == 1
            ? "1 document number is not searched: no digits, all the same, or fewer than five characters."
            : "\(emptyNumbers) document numbers are not searched: no digits, all the same, or fewer than five signs."
        ))
    }
    if expired > 0 { remarks.append(.expiredEntries(expired)) }
    if reviewedTooLate > 0 {
      remarks.append(
        Phrase(
          id: "\(reviewedTooLate) entri baru ditinjau setelah hari terakhirnya.",
          en: reviewedTooLate == 1
            ? "1 entry is to be reviewed only after its last day."
            : "\(reviewedTooLate) entries are to be reviewed only after their last day."))
    }
    if notYetEntered > 0 {
      remarks.append(
        Phrase(
          id: "\(notYetEntered) entri mulai pada hari yang belum tiba; tetap diperiksa sejak sekarang.",
          en: notYetEntered == 1
            ? "1 entry begins on a day that has not come; it is searched from now on."
            : "\(notYetEntered) entries begin on a day that has not come; they are searched from now on."))
    }
    return remarks
  }
}

extension Phrase {
  static func expiredEntries(_ count: Int) -> Phrase {
    Phrase(
      id: "\(count) entri sudah lewat hari terakhirnya dan tidak mengenai siapa pun.",
      en: count == 1
        ? "1 entry is past its last day and hits nobody." : "\(count) entries are past their last day and hit nobody.")
  }
}
