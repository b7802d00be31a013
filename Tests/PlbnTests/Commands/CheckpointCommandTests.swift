import Foundation
import Glibc
import TerminalTestSupport
import Testing

/// `plbn journal checkpoint`, `prove` and `witness`.
@Suite struct CheckpointCommandTests {
  private func record(_ store: TestStore, _ number: String) throws {
    try store.succeed(
      [
        "crossing", "record", "--document", "passport", "--name", "CONTOH", "--number", number, "--direction", "in",
        "--outcome", "cleared",
      ])
  }

  private func kept(_ store: TestStore, _ name: String, _ arguments: [String]) throws -> String {
    try store.file(name, bytes: try store.succeed(["journal"] + arguments).output)
  }

  @Test func aCheckpointIsThreeLinesAndASignatureInEveryForm() throws {
    let store = try TestStore()
    try record(store, "A1")
    let note = try store.succeed(["journal", "checkpoint"]).text
    let lines = note.split(separator: "\n", omittingEmptySubsequences: false)
    let name = try #require(try store.succeed(["journal", "key"]).text.split(separator: "+").first)
    #expect(lines.count == 6)
    #expect(lines[0] == name)
    #expect(lines[1] == "3")
    #expect(lines[3].isEmpty)
    #expect(lines[4].hasPrefix("\u{2014} \(name) "))
    #expect(try store.bytes("journal/checkpoint") == Data(note.utf8))
    let json = try JSON(try store.succeed(["journal", "checkpoint", "--json"]).text)
    #expect(json["note"].text == note)
    #expect(json["size"].number == 3)
    let paper = try store.succeed(["journal", "checkpoint", "--paper"]).lines
    #expect(paper.prefix(3).elementsEqual(lines.prefix(3).map(String.init)))
    #expect(paper.last == json["fingerprint"].text)
    // The book of last month against what the lines say now.
    let size = try #require(json["size"].number)
    try record(store, "LATER")
    let asked = ["journal", "checkpoint", "--paper", "--size", "\(size)"]
    #expect(try store.succeed(asked).lines == paper)
    #expect(try JSON(store.succeed(asked + ["--json"]).text)["fingerprint"].text == paper.last)
    #expect(try store.run(["journal", "checkpoint", "--paper", "--size", "999"]).status == 1)
    #expect(try store.run(["journal", "checkpoint", "--size", "1"]).status == 64)
    #expect(try store.run(["journal", "checkpoint", "--paper", "--size", "0"]).status == 64)
    // Nothing of it stands in the journal.
    #expect(try store.records().count == 5)
  }

  @Test func whatCommandsRecordIsProvenWithoutAConsole() throws {
    let store = try TestStore()
    try record(store, "A1")
    let verified = try JSON(store.succeed(["journal", "verify", "--json"]).text)
    #expect(verified["proven_size"].number == 3)
    // Once a second and not more; what came since waits for the next command.
    let note = try store.bytes("journal/checkpoint")
    try record(store, "A2")
    let isSame = try store.bytes("journal/checkpoint") == note
    let sizes = try store.bytes("journal/checkpoint").split(separator: 0x0A)
    #expect(isSame || String(decoding: sizes[1], as: UTF8.self) == "5")
    usleep(1_100_000)
    try record(store, "A3")
    #expect(try JSON(store.succeed(["journal", "verify", "--json"]).text)["proven_size"].number == 7)
    // The log gets one a minute.
    let log = try String(decoding: store.bytes("journal/checkpoints.log"), as: UTF8.self)
    #expect(log.split(separator: "\n\n").count == 2)
  }

  @Test func ofACutOrEditedJournalNothingIsSignedAndTheStatusIs3() throws {
    for change in [{ $0.replacing("CONTOH", with: "CONTOX") }, { String($0.dropLast(40)) }] as [(String) -> String] {
      let store = try TestStore()
      try record(store, "A1")
      try store.damage(change)
      for arguments in [["checkpoint"], ["prove", "1"]] {
        let finished = try store.run(["journal"] + arguments)
        #expect(finished.status == 3)
        #expect(finished.output.isEmpty)
        #expect(finished.messages.count == 1)
      }
      #expect(try store.run(["journal", "backup", store.folder + "/usb"]).status == 3)
    }
  }

