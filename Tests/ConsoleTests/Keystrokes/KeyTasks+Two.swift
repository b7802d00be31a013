import Phrases

@testable import Console

/// What takes two officers: at one console, or each at their own.
extension KeyTask {
  /// Two of the list of exit bans.
  private static let banned: [[Move]] = [
    MRZDocument.made("TJANDRAWATI", "CONTOH", number: "X0000104", birth: "1990-01-09"),
    MRZDocument.made("AGUS", "SETIAWAN REKA", number: "X0000111", birth: "1992-07-19"),
  ].map { [.scan($0), .answered] }

  private static let same: [Move] = [
    .key("Tab"), .see("Kandidat 1/"), .gone("membaca entri"), .key("S"), .see("nomor dokumen sama"), .key("1"),
  ]
  /// The reasons are gone, and the list shows the finding.
  private static let written = Move.gone("Enter Simpan")
  private static let postponed: [Move] = [
    .key("Esc"), .see("T TUNDA"), .answered, .key("T"), .see("Alasan TUNDA"), .key("2"),
    .key("Enter"), .see("TUNDA tersimpan"),
  ]

  static let strongHits: [KeyTask] = [
    KeyTask(
      Phrase(id: "temuan kuat: orangnya, berdua di konsol ini", en: "a strong hit: the person, both at this console"),
      before: banned[0],
      same + [
        .key("D"), .see("Petugas kedua"), .text("agus", account), .key("Enter"), passphrase, .key("Enter"),
        .see("Penilaian tersimpan"), written,
      ], ["scan.received", "watchlist.checked", "lookup.made", "hit.disposed"]),
    KeyTask(
      Phrase(id: "… lalu tunda, seperti diminta daftar", en: "… then postponed, as the list asks"), postponed,
      ["crossing.recorded"]),
    KeyTask(
      Phrase(
        id: "temuan kuat: minta petugas kedua di konsol lain", en: "a strong hit: ask for the second officer elsewhere"),
      before: banned[1], same + [.key("Enter"), .see("Penilaian tersimpan"), written],
      ["scan.received", "watchlist.checked", "lookup.made", "hit.disposed", "hit.second-asked"]),
    KeyTask(
      Phrase(id: "… jawaban petugas kedua di konsolnya", en: "… the second officer's answer at their console"),
      isElsewhere: true, before: [passphrase, .key("Enter"), dashboard],
      [
        .key("T"), .see("minta petugas kedua"), .see("Kandidat 1/"), .gone("membaca entri"), .key("Y"),
        .see("sudah saya bandingkan sendiri"),
        .key("1"), .key("Enter"), .see("Jawaban SETUJU tersimpan"), written, .key("Esc"), dashboard,
      ], ["session.opened", "lookup.made", "hit.seconded"]),
    KeyTask(
      Phrase(id: "… lalu tunda di lajur", en: "… then postponed at the lane"), postponed, ["crossing.recorded"]),
  ]

  static let account = Phrase(id: "akun", en: "account")

  /// - Parameters:
  ///   - review: a day some weeks ahead, as it is typed.
  ///   - expires: a later one.
  static func localEntry(review: String, expires: String) -> KeyTask {
    let day = Phrase(id: "tanggal", en: "date")
    return KeyTask(
      Phrase(
        id: "entri pos dengan formulir (penyelia, petugas kedua)",
        en: "entry of the post by form (supervisor, second officer)"),
      isElsewhere: true,
      [
        .key("/"), .text("KABUT TUJUH 1974", Phrase(id: "nama dan lahir", en: "name and birth")), .key("Ctrl-N"),
        .see("Entri baru di daftar pos"), .key("Tab"), .key("Tab"), .key("Tab"), .key("Tab"), .key("Tab"), .key("Tab"),
        .key("Tab"), .key("→"), .key("Tab"), .key("Tab"), .text("nota 12", Phrase(id: "dasar", en: "basis")),
        .key("Tab"), .text("pos", Phrase(id: "pemilik", en: "owner")), .key("Tab"), .key("→"), .key("Tab"),
        .text(review, day), .key("Tab"), .text(expires, day), .key("Tab"), .text("laporan", words), .key("F10"),
        .see("Petugas kedua"), .text("dewi", account), .key("Enter"), passphrase, .key("Enter"),
        .see("Entri pos tersimpan"), .key("Esc"), dashboard,
      ], ["watchlist.entry-made"])
  }
}
