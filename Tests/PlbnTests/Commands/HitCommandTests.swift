import Foundation
import Testing

/// `plbn hit`: the queue, findings, second officers, and marks of travellers cleared before. All people are invented.
@Suite struct HitCommandTests {
  /// On the list by name, birth and number.
  private let listed = Passport(name: "RAHMAN, ABDUL", number: "X0000101", birth: "790314", sex: "M")
  private let header = TestStore.listHeader

  /// A store with a hit that waits at lane 2; gives its subject.
  private func waiting(_ store: TestStore, _ passport: Passport, direction: String = "out") throws -> String {
    try store.succeed(["scan", "--lane", "2", "--direction", direction], input: passport.text)
    let lines = try store.succeed(["hit", "list", "--state", "waiting", "--json"]).lines.map(JSON.init)
    return try #require(lines.first { $0["document"].text == passport.number }?["subject"].text)
  }

  private func hit(_ store: TestStore, _ subject: String) throws -> JSON {
    let lines = try store.succeed(["hit", "list", "--json"]).lines.map(JSON.init)
    return try #require(lines.first { $0["subject"].text == subject })
  }

  @Test func theQueueTellsWhoWaitsForWhatAndWhatIsDue() throws {
    let store = try TestStore(list: true)
    #expect(try store.succeed(["hit", "list"]).text.isEmpty)
    let subject = try waiting(store, listed)
    let row = try hit(store, subject)
    #expect(row["state"].text == "waiting" && row["lane"].number == 2 && row["direction"].text == "out")
    #expect((row["waiting_seconds"].number ?? -1) >= 0 && row["settled"].value is NSNull)
    let best = row["candidates"][0]
    #expect(best["band"].text == "strong" && best["class"].text == "cegah" && best["due"].text == "postponed")
    let shown = try store.succeed(["hit", "list", "--lang", "en"]).text
    #expect(shown.contains(subject) && shown.contains("waiting") && shown.contains("-> postponed"), "\(shown)")
    #expect(try store.succeed(["hit", "list", "--lane", "3"]).text.isEmpty)
    #expect(try store.succeed(["hit", "list", "--strong"]).lines.count > 1)
    #expect(try store.succeed(["hit", "list", "--state", "decided"]).text.isEmpty)
    #expect(try store.run(["hit", "list", "--state", "kemarin"]).status == 64)
  }

  private func dispose(
    _ subject: String, _ finding: String, _ candidate: JSON, _ more: [String] = ["--reason", "photo-differs"]
  ) throws -> [String] {
    [
      "hit", "dispose", subject, finding, "--list", try #require(candidate["list"].text), "--entry",
      try #require(candidate["entry"].text),
    ] + more
  }

  @Test func aStrongLikenessCountsWhenASecondOfficerAgrees() throws {
    let store = try TestStore(list: true)
    let subject = try waiting(store, listed)
    let best = try hit(store, subject)["candidates"][0]
    let made = try JSON(try store.succeed(dispose(subject, "other-person", best) + ["--json"]).text)
    #expect(made["type"].text == "hit.disposed" && made["body"]["awaits"].flag == true)
    var row = try hit(store, subject)
    #expect(row["state"].text == "waiting" && row["findings"][0]["counts"].flag == false)
    let ask = try #require(row["asks"][0]["id"].text)
    let own = try store.run(["hit", "second", ask, "agree", "--reason", "compared-myself"])
    #expect(own.status == 1 && own.messages.count == 1)
    let asBudi = ["--officer", "budi"]
    try store.succeed(["hit", "second", ask, "agree", "--reason", "compared-myself"] + asBudi)
    let again = try store.run([
      "hit", "second", ask, "disagree", "--words", "tidak", "--officer", "citra", "--lang", "en",
    ])
    #expect(again.status == 1 && again.errors.contains("budi"), "\(again.errors)")
    row = try hit(store, subject)
    #expect(row["findings"][0]["counts"].flag == true && row["asks"][0]["answer"]["proven"].flag == false)
    // Another candidate may still be open; this one is settled, and a second finding must say that it replaces it.
    let twice = try store.run(dispose(subject, "same-person", best, ["--reason", "photo-equal"]) + ["--lang", "en"])
    #expect(twice.status == 1 && twice.errors.contains(NSUserName()), "\(twice.errors)")
    #expect(twice.errors.contains("WIB") && !twice.errors.contains("Z "), "at the post's time: \(twice.errors)")
    try store.succeed(
      dispose(subject, "same-person", best, ["--reason", "photo-equal", "--second", "Budi Contoh", "--replace"]))
    row = try hit(store, subject)
    #expect(row["state"].text == "same-person" && row["findings"][1]["second"]["officer"].text == "Budi Contoh")
  }

