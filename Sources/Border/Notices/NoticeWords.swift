import Journal
import Phrases
import TravelDocuments

/// Dates and spans of time inside a notice.
enum NoticeWords {
  private static let months: [(id: String, en: String)] = [
    ("Jan", "Jan"), ("Feb", "Feb"), ("Mar", "Mar"), ("Apr", "Apr"), ("Mei", "May"), ("Jun", "Jun"), ("Jul", "Jul"),
    ("Agu", "Aug"), ("Sep", "Sep"), ("Okt", "Oct"), ("Nov", "Nov"), ("Des", "Dec"),
  ]

  /// `12 Mar 2026`, `Mar 2026`, `2026`.
  static func date(_ date: PartialDate) -> Phrase {
    func text(_ language: KeyPath<(id: String, en: String), String>) -> String {
      let month = date.month.flatMap { months.indices.contains($0 - 1) ? months[$0 - 1][keyPath: language] : nil }
      return [date.day.map(String.init), month, String(date.year)].compactMap(\.self).joined(separator: " ")
    }
    return Phrase(id: text(\.id), en: text(\.en))
  }

  /// `20 Nov 2026 08:41`.
  static func moment(_ time: Timestamp, _ zone: PostZone) -> Phrase {
    let day = zone.date(of: time).map(date) ?? Phrase(id: "-", en: "-")
    return Phrase(id: "\(day.id) \(zone.clock(time))", en: "\(day.en) \(zone.clock(time))")
  }

  /// From one day to a later one: `12 hari`, from two months on `8 bulan`, from two years on `3 tahun`.
  static func span(from first: PartialDate, to last: PartialDate) -> Phrase {
    let days = max(last.latestDay - first.latestDay, 0)
    let hadDay = (last.day ?? 1) >= (first.day ?? 1)
    let months = (last.year - first.year) * 12 + (last.month ?? 1) - (first.month ?? 1) - (hadDay ? 0 : 1)
    if months < 2 || days < 60 { return Self.days(days) }
    return months < 24
      ? Phrase(id: "\(months) bulan", en: "\(months) months")
      : Phrase(id: "\(months / 12) tahun", en: "\(months / 12) years")
  }

  /// `1 hari`, `12 hari`.
  static func days(_ count: Int) -> Phrase {
    Phrase(id: "\(count) hari", en: count == 1 ? "1 day" : "\(count) days")
  }

  /// The day that lies some months behind another, or the month's last day where it is shorter.
  static func adding(months: Int, to date: PartialDate) -> PartialDate? {
    let index = date.year * 12 + (date.month ?? 1) - 1 + months
    for day in stride(from: date.day ?? 1, through: 28, by: -1) {
      if let found = PartialDate(year: index / 12, month: index % 12 + 1, day: day) { return found }
    }
    return PartialDate(year: index / 12, month: index % 12 + 1, day: date.day ?? 1)
  }
}
