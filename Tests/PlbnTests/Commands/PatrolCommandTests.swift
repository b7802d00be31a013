import Border
import Foundation
import Journal
import Testing

/// `plbn patrol` and `plbn patrols`: who is out, since when, heard of when, and who is overdue.
@Suite struct PatrolCommandTests {
  private let start = [
    "patrol", "start", "--unit", "Satuan Contoh", "--leader", "Serda Contoh", "--strength", "8", "--sector",
    "Patok A 100",
  ]

  private func begin(_ store: TestStore, _ more: [String] = []) throws -> String {
    try #require(try JSON(try store.succeed(start + more + ["--json"]).text)["id"].text)
  }

  private func patrols(_ store: TestStore, _ arguments: [String] = []) throws -> [JSON] {
    try store.succeed(["patrols", "--json"] + arguments).lines.map(JSON.init)
  }

  @Test func aPatrolGoesIsHeardOfAndComesBack() throws {
    let store = try TestStore()
    let event = try JSON(try store.succeed(start + ["--joint", "--report-every", "45", "--json"]).text)
    let id = try #require(event["id"].text)
    #expect(event["type"].text == "patrol.started")
    #expect(event["body"]["report_minutes"].number == 45)
    let entry = try JSON(
      try store.succeed(
        [
          "patrol", "log", String(id.prefix(6)), "  Tiga orang  di jalan setapak", "--position", "1.0167, 110.3667",
          "--persons", "3", "--handed-to", "Polsek Contoh", "--json",
        ]
      ).text)
    #expect(entry["body"]["patrol"].text == id)
    #expect(entry["body"]["text"].text == "Tiga orang di jalan setapak")
    let out = try #require(try patrols(store).first)
    #expect(
      ["id", "unit", "leader", "sector"].map { out[$0].text } == [id, "Satuan Contoh", "Serda Contoh", "Patok A 100"])
    #expect(["strength", "entries", "persons"].map { out[$0].number } == [8, 1, 3])
    #expect(["joint", "overdue"].map { out[$0].flag } == [true, false])
    #expect(out["last_text"].text == "Tiga orang di jalan setapak")
    #expect(out["ended"].value is NSNull)
    let end = try JSON(try store.succeed(["patrol", "end", id.uppercased(), "--json"]).text)
    #expect(end["type"].text == "patrol.ended")
    let back = try #require(try patrols(store).first)
    #expect(back["ended"].text?.hasSuffix("+07:00") == true)
    #expect(back["due"].value is NSNull)
    #expect(try patrols(store, ["--out"]).isEmpty)
  }

  @Test func everyMemberIsThereAlsoWhereThereIsNothing() throws {
    let store = try TestStore()
    _ = try begin(store)
    let line = try store.succeed(["patrols", "--json"]).text
    for member in [#""last":null"#, #""last_text":null"#, #""ended":null"#, #""joint":false"#, #""entries":0"#] {
      #expect(line.contains(member))
    }
    #expect(try patrols(store)[0]["due"].text?.isEmpty == false)
  }

  @Test func peopleSeeWhoIsOutSinceWhenAndWhatWasHeard() throws {
    let store = try TestStore()
    let id = try begin(store, ["--joint"])
    try store.succeed(["patrol", "log", id, "Patok A 101 utuh"])
    let lines = try store.succeed(["patrols", "--lang", "en"]).lines
    #expect(lines[0] == "\(id)  OUT  Satuan Contoh  Serda Contoh  8 strong  Patok A 100  JOINT")
    #expect(lines[1].contains("since ") && lines[1].contains("due by ") && lines[1].contains("1 entries, 0 persons"))
    #expect(lines[2].hasSuffix("Patok A 101 utuh"))
    #expect(try store.succeed(["patrols"]).lines[0].contains("DI LUAR"))
    try store.succeed(["patrol", "end", id])
    #expect(try store.succeed(["patrols"]).lines[0].contains("KEMBALI"))
    let none = try store.succeed(["patrols", "--out"])
    #expect(none.output.isEmpty)
    #expect(none.messages == ["Tidak ada patroli."])
  }

  @Test func onePatrolIsShownWithItsEntriesNewestFirst() throws {
    let store = try TestStore()
    let id = try begin(store)
    for text in ["pertama", "kedua"] { try store.succeed(["patrol", "log", id, text, "--position=-0.5,110.25"]) }
    let one = try JSON(try store.succeed(["patrols", String(id.prefix(4)), "--json"]).text)
    #expect(one["id"].text == id)
    #expect((0..<2).map { one["log"][$0]["text"].text } == ["kedua", "pertama"])
    let position = try #require(one["log"][0]["position"].value as? [String: Double])
    #expect(position == ["lat": -0.5, "lon": 110.25])
    #expect(one["log"][0]["persons"].value is NSNull)
    let lines = try store.succeed(["patrols", id]).lines
    #expect(lines.count == 5)
    #expect(lines[3].hasSuffix("kedua  @-0.5,110.25"))
  }

  @Test func aPatrolThatIsBackTakesALateEntryAndEndsOnce() throws {
    let store = try TestStore()
    let id = try begin(store)
    try store.succeed(["patrol", "end", id, "--officer", "Sari"])
    try store.succeed(["patrol", "log", id, "ditulis kemudian"])
    try store.expectUnchanged {
      let again = try store.run(["patrol", "end", id])
      #expect(again.status == 1)
      #expect(again.messages == ["Patroli itu sudah diakhiri oleh Sari."])
    }
    #expect(try patrols(store)[0]["entries"].number == 1)
  }

  @Test func patrolsOfAPeriodAreThoseThatWereOutDuringIt() throws {
    let store = try TestStore()
    let id = try begin(store)
    try store.succeed(["patrol", "end", id])
    _ = try begin(store)
    #expect(try patrols(store).count == 2)
    #expect(try patrols(store, ["--from", "2018", "--to", "2019"]).isEmpty)
    #expect(try patrols(store, ["--from", "2018"]).count == 2)
    #expect(try patrols(store, ["--from", "9999"]).count == 1)
    for arguments in [["--from", "2019", "--to", "2018"], ["--from", "x"], [id, "--out"], [id, "--from", "2018"]] {
      #expect(try store.run(["patrols"] + arguments).status == 64, "\(arguments)")
    }
  }

  @Test func moreThanOneAnswerOfTheLedgerIsListedToTheLast() throws {
    let store = try TestStore()
    let journal = try Journal(StoreLayout(root: store.path), console: "test:-")
    let officer = Officer(name: "petugas-contoh")
    let count = 6
    let each = Ledger.patrolLimit / 5
    for _ in 0..<count {
      let entries = (0..<each).flatMap { number in
        let id = newEventID()
        let start = PatrolStarted(unit: "Satuan \(number)", leader: "Serda Contoh", strength: 5, sector: "A")
        return [Entry(start, id: id, by: officer), Entry(PatrolEnded(patrol: id), by: officer)]
      }
      _ = try journal.append { _ in entries }
      usleep(2_000)
    }
    let ids = try patrols(store).map { $0["id"].text }
    #expect(ids.count == count * each)
    #expect(Set(ids).count == ids.count)
    #expect(try patrols(store, ["--out"]).isEmpty)
  }

  @Test(
    arguments: [
      ["--strength", "0"], ["--strength", "501"], ["--strength=-3"], ["--strength", "99999999999999999999"],
      ["--strength", "8x"], ["--report-every", "0"], ["--report-every", "1441"], ["--unit", ""], ["--leader", "  "],
      ["--sector", "A\u{1B}[31mB"], ["--leader", "A\u{202E}B"], ["--unit", String(repeating: "A", count: 10_000)],
    ]) func aStartThatCantBeMeantIsWrongUsage(arguments: [String]) throws
  {
    let store = try TestStore()
    try store.expectUnchanged {
      // Of two options of one name the last one counts.
      try expectOneSentence(try store.run(start + arguments), status: 64)
    }
  }

  @Test(
    arguments: [
      ["text", "--persons", "-1"], ["text", "--persons=-1"], ["text", "--persons", "10001"],
      ["text", "--persons", "99999999999999999999"], ["text", "--position", "91,0"], ["text", "--position", "1"],
      ["text", "--position", "nan,inf"], ["text", "--position", String(repeating: "1", count: 10_000)], [""], [" "],
      ["a\u{1B}[2J"], [String(repeating: "a", count: 1_001)], [String(repeating: "a", count: 10_000)],
      ["text", "--handed-to", "\u{200B}"], [],
    ]) func anEntryThatCantBeMeantIsWrongUsage(arguments: [String]) throws
  {
    let store = try TestStore()
    let id = try begin(store)
    try store.expectUnchanged {
      try expectOneSentence(try store.run(["patrol", "log", id] + arguments), status: 64)
    }
  }

  @Test(arguments: ["zzzzzz", "abc", "%", "....", "\u{1B}[2Jaa", String(repeating: "a", count: 10_000)])
  func aPatrolThatIsNoneIsRefused(id: String) throws {
    let store = try TestStore()
    _ = try begin(store)
    try store.expectUnchanged {
      for arguments in [["patrol", "log", id, "text"], ["patrol", "end", id], ["patrols", id]] {
        try expectOneSentence(try store.run(arguments), status: 1)
      }
    }
  }

  @Test func aCrossingsIdIsNoPatrols() throws {
    let store = try TestStore()
    let crossing = try JSON(
      try store.succeed(
        [
          "crossing", "record", "--document", "none", "--name", "CONTOH", "--direction", "in", "--outcome", "cleared",
          "--json",
        ]
      ).text)
    let id = try #require(crossing["id"].text)
    #expect(try store.run(["patrol", "end", id]).status == 1)
    #expect(try store.run(["patrols", id]).status == 1)
  }

  @Test func aStoreThatIsNotThereOrDamagedTakesNothing() throws {
    let missing = try TestStore(isMade: false)
    #expect(try missing.run(start).status == 1)
    #expect(try missing.run(["patrols"]).status == 1)
    let store = try TestStore()
    let id = try begin(store)
    try store.damage { $0.replacing("Serda", with: "Serma") }
    try store.expectUnchanged {
      for arguments in [start, ["patrol", "log", id, "text"], ["patrol", "end", id]] {
        let finished = try store.run(arguments)
        #expect(finished.status == 1, "\(arguments)")
        #expect(finished.output.isEmpty)
      }
    }
  }
}

/// One sentence on standard error, short and without what steers a terminal; nothing on standard output.
func expectOneSentence(
  _ finished: Finished, status: Int32, _ sourceLocation: SourceLocation = #_sourceLocation
) throws {
  #expect(finished.status == status, "\(finished.errors)", sourceLocation: sourceLocation)
  #expect(finished.output.isEmpty, sourceLocation: sourceLocation)
  #expect(finished.messages.count == 1, "\(finished.errors)", sourceLocation: sourceLocation)
  #expect(finished.errors.utf8.count < 700, sourceLocation: sourceLocation)
  let hidden = finished.errors.dropLast().unicodeScalars.filter { $0.value < 0x20 || $0 == "\u{202E}" }
  #expect(hidden.isEmpty, sourceLocation: sourceLocation)
}
