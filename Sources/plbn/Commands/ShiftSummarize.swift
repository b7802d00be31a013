import ArgumentParser
import Border
import Journal
import Phrases
import ReferenceData

struct ShiftSummarize: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary",
    abstract: text(
      id: "Angka satu periode: arah x WNI/WNA x dokumen, keputusan, temuan, patroli.",
      en: "The numbers of a period: direction x WNI/WNA x document, outcomes, hits, patrols."),
    discussion: text(
      id: """
        Tanpa periode: hari pos ini sejauh ini. Yang dibatalkan tidak dihitung; yang diperbaiki dihitung menurut \
        perbaikannya. WNI: kewarganegaraan IDN; tanpa kewarganegaraan tercatat: unknown.
        --json, satu objek: post, from, to; crossings: [direction, citizenship, document, count] mereka yang \
        melintas (cleared, deportee-received); totals: in, out, wni, wna, unknown, all; outcomes: [direction, \
        outcome, count] semua keputusan; voided, undone (diurungkan seketika), amended: catatan \
        dari periode ini; late: diketik dari kertas; outside: hours, shift, lane, lane-closed, outage: keputusan \
        di luar jam, sif atau lajurnya; hits: waiting, decided (belum \
        dinilai), same_person, other_person, cannot_tell, all; patrols: yang di luar selama periode: all, out \
        (sekarang masih), overdue (sekarang), entries, persons.
        """,
      en: """
        Without a period: the post's day so far. What was voided does not count; what was amended counts as \
        amended. WNI: nationality IDN; no nationality recorded: unknown.
        --json, one object: post, from, to; crossings: [direction, citizenship, document, count] of those who crossed \
        (cleared, deportee-received); totals: in, out, wni, wna, unknown, all; outcomes: [direction, outcome, \
        count] of all decisions; voided, undone (taken back at once), amended: records of \
        the period; late: keyed in from paper; outside: hours, shift, lane, lane-closed, outage: decisions outside \
        of hours, shift or lane; hits: waiting, decided (and not said who), \
        same_person, other_person, cannot_tell, all; patrols: those out during the period: all, out (still, now), \
        overdue (now), entries, persons.
        """))

  @OptionGroup var global: GlobalOptions
  @Option(
    help: .init(text(id: "Sejak waktu ini (ISO 8601, atau tanggal).", en: "From this time (ISO 8601, or a date).")))
  var from: String?
  @Option(help: .init(text(id: "Sampai sebelum waktu ini.", en: "Up to, not including, this time."))) var to: String?

  @Option(
    help: .init(
      text(
        id: "Satu sif: pagi, siang atau malam (yang terakhir dimulai), atau dengan harinya: 2026-11-21/malam.",
        en: "One shift: morning, afternoon or night (the last that has begun), or with its day: 2026-11-21/night."),
      valueName: "shift"))
  var shift: TypedShift?

  func validate() throws {
    guard shift == nil || (from == nil && to == nil) else {
      throw wrongUsage(id: "Beri --shift saja, atau --from dan --to", en: "Give --shift alone, or --from and --to")
    }
  }

  func run() throws { try withLedger(global, run) }

  private func run(_ store: OpenedLedger) throws {
    let now = Timestamp.now()
    let (first, end) = try period(store, now)
    let summary = try store.ledger.summary(from: first, to: end)
    guard !global.json else { return say(json: { summary.writeMembers(to: &$0, store.post, now) }) }
    for line in ShiftReport(summary, store, now).lines { say(line) }
  }

  /// Where no end is given, up to now; where no beginning is, from that day's.
  private func period(_ store: OpenedLedger, _ now: Timestamp) throws -> (Timestamp, Timestamp) {
    if let shift = shift?.begun(at: now, store.plan) {
      return (store.plan.start(of: shift), store.plan.end(of: shift))
    }
    let zone = store.zone
    let given = try Period(from: from, to: to, zone)
    let end = given.to ?? now
    let lastMoment = Timestamp(milliseconds: end.milliseconds - 1)
    let first = given.from ?? zone.start(ofDay: zone.dayAndHour(of: lastMoment).day)
    try Period.expectOrder(first, end)
    return (first, end)
  }
}

