import Foundation
import Testing

/// `plbn shift summary`: the figures as they are published, and the same figures as one object.
@Suite struct ShiftCommandTests {
  private func store(_ post: String, _ crossings: [PublishedCrossings]) throws -> TestStore {
    let store = try TestStore(isMade: false)
    try store.succeed(["init", "--post", post])
    try PublishedCrossings.append(crossings, to: store)
    // The read model of so many is built once; on a busy machine that is longer than a test waits otherwise.
    let first = try store.live(["crossings", "--limit", "1"])
    #expect(first.waitForExit(milliseconds: 300_000) == 0)
    return store
  }

  private func record(_ store: TestStore, _ arguments: [String]) throws -> String {
    let fields = ["crossing", "record", "--document", "passport", "--number", "X1", "--name", "CONTOH, SITI", "--json"]
    return try #require(try JSON(try store.succeed(fields + arguments).text)["id"].text)
  }

  @Test func theFiguresOfBadau2018StandAsTheyWerePublished() throws {
    let store = try store("badau", PublishedCrossings.badau2018)
    let english = try store.succeed(["shift", "summary", "--lang", "en"]).lines
    let outward = "WNI passport 18,701  WNI PLB 19,127  WNA passport 10,205  WNA PLB 1,584  = 49,617"
    let inward = "WNI passport 18,335  WNI PLB 18,884  WNA passport 10,570  WNA PLB 1,598  = 49,387"
    #expect(english.contains("DEPARTURES  " + outward))
    #expect(english.contains("ARRIVALS    " + inward))
    let indonesian = try store.succeed(["shift", "summary"]).lines
    func published(_ line: String) -> String {
      line.replacing("passport", with: "paspor").replacing(",", with: ".")
    }
    #expect(indonesian[0].hasPrefix("PLBN Badau  "))
    #expect(indonesian.contains("KEBERANGKATAN  " + published(outward)))
    #expect(indonesian.contains("KEDATANGAN     " + published(inward)))
    #expect(indonesian.contains("JUMLAH 99.004"))
    #expect(indonesian.contains("KEPUTUSAN  IZIN 99.004"))

    let told = try JSON(try store.succeed(["shift", "summary", "--json"]).text)
    #expect(told["post"].text == "badau")
    let cells = (0..<told["crossings"].count).map { told["crossings"][$0] }
    #expect(cells.count == 8)
    for cell in PublishedCrossings.badau2018 {
      let same = cells.filter {
        $0["direction"].text == cell.direction.rawValue && $0["document"].text == cell.document
          && $0["citizenship"].text == (cell.nationality == "IDN" ? "wni" : "wna")
      }
      #expect(same.map { $0["count"].number } == [cell.count])
    }
    let totals = ["in", "out", "wni", "wna", "unknown", "all"].map { told["totals"][$0].number }
    #expect(totals == [49_387, 49_617, 75_047, 23_957, 0, 99_004])
  }

  @Test func theFiguresOfEntikongsLebaran2024StandAsTheyWerePublished() throws {
    let store = try store("entikong", PublishedCrossings.entikong2024)
    let lines = try store.succeed(["shift", "summary", "--lang", "en"]).lines
    #expect(lines.contains("DEPARTURES  WNI 3,927  WNA 1,020  = 4,947"))
    #expect(lines.contains("ARRIVALS    WNI 7,811  WNA   277  = 8,088"))
    #expect(lines.contains("TOTAL 13,035"))
  }

  @Test func aPeriodCountsWhatLiesInItAndNothingElse() throws {
    let store = try TestStore(post: TestStore.postInMidDay)
    _ = try record(store, ["--direction", "in", "--outcome", "cleared", "--nationality", "IDN"])
    _ = try record(store, ["--direction", "out", "--outcome", "cleared"])
    let rows = try store.succeed(["crossings", "--json"]).lines.map(JSON.init)
    let second = try #require(rows[0]["time"].text)
    func totals(_ arguments: [String]) throws -> [Int?] {
      let told = try JSON(try store.succeed(["shift", "summary", "--json"] + arguments).text)
      return ["in", "out", "wni", "unknown", "all"].map { told["totals"][$0].number }
    }
    #expect(try totals([]) == [1, 1, 1, 1, 2])
    #expect(try totals(["--to", second]) == [1, 0, 1, 0, 1])
    #expect(try totals(["--from", second]) == [0, 1, 0, 1, 1])
    #expect(try totals(["--from", second, "--to", second]) == [0, 0, 0, 0, 0])
    #expect(try totals(["--from", "2018", "--to", "2019"]) == [0, 0, 0, 0, 0])
    #expect(try totals(["--from", "0001-01-01", "--to", "9999-12-31T23:59:59Z"]) == [1, 1, 1, 1, 2])
  }

