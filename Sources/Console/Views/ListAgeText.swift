import Border
import Journal
import Phrases
import Terminal

/// A list with the day from which its age is counted, and what day that is, as every screen says it.
enum ListAgeText {
  /// `demo 20-11-2026 (1 hr)` by its publisher's date, `ofac-sdn impor 21-11-2026 (3 j)` by its import; with `! BASI`
  /// behind it where it is stale.
  static func text(
    _ list: WatchlistChecked.ListUsed, _ book: AccountBook?, now: Timestamp, _ language: Language
  ) -> String {
    let age = ListAge(list, now: now, staleHours: staleHours(book))
    let day = day(list.date)
    let stale = age.isStale ? " ! " + Phrase.staleList[language] : ""
    guard let ago = age.phrase else { return "\(list.name) \(day)\(stale)" }
    return "\(list.name) \(basis(age, language))\(day) (\(ago[language]))\(stale)"
  }

  /// As many lists as the width has room for, the stale ones first, because nobody looks for them: with their days where
  /// all fit so, else with their ages alone, and then how many more there are.
  static func line(
    _ lists: [WatchlistChecked.ListUsed], _ book: AccountBook?, now: Timestamp, _ language: Language, width: Int
  ) -> String {
    let lists = staleFirst(lists, book, now: now)
    let head = Phrase.listAnswer[language] + ": "
    let whole = head + lists.map { text($0, book, now: now, language) }.joined(separator: " · ")
    if SafeText.width(whole) <= width { return whole }
    let texts = lists.map { short($0, book, now: now, language) }
    let counts = (0...lists.count).reversed()
    let lines = counts.map { count in
      let rest = lists[count...].count { isStale($0, book, now: now) }
      let stale = rest > 0 ? " (\(rest) \(Phrase.staleList[language]))" : ""
      let more = count < lists.count ? ["+\(lists.count - count)\(stale)"] : []
      return head + (texts[..<count] + more).joined(separator: " · ")
    }
    return lines.first { SafeText.width($0) <= width } ?? lines.last ?? head
  }

  /// In the order in which they are told.
  static func staleFirst(
    _ lists: [WatchlistChecked.ListUsed], _ book: AccountBook?, now: Timestamp
  ) -> [WatchlistChecked.ListUsed] {
    lists.filter { isStale($0, book, now: now) } + lists.filter { !isStale($0, book, now: now) }
  }

  /// ` ! BASI` where a candidate's list is stale: its entry may be so no more, and others may be missing.
  static func sign(
    of list: String, in lists: [WatchlistChecked.ListUsed], _ book: AccountBook?, now: Timestamp, _ language: Language
  ) -> String {
    lists.contains { $0.name == list && isStale($0, book, now: now) } ? " ! " + Phrase.staleList[language] : ""
  }

  private static func isStale(_ list: WatchlistChecked.ListUsed, _ book: AccountBook?, now: Timestamp) -> Bool {
    ListAge(list, now: now, staleHours: staleHours(book)).isStale
  }

  /// `un (4 hr) ! BASI`, `ofac-sdn impor (3 j)`.
  private static func short(
    _ list: WatchlistChecked.ListUsed, _ book: AccountBook?, now: Timestamp, _ language: Language
  ) -> String {
    let age = ListAge(list, now: now, staleHours: staleHours(book))
    let ago = age.phrase.map { " \(basis(age, language))(\($0[language]))" } ?? ""
    return list.name + ago + (age.isStale ? " ! " + Phrase.staleList[language] : "")
  }

  /// A list's date, as records have it, as all screens write a day.
  static func day(_ date: String) -> String {
    date.prefix(10).split(separator: "-").reversed().joined(separator: "-")
  }

  /// The word in front of a day that is not the publisher's.
  static func basis(_ age: ListAge, _ language: Language) -> String {
    age.basis == .published ? "" : age.basis.word[language] + " "
  }

  static func staleHours(_ book: AccountBook?) -> Int {
    book?.value(.listStaleHours) ?? Rule.listStaleHours.usual
  }
}
