import Glibc
import Testing

@testable import Journal

/// Records that say whose keys count, where a check objects to them, and the files beside that go by them.
@Suite struct VerifyTrustTests {
  /// Objects to records by their ids.
  private struct Objector: RecordCheck {
    let types = ["account."]
    let wantsAll = true

    mutating func note(_ record: Record) -> (@Sendable () -> String?)? {
      let id = record.id
      return { id.hasPrefix("forged") ? "forged \(id)" : nil }
    }
  }

  private let noon = Timestamp(milliseconds: 1_800_000_000_000)

  private func run(_ verifier: BackgroundVerifier, hours: Int = 0) throws {
    let now = Timestamp(milliseconds: noon.milliseconds + hours * 3_600_000)
    for _ in 0..<1000 {
      if case .rest = try verifier.step(lines: 20, now: now, uptime: now.milliseconds) { return }
    }
    Issue.record("it never rests")
  }

  private func background(_ layout: StoreLayout) -> BackgroundVerifier {
    BackgroundVerifier(layout) { Objector() }
  }

  private func verify(_ layout: StoreLayout) throws -> VerificationReport {
    var verifier = JournalVerifier(layout)
    verifier.check = Objector()
    return try verifier.run()
  }

  private func health(_ layout: StoreLayout) -> [HealthFinding.Fact] {
    StoreHealth(layout) { Objector() }.examine().map(\.fact)
  }

  private func record(_ layout: StoreLayout, _ key: VerifierKey, isTrusted: Bool, id: String) throws {
    let change = try WitnessChange(key, isTrusted: isTrusted)
    _ = try Journal(layout, console: "test").append { _ in
      [change.entry(id: id, officer: "tester", auth: "none")]
    }
  }

  private func witness(_ name: String) -> VerifierKey { SigningKey(name: name).verifier(.cosignature) }

  // MARK: In the background

