import ReferenceData
import Testing

@testable import Border

/// The law that is named beside a reason at the lane.
struct LawTests {
  private func law(_ outcome: String, reason: String? = nil) throws -> String? {
    let found = try #require(try ReferenceData.shared.get().outcome(outcome))
    let label = try reason.map { try #require(found.reason($0)).label } ?? found.label
    return NoticeRule.Source(label).law(.id)
  }

  @Test func `it stands without where it was read, and says where it is not certain`() throws {
    #expect(try law("cleared") == "Permenkumham 44/2015")
    #expect(try law("postponed") == "Permenkumham 44/2015")
    #expect(try law("refused", reason: "entry-ban") == "UU 6/2011 Pasal 13(1)a")
    #expect(try law("refused", reason: "plb-area")?.hasPrefix("Border Crossing Agreement 2023-06-08") == true)
    #expect(try law("postponed", reason: "exit-ban") == "UU 6/2011 Pasal 16(1)c (belum dipastikan)")
  }

  @Test func `what a newspaper reports and what is this product's own is none`() throws {
    #expect(try law("deportee-received") == nil)
    #expect(try law("secondary", reason: "name-match") == nil)
  }
}
