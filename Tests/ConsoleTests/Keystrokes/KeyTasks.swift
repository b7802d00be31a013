import Phrases

@testable import Console

/// The tasks of the page, in their order: each goes on where the one before left the console.
extension KeyTask {
  static let passphrase = Move.text(Staff.passphrase, Phrase(id: "frasa sandi", en: "passphrase"))
  private static let pin = Move.text(Staff.pin, Phrase(id: "PIN", en: "PIN"))
  static let words = Phrase(id: "kata-kata", en: "words")
  static let name = Phrase(id: "nama", en: "name")

  static let dashboard = Move.see("Per jam")
  static func document(_ name: String, _ number: String) -> Move {
    .scan(MRZDocument.made(name, "REKAAN", number: number, birth: "1985-03-04"))
  }

  static let scanned = ["scan.received", "watchlist.checked", "crossing.recorded"]

  static let dayTripper = Phrase(
    id: "PLB harian yang pernah lewat, tanpa pembaca", en: "repeat PLB day-tripper, no reader")

  static let beginning: [KeyTask] = [
    KeyTask(
      Phrase(id: "masuk", en: "sign in"), [passphrase, .key("Enter"), dashboard], ["session.opened"]),
    KeyTask(
      Phrase(id: "melapor dan membuka lajur", en: "report, and open a lane"),
      [
        .key("J"), .see("Jaga:"), .key("L"), .see("Laporan sif tersimpan"), .key("B"), .see("Lajur dibuka, tersimpan"),
        .key("Esc"), dashboard,
      ], ["shift.reported", "lane.opened"]),
  ]

