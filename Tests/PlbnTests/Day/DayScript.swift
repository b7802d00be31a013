/// What happens on the day beside the travellers: one table, in its order.
enum DayScript {
  static let wrongPassphrase = "salah sama sekali"
  private static let passphrase = DayStep.Move.write(DayStore.passphrase)
  private static let backTab = "\u{1B}[Z"
  static let eraseField = "\u{15}"
  /// Who was refused once must wait a second, of which nothing tells unless it is tried.
  private static let waitOver = [DayStep.Move.rest(milliseconds: 1_100)]

  /// Budi mistypes once; a disabled account is tried where Dewi sits down.
  static let signIn = [
    DayStep(
      .entry, "a wrong passphrase", [.write(wrongPassphrase), .press(DayKey.enter), .see(["frasa sandi salah"])],
      [DayEvent("session.refused", by: .account("plbn"), ["account": "budi", "reason": "passphrase"])]),
    DayStep(
      .entry, "the right one, once the wait is over",
      waitOver + [passphrase, .press(DayKey.enter), .see(["Per jam"])],
      [DayEvent("session.opened", ["method": "passphrase"])]),
    DayStep(
      .exit, "Citra signs in", [passphrase, .press(DayKey.enter), .see(["Per jam"])],
      [DayEvent("session.opened", ["method": "passphrase"])]),
    DayStep(
      .office, "an account that is disabled",
      [
        .press(backTab), .press(eraseField), .write("tuti"), .press(DayKey.enter), passphrase, .press(DayKey.enter),
        .see(["dinonaktifkan"]),
      ], [DayEvent("session.refused", by: .account("plbn"), ["account": "tuti", "reason": "disabled"])]),
    DayStep(
      .office, "Dewi signs in",
      waitOver + [
        .press(backTab), .press(eraseField), .write("dewi"), .press(DayKey.enter), passphrase, .press(DayKey.enter),
        .see(["Per jam"]),
      ], [DayEvent("session.opened", ["method": "passphrase"])]),
  ]

  /// The supervisor's file, first with an error in it: its line is told, and nothing is recorded but who came.
  static func roster(_ store: TestStore) throws -> [DayStep] {
    let sound = try DayStore.roster()
    let broken = try store.file("jadwal-salah.csv", sound.replacing("budi", with: "bodi", maxReplacements: 1))
    let came = DayEvent("session.opened", by: .account("dewi"))
    let left = DayEvent("session.closed", by: .account("dewi"), ["cause": "exit"])
    return [
      DayStep(
        .line, "a roster with an error",
        [.command(["roster", "import", broken], as: "dewi", status: 1, says: ["baris 2", "bodi"])], [came, left]),
      DayStep(
        .line, "the roster",
        [
          .command(
            ["roster", "import", try store.file("jadwal.csv", sound)], as: "dewi", status: 0, says: [])
        ], [came, DayEvent("roster.imported", by: .account("dewi"), ["file.name": "jadwal.csv"]), left]),
    ]
  }

  /// Both officers report; the supervisor, who is not among the drawn, draws.
  static let reports = [
    DayStep(
      .entry, "Budi reports", [.press("j"), .see(["Jaga:"]), .press("l"), .see(["Laporan sif tersimpan"])],
      [DayEvent("shift.reported")]),
    DayStep(
      .exit, "Citra reports", [.press("j"), .see(["Jaga:"]), .press("l"), .see(["Laporan sif tersimpan"])],
      [DayEvent("shift.reported")]),
    DayStep(
      .office, "the draw",
      [
        .press("j"), .see(["citra", "lapor"]), .press("d"), .see(["1:masuk 2:keluar"]), .press(DayKey.enter),
        .see(["Undian lajur tersimpan"]), .press(DayKey.escape), .see(["Per jam"]),
      ], [DayEvent("lane.drawn", ["drawer": "supervisor"])]),
  ]

  /// Each opens the lane that they have drawn; the console goes there with them.
  static func opening() -> [DayStep] {
    [(DayPlace.entry, 1, "MASUK", "in"), (.exit, 2, "KELUAR", "out")].map { place, lane, word, direction in
      DayStep(
        place, "lane \(lane) is opened",
        [
          .see(["L\(lane) \(word)"]), .press("b"), .see(["Lajur dibuka, tersimpan"]), .press(DayKey.escape),
          .see(["\(lane) \(word) buka"]), .see(["Per jam"]),
        ], [DayEvent("lane.opened", ["lane": String(lane), "direction": direction, "reason": nil])])
    }
  }

  /// A screen that comes back must have been seen for a moment before a key decides on it.
  private static let look = DayStep.Move.rest(milliseconds: 200)

