import Border
import Foundation
import Glibc
import Journal
import Phrases
import ReferenceData
import Synchronization
import Terminal
import TravelDocuments
import Watchlist

/// Works at the store for the screen, on threads of its own: the screen never waits for a disk, a lock or a search.
///
/// One thread owns the desk and the read model, and watches the watermark, so that what other consoles record is shown
/// here (`ClerkDesk`). Two more answer questions: one searches the lists, one reads the read model's file.
///
/// This is its counter, for all threads.
final class Clerk: Sendable {
  enum Work: Sendable {
    case request(Request)
    case lists(PostWatchlist, versions: [Int])
    /// The lane's own scanner gave something, or is lost or found.
    case scanner(LaneScanner.News)
    /// A question that the read model's file could not answer.
    case question(Ticket, LedgerQuestion)
  }

  /// Where the clerk works and for whom.
  struct Workplace: Sendable {
    var layout: StoreLayout
    var officer: Officer
    var console: String
    var reference: ReferenceData
    var zone: PostZone
    var lane: Int
    var direction = Direction.in
  }

  /// How long a closing console waits for the disk.
  private static let patienceMilliseconds = 5_000
  /// How long Ctrl-Z waits for it.
  private static let settleMilliseconds = 500
  /// Answers kept for the end: more than can be on their way at once.
  private static let endingLimit = 4_096

  let queue: WorkQueue<Work>
  /// Reads the scanner that this console's lane has claimed.
  let scanner: LaneScanner
  private let mailbox: Mailbox<Message>
  private let isDone = Mutex(false)
  /// How the newest requests ended: nil is recorded.
  private let endings = Mutex<[(ticket: Ticket, problem: Phrase?)]>([])
  /// Look-ups that the disk would not take until the end.
  private let lostLookups = Mutex(0)
  private let board = Newest<Dashboard>()
  private let lists = SharedLists()
  /// Look-ups asked before the lists were read.
  private let early = Mutex<[(ticket: Ticket, question: Question)]>([])
  /// Whether the ledger's file has what the panels show; else the clerk's own thread answers.
  private let isLedgerInFile = Mutex(false)
  private let workers = Mutex<(searcher: Researcher, historian: Researcher)?>(nil)

  init(mailbox: Mailbox<Message>) throws {
    self.mailbox = mailbox
    let queue = try WorkQueue<Work>()
    self.queue = queue
    scanner = LaneScanner { news in
      // What is wrong with it the screen hears at once, whatever the clerk is at.
      for message in news.messages { mailbox.post(message) }
      queue.post(.scanner(news), evenIfFull: true)
    }
  }

  /// Asks for something; the answer comes by the mailbox.
  func ask(_ request: Request) {
    if case .ask(let ticket, let question) = request {
      let workers = workers.withLock(\.self)
      switch question {
      case .ledger: workers?.historian.ask(ticket, question)
      case .lookup, .entry: workers?.searcher.ask(ticket, question)
      }
    } else if !queue.post(.request(request)) {
      tell(.refused(request.ticket, .tooMuchWaits, isFinal: false))
    }
  }

  /// Starts the threads.
  func start(_ place: Workplace) {
    let reader = LedgerReader(place.layout, zone: place.zone)
    // Of its own, so that one question never ends another's.
    let marks = LedgerReader(place.layout, zone: place.zone)
    let zone = place.zone
    workers.withLock {
      $0 = (
        searcher: Researcher(answer: { [self] in search($0, $1, marks, zone) }),
        historian: Researcher(
          answer: { [self] in read($0, $1, reader, zone) }, interrupt: { reader.interrupt() })
      )
    }
    scanner.start()
    Thread.detachNewThread { [self] in
      ClerkDesk(place: place, clerk: self).work()
      isDone.withLock { $0 = true }
    }
  }

  /// Waits until all that was asked is done, but not for long: before the process is stopped.
  func settle() {
    let deadline = SystemClock.monotonicMilliseconds() + Self.settleMilliseconds
    while !queue.isIdle, SystemClock.monotonicMilliseconds() < deadline { usleep(1_000) }
  }

