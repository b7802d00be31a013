import Foundation
import Testing

/// `plbn journal` and `plbn ledger`: the records as they stand.
@Suite struct JournalCommandTests {
  private func record(_ store: TestStore, _ number: String) throws {
    try store.succeed(
      [
        "crossing", "record", "--document", "passport", "--name", "CONTOH", "--number", number, "--direction", "in",
        "--outcome", "cleared",
      ])
  }

  @Test func catGivesTheFilesBytes() throws {
    let store = try TestStore(list: true)
    try record(store, "A1")
    #expect(try store.succeed(["journal", "cat"]).output == Array(store.journal))
    let part = try store.succeed(["journal", "cat", "--from", "1", "--to", "2"]).lines
    #expect(try part.map { try JSON($0)["seq"].number } == [1, 2])
    #expect(try store.succeed(["journal", "cat", "--from", "1000000"]).output.isEmpty)
    #expect(try store.run(["journal", "cat", "--from", "-1"]).status == 64)
    #expect(try store.run(["journal", "cat", "--from", "99999999999999999999"]).status == 64)
  }

  @Test func catSaysNothingOfTornLinesOutsideOfWhatIsAsked() throws {
    let store = try TestStore()
    try record(store, "A1")
    let first = "journal/events/000000-00000000000000000000.jsonl"
    try store.put(try store.bytes(first) + Data(#"{"seq":99,"#.utf8), first)
    try record(store, "A2")
    let lines = try store.bytes(first).split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    let torn = try #require(lines.firstIndex { $0.hasSuffix("~") })
    func cat(_ from: Int, _ to: Int) throws -> Finished {
      try store.run(["journal", "cat", "--from", "\(from)", "--to", "\(to)", "--lang", "en"])
    }
    #expect(try cat(torn, torn).messages.count == 1)
    for place in [torn - 1, torn + 1] {
      let shown = try cat(place, place)
      #expect(shown.lines == [lines[place]])
      #expect(shown.errors.isEmpty, "\(shown.errors)")
    }
  }

  @Test func followGivesARecordAsSoonAsAnotherProcessHasKeptIt() throws {
    let store = try TestStore()
    try record(store, "A1")
    let follow = try store.live(["journal", "follow"])
    let fromStart = try store.live(["journal", "follow", "--from", "0"])
    for seq in 0...2 { #expect(try JSON(try #require(fromStart.nextLine()))["seq"].number == seq) }
    // Nothing of before, then what comes.
    #expect(follow.nextLine(milliseconds: 200) == nil)
    for number in ["B2", "C3"] {
      try record(store, number)
      for follower in [follow, fromStart] {
        #expect(try JSON(try #require(follower.nextLine()))["type"].text == "watchlist.checked")
        let crossing = try JSON(try #require(follower.nextLine()))
        #expect(crossing["body"]["document"]["number"].text == number)
      }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignalEndsFollowAtOnceAndQuietly(signal: Int32) throws {
    let store = try TestStore()
    let follow = try store.live(["journal", "follow", "--from", "0"])
    #expect(follow.nextLine() != nil)
    follow.send(signal: signal)
    #expect(follow.waitForExit(milliseconds: 2_000) == 128 + signal)
    #expect(follow.messages.isEmpty)
  }

  @Test func followEndsWhenNobodyReadsItAnyMore() throws {
    let store = try TestStore()
    let finished = try store.run(
      ["journal", "follow", "--from", "0"], wrapper: #""$0" "$@" | head -n 1 >/dev/null"#)
    #expect(finished.status == 0)
    #expect(finished.errors.isEmpty)
  }

  @Test func followStandsStillUnderCtrlZAndGoesOn() throws {
    let store = try TestStore()
    let follow = try store.live(["journal", "follow"])
    #expect(follow.nextLine(milliseconds: 300) == nil)
    // As the terminal sends it to a job; this one has no shell, so the test is the one that continues it.
    follow.send(signal: SIGTSTP)
    for _ in 0..<500 where !follow.isStopped { usleep(10_000) }
    #expect(follow.isStopped)
    try record(store, "A1")
    #expect(follow.nextLine(milliseconds: 300) == nil)
    follow.send(signal: SIGCONT)
    #expect(follow.nextLine() != nil)
  }

  @Test func verifyFindsAChangedByteAndLeavesWithStatus3() throws {
    let store = try TestStore()
    for number in ["A1", "B2", "C3"] { try record(store, number) }
    let sound = try JSON(try store.succeed(["journal", "verify", "--json"]).text)
    #expect(sound["sound"].flag == true)
    #expect(sound["records"].number == 7)
    try store.damage { $0.replacing(#""number":"B2""#, with: #""number":"B3""#) }
    try store.expectUnchanged {
      let finished = try store.run(["journal", "verify", "--json", "--lang", "en"])
      #expect(finished.status == 3)
      #expect(try JSON(finished.text)["sound"].flag == false)
      #expect(try JSON(finished.text)["damages"][0]["seq"].number == 4)
      // The line, and the checkpoints that commands left.
      #expect(finished.messages.dropFirst().allSatisfy { $0.contains("checkpoint of") })
      #expect(finished.messages[0].contains("line 5"))
      #expect(finished.messages[0].contains("the line is not what was written"))
      // Reading goes on around it; writing is refused.
      let cat = try store.run(["journal", "cat"])
      #expect(cat.status == 3)
      #expect(cat.lines.count == 6)
      let write = try store.run(
        [
          "crossing", "record", "--document", "passport", "--name", "X", "--number", "X", "--direction", "in",
          "--outcome", "cleared",
        ])
      #expect(write.status == 1)
      #expect(write.messages.last?.contains("RUSAK") == true)
    }
  }

  @Test func verifyNamesALineWhoseChecksumWasMadeRight() throws {
    let store = try TestStore()
    for number in ["A1", "B2"] { try record(store, number) }
    try store.succeed(["journal", "checkpoint"])
    let line = try #require(try store.succeed(["journal", "cat", "--from", "2", "--to", "2"]).lines.first)
    try store.forge(line, as: line.replacing("\"A1\"", with: "\"A9\""))
    let json = try store.run(["journal", "verify", "--json"])
    #expect(json.status == 3)
    #expect(try JSON(json.text)["damages"].count == 0)
    #expect(json.text.contains("\"sound_through\":null"))
    #expect(try JSON(json.text)["changed_elsewhere"]["from"]["seq"].number == 0)
    #expect(try JSON(json.text)["changed_elsewhere"]["to"]["seq"].number == 2)
    let told = try store.run(["journal", "verify", "--lang", "en"])
    #expect(told.messages.first?.hasPrefix("Something was changed between") == true)
    #expect(told.text.contains("no part of it is proven sound"))
    #expect(told.text.contains("No signed checkpoint agrees"))
  }

  @Test(arguments: ["journal/events/000000-00000000000000000000.jsonl", "journal/checkpoint"])
  func aPipeInAFilesPlaceHoldsNobodyUp(name: String) throws {
    let store = try TestStore()
    try record(store, "A1")
    try FileManager.default.removeItem(atPath: store.path + "/" + name)
    #expect(mkfifo(store.path + "/" + name, 0o600) == 0)
    let verified = try store.run(["journal", "verify", "--lang", "en"])
    #expect(verified.status == 3)
    #expect(verified.errors.contains("a folder, a pipe or a device"), "\(verified.errors)")
    let doctor = try store.run(["doctor", "--lang", "en"])
    #expect(doctor.status == 1)
    #expect((doctor.text + doctor.errors).contains("a folder, a pipe or a device"), "\(doctor.text)")
  }

  @Test func oneChangedLineAndASoundRestAreToldInSentencesThatAgree() throws {
    // Enough lines for two kept tiles.
    let store = try TestStore(isMade: false)
    try store.succeed(["journal", "bench", "--records", "600"])
    try store.succeed(["journal", "checkpoint"])
    let line = try #require(try store.succeed(["journal", "cat", "--from", "2", "--to", "2"]).lines.first)
    try store.forge(line, as: line.replacing("REKAAN", with: "REKAYN"))
    let told = try store.run(["journal", "verify", "--lang", "en"])
    #expect(told.status == 3)
    #expect(told.errors.contains("number 2: it is NOT what was signed"), "\(told.errors)")
    #expect(told.errors.contains("all lines up to number 601 are as they were"), "\(told.errors)")
    #expect(told.text.contains("but for what is told, as it was signed up to number 601"), "\(told.text)")
    #expect(told.text.contains("the one of 602 lines proves"), "\(told.text)")
    #expect(!told.text.contains("no part of it") && !told.text.contains("no line is proven"), "\(told.text)")
  }

  @Test func verifyBuildsTheListsIndexAgainAndTellsOneThatWasAltered() throws {
    let store = try TestStore(list: true)
    let passport = Passport(name: "REKAAN, SUKARSIH", number: "X1234567")
    func present(_ store: TestStore) throws {
      try store.succeed(["scan", "-", "--lane", "1", "--direction", "in"], input: passport.text)
    }
    try present(store)
    let sound = try JSON(try store.succeed(["journal", "verify", "--json"]).text)["indexes"]
    #expect((sound["file"].text, sound["same"].number, sound["built"].number) == ("same", 1, 1))
    let lists = store.path + "/lists"
    let names = try FileManager.default.contentsOfDirectory(atPath: lists)
    let index = lists + "/" + (try #require(names.first { $0.hasSuffix(".plbnidx") }))
    let other = try TestStore()
    let list = other.folder + "/demo.csv"
    try Data((TestStore.listHeader + "1,BUDI UMPAMA,,1980,,,,,,,,,,,,,\n").utf8).write(to: URL(fileURLWithPath: list))
    try other.succeed(["watchlist", "import", list, "--name", "demo", "--format", "plbn-csv"])
    try present(other)
    let others = try FileManager.default.contentsOfDirectory(atPath: other.path + "/lists")
    let foreign = other.path + "/lists/" + (try #require(others.first { $0.hasSuffix(".plbnidx") }))
    try FileManager.default.removeItem(atPath: index)
    try FileManager.default.copyItem(atPath: foreign, toPath: index)
    let finished = try store.run(["journal", "verify", "--json", "--lang", "en"])
    #expect(finished.status == 3)
    #expect(try JSON(finished.text)["sound"].flag == false)
    #expect(try JSON(finished.text)["indexes"]["findings"][0]["kind"].text == "other-file")
    #expect(finished.messages.count == 1 && finished.messages[0].contains("is NOT what its lists give"))
    // Doctor goes by the read model as it is.
    try store.succeed(["crossings"])
    let doctor = try store.run(["doctor", "--json"])
    #expect(doctor.status == 1)
    let row = try doctor.lines.map(JSON.init).first { $0["topic"].text == "index" }
    #expect(row?["level"].text == "attention")
    #expect(try store.run(["journal", "verify", "--indexes", "-1"]).status == 64)
  }

  @Test func theLedgerIsBuiltAnewFromTheJournal() throws {
    let store = try TestStore()
    try record(store, "A1")
    let before = try store.succeed(["crossings", "--json"]).text
    #expect(try JSON(try store.succeed(["ledger", "rebuild", "--json"]).text)["records"].number == 3)
    #expect(try store.succeed(["crossings", "--json"]).text == before)
    for name in try FileManager.default.contentsOfDirectory(atPath: store.path) where name.hasPrefix("ledger") {
      try Data("no database".utf8).write(to: URL(fileURLWithPath: store.path + "/" + name))
    }
    #expect(try store.succeed(["crossings", "--json"]).text == before)
    #expect(try store.run(["ledger"]).status == 64)
  }

  @Test func aRebuildThatMeetsDamageSaysSoWithItsStatus() throws {
    let store = try TestStore()
    try record(store, "A1")
    try record(store, "A2")
    try store.damage { $0.replacing("A1", with: "B1") }
    let finished = try store.run(["ledger", "rebuild", "--reason", "x", "--json"])
    #expect(finished.status == 3)
    // What was read before it was damaged stays as evidence; a record of it such a journal does not take.
    #expect(finished.messages.count == 3)
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.path).contains { $0.contains(".sqlite.kept-") })
    #expect(try JSON(finished.text)["records"].number != nil)
  }

  @Test func aSecondInitChangesNothing() throws {
    let store = try TestStore(list: true)
    let key = try store.succeed(["journal", "key"]).text
    try store.expectUnchanged {
      for post in ["entikong", "aruk"] {
        let again = try store.run(["init", "--post", post, "--lang", "en"])
        #expect(again.status == 1)
        #expect(
          again.messages == ["\(store.path) holds something already; choose another folder. Nothing was changed."])
      }
    }
    #expect(try store.succeed(["journal", "key"]).text == key)
    #expect(try store.run(["init", "--post", "none-such"]).status == 64)
  }

  @Test func aStoreOfANewerProgramIsLeftAlone() throws {
    let store = try TestStore(list: true)
    try store.damage { $0.replacing(#""format":1,"#, with: #""format":2,"#) }
    try store.signFirstLineAgain()
    try store.expectUnchanged {
      for arguments in [
        ["journal", "cat"], ["journal", "verify"], ["journal", "follow"], ["journal", "key"], ["crossings"], ["scan"],
        ["lookup", "A"], ["watchlist", "lists"], ["watchlist", "import", TestStore.demoList], ["ledger", "rebuild"],
        ["demo"], [],
      ] {
        let finished = try store.run(arguments + ["--lang", "en"], input: Passport.specimen)
        #expect(finished.status == 1, "\(arguments)")
        let told = "The store \(store.path) was made by a newer program (format 2, known here up to 1); "
        #expect(finished.messages == [told + "update this program. Nothing was changed."], "\(arguments)")
      }
    }
  }
}

extension LiveProgram {
  /// Whether it is stopped (Ctrl-Z), from the kernel's own account of it.
  fileprivate var isStopped: Bool {
    let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
    return stat?.split(separator: ")").last?.hasPrefix(" T") ?? false
  }
}
