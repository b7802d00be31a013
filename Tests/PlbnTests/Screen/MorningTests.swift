import Terminal
import TerminalTestSupport
import Testing

extension OnATerminal {
  /// A whole morning at one console, by keys alone; then the journal tells exactly that morning.
  @Suite struct MorningTests {
    private static let enter = "\r"
    private static let escape = "\u{1B}"
    private static let tab = "\t"
    private static let f10 = "\u{1B}[21~"

    @Test func theJournalTellsExactlyWhatWasDone() throws {
      let store = try TestStore(list: true, post: TestStore.postInMidDay)
      let console = try OpenedConsole(store, ["--officer", "Sari Wulandari"])
      try readAndClear(console)
      try enterABorderPass(console)
      try lookUp(console)
      try sendAPatrol(console)
      try disposeOfAHit(console, store)
      try putRightAndVoid(console)
      try readTheShift(console)
      try console.quit()
      console.expectGivenBack()

      let told = try store.records().dropFirst(2).compactMap { $0["type"].text }
      #expect(
        told == [
          "scan.received", "watchlist.checked", "crossing.recorded",
          "document.entered", "watchlist.checked", "crossing.recorded",
          "lookup.made", "lookup.made",
          "patrol.started", "patrol.logged",
          "scan.received", "watchlist.checked", "lookup.made", "hit.disposed", "crossing.recorded",
          "crossing.amended", "watchlist.checked", "crossing.voided",
        ])
      try expectFigures(store)
      #expect(try store.run(["journal", "verify"]).status == 0)
    }

    private let siti = Passport(name: "IBARAT, SITI", number: "X1234567")

    private func readAndClear(_ console: OpenedConsole) throws {
      try console.present(siti)
      try console.decide("i", siti)
    }

    /// A form by hand: a slip is told beside its field and nothing is recorded; then the lane, as for any document.
    private func enterABorderPass(_ console: OpenedConsole) throws {
      console.press("f")
      try console.expect("Pas Lintas Batas RI")
      console.press("1")
      try console.expect("1/16")
      console.writeByHand("UMPAMA TRISNO")
      console.press(Self.tab)
      console.writeByHand("P000123")
      console.press(Self.tab)
      console.press(Self.tab)
      console.writeByHand("31-02-1981")
      console.press(Self.f10)
      try console.expect("isian harus diperbaiki dulu")
      // The wrong date has the focus.
      for _ in 0..<10 { console.press("\u{7F}") }
      console.writeByHand("05-04-1981")
      console.press(Self.tab)
      console.press("L")
      console.press(Self.f10)
      try console.expectAnswer()
      try console.expect("P000123")
      console.press("i")
      try console.expectRow(["tersimpan", "UMPAMA TRISNO"])
    }

    /// Candidates while typing; the entry word by word. What stood a second is recorded, and what was opened.
    private func lookUp(_ console: OpenedConsole) throws {
      console.press("/")
      console.writeByHand("abdul rahman")
      try console.expectRow(["RAHMAN", "demo-001"])
      console.settle(1_500)
      console.press(Self.enter)
      try console.expect("Aturan")
      console.press(Self.escape)
      console.settle(200)
      console.press(Self.escape)
      try console.expect("Per jam")
    }

    private func sendAPatrol(_ console: OpenedConsole) throws {
      console.press("p")
      try console.expect("luar 0")
      console.press("m")
      try console.expect("Satuan")
      for text in ["Satgas Contoh", "Serka Rekaan", "8", "Sektor Kiri"] {
        console.writeByHand(text)
        console.press(Self.tab)
      }
      console.press(Self.f10)
      try console.expect("luar 1")
      console.press("l")
      console.writeByHand("bertemu dua orang, aman")
      console.press(Self.f10)
      try console.expectRow(["bertemu dua orang"])
      console.press(Self.escape)
      try console.expect("1 di luar")
    }

