import Foundation
import Testing

/// What writes into a store without a record of it is not for who only reads. All people are invented.
@Suite struct ReadOnlyRoleTests {
  private static let first = NSUserName()
  private static let sari = "sebelas ekor kancil rekaan"
  private static let budi = "perahu layar contoh bambu"
  private let asBudi = ["--officer", "budi", "--passphrase-fd", "0", "--lang", "en"]

  /// A closed store with Budi beside who made it.
  private func closedStore(_ role: String) throws -> TestStore {
    let store = try TestStore()
    let asFirst = ["--officer", Self.first, "--passphrase-fd", "0"]
    try store.succeed(["account", "passphrase", "--new-passphrase-fd", "0"], input: Self.sari + "\n")
    try store.succeed(
      ["account", "create", "budi", "--name", "Budi Contoh", "--role", role] + asFirst, input: Self.sari + "\n")
    try store.succeed(
      ["account", "passphrase", "budi", "--new-passphrase-fd", "0"] + asFirst,
      input: Self.sari + "\n" + Self.budi + "\n")
    return store
  }

  /// Everything that lies in the store's folder of the journal, and the keys.
  private func files(_ store: TestStore) throws -> [String: Data] {
    var files: [String: Data] = [:]
    let manager = FileManager.default
    for case let name as String in manager.enumerator(atPath: store.path) ?? .init()
    where name.hasPrefix("journal/") || name.hasPrefix("keys/") {
      files[name] = manager.contents(atPath: store.path + "/" + name)
    }
    return files
  }

  @Test func anAuditorSignsNothingAndChangesNothing() throws {
    let store = try closedStore("auditor")
    let note = try store.file("note", String(decoding: try #require(files(store)["journal/checkpoint"]), as: UTF8.self))
    // As often as it signs in, that is recorded: what else changes is looked for beside the lines.
    func still(_ files: [String: Data]) -> [String: Data] { files.filter { !$0.key.contains("events") } }
    let before = still(try files(store))
    let witness = ["witness", "--key", store.path + "/keys/journal.key", "--state", store.folder + "/seen", note]
    for arguments in [["checkpoint"], ["checkpoint", "--paper"], ["checkpoint", "--cosigned", note], witness] {
      let refused = try store.run(["journal"] + arguments + asBudi, input: Self.budi + "\n")
      #expect(refused.status == 1 && refused.output.isEmpty, "\(arguments)")
      #expect(
        refused.errors.contains("Only administrator, officer, supervisor may sign checkpoints"), "\(refused.errors)")
      // Nor does who only says to be somebody.
      #expect(try store.run(["journal"] + arguments, input: "").status == 1, "\(arguments)")
    }
    #expect(still(try files(store)) == before)
    let elsewhere = try TestStore()
    let away = try elsewhere.run(["journal"] + witness + asBudi, input: Self.budi + "\n")
    #expect(away.errors.contains("may sign checkpoints"), "\(away.errors)")
    for arguments in [["journal", "backup", store.folder + "/usb"], ["ledger", "rebuild"]] {
      #expect(try store.run(arguments + asBudi, input: Self.budi + "\n").status == 1, "\(arguments)")
    }
    // To read what was signed is theirs.
    #expect(try store.run(["journal", "checkpoint", "--paper", "--size", "2"]).status == 0)
    #expect(try store.run(["journal", "verify"]).status == 0)
  }

  @Test func whoTakesTheKeyFilesAwaySignsNothingEither() throws {
    let store = try closedStore("officer")
    try FileManager.default.moveItem(atPath: store.path + "/keys/accounts", toPath: store.folder + "/away")
    #expect(try store.run(["journal", "checkpoint"], input: "").status == 1)
    #expect(try store.run(["journal", "checkpoint"] + asBudi, input: Self.budi + "\n").status == 1)
  }

  @Test func anOfficerSignsTheHandOver() throws {
    let store = try closedStore("officer")
    let count = try store.journalRecords().count
    let paper = try store.succeed(["journal", "checkpoint", "--paper"] + asBudi, input: Self.budi + "\n")
    #expect(paper.lines.count == 4)
    // It is no event, so neither is who asked for it.
    #expect(try store.journalRecords().count == count)
  }
}
