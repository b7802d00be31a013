import Foundation
import Testing

/// `plbn watchlist`: published lists in, whole or in part, and never a broken one.
@Suite struct WatchlistCommandTests {
  @Test func anImportIsToldCountedAndListed() throws {
    let store = try TestStore()
    let told = try JSON(
      try store.succeed(["watchlist", "import", TestStore.demoList, "--name", "demo", "--json"]).text)
    #expect(told["recorded"].flag == true)
    #expect(told["list"].text == "demo")
    #expect(told["format"].text == "plbn-csv")
    #expect(told["added"].number == told["entries"].number)
    let event = try #require(try store.records("watchlist.imported").first)
    #expect(event["id"].text == told["id"].text)
    #expect(event["body"]["files"][0]["sha256"].text == told["sha256"].text)
    let listed = try JSON(try store.succeed(["watchlist", "lists", "--json"]).text)
    #expect(listed["sha256"].text == told["sha256"].text)
    #expect(listed["age_hours"].number == 0)
    #expect(listed["imported"].text?.hasSuffix("+07:00") == true)
  }

  @Test func aDryRunAndAnUnchangedListRecordNothing() throws {
    let store = try TestStore()
    let dryRun = try JSON(
      try store.succeed(["watchlist", "import", TestStore.demoList, "--dry-run", "--json"]).text)
    #expect(dryRun["recorded"].flag == false)
    #expect(try store.records("watchlist.imported").isEmpty)
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.path + "/lists").allSatisfy { $0 == ".lock" })
    try store.succeed(["watchlist", "import", TestStore.demoList])
    try store.expectUnchanged {
      let again = try store.run(["watchlist", "import", TestStore.demoList, "--lang", "en"])
      #expect(again.status == 0)
      #expect(again.messages.last == "The list demo-watchlist is this version already; nothing was recorded.")
      #expect(again.text.hasPrefix("demo-watchlist is still \(try TestStore.demoEntries()) entries"))
    }
  }

  @Test func anEntryIsShownWithWhatTheListSays() throws {
    let store = try TestStore(list: true)
    let entry = try JSON(try store.succeed(["watchlist", "show", "demo-001", "--json"]).text)
    #expect(entry["list"].text == "demo")
    #expect(entry["names"][0]["name"].text == "RAHMAN, ABDUL")
    #expect(entry["births"][0].text == "1979-03-14")
    #expect(entry["documents"][0]["number"].text == "X0000101")
    #expect(entry["measure"]["class"].text == "cegah")
    for wrong in ["\u{1B}[2Jx", "", String(repeating: "x", count: 10_000)] {
      try store.expectUnchanged { try expectOneSentence(try store.run(["watchlist", "show", wrong]), status: 1) }
    }
  }

  @Test func anEntryThatIsOpenedIsRecordedBeforeItIsShown() throws {
    let store = try TestStore(list: true)
    try store.succeed(["watchlist", "show", "demo-001", "--purpose", "case", "--officer", "Sari"])
    let made = try #require(try store.records("lookup.made").first)
    #expect(made["officer"].text == "Sari")
    #expect(made["body"]["purpose"].text == "case")
    #expect(made["body"]["query"]["text"].text == "demo-001")
    #expect(made["body"]["opened"]["list"].text == "demo")
    #expect(made["body"]["opened"]["entry"].text == "demo-001")
    #expect(made["body"]["lists"][0]["name"].text == "demo")
    #expect(try store.run(["watchlist", "show", "demo-001", "--purpose", "curiosity"]).status == 64)
    let unsaid = try store.succeed(["watchlist", "show", "demo-002"])
    #expect(!unsaid.lines.isEmpty)
    #expect(try store.records("lookup.made").map { $0["body"]["purpose"].text } == ["case", nil])
  }

  @Test func anIdWithoutItsListIsSuggestedWithIt() throws {
    let store = try TestStore(list: true)
    let finished = try store.run(["watchlist", "show", "001", "--lang", "en"])
    #expect(finished.status == 1)
    #expect(finished.messages == [#"There is no entry "001" on any list; did you mean demo-001?"#])
  }

  @Test(
    arguments: [
      "", "coffee\n", "<html><body>Not Found</body></html>", "\u{1B}[2J\u{0}\u{0}", "{\"a\":1}\n",
      String(repeating: "x", count: 200_000),
    ]) func aFileThatIsNoListIsRefusedAndLeavesNothing(text: String) throws
  {
    let store = try TestStore(list: true)
    let file = try store.file("thing.csv", text)
    let kept = try store.keptFiles()
    try store.expectUnchanged {
      for format in [["--format", "auto"], ["--format", "plbn-csv"], ["--format", "ofac-csv"]] {
        let finished = try store.run(["watchlist", "import", file] + format)
        #expect(finished.status == 1, "\(format)")
        #expect(finished.output.isEmpty)
        #expect(finished.messages.last?.contains("thing.csv") == true)
        #expect(!finished.errors.contains("\u{1B}"))
      }
    }
    #expect(try store.keptFiles() == kept)
  }

  @Test func brokenRowsAreToldAndTheGoodOnesCount() throws {
    let store = try TestStore()
    let good = try String(contentsOfFile: TestStore.demoList, encoding: .utf8)
    let rows = (0..<30).map { "x-\($0),\u{1B},primary,\u{1B}[31m,?,?,,,,,,,,,,," }
    let file = try store.file(
      "broken.csv",
      TestStore.listHeader + rows.joined(separator: "\n") + "\n" + good.dropFirst(TestStore.listHeader.count))
    #expect(try store.run(["watchlist", "import", file]).status == 1, "30 of 77 rows are too many for nobody to look")
    let finished = try store.run(["watchlist", "import", file, "--json", "--lang", "en", "--despite-concerns"])
    #expect(finished.status == 0)
    let told = try JSON(finished.text)
    #expect(told["broken"][29]["line"].number == 31)
    #expect(told["broken"][29]["file"].text == "broken.csv")
    #expect(told["concerns"][0].text == "broken-rows")
    #expect(told["entries"].number == (try TestStore.demoEntries()))
    #expect(told["broken_rows"].number == 30)
    #expect(finished.messages.count == 23)
    #expect(finished.messages[0].hasPrefix("broken.csv line 2 was left out: "))
    #expect(finished.messages[20] == "10 more broken rows were left out; --json tells the first 1000.")
    #expect(!finished.errors.contains("\u{1B}"))
    #expect(try store.succeed(["lookup", "ABDUL RACHMAN"]).lines[0].contains("demo-001"))
  }

  @Test func aListsFormatAndNameAreCheckedFirst() throws {
    let store = try TestStore()
    #expect(try store.run(["watchlist", "import", TestStore.demoList, "--format", "none-such"]).status == 64)
    #expect(try store.run(["watchlist", "import", TestStore.demoList, "--name", "A/../B"]).status == 64)
    #expect(try store.run(["watchlist", "import", store.folder + "/missing"]).status == 1)
    #expect(try store.run(["watchlist", "import", store.folder]).status == 1)
    #expect(try store.records("watchlist.imported").isEmpty)
  }

  @Test func oFACsListIsTakenWithItsAliasesBesideIt() throws {
    let store = try TestStore()
    let sdn =
      #"1,"TELADAN, Umar Contoh","individual","SDGT",-0-,-0-,-0-,-0-,-0-,-0-,-0-,"DOB 14 Jun 1968; POB Nowhere.""#
    let file = try store.file("sdn.csv", sdn + "\r\n\u{1A}")
    let alone = try store.run(["watchlist", "import", file, "--dry-run", "--lang", "en"])
    #expect(alone.status == 0)
    #expect(alone.messages.contains("alt.csv is not beside it; what it holds was not read."))
    _ = try store.file("alt.csv", #"1,10,"aka","MISALNYA, Umar",-0-"# + "\r\n\u{1A}")
    try store.succeed(["watchlist", "import", file])
    let found = try JSON(try store.succeed(["lookup", "--json", "Umar MISALNYA"]).text)
    #expect(found["candidates"][0]["list"].text == "ofac-sdn")
    #expect(found["candidates"][0]["name"].text == "MISALNYA, Umar")
  }

  @Test func aListThatLostTooMuchIsTakenOnlyByWhoeverSaysSo() throws {
    let store = try TestStore()
    let whole = (1...30).map { "\($0),ORANG REKAAN \($0)\n" }
    let file = try store.file("demo.csv", "entry,name\n" + whole.joined())
    try store.succeed(["watchlist", "import", file])
    _ = try store.file("demo.csv", "entry,name\n" + whole.prefix(12).joined())
    let kept = try store.keptFiles()
    try store.expectUnchanged {
      let dryRun = try store.run(["watchlist", "import", file, "--dry-run", "--json", "--lang", "en"])
      #expect(dryRun.status == 1, "as the import would end")
      #expect(try JSON(dryRun.text)["concerns"][0].text == "shrinks")
      #expect(
        dryRun.messages == [
          "Of 30 entries 18 would be gone; the file may be cut off, or the wrong one.",
          "Gone would be: 18 of 30 names; a file beside it or a column may be missing.",
          "An import without --despite-concerns would be refused.",
        ])
      try store.succeed(["watchlist", "import", file, "--dry-run", "--despite-concerns"])
      let refused = try store.run(["watchlist", "import", file, "--lang", "en"])
      #expect(refused.status == 1)
      #expect(refused.output.isEmpty)
      #expect(refused.messages.first == dryRun.messages.first)
      #expect(refused.messages.last?.contains("--despite-concerns") == true)
    }
    #expect(try store.keptFiles() == kept)
    let taken = try JSON(try store.succeed(["watchlist", "import", file, "--despite-concerns", "--json"]).text)
    #expect(taken["recorded"].flag == true)
    #expect(try store.records("watchlist.imported").last?["body"]["concerns"][0].text == "shrinks")
    #expect(try JSON(try store.succeed(["watchlist", "lists", "--json"]).text)["entries"].number == 12)
  }

  @Test func changesToAListJoinIt() throws {
    func person(_ id: Int, _ name: String) -> String {
      #"{"id":"NK-\#(id)","schema":"Person","properties":{"name":["\#(name)"]},"target":true}"#
    }
    let store = try TestStore()
    let delta = try store.file("entities.delta.json", #"{"op":"ADD","entity":"# + person(31, "SARI UMPAMA") + "}\n")
    let alone = try store.run(["watchlist", "import", delta])
    try expectOneSentence(alone, status: 1)
    let list = try store.file(
      "entities.ftm.json",
      (1...30).map { person($0, "ORANG REKAAN \($0)") + "\n" }.joined()
        + #"{"id":"NK-s","schema":"Sanction","properties":{},"target":false}"# + "\n")
    let whole = try store.run(["watchlist", "import", list, "--lang", "en"])
    #expect(whole.status == 0)
    #expect(whole.messages == ["Records that are no entries of their own: 1 (Sanction 1)."])
    let told = try JSON(try store.succeed(["watchlist", "import", delta, "--json"]).text)
    #expect((told["list"].text, told["entries"].number, told["added"].number) == ("opensanctions", 31, 1))
    #expect(try store.succeed(["lookup", "SARI UMPAMA"]).lines[0].contains("NK-31"))
    let again = try JSON(try store.succeed(["watchlist", "import", delta, "--json"]).text)
    #expect(again["recorded"].flag == false)
  }

  @Test func aReaderThatWasNeverTriedOnARealFileSaysSo() throws {
    let store = try TestStore()
    let file = try store.file(
      "red.json",
      #"{"_embedded":{"notices":[{"forename":"GERUNSIN","name":"KHAYALAN","entity_id":"2026/1001"}]}}"#)
    let finished = try store.run(["watchlist", "import", file, "--lang", "en"])
    #expect(finished.status == 0)
    #expect(finished.messages.contains { $0.contains("never tried on a live file of INTERPOL") })
  }
}

extension TestStore {
  /// How many entries the shipped list has.
  fileprivate static func demoEntries() throws -> Int {
    try String(contentsOfFile: demoList, encoding: .utf8).split(separator: "\n").count { $0.contains(",primary,") }
  }

  /// The kept files of lists, by their digests.
  fileprivate func keptFiles() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/lists").filter { !$0.hasPrefix(".") }.sorted()
  }
}
