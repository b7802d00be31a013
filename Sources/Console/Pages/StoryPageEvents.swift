import Border
import Journal
import Phrases

/// One thing that happened to a crossing.
struct StoryEvent {
  enum What {
    case presented(CrossingStory.Scan)
    case checked(WatchlistChecked, Direction)
    case found(HitFinding, problem: Phrase?)
    case asked(SecondAsk)
    case answered(SecondAsk.Answer)
    case decided(CrossingRow)
    case amended(CrossingChange)
    case voided(CrossingRow.Voiding)
  }

  let time: Timestamp
  let what: What
}

extension CrossingStory {
  /// What happened, in the order of time; of one moment in the order in which things follow from each other.
  var events: [StoryEvent] {
    var events: [StoryEvent] = []
    if let scan { events.append(StoryEvent(time: scan.time, what: .presented(scan))) }
    events += checks.map { StoryEvent(time: $0.time, what: .checked($0.check, crossing.direction)) }
    events.append(StoryEvent(time: crossing.time, what: .decided(crossing)))
    events += findings.map { StoryEvent(time: $0.time, what: .found($0, problem: $0.problem(asks))) }
    for ask in asks {
      events.append(StoryEvent(time: ask.time, what: .asked(ask)))
      if let answer = ask.answer { events.append(StoryEvent(time: answer.time, what: .answered(answer))) }
    }
    events += changes.map { StoryEvent(time: $0.time, what: .amended($0)) }
    if let voiding = crossing.voiding { events.append(StoryEvent(time: voiding.time, what: .voided(voiding))) }
    return events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }
}

/// The words of a crossing's history.
extension Phrase {
  static let storyDay = Phrase(id: "Riwayat", en: "History")
  static let readingHistory = Phrase(id: "membaca riwayat…", en: "reading the history…")
  static let eventPresented = Phrase(id: "Ditunjukkan", en: "Presented")
  static let eventChecked = Phrase(id: "Diperiksa", en: "Checked")
  static let eventFound = Phrase(id: "Dinilai", en: "Found to be")
  static let eventDecided = Phrase(id: "Diputuskan", en: "Decided")
  static let eventAmended = Phrase(id: "Diperbaiki", en: "Amended")

  /// How a document came to the lane.
  static func eventSource(_ code: String) -> Phrase {
    switch code {
    case "form": Phrase(id: "formulir", en: "by form")
    case ScanSource.keyboard.rawValue: Phrase(id: "dibaca atau diketik", en: "read or typed")
    case ScanSource.paste.rawValue: Phrase(id: "ditempel", en: "pasted")
    case ScanSource.stream.rawValue: Phrase(id: "pembaca dokumen", en: "document reader")
    default: Phrase(id: code, en: code)
    }
  }

  /// What a crossing was keyed in from, and when.
  static func late(_ late: CrossingRow.Late, _ zone: PostZone) -> Phrase {
    let paper = late.paper.map(PaperRange.text)
    let when = TypedMoment.text(late.recorded, zone)
    let transport = late.transport.map { ", " + $0 } ?? ""
    return Phrase(
      id: "terlambat: " + (paper.map { "kertas \($0), " } ?? "") + "paraf \(late.signed)\(transport), diketik \(when)",
      en: "late: " + (paper.map { "slip \($0), " } ?? "") + "signed \(late.signed)\(transport), keyed in \(when)")
  }

  static func eventCandidates(_ count: Int) -> Phrase {
    Phrase(id: "\(count) yang mirip:", en: "\(count) similar:")
  }
}
