import Border
import Phrases
import Terminal
import TravelDocuments

/// Documents that are presented at the lane: searched in the lists, shown, then recorded.
extension ClerkDesk {
  func present(_ ticket: Ticket, _ scan: ScanReceived, _ lists: PostWatchlist) throws {
    guard let today = place.zone.date(of: .now()) else { return }
    let mrz = try MRZ(lines: scan.mrz, today: today)
    let check = search(ticket, lists) { $0.check(mrz, on: today, marks: marks) }
    tellPast(ticket, CrossingFacts(direction: scan.direction, traveller: mrz.traveller, document: mrz.presented))
    guard let received = try write({ try $0.receive([(scan, check)]) }).first else { return }
    clerk.tell(.received(ticket, scan: received.id, check: received.checkID))
  }

  func take(_ ticket: Ticket, _ id: String, _ lists: PostWatchlist) throws {
    guard let scan = try ledger?.scan(id), let today = place.zone.date(of: .now()) else {
      throw Refusal.unknownScan(id)
    }
    clerk.tell(.opened(ticket, scan))
    if let document = LaneDocument(scan.presented, today: today) { tellPast(ticket, document.facts(scan.direction)) }
    if let check = scan.check, let checkID = scan.checkID,
      check.lists == lists.used(on: place.zone.date(of: .now())?.earliestDay),
      try lists.check(scan.presented, on: today, marks: marks).says(asIn: check)
    {
      clerk.tell(.answer(ticket, Answer(candidates: check.candidates, lists: check.lists, microseconds: nil)))
      clerk.tell(.received(ticket, scan: id, check: checkID))
    } else {
      let check = try search(ticket, lists) { try $0.check(scan.presented, on: today, marks: marks) }
      clerk.tell(.received(ticket, scan: id, check: try write { try $0.recheck(scan: id, check) }))
    }
  }

  /// What is known of the document, for the notices. Where it can't be read the screen says so, and nobody waits.
  func tellPast(_ ticket: Ticket, _ facts: CrossingFacts) {
    if let past = try? ledger?.past(of: facts) { clerk.tell(.past(ticket, past)) }
  }

  /// The marks on a document's holder; none while the read model can't be asked.
  func marks(_ document: HitClearedBefore.Document) -> [ClearedMark] { ledger?.marks(of: document) ?? [] }

  /// Searches the lists and shows the answer at once; it is recorded after.
  private func search(
    _ ticket: Ticket, _ lists: PostWatchlist, _ body: (PostWatchlist) throws -> LaneCheck
  ) rethrows -> LaneCheck {
    let start = Instant.now()
    let check = try body(lists)
    let took = Int((Instant.now().nanoseconds - start.nanoseconds) / 1000)
    let event = check.event(subject: "")
    clerk.tell(.answer(ticket, Answer(candidates: event.candidates, lists: event.lists, microseconds: took)))
    return check
  }

  /// What a reader typed at a locked console, or at its sign-in page: as the lane's own scanner gives it.
  func presentUnattended(_ lines: [String], _ intake: ScanIntake) {
    do {
      _ = try write { try intake.takeUnattended([lines], source: .keyboard, $0) }
      clerk.tell(.unattended(.keptWhileCovered(intake.lane), .plain))
    } catch {
      clerk.tell(.unattended(.notTaken(1, Phrase(error, zone: place.zone)), .alert))
    }
  }

  /// What was keyed in from paper: checked now, though its traveller has gone.
  func recordLate(_ ticket: Ticket, _ crossing: CrossingRecorded, _ lists: PostWatchlist) throws {
    guard let today = place.zone.date(of: .now()) else { return }
    let check = lists.check(crossing.traveller, crossing.document, on: today, marks: marks)
    var draft = drafts.currentID
    let record = try attempt(.write(.late(crossing)), draft: &draft) {
      try $0.record(crossing, id: $1, check: check)
    }
    dropDraft(draft)
    clerk.tell(.saved(ticket, record?.time ?? .now()))
    let event = check.event(subject: "")
    if event.isHit, let best = event.candidates.first { clerk.tell(.lateHit(name: crossing.traveller.name, best)) }
  }

  /// A document that was entered by hand keeps its draft's id, so that after a crash it is recorded once.
  func enter(
    _ ticket: Ticket, _ document: DocumentEntered, _ lists: PostWatchlist
  ) throws {
    guard let today = place.zone.date(of: .now()) else { return }
    let check = search(ticket, lists) {
      $0.check(document.facts.traveller, document.facts.document, on: today, marks: marks)
    }
    tellPast(ticket, document.facts)
    var draft = drafts.currentID
    let received = try attempt(.document(ticket, document), draft: &draft) {
      try $0.receive(document, check, id: $1)
    }
    dropDraft(draft)
    clerk.tell(.received(ticket, scan: received.id, check: received.checkID))
  }
}
