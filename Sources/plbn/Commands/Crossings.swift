import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments

struct Crossings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(id: "Daftar pelintasan, yang terbaru dulu.", en: "Lists the crossings, newest first."))

  /// Most rows of one answer.
  static let limitMaximum = 1_000_000

  @OptionGroup var global: GlobalOptions
  @Option(
    help: .init(text(id: "Sejak waktu ini (ISO 8601, atau tanggal).", en: "From this time (ISO 8601, or a date).")))
  var from: String?
  @Option(help: .init(text(id: "Sampai sebelum waktu ini.", en: "Up to, not including, this time."))) var to: String?
  @Option(help: .init(text(id: "Nomor dokumen.", en: "Document number."))) var document: String?
  @Option(help: .init(text(id: "Paling banyak sekian baris.", en: "At most so many rows."))) var limit = 100

  func validate() throws {
    guard (1...Self.limitMaximum).contains(limit) else {
      throw ValidationError(
        text(id: "--limit 1 sampai \(Self.limitMaximum)", en: "--limit is 1 to \(Self.limitMaximum)"))
    }
  }

  func run() throws {
    let store = try OpenedLedger(global)
    let number = document.map { DocumentNumber($0)?.text ?? $0 }
    let rows = try store.ledger.crossings(
      from: try from.map { try moment($0, store.zone) }, to: try to.map { try moment($0, store.zone) },
      document: number, limit: limit)
    for row in rows { global.json ? say(json: { row.writeMembers(to: &$0, store.zone) }) : showLine(row, store.zone) }
  }

  private func moment(_ text: String, _ zone: PostZone) throws -> Timestamp {
    if let time = Timestamp(text) { return time }
    if let date = PartialDate(text) { return zone.start(ofDay: date.earliestDay) }
    throw ValidationError(
      plbn.text(
        id: "\"\(text.prefix(40))\" bukan waktu; contoh 2026-11-21T08:00+07:00 atau 2026-11-21",
        en: "\"\(text.prefix(40))\" is not a time; for example 2026-11-21T08:00+07:00 or 2026-11-21"))
  }

  private func showLine(_ row: CrossingRow, _ zone: PostZone) {
    let lane = row.lane.map { "L\($0)" } ?? "-"
    let void = row.isVoid ? text(id: "  BATAL", en: "  VOID") : ""
    say(
      "\(row.id)  \(zone.text(row.time))  \(row.direction.rawValue)  \(row.outcome)  \(row.document) \(row.number)  "
        + "\(row.nationality ?? "-")  \(lane)  \(row.name)\(void)")
  }
}

extension CrossingRow {
  func writeMembers(to json: inout JSONWriter, _ zone: PostZone) {
    json.member("id", id)
    json.member("seq", seq)
    json.member("time", zone.text(time))
    json.member("direction", direction.rawValue)
    json.optionalMember("lane", lane)
    json.member("name", name)
    json.optionalMember("birth", birth)
    json.optionalMember("sex", sex)
    json.optionalMember("nationality", nationality)
    json.member("document", document)
    json.member("number", number)
    json.member("outcome", outcome)
    json.optionalMember("reason", reason)
    json.optionalMember("words", words)
    json.optionalMember("purpose", purpose)
    json.optionalMember("vehicle", vehicle)
    json.member("officer", officer)
    json.member("console", console)
    json.optionalMember("scan", scan)
    json.optionalMember("check", check)
    json.member("void", isVoid)
    json.optionalMember("void_reason", voidReason)
    json.optionalMember("void_officer", voidOfficer)
  }
}
