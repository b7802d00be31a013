import Foundation
import Testing

/// `plbn watchlist add`, `withdraw` and what shows them: the post's own list. All people are invented.
@Suite struct LocalEntryCommandTests {
  /// A day so many days from now at the post, as people type it.
  private func day(_ days: Int) -> String {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 7 * 3_600)
    format.dateFormat = "dd-MM-yyyy"
    return format.string(from: Date(timeIntervalSinceNow: Double(days) * 86_400))
  }

  private func add(_ name: String = "UMPAMA, BUDI REKAAN", expires: Int = 60) -> [String] {
    [
      "watchlist", "add", name, "--alias", "UMPAMA, BUDHI", "--weak-alias", "SI BUD", "--birth", "12-08-1974",
      "--birth", "~1975", "--sex", "m", "--nationality", "idn", "--document", "passport:X 765-4321:idn", "--class",
      "tangkal", "--legal-basis", "UU 6/2011 Pasal 98", "--owner", "Imigrasi (rekaan)", "--reason", "perkara rahasia",
      "--grade", "reported", "--review", day(30), "--expires", day(expires),
    ]
  }

  private func entryID(_ store: TestStore) throws -> String {
    let lines = try store.succeed(["watchlist", "lists", "--entries", "--json"]).lines.map(JSON.init)
    return try #require(lines.last?["entry"].text)
  }

  @Test func anEntryIsFoundShownCountedAndWithdrawn() throws {
    let store = try TestStore(list: true)
    let made = try JSON(try store.succeed(add() + ["--json"]).text)
    #expect(made["body"]["action"].text == "refused" && made["body"]["documents"][0]["number"].text == "X7654321")
    #expect(made["body"]["births"][1].text == "~1975")
    let id = try entryID(store)
    #expect(id == "local-\(made["id"].text ?? "")")
    let found = try JSON(try store.succeed(["lookup", "budhi umpama", "--json"]).text)
    #expect(found["candidates"][0]["entry"].text == id && found["candidates"][0]["list"].text == "local")
    let lookup = try #require(try store.records("lookup.made").last)
    #expect(lookup["body"]["lists"][1]["name"].text == "local" && lookup["body"]["lists"][1]["entries"].number == 1)
    let lists = try store.succeed(["watchlist", "lists", "--entries", "--lang", "en"])
    #expect(lists.text.contains("local  1 entries in force") && lists.text.contains(id))
    #expect(!lists.text.contains("UMPAMA") && !lists.text.contains("rahasia"))
    let shown = try store.succeed(["watchlist", "show", id, "--lang", "en"]).text
    for part in [
      "tangkal: refused", "owner: Imigrasi (rekaan)", "grade: reported by one source", "sex: male",
      "reason: perkara rahasia", "made: ",
    ] {
      #expect(shown.contains(part), "\(part): \(shown)")
    }
    #expect(try store.records("lookup.made").last?["body"]["opened"]["entry"].text == id)
    try store.succeed(["watchlist", "withdraw", String(id.prefix(12)), "--reason", "selesai"])
    let gone = try JSON(try store.succeed(["lookup", "budhi umpama", "--json"]).text)
    #expect(!gone["candidates"].items.contains { $0["list"].text == "local" })
    let history = try JSON(try store.succeed(["watchlist", "show", id, "--json"]).text)
    #expect(history["state"].text == "withdrawn" && history["withdrawn"]["reason"].text == "selesai")
    #expect(history["made"]["officer"].text != nil)
  }

  @Test func whatIsTypedWronglyIsOneSentenceAndNothingIsRecorded() throws {
    let store = try TestStore()
    func with(_ option: String, _ value: String) -> [String] {
      var arguments = add()
      if let place = arguments.firstIndex(of: option) { arguments[place + 1] = value }
      return arguments
    }
    try store.expectUnchanged {
      for wrong in [
        with("--birth", "kemarin"), with("--birth", "1980/1970"), with("--sex", "x"), with("--document", "X1234567"),
        with("--document", "paspor-palsu:X1"), with("--class", "penjahat"), with("--review", "12-2026"),
        with("--owner", " "),
      ] {
        let finished = try store.run(wrong)
        #expect(finished.status == 64 && finished.messages.count == 1, "\(wrong): \(finished.errors)")
      }
      for refused in [with("--expires", day(400)), with("--expires", day(-1)), with("--review", day(90))] {
        let finished = try store.run(refused)
        #expect(finished.status == 1 && finished.messages.count == 1, "\(refused): \(finished.errors)")
      }
      for id in ["zzzz", "local-", "\u{1B}[2J", "local-zzzzzz"] {
        let finished = try store.run(["watchlist", "withdraw", id, "--reason", "x"])
        #expect(finished.status == 1 && finished.messages.count == 1, "\(finished.errors)")
      }
    }
  }

  @Test func whoIsPutOnTheListTwiceIsSaidAndIdsAreOneKind() throws {
    let store = try TestStore()
    let first = try store.run(add())
    let id = try #require(first.text.split(separator: " ").first.map(String.init))
    #expect(id.hasPrefix("local-") && first.errors.isEmpty, "\(first.errors)")
    let second = try store.run(add("UMPAMA, BUDHI REKAAN") + ["--lang", "en"])
    #expect(second.status == 0 && second.messages.count == 1 && second.errors.contains(id), "\(second.errors)")
    #expect(
      try store.run(add("DONGENG, SATRIYA") + ["--birth", "1990", "--document", "passport:Y1111111"]).status == 0)
    #expect(try store.succeed(["watchlist", "withdraw", id, "--reason", "dua kali"]).text.contains("  \(id)"))
    // Nobody has a passphrase: what the sentence says to leave out is all that stood in the way.
    let named = try store.run(add() + ["--second", "budi", "--lang", "en"])
    #expect(named.status == 1 && named.errors.contains("without --second"), "\(named.errors)")
    let diff = try store.run(["watchlist", "diff", "local", "--lang", "en"])
    #expect(diff.status == 1 && diff.errors.contains("lists --entries"), "\(diff.errors)")
  }

  @Test func whoIsLikeAnotherEntryIsToldByTheBandsOfThePost() throws {
    func entry(_ name: String, birth: String) -> [String] {
      [
        "watchlist", "add", name, "--birth", birth, "--class", "tangkal", "--legal-basis", "x", "--owner", "y",
        "--reason", "z", "--grade", "reported", "--review", day(10), "--expires", day(20),
      ]
    }
    for isStricter in [false, true] {
      let store = try TestStore()
      if isStricter { try store.succeed(["rule", "set", "strong-percent", "90", "--reason", "terlalu banyak"]) }
      try store.succeed(entry("UMPAMA, BUDI REKAAN", birth: "12-08-1974"))
      let second = try store.run(entry("UMPAMI, BUDHI REKAAN", birth: "1975"))
      #expect(second.status == 0 && second.errors.isEmpty == isStricter, "\(second.errors)")
      let asked = ["lookup", "UMPAMI BUDHI REKAAN 1975", "--json"]
      let found = try JSON(try store.succeed(asked).text)["candidates"].items.compactMap { $0["band"].text }
      #expect(found == ["strong", isStricter ? "possible" : "strong"], "as the lane is told")
    }
  }

  @Test func inAClosedStoreItTakesTwoAndTheReasonIsForThoseWhoMay() throws {
    let store = try TestStore()
    let (sari, budi) = ("sebelas ekor kancil rekaan", "dua belas perahu contoh")
    let asSari = ["--officer", NSUserName(), "--passphrase-fd", "0"]
    try store.succeed(["account", "passphrase", "--new-passphrase-fd", "0"], input: sari + "\n")
    try store.succeed(
      ["account", "create", "budi", "--name", "Budi Contoh", "--role", "officer"] + asSari, input: sari + "\n")
    try store.succeed(
      ["account", "passphrase", "budi", "--new-passphrase-fd", "0"] + asSari, input: sari + "\n" + budi + "\n")
    let alone = try store.run(add() + asSari, input: sari + "\n")
    #expect(alone.status == 1 && alone.errors.contains("budi"), "\(alone.errors)")
    let asBudi = ["--officer", "budi", "--passphrase-fd", "0"]
    #expect(try store.run(add() + asBudi, input: budi + "\n").status == 1)
    let second = ["--second", "budi", "--second-passphrase-fd", "0"]
    try store.succeed(add() + asSari + second, input: sari + "\n" + budi + "\n")
    let id = try entryID(store)
    let officer = try store.run(["watchlist", "show", id] + asBudi, input: budi + "\n")
    #expect(officer.status == 0 && officer.text.contains("UMPAMA") && !officer.text.contains("rahasia"))
    let supervisor = try store.run(["watchlist", "show", id] + asSari, input: sari + "\n")
    #expect(supervisor.text.contains("rahasia") && supervisor.text.contains("budi"))
    // The records themselves don't tell it either.
    let records = try store.run(["journal", "cat"] + asBudi, input: budi + "\n")
    #expect(records.status == 0 && !records.text.contains("rahasia"))
    #expect(records.text.contains("session.opened") && records.messages.count { $0.contains("daftar pos") } == 1)
    let all = try store.run(["journal", "cat"] + asSari, input: sari + "\n")
    #expect(all.text.contains("rahasia"))
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func aListsAgeIsSaidWithItsOriginAndAStaleOneIsCalledSo() throws {
    let store = try TestStore()
    let map = #"{"columns": {"entry": "NO", "name": "NAMA"}, "published": "2020-02-03"}"#
    _ = try store.file("cekal.map.json", map)
    try store.succeed(["watchlist", "import", try store.file("cekal.csv", "NO,NAMA\n1,REKAAN SATU\n")])
    try store.succeed(["watchlist", "import", try store.file("baru.csv", "entry,name\n1,REKAAN DUA\n")])
    let told = try store.succeed(["watchlist", "lists", "--lang", "en"]).lines
    #expect(told[0].hasPrefix("baru") && told[0].contains("  imported ") && !told[0].contains("STALE"))
    #expect(told[1].hasPrefix("cekal") && told[1].contains("  published 2020-02-03 ") && told[1].contains("! STALE"))
    let json = try store.succeed(["watchlist", "lists", "--json"]).lines.map(JSON.init)
    #expect(json.map { $0["age_from"].text } == ["imported", "published"])
    #expect(json.map { $0["stale"].flag } == [false, true])
  }
}