  static let travellers: [KeyTask] = [
    KeyTask(
      Phrase(
        id: "dokumen dipindai (paspor, PLB harian), izin",
        en: "document scanned (passport, day-tripper's pass), allowed"),
      [document("GERIMIS", "X2000001"), .answered, .key("I"), .see("IZIN tersimpan")], scanned),
    KeyTask(
      Phrase(id: "urungkan keputusan terakhir", en: "take the last decision back"),
      [.key("U"), .see("X2000001"), .answered], ["crossing.undone"]),
    KeyTask(
      Phrase(id: "tolak dengan alasan", en: "refuse, with a reason"),
      [.answered, .key("O"), .see("Alasan TOLAK"), .key("2"), .key("Enter"), .see("TOLAK tersimpan")],
      ["crossing.recorded"]),
    KeyTask(
      Phrase(
        id: "dokumen dipindai, cap terakhirnya dicatat, izin",
        en: "document scanned, its last stamp noted, allowed"),
      [
        document("SUMUR", "X2000016"), .answered, .key("D"), .see("Cap terakhir"), .key("PgDn"),
        .text("aruk m 2-11", Phrase(id: "cap", en: "stamp")), .key("F10"), .see("Aruk, masuk"), .key("I"),
        .see("IZIN tersimpan"),
      ], scanned),
    KeyTask(
      Phrase(id: "tolak: dokumen palsu", en: "refuse: a false document"),
      [
        document("PAKU", "X2000013"), .answered, .key("O"), .see("Alasan TOLAK"), .key("3"), .key("Enter"),
        .see("TOLAK tersimpan"),
      ],
      scanned),
    KeyTask(
      Phrase(id: "tunda: surat PMI tidak lengkap", en: "postpone: papers of a migrant worker"),
      [
        document("TALI", "X2000014"), .answered, .key("T"), .see("Alasan TUNDA"), .key("1"), .key("Enter"),
        .see("TUNDA tersimpan"),
      ],
      scanned),
    KeyTask(
      Phrase(id: "rujuk", en: "refer"),
      [
        document("EMBUN", "X2000002"), .answered, .key("R"), .see("Alasan RUJUK"), .key("1"), .key("Enter"),
        .see("tersimpan"),
      ],
      scanned),
    KeyTask(
      Phrase(id: "tunda dengan kata-kata sendiri", en: "postpone, in words of one's own"),
      [
        document("KABUT", "X2000003"), .answered, .key("T"), .see("Alasan TUNDA"), .key("7"), .key("Enter"),
        .see("kata-kata"),
        .text("dipanggil pulang", words), .key("Enter"), .see("TUNDA tersimpan"),
      ], scanned),
    KeyTask(
      Phrase(id: "serah ke Polri", en: "hand over to the police"),
      [
        document("AWAN", "X2000004"), .answered, .key("E"), .see("Alasan SERAH"), .key("1"), .key("Enter"),
        .see("tersimpan"),
      ],
      scanned),
    KeyTask(
      Phrase(id: "yang menunggu berikutnya, izin", en: "the next who waits, allowed"),
      before: [document("TALAS", "X2000005"), .answered, .key("Esc"), .see("1 di lajur ini")],
      [.key("N"), .answered, .key("I"), .see("IZIN tersimpan")], scanned),
    KeyTask(
      Phrase(
        id: "yang menunggu terlalu lama: masih orang ini, lalu izin",
        en: "who waited too long: still theirs, then allowed"),
      [
        .key("N"), .see("X2000070"), .answered, .key("V"), .see("Masih orang ini"), .text("duduk di bangku", words),
        .key("Enter"), .gone("Lebih baik: pindai"), .answered, .key("I"), .see("IZIN tersimpan"),
      ], ["watchlist.checked", "scan.renewed", "crossing.recorded"]),
    KeyTask(
      Phrase(id: "MRZ diketik, izin", en: "MRZ typed, allowed"),
      [.key("K"), .see("Dokumen baru")]
        + MRZDocument.made("UBI", "KAYU", number: "X2000006", birth: "1985-03-04").flatMap {
          [Move.text($0, Phrase(id: "baris MRZ", en: "line of the MRZ")), .key("Enter")]
        } + [.answered, .key("I"), .see("IZIN tersimpan")], scanned),
    KeyTask(
      Phrase(id: "PLB dengan formulir, izin", en: "border pass by form, allowed"),
      [
        .key("F"), .see("Pas Lintas Batas RI"), .key("1"), .see("1/16"), .text("SIRIH PINANG", name), .key("Tab"),
        .text("PA200127", Phrase(id: "nomor", en: "number")), .key("Tab"), .key("Tab"),
        .text("12-08-1974", Phrase(id: "tanggal lahir", en: "date of birth")), .key("Tab"), .key("P"), .key("F10"),
        .answered, .key("I"), .see("IZIN tersimpan"), .see("PA200127"),
      ], ["document.entered", "watchlist.checked", "crossing.recorded"]),
    KeyTask(
      dayTripper,
      // On the way back: twice the same way would ask for a second look.
      before: [.key("D")],
      [
        .key("N"), .see("Dokumen baru"), .key("1"), .key("2"), .key("7"), .see("Pernah lewat di sini"), .key("Enter"),
        .answered,
        .key("I"), .see("IZIN tersimpan"),
      ], ["document.entered", "watchlist.checked", "crossing.recorded"]),
    KeyTask(
      Phrase(id: "batalkan catatan yang salah", en: "void a wrong record"),
      before: [.key("D")],
      [
        .key("Z"), .see("Mengapa catatan ini salah?"), .text("latihan", words), .key("Enter"),
        .see("Pembatalan tersimpan"), .key("Esc"), dashboard,
      ], ["crossing.voided"]),
  ]

