import Foundation
import Testing

/// `plbn crossing` and `plbn crossings`: recorded, voided and read back without a screen.
@Suite struct CrossingCommandTests {
  private let fields = [
    "crossing", "record", "--document", "passport", "--number", "x 123-4567", "--name", "  CONTOH,  SITI ", "--birth",
    "1974-08", "--nationality", "idn", "--sex", "f",
  ]

  private func record(_ store: TestStore, _ arguments: [String]) throws -> JSON {
    try JSON(try store.succeed(fields + arguments + ["--json"]).text)
  }

  @Test func fieldsBecomeTheEventThatIsPrintedAndKept() throws {
    let store = try TestStore(list: true)
    let event = try record(
      store,
      [
        "--direction", "in", "--outcome", "secondary", "--reason", "document-doubt", "--purpose", "KERJA-P",
        "--vehicle",
        "minibus", "--lane", "4", "--officer", "Sari",
      ])
    #expect(event["type"].text == "crossing.recorded")
    #expect(event["officer"].text == "Sari")
    let body = event["body"]
    #expect(body["traveller"]["name"].text == "CONTOH, SITI")
    #expect(body["traveller"]["birth"].text == "1974-08")
    #expect(body["traveller"]["nationality"].text == "IDN")
    #expect(body["traveller"]["sex"].text == "F")
    #expect(body["document"]["number"].text == "X1234567")
    #expect(body["outcome"].text == "secondary")
    #expect(body["reason"].text == "document-doubt")
    #expect(body["purpose"].text == "KERJA-P")
    #expect(body["vehicle"].text == "minibus")
    #expect(body["lane"].number == 4)
    let kept = try store.records().suffix(2)
    #expect(kept.first?["type"].text == "watchlist.checked")
    #expect(kept.first?["id"].text == body["check"].text)
    #expect(kept.last?["id"].text == event["id"].text)
  }

  @Test func anMRZGivesTheFieldsAndItsWrongOnesAreTold() throws {
    let store = try TestStore()
    let passport = Passport(name: "CONTOH, SITI", number: "X1234567")
    let good = try store.file("good", passport.text)
    let bad = try store.file("bad", passport.broken(at: 9).joined(separator: "\n"))
    let decision = ["--direction", "out", "--outcome", "cleared", "--lang", "en"]
    let first = try store.succeed(["crossing", "record", "--mrz-file", good] + decision)
    #expect(first.errors.isEmpty)
    #expect(first.text.contains("CLEAR  CONTOH, SITI"))
    let second = try store.succeed(["crossing", "record", "--mrz-file", bad] + decision)
    #expect(second.messages == ["The MRZ does not agree in: number, composite; it is recorded as read."])
  }

  /// `fields` without the options that are given otherwise, and these.
  private func fields(with arguments: [String]) -> [String] {
    let names = Set(arguments.filter { $0.hasPrefix("--") })
    let kept = stride(from: 2, to: fields.count, by: 2).filter { !names.contains(fields[$0]) }
    return ["crossing", "record", "--direction", "in"] + kept.flatMap { fields[$0..<$0 + 2] } + arguments
  }

  @Test(
    arguments: [
      ["--outcome", "none-such"], ["--outcome", "cleared", "--purpose", "none-such"],
      ["--outcome", "cleared", "--vehicle", "none-such"], ["--outcome", "cleared", "--document", "none-such"],
      ["--outcome", "cleared", "--birth", "1974-13"],
      ["--outcome", "cleared", "--birth", "2199"], ["--outcome", "cleared", "--sex", "Q"],
      ["--outcome", "cleared", "--nationality", "IDNX"], ["--outcome", "cleared", "--number", ""],
      ["--outcome", "cleared", "--number", "\u{1B}"], ["--outcome", "cleared", "--name", ""],
      ["--outcome", "cleared", "--name", "A\u{1B}[31mB"], ["--outcome", "cleared", "--name", "A\u{202E}B"],
      ["--outcome", "cleared", "--name", String(repeating: "A", count: 10_000)],
      ["--outcome", "cleared", "--note", String(repeating: "A", count: 201)],
      ["--outcome", "cleared", "--note", "A\u{200B}B"],
      ["--outcome", "refused", "--reason", String(repeating: "why ", count: 10_000)],
    ]) func whatCantBeMeantIsWrongUsageInOneSentence(arguments: [String]) throws
  {
    let store = try TestStore()
    try store.expectUnchanged { try expectOneSentence(try store.run(fields(with: arguments)), status: 64) }
  }

  @Test(arguments: [["--outcome", "refused"], ["--outcome", "referred", "--reason", "in her own words"]])
  func whatTheRulesForbidIsRefused(arguments: [String]) throws {
    let store = try TestStore()
    try store.expectUnchanged { try expectOneSentence(try store.run(fields(with: arguments)), status: 1) }
  }

