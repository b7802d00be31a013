import ArgumentParser
import Border
import Phrases
import ReferenceData
import TravelDocuments

struct CrossingAmend: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "amend",
    abstract: text(
      id: "Memperbaiki isi catatan pelintasan dengan peristiwa baru; tidak ada yang hilang.",
      en: "Puts right what a crossing's record says, by a further event; nothing disappears."),
    discussion: text(
      id:
        "Yang tidak disebut tetap. Teks kosong menghapus isi yang boleh kosong: --purpose \"\"; --relation \"\" menghapus "
        + "pendamping. Keputusan dan rombongan tidak dapat diperbaiki: batalkan, lalu catat lagi.",
      en:
        "What is not named stays. An empty text clears what may be empty: --purpose \"\"; --relation \"\" clears the "
        + "companion. Decision and party can't be amended: void it and record it again."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id pelintasan, atau awalnya.", en: "The crossing's id, or its beginning.")))
  var id: String
  @Option(help: .init(text(id: "Mengapa diperbaiki.", en: "Why it is amended."))) var reason: String

  @Option(help: .init(text(id: "Nama.", en: "Name."))) var name: String?
  @Option(help: .init(text(id: "Tanggal lahir, boleh sebagian.", en: "Date of birth, may be partial.")))
  var birth: String?
  @Option(help: .init("F, M, X")) var sex: String?
  @Option(help: .init(text(id: "Kewarganegaraan, tiga huruf.", en: "Nationality, three letters.")))
  var nationality: String?
  @Option(help: .init(text(id: "Jenis dokumen.", en: "Document type."))) var document: String?
  @Option(help: .init(text(id: "Nomor dokumen.", en: "Document number."))) var number: String?
  @Option(help: .init(text(id: "Arah: in atau out.", en: "Direction: in or out."))) var direction: Direction?
  @Option(help: .init(text(id: "Kode keperluan.", en: "Purpose code."))) var purpose: String?
  @Option(help: .init(text(id: "Kode kendaraan.", en: "Vehicle code."))) var vehicle: String?
  @Option(
    help: .init(
      text(
        id: "Catatan, paling banyak \(CrossingRecorded.noteLimit) huruf.",
        en: "A note, at most \(CrossingRecorded.noteLimit) characters.")))
  var note: String?

  @Option(
    help: .init(text(id: "Hari terakhir izin tinggal.", en: "The last day of the stay."), valueName: "date"))
  var stayUntil: String?

  @Option(
    help: .init(
      text(
        id:
          "Cap terakhir di dokumen: pos, in atau out, tanggal, misalnya \"aruk in 20-11-2026\"; \"lain KUCHING in ...\".",
        en: "Last stamp in the document: post, in or out, date, as \"aruk in 20-11-2026\"; \"other KUCHING in ...\".")))
  var stamp: String?

  @OptionGroup var together: AmendedCompanyOptions

  func validate() throws {
    let given = [
      name, birth, sex, nationality, document, number, direction?.rawValue, purpose, vehicle, note, stayUntil,
      stamp,
    ]
    guard given.contains(where: { $0 != nil }) || together.isGiven else {
      throw wrongUsage(
        id: "Sebut apa yang diperbaiki, misalnya --name", en: "Say what is to be amended, for example --name")
    }
  }

  func run() throws { try withDesk(global, for: .amend, isCurrent: true, run) }

  private func run(_ desk: Desk) throws {
    try TypedFacts.checkCodes(
      document: document, purpose: Self.value(purpose), vehicle: Self.value(vehicle), desk.reference)
    let id = try desk.ledger.crossingID(startingWith: id)
    guard let row = try desk.ledger.story(ofCrossing: id)?.crossing else { throw Refusal.unknownCrossing(id) }
    let seen = row.facts
    let company =
      try together.isGiven ? CompanyChange(seen: row.company, to: together.amend(row.company, desk.ledger)) : nil
    let day = try today(desk.zone)
    let amended = try amend(seen, today: day, desk.reference)
    // Checked before the lists are read, which takes a while.
    _ = try desk.rules.checked(amended, isScanned: true)
    let check = try LoadedLists(desk).watchlist.check(
      amended, insteadOf: seen, on: day, marks: desk.ledger.marks)
    guard
      let record = try desk.amend(
        crossing: id, seen: seen, to: amended, company: company, reason: reason, check: check)
    else { return }
    if let check { tellHit(check, .gone) }
    TypedFacts.tellUnknownCountry(Self.value(nationality)?.uppercased())
    showRecord(record, desk, json: global.json)
  }

  private func amend(_ facts: CrossingFacts, today: PartialDate, _ reference: ReferenceData) throws -> CrossingFacts {
    var facts = facts
    if let name { facts.traveller.name = name }
    if let birth { facts.traveller.birth = try Self.value(birth).map { try TypedFacts.birth($0, today: today) } }
    if let sex { facts.traveller.sex = try Self.value(sex).map(TypedFacts.sex) }
    if let nationality { facts.traveller.nationality = Self.value(nationality)?.uppercased() }
    if let document { facts.document.type = document }
    if let number { facts.document.number = number }
    if let direction { facts.direction = direction }
    if let purpose { facts.purpose = Self.value(purpose) }
    if let vehicle { facts.vehicle = Self.value(vehicle) }
    if let note { facts.note = Self.value(note) }
    if let stayUntil { facts.stayUntil = try Self.value(stayUntil).map { try TypedFacts.day($0, .stayUntil) } }
    if let stamp { facts.stamp = try Self.value(stamp).map { try TypedFacts.stamp($0, today: today, reference) } }
    return facts
  }

  /// What was typed; nothing where it was the empty text that clears a field.
  private static func value(_ typed: String?) -> String? { typed.flatMap { $0.isEmpty ? nil : $0 } }
}
