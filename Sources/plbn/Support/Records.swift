import Border
import Journal
import Phrases

/// Shows a record that was just made: the line as it stands in the journal, or in short for people.
func showRecord(_ record: Record, _ desk: Desk, json: Bool) {
  guard !json else { return say(bytes: record.line) }
  let event = RecordedEvent(record)
  say("\(shownID(record, event))  #\(record.seq)  \(desk.zone.text(record.time))  \(summary(event, desk))")
}

/// An entry is called as lists and candidates call it.
private func shownID(_ record: Record, _ event: RecordedEvent) -> String {
  if case .entryMade = event { LocalEntry.entryID(ofEvent: record.id) } else { record.id }
}

/// What becomes of a traveller whom the lists may know.
enum HitToldOf {
  case recorded
  /// Waits among the hits, because the traveller has passed: keyed in from paper, or put right.
  case gone
  /// Nothing was recorded.
  case refused

  fileprivate var phrase: Phrase {
    switch self {
    case .recorded:
      Phrase(
        id: "sudah diputuskan; siapa dia masih dapat dinilai di layar Temuan",
        en: "decided; who it is can still be said on the Hits screen")
    case .gone:
      Phrase(
        id: "pelintas SUDAH LEWAT; beri tahu supervisor, nilai di layar Temuan",
        en: "the traveller HAS GONE; tell the supervisor, look at it on the Hits screen")
    case .refused: Phrase(id: "TIDAK DICATAT", en: "NOT RECORDED")
    }
  }
}

/// Says that the watchlist knows somebody like the traveller: nobody has looked at it yet.
func tellHit(_ check: LaneCheck, _ what: HitToldOf = .recorded) {
  if let unasked = check.nameNotSearched { complain(unasked) }
  let event = check.event(subject: "")
  guard event.isHit, let best = event.candidates.first else { return }
  let (name, entry, band) = (check.traveller.name, "\(best.list) \(best.entry)", best.bandWord)
  complain(
    Phrase(
      id: "TEMUAN: \(name) mirip \(best.name) (\(entry), \(band.id)); \(what.phrase.id).",
      en: "HIT: \(name) resembles \(best.name) (\(entry), \(band.en)); \(what.phrase.en)."))
}

private func summary(_ event: RecordedEvent, _ desk: Desk) -> String {
  switch event {
  case .crossingRecorded(let crossing):
    let word = desk.reference.outcome(crossing.outcome)?.panel.value
    let outside = crossing.outside.isEmpty ? "" : "  [\(OutsideMark.words(crossing.outside).inProgramLanguage)]"
    let late = crossing.late.map { "  \(text(id: "TERLAMBAT", en: "LATE")) \(desk.zone.text($0.occurred))" } ?? ""
    return
      "\(word.map { text(id: $0.id, en: $0.en) } ?? crossing.outcome)  \(crossing.traveller.name)\(late)\(outside)"
  case .crossingVoided(let void):
    return text(id: "BATAL \(void.crossing): \(void.reason)", en: "VOID \(void.crossing): \(void.reason)")
  case .crossingUndone(let undone):
    return text(id: "DIURUNGKAN \(undone.crossing)", en: "TAKEN BACK \(undone.crossing)")
  case .crossingAmended(let amended):
    return text(
      id: "PERBAIKAN \(amended.crossing): \(amended.reason)", en: "AMENDED \(amended.crossing): \(amended.reason)")
  case .documentReported(let report):
    return "\(report.state.word.inProgramLanguage)  \(report.number)"
  case .hitDisposed(let disposed):
    let awaits = disposed.awaits ? text(id: "  menunggu petugas kedua", en: "  awaits a second officer") : ""
    return text(id: "PENILAIAN", en: "FINDING") + "  \(disposed.finding.phrase.inProgramLanguage)  "
      + "\(disposed.list) \(disposed.entry)\(awaits)"
  case .hitSeconded(let seconded):
    let word = seconded.agrees ? text(id: "SETUJU", en: "AGREED") : text(id: "TIDAK SETUJU", en: "DISAGREED")
    return "\(word)  \(seconded.asked)"
  case .hitClearedBefore(let cleared):
    return text(id: "PERNAH BERSIH", en: "CLEARED BEFORE")
      + "  \(cleared.name)  \(cleared.list) \(cleared.entry)  \(text(id: "sampai", en: "until")) "
      + TypedDate.text(cleared.until)
  case .hitClearingWithdrawn(let withdrawn):
    return text(id: "TANDA DICABUT", en: "MARK TAKEN BACK") + " \(withdrawn.mark): \(withdrawn.why.inProgramLanguage)"
  case .patrolStarted(let patrol):
    return text(id: "PATROLI BERANGKAT", en: "PATROL OUT") + "  \(patrol.unit)  \(patrol.leader)  \(patrol.sector)"
  case .patrolLogged(let entry):
    return text(id: "PATROLI \(entry.patrol): \(entry.text)", en: "PATROL \(entry.patrol): \(entry.text)")
  case .patrolEnded(let end):
    return text(id: "PATROLI KEMBALI \(end.patrol)", en: "PATROL BACK \(end.patrol)")
  case .watchlistRetired(let retired):
    return text(id: "DAFTAR DICABUT", en: "LIST RETIRED") + "  \(retired.list): \(retired.reason)"
  case .entryMade(let made):
    return text(id: "ENTRI POS", en: "ENTRY MADE") + "  \(made.listClass.rawValue)  \(TypedDate.text(made.expires))"
  case .entryWithdrawn(let withdrawn):
    return text(id: "ENTRI DICABUT", en: "ENTRY WITHDRAWN")
      + "  \(LocalEntry.entryID(ofEvent: withdrawn.entry))"
  case .duty(let event): return summary(event)
  case .outage(let event): return summary(event, desk.zone)
  default: return accountSummary(event)
  }
}

