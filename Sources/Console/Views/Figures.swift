import Border
import Journal
import Phrases
import ReferenceData
import TravelDocuments

/// Numbers and dates as the reader's language writes them.
enum Figures {
  /// `1.204` in Indonesian, `1,204` in English.
  static func count(_ number: Int, _ language: Language) -> String { number.grouped(language) }

  /// A score of 0 to 1 with two digits: `0,94`, `0.94`.
  static func score(_ score: Double, _ language: Language) -> String { share(ScorePercent.of(score), language) }

  /// A share in percent as a score is written: 80 is `0,80`.
  static func share(_ percent: Int, _ language: Language) -> String {
    let digits = percent % 100
    return "\(percent / 100)" + point(language) + (digits < 10 ? "0" : "") + String(digits)
  }

  /// How long ago: `3 mnt`, `26 j`, `4 hr`.
  static func age(milliseconds: Int, _ language: Language) -> String {
    Phrase.age(milliseconds: milliseconds)[language]
  }

  /// Thousandths of a second as `0,4 ms`.
  static func milliseconds(_ microseconds: Int, _ language: Language) -> String {
    let tenths = max(microseconds, 0) / 100
    return "\(tenths / 10)" + point(language) + "\(tenths % 10) ms"
  }

  /// `12-08-1974`, `08-1974`, `1974`: the order of both languages at these posts.
  static func date(_ date: PartialDate) -> String { TypedDate.text(date) }

  /// `21-11-2026 16:39:01 WIB`.
  static func moment(_ time: Timestamp, _ zone: PostZone) -> String {
    let text = zone.text(time)
    let day = text.prefix(10).split(separator: "-").reversed().joined(separator: "-")
    return "\(day) \(text.dropFirst(11).prefix(8)) \(zone.name)"
  }

  private static func point(_ language: Language) -> String { language == .id ? "," : "." }
}

extension ReferenceData {
  /// A document's kind in words, by its code; the code itself where there is none.
  func title(ofDocument code: String, _ language: Language) -> String {
    documentKind(code)?.name.value[language] ?? code
  }
}
