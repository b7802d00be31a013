import Journal
import Phrases
import ReferenceData
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

  /// `Aruk masuk 20 Nov 2026`.
  static func stamp(_ stamp: SeenStamp, _ reference: ReferenceData) -> Phrase {
    let day = date(stamp.date)
    let place =
      switch stamp.place {
      case .post(let code): reference.post(code)?.name.value ?? code
      case .other(let name): name
      }
    return stamp.direction == .in
      ? Phrase(id: "\(place) masuk \(day.id)", en: "\(place) in \(day.en)")
      : Phrase(id: "\(place) keluar \(day.id)", en: "\(place) out \(day.en)")
  }

  /// `Aruk 20 Nov 2026`, `Entikong 20 Nov 2026 08:41`: by the post's own clock.
  static func passage(_ passage: Passage) -> Phrase {
    let zone = passage.post.zone
    let name = passage.post.name.value
    guard passage.isDay else {
      let time = moment(passage.last, zone)
      return Phrase(id: "\(name) \(time.id)", en: "\(name) \(time.en)")
    }
    let day = zone.date(of: passage.first).map(date) ?? Phrase(id: "-", en: "-")
    return Phrase(id: "\(name) \(day.id)", en: "\(name) \(day.en)")
  }

  /// `15,2`.
  static func hours(_ hours: Double) -> Phrase {
    let tenths = Int((min(max(hours, 0), 1_000_000) * 10).rounded())
    return Phrase(id: "\(tenths / 10),\(tenths % 10)", en: "\(tenths / 10).\(tenths % 10)")
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
