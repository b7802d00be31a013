import Border
import CSys
import Foundation
import Glibc
import Journal
import Phrases
import Terminal
import TravelDocuments
import Watchlist

import struct Journal.Record

/// The clerk's own state and work; it lives on the clerk's thread.
final class ClerkDesk {
  /// Records applied in one go from which on the building of the read model is told, and how often.
  private static let toldRecords = 20_000
  private static let toldMilliseconds = 100
  /// How soon a read model that could not be read is tried again, and how often the journal is looked at where the
  /// machine can't watch it.
  private static let retryMilliseconds: Int32 = 1_000
  /// Decisions that failed and whose ids are kept for another try.
  private static let attemptLimit = 256

  let place: Clerk.Workplace
  let clerk: Clerk
  private(set) var desk: Desk?
  private(set) var ledger: Ledger?
  /// Why there is no desk.
  private(set) var closedBy: (any Error)?
  /// Whether the screen was told who works here.
  var isAccessTold = false
  /// Who approves what is carried out now.
  var second: SecondOfficer?
  private var isTroubled = false
  /// The last problem with showing what is recorded; it is told once.
  private var showProblem: Phrase?
  private(set) var lane: Int
  /// In which direction the console works, where its lane is not open.
  private(set) var direction: Direction
  var lists: PostWatchlist?
  /// The rules of the last board, for lists that are read later.
  var bands = BandThresholds.usual
  /// The sequence numbers of the imports and of the newest local entry that `lists` was made of, or is being made of.
  var listVersions: [Int]?
  /// Whether they are being read.
  var areListsComing = false
  /// What waits for the lists.
  var deferred: [Request] = []
  /// What is not acknowledged, oldest first: asked again as it was, it keeps its id and is recorded once.
  var attempts: [(what: Attempt, id: String, draft: String?)] = []
  /// Look-ups that have shown entries and are not recorded yet, oldest first.
  var owed: [LookupMade] = []
  private var toldOwed = 0
  /// Look-ups of officers who are gone that the disk would not take.
  var lostLookups = 0
  /// The lane's scanner as it was found or lost last.
  var readScanner: ScannerAtLane?
  var lostScanner: ScannerAtLane?
  /// A document that came in while nobody was there and that could not be checked.
  var triedUnchecked: String?
  /// The half-filled form of this console.
  var drafts: DraftKeeper

  init(place: Clerk.Workplace, clerk: Clerk) {
    self.place = place
    self.clerk = clerk
    (lane, direction) = (place.lane, place.direction)
    drafts = DraftKeeper(layout: place.layout, officer: place.officer, console: place.console)
  }

