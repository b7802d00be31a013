import ArgumentParser
import Border
import Journal
import Phrases
import ReferenceData

struct CrossingShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: text(
      id: "Satu pelintasan dengan seluruh riwayatnya.", en: "One crossing with its whole history."),
    discussion: text(
      id: "Dengan --json satu objek: crossing, scan, checks, findings, asks, changes; yang tertua dulu.",
      en: "With --json one object: crossing, scan, checks, findings, asks, changes; oldest first."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Id pelintasan, atau awalnya.", en: "The crossing's id, or its beginning.")))
  var id: String

  func run() throws { try withLedger(global, run) }

  private func run(_ store: OpenedLedger) throws {
    let id = try store.ledger.crossingID(startingWith: id)
    guard let story = try store.ledger.story(ofCrossing: id) else { throw Refusal.unknownCrossing(id) }
    guard !global.json else { return say(json: { story.writeMembers(to: &$0, store.zone, store.reference) }) }
    for line in story.lines(store.zone, store.reference) { say(line) }
  }
}

extension CrossingStory {
  /// For people: the crossing as it stands, then what happened, oldest first.
  fileprivate func lines(_ zone: PostZone, _ reference: ReferenceData) -> [String] {
    var lines = [crossing.line(zone)]
    lines += FactChange.Field.allCases.compactMap { field in
      crossing.facts.text(field).flatMap { $0.isEmpty ? nil : "  \(field.rawValue): \($0)" }
    }
    lines += crossing.company.lines.map { "  " + $0 }
    let why = [crossing.reason, crossing.words].compactMap(\.self).joined(separator: ": ")
    lines.append(
      "  " + text(id: "keputusan: ", en: "outcome: ") + reference.word(ofOutcome: crossing.outcome)
        + (why.isEmpty ? "" : "  (\(why))"))
    if !crossing.outside.isEmpty {
      lines.append(
        "  " + text(id: "di luar tugas: ", en: "outside of duty: ")
          + OutsideMark.words(crossing.outside).inProgramLanguage)
    }
    if let late = crossing.late {
      let paper = late.paper.map { text(id: "kertas ", en: "slip ") + PaperRange.text($0) + ", " } ?? ""
      let transport = late.transport.map { ", " + $0 } ?? ""
      lines.append(
        "  " + text(id: "entri terlambat: ", en: "late entry: ") + paper + text(id: "paraf ", en: "signed ")
          + late.signed
          + transport + text(id: ", dicatat ", en: ", recorded ") + zone.text(late.recorded))
    }
    if let withoutCheck { lines.append("  " + withoutCheck.inProgramLanguage) }
    if let listsLeftOut { lines.append("  ! " + listsLeftOut.inProgramLanguage) }
    let ordered = events(reference).enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    return lines
      + ordered.map(\.element).flatMap { event in
        ["\(zone.text(event.time))  \(event.officer)  \(event.what)"] + event.more.map { "      " + $0 }
      }
  }

  private struct Event {
    let time: Timestamp
    var officer = "-"
    let what: String
    var more: [String] = []
  }

