/// The months as people at these posts write them, in Indonesian and English, whole or by their first three letters.
public enum MonthWord {
  /// 1 to 12; nil for any other word.
  public static func number(_ text: some StringProtocol) -> Int? {
    guard (3...longest).contains(text.utf8.count) else { return nil }
    let word = text.lowercased()
    return months.firstIndex { names in names.split(separator: " ").contains { word == $0 || $0.prefix(3) == word } }
      .map { $0 + 1 }
  }

  private static let months = [
    "januari january", "februari february pebruari", "maret march", "april", "mei may", "juni june", "juli july",
    "agustus august agt", "september", "oktober october", "november nopember", "desember december",
  ]
  private static let longest = 9
}
