import Journal
import Phrases
import TravelDocuments

extension DutyRefusal {
  /// What happened and what to do, in one sentence; the errors of a roster have sentences of their own.
  public func phrase(_ zone: PostZone? = nil) -> Phrase {
    switch self {
    case .dayOutOfReach(let date):
      Phrase(
        id: "Jam buka tanggal \(date) tidak dapat diubah: sudah lewat atau lebih dari \(Desk.exceptionDays) hari lagi.",
        en: "The hours of \(date) can't be changed: it is over, or more than \(Desk.exceptionDays) days ahead.")
    case .hoursChangedMeanwhile(let date):
      Phrase(
        id: "Jam buka tanggal \(date) baru saja diubah orang lain; tidak ada yang dicatat, lihat lagi.",
        en: "The hours of \(date) were changed by somebody else just now; nothing was recorded, look again.")
    case .hoursUnchanged(let date):
      Phrase(
        id: "Tanggal \(date) sudah mempunyai jam itu; tidak ada yang dicatat.",
        en: "\(date) has these hours already; nothing was recorded.")
    case .noException(let date):
      Phrase(
        id: "Tanggal \(date) tidak mempunyai jam khusus; jam biasa berlaku.",
        en: "\(date) has no hours of its own; the ordinary ones hold.")
    case .roster, .rosterAccount, .rosterTooLong: rosterPhrase
    default: lanePhrase(zone)
    }
  }

  private var rosterPhrase: Phrase {
    switch self {
    case .roster(let problems, let more):
      Phrase(
        id: "Jadwal tidak diimpor, tidak ada yang berubah: \(problems.count + more) kesalahan.",
        en: "The roster was not imported, nothing has changed: \(problems.count + more) errors.")
    case .rosterAccount(let officer):
      Phrase(
        id: "Jadwal tidak diimpor: \(shown(officer)) bukan akun petugas yang aktif.",
        en: "The roster was not imported: \(shown(officer)) is no officer's active account.")
    case .rosterTooLong(let bytes, let limit):
      Phrase(
        id: "Jadwal terlalu panjang untuk satu catatan (\(bytes) dari \(limit) bita); bagi menjadi beberapa berkas.",
        en: "The roster is too long for one record (\(bytes) of \(limit) bytes); divide it into several files.")
    default: Phrase(id: "Tidak dicatat.", en: "Nothing was recorded.")
    }
  }

