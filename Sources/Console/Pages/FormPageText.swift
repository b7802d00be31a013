import Border
import Phrases

/// The words of the forms.
extension Phrase {
  static let chooseForm = Phrase(id: "Formulir", en: "Form")
  static let draft = Phrase(id: "draf", en: "draft")
  static let noNameYet = Phrase(id: "tanpa nama", en: "no name yet")
  static let amending = Phrase(id: "Perbaiki", en: "Amend")
  static let addedByHand = Phrase(id: "Keperluan, kendaraan, catatan, cap", en: "Purpose, vehicle, note, stamp")
  static let howToChoose = Phrase(
    id: "panah, huruf pertama, 1-9; spasi: daftar", en: "arrows, first letter, 1-9; space: list")
  static let whyAmended = Phrase(id: "mengapa catatan ini diperbaiki", en: "why this record is put right")
  static let readingCrossing = Phrase(id: "membaca catatan pelintasan…", en: "reading the crossing's record…")
  static let willChange = Phrase(id: "Berubah", en: "Changes")
  static let nothingChanges = Phrase(id: "belum ada", en: "none yet")
  static let escapeDiscards = Phrase(
    id: "Esc lagi: buang; Enter: lanjut", en: "Esc again: discard; Enter: go on")

  static func lateHit(_ name: String, _ found: WatchlistChecked.Found) -> Phrase {
    Phrase(
      id: "TEMUAN, pelintas SUDAH LEWAT: \(name) mirip \(found.name) (\(found.list)); T untuk menilai.",
      en: "HIT, the traveller HAS GONE: \(name) resembles \(found.name) (\(found.list)); T to look at it.")
  }

  static let noSuchChoice = Phrase(id: "Tidak ada pilihan seperti itu.", en: "There is no such choice.")
  static let draftOnItsWay = Phrase(id: "Draf sedang dibuka; tunggu sebentar.", en: "A draft is on its way; wait.")
  static let draftGone = Phrase(
    id: "Draf itu sedang dipakai konsol lain, atau sudah tidak ada.",
    en: "Another console has that draft, or it is gone.")
  static let changedUnderHand = Phrase(
    id: "Orang lain baru saja mengubah catatan ini; yang Anda ketik tetap ada. Periksa lagi.",
    en: "Somebody has just changed this record; what you typed is still here. Look again.")
  static let noToday = Phrase(
    id: "Jam komputer ini tidak menunjukkan tanggal yang sah; perbaiki dulu.",
    en: "This computer's clock shows no valid date; set it first.")

  static func wrongFields(_ count: Int) -> Phrase {
    Phrase(
      id: "\(count) isian harus diperbaiki dulu; tidak ada yang dicatat.",
      en: count == 1
        ? "1 field must be put right first; nothing was recorded."
        : "\(count) fields must be put right first; nothing was recorded.")
  }

  static func stillWrong(_ count: Int) -> Phrase {
    Phrase(
      id: "Belum lengkap: \(count) isian", en: count == 1 ? "1 field to put right" : "\(count) fields to put right")
  }

  static let stayIsOver = Phrase(
    id: "Izin tinggal berakhir sebelum hari ini.", en: "The stay ends before today.")

  static func unknownForm(_ code: String) -> Phrase {
    Phrase(
      id: "Formulir \"\(code)\" tidak dikenal program ini; lanjutkan dengan program yang membuatnya.",
      en: "This program has no form \"\(code)\"; go on with the program that made it.")
  }
}

extension FactChange.Field {
  /// What is said of a crossing, in the words of forms and details.
  var label: Phrase {
    switch self {
    case .direction: Phrase(id: "Arah", en: "Direction")
    case .name: Phrase(id: "Nama", en: "Name")
    case .birth: Phrase(id: "Tanggal lahir", en: "Date of birth")
    case .sex: Phrase(id: "Jenis kelamin", en: "Sex")
    case .nationality: Phrase(id: "Kewarganegaraan", en: "Nationality")
    case .birthPlace: .birthPlace
    case .address: .address
    case .nik: .nik
    case .document: .document
    case .number: Phrase(id: "Nomor", en: "Number")
    case .issuer: Phrase(id: "Negara penerbit", en: "Issuing state")
    case .expiry: .expires
    case .issued: .issued
    case .issuePlace: .issuePlace
    case .purpose: .purpose
    case .vehicle: .vehicle
    case .note: .note
    case .stayUntil: .stayUntil
    case .stamp: .lastStamp
    case .relation: Phrase(id: "Pendamping", en: "Companion")
    case .guardian: Phrase(id: "Nama pendamping", en: "Companion's name")
    case .guardianDocument: Phrase(id: "Dokumennya", en: "Their document")
    case .guardianSubject: Phrase(id: "Catatannya", en: "Their record")
    case .guardianWords: Phrase(id: "Keterangan", en: "In words")
    case .plate: Phrase(id: "Nomor polisi", en: "Number plate")
    case .boat: Phrase(id: "Perahu", en: "Boat")
    case .driver: Phrase(id: "Pengemudi", en: "Driver")
    case .driverDocument: Phrase(id: "Dok. pengemudi", en: "Driver's doc.")
    case .jetty: Phrase(id: "Dermaga", en: "Jetty")
    case .persons: Phrase(id: "Orang", en: "Persons")
    case .manifest: Phrase(id: "Manifes", en: "Manifest")
    }
  }
}
