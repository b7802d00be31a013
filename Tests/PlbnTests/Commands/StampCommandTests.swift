import Foundation
import Testing

/// The last stamp of a document on the command line.
@Suite struct StampCommandTests {
  private let record = [
    "crossing", "record", "--document", "passport", "--number", "X1234567", "--name", "CONTOH, SITI", "--birth", "1980",
    "--nationality", "IDN", "--direction", "out", "--outcome", "cleared", "--lang", "en",
  ]

  /// Some days ago, as people type it; the post's day may have begun already where the machine's has not.
  private func day(_ days: Int) -> String {
    let date = Date().addingTimeInterval(Double(-days) * 86_400)
    return ISO8601DateFormatter().string(from: date).prefix(10).split(separator: "-").reversed().joined(separator: "-")
  }

  private func iso(_ day: String) -> String { day.split(separator: "-").reversed().joined(separator: "-") }

  @Test func aStampIsRecordedShownAmendedAndTakenAway() throws {
    let store = try TestStore()
    let seen = day(40)
    let event = try JSON(try store.succeed(record + ["--stamp", "aru in \(seen)", "--json"]).text)
    let stamp = event["body"]["stamp"]
    #expect(stamp["post"].text == "aruk" && stamp["direction"].text == "in" && stamp["date"].text == iso(seen))
    let id = try #require(event["id"].text)
    #expect(try store.succeed(["crossing", "show", id, "--lang", "en"]).text.contains("  stamp: aruk in \(iso(seen))"))
    try store.succeed(["crossing", "amend", id, "--reason", "salah lihat", "--stamp", "lain KUCHING k \(seen)"])
    let row = try JSON(try store.succeed(["crossings", "--json"]).text)
    #expect(row["stamp"]["place"].text == "KUCHING" && row["stamp"]["direction"].text == "out")
    // What else is amended leaves it.
    try store.succeed(["crossing", "amend", id, "--reason", "catatan", "--note", "koper"])
    #expect(try JSON(try store.succeed(["crossings", "--json"]).text)["stamp"]["place"].text == "KUCHING")
    try store.succeed(["crossing", "amend", id, "--reason", "tidak ada cap", "--stamp", ""])
    #expect(try JSON(try store.succeed(["crossings", "--json"]).text)["stamp"].value == nil)
    let story = try store.succeed(["crossing", "show", id]).text
    #expect(story.contains("stamp: \"KUCHING\" out \(iso(seen)) -> -"))
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func aDayThatCannotBeIsToldBehindTheRecord() throws {
    let store = try TestStore()
    let told = try store.succeed(record + ["--stamp", "aruk in \(day(-3))"])
    #expect(told.lines.count == 2)
    #expect(told.lines[1].hasPrefix("  ! attention: stamp of ") && told.lines[1].hasSuffix("(stamp-implausible)"))
    let kept = try #require(try store.records("crossing.recorded").last)
    #expect(kept["body"]["notices"].items.map(\.text) == ["stamp-implausible"])
    // The records of a new store reach back to no stamp of its post.
    #expect(try store.succeed(record + ["--number", "X7", "--stamp", "entikong in \(day(40))"]).lines.count == 1)
  }

  @Test(arguments: [
    "aruk", "aruk in", "tebedu in 20-11-2026", "sei in 20-11-2026", "aruk in 31-02-2026", "in 20-11-2026",
  ])
  func whatIsNoStampIsWrongUsageAndNothingIsRecorded(typed: String) throws {
    let store = try TestStore()
    try store.expectUnchanged {
      try expectOneSentence(try store.run(record + ["--stamp", typed]), status: 64)
    }
  }
}