/// `plbn watchlist diff`: what is new, other and gone.
@Suite struct ListDiffCommandTests {
  private func two() throws -> (store: TestStore, digests: [String]) {
    let store = try TestStore()
    let rows = [
      "entry,name,birth\n1,REKAAN SATU,1980\n2,REKAAN DUA,\n", "entry,name,birth\n1,REKAAN SATU,1981\n3,TIGA,\n",
    ]
    let digests = try rows.map { text in
      let command = ["watchlist", "import", try store.file("a.csv", text), "--despite-concerns", "--json"]
      return try #require(try JSON(try store.succeed(command).text)["sha256"].text)
    }
    return (store, digests)
  }

  @Test func theVersionThatCountsIsComparedWithTheOneBefore() throws {
    let (store, digests) = try two()
    let lines = try store.succeed(["watchlist", "diff", "a", "--json"]).lines.map(JSON.init)
    #expect(lines[0]["from"].text == digests[0] && lines[0]["to"].text == digests[1])
    #expect([lines[0]["added"].number, lines[0]["changed"].number, lines[0]["removed"].number] == [1, 1, 1])
    #expect(lines.dropFirst().map { $0["change"].text } == ["changed", "added", "removed"])
    #expect(lines[1]["fields"][0]["field"].text == "births" && lines[1]["fields"][0]["added"][0].text == "1981")
    let text = try store.succeed(["watchlist", "diff", "a"]).lines
    #expect(text.dropFirst().map { $0.prefix(1) } == ["~", " ", " ", "+", "-"])
    #expect(text[2] == "    lahir - 1980" && text[3] == "    lahir + 1981")
    let same = try store.run(["watchlist", "diff", "a", "--from", digests[1], "--lang", "en"])
    #expect(same.status == 0 && same.errors.contains("compared with itself"), "\(same.errors)")
    let versions = try store.succeed(["watchlist", "diff", "a", "--versions"]).lines
    #expect(versions.map { String($0.prefix(64)) } == digests)
    let back = try store.succeed(["watchlist", "diff", "a", "--from", digests[1], "--to", digests[0], "--json"]).lines
    #expect(try JSON(back[0])["removed"].number == 1 && back.count == 4)
  }

