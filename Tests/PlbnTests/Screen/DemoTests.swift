import Foundation
import Terminal
import TerminalTestSupport
import Testing

extension OnATerminal {
  /// The demo: a real store, real scans, invented people.
  @Suite struct DemoTests {
    private func open(_ store: TestStore) throws -> OpenedConsole {
      try OpenedConsole(store, ["demo", "--speed", "5"], environment: ["TMPDIR": store.folder])
    }

    /// Processes that were started with this store as an argument.
    private func processes(of store: TestStore) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { name in
        guard Int(name) != nil, let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
          return nil
        }
        let command = String(decoding: line, as: UTF8.self).replacing("\0", with: " ")
        return command.contains(store.path) ? command : nil
      }
    }

    private func expectNoProcess(of store: TestStore, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
      for _ in 0..<200 where try !processes(of: store).isEmpty { usleep(20_000) }
      #expect(try processes(of: store) == [], sourceLocation: sourceLocation)
    }

    @Test func travellersComeByThemselvesAndEveryEndTakesAllOfItAway() throws {
      let store = try TestStore(isMade: false)
      let first = try open(store)
      try first.expect("Lajur 1 MASUK")
      // Without a key: crossings, scans that wait at the visitor's lane, and a hit.
      try first.expect("IZIN")
      try first.expect("menunggu di lajur ini")
      // A hit: its sign and score, the time, how long ago.
      #expect(first.wait { rows in rows.contains { $0.contains(/[!?]\d,\d\d +\d\d:\d\d/) } })
      #expect(try processes(of: store).count >= 3)
      // What waits is decided like any other.
      let before = try store.decisions().count
      first.tap("n")
      try first.expect("Angka uji")
      first.press("\u{1B}")
      try first.quit()
      first.expectGivenBack()
      try expectNoProcess(of: store)
      #expect(try store.decisions().count >= before)
      #expect(try store.run(["journal", "verify"]).status == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == ["store"])

      for signal in [SIGTERM, SIGKILL] {
        let records = try store.records().count
        let again = try open(store)
        try again.expect("IZIN")
        #expect(try store.records().count >= records)
        again.session.send(signal: signal)
        #expect(again.session.waitForExit() == (signal == SIGKILL ? .killed(signal: SIGKILL) : .exited(128 + signal)))
        try expectNoProcess(of: store)
        #expect(try store.run(["journal", "verify"]).status == 0)
      }
    }

    @Test func aStoreOfRealWorkIsNeverFilledWithInventedTravellers() throws {
      let store = try TestStore()
      try store.expectUnchanged {
        for environment in [[:], ["PLBN_STORE": store.path]] {
          let finished = try store.run(["demo", "--lang", "en"], environment: environment)
          #expect(finished.status == 1)
          let told = "\(store.path) is no demo store; give another folder with --store. Nothing was recorded."
          #expect(finished.messages == [told])
        }
      }
    }
  }
}
