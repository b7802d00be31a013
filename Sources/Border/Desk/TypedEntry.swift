import TravelDocuments
import Watchlist

/// Facts of an entry of the post's own list as people type them, at a command and in the console's form.
///
/// - Throws: `Refusal.wrongForm` with what was typed.
public enum TypedEntry {
  /// `12-08-1974`, `08-1974`, `1974`; `~1974`: about; `1970/1974`: between.
  public static func birth(_ typed: String) throws(Refusal) -> BirthClaim {
    // A date with slashes has two of them, or is a month and a year.
    let parts = typed.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, parts[0].utf8.count >= 4 {
      let (first, last) = (try date(parts[0], .birth, typed), try date(parts[1], .birth, typed))
      guard first.earliestDay <= last.latestDay else { throw .wrongForm(.birth, typed) }
      return .between(first, last)
    }
    if typed.hasPrefix("~") { return .circa(try date(typed.dropFirst(), .birth, typed)) }
    return .date(try date(typed[...], .birth, typed))
  }

  /// `passport:X0000101` or `passport:X0000101:IDN`.
  public static func document(_ typed: String) throws(Refusal) -> ListedDocument {
    let parts = typed.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count) else { throw .wrongForm(.documents, typed) }
    return ListedDocument(type: parts[0], number: parts[1], country: parts.count > 2 ? parts[2].uppercased() : "")
  }

  /// A whole date.
  public static func day(_ typed: String, _ field: Refusal.Field) throws(Refusal) -> PartialDate {
    let date = try date(typed[...], field, typed)
    guard date.isWhole else { throw .wrongForm(field, typed) }
    return date
  }

  private static func date(
    _ part: Substring, _ field: Refusal.Field, _ typed: String
  ) throws(Refusal) -> PartialDate {
    if let date = PartialDate(part) { return date }
    if let date = try? TypedDate.parse(part) { return date }
    throw .wrongForm(field, typed)
  }
}
