import Border
import Phrases

extension PartyForm.Slot {
  func label(_ kind: PartyOpened.Kind) -> Phrase {
    switch self {
    case .kind: Phrase(id: "Jenis", en: "Kind")
    case .expected: Phrase(id: "Berapa orang", en: "How many")
    case .purpose: Phrase(id: "Keperluan", en: "Purpose")
    case .vehicle: Phrase(id: "Kendaraan", en: "Vehicle")
    case .plate: Phrase(id: "Nomor kendaraan", en: "Number plate")
    case .boat: Phrase(id: "Nama perahu", en: "Boat's name")
    case .driver: kind == .boat ? Phrase(id: "Tekong", en: "Skipper") : Phrase(id: "Pengemudi", en: "Driver")
    case .driverDocument: Phrase(id: "Nomor dokumennya", en: "Document's number")
    case .jetty: Phrase(id: "Dermaga", en: "Jetty")
    case .persons: Phrase(id: "Orang di perahu", en: "Persons on board")
    case .manifest: Phrase(id: "Manifes", en: "Manifest")
    case .reason: Phrase(id: "Alasan", en: "Reason")
    }
  }
}

extension Phrase {
  static let party = Phrase(id: "Rombongan", en: "Party")
  static let noParty = Phrase(id: "Tidak ada rombongan di lajur ini.", en: "There is no party at this lane.")
  static let partyOpens = Phrase(id: "Rombongan datang", en: "A party comes")
  static let partyCloses = Phrase(id: "Tutup rombongan", en: "Close the party")
  static let partyWaits = Phrase(id: "TUNGGU", en: "WAITS")
  static let partyEmpty = Phrase(
    id: "Belum ada yang terbaca. Esc, lalu pindai dokumen satu per satu.",
    en: "Nobody is read yet. Escape, then read the documents one by one.")
  static let partyStaysOpen = Phrase(
    id: "Yang menunggu tetap di lajur ini. Esc: rombongan tetap terbuka.",
    en: "Who waits stays at this lane. Escape: the party stays open.")
  static func partyCloseAgain(_ count: Int) -> Phrase {
    Phrase(
      id: "Lengkap, \(count) diputuskan. Tutup rombongan? Tekan T sekali lagi.",
      en: "Complete, \(count) decided. Close the party? Press T once more.")
  }
  static let partyNotSaid = Phrase(id: "tidak disebut", en: "not said")
  static let partyManifest = Phrase(id: "ada manifes", en: "manifest")
  static let partyNoManifest = Phrase(id: "tanpa manifes", en: "no manifest")
  static let notInParty = Phrase(id: "tidak ada rombongan terbuka di lajur ini", en: "no party is open at this lane")
  static let notAChild = Phrase(id: "bukan anak di bawah 18 tahun", en: "no child under 18")
}

extension KeyText {
  static let keyParty = KeyText(
    title: Phrase(id: "Rombongan", en: "Party"),
    help: Phrase(
      id: "Bus, perahu, keluarga: buka rombongan, lihat anggotanya, tutup.",
      en: "A bus, a boat, a family: open a party, see its members, close it."))
  static let keyApart = KeyText(
    title: Phrase(id: "Pisah", en: "Apart"),
    help: Phrase(
      id: "Pelintas ini tidak ikut rombongan; sekali lagi: ikut.",
      en: "This traveller is not of the party; once more: is."))
  static let keyGuardian = KeyText(
    title: Phrase(id: "Wali", en: "Companion"),
    help: Phrase(id: "Siapa yang membawa anak ini.", en: "Who brings this child."))
  static let partyMember = KeyText(
    title: Phrase(id: "Buka", en: "Open"),
    help: Phrase(id: "Buka pelintas yang dipilih.", en: "Open the chosen traveller."))
  static let partyClose = KeyText(
    title: Phrase(id: "Tutup rombongan", en: "Close party"),
    help: Phrase(
      id: "Rombongan selesai; bila ada yang terbuka, dengan alasan.",
      en: "The party is done; where some are open, with a reason."))
  static let guardianTake = KeyText(
    title: Phrase(id: "Ambil", en: "Take"),
    help: Phrase(id: "Ambil yang dipilih.", en: "Take what is chosen."))
}