  /// Works until the queue is closed and empty.
  func work() {
    openStore()
    let inotify = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    if inotify >= 0 {
      inotify_add_watch(inotify, place.layout.run, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO))
      // A kept file that is made whole again is in no record.
      inotify_add_watch(inotify, place.layout.lists, UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_ATTRIB))
    }
    defer { if inotify >= 0 { close(inotify) } }
    refresh()
    if ledger == nil { tellStart(isOpen: !place.layout.hasAccountKeys) }
    prepareToWrite()
    while true {
      var waits = [clerk.queue.descriptor, inotify].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      _ = poll(&waits, 2, pause(isWatching: inotify >= 0))
      drain(inotify)
      let (items, isClosed) = clerk.queue.drain()
      for item in items { take(item) }
      refresh()
      clerk.queue.finishRound()
      if isClosed { break }
    }
    refuseDeferred()
    // What the disk won't take now, nobody is there to be told; the session ends with the program all the same.
    try? desk?.signOut(.exit)
    clerk.leaveUnrecorded(lookups: lostLookups + owed.count)
  }

  /// Until when nothing is due; -1: for ever.
  private func pause(isWatching: Bool) -> Int32 {
    if !isWatching || showProblem != nil || !owed.isEmpty { return Self.retryMilliseconds }
    // A read model in memory goes back to its file when it can.
    guard let due = ledger?.nextFileTry else { return -1 }
    return Int32(clamping: max(due - SystemClock.monotonicMilliseconds(), 0))
  }

  private func openStore() {
    do {
      let desk = try Desk(
        place.layout, officer: place.officer, console: place.console, reference: place.reference)
      self.desk = desk
      ledger = desk.ledger
    } catch {
      closedBy = error
      report(nil, error)
      // What is there can still be looked at.
      ledger = try? Ledger(place.layout, zone: place.zone, readOnly: true)
    }
  }

  /// Checks the newest file of the journal now, so that damage shows before somebody stands at the lane.
  private func prepareToWrite() {
    do { try desk?.prepare() } catch { report(nil, error) }
  }

  private func drain(_ inotify: Int32) {
    guard inotify >= 0 else { return }
    withUnsafeTemporaryAllocation(byteCount: 8192, alignment: 8) { buffer in
      while read(inotify, buffer.baseAddress, buffer.count) > 0 {}
    }
  }

  /// Brings the read model up to date and shows it.
  private func refresh() {
    guard let ledger else { return }
    let start = SystemClock.monotonicMilliseconds()
    var toldAt = 0
    do {
      try ledger.catchUp { progress in
        let now = SystemClock.monotonicMilliseconds()
        guard progress.applied >= Self.toldRecords, now - toldAt >= Self.toldMilliseconds else { return }
        toldAt = now
        let line = ProgressLine(
          done: progress.bytes, total: progress.totalBytes, seconds: Double(now - start) / 1_000)
        clerk.tell(.building(Building(lines: progress.applied, progress: line)))
      }
      clerk.setLedger(isInFile: ledger.isInFile)
      recordOwed()
      let board = try ledger.dashboard(lane: lane, now: .now())
      showProblem = nil
      setBands(board.accounts.bands)
      clerk.show(board)
      if !isAccessTold { tellStart(isOpen: board.accounts.isOpen) }
      followScanner(board.duty)
      checkUnattended(board)
      try loadLists(board)
    } catch {
      let phrase = Phrase(error, zone: place.zone)
      guard phrase != showProblem else { return }
      showProblem = phrase
      report(nil, error)
    }
  }

  private func take(_ work: Clerk.Work) {
    switch work {
    case .lists(let loaded, let versions): take(loaded, versions: versions)
    case .request(let request):
      carryOut(request)
    case .scanner(let news): hear(news)
    case .question(let ticket, let question):
      answer(ticket, question)
    }
  }

  /// Where the read model is in memory it can be asked here alone.
  private func answer(_ ticket: Ticket, _ question: LedgerQuestion) {
    let result: Result<Answered.Reply, Answered.Failed>
    do {
      guard let ledger else { throw closedBy ?? JournalError.readOnly(path: place.layout.root) }
      result = .success(.ledger(try ledger.answer(question)))
    } catch {
      result = .failure(Answered.Failed(phrase: Phrase(error, zone: place.zone)))
    }
    clerk.tell(.answered(ticket, Answered(question: .ledger(question), result: result)))
  }

  func carryOut(_ request: Request) {
    do {
      switch request {
      case .present(let ticket, let lines, let kind, let lane, let direction, let source):
        guard let lists else { return try wait(request) }
        let scan = ScanReceived(mrz: lines, kind: kind, lane: lane, direction: direction, source: source)
        try present(ticket, scan, lists)
      case .presentUnattended(let lines, let lane, let direction):
        presentUnattended(lines, ScanIntake(lane: lane, direction: direction))
      case .take(let ticket, let scan):
        guard let lists else { return try wait(request) }
        try take(ticket, scan, lists)
      case .past(let ticket, let facts): tellPast(ticket, facts)
      case .enter(let ticket, let document):
        guard let lists else { return try wait(request) }
        try enter(ticket, document, lists)
      case .decide(let ticket, let crossing):
        var draft: String?
        let (id, record) = try attempt(.decision(ticket, crossing), draft: &draft) {
          ($1, try $0.record(crossing, id: $1, second: second))
        }
        clerk.tell(.decided(ticket, crossing: id, record?.time ?? .now()))
      case .write(let ticket, .lookup(let lookup)):
        owed.append(lookup)
        recordOwed()
        if owed.isEmpty { clerk.tell(.saved(ticket, .now())) }
      case .write(let ticket, .amend(let crossing, let seen, let right, let company, let reason)):
        guard let lists else { return try wait(request) }
        var draft = drafts.currentID
        let check = lists.check(right, insteadOf: seen, on: place.zone.date(of: .now()), marks: marks)
        let what = Attempt.write(.amend(crossing: crossing, seen: seen, to: right, company: company, reason: reason))
        let record = try attempt(what, draft: &draft) {
          try $0.amend(
            crossing: crossing, seen: seen, to: right, company: company, reason: reason, check: check, id: $1)
        }
        dropDraft(draft)
        clerk.tell(.saved(ticket, record?.time ?? .now()))
      case .write(let ticket, .late(let crossing)):
        guard let lists else { return try wait(request) }
        try recordLate(ticket, crossing, lists)
      case .write(let ticket, let write):
        var draft = write.hasDraft ? drafts.currentID : nil
        let record = try attempt(.write(write), draft: &draft) { try $0.carryOut(write, id: $1, second: second) }
        dropDraft(draft)
        clerk.tell(.saved(ticket, record?.time ?? .now()))
      case .keepDraft(let draft):
        keep(draft)
      case .dropDraft:
        dropDraft(drafts.currentID)
      case .releaseDraft:
        drafts.release()
        clerk.tell(.drafts(drafts.waiting()))
      case .takeDraft(let ticket, let kept):
        clerk.tell(.draft(ticket, try drafts.take(kept)))
        clerk.tell(.drafts(drafts.waiting()))
      case .watch(let lane):
        self.lane = lane
      case .turn(let direction):
        self.direction = direction
      case .access(let ticket, let request):
        carryOut(ticket, request)
      case .approved(let request, let approval):
        try carryOut(request, approvedBy: approval)
      case .seconded(let request, let name):
        second = .named(name)
        defer { second = nil }
        carryOut(request)
      case .refresh, .ask:
        break
      }
    } catch {
      report(request.ticket, error)
    }
  }

  /// Keeps a request until the lists are read. They never are where nothing can be read.
  private func wait(_ request: Request) throws {
    if ledger == nil, let closedBy { throw closedBy }
    guard deferred.count < WorkQueue<Clerk.Work>.limit else {
      return clerk.tell(.refused(request.ticket, .tooMuchWaits, isFinal: false))
    }
    deferred.append(request)
  }

  /// What can be asked again. A changed request gets an id of its own: should the first have been recorded after all,
  /// the desk says so.
  enum Attempt: Equatable {
    case decision(Ticket, CrossingRecorded)
    case document(Ticket, DocumentEntered)
    case write(Write)
  }

  /// Records something once, however often the officer must ask for it.
  ///
  /// - Parameter draft: the draft that it was filled in from, whose id becomes the event's. Where recording fails it is let
  ///   go, so that the next form does not write over it; when it is asked for again, it is the first one's.
  func attempt<Value>(
    _ what: Attempt, draft: inout String?, _ body: (Desk, String) throws -> Value
  ) throws -> Value {
    let earlier = attempts.first { $0.what == what }
    if let earlier { draft = earlier.draft }
    let id = earlier?.id ?? draft ?? newEventID()
    attempts.removeAll { $0.what == what }
    if attempts.count >= Self.attemptLimit { attempts.removeFirst() }
    attempts.append((what, id, draft))
    do {
      let value = try write { try body($0, id) }
      attempts.removeAll { $0.what == what }
      return value
    } catch {
      // Who is to approve it is asked beside the form, which is still worked on.
      if case .access(.secondPersonNeeded)? = error as? Refusal { throw error }
      if draft != nil, draft == drafts.currentID {
        drafts.release()
        clerk.tell(.drafts(drafts.waiting()))
      }
      throw error
    }
  }

  /// Records look-ups that could not be recorded when they were made. Until they are, no list shows anything more.
  func recordOwed() {
    defer {
      if owed.count != toldOwed {
        toldOwed = owed.count
        clerk.tell(.owedLookups(owed.count))
      }
    }
    guard !owed.isEmpty else { return }
    do {
      try write { try $0.record(owed) }
      owed = []
    } catch {
      if toldOwed == 0 { report(nil, error) }
    }
  }

  // MARK: Drafts

  private func keep(_ draft: FormDraft) {
    do { try drafts.keep(draft) } catch { clerk.tell(.draftTrouble(Phrase(error, zone: place.zone))) }
  }

  func dropDraft(_ id: String?) {
    guard let id else { return }
    do { try drafts.drop(id) } catch { clerk.tell(.draftTrouble(Phrase(error, zone: place.zone))) }
  }

  /// Records at the desk. What succeeds shows that the store takes records again.
  func write<Value>(_ work: (Desk) throws -> Value) throws -> Value {
    guard let desk else { throw closedBy ?? JournalError.readOnly(path: place.layout.root) }
    let value = try work(desk)
    if isTroubled {
      isTroubled = false
      clerk.tell(.trouble(nil))
    }
    return value
  }

  func report(_ ticket: Ticket?, _ error: any Error) {
    if let ticket, case .access(.secondPersonNeeded(let permission, let approvers)) = error as? Refusal {
      return clerk.tell(.secondNeeded(ticket, permission, approvers: approvers))
    }
    let phrase = Phrase(error, zone: place.zone)
    if let ticket, case .hit(.wordsMissing) = error as? Refusal { return clerk.tell(.wordsNeeded(ticket, phrase)) }
    if let ticket, (error as? Refusal)?.asksForName == true {
      return clerk.tell(.secondNameNeeded(ticket, phrase))
    }
    if let trouble = Trouble(error, phrase, isOpen: desk != nil) {
      isTroubled = true
      clerk.tell(.trouble(trouble))
    }
    clerk.tell(.refused(ticket, phrase, isFinal: (error as? Refusal)?.isSettled ?? false))
  }
}
