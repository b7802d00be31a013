import ReferenceData
import Testing
import TravelDocuments

@testable import Border

@Suite("What a comparison says against a reason")
struct ReasonAgainstFactsTests {
  private func said(_ code: String, _ reasons: [String], isGone: Bool = false) -> String? {
    let asked = MatchTable.Asked(birth: PartialDate("1990-02-03"), document: "X1", sex: .male)
    return HitTables.objection(to: code, MatchTable(reasons, asked: asked).facts, isGone: isGone)?.en
  }

  @Test("what is equal is not another, and what is not equal is not the same")
  func facts() {
    #expect(said("birth-differs", ["birth-equal|1990-02-03"]) == "the dates of birth are EQUAL")
    #expect(said("birth-differs", ["birth-conflict|1990-02-03|1961"]) == nil)
    #expect(said("document-differs", ["document-equal|X1"]) == "the document numbers are EQUAL")
    #expect(said("document-differs", ["document-one-edit|X1|X2"]) == nil)
    #expect(said("document-equal", ["document-one-edit|X1|X2"]) == "the document numbers are NOT equal")
    #expect(said("document-equal", ["document-equal|X1"]) == nil)
    #expect(said("name-birth-equal", ["birth-one-digit|1990-02-03|1990-02-04"]) == "the dates of birth are NOT equal")
    #expect(said("name-birth-equal", ["birth-equal|1990-02-03"]) == nil)
    #expect(said("sex-differs", ["sex-differs|F"]) == nil)
  }

  @Test("nobody looks at the face of whoever has gone", arguments: ["photo-equal", "photo-differs", "photo-unclear"])
  func gone(code: String) {
    #expect(said(code, [], isGone: true) == "the person has gone")
    #expect(said(code, []) == nil)
  }

  @Test("each reason that it speaks of is one of the table's")
  func known() throws {
    let codes = Set(try ReferenceData.shared.get().hits.reasons.map(\.code))
    let spoken = [
      "birth-differs", "document-differs", "sex-differs", "document-equal", "name-birth-equal", "photo-equal",
      "photo-differs", "photo-unclear", "admitted",
    ]
    #expect(codes.isSuperset(of: spoken))
  }
}
