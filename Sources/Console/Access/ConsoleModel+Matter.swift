import Border
import Phrases

/// What a second person reads before they approve it.
extension ConsoleModel {
  /// In the request's own words; nil where nothing of it is decided by two.
  func matter(of request: Request) -> Phrase? {
    switch request {
    case .decide(_, let crossing):
      let answer = saving.first { $0.ticket == request.ticket }.flatMap { saving -> Answer? in
        if case .decision(let theCase, _, _, _) = saving.what { theCase.answer } else { nil }
      }
      return decided(crossing, answer?.candidates.first(where: \.isOpen))
    case .write(_, let write): return matter(of: write, named: saving.first { $0.ticket == request.ticket }?.name ?? "")
    case .approved(let request, _), .seconded(let request, _): return matter(of: request)
    default: return nil
    }
  }

  private func matter(of write: Write, named name: String) -> Phrase? {
    switch write {
    case .rule(let rule, let seen, let value, let reason):
      SecondMatter.rule(rule, from: seen, to: value, reason: reason).phrase
    case .dispose(let it, _):
      SecondMatter.finding(
        name: name, it.finding, hit: found(it.subject, it.list, it.entry), list: it.list, entry: it.entry,
        reason: setting.reference.hits.phrase(it.code, it.reason)[language]
      ).phrase
    case .clear(let it):
      SecondMatter.clearing(name: name, it, hit: found(it.subject, it.list, it.entry)).phrase
    case .makeEntry(let entry): SecondMatter.entry(entry).phrase
    case .withdrawEntry(let entry, let reason):
      SecondMatter.withdrawal(entry: name.isEmpty ? entry : name, reason: reason).phrase
    case .late(let crossing): decided(crossing, nil)
    case .duty(.swap(let one, let other, let reason)): SecondMatter.swap(one, other, reason: reason).phrase
    default: nil
    }
  }

  private func decided(_ crossing: CrossingRecorded, _ hit: WatchlistChecked.Found?) -> Phrase {
    let word = setting.reference.outcome(crossing.outcome)?.panel.value
    let (outcome, way) = (crossing.outcome, crossing.direction.word)
    return SecondMatter.decision(
      name: crossing.traveller.name,
      outcome: Phrase(id: "\(word?.id ?? outcome), \(way.id)", en: "\(word?.en ?? outcome), \(way.en)"), hit: hit,
      reason: crossing.words ?? ""
    ).phrase
  }

  /// The candidate as the board lists it, while it does.
  private func found(_ subject: String, _ list: String, _ entry: String) -> WatchlistChecked.Found? {
    board?.hits.first { $0.subject == subject }?.check.candidates.first { $0.list == list && $0.entry == entry }
  }
}
