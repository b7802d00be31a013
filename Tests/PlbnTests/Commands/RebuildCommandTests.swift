import Foundation
import Testing

/// `plbn ledger rebuild` says in the journal who did it, why, and what was found.
@Suite struct RebuildCommandTests {
  private func store(_ numbers: String...) throws -> TestStore {
    let store = try TestStore()
    for number in numbers {
      try store.succeed([
        "crossing", "record", "--document", "passport", "--name", "CONTOH", "--number", number, "--direction", "in",
        "--outcome", "cleared",
      ])
    }
    return store
  }

  private func kept(_ store: TestStore) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: store.path).filter {
      $0.contains(".sqlite.kept-") && $0.last?.isNumber == true
    }
  }

  @Test func aRebuildIsAnEventAndNeedsNoWordsWhereNothingIsWrong() throws {
    let store = try store("A1")
    let lines = try store.journalRecords().count
    try store.succeed(["ledger", "rebuild", "--officer", "sari"])
    let record = try #require(try store.journalRecords("ledger.rebuilt").last)
    #expect(record["officer"].text == "sari")
    #expect(record["body"]["found"].text == "agrees" && record["body"]["lines"].number == lines)
    #expect(record["body"]["kept"].text == nil && record["body"]["reason"].text == nil)
    try store.succeed(["ledger", "rebuild", "--reason", "latihan"])
    #expect(try store.journalRecords("ledger.rebuilt").last?["body"]["reason"].text == "latihan")
    // Where there are no tables, nothing is replaced.
    try store.put(nil, "ledger")
    try store.succeed(["ledger", "rebuild"])
    #expect(try store.journalRecords("ledger.rebuilt").count == 2)
    #expect(try store.succeed(["crossings", "--json"]).lines.count == 1)
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func overAJournalThatIsNotWhatWasSignedItNeedsAReason() throws {
    let store = try store("A1", "A2", "A3")
    let line = try #require(store.journalLines.first { $0.contains("crossing.recorded") && $0.contains("A1") })
    try store.forge(line, as: line.replacing("CONTOH", with: "CONTOX"))
    let refused = try store.run(["ledger", "rebuild", "--lang", "en"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("do it again with --reason"), "\(refused.errors)")
    #expect(try kept(store).isEmpty)
    #expect(try store.run(["crossings"]).text.contains("CONTOX") == false)
    let finished = try store.run(["ledger", "rebuild", "--reason", "disk diganti", "--lang", "en"])
    #expect(finished.status == 3, "\(finished.errors)")
    let body = try #require(try store.journalRecords("ledger.rebuilt").last)["body"]
    #expect(body["found"].text == "disagrees" && body["reason"].text == "disk diganti")
    #expect(try kept(store) == [body["kept"].text].compactMap(\.self))
  }

  @Test func whereTheJournalTakesNoRecordItIsToldAndBuiltAllTheSame() throws {
    let store = try store("A1", "A2")
    try store.damage { $0.replacing("A1", with: "B1") }
    let finished = try store.run(["ledger", "rebuild", "--reason", "disk diganti", "--lang", "en"])
    #expect(finished.status == 3)
    #expect(finished.errors.contains("This was NOT recorded; write it into the duty book."), "\(finished.errors)")
    #expect(try kept(store).count == 1)
  }
}
