import Foundation
import Terminal
import TerminalTestSupport
import Testing

extension OnATerminal {
  /// The demo: a real store, real scans, invented people.
  @Suite struct DemoTests {
    private func open(_ store: TestStore) throws -> OpenedConsole {
      try OpenedConsole(store, ["demo", "--speed", "20"], environment: ["TMPDIR": store.folder])
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

    /// Waits until the journal holds what is meant.
    private func until(
      _ store: TestStore, _ what: Comment, _ sourceLocation: SourceLocation = #_sourceLocation,
      _ isThere: () throws -> Bool
    ) throws {
      for _ in 0..<150 where try !isThere() { usleep(200_000) }
      #expect(try isThere(), what, sourceLocation: sourceLocation)
    }

    private func expectNoProcess(of store: TestStore, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
      for _ in 0..<200 where try !processes(of: store).isEmpty { usleep(20_000) }
      #expect(try processes(of: store) == [], sourceLocation: sourceLocation)
    }

    @Test func theFirstMinutesOfTheMorningComeByThemselves() throws {
      let store = try TestStore(isMade: false)
      let console = try open(store)
      try console.expect("Lajur 1 MASUK")
      // Without a key: colleagues decide, documents wait at the visitor's lane, a hit waits there, a patrol is out.
      try console.expect("IZIN")
      try console.expect("di lajur ini")
      // A hit: its sign and score, the time, how long ago, the lane.
      #expect(
        console.wait(milliseconds: 60_000) { rows in rows.contains { $0.contains(/[!?]\d,\d\d +\d\d:\d\d .* L1/) } })
      #expect(try processes(of: store).count >= 3)
      try until(store, "a patrol is out") { try !store.records("patrol.started").isEmpty }
      try until(store, "a document by form is decided") {
        let entered = try store.records("document.entered").compactMap { $0["id"].text }
        return try store.records("crossing.recorded").contains { entered.contains($0["body"]["scan"].text ?? "") }
      }
      let crossings = try store.records("crossing.recorded")
      #expect(crossings.allSatisfy { $0["officer"].text?.hasPrefix("rekan-demo-") ?? false })
      // What waits is decided like any other.
      console.tap("n")
      try console.expect("Angka uji")
      console.press("\u{1B}")
      try console.quit()
      console.expectGivenBack()
      try expectNoProcess(of: store)
      #expect(try store.run(["journal", "verify"]).status == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == ["store"])
    }

    @Test func everyEndTakesTheFeedAwayAndAFurtherStartRecordsNothingTwice() throws {
      let store = try TestStore(isMade: false)
      for signal in [SIGTERM, SIGKILL] {
        let before = signal == SIGTERM ? 0 : try store.records().count
        let console = try open(store)
        try console.expect("IZIN")
        try until(store, "something new is recorded") { try store.records().count > before }
        console.session.send(signal: signal)
        #expect(
          console.session.waitForExit() == (signal == SIGKILL ? .killed(signal: SIGKILL) : .exited(128 + signal)))
        try expectNoProcess(of: store)
        #expect(try store.run(["journal", "verify"]).status == 0)
      }
      #expect(try store.records("watchlist.imported").count == 1)
      let decided = try store.records("crossing.recorded").compactMap { $0["body"]["scan"].text }
      #expect(Set(decided).count == decided.count)
      let ids = try store.records().compactMap { $0["id"].text }
      #expect(Set(ids).count == ids.count)
    }

    @Test func aSpeedBeyondTheLimitsIsRefusedBeforeAnythingIsMade() throws {
      let store = try TestStore(isMade: false)
      for speed in ["0", "21", "-1", "cepat"] {
        #expect(try store.run(["demo", "--speed=" + speed]).status == 64)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == [])
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
