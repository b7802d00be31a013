import Border
import Journal
import Phrases
import ReferenceData
import Terminal
import TravelDocuments

/// The console: all that is on the screen, as one value. `handle` changes it and asks the clerk for what takes time;
/// `draw` shows it. Neither reads a clock, a file or a terminal.
struct ConsoleModel: Application {
  /// What stays the same while the console runs.
  struct Setting: Sendable {
    var post: Post
    var zone: PostZone
    /// The clock across the border.
    var neighbourZone: PostZone
    var reference: ReferenceData
    var officer: Officer

    init(post: Post, zone: PostZone, neighbourZone: PostZone, reference: ReferenceData, officer: Officer) {
      self.post = post
      self.zone = zone
      self.neighbourZone = neighbourZone
      self.reference = reference
      self.officer = officer
    }
  }

  enum Panel: Equatable, CaseIterable { case crossings, hits, patrols }

  /// What is held until it has stood alone.
  enum Commit: Equatable, Sendable {
    case outcome(String)
    case reason(String)
    case words
    /// Takes back the decision that was recorded as this crossing.
    case undo(String)
    /// A dangerous key of the page on top, by its id, and the key itself.
    case page(String, Key)
    /// Not a decision, but a reader's letter must not close the console either.
    case quit

    /// Whether Enter was the key.
    var isByEnter: Bool {
      switch self {
      case .reason, .words, .page(_, .enter): true
      case .outcome, .undo, .page, .quit: false
      }
    }
  }

  /// Lanes that the console walks through by key.
  static let lanes = 1...8
  /// How long a message that needs no answer stays.
  static let messageMilliseconds = 8_000
  /// A document read again so soon after its decision is the same one, still on the reader.
  static let rereadMilliseconds = 3_000
  /// An Enter so soon after one that has decided was meant for the screen that is gone.
  static let echoMilliseconds = 1_000

  let setting: Setting
  let send: @Sendable (Request) -> Void
  /// Wall clock, for the header and the ages of things; it is read once with each event.
  private let clock: @Sendable () -> Timestamp

  var language: Language
  var size = Size(width: 80, height: 24)
  var now: Timestamp
  var mode: Mode = .dashboard
  /// What lies on it, the one that shows last.
  var pages: [Page] = []
  var help: HelpOverlay?

  // The lane.
  var lane: Int
  var direction: Direction
  /// Documents that were read here and are not known to be recorded yet.
  var presented: [LaneCase] = []
  /// What was sent to be recorded and is not acknowledged, oldest first.
  var saving: [Saving] = []
  /// What could not be recorded, oldest first, as the officer left it: the next traveller to look at.
  var returned: [Returned] = []
  /// What was added by hand to travellers who wait, by their scans: going back must not lose it.
  var added: [String: AddedData] = [:]
  /// Who brings those of them who are children, by their scans.
  var addedGuardians: [String: Guardian] = [:]
  /// The scan of another lane that the officer asked for.
  var opening: Ticket?
  /// The last decision, while it can be taken back.
  var undoable: Undoable?
  var lastDecided: (mrz: [String], at: Instant)?

  // The panels.
  var panel: Panel = .crossings
  var crossingList = ListState()
  var hitList = ListState()
  var patrolList = ListState()
  /// Lines of the list's answer that are scrolled away.
  var answerTop = 0
  var board: Dashboard?
  /// How far it is while the read model is being built.
  var building: Building?
  var lists: (count: Int, problem: Phrase?)?
  var trouble: Trouble?
  var care = Care()
  /// The scanner of this console's lane, where it has one.
  var scanner: ScannerState?
  /// Look-ups that have shown entries and are not recorded yet.
  var owedLookups = 0
  /// Half-filled forms of this officer, to be taken up again.
  var drafts: [KeptDraft] = []
  var message: (phrase: Phrase, tone: MessageLine.Tone)?
  var messageExpires: Instant?

  // Who works here.
  var access: AccessState
  /// What lies over all else: signing in, unlocking, a second person, one's own account.
  var form: AccessForm?
  /// The newest key or paste: a console that nobody touches locks itself.
  var idleSince: Instant
  /// Whether the key to sign out was pressed while something half written would be lost.
  var asksToSignOut = false
  /// The request for a second officer at another console, while it is not on disk.
  var askingElsewhere: Ticket?
  var bell = HitBell()
  /// Whose open lane was looked for since they began to work here.
  var laneSoughtFor: String?
  /// What was to be said while nobody may read it.
  var unsaid: (phrase: Phrase, tone: MessageLine.Tone)?