  @Test func codesAreLookedAtBeforeTheListsAreRead() throws {
    let store = try TestStore(list: true)
    // A list that can't be read is told as soon as it is looked at.
    for file in try FileManager.default.contentsOfDirectory(atPath: store.path + "/lists") {
      try FileManager.default.removeItem(atPath: store.path + "/lists/" + file)
    }
    #expect(try store.run(fields(with: ["--outcome", "cleared"])).messages.count == 1)
    try expectOneSentence(try store.run(fields(with: ["--outcome", "none-such", "--lang", "en"])), status: 64)
  }

  @Test func aCountryThatNoTableHasIsToldAndRecorded() throws {
    let store = try TestStore()
    let finished = try store.run(fields(with: ["--outcome", "cleared", "--nationality", "zzz", "--lang", "en"]))
    #expect(finished.status == 0)
    #expect(finished.messages == ["The country code ZZZ is not known; it is recorded as given."])
    #expect(try store.records("crossing.recorded")[0]["body"]["traveller"]["nationality"].text == "ZZZ")
  }

  @Test func aNoteIsKeptBesideTheCrossing() throws {
    let store = try TestStore()
    try store.succeed(fields(with: ["--outcome", "cleared", "--note", " bersama  dua anak "]))
    #expect(try store.records("crossing.recorded")[0]["body"]["note"].text == "bersama dua anak")
    #expect(try JSON(try store.succeed(["crossings", "--json"]).text)["note"].text == "bersama dua anak")
  }

  @Test func aDocumentWithoutANameIsRefusedAndNoWrongUsage() throws {
    let store = try TestStore()
    let file = try store.file("nameless", Passport(name: "", number: "X1").text)
    try store.expectUnchanged {
      let finished = try store.run(
        ["crossing", "record", "--mrz-file", file, "--direction", "in", "--outcome", "cleared", "--lang", "en"])
      #expect(finished.status == 1)
      #expect(finished.messages.last == "The name is missing.")
    }
  }

  @Test(
    arguments: [
      ["--direction", "in", "--outcome", "cleared"], ["--mrz-file", "x", "--direction", "in"],
      ["--mrz-file", "x", "--name", "A", "--direction", "in", "--outcome", "cleared"],
      ["--mrz-file", "x", "--birth", "1974", "--direction", "in", "--outcome", "cleared"],
      ["--mrz-file", "x", "--direction", "up", "--outcome", "cleared"],
      ["--document", "passport", "--name", "A", "--direction", "in", "--outcome", "cleared"],
    ]) func aCommandLineThatLacksOrMixesWhatItNeedsIsWrongUsage(arguments: [String]) throws
  {
    let store = try TestStore()
    #expect(try store.run(["crossing", "record"] + arguments).status == 64)
  }

  @Test func aFileMustHoldOneMRZ() throws {
    let store = try TestStore()
    for text in ["", "coffee\n", Passport.specimen + Passport.specimen] {
      let file = try store.file("mrz", text)
      try store.expectUnchanged {
        let finished = try store.run(
          ["crossing", "record", "--mrz-file", file, "--direction", "in", "--outcome", "cleared"])
        #expect(finished.status == 1)
        #expect(finished.messages == ["\(file) tidak berisi tepat satu MRZ; tidak ada yang dicatat."])
      }
    }
  }

  @Test func aVoidIsAFurtherEventAndCountsOnce() throws {
    let store = try TestStore()
    let id = try #require(try record(store, ["--direction", "in", "--outcome", "cleared"])["id"].text)
    let void = try JSON(
      try store.succeed(["crossing", "void", String(id.prefix(6)), "--reason", "wrong lane", "--json"]).text)
    #expect(void["type"].text == "crossing.voided")
    #expect(void["body"]["crossing"].text == id)
    #expect(try store.records("crossing.recorded").count == 1)
    let row = try JSON(try store.succeed(["crossings", "--json"]).text)
    #expect(row["void"].flag == true)
    #expect(row["void_reason"].text == "wrong lane")
    try store.expectUnchanged {
      for (id, reason) in [(id, "again"), ("zzzz", "none"), ("%", "none")] {
        try expectOneSentence(try store.run(["crossing", "void", id, "--reason", reason]), status: 1)
      }
      for reason in [" ", "\u{1B}[2J", String(repeating: "x", count: 10_000)] {
        try expectOneSentence(try store.run(["crossing", "void", id, "--reason", reason]), status: 64)
      }
    }
    #expect(try store.run(["crossing", "void", id]).status == 64)
  }

  @Test func aDecisionIsTakenBackAtOnceByWhoeverMadeIt() throws {
    let store = try TestStore()
    let id = try #require(try record(store, ["--direction", "in", "--outcome", "cleared"])["id"].text)
    try expectOneSentence(try store.run(["crossing", "undo", id, "--officer", "orang-lain"]), status: 1)
    let undone = try JSON(try store.succeed(["crossing", "undo", String(id.prefix(6)), "--json"]).text)
    #expect(undone["type"].text == "crossing.undone" && undone["body"]["crossing"].text == id)
    try expectOneSentence(try store.run(["crossing", "undo", id]), status: 1)
    try expectOneSentence(try store.run(["crossing", "undo", "0nosuchcrossing"]), status: 1)
    #expect(try store.run(["crossing", "undo"]).status == 64)
  }

