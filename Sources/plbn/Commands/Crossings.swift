import ArgumentParser
import Border
import Journal
import Phrases
import TravelDocuments

struct Crossings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(id: "Daftar pelintasan, yang terbaru dulu.", en: "Lists the crossings, newest first."))

  @OptionGroup var global: GlobalOptions
  @Option(
    help: .init(text(id: "Sejak waktu ini (ISO 8601, atau tanggal).", en: "From this time (ISO 8601, or a date).")))
  var from: String?
  @Option(help: .init(text(id: "Sampai sebelum waktu ini.", en: "Up to, not including, this time."))) var to: String?
  @Option(help: .init(text(id: "Nomor dokumen.", en: "Document number."))) var document: String?
  @Option(help: .init(text(id: "Awal satu kata dari nama.", en: "The beginning of a word of the name.")))
  var name: String?
  @Option(help: .init(text(id: "Kode keputusan; boleh berulang.", en: "Outcome code; may be repeated.")))
  var outcome: [String] = []
  @Option(help: .init(text(id: "Arah: in atau out.", en: "Direction: in or out."))) var direction: Direction?
  @Option(help: .init(text(id: "Kewarganegaraan: wni, wna atau unknown.", en: "Citizenship: wni, wna or unknown.")))
  var citizenship: Citizenship?
  @Flag(
    help: .init(
      text(id: "Hanya yang diputuskan di luar jam, sif atau lajurnya.", en: "Only those outside hours, shift or lane."))
  )
  var outside = false
  @Option(help: .init(text(id: "Paling banyak sekian baris.", en: "At most so many rows."))) var limit = 100

  func validate() throws {
    guard (1...HistoryQuery.limitMaximum).contains(limit) else {
      throw wrongUsage(
        id: "--limit 1 sampai \(HistoryQuery.limitMaximum)", en: "--limit is 1 to \(HistoryQuery.limitMaximum)")
    }
  }

  func run() throws { try withLedger(global, run) }

  private func run(_ store: OpenedLedger) throws {
    var filter = CrossingFilter(direction: direction, citizenship: citizenship, outcomes: outcome)
    if outside { filter.only = .outside }
    let codes = try loadReference().outcomes.map(\.code)
    for code in outcome { try checkCode(.outcome, code, codes) }
    if let document {
      guard let number = DocumentNumber(document) else { throw Refusal.wrongForm(.documentNumber, document) }
      filter.number = number.text
    }
    if let name {
      filter.name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !filter.name.isEmpty else { throw Refusal.missing(.name) }
      guard filter.name.unicodeScalars.count <= CrossingFilter.textLimit else {
        throw Refusal.tooLong(.name, limit: CrossingFilter.textLimit)
      }
    }
    let period = try Period(from: from, to: to, store.zone)
    (filter.from, filter.to) = (period.from, period.to)
    for row in try store.ledger.history(HistoryQuery(filter, limit: limit)) {
      global.json ? say(json: { row.writeMembers(to: &$0, store.zone) }) : say(row.line(store.zone))
    }
  }
}

extension CrossingRow {
  /// In one line for people.
  func line(_ zone: PostZone) -> String {
    let place = lane.map { "L\($0)" } ?? "-"
    let void =
      isUndone ? text(id: "  URUNG", en: "  UNDONE") : isVoid ? text(id: "  BATAL", en: "  VOID") : ""
    let lateness =
      late.map { text(id: "  TERLAMBAT, dicatat ", en: "  LATE, recorded ") + zone.text($0.recorded) } ?? ""
    let marks = outside.isEmpty ? "" : "  [\(OutsideMark.words(outside).inProgramLanguage)]"
    let against = override.map { "  [\($0.mark.inProgramLanguage)]" } ?? ""
    return "\(id)  \(zone.text(time))  \(direction.rawValue)  \(outcome)  \(document) \(number)  "
      + "\(nationality ?? "-")  \(place)  \(name)\(lateness)\(marks)\(against)\(void)"
  }

  func writeMembers(to json: inout JSONWriter, _ zone: PostZone) {
    json.member("id", id)
    json.member("seq", seq)
    json.member("time", zone.text(time))
    json.member("direction", direction.rawValue)
    json.optionalMember("lane", lane)
    json.member("name", name)
    json.optionalMember("birth", birth?.description)
    json.optionalMember("sex", facts.traveller.sex?.rawValue)
    json.optionalMember("nationality", nationality)
    json.member("document", document)
    json.member("number", number)
    json.member("outcome", outcome)
    json.optionalMember("reason", reason)
    json.optionalMember("words", words)
    json.optionalMember("purpose", facts.purpose)
    json.optionalMember("vehicle", facts.vehicle)
    json.optionalMember("note", facts.note)
    json.optionalMember("stay_until", facts.stayUntil?.description)
    json.optionalStamp(facts.stamp)
    company.writeMembers(to: &json)
    json.member("officer", officer)
    json.member("console", console)
    json.optionalMember("scan", scan)
    json.optionalMember("check", check)
    if !notices.isEmpty { json.member("notices", notices) }
    if !outside.isEmpty { json.member("outside", outside.map(\.rawValue)) }
    json.optionalMember("outage", outage)
    if let late {
      json.objectMember("late") {
        $0.member("recorded", zone.text(late.recorded))
        $0.optionalMember("paper", late.paper)
        $0.member("signed", late.signed)
        $0.optionalMember("transport", late.transport)
      }
    }
    if let override { json.objectMember("override") { override.writeMembers(to: &$0) } }
    json.optionalMember("amended", changes > 0 ? changes : nil)
    json.member("void", isVoid)
    if isUndone { json.member("undone", true) }
    json.optionalMember("void_time", voiding.map { zone.text($0.time) })
    json.optionalMember("void_reason", voiding?.reason)
    json.optionalMember("void_officer", voiding?.officer)
  }
}