  @Test func aFileIsComparedWithoutBeingImported() throws {
    let (store, _) = try two()
    let file = try store.file("b.csv", "entry,name,birth\n1,REKAAN SATU,1981\n3,TIGA,\n4,EMPAT,\n")
    try store.expectUnchanged {
      let lines = try store.succeed(["watchlist", "diff", "a", file, "--json"]).lines.map(JSON.init)
      #expect(lines.count == 2 && lines[1]["name"].text == "EMPAT")
      for wrong in [["nope"], ["a", "--from", "zz"], ["a", "/nonexistent"], ["\u{1B}[2J"]] {
        let finished = try store.run(["watchlist", "diff"] + wrong)
        #expect(finished.status == 1 && finished.messages.count == 1, "\(wrong): \(finished.errors)")
      }
      #expect(try store.run(["watchlist", "diff", "a", file, "--from", "aa"]).status == 64)
    }
  }

  @Test func anImportNamesTheFirstThatChanged() throws {
    let (store, _) = try two()
    let file = try store.file("a.csv", "entry,name,birth\n1,REKAAN SATU,1981\n3,TIGA,\n4,EMPAT,\n")
    let told = try store.succeed(["watchlist", "import", file, "--lang", "en"]).lines
    #expect(told.count == 2 && told[1] == "  + 4  EMPAT")
  }
}
