import Journal

/// What comes from a scanner by itself.
extension Desk {
  /// Records the documents of a file that is taken once, each with the answer of the watchlist, with one sync; gives
  /// those that were not recorded before.
  ///
  /// Their events' ids follow from the file. So whoever crashed between recording and moving it away, or died in the
  /// middle of the append, records what is missing the next time, and nothing twice.
  ///
  /// - Parameter identity: what tells this file from every other, its contents included.
  /// - Throws: `Refusal`, `JournalError`.
  public func receive(
    onceFrom identity: [UInt8], _ scans: [(scan: ScanReceived, check: LaneCheck)]
  ) throws -> [PresentedScan] {
    let file = eventID(of: Array(journal.identity.journal.utf8) + [0] + identity)
    for item in scans { try CrossingRules.check(item.scan) }
    var new: [PresentedScan] = []
    try append(.receive) { facts in
      let presented = try scans.enumerated().map { place, item in
        let id = eventID(of: Array("\(file) scan \(place)".utf8))
        return PresentedScan(
          id: id, scan: item.scan, checkID: eventID(of: Array("\(file) check \(place)".utf8)),
          check: try facts.event(item.check, subject: id))
      }
      new = try presented.filter { try !facts.isScan($0.id) }
      // A crash can have left the scan alone.
      let unchecked = try presented.filter { try facts.isScan($0.id) && facts.checkID(of: $0.id) == nil }
      return new.flatMap {
        [Entry($0.scan, id: $0.id, by: self.officer), Entry($0.check, id: $0.checkID, by: self.officer)]
      } + unchecked.map { Entry($0.check, id: $0.checkID, by: self.officer) }
    }
    return new
  }

  /// Records that a lane's scanner can't be read any more, or can be again; asking again with the same `id` records
  /// nothing new.
  ///
  /// - Throws: `Refusal`, `JournalError`.
  public func record(_ lost: ScannerLost, id: String = newEventID()) throws {
    try record(Entry(lost, id: id, by: officer), at: lost.scanner)
  }

  /// The same of a scanner that is there again.
  public func record(_ found: ScannerFound, id: String = newEventID()) throws {
    try record(Entry(found, id: id, by: officer), at: found.scanner)
  }

  private func record(_ entry: Entry, at scanner: ScannerAtLane) throws {
    guard CrossingRules.lanes.contains(scanner.lane) else { throw Refusal.wrongForm(.lane, String(scanner.lane)) }
    try append(.receive) { try $0.isRecorded(entry.id) ? [] : [entry] }
  }
}
