import Foundation
import Testing

@Suite struct DoctorCommandTests {
  private func topics(_ finished: Finished) throws -> [String: String] {
    var levels: [String: String] = [:]
    for line in try finished.lines.map(JSON.init) { levels[line["topic"].text ?? "?"] = line["level"].text }
    return levels
  }

  @Test func everythingIsToldWithWhatToDo() throws {
    let store = try TestStore(list: true)
    try store.succeed(["crossings"])
    try store.succeed(["journal", "backup", store.folder + "/usb"])
    let finished = try store.run(["doctor", "--json"])
    let levels = try topics(finished)
    #expect(
      Set(levels.keys) == [
        "encryption", "clock", "space", "inodes", "swap", "permissions", "file-system", "writing", "journal",
        "lines", "checkpoint", "key", "witness", "recovery-key", "trust", "backup", "ledger", "lists", "index", "drill",
        "terminal", "program",
      ])
    for topic in [
      "permissions", "writing", "journal", "lines", "checkpoint", "key", "recovery-key", "trust", "backup", "ledger",
      "lists",
      "program",
    ] {
      #expect(levels[topic] == "good", "\(topic)")
    }
    #expect(levels["terminal"] == "unknown")
    #expect(finished.status == (levels.values.contains("attention") ? 1 : 0))
  }

  @Test func whatIsMissingIsStatus1() throws {
    let store = try TestStore()
    chmod(store.path + "/keys", 0o755)
    let finished = try store.run(["doctor", "--json"])
    #expect(finished.status == 1)
    let levels = try topics(finished)
    for topic in ["permissions", "checkpoint", "backup", "ledger"] { #expect(levels[topic] == "attention", "\(topic)") }
    #expect(levels["lists"] == "unknown")
    let said = try store.run(["doctor", "--lang", "en"]).text
    #expect(said.contains("ATTENTION  1 files or folders are open to others"))
    #expect(said.contains(#"run "plbn journal backup FOLDER""#))
  }

  @Test func anEndThatIsGoneIsDamageAndNotNothingNew() throws {
    let store = try TestStore()
    try store.succeed(["patrol", "start", "--unit", "A", "--leader", "B", "--strength", "2", "--sector", "C"])
    try store.succeed(["journal", "checkpoint"])
    try store.damage { $0.split(separator: "\n").dropLast().joined(separator: "\n") + "\n" }
    try FileManager.default.removeItem(atPath: store.path + "/run/durable")
    let finished = try store.run(["doctor", "--lang", "en"])
    #expect(finished.status == 1)
    #expect(finished.text.contains("ATTENTION  The journal is DAMAGED"), "\(finished.text)")
    #expect(finished.text.contains("its end is MISSING"), "\(finished.text)")
    #expect(!finished.text.contains("is sound.") && !finished.text.contains("0 records"), "\(finished.text)")
  }

  @Test func theJournalsKeyIsMissed() throws {
    let store = try TestStore()
    let other = try TestStore()
    let key = store.path + "/keys/journal.key"
    try FileManager.default.removeItem(atPath: key)
    var said = try store.run(["doctor", "--lang", "en"]).text
    #expect(said.contains("there is no such file") && said.contains("no checkpoint is made"), "\(said)")
    try FileManager.default.copyItem(atPath: other.path + "/keys/journal.key", toPath: key)
    said = try store.run(["doctor", "--lang", "en"]).text
    #expect(said.contains("holds no key, or not this journal's"), "\(said)")
  }

  @Test func aStoreWhoseJournalIsGoneIsNotTakenForNone() throws {
    let store = try TestStore()
    try FileManager.default.moveItem(atPath: store.path + "/journal/events", toPath: store.folder + "/away")
    for command in [["doctor"], ["crossings"], ["journal", "verify"]] {
      let finished = try store.run(command + ["--lang", "en"])
      #expect(finished.status == 1)
      #expect(finished.errors.contains("The journal's folder"), "\(finished.errors)")
      #expect(!finished.errors.contains("plbn init"), "\(finished.errors)")
    }
  }

  @Test func aFolderThatIsNoStoreIsAnError() throws {
    let store = try TestStore(isMade: false)
    let finished = try store.run(["doctor", "--lang", "en"])
    #expect(finished.status == 1)
    #expect(finished.errors.contains("There is no store"))
  }
}
