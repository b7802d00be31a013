import Terminal
import TerminalTestSupport
import Testing

extension OnATerminal {
  /// A lane at work, at 80x24.
  @Suite struct LaneTests {
    private let siti = Passport(name: "CONTOH, SITI", number: "X1234567")
    private let budi = Passport(name: "IBARAT, TRISNO", number: "X7654321", sex: "M")

    @Test func aPassportIsScannedCheckedDecidedKeptAndReadBack() throws {
      let store = try TestStore(list: true, post: TestStore.postInMidDay)
      let console = try OpenedConsole(store, ["--officer", "Sari Wulandari", "--lane", "2"])
      for text in ["Entikong", "Lajur 2 MASUK", "Sari Wulandari", "TANPA SANDI", "WIB", "MYT"] {
        try console.expect(text)
      }
      console.scan(siti)
      for text in ["CONTOH, SITI", "X1234567", "01-01-1980", "01-01-2035", "semua cocok", "Tidak ada yang mirip"] {
        try console.expect(text)
      }
      try console.expectAnswer()
      #expect(try store.decisions().isEmpty)
      try console.decide("i", siti)
      try console.expectRow(["CONTOH, SITI", "X1234567", "IDN", "L2", "IZIN"])
      try console.expect("1 masuk")
      try console.quit()
      console.expectGivenBack()

      let records = try store.records().suffix(3)
      #expect(records.map { $0["type"].text } == ["scan.received", "watchlist.checked", "crossing.recorded"])
      let crossing = try #require(records.last)
      #expect(crossing["officer"].text == "Sari Wulandari")
      #expect(crossing["auth"].text == "none")
      #expect(crossing["console"].text?.contains(":pts/") == true)
      #expect(crossing["body"]["lane"].number == 2)
      #expect(crossing["body"]["scan"].text == records.first?["id"].text)
      #expect(crossing["body"]["check"].text == records.dropFirst().first?["id"].text)
      let row = try JSON(try store.succeed(["crossings", "--json"]).text)
      #expect(row["id"].text == crossing["id"].text)
      #expect(row["name"].text == "CONTOH, SITI")
      #expect(row["outcome"].text == "cleared")
    }

    @Test func somebodyOnTheListIsShownWithTheReasons() throws {
      let store = try TestStore(list: true)
      let console = try OpenedConsole(store)
      try console.present(Passport(name: "RAHMAN, ABDUL", number: "X0000101", birth: "790314", sex: "M"))
      for text in ["KUAT", "demo-001", "tgl lahir sama"] { try console.expect(text) }
      console.press("\u{1B}")
      try console.expect("1 menunggu")
      #expect(try store.decisions().isEmpty)
    }

    @Test func aDocumentOverThePromptDecidesNothingAndWaits() throws {
      let store = try TestStore(list: true)
      let console = try OpenedConsole(store)
      try console.present(siti)
      // The second one's letters are keys that decide: I, S, T, O, R, E.
      console.scan(budi)
      try console.expect("di lajur ini")
      console.settle(400)
      #expect(console.terminal.shows("X1234567"))
      #expect(!console.terminal.shows("X7654321"))
      #expect(try store.decisions().isEmpty)
      #expect(try store.records("scan.received").count == 2)
      try console.decide("i", siti)
      console.tap("n")
      try console.expect("X7654321")
      try console.expect("Tidak ada yang mirip")
      try console.decide("i", budi)
      #expect(try store.decisions() == ["CONTOH, SITI cleared", "IBARAT, TRISNO cleared"])
    }

    @Test func aKeyRightBehindTheReadersLastOneDecidesNothing() throws {
      let store = try TestStore(list: true)
      let console = try OpenedConsole(store)
      console.typeLikeAReader(siti.typed + "i")
      try console.expectAnswer()
      console.settle(400)
      #expect(try store.decisions().isEmpty)
      #expect(console.terminal.shows("X1234567"))
      // Nor do two keys at once.
      console.press("ii")
      console.settle(400)
      #expect(try store.decisions().isEmpty)
    }

