import Foundation
import Terminal
import TerminalTestSupport
import Testing

extension OnATerminal {
  /// A disk that is full or can only be read, as the officer at the lane meets it.
  @Suite struct DiskOnScreenTests {
    private let siti = Passport(name: "CONTOH, SITI", number: "X1234567")

    @Test(.needsMounts) func aFullDiskIsToldAtTheLaneAndTheDecisionCanBeTakenAgain() throws {
      let disk = try Mount(kilobytes: 2_048)
      let store = try TestStore(list: true, in: disk.path)
      let console = try OpenedConsole(store)
      let waiting = (0..<3).map { Passport(name: "CONTOH, SITI", number: "W\(100 + $0)") }
      try store.succeed(["scan"], input: waiting.map(\.text).joined())
      try console.expect("3 di lajur ini")
      let filler = try disk.fill()
      // The journal has set blocks aside for itself: these are written full first. A page that is in use already may
      // still take a line or two.
      let many = (0..<3_000).map { Passport(name: "X", number: "E\($0)").text }.joined()
      #expect(try store.run(["scan", "--lane", "9"], input: many).status != 0)
      for number in 0..<200
      where try store.run(["scan", "--lane", "9"], input: Passport(name: "X", number: "F\(number)").text).status != 0 {
        break
      }
      let before = store.journal
      console.tap("n")
      try console.expect("W100")
      console.press("i")
      try console.expect("Disk penuh")
      #expect(!console.terminal.shows("tersimpan"))
      #expect(store.journal.starts(with: before))
      #expect(try store.decisions().isEmpty)
      unlink(filler)
      console.press("\u{1B}")
      console.tap("n")
      try console.expect("W100")
      console.press("i")
      try console.expect("tersimpan")
      #expect(try store.decisions() == ["CONTOH, SITI cleared"])
      #expect(try store.run(["journal", "verify"]).status == 0)
      try console.quit()
    }

    @Test(.needsMounts) func aReadOnlyStoreOpensAsViewOnlyAndSaysSo() throws {
      let disk = try Mount(kilobytes: 4_096)
      let store = try TestStore(list: true, in: disk.path, post: TestStore.postInMidDay)
      let record = ["crossing", "record", "--document", "passport", "--name", "IBARAT, TRISNO", "--number", "X7654321"]
      try store.succeed(record + ["--direction", "in", "--outcome", "cleared"])
      try disk.makeReadOnly()
      try store.expectUnchanged {
        let console = try OpenedConsole(store)
        try console.expect("hanya dapat dibaca")
        try console.expect("IBARAT, TRISNO")
        try console.expect("1 masuk")
        console.scan(siti)
        try console.expect("CONTOH, SITI")
        console.press("i")
        console.settle(500)
        #expect(!console.terminal.shows("IZIN tersimpan"))
        console.press("\u{1B}")
        try console.expect("IBARAT, TRISNO")
        console.press("q")
        _ = console.session.waitForExit()
        console.expectGivenBack()
      }
    }

    @Test func aDamagedJournalIsShownAndNothingIsRecordedInIt() throws {
      let store = try TestStore()
      let record = ["crossing", "record", "--document", "passport", "--name", "IBARAT, TRISNO", "--number", "X7654321"]
      for _ in 0..<2 { try store.succeed(record + ["--direction", "in", "--outcome", "cleared"]) }
      try store.damage { $0.replacing("IBARAT, TRISNO", with: "IBARAT, TRISNA") }
      try store.expectUnchanged {
        let console = try OpenedConsole(store)
        try console.expect("RUSAK")
        console.scan(siti)
        console.settle(500)
        console.press("i")
        console.settle(500)
        #expect(!console.terminal.shows("IZIN tersimpan"))
      }
    }
  }
}
