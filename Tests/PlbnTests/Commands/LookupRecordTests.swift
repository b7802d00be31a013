import Foundation
import Testing

/// What a look-up leaves in the journal: everything that it showed, before it was shown, and nothing else.
@Suite struct LookupRecordTests {
  private func made(_ store: TestStore) throws -> [JSON] { try store.records("lookup.made") }

  @Test func aLookupThatShowsEntriesIsRecordedWithWhoWhyWhatAndWhichLists() throws {
    let store = try TestStore(list: true)
    let shown = try JSON(
      try store.succeed(["lookup", "ABDUL RACHMAN", "--purpose", "briefing", "--officer", "Sari", "--json"]).text)
    let record = try #require(try made(store).first)
    #expect(record["officer"].text == "Sari")
    let body = record["body"]
    #expect(body["purpose"].text == "briefing")
    #expect(body["query"]["text"].text == "ABDUL RACHMAN")
    let imported = try store.records("watchlist.imported")[0]["body"]["files"][0]["sha256"].text
    #expect(body["lists"][0]["sha256"].text == imported)
    let entries = (0..<body["entries"].count).map { body["entries"][$0]["entry"].text }
    #expect(entries == (0..<shown["candidates"].count).map { shown["candidates"][$0]["entry"].text })
    #expect(!entries.isEmpty)
  }

  @Test func aPurposeMayBeLeftUnsaidAndMustBeOneOfTheList() throws {
    let store = try TestStore(list: true)
    try store.succeed(["lookup", "ABDUL RACHMAN"])
    #expect(try made(store).map { $0["body"]["purpose"].text } == [nil])
    #expect(try store.run(["lookup", "ABDUL RACHMAN", "--purpose", "curiosity"]).status == 64)
    #expect(try made(store).count == 1)
  }

  @Test func nothingIsRecordedWhereNobodyWasShown() throws {
    let store = try TestStore(list: true)
    try store.expectUnchanged {
      #expect(try store.succeed(["lookup", "QQQXX ZZZYY"]).lines == ["Tidak ada yang mirip."])
      _ = try store.run(["lookup", "--json", "-"], input: "QQQXX\n{\n\n{\"name\":5}\n")
    }
  }

  @Test func everyLineOfAStreamIsRecordedAsItWasAsked() throws {
    let store = try TestStore(list: true)
    let queries = [
      #"{"name":"RAHMAN, ABDUL","dob":"1979-03-14","doc":"X0000101","nationality":"IDN"}"#, "QQQXX",
      "ABDUL\u{1B}[31m RACHMAN", #"{"mrz":"RAHMAN<<ABDUL<<<<<<"}"#,
      "ABDUL " + String(repeating: "RACHMAN ", count: 1_000),
    ]
    let shown = try store.run(["lookup", "--json", "-"], input: queries.joined(separator: "\n"))
    #expect(try shown.lines.map { try JSON($0)["candidates"].count > 0 } == [true, false, true, true, true])
    let asked = try made(store).map { $0["body"]["query"] }
    #expect(asked.count == 4)
    #expect(asked[0]["text"].text == "RAHMAN, ABDUL")
    #expect(["birth", "document", "nationality"].map { asked[0][$0].text } == ["1979-03-14", "X0000101", "IDN"])
    #expect(asked[1]["text"].text == "ABDUL\u{1B}[31m RACHMAN")
    #expect(asked[2]["text"].text == "RAHMAN<<ABDUL<<<<<<")
    #expect(asked[3]["text"].text?.count == 500)
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func everyEntryOfTheLongestAnswerIsRecorded() throws {
    let store = try TestStore()
    let name = String(repeating: "Contoh\u{1F600}Panjang ", count: 60)
    let rows = (0..<100).map { "panjang-\($0),\(name)\($0),primary" + String(repeating: ",", count: 14) }
    let list = try store.file("list.csv", TestStore.listHeader + rows.joined(separator: "\n") + "\n")
    try store.succeed(["watchlist", "import", list])
    let shown = try JSON(
      try store.succeed(["lookup", "Contoh Panjang", "--limit", "100", "--json"]).text)["candidates"]
    #expect(shown.count == 100)
    let recorded = try made(store).flatMap { record in
      (0..<record["body"]["entries"].count).map { record["body"]["entries"][$0]["entry"].text }
    }
    #expect(recorded == (0..<100).map { shown[$0]["entry"].text })
  }

  @Test func aThousandLinesAreAnsweredInOrderAndAllRecorded() throws {
    let store = try TestStore(list: true)
    let input = (1...3_000).map { $0 % 3 == 0 ? "QQQXX \($0)\n" : "ABDUL RACHMAN\n" }.joined()
    let lines = try store.succeed(["lookup", "--json", "-", "--limit", "1"], input: input).lines
    #expect(try lines.map { try JSON($0)["id"].text } == (1...3_000).map(String.init))
    #expect(try made(store).count == 2_000)
  }

  @Test func twoLookupsAtOnceAreBothRecorded() throws {
    let store = try TestStore(list: true)
    let lookups = try (0..<2).map { _ in try store.live(["lookup", "--json", "-", "--limit", "1"]) }
    for _ in 0..<50 { for lookup in lookups { lookup.write("ABDUL RACHMAN\n") } }
    for lookup in lookups { lookup.closeInput() }
    for lookup in lookups {
      let finished = try lookup.finish()
      #expect(finished.status == 0, "\(finished.errors)")
      #expect(finished.lines.count == 50)
    }
    #expect(try made(store).count == 100)
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func whereItCantBeRecordedNothingIsShown() throws {
    let store = try TestStore(list: true)
    let blocks = store.journal.count / 512
    let limited = "ulimit -f \(blocks); exec \"$0\" \"$@\""
    try store.expectUnchanged {
      for arguments in [["lookup", "ABDUL RACHMAN"], ["watchlist", "show", "demo-001"]] {
        let finished = try store.run(arguments + ["--lang", "en"], wrapper: limited)
        #expect(finished.status == 1)
        #expect(finished.output.isEmpty)
        #expect(finished.messages.last?.contains("The disk is full") == true, "\(finished.errors)")
      }
    }
  }

  @Test func aStreamStopsAtWhatItCantRecord() throws {
    let store = try TestStore(list: true)
    let blocks = store.journal.count / 512 + 4
    let input = String(repeating: "ABDUL RACHMAN\n", count: 5_000)
    let finished = try store.run(
      ["lookup", "--json", "-", "--lang", "en"], input: input, wrapper: "ulimit -f \(blocks); exec \"$0\" \"$@\"")
    #expect(finished.status == 1)
    #expect(finished.lines.count < 5_000)
    #expect(finished.messages.last?.hasPrefix("The look-up can't be recorded, so nothing is shown: ") == true)
    #expect(try made(store).count >= finished.lines.count)
  }

  @Test func onADamagedJournalNothingIsRecordedOrShown() throws {
    let store = try TestStore(list: true)
    try store.succeed(["lookup", "ABDUL RACHMAN", "--purpose", "test"])
    try store.damage { $0.replacing(#""purpose":"test""#, with: #""purpose":"case""#) }
    try store.expectUnchanged {
      for arguments in [["lookup", "ABDUL RACHMAN"], ["watchlist", "show", "demo-001"]] {
        let finished = try store.run(arguments)
        #expect(finished.status == 1, "\(arguments)")
        #expect(finished.output.isEmpty)
        #expect(!finished.messages.isEmpty)
      }
    }
  }
}
