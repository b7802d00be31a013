import Journal
import Phrases
import Scanners
import TravelDocuments

/// Takes in for one lane what its scanner gave: the one path from there into the journal, for the command line and for
/// the console.
public struct ScanIntake: Sendable, Equatable {
  public let lane: Int
  public let direction: Direction

  public init(lane: Int, direction: Direction) {
    self.lane = lane
    self.direction = direction
  }

  /// Asks the lists about documents and records both, with one sync; gives what was recorded.
  ///
  /// - Parameter file: what the file is that they come from, where they come from one that is taken once; what was
  ///   recorded from it before is not recorded again.
  /// - Throws: `Refusal`, `JournalError`, `MRZError`; nothing was recorded then.
  public func take(
    _ documents: [[String]], onceFrom file: [UInt8]? = nil, _ desk: Desk, _ lists: PostWatchlist
  ) throws -> [PresentedScan] {
    guard !documents.isEmpty else { return [] }
    // A stream may run for weeks: centuries are chosen by the day on which a document comes.
    let day = try desk.dayOfDocuments()
    let scans = try scans(documents, day).map { item in
      (scan: item.scan, check: lists.check(item.mrz, on: day, marks: desk.ledger.marks))
    }
    return try file.map { try desk.receive(onceFrom: $0, scans) } ?? desk.receive(scans)
  }

  /// Records documents while nobody has signed in who may take them; they are checked once somebody takes them up. Gives
  /// how many were recorded.
  ///
  /// - Throws: as `take`.
  public func takeUnattended(
    _ documents: [[String]], onceFrom file: [UInt8]? = nil, source: ScanSource = .stream, _ desk: Desk
  ) throws -> Int {
    guard !documents.isEmpty else { return 0 }
    let scans = try scans(documents, desk.dayOfDocuments(), source)
    return try desk.receiveUnattended(scans.map(\.scan), onceFrom: file)
  }

  private func scans(
    _ documents: [[String]], _ day: PartialDate, _ source: ScanSource = .stream
  ) throws -> [(mrz: MRZ, scan: ScanReceived)] {
    try documents.map { lines in
      let mrz = try MRZ(lines: lines, today: day)
      let scan = ScanReceived(
        mrz: mrz.lines, kind: mrz.kind.rawValue, lane: lane, direction: direction, source: source)
      return (mrz, scan)
    }
  }
}

/// What a file of a watched folder holds.
public struct ScannedFile: Sendable, Equatable {
  public let file: FolderFile
  /// The lines of each document in it.
  public var documents: [[String]] = []
  /// What in it is none, and why.
  public var unread: [Phrase] = []

  public init(_ file: FolderFile, today: PartialDate) {
    self.file = file
    for finding in MRZScanner.findings(in: file.bytes, today: today) {
      switch finding {
      case .mrz(let mrz, _): documents.append(mrz.lines)
      case .other(let error, let lines): unread.append(error.phrase(from: lines.lowerBound))
      }
    }
    if documents.isEmpty, unread.isEmpty {
      unread = [Phrase(id: "Berkas ini kosong.", en: "This file is empty.")]
    }
  }

  /// Where it goes once its documents are recorded.
  public var place: TakenPlace { unread.isEmpty ? .done : .failed }
}

extension Desk {
  /// The day by which a document's centuries are chosen.
  ///
  /// - Throws: `Refusal.clockMakesNoSense`.
  func dayOfDocuments() throws -> PartialDate {
    guard let day = zone.date(of: .now()) else { throw Refusal.clockMakesNoSense }
    return day
  }
}
