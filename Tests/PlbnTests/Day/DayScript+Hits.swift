/// Strong likenesses of the day: each is said by one officer at the lane, and by another one at another console.
extension DayScript {
  /// On the list of exit bans, and it is she: two say so, and she does not leave.
  private static let exitBan: [DayStep] = {
    let passport = Passport(name: "TJANDRAWATI CONTOH", number: "X0000104", birth: "900109")
    return [
      DayStep(
        .exit, "somebody of the list of exit bans", [.scan(passport.lines), .answered, .see(["KUAT"])],
        [DayEvent("scan.received", ["lane": "2"]), DayEvent("watchlist.checked")]),
      DayStep(
        .exit, "the officer at the lane says that it is she, and asks for a second one",
        [
          .press(DayKey.tab), .see(["Kandidat 1/"]), .gone("membaca entri"), .press("s"), .see(["nomor dokumen sama"]),
          .press("1"),
          .press(DayKey.enter), .see(["Penilaian tersimpan"]),
        ],
        [
          DayEvent("lookup.made"),
          DayEvent("hit.disposed", ["finding": "same-person", "code": "document-equal", "awaits": "1"]),
          DayEvent("hit.second-asked"),
        ]),
      answer(
        "y", "the supervisor at another console agrees", agrees: true, reason: "sudah saya bandingkan sendiri",
        kept: "Jawaban SETUJU tersimpan"),
      DayStep(
        .exit, "she is postponed, as the list asks",
        [
          .press(DayKey.escape), .see(["T TUNDA"]), .press("t"), .see(["Alasan TUNDA"]), .press("2"),
          .press(DayKey.enter),
          .see(["tersimpan", passport.name]),
        ], [DayEvent("crossing.recorded", ["outcome": "postponed", "reason": "exit-ban", "override": nil])]),
    ]
  }()

  /// Called another person by one, and the second does not agree: a second look.
  private static let disagreement: [DayStep] = {
    let passport = Passport(name: "RAHMAN, ABDUL", number: "X0000999", birth: "790314", sex: "M")
    return [
      DayStep(
        .entry, "a namesake, born on the same day", [.scan(passport.lines), .answered, .see(["KUAT"])],
        [DayEvent("scan.received", ["lane": "1"]), DayEvent("watchlist.checked")]),
      DayStep(
        .entry, "the officer at the lane calls him another",
        [
          .press(DayKey.tab), .see(["Kandidat 1/"]), .gone("membaca entri"), .press("b"), .see(["nomor dokumen lain"]),
          .press("2"),
          .press(DayKey.enter), .see(["Penilaian tersimpan"]),
        ],
        [
          DayEvent("lookup.made"),
          DayEvent("hit.disposed", ["finding": "other-person", "code": "document-differs", "awaits": "1"]),
          DayEvent("hit.second-asked"),
        ]),
      answer(
        "x", "the supervisor at another console does not agree", agrees: false, reason: "buktinya belum cukup",
        kept: "Jawaban TIDAK SETUJU tersimpan"),
      DayStep(
        .entry, "the console at the lane says so; he is sent for a second look",
        [
          .see(["TIDAK SETUJU (", "belum dinilai lagi"]), .press(DayKey.escape), .see(["S SEKUNDER"]), .press("s"),
          .see(["Alasan SEKUNDER"]), .press("1"), .press(DayKey.enter),
          .see(["tersimpan", passport.name]),
        ], [DayEvent("crossing.recorded", ["outcome": "secondary", "reason": "name-match", "override": nil])]),
    ]
  }()

  private static func answer(
    _ key: String, _ title: String, agrees: Bool, reason: String, kept: String
  ) -> DayStep {
    DayStep(
      .office, title,
      [
        .press("t"), .see(["minta petugas kedua"]), .see(["Kandidat 1/"]), .gone("membaca entri"), .press(key),
        .see([reason]), .press("1"),
        .press(DayKey.enter),
        .see([kept]), .press(DayKey.escape), .see(["Per jam"]),
      ], [DayEvent("lookup.made"), DayEvent("hit.seconded", ["agrees": agrees ? "1" : "0", "proven": "1"])])
  }

  static let hits = exitBan + disagreement
}
