import Border
import Journal
import Phrases
import TravelDocuments

/// What the rules notice of a crossing that is recorded without the screen.
struct ToldNotices {
  let notices: [Notice]

  init(_ crossing: CrossingRecorded, mrz: MRZ? = nil, _ check: LaneCheck, _ desk: Desk) throws {
    let now = Timestamp.now()
    guard let today = desk.zone.date(of: now) else { throw Refusal.clockMakesNoSense }
    let adult = try crossing.company.guardian?.subject.flatMap { try desk.ledger.story(ofCrossing: $0)?.crossing }
    notices = NoticeRule.notices(
      NoticeFacts(
        crossing.facts, mrz: mrz, candidates: check.event(subject: "").candidates,
        company: crossing.company, adult: adult?.facts.traveller, past: try desk.ledger.past(of: crossing.facts),
        today: today, now: now, post: desk.post,
        reference: desk.reference))
  }

  /// Shows a record with them: as lines behind its own, or as the member `notices` behind its others.
  func show(_ record: Record, _ desk: Desk, json: Bool) {
    guard json, !notices.isEmpty, record.line.last == UInt8(ascii: "}") else {
      showRecord(record, desk, json: json)
      if !json { for notice in notices { say("  ! " + notice.line) } }
      return
    }
    var written = JSONWriter()
    written.array(notices) { json, notice in
      json.object {
        $0.member("rule", notice.rule.id)
        $0.member("severity", notice.severity.rawValue)
        $0.member("text", notice.text.inProgramLanguage)
      }
    }
    say(bytes: record.line.dropLast() + Array(#","notices":"#.utf8) + written.bytes + [UInt8(ascii: "}")])
  }
}

extension Notice {
  /// `serius: kedaluwarsa 12 Mar 2026, 8 bulan lalu (document-expired)`.
  var line: String { "\(severity.word.inProgramLanguage): \(text.inProgramLanguage) (\(rule.id))" }
}