  /// In the order in which they follow each other at one moment.
  private func events(_ reference: ReferenceData) -> [Event] {
    var events: [Event] = []
    if let scan {
      events.append(
        Event(
          time: scan.time, officer: scan.officer,
          what: text(id: "diajukan di lajur \(scan.lane)", en: "presented at lane \(scan.lane)") + "  (\(scan.source))")
      )
    }
    events += checks.map { item in
      let count = item.check.candidates.count
      return Event(
        time: item.time,
        what: text(id: "daftar diperiksa: \(count) calon", en: "lists checked: \(count) candidates"),
        more: item.check.candidates.map { found in
          let duty = found.isOpen ? HitDuty.ifSame(found, crossing.direction, reference.hits) : nil
          return "\(found.list) \(found.entry)  \(found.bandWord.inProgramLanguage)  \(found.name)"
            + (duty.map { "  -> " + $0.phrase(reference).inProgramLanguage } ?? "")
        })
    }
    events += findings.map { finding in
      let why = reference.hits.phrase(finding.code, finding.reason).inProgramLanguage
      let second = finding.second.map {
        text(id: "petugas kedua: ", en: "second officer: ") + $0.phrase.inProgramLanguage
      }
      return Event(
        time: finding.time, officer: finding.officer,
        what: text(id: "dinilai", en: "found to be")
          + " \(finding.finding.phrase.inProgramLanguage)  \(finding.list) \(finding.entry)  \(why)",
        more: [second, finding.problem(asks)?.inProgramLanguage].compactMap(\.self))
    }
    for ask in asks {
      events.append(Event(time: ask.time, officer: ask.officer, what: ask.asked(reference).inProgramLanguage))
      guard let answer = ask.answer else { continue }
      events.append(
        Event(
          time: answer.time, officer: answer.second.phrase.inProgramLanguage,
          what: answer.phrase(reference.hits).inProgramLanguage))
    }
    let against = crossing.override?.lines(reference, isLate: crossing.late != nil) ?? []
    events.append(
      Event(
        time: crossing.time, officer: crossing.officer,
        what: text(id: "diputuskan", en: "decided") + " \(reference.word(ofOutcome: crossing.outcome))",
        more: against.map { "! " + $0.inProgramLanguage }
          + crossing.notices.map { text(id: "terlihat: ", en: "noticed: ") + $0 }))
    events += changes.map { change in
      Event(
        time: change.time, officer: change.officer, what: text(id: "diperbaiki: ", en: "amended: ") + change.reason,
        more: change.fields.map { "\($0.field.rawValue): \($0.before ?? "-") -> \($0.after ?? "-")" })
    }
    if let voiding = crossing.voiding {
      let what = voiding.reason.map { text(id: "DIBATALKAN: ", en: "VOIDED: ") + $0 }
      events.append(
        Event(
          time: voiding.time, officer: voiding.officer,
          what: what ?? text(id: "DIURUNGKAN: menunggu lagi di lajur", en: "UNDONE: waits at the lane again")))
    }
    return events
  }

  fileprivate func writeMembers(to json: inout JSONWriter, _ zone: PostZone, _ reference: ReferenceData) {
    json.objectMember("crossing") { crossing.writeMembers(to: &$0, zone) }
    if let scan {
      json.objectMember("scan") {
        $0.member("time", zone.text(scan.time))
        $0.member("officer", scan.officer)
        $0.member("lane", scan.lane)
        $0.member("source", scan.source)
      }
    } else {
      json.key("scan")
      json.null()
    }
    json.member("lists_not_asked", unsearched)
    json.key("checks")
    json.array(checks) { json, item in
      json.object {
        $0.member("time", zone.text(item.time))
        $0.key("candidates")
        $0.array(item.check.candidates) { json, found in
          json.object { found.writeMembers(to: &$0, HitDuty.ifSame(found, crossing.direction, reference.hits)?.due) }
        }
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
    json.key("changes")
    json.array(changes) { json, item in
      json.object {
        $0.member("time", zone.text(item.time))
        $0.member("officer", item.officer)
        $0.member("reason", item.reason)
        $0.key("fields")
        $0.array(item.fields) { json, change in
          json.object {
            $0.member("field", change.field.rawValue)
            $0.nullableMember("before", change.before)
            $0.nullableMember("after", change.after)
          }
        }
      }
    }
  }
}

extension WatchlistChecked.Found {
  fileprivate func writeMembers(to json: inout JSONWriter, _ due: String?) {
    json.member("entry", entry)
    json.member("list", list)
    json.member("score", score)
    json.member("band", band)
    json.member("name", name)
    json.member("reasons", ReasonCode.inOrder(reasons).map { ReasonCode.phrase($0, for: .program).inProgramLanguage })
    json.nullableMember("class", listClass)
    json.nullableMember("due", due)
  }
}

extension ReferenceData {
  /// As officers say it; a code of a newer program as it stands.
  fileprivate func word(ofOutcome code: String) -> String { outcome(code)?.word.value ?? code }
}
