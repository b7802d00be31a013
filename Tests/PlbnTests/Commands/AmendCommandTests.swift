import Foundation
import Testing

/// `plbn crossing amend` and `plbn crossing show`: what was wrong is put right, and what stood there stays to be read.
@Suite struct AmendCommandTests {
  private func record(_ store: TestStore, _ more: [String] = []) throws -> String {
    let fields = [
      "crossing", "record", "--document", "passport", "--number", "X1234567", "--name", "CONTOH, SITI", "--birth",
      "1974-08", "--nationality", "IDN", "--direction", "in", "--outcome", "cleared", "--purpose", "WISATA", "--json",
    ]
    return try #require(try JSON(try store.succeed(fields + more).text)["id"].text)
  }

  private func amend(_ store: TestStore, _ id: String, _ arguments: [String]) throws -> Finished {
    try store.run(["crossing", "amend", id, "--reason", "salah ketik"] + arguments)
  }

  @Test func whatIsNamedIsPutRightAndTheRestStays() throws {
    let store = try TestStore()
    let id = try record(store)
    let event = try JSON(
      try amend(
        store, String(id.prefix(5)),
        [
          "--name", " CONTOH,  SITI NUR ", "--birth", "1974-08-12", "--sex", "f", "--nationality", "mys", "--document",
          "plb", "--number", "p 1-2", "--direction", "out", "--vehicle", "bus", "--note", "bersama anak", "--json",
        ]
      ).text)
    #expect(event["type"].text == "crossing.amended")
    #expect(event["body"]["crossing"].text == id)
    #expect(event["body"]["reason"].text == "salah ketik")
    let row = try JSON(try store.succeed(["crossings", "--json"]).text)
    let now = ["name", "birth", "sex", "nationality", "document", "number", "direction", "vehicle", "note", "purpose"]
    #expect(
      now.map { row[$0].text } == [
        "CONTOH, SITI NUR", "1974-08-12", "F", "MYS", "plb", "P12", "out", "bus", "bersama anak", "WISATA",
      ])
    #expect(row["amended"].number == 1)
    #expect(row["outcome"].text == "cleared")
  }

  @Test func anEmptyTextClearsWhatMayBeEmpty() throws {
    let store = try TestStore()
    let id = try record(store, ["--note", "lama"])
    let cleared = ["birth", "nationality", "purpose", "note"]
    #expect(try amend(store, id, cleared.flatMap { ["--" + $0, ""] }).status == 0)
    let row = try JSON(try store.succeed(["crossings", "--json"]).text)
    #expect(cleared.allSatisfy { row[$0].value == nil })
    try store.expectUnchanged {
      for field in ["--name", "--number", "--document", "--direction"] {
        try expectOneSentence(try amend(store, id, [field, ""]), status: 64)
      }
    }
  }

  @Test func companionAndVehicleArePutRightFieldByField() throws {
    let store = try TestStore()
    let id = try record(
      store,
      ["--relation", "mother", "--guardian-name", "CONTOH, DEWI", "--vehicle-plate", "KB 1 XX", "--on-board", "3"])
    let arguments = [
      "--relation", "father", "--guardian-name", "CONTOH, BUDI", "--vehicle-plate", "", "--boat", "REKAAN",
    ]
    #expect(try amend(store, id, arguments).status == 0)
    let row = try JSON(try store.succeed(["crossings", "--json"]).text)
    #expect(row["guardian"]["relation"].text == "father" && row["guardian"]["name"].text == "CONTOH, BUDI")
    #expect(row["conveyance"]["boat"].text == "REKAAN" && row["conveyance"]["persons"].number == 3)
    #expect(row["conveyance"]["plate"].value == nil)
    let shown = try store.succeed(["crossing", "show", id]).text
    #expect(shown.contains("guardian.name: CONTOH, DEWI -> CONTOH, BUDI"))
    #expect(shown.contains("conveyance.plate: KB 1 XX -> -"))
    #expect(try amend(store, id, ["--relation", "", "--no-conveyance"]).status == 0)
    let bare = try JSON(try store.succeed(["crossings", "--json"]).text)
    #expect(bare["guardian"].value == nil && bare["conveyance"].value == nil)
    try store.expectUnchanged {
      try expectOneSentence(try amend(store, id, ["--guardian-name", "CONTOH"]), status: 64)
    }
  }

  @Test func theWholeHistoryIsShown() throws {
    let store = try TestStore(list: true)
    let id = try record(store)
    try store.succeed([
      "crossing", "amend", id, "--reason", "salah ketik", "--name", "CONTOH, SINTA", "--officer", "Sari",
    ])
    try store.succeed(["crossing", "void", id, "--reason", "dua kali", "--officer", "Dewi"])
    let story = try JSON(try store.succeed(["crossing", "show", String(id.prefix(4)), "--json"]).text)
    #expect(story["crossing"]["id"].text == id)
    #expect(story["crossing"]["name"].text == "CONTOH, SINTA")
    #expect(story["crossing"]["void_officer"].text == "Dewi")
    #expect(story["scan"].value is NSNull)
    #expect(story["findings"].count == 0)
    let change = story["changes"][0]
    #expect(change["officer"].text == "Sari")
    #expect(change["fields"].count == 1)
    #expect(
      ["field", "before", "after"].map { change["fields"][0][$0].text } == ["name", "CONTOH, SITI", "CONTOH, SINTA"])
    let lines = try store.succeed(["crossing", "show", id, "--lang", "en"]).lines
    let order = ["decided IZIN", "amended: salah ketik", "VOIDED: dua kali"].map { word in
      lines.firstIndex { $0.contains(word) }
    }
    #expect(order.compactMap(\.self).count == 3 && order.compactMap(\.self) == order.compactMap(\.self).sorted())
    #expect(lines.contains("      name: CONTOH, SITI -> CONTOH, SINTA"))
  }

  @Test func whatWasAnsweredAtTheLaneStandsInTheHistory() throws {
    let store = try TestStore(list: true)
    let id = try #require(
      try JSON(
        try store.succeed(
          [
            "crossing", "record", "--document", "passport", "--number", "X0000101", "--name", "RAHMAN, ABDUL",
            "--birth",
            "1979-03-14", "--direction", "in", "--outcome", "secondary", "--reason", "name-match", "--json",
          ]
        ).text)["id"].text)
    let story = try JSON(try store.succeed(["crossing", "show", id, "--json"]).text)
    #expect(story["checks"][0]["candidates"][0]["entry"].text == "demo-001")
    #expect(try store.succeed(["crossing", "show", id]).text.contains("demo demo-001  KUAT  RAHMAN, ABDUL"))
  }

  @Test(
    arguments: [
      [], ["--sex", "Q"], ["--birth", "1974-13"], ["--birth", "2199"], ["--nationality", "IDNX"],
      ["--purpose", "none"],
      ["--vehicle", "none-such"], ["--document", "none-such"], ["--direction", "up"], ["--number", "\u{1B}"],
      ["--name", "A\u{1B}[31mB"], ["--name", "A\u{202E}B"], ["--name", String(repeating: "A", count: 10_000)],
      ["--note", String(repeating: "A", count: 201)], ["--number", String(repeating: "1", count: 10_000)],
      ["--name", "CONTOH", "--reason", " "], ["--name", "CONTOH", "--reason", "\u{1B}[2J"],
      ["--name", "CONTOH", "--reason", String(repeating: "x", count: 10_000)],
    ]) func whatCantBeMeantIsWrongUsage(arguments: [String]) throws
  {
    let store = try TestStore()
    let id = try record(store)
    try store.expectUnchanged { try expectOneSentence(try amend(store, id, arguments), status: 64) }
  }

  @Test func whatTheRulesForbidIsRefused() throws {
    let store = try TestStore()
    let id = try record(store)
    try store.expectUnchanged {
      for other in ["zzzz", "abc", "%%%%", "\u{1B}[2J", "", String(repeating: "a", count: 10_000)] {
        try expectOneSentence(try amend(store, other, ["--name", "CONTOH"]), status: 1)
        try expectOneSentence(try store.run(["crossing", "show", other]), status: 1)
      }
      try expectOneSentence(try amend(store, id, ["--name", "CONTOH, SITI"]), status: 1)
    }
    try store.succeed(["crossing", "void", id, "--reason", "dua kali"])
    try store.expectUnchanged { try expectOneSentence(try amend(store, id, ["--name", "CONTOH"]), status: 1) }
    #expect(try store.run(["crossing", "amend", id, "--name", "CONTOH"]).status == 64)
  }

  @Test func aPatrolsIdIsNoCrossings() throws {
    let store = try TestStore()
    let patrol = try JSON(
      try store.succeed(
        ["patrol", "start", "--unit", "A", "--leader", "B", "--strength", "3", "--sector", "C", "--json"]
      ).text)
    let id = try #require(patrol["id"].text)
    try expectOneSentence(try store.run(["crossing", "show", id]), status: 1)
    try expectOneSentence(try amend(store, id, ["--name", "CONTOH"]), status: 1)
  }

  @Test func aStoreThatIsNotThereOrDamagedTakesNothing() throws {
    let missing = try TestStore(isMade: false)
    #expect(try amend(missing, "abcdef", ["--name", "A"]).status == 1)
    #expect(try missing.run(["crossing", "show", "abcdef"]).status == 1)
    let store = try TestStore()
    let id = try record(store)
    try store.damage { $0.replacing("SITI", with: "SITA") }
    try store.expectUnchanged {
      let finished = try amend(store, id, ["--name", "CONTOH"])
      #expect(finished.status == 1)
      #expect(finished.output.isEmpty)
    }
  }
}
