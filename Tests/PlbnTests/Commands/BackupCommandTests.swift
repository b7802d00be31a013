import Foundation
import Testing

/// `journal backup` and `journal restore`, as people and scripts run them.
@Suite struct BackupCommandTests {
  private func made() throws -> (store: TestStore, key: String) {
    let store = try TestStore(isMade: false)
    let answer = try JSON(try store.succeed(["init", "--post", "entikong", "--json"]).lines[0])
    return (store, try #require(answer["recovery_key"].text))
  }

  private func cross(_ store: TestStore, _ number: String) throws {
    try store.succeed([
      "crossing", "record", "--document", "passport", "--number", number, "--name", "BUDI CONTOH", "--nationality",
      "IDN", "--direction", "out", "--outcome", "cleared",
    ])
  }

  /// Restores into another folder, the key on descriptor 3.
  private func restore(_ store: TestStore, _ key: String, _ more: [String] = []) throws -> Finished {
    try Program.run(
      ["journal", "restore", store.folder + "/usb", "--store", store.folder + "/new", "--recovery-key-fd", "3"] + more,
      environment: ["KEY": key, "LANG": "en_US.UTF-8"], wrapper: #"exec "$0" "$@" 3<<END"# + "\n$KEY\nEND")
  }

  @Test func crossingsComeBackAndAreShownWithThoseThatFollow() throws {
    let (store, key) = try made()
    try cross(store, "A0000001")
    let backup = try JSON(try store.succeed(["journal", "backup", store.folder + "/usb", "--json"]).lines[0])
    #expect(backup["segment"].number == 0)
    let lines = try #require(backup["size"].number)
    #expect(lines > 1)
    try cross(store, "A0000002")
    try store.succeed(["journal", "backup", store.folder + "/usb"])
    let finished = try restore(store, key, ["--json"])
    try #require(finished.status == 0, "\(finished.errors)")
    let answer = try JSON(finished.lines[0])
    let size = try #require(answer["restored"]["size"].number)
    #expect(size > lines + 1)
    #expect(answer["recovery_key"].text != key)
    let new = ["--store", store.folder + "/new"]
    let crossing = [
      "crossing", "record", "--document", "passport", "--number", "A0000003", "--name", "SITI CONTOH", "--nationality",
      "IDN", "--direction", "in", "--outcome", "cleared",
    ]
    #expect(try Program.run(crossing + new).status == 0)
    let crossings = try Program.run(["crossings", "--json"] + new).lines.map(JSON.init)
    #expect(crossings.map { $0["number"].text } == ["A0000003", "A0000002", "A0000001"])
    let archive = store.folder + "/new/archive/" + (try #require(answer["restored"]["journal"].text))
    let old = try Program.run(["journal", "cat", "--store", archive]).lines
    #expect(old == Array(try store.succeed(["journal", "cat"]).lines.prefix(size)))
    #expect(try Program.run(["journal", "verify"] + new).status == 0)
    #expect(try Program.run(["journal", "verify", "--store", archive]).status == 0)
  }

  @Test func theKeyIsShownOnceForPaper() throws {
    let store = try TestStore(isMade: false)
    let lines = try store.succeed(["init", "--post", "entikong"]).lines
    let groups = lines.filter { $0.hasPrefix("  ") }.flatMap { $0.split(separator: "-") }
    #expect(groups.count == 14)
    let key = lines.filter { $0.hasPrefix("  ") }.joined(separator: "\n")
    try store.succeed(["journal", "backup", store.folder + "/usb"])
    #expect(try restore(store, key).status == 0)
    let everything = String(decoding: store.journal, as: UTF8.self)
    // By two groups at a time: four letters stand somewhere among so many by chance.
    for (one, next) in zip(groups, groups.dropFirst()) {
      #expect(!everything.contains(one + next) && !everything.contains("\(one)-\(next)"))
    }
  }

  @Test func aWrongKeyIsSaidToBeOne() throws {
    let (store, key) = try made()
    try store.succeed(["journal", "backup", store.folder + "/usb"])
    let other = try made().key
    let wrong = try restore(store, other)
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("is for this recovery key"))
    let slip = try restore(store, String(key.dropLast()) + (key.hasSuffix("7") ? "8" : "7"))
    #expect(slip.status == 1)
    #expect(slip.errors.contains("a character is wrong"))
    #expect(!FileManager.default.fileExists(atPath: store.folder + "/new"))
  }

  @Test func aChangedByteIsToldByStatus3() throws {
    let (store, key) = try made()
    let folder = try #require(
      JSON(try store.succeed(["journal", "backup", store.folder + "/usb", "--json"]).lines[0])["folder"].text)
    let path = URL(fileURLWithPath: folder + "/000000.sealed")
    var bytes = try Data(contentsOf: path)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: path)
    #expect(try restore(store, key).status == 3)
    #expect(try store.run(["journal", "backup", store.folder + "/usb"]).status == 3)
  }

