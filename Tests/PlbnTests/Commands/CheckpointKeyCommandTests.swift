import Foundation
import TerminalTestSupport
import Testing

/// `plbn journal key --rotate` and its kin, and checkpoints that come back from a witness.
@Suite struct CheckpointKeyCommandTests {
  private func kept(_ store: TestStore, _ name: String, _ arguments: [String]) throws -> String {
    try store.file(name, bytes: try store.succeed(["journal"] + arguments).output)
  }

  private func key(_ store: TestStore) throws -> String {
    try #require(try store.succeed(["journal", "key"]).lines.first)
  }

  @Test func aRotatedKeyIsPrintedRecordedAndFollowedByAWitness() throws {
    let (store, neighbour) = (try TestStore(), try TestStore())
    let old = try key(store)
    func witness(_ more: [String]) throws -> Finished {
      try neighbour.run(
        ["journal", "witness", "--key", neighbour.path + "/keys/journal.key", "--state", neighbour.folder + "/seen"]
          + more + ["--lang", "en"])
    }
    let first = try kept(store, "first", ["checkpoint"])
    #expect(try witness([first, "--journal-key", old]).status == 0)
    #expect(try store.succeed(["journal", "key", "--rotations"]).output.isEmpty)

    let rotated = try store.run(["journal", "key", "--rotate", "--lang", "en", "--officer", "sari"])
    let new = try key(store)
    #expect(new != old)
    #expect(rotated.lines == [new])
    #expect(rotated.messages == ["The key was rotated. Give the witnesses what \"plbn journal key --rotations\" says."])
    #expect(
      try store.succeed(["journal", "key", "--history", "--lang", "en"]).lines == [
        "from 0 lines  \(old)", "from 2 lines  \(new)",
      ])
    let record = try #require(try store.records("journal.key-rotated").first)
    #expect(record["officer"].text == "sari")
    #expect(record["body"]["key"].text == new)
    #expect(record["body"]["size"].number == 1)

    let second = try kept(store, "second", ["checkpoint"])
    let proof = try kept(store, "proof", ["prove", "--from", first])
    // The checkpoint of the transition carries both signatures, so a witness can take it by the old key.
    #expect(try String(contentsOfFile: second, encoding: .utf8).split(separator: "\n").count == 5)
    #expect(try witness([second, proof]).status == 0)
    try store.succeed(["patrol", "start", "--unit", "A", "--leader", "B", "--strength", "2", "--sector", "C"])
    let third = try kept(store, "third", ["checkpoint"])
    let next = try kept(store, "next", ["prove", "--from", second])
    let refused = try witness([third, next])
    #expect(refused.status == 1)
    #expect(refused.messages.first?.contains("give --rotations") == true)
    let rotations = try kept(store, "rotations", ["key", "--rotations"])
    #expect(try witness([third, next, "--rotations", rotations]).status == 0)
    #expect(try witness([third]).status == 0)
    for bytes in [Data(), Data("x\n".utf8), Data(count: 10 << 20)] {
      let finished = try witness([third, "--rotations", try neighbour.file("broken", bytes: Array(bytes))])
      #expect(finished.status == 1)
      #expect(finished.messages.count == 1)
    }
  }

  @Test func aCosignedCheckpointComesBackAndIsTakenIn() throws {
    let (store, neighbour) = (try TestStore(), try TestStore())
    let json = try JSON(try neighbour.succeed(["journal", "key", "--json"]).text)
    let witnessKey = try #require(json["witness"].text)
    let first = try kept(store, "first", ["checkpoint"])
    let cosigned = try store.file(
      "cosigned",
      bytes: try neighbour.succeed([
        "journal", "witness", "--key", neighbour.path + "/keys/journal.key", "--state", neighbour.folder + "/seen",
        first, "--journal-key", try key(store),
      ]).output)
    let refused = try store.run(["journal", "checkpoint", "--cosigned", cosigned, "--lang", "en"])
    #expect(refused.status == 1)
    #expect(refused.messages.first?.contains("--trust-witness") == true)
    try store.succeed(["journal", "key", "--trust-witness", witnessKey])
    let taken = try store.succeed(["journal", "checkpoint", "--cosigned", cosigned, "--json"])
    #expect(try JSON(taken.text)["size"].number == 1)
    #expect(
      try store.bytes("journal/witnessed.log") == Data(contentsOf: URL(fileURLWithPath: cosigned)) + Data("\n".utf8))
    #expect(
      try store.succeed(["journal", "key", "--history", "--lang", "en"]).lines.last == "witness  \(witnessKey)")
    // What is so already is not recorded once more, and nobody witnesses themselves.
    let lines = store.journalLines.count
    let own = try #require(JSON(try store.succeed(["journal", "key", "--json"]).text)["witness"].text)
    for (wrong, words) in [(witnessKey, "trusted already"), (own, "own key")] {
      let refused = try store.run(["journal", "key", "--trust-witness", wrong, "--lang", "en"])
      #expect(refused.status == 1)
      #expect(refused.errors.contains(words) && refused.errors.contains("Nothing was recorded".dropFirst()))
    }
    #expect(store.journalLines.count == lines)
    try store.succeed(["journal", "key", "--drop-witness", witnessKey])
    #expect(try store.run(["journal", "key", "--drop-witness", witnessKey]).status == 1)
    #expect(store.journalLines.count == lines + 1)
    #expect(try store.run(["journal", "checkpoint", "--cosigned", cosigned]).status == 1)
    // What is no key of a witness, and what is no checkpoint.
    #expect(try store.run(["journal", "key", "--trust-witness", try key(store)]).status == 1)
    #expect(try store.run(["journal", "key", "--trust-witness", "x"]).status == 1)
    #expect(try store.run(["journal", "checkpoint", "--cosigned", try store.file("x", "x\n")]).status == 1)
    for wrong in [
      ["key", "--rotate", "--history"], ["key", "--rotate", "--trust-witness", witnessKey],
      ["checkpoint", "--paper", "--cosigned", cosigned],
    ] {
      #expect(try store.run(["journal"] + wrong).status == 64, "\(wrong)")
    }
  }

  /// The process dies at, or the disk fails, every call that writes or syncs anything of a rotation.
  @Test(arguments: ["write", "fdatasync", "fsync"])
  func whereverARotationDiesOneKeyCountsAndWorkGoesOn(call: String) throws {
    let store = try TestStore()
    let base = try kept(store, "base", ["checkpoint"])
    var struck = 0
    for action in [call == "write" ? "kill:50" : "kill", "error:5"] {
      for at in 1... {
        try #require(at < 40)
        let old = try key(store)
        let finished = try store.run(
          ["journal", "key", "--rotate", "--json"],
          environment: [
            "LD_PRELOAD": builtProgram("libFaultShim.so"), "FAULT_PATH": "/store/", "FAULT_CALL": call,
            "FAULT_AT": String(at), "FAULT_DO": action,
          ])
        // Whoever comes next finishes it, or it never was.
        try store.succeed(["journal", "checkpoint"])
        try store.succeed(["journal", "prove", "--from", base])
        let rotations = try store.records("journal.key-rotated")
        #expect(try key(store) == rotations.last?["body"]["key"].text ?? old, "\(call) \(at) \(action)")
        #expect(try JSON(store.succeed(["journal", "verify", "--json"]).text)["sound"].flag == true)
        if finished.status == 0 { break }
        struck += 1
      }
    }
    // The record's and the log's sync; an error of the record's is answered by a new file.
    #expect(struck >= (call == "fdatasync" ? 2 : 8), "the shim must have struck")
  }
}
