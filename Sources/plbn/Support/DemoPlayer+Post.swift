import Border
import ReferenceData

/// What happens at the post besides decisions: documents by form, look-ups, patrols; and what the last time left open.
extension DemoPlayer {
  /// Puts in order what an earlier start of the demo left open: its patrols come back, and the colleagues decide on what
  /// waits at their lanes. What waits at the visitor's lane goes on waiting.
  mutating func clearUp() throws {
    try desk.catchUp()
    desk.officer = Self.deskOfficer
    for patrol in try desk.ledger.patrols() where patrol.isOut && patrol.officer == desk.officer.name {
      try Self.unlessRefused { try desk.end(patrol: patrol.id) }
    }
    for lane in Self.colleagueLanes {
      // A lane shows only so many at once; what was refused stays and is not tried again.
      var tried: Set<String> = []
      while true {
        try desk.catchUp()
        let left = try desk.ledger.dashboard(lane: lane, now: .now()).scans.filter { tried.insert($0.id).inserted }
        if left.isEmpty { break }
        for scan in left { try Self.unlessRefused { try decide(Waiting(name: nil, id: scan.id, lane: lane)) } }
      }
    }
  }

  /// Enters a document as the form does, with the list's answer.
  mutating func enter(_ form: DemoMorning.Form) throws -> Waiting {
    try lists.follow(desk)
    desk.officer = Self.officer(form.lane)
    let document = DocumentEntered(lane: form.lane, facts: CrossingFacts(form))
    let check = try lists.watchlist.check(
      .entered(document), on: try today(desk.zone), marks: desk.ledger.marks)
    let received = try desk.receive(document, check)
    return Waiting(name: form.number, id: received.id, lane: form.lane, decision: form.decision)
  }

  /// Looks a name up as `plbn lookup --purpose` does; nobody reads what it finds.
  mutating func lookUp(_ lookup: DemoMorning.Lookup) throws {
    try lists.follow(desk)
    desk.officer = Self.deskOfficer
    let query = LookupQuery(name: lookup.text)
    let day = try today(desk.zone).earliestDay
    let candidates = lists.watchlist.search(
      query.watchlistQuery(day: day), limit: WatchlistChecked.candidateLimit)
    try desk.record(
      LookupMade.events(
        query, showing: candidates.map(WatchlistChecked.Found.init),
        purpose: LookupPurpose(rawValue: lookup.purpose.rawValue),
        of: lists.watchlist, on: day))
  }

  mutating func start(_ start: DemoMorning.PatrolStart) throws {
    desk.officer = Self.deskOfficer
    // Patrols live in real time, and the story does not.
    let minutes = (start.reportMinutes + speed - 1) / speed
    patrols[start.patrol] = try desk.start(
      PatrolStarted(
        unit: start.unit, leader: start.leader, strength: start.strength, sector: start.sector, isJoint: start.joint,
        reportMinutes: minutes))?.id
  }

  func log(_ entry: DemoMorning.PatrolLog) throws {
    guard let patrol = patrols[entry.patrol] else { return }
    desk.officer = Self.deskOfficer
    try desk.log(
      PatrolLogged(
        patrol: patrol, text: entry.text, position: entry.position.flatMap { GeoPosition($0) }, persons: entry.persons,
        handedTo: entry.handedTo))
  }

  mutating func end(_ name: String) throws {
    guard let patrol = patrols.removeValue(forKey: name) else { return }
    desk.officer = Self.deskOfficer
    try desk.end(patrol: patrol)
  }
}

extension CrossingFacts {
  init(_ form: DemoMorning.Form) {
    self.init(
      direction: Direction(form.direction),
      traveller: Traveller(
        name: form.name, birth: form.birth, sex: form.sex, nationality: form.nationality, birthPlace: form.birthPlace,
        address: form.address, nik: form.nik),
      document: PresentedDocument(
        type: form.kind, number: form.number ?? "", issuer: form.issuer, expiry: form.expiry, issued: form.issued,
        issuePlace: form.issuePlace),
      purpose: form.purpose, vehicle: form.vehicle, note: form.note)
  }
}

extension Border.Direction {
  init(_ direction: DemoTraveller.Direction) {
    switch direction {
    case .incoming: self = .in
    case .outgoing: self = .out
    }
  }
}
