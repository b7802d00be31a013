import Border
import Journal
import Phrases
import Terminal

extension Scene {
  /// `08:42` of today, `20-11-2026 22:10` of another day.
  func dayAndClock(_ time: Timestamp) -> String {
    let zone = setting.zone
    guard zone.dayAndHour(of: time).day != zone.dayAndHour(of: now).day, let day = zone.date(of: time) else {
      return zone.clock(time)
    }
    return Figures.date(day) + " " + zone.clock(time)
  }
}

extension Canvas {
  /// A patrol in two lines: which and where, then when it was heard of and by when it must be heard of again.
  mutating func patrolRow(_ row: PatrolRow, _ scene: Scene) {
    let since = scene.dayAndClock(row.time)
    let width = size.width
    let used = text(row.patrol.sector, x: 0, y: 0, width: max(width - since.count - 1, 1))
    text(" \(row.patrol.unit)", x: used, y: 0, width: max(width - used - since.count - 1, 0), style: .muted)
    text(since, x: max(width - since.count, 0), y: 0, style: .muted)
    let (state, style) = row.stateText(scene)
    text(state[scene.language], x: 0, y: 1, style: style)
  }
}

extension PatrolRow {
  /// Who goes.
  var peopleText: Phrase {
    let side: Phrase = patrol.isJoint ? .patrolWithMalaysia : .patrolAlone
    return Phrase(
      id: "\(patrol.leader), \(patrol.strength) orang, \(side.id)",
      en: "\(patrol.leader), \(patrol.strength) strong, \(side.en)")
  }

  /// Since when, and what it has told.
  func timesText(_ scene: Scene) -> Phrase {
    let start = scene.dayAndClock(time)
    let end = endTime.map(scene.dayAndClock)
    let id = end.map { "\(start) s/d \($0)" } ?? "sejak \(start)"
    let en = end.map { "\(start) until \($0)" } ?? "since \(start)"
    return Phrase(
      id: "\(id); \(entries) laporan, \(persons) orang; lapor tiap \(patrol.reportMinutes) mnt",
      en: "\(en); \(entries) entries, \(persons) persons; report every \(patrol.reportMinutes) min")
  }

  /// Whether it is heard of in time, or back. A sign and a word tell it beside the style.
  func stateText(_ scene: Scene) -> (Phrase, Style) {
    if let endTime {
      let time = scene.dayAndClock(endTime)
      let who = endOfficer.map { " (\($0))" } ?? ""
      return (Phrase(id: "kembali \(time)\(who)", en: "back \(time)\(who)"), .muted)
    }
    let last = scene.dayAndClock(lastTime)
    let heard =
      entries == 0
      ? Phrase(id: "belum lapor", en: "no report yet") : Phrase(id: "lapor \(last)", en: "report \(last)")
    guard isOverdue(at: scene.now) else {
      let due = scene.dayAndClock(dueTime)
      return (Phrase(id: "\(heard.id), berikut \(due)", en: "\(heard.en), next by \(due)"), .normal)
    }
    let late = scene.now.milliseconds - dueTime.milliseconds
    return (
      Phrase(
        id: "! \(Phrase.overdue.id) \(Figures.age(milliseconds: late, .id)), \(heard.id)",
        en: "! \(Phrase.overdue.en) \(Figures.age(milliseconds: late, .en)), \(heard.en)"), .alert
    )
  }
}

extension PatrolEntryRow {
  /// Where, how many and to whom, as far as it is told.
  func factsText(_ language: Language) -> String {
    var facts: [String] = []
    if let position { facts.append(position.description) }
    if let persons { facts.append(Phrase(id: "\(persons) orang", en: "\(persons) persons")[language]) }
    if let handedTo { facts.append(Phrase(id: "diserahkan: \(handedTo)", en: "handed to: \(handedTo)")[language]) }
    return facts.joined(separator: "; ")
  }
}

extension PatrolForm.Slot {
  var label: Phrase {
    switch self {
    case .unit: Phrase(id: "Satuan", en: "Unit")
    case .leader: Phrase(id: "Komandan", en: "Leader")
    case .strength: Phrase(id: "Kekuatan (1-500)", en: "Strength (1-500)")
    case .sector: Phrase(id: "Sektor", en: "Sector")
    case .joint: Phrase(id: "Gabungan", en: "Joint")
    case .reportMinutes: Phrase(id: "Lapor tiap (mnt)", en: "Report every (min)")
    case .text: Phrase(id: "Laporan", en: "Entry")
    case .position: Phrase(id: "Posisi (1.02,110.37)", en: "Position (1.02,110.37)")
    case .persons: Phrase(id: "Jumlah orang", en: "Persons")
    case .handedTo: Phrase(id: "Diserahkan ke", en: "Handed to")
    }
  }
}

extension Phrase {
  static let patrolsReading = Phrase(id: "membaca buku patroli…", en: "reading the patrol book…")
  static let patrolsNone = Phrase(
    id: "Belum ada patroli. M untuk mencatat yang berangkat.", en: "No patrols yet. M records one that leaves.")
  static let patrolEntries = Phrase(id: "Laporan", en: "Entries")
  static let patrolNoEntries = Phrase(id: "Belum ada laporan.", en: "No entries yet.")
  static let patrolLate = Phrase(id: "? dicatat sesudah kembali", en: "? told after the return")
  static let patrolStarts = Phrase(id: "Patroli berangkat", en: "A patrol leaves")
  static let patrolEntry = Phrase(id: "Laporan patroli", en: "Entry of a patrol")
  static let patrolWithMalaysia = Phrase(id: "bersama Malaysia", en: "with the Malaysian side")
  static let patrolAlone = Phrase(id: "tanpa Malaysia", en: "without the Malaysian side")
  static let patrolJointYes = Phrase(id: "[x] ya, bersama Malaysia", en: "[x] yes, with the Malaysian side")
  static let patrolJointNo = Phrase(id: "[ ] tidak", en: "[ ] no")
  static func patrolEndAgain(_ sector: String) -> Phrase {
    Phrase(
      id: "\(sector): tekan A sekali lagi bila patroli ini sudah kembali.",
      en: "\(sector): press A once more if this patrol is back.")
  }

  static let patrolNotChosen = Phrase(id: "tidak ada patroli yang dipilih", en: "no patrol is chosen")
  static let patrolIsBack = Phrase(id: "patroli ini sudah kembali", en: "this patrol is back already")
}

extension KeyText {
  static let patrolOpen = KeyText(
    title: Phrase(id: "Buka", en: "Open"),
    help: Phrase(id: "Buka patroli ini dengan semua laporannya.", en: "Open this patrol with all its entries."))
  static let patrolStart = KeyText(
    title: Phrase(id: "Mulai", en: "Start"),
    help: Phrase(id: "Catat patroli yang berangkat.", en: "Record a patrol that leaves."))
  static let patrolLog = KeyText(
    title: Phrase(id: "Lapor", en: "Log"),
    help: Phrase(
      id: "Catat laporan patroli ini, juga sesudah ia kembali.",
      en: "Record what this patrol tells, also after its return."))
  static let patrolEnd = KeyText(
    title: Phrase(id: "Akhiri", en: "End"),
    help: Phrase(
      id: "Catat bahwa patroli ini kembali; tidak dapat dibatalkan.",
      en: "Record that this patrol is back; that can't be taken back."))
}
