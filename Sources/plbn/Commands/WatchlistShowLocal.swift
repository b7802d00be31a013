import Border
import Journal
import Phrases
import Watchlist

/// An entry of the post's own list, whole, with what became of it.
struct LocalEntryReport {
  let entry: LocalEntry
  let zone: PostZone
  /// Days since 1970-01-01 at the post.
  let today: Int
  /// Whether whoever reads may know why.
  let showsReason: Bool

  enum State: String {
    case inForce = "in-force"
    case expired, withdrawn
  }

  var state: State {
    if entry.withdrawal != nil { return .withdrawn }
    return entry.isInForce(on: today) ? .inForce : .expired
  }

  private var isReviewOverdue: Bool { state == .inForce && entry.facts.review.latestDay < today }

  func writeMembers(to json: inout JSONWriter) {
    let facts = entry.facts
    json.member("list", LocalList.name)
    entry.listed(zone).writeMembers(to: &json)
    json.member("grade", facts.grade.rawValue)
    json.member("state", state.rawValue)
    json.member("review_overdue", isReviewOverdue)
    if showsReason { json.member("reason", facts.reason) }
    json.objectMember("made") { write(entry.made, to: &$0) }
    if let withdrawal = entry.withdrawal {
      json.objectMember("withdrawn") {
        write(withdrawal.act, to: &$0)
        if showsReason { $0.member("reason", withdrawal.reason) }
      }
    }
  }

  private func write(_ act: LocalEntry.Act, to json: inout JSONWriter) {
    json.member("time", zone.text(act.time))
    json.member("officer", act.officer)
    json.optionalMember("second", act.second)
  }

  /// Lines behind those of any entry.
  var lines: [String] {
    let facts = entry.facts
    let why =
      showsReason ? facts.reason : text(id: "(untuk penyelia dan pemeriksa)", en: "(for supervisors and auditors)")
    var lines = [
      text(id: "  mutu: ", en: "  grade: ") + facts.grade.word.inProgramLanguage,
      text(id: "  alasan: ", en: "  reason: ") + why,
      text(id: "  dibuat: ", en: "  made: ") + told(entry.made),
    ]
    if let withdrawal = entry.withdrawal {
      lines.append(
        text(id: "  dicabut: ", en: "  withdrawn: ") + told(withdrawal.act)
          + (showsReason ? "  " + withdrawal.reason : ""))
    }
    if state == .expired { lines.append(text(id: "  ! sudah berakhir", en: "  ! has expired")) }
    if isReviewOverdue { lines.append(text(id: "  ! tinjauan terlewat", en: "  ! review overdue")) }
    return lines
  }

  private func told(_ act: LocalEntry.Act) -> String {
    let second = act.second.map { text(id: ", bersama \($0)", en: ", with \($0)") } ?? ""
    return "\(zone.text(act.time))  \(act.officer)\(second)"
  }
}