  static let lists: [KeyTask] = [
    KeyTask(
      Phrase(id: "cari nama di daftar, buka entrinya", en: "look a name up, and open its entry"),
      [
        .key("/"), .text("abdul rahman", name), .see("demo-001"), .key("Enter"), .see("Dasar hukum"), .key("Esc"),
        .key("Esc"), dashboard,
      ], ["lookup.made", "lookup.made"]),
    KeyTask(
      Phrase(id: "temuan mungkin: orang lain, lalu izin", en: "a possible hit: another person, then allowed"),
      before: [
        .scan(MRZDocument.made("RAHMAN", "ABDUL", number: "X2000007", birth: "1980-09-30")), .answered,
      ],
      [
        .key("Tab"), .see("Diminta daftar"), .key("B"), .see("tanggal lahir lain"), .key("1"), .key("Enter"),
        .see("0 menunggu, 1 lain"), .key("Esc"),
        .answered, .key("I"), .see("IZIN tersimpan"),
      ], ["scan.received", "watchlist.checked", "lookup.made", "hit.disposed", "crossing.recorded"]),
  ]

  static let drill = KeyTask(
    Phrase(id: "latihan gangguan: mulai dan akhiri", en: "a drill of an outage: begun and ended"),
    [
      .key("G"), .see("Tidak ada gangguan"), .key("L"), .see("Latihan"), .key("F10"), .see("! LATIHAN jaringan"),
      .key("A"),
      .see("Akhiri latihan"), .key("F10"), .gone("LATIHAN jaringan 0 mnt"), .key("Esc"), dashboard,
    ], ["outage.declared", "outage.ended"])

  /// - Parameter clock: what the slip says of the time.
  static func outage(clock: String) -> [KeyTask] {
    [
      KeyTask(
        Phrase(id: "nyatakan gangguan jaringan", en: "declare that the network is down"),
        [
          .key("G"), .see("Tidak ada gangguan"), .key("2"), .see("Gangguan dinyatakan, tersimpan"),
          .see("Yang harus dibereskan"),
        ],
        ["outage.declared"]),
      KeyTask(
        Phrase(id: "ketik satu kertas (entri terlambat)", en: "key a slip in (late entry)"),
        [
          .key("K"), .see("1/19"), .text("0101", Phrase(id: "nomor kertas", en: "slip's number")), .key("Tab"),
          .key("Tab"), .text(clock, Phrase(id: "jam", en: "time")), .key("Tab"), .key("M"), .key("Tab"), .key("Tab"),
          .key("Tab"), .text("DC", Phrase(id: "paraf", en: "initials")), .key("Tab"), .key("1"), .key("Tab"),
          .text("X2000008", Phrase(id: "nomor", en: "number")), .key("Tab"), .key("Tab"), .text("KERTAS BASAH", name),
          .key("F10"), .see("Kertas tersimpan"),
        ], ["watchlist.checked", "crossing.recorded"]),
    ]
  }

  static let ending: [KeyTask] = [
    KeyTask(
      Phrase(id: "kunci", en: "lock"), before: [.key("Esc"), .key("Esc"), dashboard], [.key("F9"), .see("Terkunci: ")],
      ["session.locked"]),
    KeyTask(
      Phrase(id: "buka kunci dengan PIN", en: "unlock by PIN"), [pin, .key("Enter"), dashboard], ["session.unlocked"]),
    KeyTask(
      Phrase(id: "serahkan lajur ke petugas berikut", en: "hand the lane to the next officer"),
      [
        .key("J"), .see("Jaga:"), .key("T"), .see("sekali lagi"), .key("T"), .see("Lajur ditutup, tersimpan"),
        .key("F8"), .see("Frasa sandi"),
        .gone("memeriksa"),
        .text("tuti", Phrase(id: "akun", en: "account")), .key("Enter"), passphrase, .key("Enter"), dashboard,
        .key("J"), .see("Jaga:"), .key("B"), .see("Lajur dibuka, tersimpan"), .key("Esc"), dashboard,
      ], ["lane.closed", "session.closed", "session.opened", "lane.opened"]),
    KeyTask(
      Phrase(id: "keluar, lajur masih buka", en: "sign out, the lane still open"),
      [.key("F8"), .see("L1 masih buka atas nama Anda"), .key("F8"), .see("Frasa sandi")], ["session.closed"]),
  ]
}