  /// Lets the clerk finish what was asked, and waits for it; gives what of `unsettled` was not recorded, or may not have
  /// been, and why.
  func finish(_ unsettled: Set<Ticket>) -> [Phrase] {
    workers.withLock(\.self).map {
      $0.searcher.close()
      $0.historian.close()
    }
    scanner.finish()
    queue.close()
    let deadline = SystemClock.monotonicMilliseconds() + Self.patienceMilliseconds
    while !isDone.withLock(\.self), SystemClock.monotonicMilliseconds() < deadline { usleep(2_000) }
    let endings = endings.withLock { Dictionary($0.map { ($0.ticket, $0.problem) }, uniquingKeysWith: { $1 }) }
    let unknown = unsettled.filter { endings[$0] == nil }.count
    return unsettled.sorted { $0.number < $1.number }.compactMap { endings[$0] ?? nil }
      + (unknown > 0 ? [.notSure(unknown)] : []) + lostLookups.withLock { $0 > 0 ? [.lookupsLost($0)] : [] }
  }

  func leaveUnrecorded(lookups: Int) { lostLookups.withLock { $0 = lookups } }

  func tell(_ message: Message) {
    switch message {
    case .refused(let ticket?, let phrase, _): note(ticket, phrase)
    case .wordsNeeded(let ticket, let sentence), .secondNameNeeded(let ticket, let sentence): note(ticket, sentence)
    case .secondNeeded(let ticket, let permission, let approvers):
      note(ticket, Refusal.access(.secondPersonNeeded(permission, approvers: approvers)).phrase())
    case .denied(let ticket, let denial): note(ticket, denial.sentence)
    case .received(let ticket, _, _), .decided(let ticket, _, _), .saved(let ticket, _): note(ticket, nil)
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

  // MARK: Questions

  func setLedger(isInFile: Bool) { isLedgerInFile.withLock { $0 = isInFile } }

  /// Newly read lists, for the searcher and for whoever has asked already.
  func setLists(_ newLists: PostWatchlist) {
    lists.set(newLists)
    let questions = early.withLock { early in
      defer { early = [] }
      return early
    }
    for item in questions { ask(.ask(item.ticket, item.question)) }
  }

  /// The bands that count from now on.
  func setBands(_ bands: BandThresholds) { lists.set(bands) }

  private func search(_ ticket: Ticket, _ question: Question, _ reader: LedgerReader, _ zone: PostZone) {
    guard let lists = lists.current else {
      early.withLock { early in
        early.removeAll { $0.ticket == ticket }
        early.append((ticket, question))
      }
      // They may have come just now.
      if let lists = lists.current { setLists(lists) }
      return
    }
    let reply: Answered.Reply
    switch question {
    case .lookup(let lookup):
      let today = zone.date(of: .now())
      var answer = lists.answer(lookup, on: today)
      // A mark hides nothing here, so where the file can't be asked none is told.
      if let number = lookup.document, !answer.candidates.isEmpty, isLedgerInFile.withLock(\.self),
        case .marks(let marks)? = try? reader.answer(.marks(ofNumber: number))
      {
        answer.candidates = lists.telling(marks, of: answer.candidates, birth: lookup.birth, on: today)
      }
      reply = .lookup(answer)
    case .entry(let list, let entry): reply = .entry(lists.listed(entry, of: list, on: zone.date(of: .now())))
    case .ledger: return
    }
    tell(.answered(ticket, Answered(question: question, result: .success(reply))))
  }

  private func read(_ ticket: Ticket, _ question: Question, _ reader: LedgerReader, _ zone: PostZone) {
    guard case .ledger(let asked) = question else { return }
    do {
      if isLedgerInFile.withLock(\.self), let answer = try reader.answer(asked) {
        tell(.answered(ticket, Answered(question: question, result: .success(.ledger(answer)))))
      } else {
        queue.post(.question(ticket, asked))
      }
    } catch is CancellationError {
      // A newer question has taken its place.
    } catch {
      tell(.answered(ticket, Answered(question: question, result: .failure(.init(phrase: Phrase(error, zone: zone))))))
    }
  }
}
