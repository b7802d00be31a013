import CSys
import Glibc

/// How a loop ended.
public enum EventLoopEnding: Hashable, Sendable {
  /// The application asked for it.
  case quit
  /// SIGINT (Ctrl-C), SIGTERM, SIGHUP or SIGQUIT came.
  case signal(Int32)
  /// The terminal is gone.
  case terminalLost

  /// What the program should exit with: 0, or 128 and the signal's number as shells do; a lost terminal counts as
  /// SIGHUP.
  public var exitStatus: Int32 {
    switch self {
    case .quit: 0
    case .signal(let number): 128 + number
    case .terminalLost: 128 + SIGHUP
    }
  }
}

/// The program's one thread with a screen: waits for keys, signals, messages, descriptors and the clock; hands all that
/// waits to the application; then paints once, if anything asked for it.
///
/// ```swift
/// SignalGate.blockAll()                       // first in main
/// let screen = try CursesScreen(environment: .prepare())
/// var loop = try EventLoop(application: MyConsole(), screen: screen, mailbox: mailbox)
/// let ending = loop.run()
/// screen.close()
/// exit(ending.exitStatus)
/// ```
///
/// The first event is ``Input/resize(_:)`` with the size at the start. An idle loop sleeps in `poll` until the
/// application's ``Application/nextWake`` and sends nothing.
public struct EventLoop<App: Application>: ~Copyable {
  /// What else happens around a stop by Ctrl-Z.
  public struct Hooks {
    /// Called before the terminal is given back and the process stops; it may wait a moment until a lock is free. False
    /// refuses: the bell sounds and the program goes on.
    public var willSuspend: () -> Bool
    /// Called when the process runs again, with the terminal taken back.
    public var didResume: () -> Void

    public init(willSuspend: @escaping () -> Bool = { true }, didResume: @escaping () -> Void = {}) {
      self.willSuspend = willSuspend
      self.didResume = didResume
    }
  }

  public private(set) var application: App
  /// Turns in which the screen was painted, for measurements.
  public private(set) var paintCount = 0

  let screen: CursesScreen
  let mailbox: Mailbox<App.Message>
  let hooks: Hooks
  let signals: Int32
  let timer: Int32
  /// Input, signals, mailbox, timer, then the caller's own.
  var polled: [pollfd]
  var decoder: InputDecoder
  var pendingReaction: Reaction = []
  var ending: EventLoopEnding?
  /// When standard input was last seen empty.
  var emptySince = Instant.now()
  /// When it was last read.
  var lastRead = Instant.now()
  private var armedWake: Instant?
  private var lastWake = Instant(nanoseconds: 0)

  /// - Parameter descriptors: more to wait for, such as an inotify descriptor; at most 64 are kept. They stay the
  /// caller's.
  /// - Throws: ``TerminalError/system(call:code:)`` when the process has no descriptor left.
  public init(
    application: App, screen: CursesScreen, mailbox: Mailbox<App.Message>, descriptors: [Int32] = [],
    hooks: Hooks = Hooks()
  ) throws(TerminalError) {
    var set = SignalGate.set()
    let signals = signalfd(-1, &set, Int32(SFD_NONBLOCK | SFD_CLOEXEC))
    guard signals >= 0 else { throw .system(call: "signalfd", code: errno) }
    let timer = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_NONBLOCK | TFD_CLOEXEC))
    guard timer >= 0 else {
      let code = errno
      Glibc.close(signals)
      throw .system(call: "timerfd_create", code: code)
    }
    self.application = application
    self.screen = screen
    self.mailbox = mailbox
    self.hooks = hooks
    self.signals = signals
    self.timer = timer
    decoder = InputDecoder(sequences: screen.sequences)
    let all = [screen.input, signals, mailbox.descriptor, timer] + descriptors.prefix(64)
    polled = all.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  }

  deinit {
    Glibc.close(signals)
    Glibc.close(timer)
  }

  /// Runs until the application quits, a signal ends it, or the terminal is gone. The screen is left open: close it
  /// next.
  public mutating func run() -> EventLoopEnding {
    hand(.input(.resize(screen.size)), at: .now())
    pendingReaction.insert(.redraw)
    while true {
      if let ending = settle() { return ending }
      let arrival = wait()
      // Before the signals: what was typed before Ctrl-Z or Ctrl-C counts.
      readInput(arrival: arrival)
      readSignals()
      readMailbox()
      readTimer()
      readDescriptors()
    }
  }

  /// Hands one event over, unless the end has come already.
  mutating func hand(_ event: Event<App.Message>, at instant: Instant) {
    guard ending == nil, !pendingReaction.contains(.quit) else { return }
    pendingReaction.formUnion(application.handle(event, at: instant))
  }

  /// Does what the handlers asked for; paints once.
  private mutating func settle() -> EventLoopEnding? {
    if let ending { return ending }
    if pendingReaction.contains(.quit) { return .quit }
    if pendingReaction.contains(.suspend) { suspend() }
    if pendingReaction.contains(.repaintAll) { screen.repaintAll() }
    if !pendingReaction.isDisjoint(with: [.redraw, .repaintAll]) { paint() }
    if !pendingReaction.isDisjoint(with: [.bell, .flash]) { screen.alert(flash: pendingReaction.contains(.flash)) }
    pendingReaction = []
    armTimer()
    return nil
  }

  private mutating func paint() {
    var canvas = Canvas(size: screen.size, symbols: screen.symbols)
    application.draw(into: &canvas)
    screen.present(canvas)
    paintCount += 1
  }

  mutating func suspend() {
    hand(.suspending, at: .now())
    paint()
    guard hooks.willSuspend() else {
      pendingReaction.insert(.bell)
      return
    }
    screen.suspend()
    SignalGate.stop()
    takeTerminalAgain()
  }

  /// After a stop, whoever stopped us: another program may have used the terminal.
  mutating func takeTerminalAgain() {
    let size = screen.size
    screen.resume()
    hooks.didResume()
    let now = Instant.now()
    if screen.size != size { hand(.input(.resize(screen.size)), at: now) }
    hand(.resumed, at: now)
    pendingReaction.insert(.redraw)
  }

  /// Sets the timer for the application's next wake, if that has changed. At most 1,000 wakes a second, whatever it
  /// asks.
  private mutating func armTimer() {
    let wake = application.nextWake.map { max($0, lastWake.advanced(milliseconds: 1)) }
    guard wake != armedWake else { return }
    armedWake = wake
    var setting = itimerspec()
    if let wake {
      setting.it_value.tv_sec = Int(min(wake.nanoseconds / 1_000_000_000, UInt64(Int32.max)))
      setting.it_value.tv_nsec = Int(wake.nanoseconds % 1_000_000_000)
    }
    timerfd_settime(timer, Int32(TFD_TIMER_ABSTIME), &setting, nil)
  }

  private mutating func readTimer() {
    guard polled[3].revents != 0 else { return }
    var count: UInt64 = 0
    guard read(timer, &count, MemoryLayout<UInt64>.size) > 0 else { return }
    let now = Instant.now()
    lastWake = now
    armedWake = nil
    hand(.wake, at: now)
  }
}
