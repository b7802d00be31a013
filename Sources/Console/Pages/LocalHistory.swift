import Border
import Journal
import Phrases

/// What is known of an entry of the post's own list beside what lists say: who made it and why, and who withdrew it.
struct LocalHistory {
  let entry: LocalEntry
  let scene: Scene

  var facts: [(Phrase, String)] {
    let language = scene.language
    let isOpen = scene.refusal(.seeReasons) == nil
    func why(_ reason: String) -> String { isOpen ? reason : Phrase.localReasonHidden[language] }
    var facts: [(Phrase, String)] = [
      (.localGrade, entry.facts.grade.word[language]), (.reason, why(entry.facts.reason)),
      (.localMade, told(entry.made)),
    ]
    if let withdrawal = entry.withdrawal {
      facts.append((.localWithdrawn, "\(told(withdrawal.act)): \(why(withdrawal.reason))"))
    }
    return facts
  }

  private func told(_ act: LocalEntry.Act) -> String {
    let second = act.second.map { Phrase(id: ", bersama \($0)", en: ", with \($0)")[scene.language] } ?? ""
    return "\(Figures.moment(act.time, scene.setting.zone)), \(act.officer)\(second)"
  }
}

extension Phrase {
  static let localGrade = Phrase(id: "Mutu", en: "Grade")
  static let localMade = Phrase(id: "Dibuat", en: "Made")
  static let localWithdrawn = Phrase(id: "! Dicabut", en: "! Withdrawn")
  static let localReasonHidden = Phrase(id: "(untuk penyelia dan pemeriksa)", en: "(for supervisors and auditors)")
}
