import Border
import CSys
import Foundation
import Glibc
import Journal
import Phrases
import Scanners
import Synchronization

/// Reads the scanner that this console's lane has claimed, on a thread of its own: neither the screen nor the clerk ever
/// waits for a line or a folder, and a scanner that is pulled out is told while the clerk is busy.
///
/// What it reads goes to the clerk, who records it. While nothing comes the thread asks for no wake-up at all; while the
/// scanner is lost for one in half a second to five.
final class LaneScanner: Sendable {
  /// What the clerk and the screen hear of it.
  enum News: Sendable {
    /// Documents of one reading.
    case documents([[String]], ScanIntake)
    case file(FolderFile, ScanIntake)
    /// It can be read, or not any more; nothing is read where there is none.
    case state(ScannerState?, ScannerLink.News?)
    /// What came is no document, or a file is left where it lies.
    case said(Phrase)
  }

  /// Readings and files that the clerk has in hand at once; while there are as many nothing more is read, and what comes
  /// waits in the kernel or in the folder.
  static let inHand = 64
  /// How long a file that could not be recorded waits until it is tried again, in milliseconds; then twice as long.
  private static let retries = 1_000...30_000

  /// As the system lists it.
  static let threadName = "plbn-scanner"

  private struct Orders {
    var place: ScannerPlace?
    var intake = ScanIntake(lane: 1, direction: .in)
    var settled: [(file: FolderFile?, place: TakenPlace?)] = []
    var isClosed = false
  }

  private let orders = Mutex(Orders())
  private let bell: Int32
  private let tell: @Sendable (News) -> Void

  /// - Parameter tell: called on the thread.
  init(tell: @escaping @Sendable (News) -> Void) {
    self.tell = tell
    bell = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
  }

  deinit { if bell >= 0 { close(bell) } }

  func start() {
    // A lease that somebody breaks says so by this signal, and ours are held for no time at all.
    signal(SIGIO, SIG_IGN)
    Thread.detachNewThread { [self] in
      Thread.current.name = Self.threadName
      work()
    }
  }

  /// From now on this is read; nil: nothing.
  func read(_ place: ScannerPlace?, _ intake: ScanIntake) {
    let isNew = orders.withLock { orders in
      defer { (orders.place, orders.intake) = (place, intake) }
      return orders.place != place || orders.intake != intake
    }
    if isNew { ring() }
  }

  /// A reading or a file was recorded, and goes there; nil: it could not be.
  func settle(_ file: FolderFile?, _ place: TakenPlace?) {
    orders.withLock { $0.settled.append((file, place)) }
    ring()
  }

  func finish() {
    orders.withLock { $0.isClosed = true }
    ring()
  }

  private func ring() { eventfd_write(bell, 1) }

  // MARK: On the thread

  private struct Reading {
    var link: ScannerLink?
    var intake = ScanIntake(lane: 1, direction: .in)
    var inHand = 0
    var retry: Int?
    var pause = retries.lowerBound
    var toldOfOldFiles = false
  }

  private func work() {
    var reading = Reading()
    while true {
      let isFull = reading.inHand >= Self.inHand
      let now = SystemClock.monotonicMilliseconds()
      let due = [isFull ? nil : reading.link?.wait(now: now), reading.retry.map { max(0, $0 - now) }]
      var waits = [
        pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
        // A negative descriptor is passed over.
        pollfd(fd: isFull ? -1 : reading.link?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
      ]
      _ = poll(&waits, 2, due.compactMap(\.self).min().map { Int32(clamping: $0) } ?? -1)
      var count: eventfd_t = 0
      eventfd_read(bell, &count)
      let orders = self.orders.withLock { orders in
        defer { orders.settled = [] }
        return orders
      }
      if orders.isClosed { return }
      for item in orders.settled { settle(item.file, item.place, &reading) }
      follow(orders, &reading)
      if let retry = reading.retry, SystemClock.monotonicMilliseconds() >= retry {
        reading.retry = nil
        reading.link?.lookAgain()
      }
      guard reading.inHand < Self.inHand, let link = reading.link else { continue }
      take(link.advance(now: SystemClock.monotonicMilliseconds()), link, &reading)
    }
  }

  /// Another scanner, or another lane.
  private func follow(_ orders: Orders, _ reading: inout Reading) {
    reading.intake = orders.intake
    guard reading.link?.place != orders.place else { return }
    let inHand = reading.inHand
    reading = Reading(intake: orders.intake, inHand: inHand)
    guard let place = orders.place else { return tell(.state(nil, nil)) }
    reading.link = ScannerLink(place, now: SystemClock.monotonicMilliseconds())
  }

  private func take(_ news: [ScannerLink.News], _ link: ScannerLink, _ reading: inout Reading) {
    var documents: [[String]] = []
    for item in news {
      switch item {
      case .document(let lines): documents.append(lines)
      case .file(let file):
        if file.isOld, !reading.toldOfOldFiles {
          reading.toldOfOldFiles = true
          tell(.said(FolderFile.oldOnes))
        }
        reading.inHand += 1
        tell(.file(file, reading.intake))
      case .found: tell(.state(ScannerState(link.place, reading.intake.lane), item))
      case .lost(let trouble), .waiting(let trouble):
        tell(.state(ScannerState(link.place, reading.intake.lane, trouble), item))
      case .unread, .left:
        if let phrase = item.phrase(link.place.path, lane: reading.intake.lane) { tell(.said(phrase)) }
      }
    }
    guard !documents.isEmpty else { return }
    reading.inHand += 1
    tell(.documents(documents, reading.intake))
  }

  private func settle(_ file: FolderFile?, _ place: TakenPlace?, _ reading: inout Reading) {
    reading.inHand -= 1
    guard let file else { return }
    if let place {
      reading.pause = Self.retries.lowerBound
      // Of a folder that is no longer this lane's it is taken out when it is this lane's again: it is recorded once.
      if let why = reading.link?.move(file, to: place) { tell(.said(file.notMoved(why))) }
    } else if reading.retry == nil {
      reading.retry = SystemClock.monotonicMilliseconds() + reading.pause
      reading.pause = min(2 * reading.pause, Self.retries.upperBound)
    }
  }
}

extension LaneScanner.News {
  /// What the screen hears of it before the clerk does.
  var messages: [Message] {
    switch self {
    case .documents, .file: []
    case .said(let phrase): [.scannerSaid(phrase, .warning)]
    case .state(let state, let news):
      [.scanner(state)]
        + (state.flatMap { state in
          news?.phrase(state.place.path, lane: state.lane).map { phrase in
            .scannerSaid(phrase, state.trouble == nil ? .good : .alert)
          }
        }.map { [$0] } ?? [])
    }
  }
}

/// A lane's own scanner, as this console finds it.
struct ScannerState: Sendable, Equatable {
  let place: ScannerPlace
  let lane: Int
  /// Why it can't be read; nil: it is.
  let trouble: ScannerTrouble?

  init(_ place: ScannerPlace, _ lane: Int, _ trouble: ScannerTrouble? = nil) {
    (self.place, self.lane, self.trouble) = (place, lane, trouble)
  }
}