  @Test func aRecordBehindTheLastCheckpointGetsANewOne() throws {
    let store = try TestStore()
    try store.succeed(["journal", "checkpoint"])
    try record(store, "A1")
    let proof = try store.succeed(["journal", "prove", "2"]).lines
    #expect(proof.prefix(2) == ["c2sp.org/tlog-proof@v1", "index 2"])
    #expect(proof.contains("3"))
    let json = try JSON(try store.succeed(["journal", "prove", "2", "--json"]).text)
    #expect(json["index"].number == 2)
    #expect(json["proof"].text?.split(separator: "\n").map(String.init) == proof)
    let missing = try store.run(["journal", "prove", "3", "--lang", "en"])
    #expect(missing.status == 1)
    #expect(missing.messages == ["No line number 3 is kept yet; this journal goes up to number 2."])
    for wrong in [
      ["prove"], ["prove", "-1"], ["prove", "x"], ["prove", "99999999999999999999"], ["prove", "1", "--from", "f"],
    ] {
      #expect(try store.run(["journal"] + wrong).status == 64, "\(wrong)")
    }
  }

  @Test func aJournalThatWasChangedOrCutIsRefusedWithStatus3() throws {
    let store = try TestStore()
    for number in ["A1", "B2"] { try record(store, number) }
    let old = try kept(store, "old", ["checkpoint"])
    let events = "journal/events/000000-00000000000000000000.jsonl"
    let good = try store.bytes(events)
    // The last line goes, with the watermark that would tell: what root can do.
    let end = try #require(good.dropLast().lastIndex(of: 0x0A))
    try store.put(good[...end], events)
    try FileManager.default.removeItem(atPath: store.path + "/run/durable")
    let cut = try store.run(["journal", "checkpoint", "--lang", "en"])
    #expect(cut.status == 3)
    #expect(cut.messages.count == 1 && cut.messages[0].contains("records that were kept are missing"))
    // Another line takes its place, while the checkpoints are hidden from its writer, and the read model is gone.
    for name in try FileManager.default.contentsOfDirectory(atPath: store.path) where name.hasPrefix("ledger") {
      try FileManager.default.removeItem(atPath: store.path + "/" + name)
    }
    let notes = ["/journal/checkpoint", "/journal/checkpoints.log"].map { store.path + $0 }
    for note in notes { #expect(rename(note, note + ".away") == 0) }
    try record(store, "C3")
    for note in notes { #expect(rename(note + ".away", note) == 0) }
    let other = try store.run(["journal", "prove", "--from", old, "--lang", "en"])
    #expect(other.status == 3)
    #expect(other.messages.count == 1 && other.messages[0].contains("old lines were changed"))
    #expect(other.output.isEmpty)
  }

  @Test func aWitnessSignsOnlyWhatContinues() throws {
    let store = try TestStore()
    let neighbour = try TestStore()
    let first = try kept(store, "first", ["checkpoint"])
    let key = try store.succeed(["journal", "key"]).lines[0]
    func witness(_ more: [String]) throws -> Finished {
      try neighbour.run(
        ["journal", "witness", "--key", neighbour.path + "/keys/journal.key", "--state", neighbour.folder + "/seen"]
          + more + ["--lang", "en"])
    }
    #expect(try witness([first]).messages.first?.contains("--journal-key") == true)
    #expect(try witness([first, "--journal-key", key]).status == 0)
    try record(store, "A1")
    let second = try kept(store, "second", ["checkpoint"])
    let proof = try kept(store, "proof", ["prove", "--from", first])
    #expect(try witness([second]).status == 1)
    let cosigned = try witness([second, proof])
    #expect(cosigned.text.hasPrefix(try String(contentsOfFile: second, encoding: .utf8)))
    #expect(cosigned.text.split(separator: "\n").count == 5)
    #expect(
      try witness([first]).messages == [
        "The checkpoint of 1 lines is older than the one already witnessed (3 lines); ask for a new one."
      ])
    let json = try JSON(try witness([second, "--json"]).text)
    #expect(json["size"].number == 3)
    #expect(json["witness"].text?.contains("+") == true)
    // Broken files get one sentence each.
    for (bytes, sentence) in [
      (Data("x\n".utf8), "is not what it must be"), (Data([0xFF, 0x0A]), "line 1"),
      (Data(count: 10 << 20), "has more than 65536 bytes"), (Data(), "line 1"),
    ] {
      let file = try neighbour.file("broken", bytes: Array(bytes))
      for arguments in [[file], [second, file]] {
        let finished = try witness(arguments)
        #expect(finished.status == 1)
        #expect(finished.messages.count == 1)
        #expect(finished.messages.first?.contains(sentence) == true, "\(finished.messages)")
      }
    }
  }

  @Test func checkpointsMadeAtOnceBesideWritersContinueOneAnother() throws {
    let store = try TestStore()
    var running: [LiveProgram] = []
    for round in 0..<4 {
      running += [try store.live(["journal", "checkpoint"]), try store.live(["journal", "checkpoint"])]
      try record(store, "A\(round)")
    }
    let notes = try running.map { try $0.finish() }
    for (place, note) in notes.enumerated() {
      try #require(note.status == 0, "\(note.errors)")
      let file = try store.file("note-\(place)", bytes: note.output)
      try store.succeed(["journal", "prove", "--from", file])
    }
  }

  /// The disk fails or the process dies at every call that writes a checkpoint, in every way that the shim knows.
  @Test(arguments: ["write", "fdatasync", "fsync"])
  func whateverStopsACheckpointTheNextOneContinues(call: String) throws {
    let store = try TestStore()
    let base = try kept(store, "base", ["checkpoint"])
    var struck = 0
    // One that was made this moment: what is recorded then leaves the next to the command that is struck.
    func recordOnly(_ number: String) throws {
      try FileManager.default.setAttributes(
        [.modificationDate: Date()], ofItemAtPath: store.path + "/journal/checkpoint")
      try record(store, number)
    }
    for action in ["kill", "kill:50", "kill-after", "short:50", "error:5", "error:28"] {
      try recordOnly("A\(struck)")
      var at = 1
      while true {
        let finished = try store.run(
          ["journal", "checkpoint"],
          environment: [
            "LD_PRELOAD": builtProgram("libFaultShim.so"), "FAULT_PATH": "/journal/checkpoint", "FAULT_CALL": call,
            "FAULT_AT": String(at), "FAULT_DO": action,
          ])
        // What was given away is kept; what was not is told, unless nobody is left to tell it.
        if finished.status == 0 {
          #expect(try store.bytes("journal/checkpoint") == Data(finished.output), "\(call) \(at) \(action)")
          // A draft goes on after a short write; the log behind it does not.
          guard call == "write", action == "short:50", at == 1 else { break }
          at += 1
          try recordOnly("C\(struck)")
          continue
        }
        #expect(finished.output.isEmpty)
        #expect(finished.status == 128 + SIGKILL || finished.messages.count == 1, "\(call) \(at) \(action)")
        struck += 1
        at += 1
        try #require(at < 20)
        try recordOnly("B\(struck)")
      }
      try store.succeed(["journal", "prove", "--from", base])
      #expect(try JSON(store.succeed(["journal", "verify", "--json"]).text)["sound"].flag == true)
    }
    // One sync of each kind, which can't be short; two writes, of which the draft's, the first, goes on after a short one.
    #expect(struck == (call == "write" ? 11 : 5), "the shim must have struck")
  }

  private static let hasOpenSSL = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

  /// docs/formats/checkpoint.md's own example, as a stranger types it.
  @Test(.enabled(if: hasOpenSSL, "SKIPPED: openssl is missing, nothing outside has checked the example"))
  func theDocumentedShellExampleHoldsAndFailsForAChangedRecord() throws {
    let store = try TestStore()
    for number in ["A1", "B2"] { try record(store, number) }
    let blocks = try Self.shellBlocks("docs/formats/checkpoint.md")
    try #require(blocks.count == 2)
    func shell(_ script: String) throws -> Finished { try Self.shell(script, store) }
    #expect(try shell(blocks[0]).status == 0)
    let sound = try shell(blocks[1])
    #expect(sound.status == 0, "\(sound.errors)")
    #expect(sound.lines == ["line 3 is in the checkpoint", "Signature Verified Successfully"])
    let line = try String(contentsOfFile: store.folder + "/record", encoding: .utf8)
    _ = try store.file("record", line.replacing("\"seq\":3", with: "\"seq\":4"))
    #expect(try shell(blocks[1]).status == 1)
    _ = try store.file("record", line)
    let proof = try String(contentsOfFile: store.folder + "/proof", encoding: .utf8)
    // Another size under the same signature.
    _ = try store.file("proof", proof.replacing("\n5\n", with: "\n6\n"))
    #expect(try shell(blocks[1]).status != 0)
  }

  /// docs/journal-format.md's worked example: from the lines to the signed root with nothing of ours.
  @Test(.enabled(if: hasOpenSSL, "SKIPPED: openssl is missing, nothing outside has checked the example"))
  func theFormatsWorkedExampleHoldsAndFailsForAnEditedByteAndACutTail() throws {
    let store = try TestStore()
    for number in ["A1", "B2", "C3"] { try record(store, number) }
    try store.succeed(["journal", "checkpoint"])
    let blocks = try Self.shellBlocks("docs/journal-format.md")
    try #require(blocks.count == 1)
    func check() throws -> Finished { try Self.shell("store=$PLBN_STORE\n" + blocks[0], store) }
    let sound = try check()
    #expect(sound.status == 0, "\(sound.errors)")
    #expect(sound.lines == ["the first 7 lines lead to the root", "Signature Verified Successfully"])
    // What a power cut can leave: a torn line with NUL bytes in it.
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: store.path + "/journal/events/\(Self.firstFile)"))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"seq\":99,\0\0abc".utf8))
    try handle.close()
    try record(store, "D4")
    try store.succeed(["journal", "checkpoint"])
    let torn = try check()
    #expect(torn.lines == ["the first 11 lines lead to the root", "Signature Verified Successfully"], "\(torn.errors)")
    let file = URL(fileURLWithPath: store.path + "/journal/events/000000-00000000000000000000.jsonl")
    let bytes = try Data(contentsOf: file)
    var edited = bytes
    edited[bytes.count / 2] ^= 1
    try edited.write(to: file)
    #expect(try check().lines == ["the lines were changed"])
    let end = try #require(bytes.dropLast().lastIndex(of: 0x0A))
    try bytes[...end].write(to: file)
    #expect(try check().lines == ["the end is missing"])
    try bytes.write(to: file)
    let checkpoint = store.path + "/journal/checkpoint"
    let note = try String(contentsOfFile: checkpoint, encoding: .utf8)
    try ("x" + note).write(toFile: checkpoint, atomically: true, encoding: .utf8)
    #expect(try check().status != 0, "the signature is over another text")
    try FileManager.default.removeItem(atPath: checkpoint)
    #expect(try check().lines == ["there is no checkpoint: nothing was signed yet"])
  }

  private static let firstFile = "000000-00000000000000000000.jsonl"

  /// Its record 0 names a second key, that of the journal which it continues.
  @Test(.enabled(if: hasOpenSSL, "SKIPPED: openssl is missing, nothing outside has checked the example"))
  func theFormatsWorkedExampleHoldsForARestoredStoreAndItsArchive() throws {
    let old = try TestStore(isMade: false)
    let made = try JSON(try old.succeed(["init", "--post", "entikong", "--json"]).lines[0])
    let key = try #require(made["recovery_key"].text)
    try record(old, "A1")
    try old.succeed(["journal", "backup", old.folder + "/usb"])
    let new = try TestStore(isMade: false)
    let restored = try Program.run(
      ["journal", "restore", old.folder + "/usb", "--store", new.path, "--recovery-key-fd", "3", "--json"],
      environment: ["KEY": key], wrapper: #"exec "$0" "$@" 3<<END"# + "\n$KEY\nEND")
    try #require(restored.status == 0, "\(restored.errors)")
    let archive = try #require(JSON(restored.lines[0])["restored"]["journal"].text)
    let block = try Self.shellBlocks("docs/journal-format.md")[0]
    for store in ["$PLBN_STORE", "$PLBN_STORE/archive/" + archive] {
      let finished = try Self.shell("store=\(store)\n" + block, new)
      #expect(finished.status == 0, "\(finished.errors)")
      #expect(finished.lines.last == "Signature Verified Successfully")
    }
  }

  /// The examples of a page, as a stranger copies them.
  private static func shellBlocks(_ page: String) throws -> [String] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../" + page)
    return try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```sh\n").dropFirst().map {
      $0.components(separatedBy: "```\n")[0]
    }
  }

  private static func shell(_ script: String, _ store: TestStore) throws -> Finished {
    try store.run(
      [script], environment: ["PLBN_STORE": store.path],
      wrapper: #"cd "\#(store.folder)"; plbn() { "\#(Program.path)" "$@"; }; set -e; eval "$1""#)
  }

  /// A stick comes from another post: nothing on it may hold a command up, and a descriptor of the caller's is what it is.
  @Test func whatIsNoFileUnderACheckpointsNameIsRefusedAtOnce() throws {
    let store = try TestStore()
    try record(store, "A1")
    let note = try store.succeed(["journal", "checkpoint"]).text
    let key = store.path + "/keys/journal.key"
    let (pipe, folder) = (store.folder + "/pipe", store.folder + "/folder")
    mkfifo(pipe, 0o600)
    mkdir(folder, 0o700)
    for path in [pipe, folder] {
      for arguments in [
        ["verify", "--since", path], ["prove", "--from", path], ["checkpoint", "--cosigned", path],
        ["witness", "--key", key, "--state", store.folder + "/seen", path],
      ] {
        let refused = try store.run(["journal"] + arguments + ["--lang", "en"])
        #expect(refused.status == 1, "\(arguments)")
        #expect(refused.messages.first?.contains("is no file") == true, "\(refused.errors)")
      }
    }
    for path in [pipe, folder] {
      let refused = try store.run([
        "journal", "witness", "--key", path, "--state", store.folder + "/seen", try store.file("note", note), "--lang",
        "en",
      ])
      #expect(refused.status == 1 && refused.errors.contains("give the file of the witness's key"), "\(refused.errors)")
    }
    for path in ["-", "/dev/stdin"] {
      #expect(try store.run(["journal", "verify", "--since", path], input: note).status == 0)
    }
  }

  @Test func aKeyThatIsNoneIsNoFileOfASender() throws {
    let store = try TestStore()
    let refused = try store.run(["journal", "key", "--trust-witness", "abc", "--lang", "en"])
    #expect(refused.status == 1)
    #expect(
      refused.messages == [
        #"--trust-witness: that is no key as "plbn journal key" writes it; copy all of it, in quotes."#
      ])
  }

  @Test func aLogOfCheckpointsThatIsGoneIsToldByVerifyAndDoctorAndByWhoRecords() throws {
    let store = try TestStore()
    try record(store, "A1")
    try store.put(Data(), "journal/checkpoints.log")
    let verified = try store.run(["journal", "verify", "--lang", "en"])
    #expect(verified.status == 3)
    #expect(verified.errors.contains("checkpoints.log was DELETED, emptied or overwritten"), "\(verified.errors)")
    #expect(try store.run(["doctor", "--lang", "en"]).text.contains("checkpoints.log was DELETED"))
    usleep(1_100_000)
    let recorded = try store.run(
      [
        "crossing", "record", "--document", "passport", "--name", "CONTOH", "--number", "A2", "--direction", "in",
        "--outcome", "cleared", "--lang", "en",
      ])
    #expect(recorded.status == 0)
    #expect(recorded.errors.contains("Recorded, but without a checkpoint"), "\(recorded.errors)")
    #expect(!recorded.errors.contains("Recording is refused"))
  }
}
