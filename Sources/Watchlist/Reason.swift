import TravelDocuments

/// One thing that speaks for or against a candidate, typed, so that it can be said in any language.
///
/// Words are given as compared: upper-case letters and digits of ASCII, at most 24 each.
public enum Reason: Hashable, Sendable {
  /// Words that stand in both names as they are.
  case wordsEqual([String])
  /// Two spellings of one word by the rules of `NameTable`: `SOEKARNO` and `SUKARNO`.
  case wordSpelling(query: String, listed: String)
  /// Two words that are close; `percent` is 1 to 99.
  case wordSimilar(query: String, listed: String, percent: Int)
  /// The same letters divided otherwise: `ABDULSAMAD` and `ABDUL SAMAD`.
  case wordsJoined(query: String, listed: String)
  /// One side has only the first letter.
  case initial(query: String, listed: String)
  /// The query's last word is cut off and the listed one begins with it.
  case wordCut(query: String, listed: String)
  /// Words of the listed name that the query lacks.
  case wordsMissing([String])
  /// Words of the query that the listed name lacks.
  case wordsExtra([String])
  /// The same words in another order.
  case orderDiffers
  /// The name that matched is a weak alias.
  case weakAlias

  case birthEqual(PartialDate)
  /// Year and month agree and at least one side has no day.
  case birthMonthEqual(year: Int, month: Int)
  /// The years agree and at least one side has no more.
  case birthYearOnly(Int)
  /// Within what the list calls approximate, or within its range.
  case birthApproximate(query: PartialDate, listed: BirthClaim)
  /// Day and month have changed places.
  case birthDayMonthSwapped(query: PartialDate, listed: PartialDate)
  /// One digit differs.
  case birthOneDigit(query: PartialDate, listed: PartialDate)
  /// At most two years apart, or the same year with another day or month.
  case birthNear(query: PartialDate, listed: BirthClaim)
  case birthConflict(query: PartialDate, listed: BirthClaim)

  case documentEqual(String)
  /// One character differs, is missing or too many, or two neighbours have changed places; O and 0, I and 1 count so.
  case documentOneEdit(query: String, listed: String)

  /// As published.
  case nationalityAgrees(String)
  case nationalityDiffers(query: String, listed: [String])
  case sexDiffers(listed: ListedSex)
  /// A person is looked for and the entry is none.
  case notAPerson(EntryKind)
  /// Somebody should have looked by that day whether the entry is still right. Says nothing about who it is.
  case reviewOverdue(PartialDate)
}

extension Reason {
  /// A person was looked for, and this is a firm or a ship.
  var isNoPerson: Bool { if case .notAPerson = self { true } else { false } }
}
