import Border
import Journal
import Phrases
import Terminal

extension ConsoleModel {
  /// What is down, and for how long; a drill says that it is one.
  func outageSpans(saysCause: Bool = true) -> [Span] {
    guard let board else { return [] }
    if let row = board.outages.current {
      return [Span("! \(OutageText.badge(row, now, language, saysCause: saysCause))  ", .alert)]
    }
    if let row = board.untoldOutages.first(where: { $0.isTellingOverdue(at: now) }), !isCovered {
      return [Span("! \(OutageText.overdue(row, now)[language])  ", .alert)]
    }
    return board.outages.drill.map {
      [Span("\(OutageText.badge($0, now, language, saysCause: saysCause))  ", .warning)]
    } ?? []
  }
}

/// How an outage stands in a header or on a page.
enum OutageText {
  /// `GANGGUAN jaringan 1 j 12 mnt`.
  static func badge(_ row: OutageRow, _ now: Timestamp, _ language: Language, saysCause: Bool = true) -> String {
    let kind = row.isDrill ? Phrase(id: "LATIHAN", en: "DRILL") : Phrase(id: "GANGGUAN", en: "OUTAGE")
    let cause = saysCause ? row.cause.brief[language] + " " : ""
    return "\(kind[language]) \(cause)\(age(row, now, language))"
  }

  /// `LAPOR PUSAT: lewat 24 j`: of the outage that has waited longest, how long it is over.
  static func overdue(_ row: OutageRow, _ now: Timestamp) -> Phrase {
    let over = max(now.milliseconds - (row.ending?.until ?? now).milliseconds, 0)
    return Phrase(
      id: "LAPOR PUSAT: \(Figures.age(milliseconds: over, .id))",
      en: "TELL CENTRAL: \(Figures.age(milliseconds: over, .en))")
  }

  /// How long it has lasted, or lasted.
  static func age(_ row: OutageRow, _ now: Timestamp, _ language: Language) -> String {
    Figures.age(milliseconds: max((row.ending?.until ?? now).milliseconds - row.since.milliseconds, 0), language)
  }
}

extension OutageDeclared.Cause {
  /// In as few letters as a header has room for.
  fileprivate var brief: Phrase {
    switch self {
    case .centralSystem: Phrase(id: "pusat", en: "central")
    case .network: Phrase(id: "jaringan", en: "network")
    case .power: Phrase(id: "listrik", en: "power")
    case .reader: Phrase(id: "pembaca", en: "reader")
    case .other: Phrase(id: "lain", en: "other")
    }
  }
}
