import Journal

/// What comes from a lane's own scanner while nobody has signed in at its console who may take documents.
///
/// It stands in the post's own name and is signed by nobody: it says what lay on the reader, and decides nothing. The
/// lists are asked, and that is signed, by the officer who takes it up.
extension Desk {
  private var nobody: Officer { Officer(name: Account.journalItself) }

  /// Most documents that wait at a lane while the keyboard's reader is taken without anybody there: whoever can reach the
  /// keyboard could fill the journal by it.
  public static let unattendedLimit = 20

  /// Records documents for a lane that has claimed a scanner, or that a reader has typed at a console's own keyboard; gives
  /// how many were not recorded before.
  ///
  /// - Parameter identity: what the file is that they come from, where they come from one that is taken once.
  /// - Throws: `Refusal` where a lane has no scanner of its own, or ``unattendedLimit`` documents wait and a keyboard
  ///   brings one more; `JournalError`.
  func receiveUnattended(_ scans: [ScanReceived], onceFrom identity: [UInt8]?) throws -> Int {
    for scan in scans { try CrossingRules.check(scan) }
    let file = identity.map { eventID(of: Array(journal.identity.journal.utf8) + [0] + $0) }
    let made = scans.enumerated().map { place, scan in
      // The same ids as `receive(onceFrom:)` gives, so that a file is taken once, whoever is there.
      Entry(scan, id: file.map { eventID(of: Array("\($0) scan \(place)".utf8)) } ?? newEventID(), by: nobody)
    }
    return try append { facts in
      let claimed = try self.lanesNow(facts).scanners
      for scan in scans {
        if scan.source == .keyboard {
          let oldest = self.waitingClock().milliseconds - facts.accounts.value(.scanWaitMinutes) * 60_000
          guard try facts.db.waitingScanCount(lane: scan.lane, from: oldest) < Self.unattendedLimit else {
            throw Refusal.duty(.tooManyUnattended(lane: scan.lane))
          }
        } else if claimed[scan.lane] == nil {
          throw Refusal.duty(.noScanner(lane: scan.lane))
        }
      }
      return try made.filter { try !facts.isScan($0.id) }
    }.count
  }

  /// Records what became of a lane's scanner: by the officer who is there, else in the post's own name.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  public func recordAttendedOrNot(_ lost: ScannerLost) throws {
    if try refusal(.receive) == nil { return try record(lost) }
    try recordUnattended(Entry(lost, by: nobody), at: lost.scanner.lane)
  }

  /// The same of a scanner that is there again.
  public func recordAttendedOrNot(_ found: ScannerFound) throws {
    if try refusal(.receive) == nil { return try record(found) }
    try recordUnattended(Entry(found, by: nobody), at: found.scanner.lane)
  }

  private func recordUnattended(_ entry: Entry, at lane: Int) throws {
    try append { facts in
      guard try self.lanesNow(facts).scanners[lane] != nil else { throw Refusal.duty(.noScanner(lane: lane)) }
      return [entry]
    }
  }
}