  /// Its holder comes later, or somebody else with it.
  static let report = DayStep(
    .line, "a passport is reported lost",
    [
      .command(
        ["document", "report", "--number", "E1000005", "--state", "lost", "--reason", "ditelepon pemiliknya"],
        as: "dewi", status: 0, says: [])
    ],
    [
      DayEvent("session.opened", by: .account("dewi")),
      DayEvent("document.reported", by: .account("dewi"), ["number": "E1000005", "state": "lost"]),
      DayEvent("session.closed", by: .account("dewi"), ["cause": "exit"]),
    ])

  /// Read before anybody had signed in. It can't be decided until an officer says why it is still that person's.
  static let waitedTooLong: [DayStep] = {
    let name = DayStore.early.name
    return [
      DayStep(
        .entry, "a passport that waited too long is not decided on",
        [
          .see(["1 lewat waktu"]), .press("n"), .see([name]), .answered, .press("i"), .see(["pindai ulang, atau V"]),
        ], [DayEvent("watchlist.checked")]),
      DayStep(
        .entry, "the officer compares, and says why it is still his",
        [
          .press("v"), .see(["Masih orang ini"]), .write("menunggu di bangku"), .press(DayKey.enter),
          .gone("Masih orang ini:"),
        ], [DayEvent("scan.renewed", ["scan": DayEvent.anything, "reason": "menunggu di bangku"])]),
      DayStep(
        .entry, "let through", [.press("i"), .see(["tersimpan", name])],
        [DayEvent("crossing.recorded", ["outcome": "cleared", "traveller.name": name])]),
    ]
  }()

  /// A key too many: taken back within ten seconds, and decided rightly.
  static let slip: [DayStep] = {
    let passport = Passport(name: "SALAH, TEKAN", number: "X1000041")
    let name = "SALAH, TEKAN"
    let given = [
      DayEvent("scan.received", ["lane": "1", "source": "keyboard"]), DayEvent("watchlist.checked"),
      DayEvent("crossing.recorded", ["outcome": "cleared", "traveller.name": name, "notices": nil]),
    ]
    return [
      DayStep(
        .entry, "let through by a slip",
        [.scan(passport.lines), .answered, .press("i"), .see(["tersimpan", name])], given),
      DayStep(
        .entry, "taken back: the traveller is at the lane again",
        [.press("u"), .see(["semua cocok"]), .see(["X1000041"]), look],
        [DayEvent("crossing.undone")]),
      DayStep(
        .entry, "sent for a second look",
        [.press("s"), .see(["Alasan"]), .press("4"), .press(DayKey.enter), .see(["tersimpan", name])],
        [DayEvent("crossing.recorded", ["outcome": "secondary", "reason": "purpose-unclear"])]),
    ]
  }()

  /// A traveller at the lane is not seen while it is locked, and is there again afterwards.
  static let lock: [DayStep] = {
    let passport = Passport(name: "TUNGGU, SEBENTAR", number: "X1000042", sex: "M")
    let name = "TUNGGU, SEBENT"
    return [
      DayStep(
        .entry, "a traveller is at the lane", [.scan(passport.lines), .answered, .see([name])],
        [DayEvent("scan.received"), DayEvent("watchlist.checked")]),
      DayStep(
        .entry, "called away: locked", [.press(DayKey.f9), .see(["Terkunci: "]), .gone(name)],
        [DayEvent("session.locked", ["cause": "officer"])]),
      DayStep(
        .entry, "a wrong PIN",
        [.write("111222"), .press(DayKey.enter), .see(["sisa percobaan: 2"])],
        [DayEvent("session.refused", by: .account("plbn"), ["reason": "pin"])]),
      DayStep(
        .entry, "back: unlocked by PIN, and the traveller is there",
        waitOver + [.write(DayStore.pin), .press(DayKey.enter), .see([name]), .answered, look],
        [DayEvent("session.unlocked", ["method": "pin"])]),
      DayStep(
        .entry, "let through", [.press("i"), .see(["tersimpan", name])],
        [DayEvent("crossing.recorded", ["outcome": "cleared"])]),
    ]
  }()

  /// Lanes are closed, and everybody signs out.
  static let evening: [DayStep] =
    [DayPlace.entry, .exit].flatMap { place in
      [
        DayStep(
          place, "the lane is closed",
          [
            .press("j"), .see(["Jaga:"]), .press("t"), .see(["sekali lagi"]), .press("t"),
            .see(["Lajur ditutup, tersimpan"]),
          ],
          [DayEvent("lane.closed")]),
        DayStep(
          place, "signed out", [.press(DayKey.f8), .see(["Frasa sandi"])],
          [DayEvent("session.closed", ["cause": "officer"])]),
      ]
    } + [
      DayStep(
        .office, "Dewi signs out", [.press(DayKey.f8), .see(["Frasa sandi"])],
        [DayEvent("session.closed", ["cause": "officer"])])
    ]
}