private func summary(_ event: OutageEvent, _ zone: PostZone) -> String {
  switch event {
  case .declared(let event):
    let kind = event.isDrill ? text(id: "LATIHAN", en: "DRILL") : text(id: "GANGGUAN", en: "OUTAGE")
    return "\(kind)  \(event.cause.word.inProgramLanguage)  " + text(id: "sejak ", en: "since ")
      + zone.text(event.since)
  case .ended(let event):
    return text(id: "BERAKHIR", en: "ENDED") + " \(event.outage)  \(zone.text(event.until))"
  case .papersGiven(let event):
    return text(id: "KERTAS DIBAGIKAN", en: "SLIPS GIVEN OUT") + "  \(event.range)"
      + (event.lane.map { "  L\($0)" } ?? "")
  case .papersSettled(let event):
    return text(id: "KERTAS", en: "SLIPS") + "  \(event.range)  \(event.state.word.inProgramLanguage)  \(event.reason)"
  case .reconciled(let event):
    return text(
      id: "DILAPORKAN  \(event.crossings.count) pelintasan", en: "TOLD OF  \(event.crossings.count) crossings")
  }
}

private func summary(_ event: DutyEvent) -> String {
  switch event {
  case .excepted(let event):
    let hours = event.hours?.text ?? text(id: "tutup", en: "closed")
    return text(id: "JAM BUKA", en: "HOURS") + "  \(ShiftOfDay(day: event.day, shift: .morning).date)  \(hours)"
  case .restored(let event):
    return text(id: "JAM BIASA", en: "ORDINARY HOURS") + "  \(ShiftOfDay(day: event.day, shift: .morning).date)"
  case .roster(let roster):
    let places = roster.shifts.reduce(0) { $0 + $1.places.count }
    return text(
      id: "JADWAL  \(roster.shifts.count) sif, \(places) tugas",
      en: "ROSTER  \(roster.shifts.count) shifts, \(places) duties")
  case .reported(let event): return text(id: "LAPOR", en: "REPORTED") + "  \(event.shift.phrase.inProgramLanguage)"
  case .drawn(let event):
    return text(id: "UNDIAN", en: "DRAW") + "  \(event.shift.phrase.inProgramLanguage)  "
      + event.assignments.map { "L\($0.lane) \($0.officer)" }.joined(separator: ", ")
  case .swapped(let event):
    return text(id: "TUKAR LAJUR", en: "SWAP") + "  \(event.officers.joined(separator: " - "))  \(event.reason)"
  case .opened(let event):
    return text(id: "LAJUR DIBUKA", en: "LANE OPEN") + "  L\(event.way.lane) \(event.way.direction.rawValue)"
  case .closed(let event): return text(id: "LAJUR DITUTUP", en: "LANE CLOSED") + "  L\(event.lane)"
  case .claimed(let event):
    return text(id: "PEMINDAI DIPASANG", en: "SCANNER CLAIMED") + "  L\(event.lane)  \(event.place.text)"
  case .released(let event): return text(id: "PEMINDAI DILEPAS", en: "SCANNER RELEASED") + "  L\(event.lane)"
  }
}
