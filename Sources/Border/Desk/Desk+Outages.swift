import Journal

import struct Journal.Record

/// Outages and drills, paper slips, and what is told to the central system afterwards.
extension Desk {
  /// How far back an outage can be declared to have begun, and a late entry can lie.
  public static let outageHours = 24
  public static let lateDays = 366

  /// The outages and drills that go on now.
  public func runningOutages() throws -> [OutageRow] { try look { try $0.runningOutages() } }

  /// Records that something is down, or a drill. Of each kind one goes on at a time, and no drill begins during an
  /// outage.
  ///
  /// - Throws: `Refusal`, with `.running` who declared it before; `JournalError`.
  @discardableResult
  public func declareOutage(
    _ cause: OutageDeclared.Cause, since: Timestamp? = nil, words: String? = nil, isDrill: Bool = false,
    id: String = newEventID()
  ) throws -> Record? {
    let now = clock()
    let since = since ?? now
    let words = try CrossingRules.optionalWords(words, .outageWords, limit: OutageDeclared.wordsLimit)
    guard cause != .other || words != nil else { throw Refusal.outage(.wordsMissing) }
    guard since <= now, now.milliseconds - since.milliseconds <= Self.outageHours * 3_600_000 else {
      throw Refusal.outage(.sinceOutOfReach(since))
    }
    return try append(.workOutages) { facts in
      if try facts.isRecorded(id) { return [] }
      let running = try facts.runningOutages()
      if let row = running.current ?? (isDrill ? running.drill : nil) { throw Refusal.outage(.running(row)) }
      let declared = OutageDeclared(cause: cause, since: since, words: words, isDrill: isDrill)
      return [Entry(declared, id: id, by: self.officer)]
    }.last
  }

  /// Records that an outage, or a drill, is over.
  ///
  /// - Parameter prefix: the beginning of its id; nil: the outage that goes on, or else the drill.
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func endOutage(
    _ prefix: String? = nil, until: Timestamp? = nil, words: String? = nil, id: String = newEventID()
  ) throws -> Record? {
    let now = clock()
    let words = try CrossingRules.optionalWords(words, .outageWords, limit: OutageDeclared.wordsLimit)
    return try append(.workOutages) { facts in
      if try facts.isRecorded(id) { return [] }
      let row = try prefix.map { try facts.outage($0) } ?? facts.runningOutage()
      if let ending = row.ending { throw Refusal.outage(.alreadyEnded(officer: ending.officer, ending.time)) }
      let until = until ?? now
      guard until >= row.since, until <= now else { throw Refusal.outage(.untilOutOfReach(until)) }
      return [Entry(OutageEnded(outage: row.id, until: until, words: words), id: id, by: self.officer)]
    }.last
  }

  // MARK: Paper

  /// Records that slips were given out.
  ///
  /// - Parameter prefix: the beginning of the outage's id; nil: the one that goes on, or else the drill.
  /// - Throws: `Refusal`, `JournalError`.
  @discardableResult
  public func givePapers(
    _ range: PaperRange, lane: Int? = nil, outage prefix: String? = nil, id: String = newEventID()
  ) throws -> Record? {
    if let lane, !CrossingRules.lanes.contains(lane) { throw Refusal.wrongForm(.lane, String(lane)) }
    return try append(.workOutages) { facts in
      if try facts.isRecorded(id) { return [] }
      let row = try prefix.map { try facts.outage($0) } ?? facts.runningOutage()
      let book = try facts.papers(of: row.id)
      if let before = book.given.first(where: { $0.range.numbers.overlaps(range.numbers) }) {
        throw Refusal.outage(.papersGivenBefore(before.range))
      }
      guard book.givenCount + range.count <= PaperBook.countMax else { throw Refusal.outage(.tooManyPapers) }
      return [Entry(PapersGiven(outage: row.id, range: range, lane: lane), id: id, by: self.officer)]
    }.last
  }

  /// Records that slips are blank or spoiled: nobody will key them in.
  ///
  /// - Throws: `Refusal`, with `.paperNotGiven` or `.paperDone` the first number that this can't be said of;
  ///   `JournalError`.
  @discardableResult
  public func settlePapers(
    _ range: PaperRange, _ state: PapersSettled.State, reason: String, outage prefix: String,
    id: String = newEventID()
  ) throws -> Record? {
    let words = try CrossingRules.requiredWords(reason, .reason, limit: PapersSettled.reasonLimit)
    return try append(.workOutages) { facts in
      if try facts.isRecorded(id) { return [] }
      let row = try facts.outage(prefix)
      let book = try facts.papers(of: row.id)
      for number in range.numbers {
        guard book.given.contains(where: { $0.range.numbers.contains(number) }) else {
          throw Refusal.outage(.paperNotGiven(number))
        }
        if book.keyed.contains(number) || book.settled.contains(where: { $0.range.numbers.contains(number) }) {
          throw Refusal.outage(.paperDone(number))
        }
      }
      let settled = PapersSettled(outage: row.id, range: range, state: state, reason: words)
      return [Entry(settled, id: id, by: self.officer)]
    }.last
  }

  // MARK: Late entries

