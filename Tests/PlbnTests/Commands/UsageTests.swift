import Testing

/// What every command takes, and what the program says to a command line that it can't understand.
@Suite struct UsageTests {
  private func refusal(_ arguments: [String], english: Bool = true) throws -> Finished {
    let finished = try Program.run(arguments, environment: ["LANG": english ? "en_US.UTF-8" : "id_ID.UTF-8"])
    #expect(finished.output.isEmpty)
    #expect(finished.messages.count == 1)
    return finished
  }

  @Test(
    arguments: [
      (["exchange", "export"], #"There is no command "exchange"; see "plbn --help"."#),
      (["patrol", "stop"], #"There is no command "stop"; see "plbn patrol --help"."#),
      (["patrol"], #"Choose one of: start, log, end; see "plbn patrol --help"."#),
      (["patrol", "start"], #"Missing expected argument '--unit <unit>'; see "plbn patrol start --help"."#),
      (["shift"], #"Choose one of: summary; see "plbn shift --help"."#),
      (["journal", "chekpoint"], #"There is no command "chekpoint"; see "plbn journal --help"."#),
      (
        ["journal"],
        "Choose one of: cat, follow, verify, key, checkpoint, prove, witness, bench, backup, restore; "
          + #"see "plbn journal --help"."#
      ),
      (["init"], #"Missing expected argument '--post <post>'; see "plbn init --help"."#),
      (["crossings", "--store"], #"Missing value for '--store <dir>'; see "plbn crossings --help"."#),
      (["crossings", "--no-such"], #"Unknown option '--no-such'; see "plbn crossings --help"."#),
      (
        ["crossings", "--lang", "xx"],
        #"The value 'xx' is invalid for '--lang <id|en>'. Please provide one of 'id' and 'en'; see "plbn crossings --help"."#
      ),
      (["scan", "--lane", "100"], #"--lane is 1 to 99; see "plbn scan --help"."#),
      (["crossings", "--limit", "0"], #"--limit is 1 to 1000000; see "plbn crossings --help"."#),
      (["mrz", "a", "b"], #"Unexpected argument 'b'; see "plbn mrz --help"."#),
    ]) func wrongUsageIsOneSentenceAndStatus64(arguments: [String], sentence: String) throws
  {
    let finished = try refusal(arguments)
    #expect(finished.status == 64)
    #expect(finished.messages == [sentence])
  }

  @Test(
    arguments: [
      (["exchange"], #"Tidak ada perintah "exchange"; lihat "plbn --help"."#),
      (["init"], #"Kurang argumen '--post <post>'; lihat "plbn init --help"."#),
      (["crossings", "--no-such"], #"Opsi tidak dikenal: '--no-such'; lihat "plbn crossings --help"."#),
      (["mrz", "a", "b"], #"Argumen tidak dikenal: 'b'; lihat "plbn mrz --help"."#),
    ]) func theSentenceIsIndonesianUnlessTheLocaleIsEnglish(arguments: [String], sentence: String) throws
  {
    #expect(try refusal(arguments, english: false).messages == [sentence])
  }

  @Test func whatMayStandSomewhereIsListedInOneLine() throws {
    let arguments = ["rule", "set", "nosuch", "1", "--reason", "x"]
    for (english, words) in [(true, "Please provide one of the following: "), (false, "Pilih salah satu dari: ")] {
      let said = try #require(try refusal(arguments, english: english).messages.first)
      #expect(said.contains(words + "idle-lock-minutes, "), "\(said)")
      #expect(!said.contains("\u{FFFD}") && !said.contains(" - "))
    }
  }

  @Test func aDescriptorThatIsNotOpenIsNamed() throws {
    let store = try TestStore()
    let said = try store.run(["account", "passphrase", "--new-passphrase-fd", "99", "--lang", "en"])
    #expect(said.status == 1)
    #expect(
      said.messages.last == "Descriptor 99 can't be read: that descriptor is not open for this. Nothing was recorded.",
      "\(said.errors)")
  }

  @Test func nobodyActsUnderTheNameOfTheJournalsOwnRecords() throws {
    let store = try TestStore()
    for name in ["plbn", "PLBN"] {
      try store.expectUnchanged {
        let finished = try store.run(
          ["patrol", "start", "--unit", "A", "--leader", "B", "--strength", "2", "--sector", "C", "--officer", name])
        #expect(finished.status == 64, "\(name)")
        #expect(finished.messages.first?.contains("jurnal sendiri mencatat") == true, "\(finished.errors)")
      }
    }
    try store.expectUnchanged {
      let made = try store.run(
        ["account", "create", "plbn", "--name", "Rekaan", "--role", "officer", "--lang", "en"])
      #expect(made.status != 0)
      #expect(made.errors.contains("the journal itself records"), "\(made.errors)")
    }
    let new = try Program.run(
      ["init", "--post", "entikong", "--officer", "plbn", "--store", store.folder + "/new", "--lang", "en"])
    #expect(new.status == 64)
  }

  @Test func controlCharactersInTheArgumentsAreNotRepeated() throws {
    let finished = try refusal(["\u{1B}]0;title\u{07}\u{202E}" + String(repeating: "x", count: 10_000)])
    #expect(finished.status == 64)
    #expect(!finished.errors.dropLast().contains { $0.unicodeScalars.contains { $0.value < 0x20 || $0 == "\u{202E}" } })
    #expect(finished.errors.utf8.count < 200)
  }

  @Test func theOptionsOfEveryCommandMayStandAnywhere() throws {
    let store = try TestStore()
    let places = [
      ["--store", store.path, "--json", "journal", "key"], ["journal", "--json", "--store=" + store.path, "key"],
      ["journal", "key", "--json", "--store", store.path],
    ]
    let keys = try places.map { try Program.run($0).text }
    #expect(keys[0].hasPrefix(#"{"key":"plbn/entikong/"#))
    #expect(Set(keys).count == 1)
  }

  @Test func helpKnowsTheLanguageThatWasAskedFor() throws {
    #expect(try Program.run(["--lang", "en", "help", "journal"]).text.contains("Checks every line of the journal,"))
    #expect(try Program.run(["journal", "--help", "--lang=id"]).text.contains("Memeriksa setiap baris jurnal,"))
    #expect(try Program.run(["--version"]).status == 0)
  }

  @Test(
    arguments: [
      (["LC_MESSAGES": "en_GB.UTF-8", "LANG": "id_ID.UTF-8"], "is no MRZ"),
      (["LC_MESSAGES": "", "LANG": "en_US.UTF-8"], "is no MRZ"), (["LC_MESSAGES": "C", "LANG": "en_US"], "bukan MRZ"),
      (["LANG": "ms_MY.UTF-8"], "bukan MRZ"), (["LANG": nil], "bukan MRZ"),
    ] as [([String: String?], String)]) func theLanguageIsThatOfTheMessagesAndIndonesianByDefault(
      environment: [String: String?], words: String
    ) throws
  {
    let finished = try Program.run(["mrz"], input: Array("nothing\n".utf8), environment: environment)
    #expect(finished.errors.contains(words))
  }

  @Test func langStandsAboveTheEnvironment() throws {
    let arguments = ["mrz", "--lang", "en"]
    let finished = try Program.run(arguments, input: Array("x\n".utf8), environment: ["LC_MESSAGES": "id"])
    #expect(finished.errors.contains("is no MRZ"))
  }

  @Test func theStoreIsTheOptionsThenTheVariablesThenTheHomeFolders() throws {
    let store = try TestStore()
    let folder = store.folder
    func place(_ arguments: [String], _ environment: [String: String?]) throws -> String {
      let finished = try Program.run(arguments + ["journal", "key", "--lang", "en"], environment: environment)
      #expect(finished.status == 1)
      return finished.messages.first ?? ""
    }
    let all = ["PLBN_STORE": folder + "/b", "XDG_DATA_HOME": folder + "/c", "HOME": folder + "/d"]
    #expect(try place(["--store", folder + "/a"], all).hasPrefix("There is no store in \(folder)/a;"))
    #expect(try place([], all).hasPrefix("There is no store in \(folder)/b;"))
    let withoutStore = ["XDG_DATA_HOME": folder + "/c", "HOME": folder + "/d"]
    #expect(try place([], withoutStore).hasPrefix("There is no store in \(folder)/c/plbn;"))
    #expect(try place([], ["HOME": folder + "/d"]).hasPrefix("There is no store in \(folder)/d/.local/share/plbn;"))
  }

  @Test func anOfficersNameIsOneThatTheScreenCanShow() throws {
    let store = try TestStore()
    for name in ["", "  ", "A\u{1B}[2J", "A\u{202E}B", String(repeating: "a", count: 65)] {
      #expect(try store.run(["watchlist", "import", TestStore.demoList, "--officer", name]).status == 64)
    }
    try store.succeed(["watchlist", "import", TestStore.demoList, "--officer", "Sari Wulandari"])
    #expect(try store.records().last?["officer"].text == "Sari Wulandari")
  }
}
