import Border
import Phrases
import ReferenceData

extension EntryForm.Kind {
  var title: Phrase {
    switch self {
    case .make: Phrase(id: "Entri baru di daftar pos", en: "New entry of the post's list")
    case .withdraw: Phrase(id: "Cabut entri daftar pos", en: "Withdraw an entry of the post's list")
    }
  }
}

extension EntryForm.Slot {
  var label: Phrase {
    switch self {
    case .name: Phrase(id: "Nama utama", en: "Primary name")
    case .aliases: Phrase(id: "Nama lain", en: "Other names")
    case .weakAliases: Phrase(id: "Julukan", en: "Nicknames")
    case .births: Phrase(id: "Lahir", en: "Born")
    case .documents: Phrase(id: "Dokumen", en: "Documents")
    case .sex: Phrase(id: "Jenis kelamin", en: "Sex")
    case .nationalities: Phrase(id: "Kewarganegaraan", en: "Nationality")
    case .listClass: Phrase(id: "Golongan", en: "Class")
    case .action: Phrase(id: "Tindakan", en: "Action")
    case .legalBasis: Phrase(id: "Dasar hukum", en: "Legal basis")
    case .owner: Phrase(id: "Instansi", en: "Owner agency")
    case .grade: Phrase(id: "Mutu", en: "Grade")
    case .review: Phrase(id: "Ditinjau sebelum", en: "Reviewed by")
    case .expires: Phrase(id: "Hari terakhir", en: "Last day")
    case .reason: Phrase(id: "Alasan", en: "Reason")
    }
  }

  /// How it is filled in, where that is not plain.
  func hint(_ reference: ReferenceData) -> Phrase? {
    switch self {
    case .name: return Phrase(id: "NAMA KELUARGA, NAMA DEPAN", en: "SURNAME, GIVEN NAMES")
    case .aliases, .weakAliases:
      return Phrase(id: "Lebih dari satu: pisahkan dengan ;", en: "More than one: with ; between them")
    case .births:
      return Phrase(
        id: "12-08-1974, 08-1974, 1974; ~1974 kira-kira; 1970/1974 di antaranya. Pisahkan dengan ;",
        en: "12-08-1974, 08-1974, 1974; ~1974 about; 1970/1974 between. With ; between them")
    case .documents:
      let kinds = EntryRules.documentTypes(reference).joined(separator: " ")
      return Phrase(
        id: "jenis:nomor:negara, misalnya passport:X0000101:IDN; pisahkan dengan ;. Jenis: \(kinds)",
        en: "kind:number:country, for instance passport:X0000101:IDN; with ; between them. Kinds: \(kinds)")
    case .nationalities: return Phrase(id: "Kode negara, misalnya IDN MYS", en: "Countries' codes, such as IDN MYS")
    case .review, .expires:
      let days = WatchlistEntryMade.dayLimit
      return Phrase(
        id: "Tanggal lengkap, misalnya 31-01-2027; paling lama \(days) hari lagi",
        en: "A whole date, such as 31-01-2027; at most \(days) days ahead")
    case .reason:
      return Phrase(
        id: "Hanya tampil bagi penyelia dan pemeriksa.", en: "Shown to supervisors and auditors alone.")
    case .sex, .listClass, .action, .grade, .legalBasis, .owner: return nil
    }
  }
}

extension WatchlistEntryMade.ListClass {
  var word: Phrase {
    switch self {
    case .cegah: Phrase(id: "cegah (larangan keluar)", en: "cegah (exit ban)")
    case .tangkal: Phrase(id: "tangkal (larangan masuk)", en: "tangkal (entry ban)")
    case .dpo: Phrase(id: "DPO (dicari)", en: "DPO (wanted)")
    case .red: Phrase(id: "merah (dicari, INTERPOL)", en: "red (wanted, INTERPOL)")
    case .yellow: Phrase(id: "kuning (orang hilang)", en: "yellow (missing)")
    case .blue: Phrase(id: "biru (dicari keterangannya)", en: "blue (information sought)")
    case .sltd: Phrase(id: "SLTD (dokumen hilang atau dicuri)", en: "SLTD (lost or stolen document)")
    case .watch: Phrase(id: "pantau", en: "to be watched for")
    }
  }
}

extension Phrase {
  static let entryChoose = Phrase(id: "- pilih -", en: "- choose -")
  static let entryUnknownSex = Phrase(id: "tidak diketahui", en: "not known")
  static let entryFemale = Phrase(id: "perempuan", en: "female")
  static let entryMale = Phrase(id: "laki-laki", en: "male")
  static let entryUsualAction = Phrase(id: "menurut golongan", en: "by the class")
  static let entryNotOwn = Phrase(
    id: "hanya entri daftar pos ini yang dapat dicabut", en: "only an entry of the post's own list can be withdrawn")
  static let entryIsWithdrawn = Phrase(id: "entri ini sudah dicabut", en: "this entry is withdrawn already")
}

extension KeyText {
  static let entryMake = KeyText(
    title: Phrase(id: "Entri baru", en: "New entry"),
    help: Phrase(
      id: "Buat entri di daftar pos sendiri; perlu petugas kedua.",
      en: "Make an entry of the post's own list; takes a second officer."))
  static let entryWithdraw = KeyText(
    title: Phrase(id: "Cabut", en: "Withdraw"),
    help: Phrase(
      id: "Cabut entri pos ini dengan alasan; perlu petugas kedua.",
      en: "Withdraw this entry of the post with a reason; takes a second officer."))
}