  // Keys.
  var wedge = WedgeBuffer()
  var decisionGuard = DecisionGuard<Commit>()
  /// When Enter last recorded something, while no other key has come since.
  var enterDecidedAt: Instant?
  /// Where the officer stood before the newest key that stood alone: it may have been a reader's first.
  var placeBeforeBurst: Place?
  private var nextTicket = 1
  /// The direction that the clerk knows.
  private var toldDirection: Direction
  private var nextMinute: Instant
  /// The day that the board shows.
  private var shownDay: Int

  init(
    _ setting: Setting, language: Language, lane: Int = 1, direction: Direction = .in, access: AccessState = .open,
    clock: @escaping @Sendable () -> Timestamp, start: Instant, send: @escaping @Sendable (Request) -> Void
  ) {
    self.setting = setting
    self.access = access
    if case .opening = access { form = AccessForm(.opening) }
    idleSince = start
    self.language = language
    self.lane = lane
    self.direction = direction
    toldDirection = direction
    self.clock = clock
    self.send = send
    now = clock()
    nextMinute = start
    shownDay = setting.zone.dayAndHour(of: now).day
  }

  mutating func handle(_ event: Event<Message>, at instant: Instant) -> Reaction {
    now = clock()
    defer { tellDirection() }
    switch event {
    case .input(let input):
      return handle(input, at: instant)
    case .message(let message):
      hear(message, at: instant)
      return bell.takeRing() ? [.redraw, .bell] : .redraw
    case .wake:
      return wake(at: instant)
    case .suspending:
      suspending(at: instant)
      return .redraw
    case .resumed:
      // Whatever was pressed before the stop was pressed long ago.
      decisionGuard.release()
      return wake(at: instant)
    case .readable:
      return []
    }
  }

  /// What the lane's scanner reads goes the way that the officer sees.
  private mutating func tellDirection() {
    guard direction != toldDirection else { return }
    toldDirection = direction
    send(.turn(direction))
  }

  var nextWake: Instant? {
    [decisionGuard.wake, messageExpires, nextMinute, undoable?.tick, pageWake, accessWake, bell.flashEnds].compactMap(
      \.self
    ).min()
  }

  private mutating func wake(at instant: Instant) -> Reaction {
    var reaction: Reaction = .redraw
    if let commit = decisionGuard.due(at: instant) { reaction.formUnion(carryOut(commit, at: instant)) }
    if let pageWake, instant >= pageWake { onPage(at: instant) { $0.wake($1) } }
    if let accessWake, instant >= accessWake { wakeAccess(at: instant) }
    if let tick = undoable?.tick, instant >= tick { tickUndo(at: instant) }
    bell.wake(at: instant)
    if let expires = messageExpires, instant >= expires { dismissMessage() }
    if instant >= nextMinute {
      let past = ((now.milliseconds % 60_000) + 60_000) % 60_000
      nextMinute = instant.advanced(milliseconds: 60_000 - past)
      let day = setting.zone.dayAndHour(of: now).day
      if day != shownDay {
        shownDay = day
        send(.refresh)
      }
    }
    return reaction
  }

  /// A page that nobody can see has nothing to do.
  private var pageWake: Instant? { isCovered ? nil : pages.last?.screen.nextWake }

  /// Says something in the message line; what needs no answer goes away by itself.
  mutating func say(_ phrase: Phrase, _ tone: MessageLine.Tone = .plain, at instant: Instant) {
    message = (phrase, tone)
    messageExpires = tone == .alert ? nil : instant.advanced(milliseconds: Self.messageMilliseconds)
  }

  mutating func dismissMessage() {
    message = nil
    messageExpires = nil
  }

  mutating func newTicket() -> Ticket {
    defer { nextTicket += 1 }
    return Ticket(number: nextTicket)
  }

  /// Today at the post.
  var today: PartialDate? { setting.zone.date(of: now) }

  /// What was sent and of which nobody knows yet whether it is recorded.
  var unsettled: Set<Ticket> {
    Set(saving.filter { !$0.isKept }.map(\.ticket)).union(presented.map(\.ticket)).union(
      form.flatMap { $0.isRecording ? $0.checking : nil }.map { [$0] } ?? [])
  }
}

/// What an officer adds to a traveller by hand.
struct AddedData: Equatable {
  var purpose: String?
  var vehicle: String?
  var note: String?
  var stayUntil: PartialDate?
  var stamp: SeenStamp?
}

/// Where the officer stands: what a reader's first letter, taken for a command, may have changed.
struct Place: Equatable {
  var mode: Mode
  var pages: [Page]
  let form: AccessForm?
  let help: HelpOverlay?
  let panel: ConsoleModel.Panel
  let lane: Int
  let direction: Direction

  /// The text field that the officer wrote in.
  var field: TextField? { pages.isEmpty ? mode.field : pages.last?.screen.field }
  var isWriting: Bool { form?.isWriting ?? (field != nil) }
}