  @Test func theDaySoFarBeginsAtThePostsMidnight() throws {
    let post = TestStore.postInMidDay
    let told = try JSON(try TestStore(post: post).succeed(["shift", "summary", "--json"]).text)
    let zone = post == "nunukan" ? "+08:00" : "+07:00"
    #expect(told["from"].text?.hasSuffix("T00:00:00.000" + zone) == true)
    #expect(told["from"].text?.prefix(10) == told["to"].text?.prefix(10))
    let store = try TestStore()
    let past = try JSON(try store.succeed(["shift", "summary", "--json", "--to", "2024-04-16"]).text)
    #expect(past["from"].text == "2024-04-15T00:00:00.000+07:00")
  }

  @Test func whatWasVoidedDoesNotCountAndWhatWasAmendedCountsAsAmended() throws {
    let store = try TestStore(post: TestStore.postInMidDay)
    let wrong = try record(store, ["--direction", "in", "--outcome", "cleared", "--nationality", "IDN"])
    let amended = try record(store, ["--direction", "in", "--outcome", "cleared", "--nationality", "IDN"])
    _ = try record(store, ["--direction", "in", "--outcome", "refused", "--reason", "document-invalid"])
    try store.succeed(["crossing", "void", wrong, "--reason", "twice"])
    try store.succeed(["crossing", "amend", amended, "--reason", "misread", "--nationality", "MYS"])
    let told = try JSON(try store.succeed(["shift", "summary", "--json"]).text)
    #expect(["wni", "wna", "all"].map { told["totals"][$0].number } == [0, 1, 1])
    #expect(told["voided"].number == 1)
    #expect(told["amended"].number == 1)
    let outcomes = (0..<told["outcomes"].count).map { told["outcomes"][$0] }
    #expect(outcomes.map { $0["outcome"].text } == ["cleared", "refused"])
    #expect(outcomes.map { $0["count"].number } == [1, 1])
  }

  @Test func hitsAndPatrolsStandBesideTheCrossings() throws {
    let store = try TestStore(list: true, post: TestStore.postInMidDay)
    let listed = Passport(name: "RAHMAN, ABDUL", number: "X0000101", birth: "790314", sex: "M")
    try store.succeed(["scan"], input: listed.text)
    try store.succeed(
      ["patrol", "start", "--unit", "Satuan Contoh", "--leader", "Serda Contoh", "--strength", "6", "--sector", "A"])
    let told = try JSON(try store.succeed(["shift", "summary", "--json"]).text)
    #expect(["waiting", "decided", "all"].map { told["hits"][$0].number } == [1, 0, 1])
    #expect(["all", "out", "overdue", "entries", "persons"].map { told["patrols"][$0].number } == [1, 1, 0, 0, 0])
    let lines = try store.succeed(["shift", "summary", "--lang", "en"]).lines
    #expect(lines.contains("HITS  1  waiting 1"))
    #expect(lines.contains("PATROLS  1  still out 1  OVERDUE 0  entries 0  persons 0"))
  }

  @Test(
    arguments: [
      ["--from", "2026-11-21", "--to", "2026-11-20"], ["--from", "9999"], ["--from", "yesterday"], ["--to", ""],
      ["--to", "2026-11-21T08:00"], ["--from", "\u{1B}[2J"], ["--from", String(repeating: "9", count: 10_000)],
      ["--from", "-1"], ["--from", "99999999999999999999"],
    ]) func aPeriodThatIsNoneIsWrongUsage(arguments: [String]) throws
  {
    let store = try TestStore()
    let finished = try store.run(["shift", "summary"] + arguments)
    #expect(finished.status == 64)
    #expect(finished.output.isEmpty)
    #expect(finished.messages.count == 1)
    #expect(finished.errors.utf8.count < 500)
    #expect(!finished.errors.contains("\u{1B}"))
  }

  @Test func withoutAStoreThereIsARefusal() throws {
    let store = try TestStore(isMade: false)
    #expect(try store.run(["shift", "summary"]).status == 1)
    #expect(try store.run(["shift"]).status == 64)
  }
}