  @Test func aFullDiskLeavesWhatWasBackedUp() throws {
    let (store, key) = try made()
    try store.succeed(["journal", "backup", store.folder + "/usb"])
    let list = store.path + "/lists/" + String(repeating: "a", count: 64)
    try Data(repeating: 1, count: 300_000).write(to: URL(fileURLWithPath: list))
    // No file may grow beyond 128 KiB: for the program that is a full disk.
    let full = try store.run(
      ["journal", "backup", store.folder + "/usb", "--lang", "en"], wrapper: #"ulimit -f 256; exec "$0" "$@""#)
    #expect(full.status == 1)
    #expect(full.errors.contains("The disk is full"))
    #expect(try restore(store, key).status == 0)
    #expect(
      try JSON(store.succeed(["journal", "backup", store.folder + "/usb", "--json"]).lines[0])["segment"].number == 1)
  }

  @Test func anOlderStoreGetsAKeyWithItsFirstBackUp() throws {
    let (store, _) = try made()
    let usb = store.folder + "/usb"
    let lines = try store.succeed(["journal", "backup", usb, "--new-recovery-key", "--json"]).lines.map(JSON.init)
    let key = try #require(lines[0]["recovery_key"].text)
    #expect(lines[1]["size"].number == 2)
    #expect(try store.records("recovery.changed").first?["body"]["key"].text == lines[0]["recovery"].text)
    #expect(try restore(store, key).status == 0)
  }

  @Test func aBackUpIntoTheStoreIsRefused() throws {
    let (store, _) = try made()
    let finished = try store.run(["journal", "backup", store.path + "/lists", "--lang", "en"])
    #expect(finished.status == 1)
    #expect(finished.errors.contains("lies inside the store"))
  }

  @Test func aBackUpThatIsKilledAnywhereIsGoneOnWith() throws {
    let (store, key) = try made()
    let list = store.path + "/lists/" + String(repeating: "a", count: 64)
    try Data(repeating: 1, count: 3_000_000).write(to: URL(fileURLWithPath: list))
    var killed = 0
    for delay in stride(from: 2, through: 120, by: 6) {
      let program = try store.live(["journal", "backup", store.folder + "/usb"])
      if program.waitForExit(milliseconds: delay) == nil {
        program.send(signal: SIGKILL)
        killed += 1
      }
      _ = program.waitForExit()
    }
    #expect(killed > 0)
    try cross(store, "A0000001")
    try store.succeed(["journal", "backup", store.folder + "/usb"])
    let finished = try restore(store, key)
    #expect(finished.status == 0, "\(finished.errors)")
    let crossings = try Program.run(["crossings", "--json", "--store", store.folder + "/new"]).lines.map(JSON.init)
    #expect(crossings.map { $0["number"].text } == ["A0000001"])
  }

  // MARK: Another program

  private static let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
    "../../../docs/formats/backup.md")

  private static func python(_ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardError = FileHandle.nullDevice
    let isDone = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in isDone.signal() }
    guard (try? process.run()) != nil else { return false }
    isDone.wait()
    return process.terminationStatus == 0
  }

  @Test(
    .enabled(
      if: python(["-c", "import cryptography.hazmat.primitives.ciphers.aead"]), "Python's cryptography is not installed"
    ))
  func theProgramInTheSpecificationOpensABackUp() throws {
    let (store, key) = try made()
    try cross(store, "A0000001")
    try store.succeed(["journal", "backup", store.folder + "/usb"])
    try cross(store, "A0000002")
    let last = try JSON(try store.succeed(["journal", "backup", store.folder + "/usb", "--json"]).lines[0])
    let text = try String(contentsOf: Self.document, encoding: .utf8)
    let start = try #require(text.range(of: "```python\n")).upperBound
    let end = try #require(text.range(of: "```", range: start..<text.endIndex)).lowerBound
    let script = try store.file("open.py", String(text[start..<end]))
    let target = store.folder + "/opened"
    // As somebody types it who takes 0 for O and 1 for l.
    let typed = key.replacing("0", with: "O").replacing("1", with: "l")
    #expect(Self.python([script, try #require(last["folder"].text), target, typed]))
    let name = "/journal/events/000000-00000000000000000000.jsonl"
    let opened = try Data(contentsOf: URL(fileURLWithPath: target + name))
    #expect(opened.count { $0 == UInt8(ascii: "\n") } == last["size"].number)
    #expect(try Data(contentsOf: URL(fileURLWithPath: store.path + name)).starts(with: opened))
    #expect(!Self.python([script, try #require(last["folder"].text), target, try made().key]))
  }
}
