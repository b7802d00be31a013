import ArgumentParser
import Border
import Journal
import Phrases
import Watchlist

struct WatchlistAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: text(id: "Membuat entri pos sendiri, oleh dua orang.", en: "Makes an entry of the post's own, by two."),
    discussion: text(
      id:
        "Entri dicari di semua konsol begitu tercatat, dan berakhir sesudah hari terakhirnya. Tanggal: 12-08-1974, "
        + "08-1974, 1974; ~1974 kira-kira; 1970/1974 di antaranya.",
      en:
        "All consoles search the entry as soon as it is recorded, and it ends behind its last day. Dates: 12-08-1974, "
        + "08-1974, 1974; ~1974 about; 1970/1974 between."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(help: .init(text(id: "Nama utama: NAMA KELUARGA, NAMA DEPAN.", en: "The primary name: SURNAME, GIVEN.")))
  var name: String
  @Option(help: .init(text(id: "Nama lain; boleh berulang.", en: "Another name; can be repeated.")))
  var alias: [String] = []
  @Option(help: .init(text(id: "Julukan; boleh berulang.", en: "A nickname; can be repeated.")))
  var weakAlias: [String] = []
  @Option(help: .init(text(id: "Tanggal lahir; boleh berulang.", en: "Date of birth; can be repeated.")))
  var birth: [String] = []
  @Option(help: .init("F, M")) var sex: String?
  @Option(help: .init(text(id: "Kode negara; boleh berulang.", en: "A country's code; can be repeated.")))
  var nationality: [String] = []
  @Option(
    help: .init(
      text(
        id: "Dokumen, JENIS:NOMOR atau JENIS:NOMOR:NEGARA; boleh berulang.",
        en: "A document, KIND:NUMBER or KIND:NUMBER:COUNTRY; can be repeated.")))
  var document: [String] = []
  @Option(name: .customLong("class"), help: .init(ListClass.allCases.map(\.rawValue).joined(separator: ", ")))
  var listClass: ListClass
  @Option(
    help: .init(
      text(
        id: "Keputusan yang diminta, dengan kodenya; tanpa ini menurut kelasnya.",
        en: "The outcome that is due, by its code; without this by the class.")))
  var action: String?
  @Option(help: .init(text(id: "Dasar hukum.", en: "The legal basis."))) var legalBasis: String
  @Option(help: .init(text(id: "Instansi yang bertanggung jawab.", en: "The agency that answers for it.")))
  var owner: String
  @Option(
    help: .init(
      text(id: "Mengapa; hanya untuk penyelia dan pemeriksa.", en: "Why; for supervisors and auditors alone.")))
  var reason: String
  @Option(help: .init(Grade.allCases.map(\.rawValue).joined(separator: ", "))) var grade: Grade
  @Option(help: .init(text(id: "Ditinjau paling lambat hari ini.", en: "To be looked at again by this day.")))
  var review: String
  @Option(help: .init(text(id: "Hari terakhir entri berlaku.", en: "The last day on which it holds.")))
  var expires: String

  typealias ListClass = WatchlistEntryMade.ListClass
  typealias Grade = WatchlistEntryMade.Grade

  func run() throws { try withDesk(global, for: .keepEntries, run) }

  private func run(_ desk: Desk) throws {
    let entry = try entry()
    nationality.forEach { TypedFacts.tellUnknownCountry($0.uppercased()) }
    guard let record = try desk.make(entry, second: try second.session(desk, for: .entry(entry))) else { return }
    showRecord(record, desk, json: global.json)
    // The entry stands: a side question stops nothing.
    for other in (try? alike(entry, desk)) ?? [] where other != LocalEntry.entryID(ofEvent: record.id) {
      complain(
        text(
          id: "Daftar pos sudah memuat entri yang kuat miripnya, \(other); bila orangnya sama, cabut salah satu.",
          en: "The post's list has a strongly similar entry already, \(other); if it is the same person, withdraw one.")
      )
    }
  }

  /// The ids of entries of the post's own list that this one is strongly like: somebody may have been put on it twice.
  private func alike(_ entry: WatchlistEntryMade, _ desk: Desk) throws -> [String] {
    var asked = WatchlistQuery(
      name: entry.names.first?.text ?? "", documentNumber: entry.documents.first?.number, sex: entry.sex,
      day: try today(desk.zone).earliestDay)
    if case .date(let date)? = entry.births.first { asked.birth = date }
    asked.filter.bands = [.strong]
    try desk.catchUp()
    let bands = try desk.ledger.accounts().bands
    return try desk.ledger.localList().index(desk.zone)?.search(asked, limit: 4, bands: bands).map(\.entry) ?? []
  }

  private func entry() throws -> WatchlistEntryMade {
    let sex = try sex.map { typed in
      guard let sex = ListedSex(rawValue: typed.uppercased()) else {
        throw Refusal.unknownCode(.sex, typed, known: [ListedSex.female.rawValue, ListedSex.male.rawValue])
      }
      return sex
    }
    return WatchlistEntryMade(
      names: [ListedName(name)] + alias.map { ListedName($0, kind: .aka) }
        + weakAlias.map { ListedName($0, kind: .weak) },
      births: try birth.map(TypedEntry.birth), sex: sex, nationalities: nationality.map { $0.uppercased() },
      documents: try document.map(TypedEntry.document), listClass: listClass, action: action, legalBasis: legalBasis,
      owner: owner,
      reason: reason, grade: grade, review: try TypedEntry.day(review, .review),
      expires: try TypedEntry.day(expires, .expiry))
  }
}

struct WatchlistWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: text(id: "Mencabut entri pos, oleh dua orang.", en: "Withdraws an entry of the post's own, by two."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(help: .init(text(id: "Id entri, atau awalnya.", en: "The entry's id, or its beginning."))) var entry: String
  @Option(help: .init(text(id: "Mengapa.", en: "Why."))) var reason: String

  func run() throws { try withDesk(global, for: .keepEntries, run) }

  private func run(_ desk: Desk) throws {
    let second = try second.session(desk, for: .withdrawal(entry: entry, reason: reason))
    let record = try desk.withdraw(entry: entry, reason: reason, second: second)
    if let record { showRecord(record, desk, json: global.json) }
  }
}

extension WatchlistEntryMade.ListClass: ExpressibleByArgument {}
extension WatchlistEntryMade.Grade: ExpressibleByArgument {}
