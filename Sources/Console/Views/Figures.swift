import Phrases

/// Numbers as the reader's language writes them.
enum Figures {
  /// `1.204` in Indonesian, `1,204` in English.
  static func count(_ number: Int, _ language: Language) -> String {
    let digits = String(abs(number))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(language == .id ? "." : ",") }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }

  /// A score of 0 to 1 with two digits: `0,94`, `0.94`.
  static func score(_ score: Double, _ language: Language) -> String {
    let hundredths = min(max(Int((score * 100).rounded()), 0), 100)
    let digits = hundredths % 100
    return "\(hundredths / 100)" + (language == .id ? "," : ".") + (digits < 10 ? "0" : "") + String(digits)
  }

  /// How long ago: `3 mnt`, `26 j`, `4 hr`.
  static func age(milliseconds: Int, _ language: Language) -> String {
    let minutes = max(milliseconds, 0) / 60_000
    if minutes < 60 { return "\(minutes) " + (language == .id ? "mnt" : "min") }
    if minutes < 48 * 60 { return "\(minutes / 60) " + (language == .id ? "j" : "h") }
    return "\(minutes / 1440) " + (language == .id ? "hr" : "d")
  }
}
