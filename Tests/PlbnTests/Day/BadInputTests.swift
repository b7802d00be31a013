import Foundation
import Glibc
import Terminal
import TerminalTestSupport
import Testing

extension OnATerminal {
  /// What goes wrong at a console with accounts, on the screen itself. What else is tried there: `DayTests` (a wrong
  /// passphrase and PIN, a disabled account, a roster with an error), `TwoConsolesTests` (two decide at once).
  @Suite struct BadInputTests {
    private static let half: [DayStep.Move] = [
      .press("f"), .see(["Pas Lintas Batas RI"]), .press("1"), .see(["1/16"]), .write("SERAI SETENG"),
      .tap(DayKey.tab), .write("PA300"),
    ]
    private static let signIn: [DayStep.Move] = [
      .write(DayStore.passphrase), .press(DayKey.enter), .see(["Per jam"]),
    ]
    private static let opened = DayEvent("session.opened")

    private func goOn(_ day: Day) throws {
      try day.play([
        DayStep(
          .entry, "the same officer is told of it, and goes on",
          Self.signIn + [
            .see(["1 formulir Anda belum selesai"]), .press("f"), .see(["draf SERAI SETENG"]), .press(DayKey.enter),
            .see(["PA300"]), .see(["SERAI SETENG"]),
          ], [Self.opened])
      ])
    }

    @Test func aHalfFilledFormIsBackAfterAKillForItsOfficerAndForNobodyElse() throws {
      let day = try Day()
      try day.open(.entry, as: "budi", [])
      try day.play([
        DayStep(.entry, "Budi fills in half a form", Self.signIn + Self.half, [Self.opened])
      ])
      let console = try day.console(.entry)
      // It is kept a second after the last key; the file tells when.
      let end = Instant.now().advanced(milliseconds: 20_000)
      while !day.store.keepsDraft(with: "PA300"), Instant.now() < end { console.settle(50) }
      console.session.send(signal: SIGKILL)
      #expect(console.session.waitForExit() == .killed(signal: SIGKILL))
      try day.open(.entry, as: "citra", [])
      try day.play([
        DayStep(
          .entry, "Citra is offered none of it",
          Self.signIn + [
            .press("f"), .see(["Pas Lintas Batas RI"]), .gone("SERAI SETENG"), .press(DayKey.escape), .see(["Per jam"]),
          ], [Self.opened]),
        DayStep(
          .entry, "she signs out", [.press(DayKey.f8), .see(["Frasa sandi"])],
          [DayEvent("session.closed", ["cause": "officer"])]),
      ])
      try day.open(.entry, as: "budi", [])
      try goOn(day)
      #expect(try day.store.journalRecords("document.entered").isEmpty)
    }

    @Test func aHalfFilledFormIsBackAfterALockThatAnotherOfficerEnded() throws {
      let day = try Day()
      try day.open(.entry, as: "budi", [])
      try day.play([
        DayStep(.entry, "Budi fills in half a form", Self.signIn + Self.half, [Self.opened]),
        DayStep(
          .entry, "and locks: nothing of it is seen",
          [.press(DayKey.f9), .see(["Terkunci: "]), .gone("SERAI"), .gone("PA300")], [DayEvent("session.locked")]),
        DayStep(
          .entry, "Citra takes the console",
          [.press(DayKey.f8), .see(["Akun"]), .write("citra"), .press(DayKey.enter)] + Self.signIn,
          [
            DayEvent("session.closed", ["cause": "other"]), DayEvent("session.opened", by: .account("citra")),
          ]),
        DayStep(
          .entry, "and is offered none of it",
          [
            .press("f"), .see(["Pas Lintas Batas RI"]), .gone("SERAI SETENG"), .press(DayKey.escape), .see(["Per jam"]),
            .press(DayKey.f8), .see(["Akun"]),
          ], [DayEvent("session.closed", by: .account("citra"), ["cause": "officer"])]),
        DayStep(.entry, "Budi comes back", [.write("budi"), .press(DayKey.enter)]),
      ])
      try goOn(day)
    }

