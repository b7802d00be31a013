/// What one turn of the loop has to do after `handle`: flags, so that handlers never draw and never stop anything.
public struct Reaction: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Paint once when all input that is waiting has been handled.
  public static let redraw = Reaction(rawValue: 1 << 0)
  /// End the loop; it returns ``EventLoopEnding/quit``.
  public static let quit = Reaction(rawValue: 1 << 1)
  /// Stop as Ctrl-Z does.
  public static let suspend = Reaction(rawValue: 1 << 2)
  /// Paint every cell again, because the terminal may show something else (Ctrl-L).
  public static let repaintAll = Reaction(rawValue: 1 << 3)
  /// Sound the terminal's bell.
  public static let bell = Reaction(rawValue: 1 << 4)
  /// Flash the screen, or the bell where the terminal can't.
  public static let flash = Reaction(rawValue: 1 << 5)
}

/// What the loop hands to an application.
public enum Event<Message: Sendable>: Sendable {
  case input(Input)
  /// Posted to the loop's ``Mailbox`` by a worker.
  case message(Message)
  /// ``Application/nextWake`` has come.
  case wake
  /// An extra descriptor given to the loop is readable (or was closed): the application reads it empty.
  case readable(descriptor: Int32)
  /// The process is about to be stopped (Ctrl-Z): what nobody may see while it stands goes now. It is painted before
  /// the terminal is given back, and that is what comes back first.
  case suspending
  /// The process was stopped and runs again; clocks on the screen are stale.
  case resumed
}

/// A program on the screen: a value with a pure `handle` and a pure `draw`. The loop owns it, on one thread.
public protocol Application {
  associatedtype Message: Sendable

  /// Takes one event; never blocks and never draws.
  ///
  /// - Parameter instant: when the event came. For input that was waiting while the loop was busy it is the earliest
  ///   moment at which it can have been typed, so a rule such as "not within 150 ms of other input" errs on the safe
  /// side.
  mutating func handle(_ event: Event<Message>, at instant: Instant) -> Reaction

  /// Draws the whole screen; the canvas comes blank.
  func draw(into canvas: inout Canvas)

  /// When to be woken next by ``Event/wake``; nil: never. Read after each turn.
  var nextWake: Instant? { get }
}
