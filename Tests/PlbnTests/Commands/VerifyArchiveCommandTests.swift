import Foundation
import Testing

/// `journal verify` of a store that was restored: the journals that it continues are checked too.
@Suite struct VerifyArchiveCommandTests {
  /// A store made from the back-up of one with two crossings, and the archived journal's id.
  private func restored() throws -> (store: TestStore, journal: String) {
    let old = try TestStore(isMade: false)
    let made = try JSON(try old.succeed(["init", "--post", "entikong", "--json"]).lines[0])
    let key = try #require(made["recovery_key"].text)
    for number in ["A0000001", "A0000002"] {
      try old.succeed([
        "crossing", "record", "--document", "passport", "--number", number, "--name", "BUDI CONTOH", "--nationality",
        "IDN", "--direction", "out", "--outcome", "cleared",
      ])
    }
    try old.succeed(["journal", "backup", old.folder + "/usb"])
    let new = try TestStore(isMade: false)
    let finished = try Program.run(
      [
        "journal", "restore", old.folder + "/usb", "--store", new.path, "--recovery-key-fd", "3", "--json",
      ], environment: ["KEY": key], wrapper: #"exec "$0" "$@" 3<<END"# + "\n$KEY\nEND")
    try #require(finished.status == 0, "\(finished.errors)")
    return (new, try #require(JSON(finished.lines[0])["restored"]["journal"].text))
  }

  @Test func aSoundArchiveIsTold() throws {
    let (store, journal) = try restored()
    let answer = try JSON(store.succeed(["journal", "verify", "--json"]).text)
    #expect(answer["sound"].flag == true)
    #expect(answer["archives"][0]["journal"].text == journal)
    #expect(answer["archives"][0]["sound"].flag == true)
    #expect(answer["archives"][0]["findings"].number == 0)
    let archive = try Program.run(["journal", "cat", "--store", store.path + "/archive/" + journal])
    #expect(answer["archives"][0]["records"].number == archive.lines.count)
    let shown = try store.succeed(["journal", "verify", "--lang", "en"]).lines
    #expect(shown.contains { $0.hasPrefix("Archive \(journal) SOUND") })
  }

  @Test func aLineThatWasEditedWithARightChecksumIsToldWithItsArchive() throws {
    let (store, journal) = try restored()
    // A store of that name, so that its helpers reach the archive.
    let archive = try TestStore(isMade: false)
    try FileManager.default.createSymbolicLink(
      atPath: archive.path, withDestinationPath: store.path + "/archive/" + journal)
    let lines = String(decoding: archive.journal, as: UTF8.self).split(separator: "\n")
    let line = try #require(lines.first { $0.contains("A0000001") }.map(String.init))
    try archive.forge(line, as: line.replacing("A0000001", with: "A0000009"))
    let finished = try store.run(["journal", "verify", "--json", "--lang", "en"])
    #expect(finished.status == 3)
    #expect(!finished.messages.isEmpty)
    #expect(finished.messages.allSatisfy { $0.contains("Archive \(journal): ") })
    let answer = try JSON(finished.text)
    #expect(answer["sound"].flag == false)
    // Its own journal has nothing wrong.
    #expect(answer["findings"].number == 0)
    #expect(answer["archives"][0]["sound"].flag == false)
    #expect((answer["archives"][0]["findings"].number ?? 0) > 0)
  }

  @Test func anArchiveThatIsGoneIsTold() throws {
    let (store, journal) = try restored()
    try FileManager.default.removeItem(atPath: store.path + "/archive/" + journal)
    let finished = try store.run(["journal", "verify", "--json", "--lang", "en"])
    #expect(finished.status == 3)
    #expect(finished.messages.contains { $0.contains("Archive \(journal): ") })
    let answer = try JSON(finished.text)
    #expect(answer["archives"][0]["findings"].number == 1)
    #expect(answer["archives"][0]["records"].number == 0)
  }
}
