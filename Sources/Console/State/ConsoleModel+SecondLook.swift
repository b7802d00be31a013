import Border
import Phrases
import Terminal

/// Before a traveller is let through, what speaks against it is said once; the same key then decides. A hand that has pressed `I` a
/// hundred times tonight presses it for the hundred and first as well.
extension ConsoleModel {
  /// Something that a second look is asked for, once.
  private struct Doubt {
    let id: String
    let why: Phrase
  }

  /// Whether letting the traveller through waits for a second look. Nothing is refused.
  mutating func asksSecondLook(_ outcome: String, at instant: Instant) -> Bool {
    guard outcome == "cleared", case .deciding(var theCase) = mode, keyState.decisionProblem == nil else {
      return false
    }
    let doubts = doubts(theCase)
    guard let first = doubts.first(where: { !theCase.doubtsTold.contains($0.id) }) else { return false }
    // All of them stand on the screen now. What comes up later is said then.
    theCase.doubtsTold.formUnion(doubts.map(\.id))
    theCase.isShowingNotices = theCase.answer?.isHit != true
    answerTop = 0
    mode = .deciding(theCase)
    say(
      Phrase(
        id: "Periksa dulu: \(first.why.id). I sekali lagi mengizinkan.",
        en: "Look first: \(first.why.en). I once more lets through."), .warning, at: instant)
    // It waits for the officer, who may have the document in hand.
    messageExpires = nil
    return true
  }

  /// What is serious, the same way twice, another end than a passage the last time. A hit stands beside the keys, and only
  /// who is let through as the last time, without a look at the screen, is stopped for it.
  private func doubts(_ theCase: LaneCase) -> [Doubt] {
    var doubts: [Doubt] = []
    if theCase.proposedBy != nil, theCase.answer?.isHit == true {
      doubts.append(Doubt(id: "hit", why: Phrase(id: "ada temuan daftar", en: "there is a hit on a list")))
    }
    for notice in notices(theCase) where notice.severity == .serious || notice.rule.id == NoticeRule.sameDirectionID {
      doubts.append(Doubt(id: notice.rule.id, why: notice.text))
    }
    if let last = theCase.past?.crossings.first, !CrossingFilter.crossed.contains(last.outcome) {
      let word = setting.reference.outcome(last.outcome)?.panel.value
      let day = setting.zone.date(of: last.time).map(Figures.date) ?? ""
      let why = Phrase(
        id: "terakhir \(word?.id ?? last.outcome) \(day)", en: "last time \(word?.en ?? last.outcome) \(day)")
      doubts.append(Doubt(id: "last", why: why))
    }
    return doubts
  }
}