extension ShiftSummary {
  /// How many hits are in a state.
  func hitCount(_ state: HitState) -> Int { hits.reduce(0) { $0 + ($1.state == state ? $1.count : 0) } }

  /// All decisions by their outcome.
  func decided(_ outcome: String, _ direction: Direction) -> Int {
    count { $0.outcome == outcome && $0.direction == direction }
  }

  /// The outcomes that there are, in the order of the reference data; others behind them.
  func outcomes(inOrderOf known: [String]) -> [String] {
    let met = Set(crossings.keys.map(\.outcome)).filter { code in count { $0.outcome == code } > 0 }
    return known.filter(met.contains) + met.subtracting(known).sorted()
  }

  fileprivate func writeMembers(to json: inout JSONWriter, _ post: Post, _ now: Timestamp) {
    json.member("post", post.code)
    json.member("from", post.zone.text(from))
    json.member("to", post.zone.text(to))
    json.key("crossings")
    json.array(cells) { json, cell in
      json.object {
        $0.member("direction", cell.direction.rawValue)
        $0.member("citizenship", cell.citizenship.rawValue)
        $0.member("document", cell.document)
        $0.member("count", cell.count)
      }
    }
    json.objectMember("totals") {
      for direction in Direction.allCases { $0.member(direction.rawValue, crossed(direction)) }
      for citizenship in Citizenship.allCases { $0.member(citizenship.rawValue, crossed(nil, citizenship)) }
      $0.member("all", crossed())
    }
    writeOutcomes(to: &json)
    json.member("voided", voided)
    json.member("undone", undone)
    json.member("amended", amended)
    json.member("late", late)
    json.member("overdue", overdue)
    json.objectMember("outside") {
      for mark in OutsideMark.allCases { $0.member(mark.rawValue, outside[mark] ?? 0) }
    }
    json.objectMember("hits") {
      $0.member("waiting", hitCount(.waiting))
      $0.member("decided", hitCount(.decided))
      $0.member("same_person", hitCount(.disposed(.samePerson)))
      $0.member("other_person", hitCount(.disposed(.otherPerson)))
      $0.member("cannot_tell", hitCount(.disposed(.cannotTell)))
      $0.member("all", hitCount)
      $0.objectMember("disposition") { hitWaits.writeMembers(to: &$0, now) }
      $0.objectMember("second") { secondWaits.writeMembers(to: &$0, now) }
    }
    json.objectMember("patrols") {
      $0.member("all", patrols.count)
      $0.member("out", patrols.count(where: \.isOut))
      $0.member("overdue", patrols.count { $0.isOverdue(at: now) })
      $0.member("entries", patrolEntries)
      $0.member("persons", patrolPersons)
    }
  }

  private typealias Cell = (direction: Direction, citizenship: Citizenship, document: String, count: Int)

  private var cells: [Cell] {
    let documents = documents
    return Direction.allCases.flatMap { direction in
      Citizenship.allCases.flatMap { citizenship in
        documents.compactMap { document -> Cell? in
          let count = crossed(direction, citizenship, document: document)
          return count > 0 ? (direction, citizenship, document, count) : nil
        }
      }
    }
  }

  private func writeOutcomes(to json: inout JSONWriter) {
    let known = (try? loadReference().outcomes.map(\.code)) ?? []
    let rows = Direction.allCases.flatMap { direction in
      outcomes(inOrderOf: known).map { (direction: direction, outcome: $0, count: decided($0, direction)) }
    }
    json.key("outcomes")
    json.array(rows.filter { $0.count > 0 }) { json, row in
      json.object {
        $0.member("direction", row.direction.rawValue)
        $0.member("outcome", row.outcome)
        $0.member("count", row.count)
      }
    }
  }
}

extension Waits {
  /// In whole seconds, null where there is nothing.
  fileprivate func writeMembers(to json: inout JSONWriter, _ now: Timestamp) {
    json.member("count", count)
    json.nullableMember("median_seconds", median.map { $0 / 1_000 })
    json.nullableMember("longest_seconds", longest.map { $0 / 1_000 })
    json.member("waiting", waiting)
    json.nullableMember(
      "oldest_waiting_seconds", oldest.map { max(now.milliseconds - $0.milliseconds, 0) / 1_000 })
  }
}
