import ArgumentParser
import Border
import Journal
import Phrases
import ReferenceData

struct HitList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: text(
      id: "Antrean temuan: yang menunggu menurut kemiripan lalu lamanya, sesudah itu yang lain.",
      en: "The queue of hits: those that wait by likeness and then by how long, behind them the others."),
    discussion: text(
      id: "Paling banyak \(Ledger.hitLimit) yang menunggu (yang terlama) dan \(Ledger.hitLimit) lain (yang terbaru).",
      en: "At most \(Ledger.hitLimit) that wait (the oldest) and \(Ledger.hitLimit) others (the newest)."))

  @OptionGroup var global: GlobalOptions
  @Option(
    help: .init(text(id: "Sejak waktu ini (ISO 8601, atau tanggal).", en: "From this time (ISO 8601, or a date).")))
  var from: String?
  @Option(help: .init(text(id: "Sampai sebelum waktu ini.", en: "Up to, not including, this time."))) var to: String?
  @Option(help: .init(text(id: "Hanya yang berkeadaan ini.", en: "Only those in this state."))) var state: StateChoice?
  @Option(help: .init(text(id: "Hanya yang di lajur ini.", en: "Only those at this lane."))) var lane: Int?
  @Flag(help: .init(text(id: "Hanya kemiripan kuat.", en: "Only strong likenesses."))) var strong = false

  /// The states as they are typed and told.
  enum StateChoice: String, ExpressibleByArgument, CaseIterable {
    case waiting, decided
    case samePerson = "same-person"
    case otherPerson = "other-person"
    case cannotTell = "cannot-tell"

    var state: HitState {
      switch self {
      case .waiting: .waiting
      case .decided: .decided
      case .samePerson: .disposed(.samePerson)
      case .otherPerson: .disposed(.otherPerson)
      case .cannotTell: .disposed(.cannotTell)
      }
    }
  }

  func run() throws { try withLedger(global, run) }

  private func run(_ store: OpenedLedger) throws {
    let period = try Period(from: from, to: to, store.zone)
    let now = Timestamp.now()
    let rows = try store.ledger.hits(HitFilter(from: period.from, to: period.to, state: state?.state))
    for hit in rows {
      if let lane, hit.lane != lane { continue }
      if strong, hit.best?.band != WatchlistChecked.Found.strong { continue }
      guard !global.json else {
        say(json: { hit.writeMembers(to: &$0, store.zone, now, store.reference.hits) })
        continue
      }
      for line in hit.lines(store.zone, now, store.reference.hits) { say(line) }
    }
  }
}

extension HitState {
  /// As commands and `--json` name it.
  var code: String {
    switch self {
    case .waiting: "waiting"
    case .decided: "decided"
    case .disposed(let finding): finding.rawValue
    }
  }

  fileprivate var phrase: Phrase {
    switch self {
    case .waiting: Phrase(id: "menunggu", en: "waiting")
    case .decided: Phrase(id: "diputuskan, belum dinilai", en: "decided, no finding")
    case .disposed(let finding): finding.phrase
    }
  }
}

extension HitDisposed.Finding {
  var phrase: Phrase {
    switch self {
    case .samePerson: Phrase(id: "orang yang sama", en: "same person")
    case .otherPerson: Phrase(id: "orang lain", en: "other person")
    case .cannotTell: Phrase(id: "tidak dapat dipastikan", en: "can't tell")
    }
  }
}

