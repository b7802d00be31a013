import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments

struct CrossingRecord: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: text(id: "Mencatat pelintasan tanpa layar.", en: "Records a crossing without the screen."),
    discussion: text(
      id:
        "Daftar diperiksa seperti di lajur. Keputusan lain dari yang diminta daftar perlu alasan dengan kata-kata "
        + "(--reason) dan petugas kedua (--second); tanpa itu tidak ada yang dicatat.",
      en:
        "The lists are asked as at the lane. A decision against what a list asks for takes a reason in words (--reason) "
        + "and a second officer (--second); without them nothing is recorded."))

  /// An MRZ has 90 characters; this is room for what may stand around it.
  private static let fileLimit = 65_536

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson

  @Option(help: .init(text(id: "Berkas berisi satu MRZ.", en: "A file with one MRZ."))) var mrzFile: String?
  @Option(help: .init(text(id: "Jenis dokumen.", en: "Document type."))) var document: String?
  @Option(help: .init(text(id: "Nomor dokumen.", en: "Document number."))) var number: String?
  @Option(help: .init(text(id: "Nama.", en: "Name."))) var name: String?
  @Option(help: .init(text(id: "Tanggal lahir, boleh sebagian.", en: "Date of birth, may be partial.")))
  var birth: String?
  @Option(help: .init(text(id: "Kewarganegaraan, tiga huruf.", en: "Nationality, three letters.")))
  var nationality: String?
  @Option(help: .init("F, M, X")) var sex: String?
  @Option(help: .init(text(id: "Arah: in atau out.", en: "Direction: in or out."))) var direction: Direction
  @Option(help: .init(text(id: "Kode keputusan.", en: "Outcome code."))) var outcome: String
  @Option(help: .init(text(id: "Alasan: kode atau kata-kata.", en: "Reason: a code or words."))) var reason: String?
  @Option(help: .init(text(id: "Kode keperluan.", en: "Purpose code."))) var purpose: String?
  @Option(help: .init(text(id: "Kode kendaraan.", en: "Vehicle code."))) var vehicle: String?
  @Option(
    help: .init(
      text(
        id: "Catatan, paling banyak \(CrossingRecorded.noteLimit) huruf.",
        en: "A note, at most \(CrossingRecorded.noteLimit) characters.")))
  var note: String?
  @Option(
    help: .init(
      text(
        id: "Orang asing masuk: hari terakhir izin tinggal; tanpa ini menurut aturan di data, \"none\": tidak diberi.",
        en: "A foreigner comes in: last day of the stay; without it by the rule in the data, \"none\": none granted."),
      valueName: "date"))
  var stayUntil: String?
  @Option(
    help: .init(
      text(
        id:
          "Cap terakhir di dokumen: pos, in atau out, tanggal, misalnya \"aruk in 20-11-2026\"; \"lain KUCHING in ...\".",
        en: "Last stamp in the document: post, in or out, date, as \"aruk in 20-11-2026\"; \"other KUCHING in ...\".")))
  var stamp: String?
  @Option(help: .init(text(id: "Lajur, 1 sampai 99.", en: "Lane, 1 to 99."))) var lane: Int?
  @OptionGroup var together: CompanyOptions

  func validate() throws {
    try checkLane(lane)
    let hasFields = [document, number, name, birth, nationality, sex].contains { $0 != nil }
    guard (mrzFile != nil) != hasFields else {
      throw ValidationError(
        text(
          id: "Beri --mrz-file saja, atau --document, --number dan --name",
          en: "Give --mrz-file alone, or --document, --number and --name"))
    }
    if mrzFile == nil, document == nil || name == nil || (number == nil && document != "none") {
      throw ValidationError(
        text(id: "Perlu --document, --number dan --name", en: "--document, --number and --name are needed"))
    }
  }

  func run() throws { try withDesk(global, for: .decide, run) }

  private func run(_ desk: Desk) throws {
    let day = try today(desk.zone)
    let presented = try mrzFile.map { try read($0, day) } ?? .fields(try typedTraveller(day))
    // Looked at before the lists are read, which takes a while.
    var crossing = crossing(presented)
    crossing.company = try together.company(desk.ledger)
    crossing.stamp = try stamp.map { try TypedFacts.stamp($0, today: day, desk.reference) }
    crossing = try checked(crossing, desk)
    crossing.stayUntil = try stay(crossing, desk, day)
    let lists = try LoadedLists(desk)
    let check = check(presented, lists, day, marks: desk.ledger.marks)
    let told = try ToldNotices(crossing, mrz: presented.mrz, check, desk)
    crossing.notices = told.notices.map(\.rule.id)
    guard let record = try record(crossing, check, desk) else { return }
    tellHit(check)
    TypedFacts.tellUnknownCountry(mrzFile == nil ? nationality?.uppercased() : nil)
    told.show(record, desk, json: global.json)
  }

  /// Whom the lists know is said where it is refused too: that is why.
  private func record(_ crossing: CrossingRecorded, _ check: LaneCheck, _ desk: Desk) throws -> Record? {
    do {
      let word = desk.reference.outcome(crossing.outcome)?.panel.value
      let matter = SecondMatter.decision(
        name: crossing.traveller.name,
        outcome: word.map { Phrase(id: $0.id, en: $0.en) } ?? Phrase(id: crossing.outcome, en: crossing.outcome),
        hit: check.event(subject: "").candidates.first(where: \.isOpen), reason: crossing.words ?? "")
      return try desk.record(crossing, check: check, second: try second.officer(desk, for: matter))
    } catch let refusal as Refusal {
      tellHit(check, .refused)
      if case .hit = refusal {
        complain(
          text(
            id: "Beri --reason dengan kata-kata dan --second NAMA, atau catat keputusan yang diminta.",
            en: "Give --reason in words and --second NAME, or record what is asked for."))
      }
      throw refusal
    }
  }

  /// Who crosses, with what.
  private enum Presented {
    case mrz(MRZ)
    case fields(Traveller)

    var mrz: MRZ? { if case .mrz(let mrz) = self { mrz } else { nil } }
  }

  private func stay(_ crossing: CrossingRecorded, _ desk: Desk, _ day: PartialDate) throws -> PartialDate? {
    if stayUntil == "none" { return nil }
    if let stayUntil { return try TypedFacts.day(stayUntil, .stayUntil) }
    guard CrossingFilter.crossed.contains(outcome) else { return nil }
    return StayGranted.proposed(crossing.facts, on: day, desk.reference)
  }

  private func read(_ path: String, _ day: PartialDate) throws -> Presented {
    let bytes = try InputStream(path).readAll(limit: Self.fileLimit)
    let findings = MRZScanner.findings(in: bytes, today: day)
    guard findings.count == 1, case .mrz(let mrz, _) = findings[0] else {
      throw Failure(
        id: "\(path) tidak berisi tepat satu MRZ; tidak ada yang dicatat.",
        en: "\(path) does not hold exactly one MRZ; nothing was recorded.")
    }
    if !mrz.isValid {
      complain(
        text(
          id: "MRZ tidak cocok di: \(mrz.wrongFields.joined(separator: ", ")); dicatat sebagaimana terbaca.",
          en: "The MRZ does not agree in: \(mrz.wrongFields.joined(separator: ", ")); it is recorded as read."))
    }
    return .mrz(mrz)
  }

  private func checked(_ crossing: CrossingRecorded, _ desk: Desk) throws -> CrossingRecorded {
    do {
      return try desk.rules.checked(crossing)
    } catch let refusal {
      // The document lacks it, not the command line.
      let isOfDocument = refusal == .missing(.name) || refusal == .missing(.documentNumber)
      if mrzFile != nil, isOfDocument { throw Failure(refusal.phrase()) }
      throw refusal
    }
  }

  private func typedTraveller(_ day: PartialDate) throws -> Traveller {
    var traveller = Traveller(name: name ?? "", nationality: nationality?.uppercased())
    traveller.birth = try birth.map { try TypedFacts.birth($0, today: day) }
    traveller.sex = try sex.map(TypedFacts.sex)
    return traveller
  }

  private func check(
    _ presented: Presented, _ lists: LoadedLists, _ day: PartialDate, marks: ClearedMarks
  ) -> LaneCheck {
    switch presented {
    case .mrz(let mrz): lists.watchlist.check(mrz, on: day, marks: marks)
    case .fields(let traveller):
      lists.watchlist.check(traveller, typedDocument, on: day, marks: marks)
    }
  }

  private var typedDocument: PresentedDocument { PresentedDocument(type: document ?? "", number: number ?? "") }

  private func crossing(_ presented: Presented) -> CrossingRecorded {
    let traveller: Traveller
    let shown: PresentedDocument
    switch presented {
    case .mrz(let mrz): (traveller, shown) = (mrz.traveller, mrz.presented)
    case .fields(let typed): (traveller, shown) = (typed, typedDocument)
    }
    return CrossingRecorded(
      direction: direction, lane: lane, traveller: traveller, document: shown, outcome: outcome, words: reason,
      purpose: purpose, vehicle: vehicle, note: note)
  }
}
