import TravelDocuments
import Watchlist

/// Dates of birth as OFAC's remarks have them.
///
/// `14 Jun 1968`, `Jun 1968`, `1968`, each perhaps after `circa`; and from one of these `to` another. `1979-1982`
/// occurs too.
enum OFACDates {
  /// The claim in the text after `DOB `, or `nil` where it is none of these forms.
  static func claim(_ text: some StringProtocol) -> BirthClaim? {
    var words = text.split(separator: " ")
    var isCirca = false
    if words.first == "circa" {
      isCirca = true
      words.removeFirst()
    }
    if words.count == 1 {
      let years = words[0].split(separator: "-")
      if years.count == 2, let first = date([years[0]]), let last = date([years[1]]) { return .between(first, last) }
    }
    if let middle = words.firstIndex(of: "to") {
      guard let first = date(words[..<middle]), let last = date(words[(middle + 1)...]) else { return nil }
      return .between(first, last)
    }
    guard let date = date(words[...]) else { return nil }
    return isCirca ? .circa(date) : .date(date)
  }

  private static func date(_ words: some Collection<some StringProtocol>) -> PartialDate? {
    let words = Array(words)
    guard let last = words.last, last.utf8.count == 4, let year = number(last) else { return nil }
    switch words.count {
    case 1: return PartialDate(year: year)
    case 2: return month(words[0]).flatMap { PartialDate(year: year, month: $0) }
    case 3:
      guard let day = number(words[0]), let month = month(words[1]) else { return nil }
      return PartialDate(year: year, month: month, day: day)
    default: return nil
    }
  }

  /// Digits alone: `Int` would take a sign too.
  private static func number(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }

  private static func month(_ text: some StringProtocol) -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    guard text.utf8.count >= 3 else { return nil }
    return names.firstIndex(of: text.prefix(3).lowercased()).map { $0 + 1 }
  }
}
