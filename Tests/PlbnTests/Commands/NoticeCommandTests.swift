import Foundation
import Testing

/// Notices, stays and reported documents on the command line.
@Suite struct NoticeCommandTests {
  private let citizen = [
    "crossing", "record", "--document", "passport", "--number", "X1234567", "--name", "CONTOH, SITI", "--nationality",
    "IDN", "--outcome", "cleared", "--lang", "en",
  ]
  private let foreigner = [
    "crossing", "record", "--document", "passport", "--number", "A5521907", "--name", "CONTOH, LIM", "--nationality",
    "MYS", "--outcome", "cleared", "--lang", "en",
  ]

  @Test func noticesArePrintedBehindTheRecordAndKeptInIt() throws {
    let store = try TestStore()
    let quiet = try store.succeed(citizen + ["--direction", "in", "--birth", "1980"])
    #expect(quiet.lines.count == 1)
    let told = try store.succeed(citizen + ["--direction", "in", "--birth", "2015-01-01"])
    #expect(told.lines.count == 4)
    #expect(told.lines[1].hasPrefix("  ! serious: last recorded: CONTOH, SITI, born 1980 ("))
    #expect(told.lines[1].hasSuffix("(identity-differs)"))
    #expect(told.lines[2].contains("attention: in again, never out here"))
    #expect(told.lines[3].contains("no companion recorded"))
    let kept = try #require(try store.records("crossing.recorded").last)
    #expect(
      kept["body"]["notices"].items.map(\.text) == ["identity-differs", "same-direction-twice", "child-companion"])
    let id = try #require(kept["id"].text)
    let story = try store.succeed(["crossing", "show", id, "--lang", "en"])
    #expect(story.text.contains("noticed: identity-differs"))
    let shown = try JSON(try store.succeed(["crossing", "show", id, "--json"]).text)["crossing"]
    #expect(shown["notices"].count == 3)
  }

  @Test func withJSONTheyAreAMemberBehindTheRecordsOwn() throws {
    let store = try TestStore()
    let quiet = try store.succeed(citizen + ["--direction", "in", "--json"])
    #expect(try JSON(quiet.text)["notices"].value == nil)
    let text = try store.succeed(citizen + ["--direction", "in", "--json"]).text
    let event = try JSON(text)
    #expect(event["type"].text == "crossing.recorded")
    #expect(event["notices"].count == 1)
    let notice = event["notices"][0]
    #expect(notice["rule"].text == "same-direction-twice" && notice["severity"].text == "attention")
    #expect(notice["text"].text?.contains("in again, never out here: last in") == true)
    #expect(event["body"]["notices"].items.map(\.text) == ["same-direction-twice"])
  }

  @Test func aStayIsProposedGivenOrWithheld() throws {
    let store = try TestStore()
    func stay(_ arguments: [String]) throws -> String? {
      try JSON(try store.succeed(foreigner + ["--direction", "in", "--json"] + arguments).text)["body"]["stay_until"]
        .text
    }
    let proposed = try #require(try stay([]))
    #expect(proposed.count == 10)
    let day = String(ISO8601DateFormatter().string(from: Date().addingTimeInterval(5 * 86_400)).prefix(10))
    #expect(try stay(["--stay-until", day]) == day)
    #expect(try stay(["--stay-until", day.split(separator: "-").reversed().joined(separator: "-")]) == day)
    #expect(try stay(["--stay-until", "none"]) == nil)
    let refused = try JSON(
      try store.succeed([
        "crossing", "record", "--document", "passport", "--number", "A1", "--name", "CONTOH, LIM", "--nationality",
        "MYS",
        "--direction", "in", "--outcome", "refused", "--reason", "ragu", "--json",
      ]).text)
    #expect(refused["body"]["stay_until"].value == nil)
    let rows = try store.succeed(["crossings", "--document", "A5521907", "--json"]).lines.map(JSON.init)
    #expect(rows.first?["stay_until"].value == nil && rows.last?["stay_until"].text == proposed)
    let id = try #require(rows.last?["id"].text)
    try store.succeed(["crossing", "amend", id, "--reason", "tiket", "--stay-until", day])
    #expect(try JSON(try store.succeed(["crossing", "show", id, "--json"]).text)["crossing"]["stay_until"].text == day)
  }

  @Test(
    arguments: [
      ["--direction", "in", "--stay-until", "2026-13-01"], ["--direction", "in", "--stay-until", "12-2030"],
      ["--direction", "in", "--stay-until", "2001-01-01"], ["--direction", "in", "--stay-until", "2999-01-01"],
      ["--direction", "in", "--stay-until", "forever"],
    ]) func aStayThatIsNoneIsWrongUsage(arguments: [String]) throws
  {
    let store = try TestStore()
    try store.expectUnchanged { try expectOneSentence(try store.run(foreigner + arguments), status: 64) }
  }

  @Test func nobodyElseIsGrantedAStay() throws {
    let store = try TestStore()
    try store.expectUnchanged {
      try expectOneSentence(try store.run(citizen + ["--direction", "in", "--stay-until", "2026-12-31"]), status: 1)
      try expectOneSentence(try store.run(foreigner + ["--direction", "out", "--stay-until", "2026-12-31"]), status: 1)
    }
  }

  @Test func aReportedDocumentIsNoticedWhenItComes() throws {
    let store = try TestStore()
    let report = ["document", "report", "--number", "x 123-4567", "--reason", "pemilik melapor"]
    let event = try JSON(try store.succeed(report + ["--state", "lost", "--document", "passport", "--json"]).text)
    #expect(event["type"].text == "document.reported" && event["body"]["number"].text == "X1234567")
    let told = try store.succeed(citizen + ["--direction", "out"])
    #expect(told.lines.count == 2 && told.lines[1].contains("serious: reported LOST"))
    try store.succeed(report + ["--state", "found"])
    let rows = try store.succeed(["document", "reports", "--json"]).lines.map(JSON.init)
    #expect(rows.map { $0["state"].text } == ["found", "lost"])
    #expect(rows.last?["document"].text == "passport" && rows.last?["words"].text == "pemilik melapor")
    #expect(try store.succeed(["document", "reports", "--number", "nobody's"]).lines.isEmpty)
    let people = try store.succeed(["document", "reports", "--limit", "1", "--lang", "en"]).text
    #expect(people.contains("FOUND") && people.contains("X1234567"))
  }

  @Test(
    arguments: [
      ["--state", "eaten"], ["--state", "lost", "--number", ""], ["--state", "lost", "--reason", " "],
      ["--state", "lost", "--document", "library-card"], ["--state", "lost", "--issuer", "MALAYSIA"],
      ["--state", "lost", "--reason", String(repeating: "x", count: 501)],
    ]) func aReportThatIsNoneIsWrongUsage(arguments: [String]) throws
  {
    let store = try TestStore()
    let usual = ["--number", "X1", "--reason", "x"]
    let given = Set(arguments)
    let rest = stride(from: 0, to: usual.count, by: 2).filter { !given.contains(usual[$0]) }.flatMap {
      usual[$0..<$0 + 2]
    }
    try store.expectUnchanged {
      try expectOneSentence(try store.run(["document", "report"] + rest + arguments), status: 64)
    }
  }
}
