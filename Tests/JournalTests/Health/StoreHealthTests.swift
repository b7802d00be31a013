import Glibc
import Testing

@testable import Journal

@Suite struct StoreHealthTests {
  private func health(_ layout: StoreLayout, clock: Bool? = true) throws -> [HealthFinding.Fact] {
    let machine = try FakeMachine(mounts: ["22 1 8:0 / / rw - ext4 /dev/sda rw"])
    try machine.add("sda", "8:0")
    return StoreHealth(layout, proc: machine.proc, sys: machine.sys) { clock }.examine().map(\.fact)
  }

  private func level(_ fact: HealthFinding.Fact) -> HealthFinding.Level { HealthFinding(fact).level }

  @Test func whatTheConsoleWarnsOfIsAmongIt() throws {
    let store = try BackedUpStore()
    let facts = try health(store.layout)
    #expect(facts.contains(.encryption(.plain(device: "/dev/sda"))))
    #expect(facts.contains(.clock(isSynchronised: true)))
    #expect(facts.contains { if case .space(let bytes, days: nil) = $0 { bytes > 0 } else { false } })
    #expect(level(.clock(isSynchronised: false)) == .attention)
    #expect(level(.clock(isSynchronised: nil)) == .unknown)
    #expect(level(.encryption(.unknown)) == .unknown)
    #expect(level(.space(bytes: 1 << 40, days: 29)) == .attention)
    #expect(level(.space(bytes: 1 << 40, days: nil)) == .good)
    #expect(level(.space(bytes: 1 << 20, days: 900)) == .attention)
  }

  @Test func theRealMachineIsAskedWithoutHarm() throws {
    let store = try BackedUpStore()
    let topics = StoreHealth(store.layout).check().map(\.topic)
    #expect(topics.starts(with: ["encryption", "clock", "space"]))
  }

