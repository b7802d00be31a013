import Foundation
import Testing

extension OnATerminal {
  /// One run under the terminal multiplexer that a post may have in between.
  @Suite struct TmuxTests {
    static let tmux: String? = ["/usr/bin/tmux", "/bin/tmux", "/usr/local/bin/tmux"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: tmux != nil, "NOT TESTED: tmux is not installed"))
    func aPassportIsScannedAndDecidedUnderTmux() throws {
      let store = try TestStore(list: true)
      let server = store.folder + "/tmux"
      func tmux(_ arguments: [String]) throws -> String {
        try Program.run(
          ["-S", server, "-f", "/dev/null"] + arguments, environment: ["TERM": "xterm-256color", "SHELL": "/bin/sh"],
          wrapper: "exec '\(Self.tmux ?? "")' \"$@\""
        ).text
      }
      func expect(_ text: String, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
        var screen = ""
        for _ in 0..<400 {
          screen = try tmux(["capture-pane", "-p"])
          if screen.contains(text) { return }
          usleep(50_000)
        }
        try #require(Bool(false), "tmux does not show \"\(text)\":\n\(screen)", sourceLocation: sourceLocation)
      }
      defer { _ = try? tmux(["kill-server"]) }
      // The shell stays when the console has ended, so that its status can be read.
      let command = "'\(Program.path)' --store '\(store.path)'; echo \"status $?\"; exec cat"
      _ = try tmux(["new-session", "-d", "-x", "80", "-y", "24", command])
      try expect("Jurnal ")
      let passport = Passport(name: "CONTOH, SITI", number: "X1234567")
      for line in passport.lines {
        _ = try tmux(["send-keys", "-l", line])
        _ = try tmux(["send-keys", "Enter"])
      }
      try expect("Tidak ada yang mirip")
      // A key decides only a while after what was typed before, once that is recorded.
      usleep(500_000)
      _ = try tmux(["send-keys", "i"])
      try expect("tersimpan")
      usleep(300_000)
      _ = try tmux(["send-keys", "q"])
      try expect("status 0")
      #expect(try store.decisions() == ["CONTOH, SITI cleared"])
    }
  }
}