  @Test func aReceiptFindsItsRecordAndMasksTheNumber() throws {
    let store = try TestStore()
    let recorded = try record(store, ["--direction", "in", "--outcome", "cleared"])
    let id = try #require(recorded["id"].text)
    let line = try store.succeed(["crossing", "receipt", String(id.prefix(6))]).text
    let seq = try #require(recorded["seq"].number)
    #expect(
      line.hasSuffix("  \(id.prefix(8)) #\(seq)\n") && !line.contains("X1234567") && !line.contains("CONTOH"))
    #expect(try store.succeed(["crossing", "receipt", id, "--whole"]).text.contains("X1234567"))
    let json = try JSON(try store.succeed(["crossing", "receipt", id, "--json"]).text)
    #expect(json["id"].text == id && json["receipt"].text.map { $0 + "\n" } == line)
    try expectOneSentence(try store.run(["crossing", "receipt", "zzzz"]), status: 1)
  }

  @Test func crossingsAreNewestFirstAndCanBeNarrowed() throws {
    let store = try TestStore()
    for (number, direction) in [("A1", "in"), ("B2", "out"), ("C3", "in")] {
      try store.succeed(
        [
          "crossing", "record", "--document", "passport", "--name", "CONTOH", "--number", number, "--direction",
          direction, "--outcome", "cleared",
        ])
    }
    func numbers(_ arguments: [String]) throws -> [String?] {
      try store.succeed(["crossings", "--json"] + arguments).lines.map { try JSON($0)["number"].text }
    }
    #expect(try numbers([]) == ["C3", "B2", "A1"])
    #expect(try numbers(["--limit", "2"]) == ["C3", "B2"])
    #expect(try numbers(["--document", "b-2"]) == ["B2"])
    let rows = try store.succeed(["crossings", "--json"]).lines.map(JSON.init)
    let middle = try #require(rows[1]["time"].text)
    #expect(middle.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+07:00/) != nil)
    #expect(try numbers(["--from", middle]) == ["C3", "B2"])
    #expect(try numbers(["--to", middle]) == ["A1"])
    #expect(try numbers(["--from", "2020", "--to", "2020-02-01"]) == [])
    for time in ["yesterday", "2026-11-21T08:00", "2026-13", ""] {
      #expect(try store.run(["crossings", "--from", time]).status == 64)
    }
  }

  @Test func crossingsAreNarrowedByNameOutcomeDirectionAndCitizenship() throws {
    let store = try TestStore()
    for (name, nationality, direction, outcome) in [
      ("CONTOH, SITI", "IDN", "in", "cleared"), ("REKAAN, AMIN", "MYS", "out", "cleared"),
      ("CONTOH, UMAR", "", "in", "detained"),
    ] {
      let country = nationality.isEmpty ? [] : ["--nationality", nationality]
      try store.succeed(
        ["crossing", "record", "--document", "none", "--name", name, "--direction", direction, "--outcome", outcome]
          + country + (outcome == "cleared" ? [] : ["--reason", "contoh"]))
    }
    func names(_ arguments: [String]) throws -> [String?] {
      try store.succeed(["crossings", "--json"] + arguments).lines.map { try JSON($0)["name"].text }
    }
    #expect(try names(["--name", "contoh"]) == ["CONTOH, UMAR", "CONTOH, SITI"])
    #expect(try names(["--name", "umar"]) == ["CONTOH, UMAR"])
    #expect(try names(["--name", "%"]) == [])
    #expect(try names(["--direction", "out"]) == ["REKAAN, AMIN"])
    #expect(try names(["--citizenship", "wni"]) == ["CONTOH, SITI"])
    #expect(try names(["--citizenship", "unknown"]) == ["CONTOH, UMAR"])
    #expect(try names(["--outcome", "detained"]) == ["CONTOH, UMAR"])
    #expect(try names(["--outcome", "detained", "--outcome", "cleared", "--direction", "in"]).count == 2)
    for arguments in [
      ["--outcome", "none-such"], ["--outcome", ""], ["--direction", "up"], ["--citizenship", "wn"], ["--name", " "],
      ["--name", String(repeating: "a", count: 101)], ["--name", String(repeating: "a", count: 10_000)],
      ["--document", "-"], ["--document", String(repeating: "1", count: 10_000)], ["--from", "2019", "--to", "2018"],
      ["--limit", "99999999999999999999"], ["--limit=-1"],
    ] {
      try expectOneSentence(try store.run(["crossings"] + arguments), status: 64)
    }
  }
}
