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
      let why = Phrase(error)
      complain(
        Phrase(
          id: "\(documents.count) dokumen tidak diterima, pindai lagi: \(why.id)",
          en: "\(documents.count) documents were not taken, scan again: \(why.en)"))
    }
  }

  private mutating func tell(_ news: ScannerLink.News) {
    let path = link.place.path
    switch news {
    case .document: break
    case .file(let file): take(file)
    case .found(let again):
      wasRead = true
      complain(
        again
          ? Phrase(id: "\(path) tersambung lagi.", en: "\(path) is there again.")
          : Phrase(id: "\(path) dibaca untuk lajur \(intake.lane).", en: "\(path) is read for lane \(intake.lane)."))
      if again { record { try $0.record(ScannerFound(scanner: scanner)) } }
    case .lost(let trouble):
      complain(
        Phrase(
          id: "\(trouble.phrase.id) Disambung lagi sendiri begitu bisa.",
          en: "\(trouble.phrase.en) It is taken up again by itself."))
      let reason: ScannerLost.Reason = wasRead ? .gone : .absent
      record { try $0.record(ScannerLost(scanner: scanner, reason: reason)) }
    case .waiting(let trouble): complain(trouble.phrase)
    case .unread(let error, let more):
      let why = error.scannerPhrase
      let others = more > 0 ? Phrase(id: " (dan \(more) lagi)", en: " (and \(more) more)") : Phrase(id: "", en: "")
      complain(
        Phrase(
          id: "Yang datang dari \(path) bukan dokumen\(others.id): \(why.id)",
          en: "What came from \(path) is no document\(others.en): \(why.en)"))
    case .left(let name, let why): complain(why.phrase(name))
    }
  }

  private var scanner: ScannerAtLane {
    let kind: ScannerAtLane.Kind =
      switch link.place {
      case .serial: .serial
      case .folder: .folder
      }
    return ScannerAtLane(lane: intake.lane, kind: kind, path: link.place.path)
  }

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
      complain(
        Phrase(
          id: "Di folder sudah ada berkas sebelum program ini mulai; diambil juga.",
          en: "Files lay in the folder before this program began; they are taken too."))
    }
    do {
      let place = try record(file)
      pause = Self.retries.lowerBound
      guard let why = link.move(file, to: place) else { return }
      complain(
        Phrase(
          id: "\(file.name) sudah dicatat, tetapi tidak dapat dipindahkan: \(why.phrase(file.name).id)",
          en: "\(file.name) is recorded, but can't be moved: \(why.phrase(file.name).en)"))
    } catch {
      let why = Phrase(error)
      complain(
        Phrase(
          id: "\(file.name) belum dicatat dan tetap di folder, dicoba lagi sendiri: \(why.id)",
          en: "\(file.name) is not recorded and stays in the folder, to be tried again: \(why.en)"))
      if retry == nil {
        retry = Self.now() + pause
        pause = min(2 * pause, Self.retries.upperBound)
      }
    }
  }

  private mutating func record(_ file: FolderFile) throws -> TakenPlace {
    var documents: [[String]] = []
    var unread: [Phrase] = []
    for finding in MRZScanner.findings(in: file.bytes, today: try today(intake.desk.zone)) {
      switch finding {
      case .mrz(let mrz, _): documents.append(mrz.lines)
      case .other(let error, let lines): unread.append(error.phrase(from: lines.lowerBound))
      }
    }
    let recorded = try intake.take(documents, onceFrom: file.identity)
    if recorded < documents.count {
      complain(
        Phrase(
          id: "\(documents.count - recorded) dokumen di \(file.name) sudah tercatat lebih dulu.",
          en: "\(documents.count - recorded) documents in \(file.name) were recorded before."))
    }
    if documents.isEmpty, unread.isEmpty {
      unread = [Phrase(id: "Berkas ini kosong.", en: "This file is empty.")]
    }
    if let first = unread.first {
      complain(
        Phrase(
          id: "\(file.name) ke failed/ (\(documents.count) dokumen, \(unread.count) bukan): \(first.id)",
          en: "\(file.name) goes to failed/ (\(documents.count) documents, \(unread.count) none): \(first.en)"))
    }
    return unread.isEmpty ? .done : .failed
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000 + time.tv_nsec / 1_000_000
  }
}

extension MRZError {
  /// The same for whoever holds the document: it is scanned again, not typed.
  fileprivate var scannerPhrase: Phrase {
    guard case .lineCount(_, let found, let expected) = self else { return phrase }
    return Phrase(
      id: "hanya \(found) dari \(expected) baris; pindai lagi.", en: "only \(found) of \(expected) lines; scan again.")
  }
}

extension LeftFile {
  fileprivate func phrase(_ name: String) -> Phrase {
    switch self {
    case .link: Phrase(id: "\(name) adalah tautan; dibiarkan.", en: "\(name) is a link; it is left alone.")
    case .notAFile: Phrase(id: "\(name) bukan berkas; dibiarkan.", en: "\(name) is no file; it is left alone.")
    case .otherOwner:
      Phrase(id: "\(name) milik pengguna lain; dibiarkan.", en: "\(name) is another user's; it is left alone.")
    case .tooLarge:
      Phrase(id: "\(name) lebih dari 64 KiB; dibiarkan.", en: "\(name) has more than 64 KiB; it is left alone.")
    case .nameless:
      Phrase(id: "\(name): nama itu bukan teks UTF-8; dibiarkan.", en: "\(name): no UTF-8 name; it is left alone.")
    case .unreadable(let code):
      Phrase(
        id: "\(name): \(String(cString: strerror(code))); dibiarkan.",
        en: "\(name): \(String(cString: strerror(code))); it is left alone.")
    }
  }
}
