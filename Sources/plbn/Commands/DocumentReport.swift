import ArgumentParser
import Border
import Phrases

struct DocumentReport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: text(
      id: "Mencatat dokumen yang hilang, dicuri atau ditemukan; tidak menolak siapa pun.",
      en: "Records a document as lost, stolen or found; it refuses nobody."),
    discussion: text(
      id: "Yang membawanya kemudian mendapat keterangan \"document-reported\" di lajur.",
      en: "Who presents it later is noticed at the lane as \"document-reported\"."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Nomor dokumen.", en: "Document number."))) var number: String
  @Option(help: .init("lost, stolen, found")) var state: DocumentReported.State
  @Option(help: .init(text(id: "Siapa yang melapor, dan bagaimana.", en: "Who reports it, and how.")))
  var reason: String
  @Option(help: .init(text(id: "Jenis dokumen; tanpa ini jenis apa pun.", en: "Document type; without it any.")))
  var document: String?
  @Option(help: .init(text(id: "Negara penerbit, tiga huruf.", en: "Issuing state, three letters.")))
  var issuer: String?

  func run() throws { try withDesk(global, for: .reportDocument, run) }

  private func run(_ desk: Desk) throws {
    let report = try desk.rules.checked(
      DocumentReported(
        state: state, number: number, type: document, issuer: issuer?.uppercased(), words: reason))
    guard let record = try desk.report(report) else { return }
    TypedFacts.tellUnknownCountry(report.issuer)
    showRecord(record, desk, json: global.json)
  }
}

struct DocumentReports: ParsableCommand {
  private static let limitMaximum = 100_000

  static let configuration = CommandConfiguration(
    commandName: "reports",
    abstract: text(
      id: "Dokumen yang dilaporkan, yang terbaru dulu.", en: "Documents that were reported, newest first."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Hanya nomor ini.", en: "This number alone."))) var number: String?
  @Option(help: .init(text(id: "Paling banyak sekian baris.", en: "At most so many rows."))) var limit = 100

  func validate() throws {
    guard (1...Self.limitMaximum).contains(limit) else {
      throw wrongUsage(id: "--limit 1 sampai \(Self.limitMaximum)", en: "--limit is 1 to \(Self.limitMaximum)")
    }
  }

  func run() throws { try withLedger(global, forAny: [.reportDocument, .seeHistory], run) }

  private func run(_ store: OpenedLedger) throws {
    let rules = CrossingRules(reference: store.reference)
    let wanted = try number.map { try rules.checkedNumber($0) }
    for row in try store.ledger.reports(ofNumber: wanted, limit: limit) {
      let report = row.report
      guard global.json else {
        let what = [report.type, report.number, report.issuer].compactMap(\.self).joined(separator: " ")
        say(
          "\(row.id)  \(store.zone.text(row.time))  \(row.officer)  \(report.state.word.inProgramLanguage)  \(what)  "
            + report.words)
        continue
      }
      say(json: {
        $0.member("id", row.id)
        $0.member("time", store.zone.text(row.time))
        $0.member("officer", row.officer)
        $0.member("state", report.state.rawValue)
        $0.member("number", report.number)
        $0.optionalMember("document", report.type)
        $0.optionalMember("issuer", report.issuer)
        $0.member("words", report.words)
      })
    }
  }
}

extension DocumentReported.State: ExpressibleByArgument {}

extension DocumentReported.State {
  var word: Phrase {
    switch self {
    case .lost: Phrase(id: "HILANG", en: "LOST")
    case .stolen: Phrase(id: "DICURI", en: "STOLEN")
    case .found: Phrase(id: "DITEMUKAN", en: "FOUND")
    }
  }
}
