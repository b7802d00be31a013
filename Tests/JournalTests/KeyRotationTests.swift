import Glibc
import Testing

@testable import Journal

/// A journal's key hands over to the next one.
@Suite struct KeyRotationTests {
  private struct Post {
    let scratch = Scratch()
    let layout: StoreLayout
    let journal: Journal

    init(lines: Int = 3) throws {
      layout = try scratch.store()
      journal = try Journal(layout, console: "test")
      _ = try journal.append { _ in (1..<lines).map { event("e\($0)") } }
    }

    var prover: JournalProver { get throws { try JournalProver(layout) } }

    func checkpoint() throws -> SignedCheckpoint { try prover.makeCheckpoint(console: "test") }

    @discardableResult
    func rotate() throws -> (rotation: KeyRotation, checkpoint: SignedCheckpoint) {
      try prover.rotateKey(console: "test") { type, version, body in
        Entry(id: newEventID(), officer: "tester", auth: "none", type: type, v: version, body: body)
      }
    }

    /// What `verify` does: all records in their order.
    func historyFromRecords() throws -> KeyHistory {
      var history = try KeyHistory(StoreIdentity.read(layout))
      for record in try layout.records("journal.key-rotated") {
        let isTaken = history.note(record)
        #expect(isTaken)
      }
      return history
    }
  }

  @Test func theNewKeySignsWhatCoversTheRecordAndTheOldOneWhatDoesNot() throws {
    let post = try Post()
    let before = try post.checkpoint()
    let (rotation, transition) = try post.rotate()
    #expect(transition.checkpoint.size == 4)
    // Who knows the old key alone can check the checkpoint of the transition, and the statement.
    try transition.note.check(rotation.old)
    try transition.note.check(rotation.new)
    #expect(try KeyRotation(rotation.note) == rotation)
    #expect(rotation.size == 3)
    try post.journal.append("later")
    let after = try post.checkpoint()
    try after.note.check(rotation.new)
    #expect(throws: CheckpointError.notSigned(by: rotation.old.name)) { try after.note.check(rotation.old) }

    let prover = try post.prover
    #expect(prover.key == rotation.new)
    #expect(prover.keys.key(at: 3) == rotation.old)
    #expect(prover.keys.key(at: 4) == rotation.new)
    #expect(try post.historyFromRecords() == prover.keys)
    // Old checkpoints stay good, and proofs lead across.
    #expect(try prover.consistency(from: before.note, to: after).old == 3)
    let report = try post.layout.verify()
    #expect(report.isSound)
    // The log's three, and `checkpoint`.
    #expect(report.checkpoints == 4)
    #expect(report.provenSize == 5)
    // The old private key is gone.
    #expect(try SigningKey.read(post.layout).verifier(.note) == rotation.new)
    #expect(try Posix.names(in: post.layout.keys) == ["journal.key"])
    #expect(try OpenFile(post.layout.signingKey, O_RDONLY).info().st_mode & 0o777 == 0o600)
  }

  @Test func aKeyCanBeRotatedAgainAndNeverBack() throws {
    let post = try Post()
    let first = try post.rotate().rotation
    let second = try post.rotate().rotation
    #expect(second.old == first.new)
    var history = try post.historyFromRecords()
    #expect(history.steps.map(\.rotation) == [first, second])
    #expect(try post.prover.keys == history)
    // The same record once more, in another place, does not count.
    let old = try #require(try post.layout.records("journal.key-rotated").first)
    let again = Entry(
      id: "again", officer: "tester", auth: "none", type: old.type, v: 1, body: first.body())
    let record = try #require(try post.journal.append { _ in [again] }.first)
    let isTaken = history.note(record)
    #expect(!isTaken)
    try post.checkpoint().note.check(second.new)
  }

  /// An old key that was stolen signs nothing any more that counts.
  @Test func theOldKeyDoesNotCountBehindTheRotation() throws {
    let post = try Post()
    let stolen = try SigningKey.read(post.layout)
    try post.rotate()
    try post.journal.append("later")
    let root = MerkleHash.leaf("another history".utf8)
    let forged = try Checkpoint(origin: stolen.name, size: 5, root: root).signed(by: stolen)
    try writeAll(forged.bytes, post.layout.checkpoint)
    #expect(throws: CheckpointError.unsoundCheckpoint(path: post.layout.checkpoint)) { try post.checkpoint() }
  }

