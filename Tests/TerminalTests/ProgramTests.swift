import Glibc
import Terminal
import TerminalTestSupport
import Testing

/// The probe on a pty, with libvterm as the terminal.
@Suite(.serialized) struct ProgramTests {
  private func start(_ arguments: [String] = [], environment: [String: String?] = [:]) throws -> TerminalSession {
    let session = try TerminalSession(
      builtProgram("terminal-probe"), arguments: arguments, environment: environment)
    try #require(session.terminal.wait(for: "note: ready"))
    return session
  }

  /// The screen is left, the cursor shows, paste marks are off, and the line is as it was found.
  private func expectRestored(_ session: TerminalSession, sourceLocation: SourceLocation = #_sourceLocation) {
    let terminal = session.terminal
    #expect(!terminal.isAlternateScreen, sourceLocation: sourceLocation)
    #expect(terminal.isCursorVisible, sourceLocation: sourceLocation)
    #expect(terminal.modes == session.modesBefore, sourceLocation: sourceLocation)
    let output = String(decoding: terminal.output, as: UTF8.self)
    let off = output.range(of: "\u{1B}[?2004l", last: true)
    let on = output.range(of: "\u{1B}[?2004h", last: true)
    #expect((off ?? -1) > (on ?? 0), sourceLocation: sourceLocation)
  }

  @Test func theScreenShowsWhatIsDrawnInTheAlternateScreen() throws {
    let session = try start()
    #expect(session.terminal.isAlternateScreen)
    #expect(session.terminal.line(0).hasPrefix("┌›probe ─"))
    #expect(session.terminal.line(0).hasSuffix("─ 80x24 ─┐"))
    #expect(session.terminal.line(3).contains("! alert 東京 Nguyễn"))
    #expect(!session.terminal.modes.echoes)
    #expect(!session.terminal.modes.readsLines)
  }

  @Test func keysAreEchoedAndQEndsWithStatusZero() throws {
    let session = try start()
    session.terminal.type("wid\u{1B}OD\u{1B}[Dé")
    #expect(session.terminal.wait(for: "wéid"))
    session.terminal.type("\u{1B}OP")
    #expect(session.terminal.wait(for: "note: key F1"))
    session.terminal.type("\u{1B}")
    #expect(session.terminal.wait(for: "note: key Esc"))
    session.terminal.type("q")
    #expect(session.waitForExit() == .exited(0))
    expectRestored(session)
  }

  @Test func aReaderThatTypesALineAtOnceLosesNoCharacter() throws {
    let session = try start()
    let line = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
    session.terminal.type(line + "\r\n" + line + "\r\n")
    #expect(session.terminal.wait(for: "length: 88"))
  }

  @Test func theScreenFollowsTheWindowDownTo40x10AndBack() throws {
    let session = try start(environment: ["LINES": "24", "COLUMNS": "80"])
    session.terminal.resize(to: Size(width: 40, height: 10))
    #expect(session.terminal.wait(for: "─ 40x10 ─┐"))
    #expect(session.terminal.lines.count == 10)
    #expect(session.terminal.line(9).hasPrefix("└─"))
    session.terminal.resize(to: Size(width: 3, height: 1))
    session.terminal.pump(quiet: 100)
    session.terminal.resize(to: Size(width: 132, height: 40))
    #expect(session.terminal.wait(for: "132x40 ─┐"))
    #expect(session.terminal.line(39).hasPrefix("└─"))
    session.terminal.type("q")
    #expect(session.waitForExit() == .exited(0))
  }

  @Test func aPasteIsTextAndPressesNoKey() throws {
    let session = try start()
    session.terminal.paste("qqq\r\nq\u{1B}OP")
    #expect(session.terminal.wait(for: "note: paste 8 false qqq"))
    #expect(session.waitForExit(milliseconds: 100) == nil)
    #expect(session.terminal.shows("length: 0"))
  }

  @Test func controlLPaintsEverythingAgain() throws {
    let session = try start()
    session.terminal.pump(quiet: 100)
    session.terminal.forgetOutput()
    session.terminal.type("\u{0C}")
    #expect(session.terminal.wait(for: "note: key ^L"))
    #expect(String(decoding: session.terminal.output, as: UTF8.self).contains("! alert 東京 Nguyễn"))
  }

  @Test func brokenBytesPressNoKey() throws {
    let session = try start()
    session.terminal.type(bytes: [0xFF])
    #expect(session.terminal.wait(for: "note: unrecognised"))
    session.terminal.type("\u{1B}[99;99q\u{1B}q")
    #expect(session.waitForExit(milliseconds: 200) == nil)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func aSignalEndsTheProgramCleanly(signal: Int32) throws {
    let session = try start()
    session.send(signal: signal)
    #expect(session.waitForExit() == .exited(128 + signal))
    expectRestored(session)
  }

