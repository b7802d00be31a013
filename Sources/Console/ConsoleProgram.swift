import Border
import Journal
import Phrases
import ReferenceData
import Terminal

/// Runs the console on a store until the officer leaves it.
public enum ConsoleProgram {
  public struct Options: Sendable {
    public var layout: StoreLayout
    public var officer: Officer
    /// Host and terminal, as records name it.
    public var console: String
    public var language: Language
    public var lane: Int
    public var direction: Direction

    public init(
      layout: StoreLayout, officer: Officer, console: String, language: Language, lane: Int, direction: Direction
    ) {
      self.layout = layout
      self.officer = officer
      self.console = console
      self.language = language
      self.lane = lane
      self.direction = direction
    }
  }

  /// How long a closing console waits for the last checkpoint.
  private static let caretakerPatienceMilliseconds = 2_500

  /// What is to be said and done when the screen has closed.
  public struct Ending: Sendable {
    public let exitStatus: Int32
    /// What could not be recorded.
    public let problems: [Phrase]
  }

  /// Opens the screen and works. Call `SignalGate.blockAll()` before any thread starts.
  ///
  /// - Throws: `TerminalError` when there is no terminal; `JournalError`, `Refusal` when there is no store to open.
  public static func run(_ options: Options, reference: ReferenceData) throws -> Ending {
    let identity = try JournalReader(options.layout).identity
    let post = try reference.storePost(identity)
    let environment = TerminalEnvironment.prepare()
    let mailbox = try Mailbox<Message>()
    let clerk = try Clerk(mailbox: mailbox)
    clerk.start(
      Clerk.Workplace(
        layout: options.layout, officer: options.officer, console: options.console, reference: reference,
        zone: post.zone, lane: options.lane, direction: options.direction))
    let caretaker = Caretaker(options.layout) { mailbox.post(.care($0)) }
    caretaker.start()
    defer { caretaker.finish(milliseconds: caretakerPatienceMilliseconds) }
    let screen = try CursesScreen(environment: environment)
    let neighbour = reference.malaysiaTime.value
    let setting = ConsoleModel.Setting(
      post: post, zone: post.zone,
      neighbourZone: PostZone(name: neighbour.name, offsetMinutes: neighbour.utcOffsetMinutes), reference: reference,
      officer: options.officer)
    let model = ConsoleModel(
      setting, language: options.language, lane: options.lane, direction: options.direction, access: .opening,
      clock: { .now() }, start: .now(), send: { clerk.ask($0) })
    // The process is not stopped (Ctrl-Z) while it holds the store's lock; that the console is locked is recorded first.
    let hooks = EventLoop<ConsoleModel>.Hooks(
      willSuspend: {
        clerk.settle()
        return SuspendGate.close()
      }, didResume: { SuspendGate.open() })
    var loop = try EventLoop(application: model, screen: screen, mailbox: mailbox, hooks: hooks)
    let ending = loop.run()
    screen.close()
    return Ending(exitStatus: ending.exitStatus, problems: clerk.finish(loop.application.unsettled))
  }
}
