import Border
import Journal
import Phrases
import Scanners

/// The lane's own scanner: which one this console reads, and what becomes of what it gives.
extension ClerkDesk {
  /// Follows the claims: this console reads its lane's scanner, unless the lane is open at another console.
  func followScanner(_ duty: DutyBook) {
    let open = duty.lanes[lane]
    let isElsewhere = open.map { $0.console != place.console } ?? false
    let scanner = desk == nil || isElsewhere ? nil : duty.scanners[lane]
    clerk.scanner.read(scanner?.place, ScanIntake(lane: lane, direction: open?.direction ?? direction))
  }

  func hear(_ news: LaneScanner.News) {
    switch news {
    case .documents(let documents, let intake):
      defer { clerk.scanner.settle(nil, nil) }
      do {
        tellTaken(try take(documents, nil, intake))
      } catch {
        report(nil, error)
        clerk.tell(.scannerSaid(.notTaken(documents.count, Phrase(error, zone: place.zone)), .alert))
      }
    case .file(let file, let intake): take(file, intake)
    case .state(let state, let news):
      if let state, let news { record(news, ScannerAtLane(lane: state.lane, state.place)) }
    case .said: break
    }
  }

  private func take(_ file: FolderFile, _ intake: ScanIntake) {
    do {
      guard let today = place.zone.date(of: .now()) else { throw Refusal.clockMakesNoSense }
      let scanned = ScannedFile(file, today: today)
      let taken = try take(scanned.documents, file.identity, intake)
      for sentence in scanned.sentences(recorded: taken.count) {
        clerk.tell(.scannerSaid(sentence, .warning))
      }
      clerk.scanner.settle(file, scanned.place)
      tellTaken(taken)
    } catch {
      clerk.scanner.settle(file, nil)
      report(nil, error)
      clerk.tell(.scannerSaid(file.notRecorded(Phrase(error, zone: place.zone)), .alert))
    }
  }

  /// How many documents were recorded, and whose they are where somebody is there to see it.
  private typealias Taken = (count: Int, names: [String])

  /// The officer who is there takes them, with the lists' answer; else they wait in the post's own name.
  private func take(_ documents: [[String]], _ file: [UInt8]?, _ intake: ScanIntake) throws -> Taken {
    try write { desk in
      if let lists, try desk.refusal(.receive) == nil {
        let scans = try intake.take(documents, onceFrom: file, desk, lists)
        return (scans.count, scans.map(\.check.traveller.name))
      }
      return (try intake.takeUnattended(documents, onceFrom: file, desk), [])
    }
  }

  private func tellTaken(_ taken: Taken) {
    guard taken.count > 0 else { return }
    clerk.tell(.scannerSaid(.scanned(taken.count, taken.names.first), .plain))
  }

  /// It was told already, and reading goes on whether that can be recorded or not. What another program reads is not lost.
  private func record(_ news: ScannerLink.News, _ scanner: ScannerAtLane) {
    do {
      switch news {
      case .lost(let trouble):
        let wasRead = readScanner == scanner
        guard trouble.isAbsence || wasRead else { return }
        readScanner = nil
        lostScanner = scanner
        try write { try $0.recordAttendedOrNot(ScannerLost(scanner: scanner, reason: wasRead ? .gone : .absent)) }
      case .found:
        readScanner = scanner
        guard lostScanner == scanner else { return }
        lostScanner = nil
        try write { try $0.recordAttendedOrNot(ScannerFound(scanner: scanner)) }
      default: break
      }
    } catch {
      report(nil, error)
    }
  }

  /// Asks the lists about what came in while nobody was there, once somebody is who may: hits show without being opened.
  func checkUnattended(_ board: Dashboard) {
    guard let lists, let desk, let today = place.zone.date(of: .now()) else { return }
    let unchecked = board.scans.filter { $0.checkID == nil }
    guard !unchecked.isEmpty, desk.isAttended(board.accounts) else { return }
    for scan in unchecked where scan.id != triedUnchecked {
      do {
        let check = try lists.check(scan.presented, on: today, marks: marks)
        _ = try write { try $0.recheck(scan: scan.id, check) }
      } catch {
        // Whoever takes it up asks again, and is told then.
        triedUnchecked = scan.id
        return
      }
    }
  }
}

extension Desk {
  /// Whether somebody is here who may take documents.
  func isAttended(_ book: AccountBook) -> Bool { book.refusal(.receive, to: actor) == nil }
}

extension Phrase {
  /// What the lane's scanner gave waits now.
  static func scanned(_ count: Int, _ name: String?) -> Phrase {
    guard let name else {
      return Phrase(id: "\(count) dokumen baru menunggu di lajur ini.", en: "\(count) more wait at this lane.")
    }
    let more = count > 1 ? " +\(count - 1)" : ""
    return Phrase(
      id: "Dipindai, menunggu di lajur ini: \(name)\(more)", en: "Scanned, waits at this lane: \(name)\(more)")
  }
}