    /// Somebody from the list comes through a reader; another person, by the officer's word; then a second look.
    private func disposeOfAHit(_ console: OpenedConsole, _ store: TestStore) throws {
      try store.succeed(
        ["scan"], input: Passport(name: "RAHMAN, ABDUL", number: "X0000999", birth: "790314", sex: "M").text)
      try console.expectRow(["Temuan", "1 menunggu"])
      console.press("t")
      try console.expectRow(["RAHMAN, ABDUL", "menunggu"])
      console.press("b")
      console.press("2")
      // The likeness is strong: a second officer says so too, at this terminal.
      console.press("d")
      try console.expect("Petugas kedua")
      console.writeByHand("Budi Contoh")
      console.press(Self.enter)
      try console.expectRow(["RAHMAN, ABDUL", "orang lain"])
      console.press(Self.escape)
      try console.expectRow(["Temuan", "0 menunggu"])
      console.press("n")
      try console.expectAnswered("X0000999")
      console.press("s")
      try console.expect("Alasan")
      console.press("1")
      console.press(Self.enter)
      try console.expectRow(["tersimpan", "RAHMAN, ABDUL"])
    }

    /// The border pass was a trip home: put right. The first crossing was a test: void.
    private func putRightAndVoid(_ console: OpenedConsole) throws {
      console.press("h")
      try console.expectRow(["IBARAT, SITI"])
      console.press("/")
      console.writeByHand("umpama")
      try console.expectGone("IBARAT, SITI")
      console.press(Self.enter)
      console.press(Self.enter)
      try console.expectRow(["Rincian"])
      console.press("p")
      try console.expect("Nama")
      console.press("\u{1B}[H")
      console.press("X")
      console.press("\u{1B}[5~")
      for _ in 0..<16 { console.press(Self.tab) }
      console.writeByHand("salah ketik")
      console.press(Self.f10)
      try console.expectRow(["Perbaikan tersimpan"])
      try console.expect("XUMPAMA TRISNO")
      console.press(Self.escape)
      console.settle(200)
      console.press("x")
      try console.expectRow(["IBARAT, SITI"])
      console.press("\u{1B}[F")
      console.press(Self.enter)
      try console.expectRow(["Rincian"])
      try console.expect("IBARAT, SITI")
      console.press("z")
      console.writeByHand("latihan")
      console.press(Self.enter)
      try console.expectRow(["Pembatalan tersimpan"])
      for _ in 0..<2 {
        console.settle(200)
        console.press(Self.escape)
      }
      try console.expect("Per jam")
    }

    private func readTheShift(_ console: OpenedConsole) throws {
      console.press("s")
      try console.expectRow(["YANG MELINTAS 1"])
      try console.expectRow(["dibatalkan 1"])
      try console.expectRow(["diperbaiki 1"])
      try console.expectRow(["orang lain 1"])
      console.press(Self.escape)
      try console.expect("Per jam")
    }

    /// The same from the command line.
    private func expectFigures(_ store: TestStore) throws {
      let summary = try JSON(try store.succeed(["shift", "summary", "--json"]).text)
      #expect(summary["totals"]["all"].number == 1)
      #expect(summary["voided"].number == 1 && summary["amended"].number == 1)
      #expect(summary["hits"]["other_person"].number == 1 && summary["hits"]["all"].number == 1)
      #expect(summary["patrols"]["out"].number == 1 && summary["patrols"]["entries"].number == 1)
      let lookups = try store.records("lookup.made")
      #expect(lookups.allSatisfy { $0["body"]["purpose"].text == "crossing" })
      #expect(lookups.last?["body"]["opened"]["entry"].text == "demo-001")
      let entered = try #require(try store.records("document.entered").first)
      #expect(entered["body"]["document"]["type"].text == "plb")
      #expect(entered["body"]["traveller"]["birth"].text == "1981-04-05")
    }
  }
}

extension OpenedConsole {
  /// Waits until a document that waited is open and can be decided on.
  fileprivate func expectAnswered(_ number: String) throws {
    try expect(number)
    try expect("demo-001")
    settle(300)
  }
}
