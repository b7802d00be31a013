import Border
import CSys
import Foundation
import Glibc
import Journal
import Phrases
import ReferenceData
import Synchronization
import Terminal
import TravelDocuments

/// Works at the store for the screen, on a thread of its own: it owns the desk and the read model, so the screen never
/// waits for a disk or a lock. It also watches the watermark, so that what other consoles record is shown here.
public final class Clerk: Sendable {
  private enum Work: Sendable {
    case request(Request)
    case lists(PostWatchlist, versions: [Int])
  }

  private let queue: WorkQueue<Work>
  private let mailbox: Mailbox<Message>
  private let isDone = Mutex(false)
  private let leftOver = Mutex<[Phrase]>([])

  public init(mailbox: Mailbox<Message>) throws {
    self.mailbox = mailbox
    queue = try WorkQueue()
  }

  /// Asks for something; the answer comes by the mailbox.
  public func ask(_ request: Request) {
    guard !queue.post(.request(request)) else { return }
    let phrase = Phrase(
      id: "Terlalu banyak yang menunggu; ini TIDAK dicatat.", en: "Too much is waiting; this was NOT recorded.")
    mailbox.post(.refused(nil, phrase, isFinal: false))
  }

  /// Starts the thread.
  public func start(_ place: Workplace) {
    Thread.detachNewThread { [self] in
      ClerkDesk(place: place, tell: { [self] in tell($0) }).work(self)
      isDone.withLock { $0 = true }
    }
  }

  /// Lets the clerk finish what was asked, and waits for it; gives what could not be recorded since the screen closed.
  public func finish() -> [Phrase] {
    queue.close()
    let deadline = SystemClock.monotonicMilliseconds() + Self.patienceMilliseconds
    while !isDone.withLock(\.self), SystemClock.monotonicMilliseconds() < deadline { usleep(2_000) }
    return leftOver.withLock(\.self)
  }

  /// How long a closing console waits for the disk.
  private static let patienceMilliseconds = 5_000

  private func tell(_ message: Message) {
    if case .refused(_, let phrase, _) = message { leftOver.withLock { $0.append(phrase) } }
    mailbox.post(message)
  }

  /// A new screenful of problems begins: those of before were shown.
  public func forgetShown() { leftOver.withLock { $0.removeAll() } }

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

  /// The clerk's own state; it lives on the clerk's thread.
  private final class ClerkDesk {
    private let place: Workplace
    private let tell: (Message) -> Void
    private var desk: Desk?
    private var ledger: Ledger?
    private var lane: Int
    private var lists: PostWatchlist?
    /// The sequence numbers of the imports that `lists` was made of, or is being made of.
    private var listVersions: [Int]?
    /// What waits for the lists.
    private var deferred: [Request] = []
    private var scans: [Ticket: (id: String, check: String?)] = [:]
    private var crossings: [Ticket: String] = [:]
    private var inotify: Int32 = -1

    init(place: Workplace, tell: @escaping (Message) -> Void) {
      self.place = place
      self.tell = tell
      lane = place.lane
    }

    func work(_ clerk: Clerk) {
      openStore()
      inotify = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      if inotify >= 0 { inotify_add_watch(inotify, place.layout.run, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)) }
      defer { if inotify >= 0 { close(inotify) } }
      refresh(clerk)
      prepareToWrite()
      while true {
        var waits = [clerk.queue.descriptor, inotify].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        _ = poll(&waits, 2, -1)
        drainNotifications()
        let (items, isClosed) = clerk.queue.drain()
        for item in items { take(item) }
        refresh(clerk)
        if isClosed { return }
      }
    }

    private func openStore() {
      do {
        let desk = try Desk(
          place.layout, officer: place.officer, console: place.console, reference: place.reference)
        self.desk = desk
        ledger = desk.ledger
      } catch JournalError.readOnly(let path) {
        tell(.trouble(JournalError.readOnly(path: path).phrase))
        do { ledger = try Ledger(place.layout, zone: place.zone, readOnly: true) } catch { report(nil, error) }
      } catch {
        report(nil, error)
      }
    }

    /// Checks the newest file of the journal now, so that damage shows before somebody stands at the lane.
    private func prepareToWrite() {
      do { try desk?.prepare() } catch { report(nil, error) }
    }

    private func drainNotifications() {
      guard inotify >= 0 else { return }
      withUnsafeTemporaryAllocation(byteCount: 8192, alignment: 8) { buffer in
        while read(inotify, buffer.baseAddress, buffer.count) > 0 {}
      }
    }

    /// Brings the read model up to date and shows it.
    private func refresh(_ clerk: Clerk) {
      guard let ledger else { return }
      do {
        var told = false
        try ledger.catchUp { progress in
          if progress.applied >= 20_000 {
            told = true
            tell(.building(progress.seq))
          }
        }
        if told { tell(.building(0)) }
        let board = try ledger.dashboard(lane: lane, now: .now())
        tell(.board(board))
        loadLists(board.lists, clerk)
      } catch {
        report(nil, error)
      }
    }