  @Test func whatOthersCanReadIsNamed() throws {
    let store = try BackedUpStore()
    #expect(try health(store.layout).contains(.permissions(examples: [], count: 0)))
    chmod(store.layout.signingKey, 0o640)
    chmod(store.layout.lists, 0o755)
    #expect(
      try health(store.layout).contains(
        .permissions(examples: [store.layout.signingKey, store.layout.lists], count: 2)))
  }

  @Test func damageAtTheJournalsEndIsTold() throws {
    let store = try BackedUpStore()
    try store.record("satu", "dua")
    #expect(try health(store.layout).contains(.journalEnd(nil)))
    var bytes = try store.layout.eventBytes()
    bytes[bytes.count - 30] ^= 1
    try store.layout.overwrite(bytes)
    let told = try health(store.layout).contains {
      if case .journalEnd(.damaged(let damage)) = $0 { damage.seq == 2 } else { false }
    }
    #expect(told)
  }

  @Test func checkpointAndBackUpAreMissedAndThenFound() throws {
    let store = try BackedUpStore()
    try store.record("satu")
    var facts = try health(store.layout)
    #expect(facts.contains(.checkpoint(uncovered: 2, hours: nil)))
    #expect(facts.contains(.backup(hours: nil)))
    #expect(level(.checkpoint(uncovered: 2, hours: nil)) == .attention)
    #expect(level(.backup(hours: nil)) == .attention)
    #expect(level(.backup(hours: 47)) == .good)
    try store.backUp()
    facts = try health(store.layout)
    #expect(facts.contains(.checkpoint(uncovered: 1, hours: 0)))
    #expect(facts.contains(.backup(hours: 0)))
    #expect(level(.checkpoint(uncovered: 1, hours: 0)) == .good)
  }

  @Test(arguments: [true, false]) func linesThatACheckpointCoversAndThatAreGoneAreDamage(isRebooted: Bool) throws {
    let store = try BackedUpStore()
    try store.record("satu", "dua", "tiga")
    _ = try JournalProver(store.layout).makeCheckpoint(console: "test")
    #expect(try health(store.layout).contains(.checkpoint(uncovered: 0, hours: 0)))
    let lines = try store.layout.eventBytes().split(separator: RecordLine.newline)
    try store.layout.overwrite(lines.dropLast(2).flatMap { $0 + [RecordLine.newline] })
    store.layout.forgetMark()
    if !isRebooted {
      try writeAll(
        WatermarkFile.text(Watermark(boot: SystemClock.bootID, seq: 1, file: 0)), store.layout.durable)
    }
    let facts = try health(store.layout)
    #expect(facts.contains(.wrongCheckpoint(.missingEnd(size: 4, lines: 2))))
    #expect(level(.wrongCheckpoint(.missingEnd(size: 4, lines: 2))) == .attention)
    #expect(!facts.contains { if case .checkpoint = $0 { true } else { false } })
    let told = facts.contains {
      if case .journalEnd(.damaged(let damage)) = $0 { damage.kind == .missingEnd && damage.seq == 2 } else { false }
    }
    #expect(told)
  }

  @Test func aCheckpointThatTheStoreDidNotSignIsTold() throws {
    let store = try BackedUpStore()
    let signed = try JournalProver(store.layout).makeCheckpoint(console: "test")
    let other = SigningKey(name: signed.checkpoint.origin)
    try writeAll(try signed.checkpoint.signed(by: other).bytes, store.layout.checkpoint)
    let facts = try health(store.layout)
    #expect(facts.contains(.wrongCheckpoint(.unsoundCheckpoint(path: store.layout.checkpoint))))
  }

  @Test func theJournalsKeyIsMissedAndAForeignOneIsTold() throws {
    let store = try BackedUpStore()
    #expect(try health(store.layout).contains(.signingKey(nil)))
    let foreign = SigningKey(name: "plbn/entikong/00000000")
    try writeAll(Array(foreign.privateText.utf8), store.layout.signingKey)
    let other = HealthFinding.Fact.signingKey(.badKey(path: store.layout.signingKey))
    #expect(try health(store.layout).contains(other))
    #expect(level(other) == .attention)
    unlink(store.layout.signingKey)
    let missing = HealthFinding.Fact.signingKey(
      .system(operation: "open", path: store.layout.signingKey, code: ENOENT))
    #expect(try health(store.layout).contains(missing))
    #expect(level(missing) == .attention)
  }

  @Test func aStoreThatTakesNoRecordsIsTold() throws {
    let store = try BackedUpStore()
    #expect(try health(store.layout).contains(.writing(isPossible: true)))
    #expect(level(.writing(isPossible: false)) == .attention)
    #expect(rename(store.layout.run, store.layout.root + "/away") == 0)
    // It is made again.
    #expect(try health(store.layout).contains(.writing(isPossible: true)))
    unlink(store.layout.lock)
    #expect(try health(store.layout).contains(.writing(isPossible: false)))
  }

  @Test func whatIsNoLockFileStopsAllWritingAndIsTold() throws {
    let store = try BackedUpStore()
    let lock = store.layout.lock
    unlink(lock)
    symlink(lock, lock)
    #expect(try health(store.layout).contains(.writing(isPossible: false)))
    unlink(lock)
    mkdir(lock, 0o700)
    #expect(try health(store.layout).contains(.writing(isPossible: false)))
    rmdir(lock)
    mkfifo(lock, 0o600)
    #expect(try health(store.layout).contains(.writing(isPossible: false)))
  }

  @Test func aStoreThatCantBeBackedUpIsTold() throws {
    let scratch = Scratch()
    #expect(try health(try scratch.store()).contains(.recoveryKey(isThere: false)))
    let sealed = try BackedUpStore()
    #expect(try health(sealed.layout).contains(.recoveryKey(isThere: true)))
  }

  private struct Nothing: RecordCheck {
    var types: [String] { [] }
    var wantsAll: Bool { false }
    mutating func note(_ record: Record) -> (@Sendable () -> String?)? { nil }
  }

  /// Objects to what nobody signed, as the accounts' check does.
  private struct Objector: RecordCheck {
    var types: [String] { [] }
    var wantsAll: Bool { true }
    mutating func note(_ record: Record) -> (@Sendable () -> String?)? {
      let id = record.id
      return { id.hasPrefix("forged") ? "unsigned \(id)" : nil }
    }
  }

  private func lines(_ layout: StoreLayout) throws -> HealthFinding.Fact {
    let facts = StoreHealth(layout, check: { Objector() }).examine().map(\.fact)
    return try #require(facts.first { if case .lines = $0 { true } else { false } })
  }

  @Test func aRecordThatNobodySignedIsToldWithoutAConsole() throws {
    let store = try BackedUpStore()
    try store.record("satu", "dua")
    // Nothing was read before: all of it is, just now.
    #expect(try lines(store.layout) == .lines(nil, unread: 0, sweptHours: 0))
    #expect(level(.lines(nil, unread: 0, sweptHours: nil)) == .unknown)
    #expect(level(.lines(nil, unread: 0, sweptHours: 47)) == .good)
    #expect(level(.lines(nil, unread: 1, sweptHours: 1)) == .unknown)
    try store.record("forged1")
    guard case .lines(.record(let found), 0, 0) = try lines(store.layout) else {
      Issue.record("\(try lines(store.layout))")
      return
    }
    #expect(found.seq == 3 && found.code == "unsigned forged1")
    #expect(level(.lines(.record(found), unread: 0, sweptHours: 1)) == .attention)
    // It only looks.
    #expect(!Posix.exists(store.layout.verified))
  }

  @Test func whatTheBackgroundFoundIsToldAndWhatCameSinceIsLookedAt() throws {
    let store = try BackedUpStore()
    try store.record("satu")
    let verifier = BackgroundVerifier(store.layout) { Objector() }
    for _ in 0..<100 { if case .rest = try verifier.step(lines: 100) { break } }
    #expect(try lines(store.layout) == .lines(nil, unread: 0, sweptHours: 0))
    try store.record("forged2")
    guard case .lines(.record, 0, 0) = try lines(store.layout) else {
      Issue.record("\(try lines(store.layout))")
      return
    }
    // A file out of its place in the sequence.
    try writeAll([], store.layout.eventFile(EventFileName(number: 2, firstSeq: 3)))
    guard case .lines(.line(let damage), _, 0) = try lines(store.layout) else {
      Issue.record("\(try lines(store.layout))")
      return
    }
    #expect(damage.kind == .missingFile)
  }

  @Test func whatHasTheNameOfAFileOrFolderOfTheStoreAndIsNoneIsNamed() throws {
    let store = try BackedUpStore()
    let layout = store.layout
    #expect(try !health(layout).contains { if case .wrongKinds = $0 { true } else { false } })
    mkdir(layout.verified, 0o700)
    mkfifo(layout.root + "/journal/tree", 0o600)
    symlink("/nowhere/at/all", layout.checkpointLog)
    #expect(
      try health(layout).contains(.wrongKinds([layout.root + "/journal/tree", layout.verified, layout.checkpointLog])))
    #expect(level(.wrongKinds(["x"])) == .attention)
  }

  @Test func aLogOfCheckpointsThatIsGoneIsTold() throws {
    let store = try BackedUpStore()
    try store.record("satu")
    _ = try JournalProver(store.layout).makeCheckpoint(console: "test")
    unlink(store.layout.checkpointLog)
    let kinds = try health(store.layout).compactMap { fact -> CheckpointFinding.Kind? in
      if case .lostCheckpoint(let finding) = fact { finding.kind } else { nil }
    }
    #expect(kinds == [.lostLog])
    // How much the other covers says nothing of what stood here.
    #expect(try !health(store.layout).contains { if case .checkpoint = $0 { true } else { false } })
  }

  /// Also where the background has read the lines before they were changed: what refuses to sign is told, and nothing beside it
  /// says that the lines are sound.
  @Test func linesThatNoLongerLeadToTheNewestCheckpointAreTold() throws {
    let store = try BackedUpStore()
    try store.record("satu", "dua")
    _ = try JournalProver(store.layout).makeCheckpoint(console: "test")
    let verifier = BackgroundVerifier(store.layout) { Objector() }
    for _ in 0..<100 { if case .rest = try verifier.step(lines: 100) { break } }
    try store.layout.forge("\"id\":\"satu\"", "\"id\":\"situ\"")
    try store.record("tiga")
    #expect(throws: CheckpointError.disagrees(size: 3)) {
      try JournalProver(store.layout).makeCheckpoint(console: "test")
    }
    let facts = StoreHealth(store.layout, check: { Objector() }).examine().map(\.fact)
    #expect(facts.contains(.wrongCheckpoint(.disagrees(size: 3))))
    #expect(!facts.contains { if case .checkpoint = $0 { true } else { false } })
    #expect(!facts.contains { if case .lines = $0 { level($0) == .good } else { false } })
  }

  /// After each start of the machine, and in a copy, nobody knows yet what is on disk: that is no tampering.
  @Test func withoutAWatermarkOfThisBootKeysAndWitnessesAreJudgedByTheLinesThatAreThere() throws {
    let store = try BackedUpStore()
    let witness = try Witness(
      keyFile: try store.scratch.store("neighbour").signingKey, state: store.scratch.path + "/seen")
    let change = try WitnessChange(witness.verifier, isTrusted: true)
    _ = try Journal(store.layout, console: "test").append { _ in [change.entry(officer: "tester", auth: "none")] }
    let prover = try JournalProver(store.layout)
    let signed = try prover.makeCheckpoint(console: "test")
    let note = try witness.cosign(signed.note, proof: nil, journalKey: prover.key, time: 1)
    _ = try JournalProver(store.layout).keepWitnessed(note, console: "test")
    func facts() -> [HealthFinding.Fact] {
      StoreHealth(store.layout, check: { Nothing() }).examine().map(\.fact)
    }
    let sound: [HealthFinding.Fact] = [
      .trust(isRecoveryFileSound: true, isKeyFileSound: true), .witness(uncovered: 0, isTrusted: true),
      .journalEnd(nil),
    ]
    #expect(sound.allSatisfy(facts().contains))
    store.layout.forgetMark()
    #expect(sound.allSatisfy(facts().contains))
    // What a power cut left half is no line yet.
    try store.layout.leaveBehind(Array("{\"seq\":9,\n{\"seq\"".utf8))
    #expect(sound.allSatisfy(facts().contains), "\(facts())")
    // That nothing of a trusted witness is here any more is another thing than that there is none.
    unlink(store.layout.witnessedLog)
    #expect(facts().contains(.witness(uncovered: nil, isTrusted: true)))
    // And what was changed is told.
    try writeAll([], store.layout.keyRecords)
    #expect(facts().contains(.trust(isRecoveryFileSound: true, isKeyFileSound: false)))
  }

  @Test func anArchiveThatIsGoneIsTold() throws {
    let store = try BackedUpStore()
    try store.backUp()
    let new = try store.restore().layout
    #expect(try health(new).contains(.archives(damaged: [])))
    let journal = try store.identity.journal
    guard rename(new.archives + "/" + journal, new.archives + "/x") == 0 else { throw Posix.error("rename", journal) }
    #expect(try health(new).contains(.archives(damaged: [journal])))
    #expect(try !health(store.layout).contains { if case .archives = $0 { true } else { false } })
  }

  @Test func thePaceOfLateGivesTheDaysThatAreLeft() throws {
    let store = try BackedUpStore()
    let file = try store.layout.eventPath()
    // A first record of ten days ago: the file's bytes came in ten days.
    let line = try #require(Record(line: Array(readAll(file).dropLast())))
    let context = RecordLine.Context(
      seq: 0, time: Timestamp(milliseconds: Timestamp.now().milliseconds - 864_000_000), boot: line.boot,
      mono: line.mono, console: line.console, durable: nil)
    let entry = Entry(
      id: line.id, officer: line.officer, auth: line.auth, type: line.type, v: 1, body: try store.identity.body())
    try store.layout.overwrite(try RecordLine.compose(entry, context).line + [RecordLine.newline])
    let days = try health(store.layout).compactMap { if case .space(_, let days) = $0 { days } else { nil } }
    #expect(try #require(days.first) > 1000)
  }
}
