import Phrases
import TravelDocuments

/// One field of a form: what is asked, how it is typed, and what may stand in it.
public struct FormField: Sendable, Equatable, Identifiable {
  /// The raw value names the field in drafts.
  public enum ID: String, Sendable, CaseIterable {
    case name, number, birth, birthPlace, sex, nationality, address, nik, issuer, issued, issuePlace, expiry
    case direction, purpose, vehicle, note, stayUntil, stamp
    // Of paper that is keyed in.
    case paper, paperDate, paperTime, transport, signed, documentType, outcome, outcomeReason
    // Of whom and what somebody came with, where that is put right.
    case relation, guardian, guardianNumber, guardianWords
    case plate, boat, driver, driverNumber, jetty, persons, manifest
  }

  /// How the field's text is read.
  public enum Kind: Sendable, Equatable {
    case text
    /// As `TypedDate` reads it.
    case date
    /// ICAO 9303's code of a state, in either case.
    case country
    /// A document's number, with or without blanks and hyphens.
    case number
    /// Sixteen digits, with or without blanks, dots and hyphens.
    case nik
    /// As `TypedStamp` reads it, with these posts.
    case stamp([TypedStamp.Post])
    /// The code of one of these, and nothing else.
    case choice([Choice])
  }

  /// One of the codes that a field can have, in the words of people.
  public struct Choice: Sendable, Equatable {
    public let code: String
    public let label: Phrase
  }

  public let id: ID
  public let label: Phrase
  /// How it is typed, in one short line.
  public let hint: Phrase
  public internal(set) var isRequired: Bool
  /// Most characters that may be typed.
  public let limit: Int
  public let kind: Kind

  /// What a field of this meaning looks like on every form.
  init(_ id: ID, isRequired: Bool = false, kind: Kind? = nil, hint: Phrase? = nil) {
    self.id = id
    self.isRequired = isRequired
    label = id.label
    self.kind = kind ?? id.usualKind
    self.hint = hint ?? Self.hint(id, self.kind)
    limit = Self.limit(id, self.kind)
  }

  /// Room for a document's number of the greatest length and the blanks between its groups.
  private static let numberLimit = DocumentNumber.lengthMax + 20
  /// Room for sixteen digits in groups.
  private static let nikLimit = NIK.length + 8
  /// Longer than any code of the reference data.
  private static let codeLimit = 40

  private static func limit(_ id: ID, _ kind: Kind) -> Int {
    switch kind {
    case .text where id == .name: Traveller.nameLimit
    case .text where id == .note: CrossingRecorded.noteLimit
    case .text where id == .paper: 6
    case .text where id == .persons: 4
    case .text where id == .guardian: Traveller.nameLimit
    case .text where id == .guardianWords: Guardian.wordsLimit
    case .text where id == .plate || id == .boat || id == .jetty: Conveyance.nameLimit
    case .text where id == .paperTime: 5
    case .text where id == .transport || id == .signed: CrossingLate.textLimit
    case .text where id == .outcomeReason: CrossingRecorded.reasonLimit
    case .text: Traveller.placeLimit
    case .date: TypedDate.lengthLimit
    case .country: 3
    case .number: numberLimit
    case .nik: nikLimit
    case .stamp: TypedStamp.lengthLimit
    case .choice: codeLimit
    }
  }

  private static func hint(_ id: ID, _ kind: Kind) -> Phrase {
    switch (id, kind) {
    case (.name, _):
      Phrase(id: "seperti di dokumen; satu nama saja boleh", en: "as in the document; a single name will do")
    case (.paper, _): Phrase(id: "nomor di kertas; kosong bila tidak ada", en: "the number on the slip; empty: none")
    case (.paperTime, _): Phrase(id: "jam di kertas: 23:40", en: "the time on the paper: 23:40")
    case (.signed, _): Phrase(id: "paraf petugas di kertas", en: "initials of the officer on the paper")
    case (.transport, _): Phrase(id: "nomor polisi, nama perahu", en: "number plate, name of the boat")
    case (.outcomeReason, _):
      Phrase(id: "kode atau kata-kata; kosong untuk IZIN", en: "a code or words; empty where cleared")
    case (.address, _): Phrase(id: "desa, kecamatan", en: "village, sub-district")
    case (.birth, .date): Phrase(id: "12-08-1974, 08-1974 atau 1974", en: "12-08-1974, 08-1974 or 1974")
    case (.stayUntil, .date):
      Phrase(id: "tanggal, atau jumlah hari: 30", en: "a date, or a number of days: 30")
    case (_, .date): Phrase(id: "hari-bulan-tahun: 12-08-2026", en: "day-month-year: 12-08-2026")
    case (_, .country): Phrase(id: "kode tiga huruf: IDN, MYS", en: "code of three letters: IDN, MYS")
    case (_, .number): Phrase(id: "huruf dan angka; spasi tidak dihitung", en: "letters and digits; blanks don't count")
    case (_, .nik): Phrase(id: "16 angka", en: "16 digits")
    case (_, .stamp):
      Phrase(id: "pos, m/k, tanggal: aruk m 21-11", en: "post, in/out, day: aruk in 21-11")
    case (_, .choice): Phrase(id: "pilih dari daftar", en: "choose from the list")
    case (_, .text): Phrase(id: "satu baris", en: "one line")
    }
  }
}

