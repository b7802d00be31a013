import Border
import Foundation
import Glibc
import Journal
import Phrases
import ReferenceData
import Synchronization
import Terminal

/// Works at the store for the screen, on a thread of its own: it owns the desk and the read model, so the screen never
/// waits for a disk or a lock. It also watches the watermark, so that what other consoles record is shown here.
///
/// This is its counter, for both threads; `ClerkDesk` does the work.
public final class Clerk: Sendable {
  enum Work: Sendable {
    case request(Request)
    case lists(PostWatchlist, versions: [Int])
  }

  /// Where the clerk works and for whom.
  public struct Workplace: Sendable {
    public var layout: StoreLayout
    public var officer: Officer
    public var console: String
    public var reference: ReferenceData
    public var zone: PostZone
    public var lane: Int

    public init(
      layout: StoreLayout, officer: Officer, console: String, reference: ReferenceData, zone: PostZone, lane: Int
    ) {
      self.layout = layout
      self.officer = officer
      self.console = console
      self.reference = reference
      self.zone = zone
      self.lane = lane
    }
  }

  /// How long a closing console waits for the disk.
  private static let patienceMilliseconds = 5_000
  /// Answers kept for the end: more than can be on their way at once.
  private static let endingLimit = 4_096

  let queue: WorkQueue<Work>
  private let mailbox: Mailbox<Message>
  private let isDone = Mutex(false)
  /// How the newest requests ended: nil is recorded.
  private let endings = Mutex<[(ticket: Ticket, problem: Phrase?)]>([])
  private let board = Newest<Dashboard>()

  public init(mailbox: Mailbox<Message>) throws {
    self.mailbox = mailbox
    queue = try WorkQueue()
  }

  /// Asks for something; the answer comes by the mailbox.
  public func ask(_ request: Request) {
    guard !queue.post(.request(request)) else { return }
    tell(.refused(request.ticket, .tooMuchWaits, isFinal: false))
  }

  /// Starts the thread.
  public func start(_ place: Workplace) {
    Thread.detachNewThread { [self] in
      ClerkDesk(place: place, clerk: self).work()
      isDone.withLock { $0 = true }
    }
  }

  /// Lets the clerk finish what was asked, and waits for it; gives what of `unsettled` was not recorded, or may not have
  /// been, and why.
  public func finish(_ unsettled: Set<Ticket>) -> [Phrase] {
    queue.close()
    let deadline = SystemClock.monotonicMilliseconds() + Self.patienceMilliseconds
    while !isDone.withLock(\.self), SystemClock.monotonicMilliseconds() < deadline { usleep(2_000) }
    let endings = endings.withLock { Dictionary($0.map { ($0.ticket, $0.problem) }, uniquingKeysWith: { $1 }) }
    let unknown = unsettled.filter { endings[$0] == nil }.count
    return unsettled.sorted { $0.number < $1.number }.compactMap { endings[$0] ?? nil }
      + (unknown > 0 ? [.notSure(unknown)] : [])
  }

  func tell(_ message: Message) {
    switch message {
    case .refused(let ticket?, let phrase, _): note(ticket, phrase)
    case .received(let ticket, _, _), .decided(let ticket, _), .voided(let ticket): note(ticket, nil)
    default: break
    }
    mailbox.post(message)
  }

  private func note(_ ticket: Ticket, _ problem: Phrase?) {
    endings.withLock { endings in
      if endings.count == Self.endingLimit { endings.removeFirst(Self.endingLimit / 2) }
      endings.append((ticket, problem))
    }
  }

  /// Shows a board: only the newest waits for a slow screen.
  func show(_ dashboard: Dashboard) {
    if board.put(dashboard) { tell(.board(board)) }
  }
}