  @Test func controlCEndsTheProgramCleanly() throws {
    let session = try start()
    session.terminal.type("\u{03}")
    #expect(session.waitForExit() == .exited(128 + SIGINT))
    expectRestored(session)
  }

  @Test(arguments: [SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE])
  func aFaultGivesTheTerminalBackAndThenDiesOfIt(signal: Int32) throws {
    let session = try start()
    session.send(signal: signal)
    #expect(session.waitForExit() == .killed(signal: signal))
    expectRestored(session)
  }

  /// Ctrl-T traps, Ctrl-A aborts, Ctrl-O overflows the stack, Ctrl-W and Ctrl-V do so in other threads.
  @Test(arguments: ["\u{14}", "\u{01}", "\u{0F}", "\u{17}", "\u{16}"])
  func aCrashGivesTheTerminalBackAtOnce(key: String) throws {
    let session = try start(environment: ["SWIFT_BACKTRACE": "enable=yes"])
    let began = Instant.now()
    session.terminal.type(key)
    let exit = session.waitForExit()
    let signals = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV]
    #expect(signals.contains { exit == .killed(signal: $0) })
    expectRestored(session)
    // With a toolchain installed the runtime's backtracer would hold the terminal for half a minute.
    #expect(Instant.now().milliseconds(since: began) < 5_000)
  }

  @Test func theReasonOfATrapShowsAfterTheScreenIsLeft() throws {
    let session = try start()
    session.terminal.type("\u{14}")
    _ = session.waitForExit()
    #expect(session.terminal.shows("Index out of range"))
  }

  @Test func exitFromAnywhereGivesTheTerminalBack() throws {
    let session = try start()
    session.terminal.type("\u{18}")
    #expect(session.waitForExit() == .exited(3))
    expectRestored(session)
  }

  @Test func standardErrorWaitsUntilTheScreenIsClosedAndIsMadeSafe() throws {
    let session = try start()
    session.terminal.type("\u{05}x")
    #expect(session.terminal.wait(for: "length: 1"))
    #expect(!session.terminal.shows("told on"))
    session.terminal.type("q")
    #expect(session.waitForExit() == .exited(0))
    #expect(session.terminal.shows("told on standard error \u{FFFD}[31m"))
  }

  @Test func controlSDoesNotFreezeTheScreen() throws {
    let session = try start()
    session.terminal.type("\u{13}abc")
    #expect(session.terminal.wait(for: "length: 3"))
  }

  /// The vt100 needs XON/XOFF, so there Ctrl-S holds the output; a held terminal is given back all the same.
  @Test(arguments: [SIGTERM, SIGSEGV])
  func aTerminalHeldByControlSIsStillGivenBack(signal: Int32) throws {
    let session = try start(environment: ["TERM": "vt100"])
    session.terminal.type("\u{13}")
    session.terminal.pump(quiet: 100)
    session.send(signal: signal)
    let exit = session.waitForExit()
    #expect(exit == (signal == SIGTERM ? .exited(128 + SIGTERM) : .killed(signal: SIGSEGV)))
    #expect(session.terminal.modes == session.modesBefore)
  }

  @Test func aLostTerminalEndsTheProgram() throws {
    let session = try start()
    session.terminal.hangUp()
    #expect(session.waitForExit() == .exited(128 + SIGHUP))
  }

  @Test func aMessageFromAnotherThreadIsShownWithoutAKey() throws {
    let session = try start()
    session.terminal.type("\u{10}")
    #expect(session.terminal.wait(for: "note: message from a thread"))
  }

  @Test func anIdleProgramSendsNothingAndSleeps() throws {
    let session = try start()
    session.terminal.pump(quiet: 100)
    let switches = try #require(session.voluntarySwitches())
    #expect(session.terminal.pump(quiet: 1_500) == 0)
    #expect(try #require(session.voluntarySwitches()) - switches == 0)
  }

  @Test func aClockWakesItOnceASecondForAFewBytes() throws {
    let session = try start(["clock"])
    #expect(session.terminal.wait(for: "ticks: 1"))
    let switches = try #require(session.voluntarySwitches())
    session.terminal.forgetOutput()
    #expect(session.terminal.wait(for: "ticks: 4"))
    #expect(try #require(session.voluntarySwitches()) - switches <= 4)
    #expect(session.terminal.output.count < 300)
    #expect(!String(decoding: session.terminal.output, as: UTF8.self).contains("\u{1B}[2J"))
  }
}

extension String {
  /// Where a text stands first or last, in bytes; nil where it doesn't.
  func range(of text: String, last: Bool) -> Int? {
    let bytes = Array(utf8)
    let wanted = Array(text.utf8)
    guard bytes.count >= wanted.count else { return nil }
    let places = 0...(bytes.count - wanted.count)
    func matches(_ place: Int) -> Bool { bytes[place..<(place + wanted.count)].elementsEqual(wanted) }
    return last ? places.last(where: matches) : places.first(where: matches)
  }
}