  private func lanePhrase(_ zone: PostZone?) -> Phrase {
    switch self {
    case .alreadyReported(let shift, let time):
      Phrase(
        id: "Anda sudah melapor untuk sif \(shift.phrase.id) pukul \(clock(time, zone)).",
        en: "You have reported for the \(shift.phrase.en) already, at \(clock(time, zone)).")
    case .notReportable(let shift):
      Phrase(
        id: "Sif \(shift.phrase.id) tidak sedang berjalan dan belum akan mulai dalam "
          + "\(DutyPlan.reportMinutes) menit.",
        en: "The \(shift.phrase.en) neither goes on nor begins within \(DutyPlan.reportMinutes) minutes.")
    case .nobodyReported(let shift):
      Phrase(
        id: "Belum ada yang melapor untuk sif \(shift.phrase.id); lapor dulu, lalu undi.",
        en: "Nobody has reported for the \(shift.phrase.en) yet; report first, then draw.")
    case .tooManyReported(let most):
      Phrase(
        id: "Lebih dari \(most) petugas melapor; undian tidak dibuat.",
        en: "More than \(most) officers have reported; no draw was made.")
    case .lanesToDraw:
      Phrase(
        id: "Sebut lajur yang diundi, masing-masing sekali, misalnya 1:masuk 2:keluar.",
        en: "Name the lanes to draw, each once, for instance 1:in 2:out.")
    case .notAllReported(let shift, let names):
      Phrase(
        id: "Belum melapor untuk sif \(shift.phrase.id): \(Phrase.names(names)). Tunggu, atau undi dengan alasan; "
          + "alasannya tercatat.",
        en: "Not reported yet for the \(shift.phrase.en): \(Phrase.names(names)). Wait, or draw with a reason, which "
          + "is recorded.")
    case .nothingToDraw:
      Phrase(
        id: "Satu petugas dan satu lajur: tidak ada yang diundi. Sebut sedikitnya dua lajur, atau buka saja lajurnya.",
        en: "One officer and one lane: there is nothing to draw. Name two lanes at least, or just open the lane.")
    case .alreadyDrawn(let shift, let officer, let time):
      Phrase(
        id: "Lajur sif \(shift.phrase.id) sudah diundi oleh \(shown(officer)) pukul \(clock(time, zone)); "
          + "perubahan dicatat sebagai tukar lajur.",
        en: "The lanes of the \(shift.phrase.en) were drawn already, by \(shown(officer)) at \(clock(time, zone)); "
          + "what changes is recorded as a swap.")
    case .notDrawn(let shift):
      Phrase(
        id: "Lajur sif \(shift.phrase.id) belum diundi; tidak ada yang dapat ditukar.",
        en: "The lanes of the \(shift.phrase.en) are not drawn yet; there is nothing to swap.")
    case .nothingToSwap:
      Phrase(
        id: "Tukar lajur memerlukan dua petugas, sedikitnya satu dengan lajur.",
        en: "A swap needs two officers, at least one of them with a lane.")
    case .swapOfOthers(let officers):
      Phrase(
        id:
          "Tukar lajur dicatat salah satu dari keduanya (\(shown(officers.joined(separator: ", ")))) atau penyelia.",
        en: "A swap is recorded by one of the two (\(shown(officers.joined(separator: ", ")))) or by a supervisor.")
    case .laneTaken(let lane, let officer, let console, let since):
      Phrase(
        id: "Lajur \(lane) dibuka \(shown(officer)) di \(shown(console)) sejak \(clock(since, zone)); "
          + "ambil alih dengan alasan, atau pilih lajur lain.",
        en: "Lane \(lane) is open by \(shown(officer)) at \(shown(console)) since \(clock(since, zone)); "
          + "take it over with a reason, or choose another lane.")
    case .laneNotOpen(let lane):
      Phrase(id: "Lajur \(lane) tidak sedang dibuka.", en: "Lane \(lane) is not open.")
    default: scannerPhrase(zone)
    }
  }

  private func scannerPhrase(_ zone: PostZone?) -> Phrase {
    switch self {
    case .scannerTaken(let lane, let officer, let console, let since, let isOpen):
      Phrase(
        id: "Pemindai itu milik lajur \(lane): dipasang \(shown(officer)) di \(shown(console)) sejak "
          + "\(clock(since, zone)). "
          + (isOpen ? "Lajur itu sedang dibuka; lepaskan dulu di sana." : "Lajur itu tutup; ambil dengan alasan."),
        en: "That scanner is lane \(lane)'s: claimed by \(shown(officer)) at \(shown(console)) since "
          + "\(clock(since, zone)). "
          + (isOpen ? "That lane is open; release it there first." : "That lane is closed; take it with a reason."))
    case .noScanner(let lane):
      Phrase(id: "Lajur \(lane) tidak mempunyai pemindai.", en: "Lane \(lane) has no scanner of its own.")
    case .tooManyUnattended(let lane):
      Phrase(
        id: "\(Desk.unattendedLimit) dokumen sudah menunggu di lajur \(lane) tanpa petugas.",
        en: "\(Desk.unattendedLimit) documents wait at lane \(lane) already with nobody signed in.")
    case .scannerPath(let limit):
      Phrase(
        id: "Pemindai disebut dengan alamat lengkap mulai /, paling panjang \(limit) huruf.",
        en: "A scanner is named by its whole path from / on, of at most \(limit) characters.")
    default: Phrase(id: "Tidak dicatat.", en: "Nothing was recorded.")
    }
  }

  private func shown(_ text: String) -> String { Phrase.outside(text) }

  private func clock(_ time: Timestamp, _ zone: PostZone?) -> String {
    zone.map { $0.clock(time) + " " + $0.name } ?? time.description
  }
}

extension DutyBook.Draw {
  /// What the draw was made without; nil where everybody had come.
  public var withoutSome: Phrase? {
    guard !drawn.missing.isEmpty else { return nil }
    let (names, why) = (Phrase.names(drawn.missing), drawn.reason.map { Phrase.outside($0) } ?? "-")
    return Phrase(id: "diundi tanpa \(names): \(why)", en: "drawn without \(names): \(why)")
  }
}

