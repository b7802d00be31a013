import Glibc
import Terminal
import TerminalTestSupport
import Testing

extension OnATerminal {
  /// Power to the program is cut in the middle of work, again and again.
  @Suite struct KilledConsoleTests {
    /// Twenty consoles decide on scans that wait and are killed at a moment drawn by lot around the write; while they
    /// do, a reader's stream brings more scans and is killed too.
    @Test func nothingThatWasAcknowledgedIsMissing() throws {
      let store = try TestStore(list: true)
      let waiting = (0..<45).map { Passport(name: "CONTOH, SITI", number: "W\(100 + $0)") }
      try store.succeed(["scan", "--lane", "1"], input: waiting.map(\.text).joined())
      var decided: Set<String> = []
      var scanned: Set<String> = []
      for round in 0..<20 {
        let (console, number) = try decideNext(store)
        decided.insert(number)
        let reader = try store.live(["scan", "--json", "--lane", "9"])
        console.tap("n")
        _ = try openNumber(console)
        console.press("i")
        for number in 0..<3 { reader.write(Passport(name: "IBARAT, TRISNO", number: "S\(round)A\(number)").text) }
        // The decision is written 150 ms after its key.
        usleep(UInt32.random(in: 140_000...165_000))
        console.session.send(signal: SIGKILL)
        reader.send(signal: SIGKILL)
        #expect(console.session.waitForExit() == .killed(signal: SIGKILL))
        #expect(reader.waitForExit() == 128 + SIGKILL)
        while let line = reader.nextLine(milliseconds: 10) { scanned.insert(try JSON(line)["scan"].text ?? "") }
      }
      // The next one goes on where they stopped.
      let (console, last) = try decideNext(store)
      try console.quit()
      #expect(!decided.contains(last))
      decided.insert(last)
      let verified = try store.run(["journal", "verify"])
      #expect(verified.status == 0, "\(verified.errors)")
      let kept = try store.records("crossing.recorded").compactMap { $0["body"]["document"]["number"].text }
      #expect(decided.count == 21)
      #expect(decided.subtracting(kept).isEmpty)
      #expect(Set(kept).count == kept.count)
      let received = try store.records("scan.received").compactMap { $0["id"].text }
      #expect(scanned.subtracting(received).isEmpty)
    }

    /// What was written and synced by nobody, because its writer was killed, is brought to the disk by the console that
    /// is opened next, and shown.
    @Test func aDecisionThatNobodyWasToldOfIsFoundByTheNextConsole() throws {
      let store = try TestStore(list: true, post: TestStore.postInMidDay)
      let passport = Passport(name: "CONTOH, SITI", number: "W100")
      try store.succeed(["scan"], input: passport.text)
      let watermark = try store.bytes("run/durable")
      let first = try OpenedConsole(store, ["--officer", "Sari"])
      first.tap("n")
      _ = try openNumber(first)
      try first.decide("i", passport)
      first.session.send(signal: SIGKILL)
      #expect(first.session.waitForExit() == .killed(signal: SIGKILL))
      // As it stands when the kill comes between the write and the sync.
      try store.put(watermark, "run/durable")
      try store.put(nil, "ledger-")

      let next = try OpenedConsole(store, ["--officer", "Budi"])
      try next.expect("1 masuk")
      try next.expectGone("di lajur ini")
      #expect(try store.decisions() == ["CONTOH, SITI cleared"])
    }

    /// Opens a console and decides on what waits; gives the document's number once that is acknowledged.
    ///
    /// A console that was killed between its write and the acknowledgement may have left a decision that nobody was told
    /// of: who decides on the same scan next is told that it is decided, and another console is opened.
    private func decideNext(_ store: TestStore) throws -> (OpenedConsole, String) {
      for _ in 0..<3 {
        let console = try OpenedConsole(store)
        console.tap("n")
        let number = try openNumber(console)
        console.press("i")
        try #require(
          console.wait { rows in rows.contains { $0.contains("tersimpan") || $0.contains("udah diputuskan") } })
        if console.terminal.shows("tersimpan") { return (console, number) }
        console.session.send(signal: SIGKILL)
      }
      throw TestFailure("three decisions in a row were taken already")
    }

    /// The number of the document that is open, once it can be decided on.
    private func openNumber(_ console: OpenedConsole) throws -> String {
      try console.expect("Tidak ada yang mirip")
      let text = console.terminal.lines.joined(separator: "\n")
      return try #require(text.firstMatch(of: /W\d{3}/).map { String($0.0) })
    }
  }
}