extension HitRow {
  /// For people: the traveller, below it each candidate with what was found.
  fileprivate func lines(_ zone: PostZone, _ now: Timestamp, _ tables: HitTables) -> [String] {
    let place = lane.map { "L\($0) " } ?? ""
    let minutes = max(now.milliseconds - since.milliseconds, 0) / 60_000
    let age = state == .waiting ? text(id: " \(minutes) mnt", en: " \(minutes) min") : ""
    let document = check.documentNumber.map { "  \($0)" } ?? ""
    let late = isLate ? text(id: "  SUDAH LEWAT: beri tahu supervisor", en: "  HAS GONE: tell the supervisor") : ""
    let first =
      "\(subject)  \(zone.text(time))  \(place)\(direction.rawValue)  \(state.phrase.inProgramLanguage)\(age)  "
      + "\(name.isEmpty ? "-" : name)\(document)\(late)"
    return [first]
      + check.candidates.map { found in
        let finding = finding(list: found.list, entry: found.entry).map {
          "  = \($0.finding.phrase.inProgramLanguage): \($0.code ?? "") \($0.reason) (\($0.officer)"
            + ($0.second.map { ", \($0.officer)" } ?? "") + ")"
            + ($0.problem(asks).map { "  \($0.inProgramLanguage)" } ?? "")
        }
        let cleared = found.cleared == nil ? "" : text(id: "  PERNAH BERSIH", en: "  CLEARED BEFORE")
        let duty = HitDuty.ifSame(found, direction, tables).map { "  -> \($0.due)" } ?? ""
        return
          "      \(found.bandWord.inProgramLanguage) \(found.list) \(found.entry)  \(found.name)\(duty)\(cleared)\(finding ?? "")"
      }
      + asks.filter { $0.answer == nil }.map { ask in
        let what = ask.about.outcome ?? text(id: "penilaian", en: "finding")
        return text(id: "      minta petugas kedua ", en: "      asks for a second officer ")
          + "\(ask.id)  \(what)  \(ask.officer)  \(ask.reason ?? "")"
      }
  }

  /// The members of `plbn hit list --json`, null where there is nothing.
  fileprivate func writeMembers(
    to json: inout JSONWriter, _ zone: PostZone, _ now: Timestamp, _ tables: HitTables
  ) {
    json.member("subject", subject)
    json.member("check", checkID)
    json.member("time", zone.text(time))
    json.member("state", state.code)
    json.member("late", isLate)
    json.nullableMember(
      "waiting_seconds", state == .waiting ? max(now.milliseconds - since.milliseconds, 0) / 1_000 : nil)
    json.nullableMember("settled", settled.map(zone.text))
    json.member("since", zone.text(since))
    json.nullableMember("lane", lane)
    json.member("direction", direction.rawValue)
    json.member("name", name)
    json.nullableMember("birth", check.traveller.birth?.description)
    json.nullableMember("nationality", check.traveller.nationality)
    json.nullableMember("document", check.documentNumber)
    json.nullableMember("crossing", crossing?.id)
    json.nullableMember("outcome", crossing?.outcome)
    json.key("candidates")
    json.array(check.candidates) { json, found in
      json.object {
        $0.member("list", found.list)
        $0.member("entry", found.entry)
        $0.member("score", found.score)
        $0.member("band", found.band)
        $0.member("name", found.name)
        $0.member("reasons", found.reasons)
        $0.nullableMember("class", found.listClass)
        $0.nullableMember("due", HitDuty.ifSame(found, direction, tables)?.due)
        $0.nullableMember("cleared", found.cleared?.mark)
      }
    }
    json.key("findings")
    json.array(findings) { json, finding in
      json.object {
        finding.writeMembers(to: &$0, zone)
        $0.member("counts", finding.stands(asks))
      }
    }
    json.key("asks")
    json.array(asks) { json, ask in json.object { ask.writeMembers(to: &$0, zone) } }
  }
}

extension SecondAsk {
  func writeMembers(to json: inout JSONWriter, _ zone: PostZone) {
    json.member("id", id)
    json.member("time", zone.text(time))
    json.member("officer", officer)
    json.nullableMember("finding", about.finding)
    json.nullableMember("outcome", about.outcome)
    json.nullableMember("reason", reason)
    guard let answer else {
      json.key("answer")
      return json.null()
    }
    json.objectMember("answer") {
      $0.member("time", zone.text(answer.time))
      $0.member("officer", answer.officer)
      $0.member("agrees", answer.agrees)
      $0.member("code", answer.code)
      $0.nullableMember("reason", answer.reason)
      $0.member("proven", answer.isProven)
    }
  }
}

extension HitFinding {
  func writeMembers(to json: inout JSONWriter, _ zone: PostZone) {
    json.member("id", id)
    json.member("time", zone.text(time))
    json.member("officer", officer)
    json.member("list", list)
    json.member("entry", entry)
    json.member("finding", finding.rawValue)
    json.optionalMember("code", code)
    json.member("reason", reason)
    guard let second else { return }
    json.objectMember("second") {
      $0.member("officer", second.officer)
      $0.member("proven", second.isProven)
    }
  }
}
