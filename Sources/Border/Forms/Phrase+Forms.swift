import Phrases
import TravelDocuments

/// What is said beside a field. The field's name stands there already.
extension Phrase {
  // MARK: What must be put right

  static let missing = Phrase(id: "Belum diisi.", en: "Still empty.")

  static let hidden = Phrase(
    id: "Ada huruf yang tidak terlihat; hapus lalu ketik lagi.",
    en: "It has characters that nobody sees; delete it and type it again.")

  static func tooLong(limit: Int) -> Phrase {
    Phrase(id: "Terlalu panjang; paling banyak \(limit) huruf.", en: "Too long; at most \(limit) characters.")
  }

  static let noChoice = Phrase(id: "Pilih salah satu dari daftar.", en: "Choose one of the list.")

  static let noNumber = Phrase(
    id: "Tidak ada huruf atau angka di nomor ini.", en: "There is no letter or digit in this number.")

  static func nikLength(_ count: Int) -> Phrase {
    count > NIK.length
      ? Phrase(id: "Lebih dari 16 angka; NIK ada 16.", en: "More than 16 digits; a NIK has 16.")
      : Phrase(id: "Baru \(count) angka; NIK ada 16.", en: "Only \(count) digits so far; a NIK has 16.")
  }

  static func nikCharacter(column: Int) -> Phrase {
    Phrase(id: "Huruf ke-\(column) bukan angka.", en: "Character \(column) is no digit.")
  }

  static func noDate(_ failure: TypedDate.Failure) -> Phrase {
    switch failure {
    case .form: Phrase(id: "Bukan tanggal; ketik seperti 12-08-1974.", en: "No date; type it as 12-08-1974.")
    case .shortYear: Phrase(id: "Tulis tahun dengan 4 angka.", en: "Write the year with 4 digits.")
    case .noSuchDay:
      Phrase(
        id: "Tanggal itu tidak ada; urutannya hari, bulan, tahun.",
        en: "There is no such date; the order is day, month, year.")
    }
  }

  static let noCountry = Phrase(
    id: "Tulis kode tiga huruf, misalnya IDN atau MYS.", en: "Write a code of three letters, such as IDN or MYS.")

  static let bornInFuture = Phrase(id: "Tanggal lahir setelah hari ini.", en: "The date of birth is after today.")

  static let expiryBeforeIssue = Phrase(
    id: "Berlaku sampai sebelum tanggal terbit.", en: "It ends before the date of issue.")

  // MARK: What is worth a second look

  static let oddName = Phrase(
    id: "Nama dengan angka atau tanpa huruf; periksa lagi.", en: "A name with digits or without letters; look again.")

  static let oddNumber = Phrase(
    id: "Ada huruf di luar A-Z; periksa lagi.", en: "It has letters other than A-Z; look again.")

  static let noBirth = Phrase(
    id: "Tanpa tanggal lahir, jawaban daftar pantau lebih lemah.",
    en: "Without a date of birth a watchlist answer is weaker.")

  static let noExpiry = Phrase(
    id: "Tidak diisi: masa berlaku tidak diperiksa.", en: "Left empty: its validity is not checked.")

  static let unknownCountry = Phrase(id: "Kode negara ini tidak dikenal.", en: "This country code is not known.")

  static func veryOld(_ age: Int) -> Phrase {
    Phrase(id: "Umur \(age) tahun; periksa lagi.", en: "Aged \(age); look again.")
  }

  static let notYetValid = Phrase(
    id: "Terbit setelah hari ini: belum berlaku.", en: "Issued after today: not valid yet.")

  static let issuedBeforeBirth = Phrase(
    id: "Terbit sebelum lahir; periksa lagi.", en: "Issued before birth; look again.")

  static let expired = Phrase(id: "Sudah tidak berlaku.", en: "No longer valid.")

  static func longValidity(_ term: DocumentForm.Validity.Term) -> Phrase {
    switch term {
    case .halfYear:
      Phrase(id: "Berlaku lebih dari 6 bulan; periksa lagi.", en: "Valid for over 6 months; look again.")
    case .twoYears:
      Phrase(id: "Berlaku lebih dari 2 tahun; periksa lagi.", en: "Valid for over 2 years; look again.")
    }
  }

  static func nik(_ note: NIK.Note) -> Phrase {
    switch note {
    case .noBirthDate:
      Phrase(id: "Angka tanggal lahir di NIK bukan tanggal.", en: "The NIK's digits of birth are no date.")
    case .birthDateDiffers(let nik, _):
      Phrase(id: "NIK menyebut lahir \(TypedDate.text(nik)).", en: "The NIK says born \(TypedDate.text(nik)).")
    case .sexDiffers(let nik, _):
      nik == .female
        ? Phrase(id: "NIK menyebut perempuan.", en: "The NIK says female.")
        : Phrase(id: "NIK menyebut laki-laki.", en: "The NIK says male.")
    }
  }
}
