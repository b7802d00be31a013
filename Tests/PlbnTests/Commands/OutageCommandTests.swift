import Foundation
import Testing

/// `plbn outage` and what it changes of `crossings`, `shift summary` and `doctor`, as a person runs them.
@Suite struct OutageCommandTests {
  /// A moment so many minutes ago, as it is typed.
  private static func ago(_ minutes: Int) -> String {
    let formatter = ISO8601DateFormatter()
    formatter.timeZone = TimeZone(secondsFromGMT: 7 * 3600)
    return formatter.string(from: Date(timeIntervalSinceNow: Double(-60 * minutes)))
  }

  private static let crossing = [
    "crossing", "record", "--document", "passport", "--number", "X1", "--name", "CONTOH, LIM", "--nationality", "MYS",
    "--direction", "in", "--outcome", "cleared", "--stay-until", "none",
  ]

  private static func slip(_ paper: String, _ minutes: Int, _ more: String...) -> [String] {
    [
      "outage", "enter", "--paper", paper, "--occurred", ago(minutes), "--direction", "in", "--signed", "SW",
      "--document", "passport", "--number", "X\(paper)", "--name", "REKAAN, BUDI", "--nationality", "IDN",
    ] + more
  }

  @Test func anOutageWithPaperIsPutInOrder() throws {
    let store = try TestStore()
    func list() throws -> JSON { try JSON(try #require(try store.succeed(["outage", "list", "--json"]).lines.first)) }
    let declared = try JSON(
      try store.succeed(["outage", "declare", "network", "--since", Self.ago(90), "--json"]).text)
    let id = try #require(declared["id"].text)
    let again = try store.run(["outage", "declare", "power", "--lang", "en"])
    #expect(again.status == 1 && again.messages.first?.hasPrefix("An outage was declared already by ") == true)
    try store.succeed(["outage", "give", "101-105", "--lane", "2"])
    try store.succeed(Self.crossing)
    try store.succeed(["outage", "end", "--until", Self.ago(5)])
    let late = try JSON(try store.succeed(Self.slip("0101", 60, "--json")).text)
    #expect(late["body"]["late"]["paper"].number == 101 && late["body"]["lane"].number == 2)
    let twice = try store.run(Self.slip("101", 30) + ["--lang", "en"])
    #expect(twice.status == 1 && twice.messages.first?.hasPrefix("The slip 0101 was keyed in already by ") == true)
    try store.succeed(["outage", "settle", "103-105", "--as", "unused", "--reason", "kembali"])

    var state = try list()
    #expect(state["id"].text == id && state["cause"].text == "network" && state["drill"].flag == false)
    #expect(state["papers"]["given"].number == 5 && state["papers"]["open"][0].text == "0102")
    #expect(state["crossings"].number == 2 && state["late"].number == 1 && state["untold"].number == 2)
    let detail = try store.succeed(["outage", "list", String(id.prefix(6))]).text
    #expect(detail.contains("terbuka: 0102") && detail.contains("REKAAN, BUDI") && detail.contains("TERLAMBAT"))
    let one = try #require(
      try JSON(try store.succeed(["outage", "list", id, "--json"]).text)["untold_crossings"][0].text)
    try store.succeed(["outage", "reconcile", one])
    try store.succeed(["outage", "reconcile", "--all", "--words", "nota 12/REKAAN"])
    state = try list()
    #expect(state["untold"].number == 0)
    #expect(try store.run(["outage", "reconcile", "--all"]).status == 1)

    let row = try #require(
      try store.succeed(["crossings", "--json"]).lines.map(JSON.init).first { $0["late"]["paper"].number == 101 })
    #expect(row["outage"].text == id && row["late"]["signed"].text == "SW")
    #expect(row["time"].text.map { $0 < row["late"]["recorded"].text ?? "" } == true)
    let summary = try JSON(try store.succeed(["shift", "summary", "--from", "2026-01-01", "--json"]).text)
    #expect(summary["late"].number == 1)
    #expect(
      try store.succeed(["crossing", "show", try #require(row["id"].text)]).text.contains("kertas 0101, paraf SW"))
    #expect(try store.succeed(["journal", "verify"]).status == 0)
  }

  @Test func whatIsNoTimeNumberOrCauseIsWrongUsageAndRecordsNothing() throws {
    let store = try TestStore()
    try store.succeed(["outage", "declare", "network"])
    try store.expectUnchanged {
      for arguments in [
        ["outage", "declare", "rain"], ["outage", "declare", "power", "--since", "besok"],
        ["outage", "give", "5-4"], ["outage", "give", "1-2000"], ["outage", "give", "1-5", "--lane", "100"],
        ["outage", "settle", "1-5", "--as", "eaten", "--reason", "x"], ["outage", "reconcile"],
        ["outage", "reconcile", "abcd", "--all"], ["outage", "form", "--pages", "0"],
      ] {
        #expect(try store.run(arguments).status == 64, "\(arguments)")
      }
      for arguments in [
        ["outage", "end", "0nosuch"], ["outage", "settle", "1-5", "--as", "unused", "--reason", "x"],
        ["outage", "reconcile", "abcd"], Self.slip("101", -5), Self.slip("0", 5),
        Self.slip("101", 5, "--outage", "none"), Self.slip("101", 5, "--outcome", "refused"),
      ] {
        let finished = try store.run(arguments)
        #expect(finished.status != 0 && finished.messages.count == 1, "\(arguments) \(finished.errors)")
      }
    }
    // Of no outage there is no slip, only a late entry.
    var entry = Self.slip("101", 5, "--outage", "none")
    entry.removeSubrange(2...3)
    try store.succeed(entry)
    let row = try JSON(try #require(try store.succeed(["crossings", "--json"]).lines.first))
    #expect(row["outage"].text == nil && row["late"]["signed"].text == "SW")
  }

  @Test func aHitOnALateEntryTellsThatTheTravellerHasGone() throws {
    let store = try TestStore(list: true)
    try store.succeed(["outage", "declare", "central-system"])
    let finished = try store.run([
      "outage", "enter", "--occurred", Self.ago(1), "--direction", "in", "--signed", "SW", "--document", "passport",
      "--number", "X0000101", "--name", "RAHMAN, ABDUL", "--birth", "1979-03-14", "--nationality", "IDN", "--lang",
      "en",
    ])
    #expect(finished.status == 0)
    #expect(finished.errors.contains("HIT: RAHMAN, ABDUL") && finished.errors.contains("the traveller HAS GONE"))
    let row = try JSON(try #require(try store.succeed(["crossings", "--json"]).lines.first))
    #expect(row["check"].text != nil)
  }

  @Test func aDrillIsToldAndReminded() throws {
    let store = try TestStore()
    try store.succeed(["crossings"])
    func drill() throws -> JSON? {
      try store.run(["doctor", "--json"]).lines.map(JSON.init).first { $0["topic"].text == "drill" }
    }
    #expect(try drill()?["level"].text == "unknown")
    try store.succeed(["outage", "declare", "network", "--drill"])
    try store.succeed(Self.crossing)
    try store.succeed(["outage", "end"])
    #expect(try drill()?["level"].text == "good")
    #expect(try JSON(try #require(try store.succeed(["crossings", "--json"]).lines.first))["outage"].text == nil)
    #expect(try store.succeed(["outage"]).text.contains("LATIHAN"))
  }

  @Test func thePaperFormNeedsNoStoreAndHasTheFieldsOfTheScreen() throws {
    let store = try TestStore(isMade: false)
    let printed = try store.succeed(["outage", "form", "--papers", "101-105", "--lang", "en"]).text
    #expect(printed.contains("OUTAGE FORM") && printed.contains("0105"))
    for line in printed.split(separator: "\n") { #expect(line.count <= 80) }
    let fields = try JSON(try store.succeed(["outage", "form", "--json"]).text)["fields"].items
    #expect(fields.prefix(3).map { $0["field"].text } == ["paper", "paperDate", "paperTime"])
  }
}