    @Test func whoMayOnlyReadIsToldSoAtTheKeyAndRecordsNothing() throws {
      let day = try Day()
      try day.open(.entry, as: "rina", [])
      try day.play([
        DayStep(.entry, "an auditor signs in", Self.signIn, [Self.opened]),
        DayStep(
          .entry, "and may take no document in",
          [
            .press("n"), .see(["Pelintas: ", "menerima dokumen"]), .press("f"), .see(["Formulir: "]),
            .scan(Passport(name: "CONTOH, SITI", number: "X1234567").lines), .see(["TIDAK dicatat"]),
          ]),
      ])
      try day.expectNothingElse()
    }

    @Test func whatIsTheSupervisorsIsRefusedToAnOfficerByNameOnTheScreenAndTheCommandLine() throws {
      let day = try Day()
      try day.open(.entry, as: "citra", [])
      let roster = try day.store.file("jadwal.csv", try DayStore.roster())
      let citra = DayEvent.Actor.account("citra")
      try day.play([
        DayStep(.entry, "an officer signs in", Self.signIn, [Self.opened]),
        DayStep(
          .entry, "and may make no entry of the post's list",
          [.press("/"), .see(["Cari"]), .press("\u{0E}"), .see(["membuat dan mencabut entri pos"])]),
        DayStep(
          .line, "nor bring in the roster",
          [.command(["roster", "import", roster], as: "citra", status: 1, says: ["jadwal", "penyelia"])],
          [DayEvent("session.opened", by: citra), DayEvent("session.closed", by: citra, ["cause": "exit"])]),
      ])
      try day.expectNothingElse()
    }

    /// The traveller at the lane is not decided on by whoever was there, and keeps waiting.
    @Test func whoIsDisabledWhileAtWorkIsPutOutAtOnceAndNotLetInAgain() throws {
      let day = try Day()
      let passport = Passport(name: "LAYAR, SOBEK", number: "X1000080")
      let keeper = DayEvent.Actor.account(NSUserName())
      try day.open(.entry, as: "budi", [])
      try day.play([
        DayStep(.entry, "Budi signs in", Self.signIn, [Self.opened]),
        DayStep(
          .entry, "and has a traveller at the lane", [.scan(passport.lines), .answered, .see([passport.name])],
          [DayEvent("scan.received"), DayEvent("watchlist.checked")]),
        DayStep(
          .line, "his account is disabled by two",
          [
            .command(
              ["account", "change", "budi", "--disable", "--reason", "diskors"], as: NSUserName(), second: "dewi",
              status: 0, says: [])
          ],
          [
            DayEvent("session.opened", by: keeper), DayEvent("account.changed", by: keeper, ["account": "budi"]),
            DayEvent("session.closed", by: keeper, ["cause": "exit"]),
          ]),
        DayStep(.entry, "he is out", [.see(["Akun"]), .see(["dinonaktifkan"]), .gone(passport.name)]),
      ])
      try day.play([
        DayStep(
          // The key for it is crossed out until he has been signed out.
          .entry, "and stays out", [.gone("×Enter")] + Self.signIn.prefix(2) + [.see(["dinonaktifkan"])],
          [DayEvent("session.refused", by: .account("plbn"), ["account": "budi", "reason": "disabled"])])
      ])
      #expect(try day.store.journalRecords("crossing.recorded").isEmpty)
    }
  }
}

extension TestStore {
  /// Whether a half-filled form with this text in it lies in the store's folder.
  fileprivate func keepsDraft(with text: String) -> Bool {
    let folder = path + "/drafts"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { FileManager.default.contents(atPath: folder + "/" + $0) }.contains {
      String(decoding: $0, as: UTF8.self).contains(text)
    }
  }
}