  @Test func aRecordThatIsNotAsItMustBeIsToldAndTheLinesBehindItAreReadAllTheSame() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("a", "forged1", "b")
    let verifier = background(layout)
    try run(verifier)
    let finding = RecordFinding(
      code: "forged forged1", file: "000000-00000000000000000000.jsonl", line: 3,
      offset: try layout.eventBytes().split(separator: 0x0A).prefix(2).reduce(0) { $0 + $1.count + 1 }, seq: 2)
    #expect(verifier.state.finding == .record(finding))
    #expect(verifier.state.size == 4)
    try Journal(layout, console: "test").append("c")
    try run(verifier, hours: 1)
    #expect(verifier.state.size == 5)
    // Another process knows of it before it has read anything.
    #expect(background(layout).state.finding == .record(finding))
    try layout.forge("\"id\":\"forged1\"", "\"id\":\"right1\"")
    try run(verifier, hours: 24)
    #expect(verifier.state.finding == nil)
    #expect(verifier.state.size == 5)
  }

  @Test func whatIsNewIsCheckedByAProcessThatHasNotReadWhatIsOld() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let good = witness("good")
    try record(layout, good, isTrusted: true, id: "w1")
    try run(background(layout))
    try Journal(layout, console: "test").append("forged2")
    let verifier = background(layout)
    #expect(verifier.state.finding == nil)
    try run(verifier, hours: 1)
    guard case .record(let finding) = verifier.state.finding else {
      Issue.record("\(verifier.state)")
      return
    }
    #expect(finding.seq == 2)
    #expect(verifier.state.witnesses?.keys == [good])
  }

  @Test func whatWasReadWithoutACheckIsReadAgain() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("forged1")
    try run(BackgroundVerifier(layout))
    #expect(VerifiedSize(layout)?.trust == nil)
    let verifier = background(layout)
    try run(verifier)
    #expect(verifier.state.finding != nil)
    #expect(VerifiedSize(layout)?.trust?.map(\.seq) == [])
  }

  @Test func theFirstReadingIsOneProcessesToo() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    _ = try Journal(layout, console: "test").append { _ in (0..<300).map { event("e\($0)") } }
    let (first, second) = (background(layout), background(layout))
    #expect(try first.step(lines: 20, now: noon, uptime: noon.milliseconds) == .more)
    guard case .rest = try second.step(lines: 20, now: noon, uptime: noon.milliseconds) else {
      Issue.record("two read at once")
      return
    }
    try run(first)
    try run(second)
    #expect(second.state.size == 301)
    #expect(second.state.sweptAt == noon)
  }

  // MARK: Witnesses

  @Test func aWitnessThatNobodyMayTrustDoesNotCount() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let neighbour = SigningKey(name: "neighbour")
    try record(layout, neighbour.verifier(.cosignature), isTrusted: true, id: "forged1")
    let prover = try JournalProver(layout)
    let signed = try prover.makeCheckpoint(console: "test")
    let cosigned = signed.note.adding(try Cosignature.make(signed.note.text, by: neighbour, time: 1))
    _ = try JournalProver(layout).keepWitnessed(cosigned, console: "test")
    #expect(try JournalProver(layout).witnessedSize() == 2)
    #expect(try verify(layout).witnessedSize == 0)
    #expect(health(layout).contains(.witness(uncovered: nil, isTrusted: false)))
    let verifier = background(layout)
    try run(verifier)
    #expect(verifier.state.witnesses?.keys == [])
    #expect(try Checkpointer(layout).witnessedSize(by: verifier.state.witnesses) == 0)
    // Trusted by who may, it does.
    try record(layout, neighbour.verifier(.cosignature), isTrusted: true, id: "w1")
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    #expect(try verify(layout).witnessedSize == 2)
    #expect(health(layout).contains(.witness(uncovered: 1, isTrusted: true)))
  }

  @Test func anOldRecordThatIsRepeatedBringsNoDroppedWitnessBack() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let key = witness("dropped")
    try record(layout, key, isTrusted: true, id: "w1")
    try record(layout, key, isTrusted: false, id: "w2")
    try record(layout, key, isTrusted: true, id: "w1")
    let verifier = background(layout)
    try run(verifier)
    #expect(verifier.state.witnesses?.keys == [])
  }

  @Test func keyRecordsThatWereTrimmedAreTold() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let key = witness("dropped")
    try record(layout, key, isTrusted: true, id: "w1")
    try record(layout, key, isTrusted: false, id: "w2")
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    #expect(try verify(layout).isSound)
    #expect(health(layout).contains(.trust(isRecoveryFileSound: true, isKeyFileSound: true)))
    let lines = try readAll(layout.keyRecords).split(separator: 0x0A)
    #expect(lines.count == 2)
    try writeAll(lines[0] + [0x0A], layout.keyRecords)
    #expect(try JournalProver(layout).witnesses.keys == [key])
    let report = try verify(layout)
    #expect(!report.isKeyFileSound)
    #expect(!report.isSound)
    #expect(health(layout).contains(.trust(isRecoveryFileSound: true, isKeyFileSound: false)))
    // What the background has learnt does not come from that file.
    let verifier = background(layout)
    try run(verifier)
    #expect(verifier.state.witnesses?.keys == [])
  }

  // MARK: The recovery key

  @Test func aRecoveryFileThatIsGoneOrNamesAnUnlawfulKeyIsToldAndNothingIsSealed() throws {
    let store = try BackedUpStore()
    func backUp() throws {
      _ = try StoreBackup(store.layout, into: store.target) { Objector() }.make(
        console: "test", record: store.layout.recorder)
    }
    try backUp()
    _ = try RecoveryKeys.change(to: RecoveryKey().publicKey, in: store.layout, record: store.layout.recorder)
    try backUp()
    #expect(try verify(store.layout).isSound)
    let good = try readAll(store.layout.recoveryKey)
    unlink(store.layout.recoveryKey)
    let refusal = BackupError.unsoundRecoveryKey(path: store.layout.recoveryKey)
    #expect(throws: refusal) { try backUp() }
    #expect(try !verify(store.layout).isRecoveryFileSound)
    #expect(health(store.layout).contains(.trust(isRecoveryFileSound: false, isKeyFileSound: true)))
    try writeAll(good, store.layout.recoveryKey)
    #expect(try verify(store.layout).isSound)
    // A thief's own, recorded without the right to.
    _ = try RecoveryKeys.change(to: RecoveryKey().publicKey, in: store.layout) { type, version, body in
      try Journal(store.layout, console: "test").append { _ in
        [Entry(id: "forged1", officer: "tester", auth: "none", type: type, v: version, body: body)]
      }.last
    }
    #expect(throws: refusal) { try backUp() }
    #expect(health(store.layout).contains(.trust(isRecoveryFileSound: false, isKeyFileSound: true)))
  }
}
