import Foundation
import Testing

/// A disk that is full or can only be read: refused in a sentence, and nothing that was recorded is lost or changed.
@Suite struct DiskTests {
  private func crossing(_ number: String) -> [String] {
    [
      "crossing", "record", "--document", "passport", "--name", "CONTOH, SITI", "--number", number, "--direction", "in",
      "--outcome", "cleared",
    ]
  }

  private func numbers(_ store: TestStore) throws -> [String?] {
    try store.records("crossing.recorded").map { $0["body"]["document"]["number"].text }
  }

  @Test(.needsMounts) func aFullDiskRefusesTheEntryAndTakesItWhenThereIsRoomAgain() throws {
    let disk = try Mount(kilobytes: 2_048)
    let store = try TestStore(list: true, in: disk.path)
    let elsewhere = try TestStore(isMade: false)
    let list = try elsewhere.file("list.csv", String(contentsOfFile: TestStore.demoList, encoding: .utf8) + "\n")
    try store.succeed(crossing("A1"))
    let filler = try disk.fill()
    // The journal has set blocks aside for itself: these are written full first.
    let flood = try store.run(
      ["scan", "--lang", "en"], input: String(repeating: Passport.specimen + "\n", count: 3_000))
    #expect(flood.status == 1 && flood.errors.contains("The disk is full"))
    let before = store.journal
    // What fits into a page that is in use already may still be taken: so go on until nothing fits.
    var taken = ["A1"]
    var refused: Finished?
    for number in 0..<200 where refused == nil {
      let finished = try store.run(crossing("B\(number)") + ["--lang", "en"])
      if finished.status == 0 { taken.append("B\(number)") } else { refused = finished }
    }
    let told = try #require(refused)
    #expect(told.status == 1)
    #expect(told.output.isEmpty)
    #expect(told.messages.count == 1)
    #expect(told.errors.contains("The disk is full"), "\(told.errors)")
    #expect(store.journal.starts(with: before))
    #expect(try store.run(["journal", "verify"]).status == 0)
    try store.expectUnchanged {
      let scan = try store.run(["scan", "--lang", "en"], input: Passport.specimen)
      #expect(scan.status == 1)
      #expect(scan.messages.last?.hasPrefix("The documents from line 1 on were not taken: The disk is full") == true)
      let imported = try store.run(["watchlist", "import", list, "--lang", "en"])
      #expect(imported.status == 1)
      #expect(imported.messages.last?.hasPrefix("The disk is full") == true)
    }
    #expect(try store.run(["crossings"]).status == 0)
    unlink(filler)
    try store.succeed(crossing("C3"))
    #expect(try numbers(store).compactMap(\.self).filter { $0 != "C3" } == taken)
    #expect(try numbers(store).last == "C3")
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test(.needsMounts) func aStoreThatDoesNotFitIsNotMade() throws {
    let disk = try Mount(kilobytes: 64)
    let filler = try disk.fill()
    let store = try Program.run(["init", "--post", "entikong", "--store", disk.path + "/store", "--lang", "en"])
    #expect(store.status == 1)
    #expect(store.messages.count == 1)
    #expect(store.errors.contains("The disk is full"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == ["filler"])
    unlink(filler)
  }

  /// The same without root: no file of the program may grow beyond what the journal has by now.
  @Test func aJournalThatMayNotGrowRefusesTheEntry() throws {
    let store = try TestStore()
    for number in 0..<3 { try store.succeed(crossing("A\(number)")) }
    let blocks = store.journal.count / 512
    try store.expectUnchanged {
      let finished = try store.run(
        crossing("B") + ["--lang", "en"], wrapper: "ulimit -f \(blocks); exec \"$0\" \"$@\"")
      #expect(finished.status == 1)
      #expect(finished.output.isEmpty)
      #expect(finished.errors.contains("The disk is full"), "\(finished.errors)")
    }
    try store.succeed(crossing("C"))
    #expect(try numbers(store) == ["A0", "A1", "A2", "C"])
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  /// A checkpoint is no entry, and what it would have covered stays recorded.
  @Test func aCheckpointThatFindsNoRoomIsNotToldAsAnEntry() throws {
    let store = try TestStore()
    try store.succeed(crossing("A1"))
    for name in ["checkpoint", "checkpoints.log"] {
      try FileManager.default.removeItem(atPath: store.path + "/journal/" + name)
    }
    let finished = try store.run(
      ["journal", "checkpoint", "--lang", "en"], wrapper: "ulimit -f 0; exec \"$0\" \"$@\" 2>&1")
    #expect(finished.status == 1)
    #expect(finished.text.contains("NO checkpoint was made"), "\(finished.text)")
    #expect(!finished.text.contains("entry"), "\(finished.text)")
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test(.needsMounts) func aReadOnlyDiskCanBeReadAndRefusesTheRest() throws {
    let disk = try Mount(kilobytes: 4_096)
    let store = try TestStore(list: true, in: disk.path, post: TestStore.postInMidDay)
    try store.succeed(crossing("A1"))
    let crossings = try store.succeed(["crossings", "--json"]).text
    try disk.makeReadOnly()
    try expectViewOnly(store, crossings: crossings)
  }

  @Test(.enabled(if: getuid() != 0, "NOT TESTED: root may write where others may not"))
  func aStoreOfSomebodyElseCanBeReadAndRefusesTheRest() throws {
    let store = try TestStore(list: true, post: TestStore.postInMidDay)
    try store.succeed(crossing("A1"))
    let crossings = try store.succeed(["crossings", "--json"]).text
    for folder in ["", "/journal/events", "/run"] { chmod(store.path + folder, 0o500) }
    defer { for folder in ["", "/journal/events", "/run"] { chmod(store.path + folder, 0o700) } }
    try expectViewOnly(store, crossings: crossings)
  }

  private func expectViewOnly(_ store: TestStore, crossings: String) throws {
    #expect(try store.succeed(["crossings", "--json"]).text == crossings)
    #expect(try store.succeed(["journal", "cat"]).output == Array(store.journal))
    #expect(try store.succeed(["journal", "verify"]).errors.isEmpty)
    #expect(try store.succeed(["watchlist", "lists"]).lines.count == 1)
    #expect(try store.succeed(["patrols"]).output.isEmpty)
    #expect(try store.succeed(["shift", "summary"]).lines.contains("JUMLAH 1"))
    let id = try #require(try JSON(crossings)["id"].text)
    #expect(try store.succeed(["crossing", "show", id]).lines[0].hasPrefix(id))
    try store.expectUnchanged {
      for arguments in [
        crossing("B2"), ["crossing", "void", "abcdef", "--reason", "x"], ["scan"],
        ["watchlist", "import", TestStore.demoList], ["ledger", "rebuild"],
        // What shows entries must be recorded.
        ["lookup", "ABDUL RACHMAN"], ["lookup", "--json", "-"], ["watchlist", "show", "demo-001"],
        ["crossing", "amend", id, "--reason", "x", "--name", "CONTOH"], ["patrol", "end", "abcdef"],
        ["patrol", "start", "--unit", "A", "--leader", "B", "--strength", "3", "--sector", "C"],
      ] {
        let finished = try store.run(arguments + ["--lang", "en"], input: Passport.specimen)
        #expect(finished.status == 1, "\(arguments)")
        #expect(finished.output.isEmpty, "\(arguments)")
        #expect(finished.messages.last?.contains("can only be read") == true, "\(arguments): \(finished.errors)")
      }
    }
  }
}
