import Foundation
import TerminalTestSupport
import Testing

extension OnATerminal {
  /// The console at a lane that has a scanner of its own.
  @Suite struct ScannerOnScreenTests {
    @Test func itIsReadByTheConsoleAndSaysWithinTwoSecondsThatItWasPulledOut() throws {
      let store = try TestStore()
      let path = store.folder + "/reader"
      var reader = try Pty()
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: reader.path)
      try store.succeed(["scanner", "claim", "--lane", "1", "--device", path])
      let console = try OpenedConsole(store)
      // The folder's name is long: the line's end is cut.
      try console.expect("dibaca untuk")
      // Until the lists are read, whose it is can't be said.
      console.settle(1_000)
      reader.send(Passport(name: "CONTOH, SITI", number: "X1234567").typed)
      try console.expect("menunggu di lajur ini: CONTOH, SITI")
      let pulled = Date()
      reader.unplug()
      try console.expect("PEMINDAI PUTUS")
      #expect(Date().timeIntervalSince(pulled) < 2)
      try console.expect("1 di lajur ini")
      try FileManager.default.removeItem(atPath: path)
      reader = try Pty()
      try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: reader.path)
      try console.expect("tersambung lagi")
      try console.expectGone("PEMINDAI PUTUS")
      console.press("n")
      try console.expect("CONTOH, SITI")
      console.press("\u{1B}")
      try console.quit()
      #expect(try store.records("scanner.lost").count == 1)
      #expect(try store.records("scanner.found").count == 1)
    }
  }
}
