import Glibc
import TerminalTestSupport
import Testing

@testable import Terminal

/// Writes down what it is handed; quits on `q`.
private struct Recorder: Application {
  enum Seen: Equatable {
    case key(Key)
    case paste(String)
    case resize(Size)
    case message(Int)
    case wake
    case readable
    case other
  }

  var seen: [Seen] = []
  var instants: [Instant] = []
  var wakes = 0
  var nextWake: Instant?
  /// How long each `handle` of a key takes, to be busy while more is typed.
  var slowness: UInt32 = 0
  var onReadable: @Sendable () -> Void = {}

  mutating func handle(_ event: Event<Int>, at instant: Instant) -> Reaction {
    instants.append(instant)
    switch event {
    case .input(.key(.character("q"))): return .quit
    case .input(.key(let key)):
      seen.append(.key(key))
      usleep(slowness)
    case .input(.paste(let text, _)): seen.append(.paste(text))
    case .input(.resize(let size)): seen.append(.resize(size))
    case .message(let number):
      seen.append(.message(number))
      if number < 0 { return .quit }
    case .wake:
      wakes += 1
      seen.append(.wake)
      nextWake = wakes < 3 ? Instant(nanoseconds: 1) : nil
      return wakes < 3 ? [] : .quit
    case .readable:
      onReadable()
      seen.append(.readable)
      return .quit
    default: seen.append(.other)
    }
    return .redraw
  }

  func draw(into canvas: inout Canvas) { canvas.text("seen \(seen.count)", x: 0, y: 0) }
}

extension ScreenTests {
  /// The loop on ncurses in this process: part of the one serialized suite.
  @Suite(.serialized) struct EventLoopTests {
    private func screen(_ terminal: VirtualTerminal) throws -> CursesScreen {
      setlocale(LC_CTYPE, "C.UTF-8")
      return try CursesScreen(
        environment: TerminalEnvironment(variables: ["TERM": "xterm-256color"], isUTF8: true), input: terminal.slave,
        output: terminal.slave)
    }

    @Test func allThatWaitsIsHandledBeforeOnePaint() throws {
      let terminal = try VirtualTerminal()
      let screen = try screen(terminal)
      let mailbox = try Mailbox<Int>()
      let line = String(repeating: "P<UTOERIKSSON<<", count: 6)
      terminal.type(line)
      terminal.paste("q")
      mailbox.post(1)
      mailbox.post(-1)
      var loop = try EventLoop(application: Recorder(), screen: screen, mailbox: mailbox)
      #expect(loop.run() == .quit)
      let keys = line.map { Recorder.Seen.key(.character($0)) }
      #expect(
        loop.application.seen == [.resize(Size(width: 80, height: 24))] + keys + [
          .paste("q"), .message(1), .message(-1),
        ])
      // The first one, before anything was read.
      #expect(loop.paintCount == 1)
    }

    @Test func keysTypedIntoABusyConsoleAreDatedAsEarlyAsTheyCanHaveCome() throws {
      let terminal = try VirtualTerminal()
      let screen = try screen(terminal)
      var application = Recorder()
      application.slowness = 900_000
      terminal.type("a")
      let typist = Typist(terminal)
      typist.type("iq", afterMicroseconds: 200_000)
      var loop = try EventLoop(application: application, screen: screen, mailbox: try Mailbox())
      #expect(loop.run() == .quit)
      typist.wait()
      let times = loop.application.instants.suffix(3)
      let (first, second) = (times[times.startIndex], times[times.startIndex + 1])
      #expect(loop.application.seen.suffix(2) == [.key(.character("a")), .key(.character("i"))])
      // It was read 900 ms later, but a rule on time between keys must not take it for a considered answer.
      #expect(second.milliseconds(since: first) < 100)
    }

    @Test func aWakeInThePastComesAtMostOnceAMillisecond() throws {
      let terminal = try VirtualTerminal()
      let screen = try screen(terminal)
      var application = Recorder()
      application.nextWake = Instant.now().advanced(milliseconds: 30)
      let began = Instant.now()
      var loop = try EventLoop(application: application, screen: screen, mailbox: try Mailbox())
      #expect(loop.run() == .quit)
      #expect(loop.application.wakes == 3)
      #expect(Instant.now().milliseconds(since: began) >= 32)
      // Wakes that ask for no paint get none.
      #expect(loop.paintCount == 1)
    }

    @Test func anExtraDescriptorIsTold() throws {
      let terminal = try VirtualTerminal()
      let screen = try screen(terminal)
      var ends: [Int32] = [0, 0]
      try #require(pipe(&ends) == 0)
      defer { for end in ends { close(end) } }
      #expect(write(ends[1], "x", 1) == 1)
      var loop = try EventLoop(
        application: Recorder(), screen: screen, mailbox: try Mailbox(), descriptors: [ends[0]])
      #expect(loop.run() == .quit)
      #expect(loop.application.seen.last == .readable)
    }
  }
}

/// Types from another thread.
private final class Typist: @unchecked Sendable {
  private let terminal: VirtualTerminal
  private var thread = pthread_t()
  private var text = ""
  private var delay: UInt32 = 0

  init(_ terminal: VirtualTerminal) { self.terminal = terminal }

  func type(_ text: String, afterMicroseconds delay: UInt32) {
    self.text = text
    self.delay = delay
    pthread_create(
      &thread, nil,
      { raw in
        guard let raw else { return nil }
        let typist = Unmanaged<Typist>.fromOpaque(raw).takeUnretainedValue()
        usleep(typist.delay)
        typist.terminal.type(typist.text)
        return nil
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  func wait() { pthread_join(thread, nil) }
}

@Suite struct MailboxTests {
  @Test func aFullMailboxRefuses() throws {
    let mailbox = try Mailbox<Int>(limit: 2)
    #expect(mailbox.post(1) && mailbox.post(2))
    #expect(!mailbox.post(3))
    #expect(mailbox.drain() == [1, 2])
    #expect(mailbox.post(4))
    #expect(mailbox.drain() == [4])
    #expect(mailbox.drain() == [])
  }

  @Test func anInstantNeverOverflows() {
    #expect(Instant(nanoseconds: 5).advanced(milliseconds: .min) == Instant(nanoseconds: 0))
    #expect(Instant(nanoseconds: .max).advanced(milliseconds: .max) == Instant(nanoseconds: .max))
    #expect(Instant(milliseconds: .max) > Instant(milliseconds: 1))
    #expect(Instant(milliseconds: 1).milliseconds(since: Instant(milliseconds: 9)) == 0)
    #expect(Instant(milliseconds: 900).milliseconds(since: Instant(milliseconds: 750)) == 150)
  }

  @Test func endingsHaveTheStatusThatShellsExpect() {
    #expect(EventLoopEnding.quit.exitStatus == 0)
    #expect(EventLoopEnding.signal(SIGTERM).exitStatus == 143)
    #expect(EventLoopEnding.terminalLost.exitStatus == 129)
  }
}
