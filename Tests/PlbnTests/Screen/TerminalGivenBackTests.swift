import Glibc
import Terminal
import TerminalTestSupport
import Testing

extension OnATerminal {
  /// The console comes up on any terminal, follows its size, and gives it back however it ends.
  @Suite struct TerminalGivenBackTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignalEndsItCleanly(signal: Int32) throws {
      let store = try TestStore()
      let console = try OpenedConsole(store)
      console.session.send(signal: signal)
      #expect(console.session.waitForExit() == .exited(128 + signal))
      console.expectGivenBack()
    }

    @Test func controlCAndALostLineEndItToo() throws {
      let store = try TestStore()
      let console = try OpenedConsole(store)
      console.terminal.type("\u{03}")
      #expect(console.session.waitForExit() == .exited(128 + SIGINT))
      console.expectGivenBack()
      let other = try OpenedConsole(store)
      other.terminal.hangUp()
      #expect(other.session.waitForExit() == .exited(128 + SIGHUP))
    }

    @Test func controlZGivesTheTerminalToTheShellAndFgTakesItAgain() throws {
      let store = try TestStore()
      let shell = try TerminalSession(
        "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
        environment: ["PS1": "shell$ ", "HISTFILE": "", "PLBN_STORE": store.path])
      try #require(shell.terminal.wait(for: "shell$"))
      shell.terminal.type(Program.path + "\r")
      try #require(shell.terminal.wait(for: "Jurnal "))
      try #require(shell.terminal.pressControlZ(until: "Stopped"))
      #expect(!shell.terminal.isAlternateScreen)
      // Who works meanwhile is not held up: the stopped console holds no lock.
      try store.succeed(["scan"], input: Passport.specimen)
      shell.terminal.type("fg\r")
      try #require(shell.terminal.wait(for: "1 di lajur ini"))
      #expect(shell.terminal.isAlternateScreen)
      shell.terminal.type("q")
      #expect(shell.terminal.wait { !$0.isAlternateScreen })
    }

    @Test func controlZLocksASessionBeforeTheProcessStops() throws {
      let store = try TestStore(list: true)
      let passphrase = "sebelas ekor kancil rekaan"
      try store.succeed(["account", "passphrase", "--new-passphrase-fd", "0"], input: passphrase + "\n")
      let shell = try TerminalSession(
        "/bin/bash", arguments: ["--norc", "--noprofile", "-i"],
        environment: ["PS1": "shell$ ", "HISTFILE": "", "PLBN_STORE": store.path])
      try #require(shell.terminal.wait(for: "shell$"))
      shell.terminal.type(Program.path + " --lang id\r")
      // The account of whoever started it stands there already.
      try #require(shell.terminal.wait(for: "Frasa sandi"))
      // A terminal's paste, which must reach the hidden field.
      shell.terminal.type("\u{1B}[200~" + passphrase + "\u{1B}[201~")
      _ = shell.terminal.pump(quiet: 300)
      shell.terminal.type("\r")
      try #require(shell.terminal.wait(for: "Per jam"))
      try store.succeed(["scan", "--passphrase-fd", "0"], input: passphrase + "\n" + Passport.specimen)
      try #require(shell.terminal.pressControlZ(until: "Stopped"))
      #expect(try store.journalRecords("session.locked").count == 1)
      shell.terminal.type("fg\r")
      try #require(shell.terminal.wait(for: "Terkunci"))
      #expect(!shell.terminal.shows("Per jam"))
    }

    /// As a login shell, behind `exec`, by sshd's ForceCommand or on a line of its own there is nobody who could continue it.
    @Test func withoutAShellBehindItControlZLocksAndStopsNothing() throws {
      let store = try TestStore()
      let passphrase = "sebelas ekor kancil rekaan"
      try store.succeed(["account", "passphrase", "--new-passphrase-fd", "0"], input: passphrase + "\n")
      for command in [[Program.path], ["/bin/sh", "-c", "\(Program.path); exit"]] {
        let session = try TerminalSession(
          command[0], arguments: Array(command.dropFirst()),
          environment: ["PLBN_STORE": store.path, "LANG": "id_ID.UTF-8"])
        func unlock() throws {
          session.terminal.type("\u{1B}[200~" + passphrase + "\u{1B}[201~")
          _ = session.terminal.pump(quiet: 300)
          session.terminal.type("\r")
          try #require(session.terminal.wait(for: "Per jam"))
        }
        try #require(session.terminal.wait(for: "Frasa sandi"))
        try unlock()
        let locked = try store.journalRecords("session.locked").count
        try #require(session.terminal.pressControlZ(until: "Terkunci"))
        _ = session.terminal.pump(quiet: 300)
        #expect(session.terminal.isAlternateScreen && !session.terminal.shows("Per jam"))
        #expect(try store.journalRecords("session.locked").count == locked + 1)
        try unlock()
        session.terminal.type("q")
        #expect(session.terminal.wait { !$0.isAlternateScreen })
      }
    }

