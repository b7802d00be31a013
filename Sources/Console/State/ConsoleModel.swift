import Border
import Journal
import Phrases
import ReferenceData
import Terminal
import TravelDocuments

/// The console: all that is on the screen, as one value. `handle` changes it and asks the clerk for what takes time;
/// `draw` shows it. Neither reads a clock, a file or a terminal.
public struct ConsoleModel: Application {
  /// What stays the same while the console runs.
  public struct Setting: Sendable {
    public var post: Post
    public var zone: PostZone
    /// The clock across the border.
    public var neighbourZone: PostZone
    public var reference: ReferenceData
    public var officer: Officer

    public init(post: Post, zone: PostZone, neighbourZone: PostZone, reference: ReferenceData, officer: Officer) {
      self.post = post
      self.zone = zone
      self.neighbourZone = neighbourZone
      self.reference = reference
      self.officer = officer
    }
  }

  /// What the officer is at.
  enum Mode: Equatable {
    case dashboard
    /// Typing or pasting a document: the lines so far and the one that is being typed.
    case typing(lines: [String], field: TextField)
    case deciding(LaneCase)
    case choosingReason(LaneCase, outcome: String, ListState)
    case writingReason(LaneCase, outcome: String, reason: String?, TextField)
    case voiding(CrossingRow, TextField)
    case detail(CrossingRow)
  }

  enum Panel: Equatable { case crossings, hits }

  /// A decision that is held until it has stood alone.
  enum Commit: Equatable, Sendable {
    case outcome(String)
    case reason(String)
    case words
    case void
  }

  let setting: Setting
  let send: @Sendable (Request) -> Void
  /// Wall clock, for the header and the ages of things; it comes with each event.
  private let clock: @Sendable () -> Timestamp

  public internal(set) var language: Language
  var mode: Mode = .dashboard
  var help: HelpOverlay?
  var lane: Int
  var direction: Direction
  var panel: Panel = .crossings
  var crossingList = ListState()
  var hitList = ListState()
  var board: Dashboard?
  var building: Int?
  var lists: (count: Int, problem: Phrase?)?
  var message: (phrase: Phrase, tone: MessageLine.Tone)?
  var messageExpires: Instant?
  var trouble: Phrase?
  /// Decisions that are not acknowledged yet, oldest first.
  var saving: [(ticket: Ticket, saving: Saving)] = []
  var wedge = WedgeBuffer()
  var decisionGuard = DecisionGuard<Commit>()
  var now: Timestamp
  /// The text field as it was before a reader began to type into it.
  var fieldBeforeBurst: TextField?
  private var nextTicket = 1
  private var nextMinute: Instant
  var size = Size(width: 80, height: 24)

  /// Lanes that the console walks through by key.
  static let lanes = 1...8
  /// How long a message that needs no answer stays.
  static let messageMilliseconds = 8_000

  public init(
    _ setting: Setting, language: Language, lane: Int = 1, direction: Direction = .in,
    clock: @escaping @Sendable () -> Timestamp, start: Instant, send: @escaping @Sendable (Request) -> Void
  ) {
    self.setting = setting
    self.language = language
    self.lane = lane
    self.direction = direction
    self.clock = clock
    self.send = send
    now = clock()
    nextMinute = start
  }

  public mutating func handle(_ event: Event<Message>, at instant: Instant) -> Reaction {
    now = clock()
    switch event {
    case .input(let input): return handle(input, at: instant)
    case .message(let message):
      take(message, at: instant)
      return .redraw
    case .wake, .resumed:
      return wake(at: instant)
    case .readable:
      return []
    }
  }

  public var nextWake: Instant? {
    [decisionGuard.wake, messageExpires, nextMinute].compactMap(\.self).min()
  }

  private mutating func wake(at instant: Instant) -> Reaction {
    if let commit = decisionGuard.due(at: instant) { carryOut(commit, at: instant) }
    if let expires = messageExpires, instant >= expires {
      message = nil
      messageExpires = nil
    }
    if instant >= nextMinute {
      let past = now.milliseconds % 60_000
      nextMinute = instant.advanced(milliseconds: 60_000 - past)
      if past < 60_000, setting.zone.clock(now) == "00:00" { send(.refresh) }
    }
    return .redraw
  }

  /// Says something in the message line; what needs no answer goes away by itself.
  mutating func say(_ phrase: Phrase, _ tone: MessageLine.Tone = .plain, at instant: Instant) {
    message = (phrase, tone)
    messageExpires = tone == .alert ? nil : instant.advanced(milliseconds: Self.messageMilliseconds)
  }

  mutating func newTicket() -> Ticket {
    defer { nextTicket += 1 }
    return Ticket(number: nextTicket)
  }

  /// Today at the post.
  var today: PartialDate? { setting.zone.date(of: now) }
}