    /// Reads the lists beside, so that nobody waits for it; the clerk goes on and gets the index as work.
    private func loadLists(_ current: [CurrentList], _ clerk: Clerk) {
      let versions = current.map(\.seq)
      guard versions != listVersions else { return }
      listVersions = versions
      let (layout, zone) = (place.layout, place.zone)
      Thread.detachNewThread {
        clerk.queue.post(.lists(PostWatchlist(current, layout: layout, zone: zone), versions: versions))
      }
    }

    private func take(_ work: Work) {
      switch work {
      case .lists(let loaded, let versions):
        guard versions == listVersions else { return }
        lists = loaded
        tell(.listsReady(count: loaded.index.entryCount, problem: loaded.problems.first))
        let waiting = deferred
        deferred = []
        for request in waiting { carryOut(request) }
      case .request(let request):
        carryOut(request)
      }
    }

    private func carryOut(_ request: Request) {
      do {
        switch request {
        case .present, .take:
          guard let lists else { return deferred.append(request) }
          try carryOut(request, lists)
        case .decide(let ticket, let crossing): try decide(ticket, crossing)
        case .void(let crossing, let reason):
          try needDesk().void(crossing: crossing, reason: reason)
          tell(.voided(crossing: crossing))
        case .watch(let lane): self.lane = lane
        case .refresh: break
        }
      } catch {
        report(ticket(of: request), error)
      }
    }

    private func carryOut(_ request: Request, _ lists: PostWatchlist) throws {
      switch request {
      case .present(let ticket, let lines, let kind, let lane, let direction, let source):
        guard let today = place.zone.date(of: .now()) else { return }
        let mrz = try MRZ(lines: lines, today: today)
        let check = search(ticket, mrz, lists, today)
        let scan = ScanReceived(mrz: lines, kind: kind, lane: lane, direction: direction, source: source)
        guard let received = try needDesk().receive([(scan, check)]).first else { return }
        scans[ticket] = (received.id, received.checkID)
        tell(.received(ticket, scan: received.id))
      case .take(let ticket, let id):
        guard let scan = try ledger?.scan(id), let today = place.zone.date(of: .now()) else {
          throw Refusal.unknownScan(id)
        }
        if let check = scan.check, check.lists == lists.used {
          scans[ticket] = (id, scan.checkID)
          tell(.answer(ticket, Answer(candidates: check.candidates, lists: check.lists, microseconds: nil)))
        } else {
          let check = search(ticket, try MRZ(lines: scan.mrz, today: today), lists, today)
          scans[ticket] = (id, try needDesk().recheck(scan: id, check))
        }
        tell(.received(ticket, scan: id))
      default:
        break
      }
    }

    /// Searches the lists and shows the answer at once; it is recorded after.
    private func search(_ ticket: Ticket, _ mrz: MRZ, _ lists: PostWatchlist, _ today: PartialDate) -> LaneCheck {
      let start = Instant.now()
      let check = lists.check(mrz, on: today)
      let took = Int((Instant.now().nanoseconds - start.nanoseconds) / 1000)
      let event = check.event(subject: "")
      tell(.answer(ticket, Answer(candidates: event.candidates, lists: event.lists, microseconds: took)))
      return check
    }

    private func decide(_ ticket: Ticket, _ crossing: CrossingRecorded) throws {
      // One id for each traveller's case: asked again after a failure, it records one crossing.
      let id = crossings[ticket] ?? newEventID()
      crossings[ticket] = id
      var crossing = crossing
      crossing.scan = scans[ticket]?.id ?? crossing.scan
      crossing.check = scans[ticket]?.check
      let record = try needDesk().record(crossing, id: id)
      tell(.decided(ticket, crossing: id, record?.time ?? .now()))
      scans[ticket] = nil
      crossings[ticket] = nil
    }

    private func needDesk() throws -> Desk {
      guard let desk else { throw JournalError.readOnly(path: place.layout.root) }
      return desk
    }

    private func ticket(of request: Request) -> Ticket? {
      switch request {
      case .present(let ticket, _, _, _, _, _), .take(let ticket, _), .decide(let ticket, _): ticket
      default: nil
      }
    }

    private func report(_ ticket: Ticket?, _ error: any Error) {
      let phrase = Phrase(error, zone: place.zone)
      var isFinal = error is Refusal
      if let error = error as? JournalError {
        switch error {
        case .damaged, .readOnly, .newerFormat, .full, .notDurable: tell(.trouble(phrase))
        case .tooLong: isFinal = true
        default: break
        }
      }
      tell(.refused(ticket, phrase, isFinal: isFinal))
    }
  }
}
