import ReferenceData
import Testing

@Suite("What officers do with hits")
struct HitTableTests {
  let data: ReferenceData
  let hits: HitTables

  init() throws {
    data = try ReferenceData.shared.get()
    hits = data.hits
  }

  @Test("classes name outcomes, what is due among none of those that are accepted beside it")
  func classes() {
    let outcomes = Set(data.outcomes.map(\.code))
    for rule in hits.classes {
      let action = rule.action.value
      #expect(outcomes.contains(action.due) && outcomes.isSuperset(of: action.accepts), "\(rule.code)")
      #expect(!action.accepts.contains(action.due) && action.due != "cleared", "\(rule.code)")
      #expect(action.direction.map { ["in", "out"].contains($0) } ?? true, "\(rule.code)")
    }
    #expect(Set(hits.classes.map(\.code)).count == hits.classes.count)
    #expect(hits.rule(ofClass: "Tangkal")?.code == "tangkal")
    #expect(hits.rule(ofClass: nil)?.code == "other" && hits.rule(ofClass: "lain")?.code == "other")
  }

  @Test("each finding and each answer has reasons, at most eight and one's own words, which have their place last")
  func reasons() {
    let kinds = ["same-person", "other-person", "cannot-tell", "agree", "disagree"]
    #expect(Set(hits.reasons.flatMap(\.kinds.value)) == Set(kinds))
    for kind in kinds {
      let reasons = hits.reasons(for: kind)
      #expect((2...9).contains(reasons.count) && reasons.last?.code == HitTables.ownWords)
      #expect(reasons.filter(\.needsWords).map(\.code) == [HitTables.ownWords])
    }
    #expect(Set(hits.reasons.map(\.code)).count == hits.reasons.count)
  }
}