extension FormField {
  /// The posts that a stamp can name; nil where it is no field for one.
  var stampPosts: [TypedStamp.Post]? { if case .stamp(let posts) = kind { posts } else { nil } }
}

extension FormField.ID {
  fileprivate var usualKind: FormField.Kind {
    switch self {
    case .number: .number
    case .nik: .nik
    case .birth, .issued, .expiry, .stayUntil, .paperDate: .date
    case .nationality, .issuer: .country
    case .sex: .choice(FormField.Choice.sexes)
    // Its posts come from the reference data, with the form.
    case .stamp: .stamp([])
    case .manifest: .choice(FormField.Choice.manifest)
    case .guardianNumber, .driverNumber: .number
    case .direction: .choice(FormField.Choice.directions)
    // The choices of these come from the reference data, with the form.
    case .purpose, .vehicle, .documentType, .outcome, .relation: .choice([])
    case .name, .birthPlace, .address, .issuePlace, .note, .paper, .paperTime, .transport, .signed, .outcomeReason,
      .guardian, .guardianWords, .plate, .boat, .driver, .jetty, .persons:
      .text
    }
  }

  fileprivate var label: Phrase {
    switch self {
    case .name: Phrase(id: "Nama", en: "Name")
    case .number: Phrase(id: "Nomor", en: "Number")
    case .birth: Phrase(id: "Tanggal lahir", en: "Date of birth")
    case .birthPlace: Phrase(id: "Tempat lahir", en: "Place of birth")
    case .sex: Phrase(id: "Jenis kelamin", en: "Sex")
    case .nationality: Phrase(id: "Kewarganegaraan", en: "Nationality")
    case .address: Phrase(id: "Alamat", en: "Address")
    case .nik: Phrase(id: "NIK", en: "NIK")
    case .issuer: Phrase(id: "Negara penerbit", en: "Issuing state")
    case .issued: Phrase(id: "Tanggal terbit", en: "Date of issue")
    case .issuePlace: Phrase(id: "Tempat terbit", en: "Place of issue")
    case .expiry: Phrase(id: "Berlaku sampai", en: "Valid until")
    case .direction: Phrase(id: "Arah", en: "Direction")
    case .purpose: Phrase(id: "Keperluan", en: "Purpose")
    case .vehicle: Phrase(id: "Kendaraan", en: "Vehicle")
    case .note: Phrase(id: "Catatan", en: "Note")
    case .stamp: Phrase(id: "Cap terakhir", en: "Last stamp")
    case .stayUntil: Phrase(id: "Izin tinggal s/d", en: "Stay until")
    case .paper: Phrase(id: "No. kertas", en: "Slip no.")
    case .paperDate: Phrase(id: "Tanggal", en: "Date")
    case .paperTime: Phrase(id: "Jam", en: "Time")
    case .transport: Phrase(id: "No. kendaraan", en: "Transport no.")
    case .signed: Phrase(id: "Paraf", en: "Initials")
    case .documentType: Phrase(id: "Dokumen", en: "Document")
    case .outcome: Phrase(id: "Keputusan", en: "Outcome")
    case .outcomeReason: Phrase(id: "Alasan", en: "Reason")
    case .relation: Phrase(id: "Pendamping", en: "Companion")
    case .guardian: Phrase(id: "Nama pendamping", en: "Companion's name")
    case .guardianNumber: Phrase(id: "Dok. pendamping", en: "Companion's doc.")
    case .guardianWords: Phrase(id: "Keterangan", en: "In words")
    case .plate: Phrase(id: "Nomor polisi", en: "Number plate")
    case .boat: Phrase(id: "Perahu", en: "Boat")
    case .driver: Phrase(id: "Pengemudi", en: "Driver")
    case .driverNumber: Phrase(id: "Dok. pengemudi", en: "Driver's doc.")
    case .jetty: Phrase(id: "Dermaga", en: "Jetty")
    case .persons: Phrase(id: "Orang", en: "Persons")
    case .manifest: Phrase(id: "Manifes", en: "Manifest")
    }
  }
}

extension FormField.Choice {
  fileprivate static let sexes = [
    Self(code: Sex.female.rawValue, label: Phrase(id: "Perempuan", en: "Female")),
    Self(code: Sex.male.rawValue, label: Phrase(id: "Laki-laki", en: "Male")),
    Self(code: Sex.unspecified.rawValue, label: Phrase(id: "Tidak disebut", en: "Unspecified")),
  ]

  fileprivate static let directions = [
    Self(code: Direction.in.rawValue, label: Phrase(id: "Masuk", en: "Entry")),
    Self(code: Direction.out.rawValue, label: Phrase(id: "Keluar", en: "Exit")),
  ]
}
