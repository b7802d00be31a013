import Border
import Journal
import Phrases
import ReferenceData
import Synchronization
import Terminal
import Testing
import TravelDocuments

@testable import Console

/// A console on a table: the model with a clock that the test moves, and a tray for what it asks of the clerk.
///
/// Each key is pressed at the moment that the clock shows; `wait` lets time pass and wakes the model when it has asked
/// for it, as the loop does.
struct Table {
  /// 2026-11-21, 08:42 at Entikong.
  static let start = Timestamp(milliseconds: 1795_225_320_000)

  let clock = Clock()
  let tray = Tray()
  var model: ConsoleModel
  /// When each input came, for rules on time.
  private(set) var inputs: [(milliseconds: Int, input: Input)] = []
  private(set) var reaction: Reaction = []

  init(
    language: Language = .id, size: Size = Size(width: 80, height: 24), officer: String = "sari",
    access: AccessState = .open
  ) throws {
    let reference = try ReferenceData.shared.get()
    let post = try #require(reference.post("entikong"))
    let neighbour = reference.malaysiaTime.value
    let setting = ConsoleModel.Setting(
      post: post, zone: post.zone,
      neighbourZone: PostZone(name: neighbour.name, offsetMinutes: neighbour.utcOffsetMinutes), reference: reference,
      officer: Officer(name: officer))
    let (clock, tray) = (clock, tray)
    model = ConsoleModel(
      setting, language: language, access: access, clock: { clock.wall },
      start: Instant(milliseconds: clock.milliseconds),
      send: { tray.put($0, at: clock.milliseconds) })
    handle(.input(.resize(size)))
  }

  var now: Instant { Instant(milliseconds: clock.milliseconds) }

  mutating func handle(_ event: Event<Message>) {
    if case .input(let input) = event { inputs.append((clock.milliseconds, input)) }
    reaction = model.handle(event, at: now)
  }

  /// Lets time pass, and wakes the model at the very moments that it has asked for.
  mutating func wait(_ milliseconds: Int) {
    let end = clock.milliseconds + milliseconds
    while let wake = model.nextWake, wake <= Instant(milliseconds: end) {
      clock.set(max(Int((wake.nanoseconds + 999_999) / 1_000_000), clock.milliseconds))
      let before = model.nextWake
      reaction = model.handle(.wake, at: now)
      if model.nextWake == before { break }
    }
    clock.set(end)
  }

  /// Presses keys so far apart that each stands alone.
  mutating func press(_ keys: Key...) {
    for key in keys {
      wait(400)
      handle(.input(.key(key)))
      wait(400)
    }
  }

  mutating func press(_ letters: String) {
    for letter in letters { press(.character(letter)) }
  }

  /// Types as a reader does; `\n` is Enter.
  mutating func type(_ text: String, every milliseconds: Int) {
    for (index, character) in text.enumerated() {
      if index > 0 { wait(milliseconds) }
      handle(.input(.key(character == "\n" ? .enter : .character(character))))
    }
  }

  mutating func paste(_ text: String) { handle(.input(.paste(text, isCut: false))) }

  mutating func tell(_ message: Message) { handle(.message(message)) }

  mutating func show(_ board: Dashboard) { tell(.board(Newest(board))) }

  /// The list has answered for a ticket, and scan and check are recorded.
  mutating func answer(
    _ ticket: Ticket, _ answer: Answer = .nobody, scan: String = "scan-1", check: String = "check-1"
  ) {
    tell(.answer(ticket, answer))
    tell(.received(ticket, scan: scan, check: check))
  }

  /// Answers the newest question, if `reply` has an answer to it; gives what was answered.
  @discardableResult
  mutating func reply(_ reply: (Question) -> Answered.Reply?) -> Question? {
    guard let (ticket, question) = tray.questions.last, let answer = reply(question) else { return nil }
    tell(.answered(ticket, Answered(question: question, result: .success(answer))))
    return question
  }

  /// The newest thing that a page wanted recorded is on disk.
  mutating func keep() { tell(.saved(tray.lastWriteTicket, Table.start)) }

  /// Scans a document on the dashboard and lets the clerk answer, so that a decision can be taken.
  @discardableResult
  mutating func open(_ document: MRZDocument = .td3, _ answer: Answer = .nobody, scan: String = "scan-1") -> Ticket {
    wait(400)
    type(document.lines.joined(separator: "\n") + "\n", every: 5)
    let ticket = tray.lastTicket
    self.answer(ticket, answer, scan: scan)
    wait(400)
    return ticket
  }

  func screen(_ size: Size? = nil) -> Canvas {
    var canvas = Canvas(size: size ?? model.size)
    model.draw(into: &canvas)
    return canvas
  }

  var text: String { screen().text() }
}

extension FormFilling.Moment {
  /// The moment at which every test's clock begins, at Entikong.
  static let atTheTable = Self(now: Table.start, zone: PostZone(name: "WIB", offsetMinutes: 420))
}

/// Both clocks of a test: the machine's in milliseconds, and the wall's beside it.
final class Clock: Sendable {
  private let state = Mutex(1_000)

  var milliseconds: Int { state.withLock(\.self) }
  var wall: Timestamp { Timestamp(milliseconds: Table.start.milliseconds + milliseconds - 1_000) }

  func set(_ milliseconds: Int) { state.withLock { $0 = milliseconds } }
}

/// What the console has asked of the clerk.
final class Tray: Sendable {
  private let state = Mutex<[(at: Int, request: Request)]>([])

  func put(_ request: Request, at milliseconds: Int) { state.withLock { $0.append((milliseconds, request)) } }

  var all: [(at: Int, request: Request)] { state.withLock(\.self) }
  var requests: [Request] { all.map(\.request) }

  /// Decisions and all else that is recorded by a key: what must never come by accident.
  var decisions: [Request] {
    requests.filter {
      switch $0 {
      case .decide: true
      case .write(_, let write): write.kept != nil
      default: false
      }
    }
  }

  /// What pages had recorded.
  var writes: [Write] { requests.compactMap { if case .write(_, let write) = $0 { write } else { nil } } }

  /// The same without look-ups, which are recorded by themselves.
  var deeds: [Write] { writes.filter { $0.kept != nil } }

  /// What pages have asked, with who asked.
  var questions: [(ticket: Ticket, question: Question)] {
    requests.compactMap { if case .ask(let ticket, let question) = $0 { (ticket, question) } else { nil } }
  }

  /// The drafts that were to be kept.
  var drafts: [FormDraft] { requests.compactMap { if case .keepDraft(let draft) = $0 { draft } else { nil } } }

  var decided: [CrossingRecorded] {
    requests.compactMap { if case .decide(_, let crossing) = $0 { crossing } else { nil } }
  }

  /// The lines of the documents that were presented, in order.
  var presented: [[String]] {
    requests.compactMap { if case .present(_, let mrz, _, _, _, _) = $0 { mrz } else { nil } }
  }

  /// Of the newest thing that was to be recorded.
  var lastWriteTicket: Ticket {
    requests.last { if case .write(_, let write) = $0 { write.kept != nil } else { false } }?.ticket
      ?? Ticket(number: 0)
  }

  /// What was asked for apart from questions: a page that a reader's letter opened for a moment asks too.
  var errands: [Request] {
    requests.filter {
      switch $0 {
      case .ask, .write(_, .lookup): false
      default: true
      }
    }
  }

  var lastTicket: Ticket { requests.last { $0.ticket != nil }?.ticket ?? Ticket(number: 0) }
}