    @Test func theScreenFollowsTheWindowDownTo40x10AndBack() throws {
      let store = try TestStore(list: true, post: TestStore.postInMidDay)
      let console = try OpenedConsole(store)
      let passport = Passport(name: "CONTOH, SITI", number: "X1234567")
      try console.present(passport)
      console.terminal.resize(to: Size(width: 40, height: 10))
      try console.expect("CONTOH, SITI")
      console.settle(200)
      #expect(console.terminal.lines.allSatisfy { $0.count <= 40 })
      try console.decide("i", passport)
      console.terminal.resize(to: Size(width: 200, height: 50))
      try console.expect("CONTOH, SITI")
      console.terminal.resize(to: Size(width: 80, height: 24))
      try console.expect("1 masuk")
      try console.quit()
      #expect(try store.decisions() == ["CONTOH, SITI cleared"])
    }

    @Test(
      arguments: [
        ["LANG": "C"], ["LC_ALL": "POSIX"], ["LANG": nil], ["TERM": "linux"], ["TERM": "vt100"], ["NO_COLOR": "1"],
        ["LANG": "xx_YY.ISO-8859-1"],
      ] as [[String: String?]]) func itWorksInEveryLocaleAndOnEveryTerminal(environment: [String: String?]) throws
    {
      let store = try TestStore()
      let console = try OpenedConsole(store, environment: environment)
      // Without UTF-8 in the locale it falls back to C.UTF-8, which this machine has.
      if environment["TERM"] == nil { #expect(console.terminal.shows("┌")) }
      let passport = Passport(name: "CONTOH, SITI", number: "X1234567")
      console.scan(passport)
      try console.expect("X1234567")
      console.settle(300)
      try console.decide("i", passport)
      if environment["NO_COLOR"] != nil || environment["TERM"] == "vt100" {
        #expect(colours(console.terminal.output).isEmpty)
      }
      try console.quit()
      console.expectGivenBack()
    }

    /// The codes for colours among those that set how text looks (SGR of ECMA-48), the terminal's own (39, 49) apart.
    private func colours(_ output: [UInt8]) -> [Int] {
      let codes = Set(Array(30...38) + Array(40...48) + Array(90...107))
      return String(decoding: output, as: UTF8.self).matches(of: /\u{1B}\[([0-9;]*)m/).flatMap { match in
        match.1.split(separator: ";").compactMap { Int($0) }.filter { codes.contains($0) }
      }
    }

    @Test(
      arguments: [
        (nil, "TERM is not set"), ("", "TERM is not set"), ("no-such-terminal", "no description of the terminal"),
        ("dumb", "can't place its cursor"),
      ] as [(String?, String)]) func aTerminalThatCantShowItIsRefusedInASentence(name: String?, words: String) throws
    {
      let store = try TestStore()
      let session = try TerminalSession(
        Program.path, arguments: ["--store", store.path, "--lang", "en"], environment: ["TERM": name])
      #expect(session.waitForExit() == .exited(1))
      #expect(session.terminal.lines.joined().contains(words))
      #expect(session.terminal.modes == session.modesBefore)
      #expect(!session.terminal.isAlternateScreen)
    }

    @Test func withoutATerminalThereIsASentenceAndNoScreen() throws {
      let store = try TestStore()
      let english = try store.run(["--lang", "en"])
      #expect(english.status == 1)
      #expect(english.output.isEmpty)
      #expect(english.messages.count == 1)
      #expect(english.messages[0].hasPrefix("The console needs a terminal, but standard input is not one."))
      #expect(try store.run([]).messages[0].hasPrefix("Konsol memerlukan terminal, tetapi masukan standar"))
    }

    @Test func textFromOutsideIsMadeSafeOnATerminal() throws {
      let store = try TestStore()
      let entry = "x-1,\"EVIL\u{1B}]0;title\u{07}\u{202E} NAME\",primary,1979,M,IDN,,,,,,,,,,,"
      try store.succeed(["watchlist", "import", try store.file("evil.csv", TestStore.listHeader + entry + "\n")])
      let session = try TerminalSession(
        Program.path, arguments: ["--store", store.path, "watchlist", "show", "x-1"], environment: [:])
      #expect(session.waitForExit() == .exited(0))
      #expect(session.terminal.lines.joined().contains("EVIL"))
      #expect(!session.terminal.output.contains(0x1B))
      #expect(!session.terminal.output.contains(0x07))
    }
  }
}

extension VirtualTerminal {
  /// Types Ctrl-Z until the screen shows `text`, at most three times, as a person does.
  ///
  /// On a machine whose disk is busy the pty was seen to lose one (Linux 6.18): a trace of the console's system calls
  /// shows no signal for it, and the next one stops it.
  fileprivate func pressControlZ(until text: String) -> Bool {
    (0..<3).contains { _ in
      type("\u{1A}")
      return wait(for: text, milliseconds: 3_000)
    }
  }
}
