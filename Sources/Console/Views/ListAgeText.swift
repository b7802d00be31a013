import Border
import Journal
import Phrases

/// A list with the day from which its age is counted, and what day that is, as every screen says it.
enum ListAgeText {
  /// `demo 20-11-2026 (1 hr)` by its publisher's date, `ofac-sdn impor 21-11-2026 (3 j)` by its import; with `! BASI`
  /// behind it where it is stale.
  static func text(
    _ list: WatchlistChecked.ListUsed, _ book: AccountBook?, now: Timestamp, _ language: Language
  ) -> String {
    let age = ListAge(list, now: now, staleHours: staleHours(book))
    let day = list.date.prefix(10).split(separator: "-").reversed().joined(separator: "-")
    let stale = age.isStale ? " ! " + Phrase.staleList[language] : ""
    guard age.since != nil else { return "\(list.name) \(day)\(stale)" }
    let ago = Figures.age(milliseconds: age.milliseconds, language)
    return "\(list.name) \(basis(age, language))\(day) (\(ago))\(stale)"
  }

  /// The word in front of a day that is not the publisher's.
  static func basis(_ age: ListAge, _ language: Language) -> String {
    age.basis == .published ? "" : age.basis.word[language] + " "
  }

  static func staleHours(_ book: AccountBook?) -> Int {
    book?.value(.listStaleHours) ?? Rule.listStaleHours.usual
  }
}
