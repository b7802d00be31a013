import Foundation
import Testing

/// `plbn crossing record` of somebody whom a list may know: held to what the list asks, and told by `plbn crossing show`.
@Suite struct DirectDecisionCommandTests {
  private static let listed = [
    "crossing", "record", "--document", "passport", "--number", "X0000999", "--name", "RAHMAN, ABDUL", "--birth",
    "1979-03-14", "--nationality", "IDN", "--direction", "out", "--lang", "en",
  ]

  @Test func toLetAStrongLikenessPassTakesWordsAndASecondOfficer() throws {
    let store = try TestStore(list: true)
    try store.expectUnchanged {
      for more in [[], ["--reason", "another face"]] {
        let refused = try store.run(Self.listed + ["--outcome", "cleared"] + more)
        #expect(refused.status == 1 && refused.errors.contains("NOT RECORDED"), "\(refused.errors)")
        #expect(refused.errors.contains("asks for"))
      }
    }
    let recorded = try JSON(
      try store.succeed(
        Self.listed + ["--outcome", "cleared", "--reason", "another face", "--second", "Budi Contoh", "--json"]
      ).text)
    #expect(recorded["body"]["override"]["second"]["officer"].text == "Budi Contoh")
    let id = try #require(recorded["id"].text)
    let shown = try store.succeed(["crossing", "show", id, "--lang", "en"]).text
    #expect(
      shown.contains("! Not what the list asks for") && shown.contains("at that terminal: Budi Contoh, not proven"))
    #expect(shown.contains("another face"))
    let receipt = try store.succeed(["crossing", "receipt", id, "--lang", "en"]).text
    #expect(receipt.contains("(2 officers)") && !receipt.contains("demo"))
  }

  @Test func anythingThatLetsNobodyPassTakesOneOfficer() throws {
    let store = try TestStore(list: true)
    let finished = try store.run(Self.listed + ["--outcome", "secondary", "--reason", "name-match"])
    #expect(finished.status == 0 && finished.errors.contains("can still be said on the Hits screen"))
  }

  @Test func aDisagreementIsToldAndTheHitWaitsAgain() throws {
    let store = try TestStore(list: true)
    try store.succeed(["scan"], input: Passport(name: "RAHMAN, ABDUL", number: "X0000999", birth: "790314").text)
    let hit = try JSON(try store.succeed(["hit", "list", "--json"]).text)
    let id = try #require(hit["subject"].text)
    let found = try #require(hit["candidates"].items.first)
    func dispose(_ finding: String, _ more: [String]) throws {
      try store.succeed(
        [
          "hit", "dispose", id, finding, "--list", try #require(found["list"].text), "--entry",
          try #require(found["entry"].text), "--officer", "sari",
        ] + more)
    }
    try dispose("other-person", ["--reason", "photo-differs"])
    let asked = try JSON(try store.succeed(["hit", "list", "--json"]).text)
    let ask = try #require(asked["asks"].items.first?["id"].text)
    try store.succeed(["hit", "second", ask, "disagree", "--reason", "not-convinced", "--officer", "budi"])
    #expect(
      try store.succeed(["hit", "list", "--lang", "en"]).text.contains("does not count: the second officer disagrees"))
    #expect(try JSON(try store.succeed(["hit", "list", "--json"]).text)["state"].text == "waiting")
  }
}
