import Testing

/// `plbn lookup --list --class --band`.
@Suite struct LookupFilterTests {
  private func entries(_ store: TestStore, _ options: String...) throws -> [String] {
    let shown = try JSON(try store.succeed(["lookup", "KHAYALAN REKAAN", "--json"] + options).text)
    return shown["candidates"].items.compactMap { $0["entry"].text }.sorted()
  }

  private func store() throws -> TestStore {
    let store = try TestStore()
    let many = (0..<30).map { "M-\($0),KHAYALAN REKAAN" }.joined(separator: "\n")
    for (name, rows) in [("banyak", "entry,name\n\(many)\n"), ("sedikit", "entry,name\nS-1,KHAYALAN REKAAN\n")] {
      let file = try store.file("\(name).csv", rows)
      try store.succeed(["watchlist", "import", file, "--name", name])
    }
    return store
  }

  @Test func aBandIsTakenByItsCodeAndItsWords() throws {
    let store = try store()
    for words in [["strong", "KUAT"], ["possible", "mungkin", "POSSIBLE"], ["weak", "lemah"]] {
      let found = try words.map { try entries(store, "--band", $0, "--limit", "100") }
      #expect(Set(found).count == 1, "\(words)")
    }
    #expect(try store.run(["lookup", "KHAYALAN REKAAN", "--band", "keras"]).status == 64)
  }

  @Test func onlyWhatIsWantedIsShownAndTheRecordSaysSo() throws {
    let store = try store()
    #expect(try !entries(store).contains("S-1"))
    #expect(try entries(store, "--list", "sedikit") == ["S-1"])
    #expect(try entries(store, "--list", "sedikit", "--list", "banyak", "--limit", "100").count == 31)
    let made = try store.records("lookup.made").map { $0["body"] }
    #expect(made[0]["query"]["filter"].value == nil)
    #expect(made[1]["query"]["filter"]["lists"].items.compactMap(\.text) == ["sedikit"])
    // The index that the record names is of all lists, and is built again of those that stand beside it.
    #expect(made[1]["lists"].items.compactMap { $0["name"].text } == ["banyak", "sedikit"])
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func aBandCountsBeforeTheLimit() throws {
    let store = try store()
    let all = try JSON(try store.succeed(["lookup", "KHAYALAN REKAAN", "--json", "--limit", "1"]).text)
    let band = try #require(all["candidates"][0]["band"].text)
    #expect(try entries(store, "--band", band, "--limit", "100").count == 31)
    for other in ["strong", "possible", "weak"] where other != band {
      #expect(try entries(store, "--band", other).isEmpty)
    }
    #expect(try store.run(["lookup", "KHAYALAN", "--band", "likely"]).status == 64)
  }

  @Test func aListOrClassThatThereIsNotIsRefusedAndNotTakenForNobody() throws {
    let store = try store()
    for options in [["--list", "sedikti"], ["--class", "cegah"]] {
      let refused = try store.run(["lookup", "KHAYALAN REKAAN"] + options)
      #expect(refused.status == 1 && refused.errors.contains(options[1]), "\(refused.errors)")
    }
    #expect(try store.records("lookup.made").isEmpty)
    let demo = try TestStore(list: true)
    let found = try JSON(try demo.succeed(["lookup", "RAHMAN, ABDUL", "--class", "CEGAH", "--json"]).text)
    #expect(!found["candidates"].items.isEmpty)
    for candidate in found["candidates"].items {
      let id = try #require(candidate["entry"].text)
      let entry = try JSON(try demo.succeed(["watchlist", "show", id, "--json"]).text)
      #expect(entry["measure"]["class"].text?.lowercased() == "cegah")
    }
  }
}
