import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments

/// Keys in one slip. The options stand in the paper form's order, and are read as the screen's fields are.
struct OutageEnter: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "enter",
    abstract: text(
      id: "Mengetik satu kertas: pelintasan terlambat dengan waktunya yang sebenarnya.",
      en: "Keys in one slip: a late crossing with its real time."),
    discussion: text(
      id: "Daftar diperiksa sekarang; bila ada temuan, pelintasnya sudah lewat. --outage none: bukan dari gangguan.",
      en: "The lists are checked now; where there is a hit, the traveller has gone. --outage none: of no outage."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Nomor kertas.", en: "The slip's number."))) var paper: String?
  @Option(
    help: .init(
      text(
        id: "Waktu di kertas: 23:40, \"20-11-2026 23:40\" atau ISO 8601.",
        en: "The paper's time: 23:40, \"20-11-2026 23:40\" or ISO 8601."))) var occurred: String
  @Option(help: .init(text(id: "Arah: in atau out.", en: "Direction: in or out."))) var direction: Direction
  @Option(help: .init(text(id: "Kode kendaraan.", en: "Vehicle code."))) var vehicle: String?
  @Option(help: .init(text(id: "Nomor kendaraan di kertas.", en: "The transport's number on the paper.")))
  var transport: String?
  @Option(help: .init(text(id: "Paraf petugas di kertas.", en: "Initials of the officer on the paper."))) var signed:
    String
  @Option(help: .init(text(id: "Jenis dokumen.", en: "Document type."))) var document: String
  @Option(help: .init(text(id: "Nomor dokumen.", en: "Document number."))) var number: String?
  @Option(help: .init(text(id: "Negara penerbit, tiga huruf.", en: "Issuing state, three letters."))) var issuer:
    String?
  @Option(help: .init(text(id: "Nama.", en: "Name."))) var name: String
  @Option(help: .init(text(id: "Tanggal lahir, boleh sebagian.", en: "Date of birth, may be partial."))) var birth:
    String?
  @Option(help: .init("F, M, X")) var sex: String?
  @Option(help: .init(text(id: "Kewarganegaraan, tiga huruf.", en: "Nationality, three letters."))) var nationality:
    String?
  @Option(
    help: .init(text(id: "Hari terakhir izin tinggal.", en: "Last day of the stay."), valueName: "date"))
  var stayUntil: String?
  @Option(help: .init(text(id: "Kode keputusan.", en: "Outcome code."))) var outcome = "cleared"
  @Option(help: .init(text(id: "Alasan: kode atau kata-kata.", en: "Reason: a code or words."))) var reason: String?
  @Option(help: .init(text(id: "Kode keperluan.", en: "Purpose code."))) var purpose: String?
  @Option(help: .init(text(id: "Catatan.", en: "A note."))) var note: String?
  @Option(help: .init(text(id: "Lajur, 1 sampai 99.", en: "Lane, 1 to 99."))) var lane: Int?
  @Option(
    help: .init(
      text(id: "Id gangguan; tanpa ini yang terbaru; none.", en: "The outage's id; else the newest; none.")))
  var outage: String?

  func validate() throws { try checkLane(lane) }

  func run() throws { try withDesk(global, for: .decide, run) }

  private func run(_ desk: Desk) throws {
    let moment = try typedMoment(occurred, desk.zone)
    let crossing = try desk.rules.checked(crossing(moment, try ofOutage(desk), desk))
    let lists = try LoadedLists(desk)
    let check = lists.watchlist.check(
      crossing.traveller, crossing.document, on: try today(desk.zone), marks: desk.ledger.marks)
    guard let record = try desk.record(crossing, check: check) else { return }
    tellHit(check, .gone)
    TypedFacts.tellUnknownCountry(nationality?.uppercased())
    showRecord(record, desk, json: global.json)
  }

  private func ofOutage(_ desk: Desk) throws -> String? {
    if outage == "none" { return nil }
    return try outage ?? currentOutage(desk)
  }

  private func crossing(_ moment: Timestamp, _ outage: String?, _ desk: Desk) throws -> CrossingRecorded {
    var traveller = Traveller(name: name, nationality: nationality?.uppercased())
    traveller.birth = try birth.map { try TypedFacts.birth($0, today: try today(desk.zone)) }
    traveller.sex = try sex.map(TypedFacts.sex)
    var slip: Int?
    if let paper {
      guard let number = PaperRange.number(paper) else { throw Refusal.outage(.papers(paper)) }
      slip = number
    }
    let shown = PresentedDocument(type: document, number: number ?? "", issuer: issuer?.uppercased())
    var crossing = CrossingRecorded(
      direction: direction, lane: lane, traveller: traveller, document: shown, outcome: outcome, words: reason,
      purpose: purpose, vehicle: vehicle, note: note,
      stayUntil: try stayUntil.map { try TypedFacts.day($0, .stayUntil) })
    crossing.outage = outage
    crossing.late = CrossingLate(occurred: moment, paper: slip, signed: signed, transport: transport)
    return crossing
  }
}