extension Phrase {
  /// Most names that are told; of more it is told how many there are.
  private static let toldNames = 5

  /// `beni, sari`; `beni, sari, … (+12)`.
  public static func names(_ names: [String]) -> String {
    let told = names.prefix(toldNames).map { outside($0) }.joined(separator: ", ")
    return names.count > toldNames ? "\(told), … (+\(names.count - toldNames))" : told
  }
}

extension RosterProblem {
  /// `line 4: …`.
  public var phrase: Phrase {
    let words = kind.phrase
    return Phrase(id: "baris \(line): \(words.id)", en: "line \(line): \(words.en)")
  }
}

extension RosterProblem.Kind {
  fileprivate var phrase: Phrase {
    switch self {
    case .row: Phrase(id: "tidak dapat dibaca; periksa tanda kutip", en: "it can't be read; check quotation marks")
    case .columns(let found):
      Phrase(id: "\(found) kolom, seharusnya 3 atau 4", en: "\(found) columns where 3 or 4 are expected")
    case .date:
      Phrase(
        id: "tanggal harus seperti 2026-11-21 atau 21-11-2026", en: "the date must be as 2026-11-21 or 21-11-2026")
    case .noSuchDay(let typed):
      Phrase(
        id: "\(Phrase.outside(typed)): hari itu tidak ada", en: "\(Phrase.outside(typed)): there is no such day")
    case .farDate: Phrase(id: "tanggal terlalu jauh; periksa tahunnya", en: "the date is far off; check the year")
    case .shift: Phrase(id: "sif harus pagi, siang atau malam", en: "the shift must be morning, afternoon or night")
    case .account: Phrase(id: "nama petugas tidak dapat dipakai", en: "the officer's name can't be used")
    case .unknownAccount(let name):
      Phrase(
        id: "\(Phrase.outside(name)) bukan akun petugas yang aktif",
        en: "\(Phrase.outside(name)) is no officer's active account")
    case .direction: Phrase(id: "arah harus masuk, keluar atau kosong", en: "the wish must be in, out or empty")
    case .twice(let line):
      Phrase(id: "petugas ini sudah di sif itu pada baris \(line)", en: "the officer is on that shift in line \(line)")
    case .header:
      Phrase(
        id: "baris pertama harus tanggal, sif, petugas dan bila perlu arah",
        en: "the first line must be date, shift, officer and perhaps wish")
    case .noRows: Phrase(id: "berkas tidak berisi petugas", en: "the file names no officer")
    case .tooManyRows(let most): Phrase(id: "lebih dari \(most) baris", en: "more than \(most) lines")
    case .tooLarge(let most): Phrase(id: "berkas lebih dari \(most) bita", en: "the file has more than \(most) bytes")
    case .notText: Phrase(id: "berkas bukan teks", en: "the file is no text")
    }
  }
}

extension Shift {
  public var word: Phrase {
    switch self {
    case .morning: Phrase(id: "pagi", en: "morning")
    case .afternoon: Phrase(id: "siang", en: "afternoon")
    case .night: Phrase(id: "malam", en: "night")
    }
  }
}

extension ShiftOfDay {
  /// `pagi 21-11-2026`, as all screens write a date.
  public var phrase: Phrase {
    let day = PartialDate(daysSinceEpoch: day).map(TypedDate.text) ?? String(day)
    return Phrase(id: "\(shift.word.id) \(day)", en: "\(shift.word.en) shift of \(day)")
  }
}

extension OutsideMark {
  /// As it stands beside a decision.
  public var word: Phrase {
    switch self {
    case .hours: Phrase(id: "di luar jam", en: "outside hours")
    case .shift: Phrase(id: "di luar sif", en: "outside the shift")
    case .lane: Phrase(id: "bukan lajurnya", en: "not their lane")
    case .laneClosed: Phrase(id: "lajur tidak dibuka", en: "lane not open")
    case .outage: Phrase(id: "di luar waktu gangguan", en: "outside the outage")
    }
  }

  /// Several, joined by commas.
  public static func words(_ marks: [OutsideMark]) -> Phrase {
    Phrase(
      id: marks.map(\.word.id).joined(separator: ", "), en: marks.map(\.word.en).joined(separator: ", "))
  }
}
