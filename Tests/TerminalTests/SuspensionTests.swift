import Glibc
import Terminal
import TerminalTestSupport
import Testing

/// Ctrl-Z and back, under a shell with job control and without one.
@Suite(.serialized) struct SuspensionTests {
  private func startInShell(_ arguments: String = "") throws -> TerminalSession {
    let session = try TerminalSession(
      "/bin/bash", arguments: ["--norc", "--noprofile", "-i"], environment: ["PS1": "shell$ ", "HISTFILE": ""])
    try #require(session.terminal.wait(for: "shell$"))
    session.terminal.type(builtProgram("terminal-probe") + " " + arguments + "\r")
    try #require(session.terminal.wait(for: "note: ready"))
    return session
  }

  @Test func controlZGivesTheTerminalToTheShellAndFgTakesItAgain() throws {
    let session = try startInShell()
    session.terminal.type("abc")
    #expect(session.terminal.wait(for: "length: 3"))
    session.terminal.type("\u{1A}")
    #expect(session.terminal.wait(for: "Stopped"))
    #expect(!session.terminal.isAlternateScreen)
    #expect(session.terminal.isCursorVisible)
    session.terminal.type("echo $((6*7))\r")
    #expect(session.terminal.wait(for: "42"))
    session.terminal.type("fg\r")
    #expect(session.terminal.wait(for: "note: resumed"))
    #expect(session.terminal.isAlternateScreen)
    #expect(!session.terminal.modes.echoes)
    #expect(session.terminal.line(0).hasPrefix("┌›probe ─"))
    session.terminal.type("d")
    #expect(session.terminal.wait(for: "abcd"))
    session.terminal.type("q")
    #expect(session.terminal.wait { !$0.isAlternateScreen && $0.shows("shell$") })
  }

  @Test func whatWasTypedAtTheConsoleNeverReachesTheShell() throws {
    let session = try startInShell()
    session.terminal.type("P<UTOERIKSSON\u{1A}")
    #expect(session.terminal.wait(for: "Stopped"))
    session.terminal.type("echo $((6*7))\r")
    #expect(session.terminal.wait(for: "42"))
    #expect(!session.terminal.shows("ERIKSSON"))
    session.terminal.type("fg\r")
    #expect(session.terminal.wait(for: "P<UTOERIKSSON"))
  }

  @Test func aResizeWhileStoppedIsFollowedOnReturn() throws {
    let session = try startInShell()
    session.terminal.type("\u{1A}")
    #expect(session.terminal.wait(for: "Stopped"))
    session.terminal.resize(to: Size(width: 60, height: 15))
    session.terminal.type("fg\r")
    #expect(session.terminal.wait(for: "60x15 ─┐"))
    #expect(session.terminal.line(14).hasPrefix("└─"))
  }

  @Test func aKeyMayAskForTheSame() throws {
    let session = try startInShell()
    session.terminal.type("\u{1B}[15~")
    #expect(session.terminal.wait(for: "Stopped"))
  }

  @Test func whereNobodyCouldContinueItTheProgramStaysUsable() throws {
    // Its own session without a shell: an orphaned process group, as on a login console.
    let session = try TerminalSession(builtProgram("terminal-probe"))
    #expect(session.terminal.wait(for: "note: ready"))
    session.terminal.type("\u{1A}")
    #expect(session.terminal.wait(for: "note: resumed"))
    session.terminal.type("q")
    #expect(session.waitForExit() == .exited(0))
  }

  @Test func theProductMayRefuseToStop() throws {
    let session = try startInShell("no-suspend")
    session.terminal.type("\u{1A}x")
    #expect(session.terminal.wait(for: "length: 1"))
    #expect(session.terminal.isAlternateScreen)
    #expect(session.terminal.bellCount == 1)
  }

  @Test func aStopFromOutsideIsRepaintedOnReturn() throws {
    let session = try TerminalSession(builtProgram("terminal-probe"))
    #expect(session.terminal.wait(for: "note: ready"))
    session.send(signal: SIGSTOP)
    session.terminal.pump(quiet: 50)
    session.terminal.forgetOutput()
    session.send(signal: SIGCONT)
    #expect(session.terminal.wait(for: "note: resumed"))
    #expect(String(decoding: session.terminal.output, as: UTF8.self).contains("! alert"))
  }
}