  @Test func aStatementThatBothHaveNotSignedCountsForNothing() throws {
    let post = try Post()
    let key = try SigningKey.read(post.layout)
    let journal = try StoreIdentity.read(post.layout).journal
    let (other, new) = (SigningKey(name: key.name), SigningKey(name: key.name))
    let sound = try KeyRotation(journal: journal, size: 3, from: key, to: new)
    let wrongOld = try KeyRotation(journal: journal, size: 3, from: other, to: new)
    let otherJournal = try KeyRotation(journal: String(journal.reversed()) + "0", size: 3, from: key, to: new)
    let otherName = try KeyRotation(journal: journal, size: 3, from: key, to: SigningKey(name: "elsewhere"))
    let ahead = try KeyRotation(journal: journal, size: 99, from: key, to: new)
    var bodies = [wrongOld, otherJournal, otherName, ahead].map { text($0.body()) }
    bodies += ["{}", #"{"old":1}"#]
    // Every field of the sound one, changed.
    for field in ["\"old\":\"", "\"key\":\"", "_signature\":\""] {
      let body = text(sound.body())
      let place = try #require(body.firstRange(of: field)?.upperBound)
      bodies.append(body.replacingCharacters(at: body.index(place, offsetBy: 5)))
    }
    for (number, body) in bodies.enumerated() {
      let entry = Entry(
        id: "forged\(number)", officer: "tester", auth: "none", type: KeyRotation.recordType, v: 1,
        body: Array(body.utf8))
      let record = try #require(try post.journal.append { _ in [entry] }.first)
      var history = try KeyHistory(StoreIdentity.read(post.layout))
      let isTaken = history.note(record)
      #expect(!isTaken, "\(body)")
    }
    try post.checkpoint().note.check(key.verifier(.note))
    #expect(try post.prover.keys.steps.isEmpty)
  }

  // MARK: Crashes

  /// The places in `rotateKey` where a process can die, by what it leaves.
  enum Crash: CaseIterable {
    case halfAKey, keyWithoutRecord, recordNotOnDisk, recordWithoutPlaces, placesWithoutRename, renameWithoutCheckpoint
  }

  @Test(arguments: Crash.allCases)
  func whereverItDiesOneKeyCountsAndTheNextSignerFinishes(crash: Crash) throws {
    let post = try Post()
    let before = try post.checkpoint()
    let old = try SigningKey.read(post.layout)
    let new = SigningKey(name: old.name)
    let rotation = try KeyRotation(
      journal: StoreIdentity.read(post.layout).journal, size: 3, from: old, to: new)
    let entry = Entry(
      id: newEventID(), officer: "tester", auth: "none", type: KeyRotation.recordType, v: 1, body: rotation.body())
    let newText = Array(new.privateText.utf8)
    switch crash {
    case .halfAKey: try writeAll(Array(newText.prefix(40)), post.layout.nextSigningKey)
    case .keyWithoutRecord: try writeAll(newText, post.layout.nextSigningKey)
    case .recordNotOnDisk:
      try writeAll(newText, post.layout.nextSigningKey)
      let context = RecordLine.Context(
        seq: 3, time: .now(), boot: SystemClock.bootID, mono: 1, console: "test", durable: 2)
      try post.layout.leaveBehind(try RecordLine.compose(entry, context).line + [0x0A])
    case .recordWithoutPlaces, .placesWithoutRename, .renameWithoutCheckpoint:
      try writeAll(newText, post.layout.nextSigningKey)
      _ = try post.journal.append { _ in [entry] }
      if crash != .recordWithoutPlaces {
        var reader = try JournalReader(post.layout)
        try reader.seek(to: 3)
        let place = "3 0 \(reader.position.offset)\n"
        try writeAll(Array(place.utf8), post.layout.keyRecords)
      }
      if crash == .renameWithoutCheckpoint { rename(post.layout.nextSigningKey, post.layout.signingKey) }
    }
    // Nothing covers the record yet.
    let isCounted = crash == .placesWithoutRename || crash == .renameWithoutCheckpoint
    #expect(try post.prover.key == (isCounted ? rotation.new : rotation.old))
    #expect(try post.prover.newest() == before)
    if crash == .recordNotOnDisk {
      // Not on disk, so not covered: the old key signs. The next writer brings it there.
      #expect(try post.checkpoint() == before)
      try Journal(post.layout, console: "other").append("next")
    }
    let next = try post.checkpoint()
    let isRotated = crash != .halfAKey && crash != .keyWithoutRecord
    let key = isRotated ? rotation.new : rotation.old
    try next.note.check(key)
    #expect(try post.prover.key == key)
    #expect(try SigningKey.read(post.layout).verifier(.note) == key)
    // And it can be rotated again.
    let again = try post.rotate()
    #expect(again.rotation.old == key)
    #expect(try post.historyFromRecords() == post.prover.keys)
    #expect(try post.layout.verify().isSound)
    #expect(try Posix.names(in: post.layout.keys) == ["journal.key"])
  }

  /// A rotation that died before its sync is brought to the disk before another begins: no key is overwritten that a
  /// record names.
  @Test func aRotationFinishesTheOneBeforeIt() throws {
    let post = try Post()
    let old = try SigningKey.read(post.layout)
    let new = SigningKey(name: old.name)
    let identity = try StoreIdentity.read(post.layout)
    let rotation = try KeyRotation(journal: identity.journal, size: 0, from: old, to: new)
    try writeAll(Array(new.privateText.utf8), post.layout.nextSigningKey)
    let entry = Entry(id: "x", officer: "t", auth: "none", type: KeyRotation.recordType, v: 1, body: rotation.body())
    let context = RecordLine.Context(
      seq: 3, time: .now(), boot: SystemClock.bootID, mono: 1, console: "test", durable: 2)
    try post.layout.leaveBehind(try RecordLine.compose(entry, context).line + [0x0A])
    let second = try post.rotate().rotation
    #expect(second.old == rotation.new)
    #expect(try post.historyFromRecords().steps.map(\.rotation) == [rotation, second])
  }

  @Test func aKeyThatWasLostIsToldAndNothingIsSigned() throws {
    let post = try Post()
    try post.rotate()
    let lost = try readAll(post.layout.signingKey)
    try writeAll(Array(SigningKey(name: "plbn/entikong/00000000").privateText.utf8), post.layout.signingKey)
    try post.journal.append("x")
    #expect(throws: JournalError.badKey(path: post.layout.signingKey)) { try post.checkpoint() }
    #expect(throws: JournalError.badKey(path: post.layout.signingKey)) { try SigningKey.read(post.layout) }
    try writeAll(lost, post.layout.signingKey)
    #expect(try post.checkpoint().checkpoint.size == 5)
  }

  // MARK: The file that says where the records stand

  @Test func whereThatFileIsMissingOrWrongTheLinesAreAsked() throws {
    let post = try Post(lines: 300)
    let first = try post.rotate().rotation
    try post.journal.append("x")
    let second = try post.rotate().rotation
    var newest = try #require(try post.prover.newest())
    let good = try readAll(post.layout.keyRecords)
    #expect(text(good).split(separator: "\n").count == 2)
    let lines = text(good).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let wrong: [String?] = [
      nil, "", lines[0] + "\n", lines[1] + "\n", "1 0 10\n", "x\n", "9 9 9 9\n", "-1 0 0\n",
      "9223372036854775807 0 9223372036854775807\n", lines[1] + "\n" + lines[0] + "\n", text(good) + "2 0 5\n",
      lines[0].replacing("300 0 ", with: "300 0 1") + "\n", lines[0].replacing(" 0 ", with: " 7 ") + "\n",
    ]
    for bytes in wrong {
      if let bytes { try writeAll(Array(bytes.utf8), post.layout.keyRecords) } else { unlink(post.layout.keyRecords) }
      let prover = try post.prover
      #expect(prover.keys.steps.map(\.rotation) == [first, second], "\(bytes ?? "none")")
      #expect(try prover.newest() == newest)
      try post.journal.append("y")
      newest = try post.checkpoint()
      try newest.note.check(second.new)
      #expect(try readAll(post.layout.keyRecords) == good, "\(bytes ?? "none")")
    }
  }

  /// Also when it goes together with `checkpoint` and the newer end of the log.
  @Test func aNewKeyIsNotForgottenWithTheCheckpointsThatItSigned() throws {
    let post = try Post()
    let before = try post.checkpoint()
    let log = try readAll(post.layout.checkpointLog)
    let rotation = try post.rotate().rotation
    unlink(post.layout.keyRecords)
    try writeAll(before.note.bytes, post.layout.checkpoint)
    try writeAll(log, post.layout.checkpointLog)
    try post.checkpoint().note.check(rotation.new)
    #expect(try post.prover.key == rotation.new)
  }

  // MARK: Witnesses

  private func witness(_ post: Post, _ rotations: [KeyRotation] = []) throws -> Witness {
    let name = post.scratch.path + "/neighbour"
    let neighbour = StoreLayout(root: name)
    if !Posix.exists(name) { _ = try post.scratch.store("neighbour") }
    return try Witness(keyFile: neighbour.signingKey, state: post.scratch.path + "/seen", rotations: rotations)
  }

  @Test func aWitnessFollowsTheKeyByStatementsOfTheOldOne() throws {
    let post = try Post()
    let first = try post.checkpoint()
    let oldKey = try post.prover.key
    _ = try witness(post).cosign(first.note, journalKey: oldKey, time: 1)
    let one = try post.rotate().rotation
    let two = try post.rotate().rotation
    try post.journal.append("x")
    let new = try post.checkpoint()
    let proof = try post.prover.consistency(from: first.note, to: new)
    #expect(throws: CheckpointError.noRotation(origin: oldKey.name)) {
      try witness(post).cosign(new.note, proof: proof, time: 2)
    }
    // The new key given by somebody is not enough, nor is half of the way.
    #expect(throws: CheckpointError.otherKey(origin: oldKey.name)) {
      try witness(post).cosign(new.note, proof: proof, journalKey: two.new, time: 2)
    }
    for part in [[one], [two]] {
      #expect(throws: CheckpointError.noRotation(origin: oldKey.name)) {
        try witness(post, part).cosign(new.note, proof: proof, time: 2)
      }
    }
    let cosigned = try witness(post, [two, one]).cosign(new.note, proof: proof, time: 2)
    try cosigned.check(two.new)
    // From then on the new key is the known one, and the old one is not.
    try post.journal.append("y")
    let next = try post.checkpoint()
    let more = try post.prover.consistency(from: new.note, to: next)
    _ = try witness(post).cosign(next.note, proof: more, journalKey: two.new, time: 3)
    #expect(throws: CheckpointError.otherKey(origin: oldKey.name)) {
      try witness(post).cosign(next.note, journalKey: oldKey, time: 4)
    }
  }

  @Test func aWitnessWhoRotatedItsOwnKeyStillKnowsItsState() throws {
    let post = try Post()
    let first = try post.checkpoint()
    _ = try witness(post).cosign(first.note, journalKey: post.prover.key, time: 1)
    let neighbour = try JournalProver(StoreLayout(root: post.scratch.path + "/neighbour"))
    let own = try neighbour.rotateKey(console: "test") { type, version, body in
      Entry(id: newEventID(), officer: "tester", auth: "none", type: type, v: version, body: body)
    }.rotation
    #expect(throws: CheckpointError.self) { try witness(post).cosign(first.note, time: 2) }
    let cosigned = try witness(post, [own]).cosign(first.note, time: 2)
    try cosigned.check(witness(post).verifier)
    // It is signed anew by that.
    _ = try witness(post).cosign(first.note, time: 3)
  }

  @Test func statementsAreReadFromAFileAndNothingElseIs() throws {
    let post = try Post()
    let rotations = [try post.rotate().rotation, try post.rotate().rotation]
    let file: [UInt8] = rotations.flatMap { $0.note.bytes + [0x0A] }
    #expect(try KeyRotation.list(file) == rotations)
    #expect(try KeyRotation.list(Array(file.dropLast())) == rotations)
    let note = try #require(try post.prover.newest()).note
    for bad in [[], [0x0A], note.bytes, Array("x\n".utf8), [UInt8](repeating: 0x0A, count: 1 << 20)] {
      #expect(throws: CheckpointError.self) { try KeyRotation.list(bad) }
    }
    let sound = rotations[0].note.bytes
    for place in sound.indices {
      var changed = sound
      changed[place] ^= 1
      // A changed key id makes the line another key's.
      #expect(throws: CheckpointError.self, "byte \(place)") { try KeyRotation.list(changed) }
    }
    // A checkpoint is no statement, and a statement no checkpoint.
    #expect(throws: CheckpointError.self) { try Checkpoint(rotations[0].note) }
    #expect(throws: CheckpointError.malformed(.header, line: 1)) { try KeyRotation(note) }
  }
}

extension String {
  /// Another letter or digit in one place.
  fileprivate func replacingCharacters(at place: Index) -> String {
    self[..<place] + (self[place] == "a" ? "b" : "a") + self[index(after: place)...]
  }
}