    @Test func aPasteBringsADocumentAndNeverADecision() throws {
      let store = try TestStore(list: true)
      let console = try OpenedConsole(store)
      console.terminal.paste(siti.text)
      try console.expect("X1234567")
      try console.expectAnswer()
      console.settle(250)
      console.terminal.paste("i")
      console.settle(400)
      #expect(try store.decisions().isEmpty)
      console.terminal.paste(budi.text)
      try console.expect("di lajur ini")
      try console.decide("i", siti)
      #expect(try store.decisions() == ["CONTOH, SITI cleared"])
      #expect(try store.records("scan.received").map { $0["body"]["source"].text } == ["paste", "paste"])
    }

    @Test func oneLineAtATimeIsTypedAfterTheKeyForANewTraveller() throws {
      let store = try TestStore(list: true)
      let console = try OpenedConsole(store)
      console.tap("n")
      try console.expect("Dokumen baru")
      for line in siti.lines {
        console.press(line.lowercased())
        console.press("\r")
      }
      try console.expect("X1234567")
      try console.expectAnswer()
      try console.decide("i", siti)
      #expect(try store.decisions() == ["CONTOH, SITI cleared"])
    }

    @Test(arguments: [(9, "nomor dokumen"), (19, "tanggal lahir"), (27, "masa berlaku")])
    func aWrongCheckDigitNamesItsField(place: Int, field: String) throws {
      let store = try TestStore()
      let console = try OpenedConsole(store)
      console.typeLikeAReader(siti.broken(at: place).map { $0 + "\r" }.joined())
      try console.expect("SALAH: \(field)")
    }

    @Test func whatIsNoDocumentIsToldAndRecordsNothing() throws {
      let store = try TestStore()
      let console = try OpenedConsole(store)
      try store.expectUnchanged {
        console.typeLikeAReader("THIS IS A BAR CODE OF SOMETHING ELSE 0123456789\r")
        try console.expect("bukan MRZ")
        console.terminal.type(String(repeating: "x", count: 10_000) + "\r")
        console.terminal.paste("\u{1B}]0;title\u{07}" + String(repeating: "y\u{202E}", count: 10_000))
        console.settle(300)
        #expect(console.terminal.shows("Jurnal"))
        console.terminal.type(bytes: [0xFF, 0xFE, 0x00, 0x1B, 0x5B, 0x39, 0x39, 0x7E])
        console.settle(300)
        #expect(console.session.waitForExit(milliseconds: 50) == nil)
      }
    }

    @Test func aRefusalAsksForItsReason() throws {
      let store = try TestStore()
      let console = try OpenedConsole(store)
      try console.present(siti)
      console.press("o")
      try console.expect("Alasan TOLAK")
      #expect(try store.decisions().isEmpty)
      console.press("\u{1B}")
      try console.expect("semua cocok")
      console.press("o")
      try console.expect("Alasan TOLAK")
      console.press("2")
      try console.decide("\r", siti)
      let crossing = try #require(try store.records("crossing.recorded").last?["body"])
      #expect(crossing["outcome"].text == "refused")
      #expect(crossing["reason"].text?.isEmpty == false)
      #expect(console.terminal.shows("TOLAK"))
    }

    @Test func aWrongRecordIsVoidedByAFurtherOne() throws {
      let store = try TestStore(post: TestStore.postInMidDay)
      let console = try OpenedConsole(store)
      try console.present(siti)
      try console.decide("i", siti)
      console.press("z")
      try console.expect("Batalkan catatan")
      console.typeByHand("lajur salah")
      console.press("\r")
      try console.expect("BATAL")
      try console.expect("0 masuk")
      #expect(try store.decisions() == ["CONTOH, SITI cleared"])
      let void = try #require(try store.records("crossing.voided").first)
      #expect(void["body"]["reason"].text == "lajur salah")
    }
  }
}
