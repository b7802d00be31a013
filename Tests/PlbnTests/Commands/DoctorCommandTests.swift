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
        "encryption", "clock", "space", "inodes", "swap", "permissions", "file-system", "journal", "checkpoint",
        "witness", "recovery-key", "trust", "backup", "ledger", "lists", "index", "drill", "terminal", "program",
      ])
    for topic in [
      "permissions", "journal", "checkpoint", "recovery-key", "trust", "backup", "ledger", "lists", "program",
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

  @Test func aFolderThatIsNoStoreIsAnError() throws {
    let store = try TestStore(isMade: false)
    let finished = try store.run(["doctor", "--lang", "en"])
    #expect(finished.status == 1)
    #expect(finished.errors.contains("There is no store"))
  }
}
