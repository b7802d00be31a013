import Border
import CSys
import Glibc
import Journal
import Phrases
import Scanners
import TravelDocuments

/// Reads a scanner for a lane until the program is stopped.
struct ScannerReading {
  /// How long a file that could not be recorded waits until it is tried again, in milliseconds; the second time twice
  /// as long, and so on up to the bound.
  private static let retries = 1_000...30_000

  private let link: ScannerLink
  private var intake: LaneIntake
  private var retry: Int?
  private var pause = retries.lowerBound
  private var toldOfOldFiles = false
  private var wasRead = false

  init(_ place: ScannerPlace, _ intake: LaneIntake) {
    link = ScannerLink(place, now: Self.now())
    self.intake = intake
  }

  /// - Throws: `Failure` where the scanner is no such thing, or may not be read, when it begins. What is only not there
  ///   is waited for.
  mutating func run() throws {
    // A lease that somebody breaks says so by this signal, and ours are held for no time at all.
    signal(SIGIO, SIG_IGN)
    let stop = StopSignal.install()
    let first = link.advance(now: Self.now())
    if case .lost(let trouble)? = first.first, !trouble.isAbsence { throw Failure(trouble.phrase) }
    try take(first)
    while true {
      var waits = [
        pollfd(fd: stop, events: Int16(POLLIN), revents: 0), pollfd(fd: STDOUT_FILENO, events: 0, revents: 0),
        // A negative descriptor is passed over.
        pollfd(fd: link.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      let now = Self.now()
      let wait = [link.wait(now: now), retry.map { max(0, $0 - now) }].compactMap(\.self).min()
      guard poll(&waits, 3, wait.map { Int32(clamping: $0) } ?? -1) >= 0 || errno == EINTR else {
        throw JournalError.system(operation: "poll", path: link.place.path, code: errno)
      }
      if waits[0].revents != 0 { return }
      // Nobody reads what is said any more.
      if waits[1].revents & Int16(POLLERR | POLLHUP) != 0 { return }
      if let due = retry, Self.now() >= due {
        retry = nil
        link.lookAgain()
      }
      try take(link.advance(now: Self.now()))
    }
  }

  /// Documents that came together are recorded together.
  private mutating func take(_ news: [ScannerLink.News]) throws {
    var documents: [[String]] = []
    for item in news {
      if case .document(let lines) = item { documents.append(lines) } else { tell(item) }
    }
    guard !documents.isEmpty else { return }
    do {
      try intake.take(documents)
    } catch {
      complain(.notTaken(documents.count, Phrase(error)))
    }
  }

  private mutating func tell(_ news: ScannerLink.News) {
    if let phrase = news.phrase(link.place.path, lane: intake.lane) { complain(phrase) }
    switch news {
    case .file(let file): take(file)
    case .found(let again):
      wasRead = true
      if again { record { try $0.record(ScannerFound(scanner: scanner)) } }
    case .lost:
      let reason: ScannerLost.Reason = wasRead ? .gone : .absent
      record { try $0.record(ScannerLost(scanner: scanner, reason: reason)) }
    case .document, .waiting, .unread, .left: break
    }
  }

  private var scanner: ScannerAtLane { ScannerAtLane(lane: intake.lane, link.place) }

  /// Records what became of the scanner. It was told already, and reading goes on whether that can be recorded or not.
  private func record(_ work: (Desk) throws -> Void) {
    do {
      try work(intake.desk)
    } catch {
      let why = Phrase(error)
      complain(Phrase(id: "Itu tidak tercatat: \(why.id)", en: "That is not recorded: \(why.en)"))
    }
  }

  // MARK: Files

  private mutating func take(_ file: FolderFile) {
    if file.isOld, !toldOfOldFiles {
      toldOfOldFiles = true
      complain(FolderFile.oldOnes)
    }
    do {
      let place = try record(file)
      pause = Self.retries.lowerBound
      if let why = link.move(file, to: place) { complain(file.notMoved(why)) }
    } catch {
      complain(file.notRecorded(Phrase(error)))
      if retry == nil {
        retry = Self.now() + pause
        pause = min(2 * pause, Self.retries.upperBound)
      }
    }
  }

  private mutating func record(_ file: FolderFile) throws -> TakenPlace {
    let scanned = ScannedFile(file, today: try today(intake.desk.zone))
    let recorded = try intake.take(scanned.documents, onceFrom: file.identity)
    for sentence in scanned.sentences(recorded: recorded) { complain(sentence) }
    return scanned.place
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}