  /// The outage that a crossing is marked with: the one that goes on, or of a late entry the one that its paper is of.
  func outage(_ crossing: CrossingRecorded, _ facts: DeskFacts) throws -> String? {
    guard let late = crossing.late else { return try facts.runningOutages().current?.id }
    let (now, occurred) = (clock(), late.occurred)
    guard occurred <= now, now.milliseconds - occurred.milliseconds <= Self.lateDays * 86_400_000 else {
      throw Refusal.outage(.occurredOutOfReach(occurred))
    }
    guard let prefix = crossing.outage else {
      guard late.paper == nil else { throw Refusal.outage(.paperWithoutOutage) }
      return nil
    }
    let row = try facts.outage(prefix)
    guard !row.isDrill else { throw Refusal.outage(.lateOfDrill) }
    if let paper = late.paper, let keyed = try facts.crossing(ofPaper: paper, of: row.id) {
      throw Refusal.outage(.paperKeyed(paper, officer: keyed.officer, keyed.time))
    }
    return row.id
  }

  /// The lane that a slip was given to.
  func lane(ofPaper crossing: CrossingRecorded, _ facts: DeskFacts) throws -> Int? {
    guard let outage = crossing.outage, let paper = crossing.late?.paper else { return nil }
    return try facts.papers(of: outage).given.first { $0.range.numbers.contains(paper) }?.lane
  }

  /// Of a late entry only the hours are looked at: who keys it in is not who stood at the lane.
  func outside(_ late: CrossingLate, of outage: String?, _ facts: DeskFacts) throws -> [OutsideMark] {
    let day = zone.dayAndHour(of: late.occurred).day
    let isOpen = try facts.duty(day...day).isOpen(at: late.occurred, plan)
    let isOfOutage = try outage.map { try facts.outage($0).holds(late.occurred) } ?? true
    return (isOpen == false ? [.hours] : []) + (isOfOutage ? [] : [.outage])
  }

  // MARK: What is told afterwards

  /// Records that somebody told the central system by hand of crossings of an outage.
  ///
  /// - Parameter crossings: the beginnings of their ids; nil: all that are still to be told of, at most
  ///   `OutageReconciled.crossingLimit` at a time.
  /// - Returns: its record; nil where this `id` is recorded already.
  /// - Throws: `Refusal`, with `.nothingToTell` the crossing of which there is nothing to tell; `JournalError`.
  @discardableResult
  public func reconcile(
    outage prefix: String, crossings prefixes: [String]? = nil, words: String? = nil, id: String = newEventID()
  ) throws -> Record? {
    let words = try CrossingRules.optionalWords(words, .outageWords, limit: OutageDeclared.wordsLimit)
    let prefixes = try prefixes.map { try $0.map { try CrossingRules.idPrefix($0) } }
    return try append(.workOutages) { facts in
      if try facts.isRecorded(id) { return [] }
      let row = try facts.outage(prefix)
      let limit = OutageReconciled.crossingLimit
      let told =
        try prefixes.map { try $0.prefix(limit).map { try facts.anyCrossing($0).id } }
        ?? facts.untold(of: row.id, limit: limit)
      for crossing in told where try !facts.isUntold(crossing, of: row.id) {
        throw Refusal.outage(.nothingToTell(crossing))
      }
      guard !told.isEmpty else { throw Refusal.outage(.nothingToTell(row.id)) }
      return [Entry(OutageReconciled(outage: row.id, crossings: told, words: words), id: id, by: self.officer)]
    }.last
  }
}

extension DeskFacts {
  /// The one outage or drill whose id begins so.
  func outage(_ prefix: String) throws -> OutageRow {
    let found = try outages(startingWith: CrossingRules.idPrefix(prefix) { .outage(.unknown($0)) })
    guard let row = found.first, found.count == 1 else { throw Refusal.outage(.unknown(prefix)) }
    return row
  }

  /// The outage that goes on, or else the drill.
  func runningOutage() throws -> OutageRow {
    let running = try runningOutages()
    guard let row = running.current ?? running.drill else { throw Refusal.outage(.noneRunning) }
    return row
  }

  /// The one crossing whose id begins so, void or not.
  fileprivate func anyCrossing(_ prefix: String) throws -> CrossingFact {
    let found = try crossings(startingWith: prefix)
    guard let crossing = found.first else { throw Refusal.unknownCrossing(prefix) }
    guard found.count == 1 else { throw Refusal.ambiguousCrossing(prefix) }
    return crossing
  }
}

extension CrossingRules {
  /// What stands on paper, as it is to be recorded.
  static func checked(_ late: CrossingLate) throws(Refusal) -> CrossingLate {
    var result = late
    if let paper = late.paper, !PaperRange.numbers.contains(paper) {
      throw .outage(.papers(String(paper)))
    }
    result.signed = try words(late.signed, .signed, limit: CrossingLate.textLimit)
    guard !result.signed.isEmpty else { throw .outage(.signedMissing) }
    result.transport = try optionalWords(late.transport, .transport, limit: CrossingLate.textLimit)
    return result
  }
}

extension CrossingRecorded {
  /// When it happened.
  func time(of record: Record) -> Timestamp { late?.occurred ?? record.time }
}
