import Glibc
import Terminal
import TerminalTestSupport
import Testing

/// What is not a usable terminal gets a sentence and leaves everything as it was.
@Suite(.serialized) struct RefusalTests {
  private func run(environment: [String: String?]) throws -> (TerminalSession, TerminalSession.Exit?) {
    let session = try TerminalSession(builtProgram("terminal-probe"), environment: environment)
    let exit = session.waitForExit()
    #expect(session.terminal.modes == session.modesBefore)
    #expect(!session.terminal.isAlternateScreen)
    return (session, exit)
  }

  @Test func anUnknownTerminalIsNamed() throws {
    let (session, exit) = try run(environment: ["TERM": "no-such-terminal"])
    #expect(exit == .exited(1))
    #expect(session.terminal.shows("no description of the terminal \"no-such-terminal\""))
  }

  @Test(arguments: ["", nil] as [String?])
  func aMissingTerminalNameIsTold(name: String?) throws {
    let (session, exit) = try run(environment: ["TERM": name])
    #expect(exit == .exited(1))
    #expect(session.terminal.shows("TERM is not set"))
  }

  @Test func aTerminalThatCannotPlaceItsCursorIsRefused() throws {
    let (session, exit) = try run(environment: ["TERM": "dumb"])
    #expect(exit == .exited(1))
    #expect(session.terminal.shows("can't place its cursor"))
  }

  @Test(arguments: ["< /dev/null", "| cat"])
  func aPipeOrARedirectionIsRefused(redirection: String) throws {
    let session = try TerminalSession(
      "/bin/sh", arguments: ["-c", builtProgram("terminal-probe") + " " + redirection])
    #expect(session.terminal.wait(for: "The console needs a terminal"))
    #expect(session.waitForExit() != nil)
    #expect(session.terminal.modes == session.modesBefore)
  }

  @Test func withoutUTF8InTheLocaleItFallsBackToCUTF8() throws {
    let session = try TerminalSession(
      builtProgram("terminal-probe"), environment: ["LANG": "POSIX", "LC_ALL": nil])
    #expect(session.terminal.wait(for: "東京"))
  }

  @Test(arguments: ["vt100", "linux", "xterm", "screen-256color", "tmux-256color"])
  func otherTerminalsShowTheSameWords(term: String) throws {
    let session = try TerminalSession(builtProgram("terminal-probe"), environment: ["TERM": term])
    #expect(session.terminal.wait(for: "note: ready"))
    #expect(session.terminal.wait(for: "! alert"))
    session.terminal.type("q")
    #expect(session.waitForExit() == .exited(0))
    #expect(session.terminal.modes == session.modesBefore)
  }

  @Test func noColorSendsNoColour() throws {
    let session = try TerminalSession(builtProgram("terminal-probe"), environment: ["NO_COLOR": "1"])
    #expect(session.terminal.wait(for: "! alert"))
    let output = String(decoding: session.terminal.output, as: UTF8.self)
    let colours = output.matches(of: /\x1B\[([0-9;]*)m/).flatMap { $0.output.1.split(separator: ";") }
      .compactMap { Int($0) }.filter { (30...38).contains($0) || (40...48).contains($0) || (90...107).contains($0) }
    #expect(colours == [])
    let row = session.terminal.look(x: 1, y: 3)
    #expect(row.isReverse && row.isBold)
  }
}