  @Test func whatIsWrongIsOneSentenceAndRecordsNothing() throws {
    let store = try TestStore(list: true)
    let subject = try waiting(store, listed)
    let best = try hit(store, subject)["candidates"][0]
    try store.expectUnchanged {
      for (arguments, status) in [
        (try dispose(subject, "other-person", best, []), Int32(64)),
        (try dispose(subject, "siapa", best), 64),
        (try dispose(subject, "other-person", best, ["--reason", "photo-equal"]), 1),
        (try dispose(subject, "other-person", best, ["--reason", "other"]), 64),
        (try dispose("0nosuchsubject0", "other-person", best), 1),
        (["hit", "dispose", subject, "other-person", "--list", "x", "--entry", "\u{1B}[2J", "--words", "x"], 1),
        (["hit", "second", "zz", "agree", "--words", "x"], 1),
        (["hit", "second", "\u{1B}[2J", "agree", "--words", "x"], 1),
        (["hit", "unclear", "zzzz", "--reason", "x"], 1),
      ] {
        let finished = try store.run(arguments)
        #expect(finished.status == status && finished.messages.count >= 1, "\(arguments): \(finished.errors)")
        #expect(!finished.errors.contains("\u{1B}"))
      }
    }
  }

  // MARK: Cleared before

  /// A store with a possible likeness: two letters differ, and the day of birth.
  private func possible() throws -> (store: TestStore, passport: Passport) {
    let store = try TestStore()
    let list = try store.file(
      "contoh.csv",
      header + "c-1,\"UMPAMA, SITI REKAAN\",primary,1961-02-03,F,MYS,,watch,,,,,,secondary,,x,2026-11-01\n")
    try store.succeed(["watchlist", "import", list, "--name", "contoh"])
    return (store, Passport(name: "UMPAMI, SITTI REKAAN", number: "X7700001", birth: "610825"))
  }

  @Test func aMarkIsMadeByTwoListedAndTakenBack() throws {
    let (store, passport) = try possible()
    let subject = try waiting(store, passport)
    #expect(try hit(store, subject)["candidates"][0]["band"].text == "possible")
    let clear = ["hit", "clear-before", subject, "--list", "contoh", "--entry", "c-1", "--reason", "wajah lain"]
    try store.expectUnchanged {
      let alone = try store.run(clear)
      #expect(alone.status == 1 && alone.errors.contains("--second"), "\(alone.errors)")
      for until in ["2026", "kemarin"] { #expect(try store.run(clear + ["--until", until]).status == 64) }
      #expect(try store.run(clear + ["--second", NSUserName()]).status == 1)
    }
    let made = try JSON(try store.succeed(clear + ["--second", "Budi Contoh", "--json"]).text)
    let id = try #require(made["id"].text)
    #expect(made["type"].text == "hit.cleared-before" && made["body"]["second"].text == "Budi Contoh")
    let marks = try store.succeed(["hit", "marks", "--json"]).lines.map(JSON.init)
    #expect(marks.count == 1 && marks[0]["state"].text == "counts" && marks[0]["document"]["number"].text == "X7700001")
    #expect(try store.succeed(["hit", "marks", "--lang", "en"]).text.contains("counts"))
    let again = try store.run(clear + ["--second", "Budi Contoh", "--lang", "en"])
    #expect(again.status == 1 && again.errors.contains("counts already"), "\(again.errors)")
    let asked = ["lookup", "UMPAMI SITTI REKAAN X7700001"]
    #expect(try store.succeed(asked).text.contains("= PERNAH BERSIH s.d."))
    #expect(try JSON(try store.succeed(asked + ["--json"]).text)["candidates"][0]["cleared"].text == id)
    // Who comes again is shown with the mark, and waits for nobody.
    try store.succeed(["scan", "--lane", "2", "--direction", "out"], input: passport.text)
    #expect(try store.succeed(["hit", "list", "--state", "waiting"]).text.isEmpty)
    #expect(try store.records("watchlist.checked").last?["body"]["candidates"][0]["cleared"]["mark"].text == id)
    try store.succeed(["hit", "unclear", String(id.prefix(8)), "--reason", "ternyata orangnya"])
    let twice = try store.run(["hit", "unclear", id, "--reason", "lagi", "--lang", "en"])
    #expect(twice.status == 1 && twice.errors.contains("taken back already"))
    let after = try JSON(try #require(try store.succeed(["hit", "marks", "--json"]).lines.first))
    #expect(after["state"].text == "withdrawn" && after["withdrawn"]["reason"].text == "ternyata orangnya")
    #expect(try waiting(store, passport).isEmpty == false)
  }

  @Test func aMarkFallsWhenTheEntryChanges() throws {
    let (store, passport) = try possible()
    let subject = try waiting(store, passport)
    try store.succeed(
      [
        "hit", "clear-before", subject, "--list", "contoh", "--entry", "c-1", "--reason", "wajah lain", "--second",
        "Budi Contoh",
      ])
    let list = try store.file(
      "contoh.csv",
      header + "c-1,\"UMPAMA, SITI REKAAN\",primary,1962-02-03,F,MYS,,watch,,,,,,secondary,,x,2026-11-02\n")
    try store.succeed(["watchlist", "import", list, "--name", "contoh"])
    let mark = try JSON(try #require(try store.succeed(["hit", "marks", "--json"]).lines.first))
    #expect(mark["state"].text == "withdrawn")
    #expect(mark["withdrawn"]["reason"].text == "entry-changed-by-import")
    #expect(try store.succeed(["hit", "marks"]).text.contains(": entri berubah atau hilang dalam impor"))
    let english = try store.succeed(["hit", "marks", "--lang", "en"]).text
    #expect(english.contains(": the entry changed or went with an import") && !english.contains("berubah"))
  }
}
