import Glibc
import Testing

@testable import Journal

/// Checkpoints that are made by themselves while a console runs. The clock is the test's own.
@Suite struct CheckpointerTests {
  private struct Post {
    let scratch = Scratch()
    let layout: StoreLayout
    let journal: Journal

    init(lines: Int = 1) throws {
      layout = try scratch.store()
      journal = try Journal(layout, console: "test")
      if lines > 1 { _ = try journal.append { _ in (1..<lines).map { event("e\($0)") } } }
    }

    func checkpointer(_ lineLimit: Int = 20_000) throws -> Checkpointer {
      try Checkpointer(layout, lineLimit: lineLimit)
    }

    /// The sizes in the log.
    func logged() throws -> [Int] {
      guard Posix.exists(layout.checkpointLog) else { return [] }
      return try SignedNote.list(try readAll(layout.checkpointLog)).map { try Checkpoint($0).size }
    }

    /// The size in `journal/checkpoint`.
    func current() throws -> Int? {
      try CheckpointFiles(layout, keys: JournalProver(layout).keys).current()?.checkpoint.size
    }
  }

  @Test func theNewestIsReplacedOnceASecondAndLoggedOnceAMinuteWhileRecordsCome() throws {
    let post = try Post()
    let checkpointer = try post.checkpointer()
    var replaced: [Int] = []
    // Ten records a second for three minutes.
    for now in stride(from: 0, to: 180_000, by: 100) {
      try post.journal.append("e\(now)")
      if checkpointer.tick(now: now).made != nil { replaced.append(now) }
    }
    #expect(replaced == Array(stride(from: 0, to: 180_000, by: 1000)))
    #expect(try post.logged() == [2, 602, 1202])
    // It comes to rest with one last checkpoint, and the log's follows without a record.
    #expect(checkpointer.tick(now: 180_000).made?.checkpoint.size == 1801)
    #expect(try post.logged() == [2, 602, 1202, 1801])
    #expect(checkpointer.nextDue == nil)
    try post.journal.append("last")
    #expect(checkpointer.tick(now: 180_500).isNothing)
    #expect(checkpointer.nextDue == 181_000)
    #expect(checkpointer.tick(now: 181_000).made?.checkpoint.size == 1802)
    #expect(try post.logged() == [2, 602, 1202, 1801])
    #expect(checkpointer.nextDue == 240_000)
    #expect(checkpointer.tick(now: 240_000).made?.checkpoint.size == 1802)
    #expect(try post.logged() == [2, 602, 1202, 1801, 1802])
    #expect(checkpointer.nextDue == nil)
    #expect(try post.layout.verify().isSound)
  }

  @Test func withNothingNewNothingIsDone() throws {
    let post = try Post(lines: 5)
    _ = try JournalProver(post.layout).makeCheckpoint(console: "test")
    let (checkpoint, log) = (try readAll(post.layout.checkpoint), try readAll(post.layout.checkpointLog))
    let checkpointer = try post.checkpointer()
    for now in stride(from: 0, to: 200_000, by: 10_000) {
      #expect(checkpointer.tick(now: now).isNothing)
      #expect(checkpointer.nextDue == nil)
    }
    #expect(checkpointer.finish(now: 300_000).isNothing)
    #expect(try readAll(post.layout.checkpoint) == checkpoint)
    #expect(try readAll(post.layout.checkpointLog) == log)
  }

  @Test func theLastOneIsLoggedAtTheEnd() throws {
    let post = try Post(lines: 5)
    let checkpointer = try post.checkpointer()
    #expect(checkpointer.tick(now: 0).made?.checkpoint.size == 5)
    // The first of all at once.
    #expect(try post.logged() == [5])
    try post.journal.append("x")
    #expect(checkpointer.tick(now: 10).isNothing)
    #expect(checkpointer.finish(now: 20).made?.checkpoint.size == 6)
    #expect(try post.logged() == [5, 6])
    #expect(try post.current() == 6)
    // Where only the log is behind, that is made good too.
    let other = try post.checkpointer()
    try post.journal.append("y")
    _ = other.tick(now: 0)
    #expect(other.finish(now: 1).made?.checkpoint.size == 7)
    #expect(try post.logged() == [5, 6, 7])
  }

  @Test func theFirstBehindAFilesEndIsLogged() throws {
    let post = try Post(lines: 5)
    let checkpointer = try post.checkpointer()
    _ = checkpointer.tick(now: 0)
    try post.journal.append("w")
    try post.layout.beginNewFile()
    try post.journal.append("x")
    _ = checkpointer.tick(now: 1000)
    #expect(try post.logged() == [5, 7])
    try post.journal.append("y")
    _ = checkpointer.tick(now: 2000)
    #expect(try post.logged() == [5, 7])
  }

  @Test func onlyWhatIsOnDiskIsCovered() throws {
    let post = try Post(lines: 5)
    let context = RecordLine.Context(
      seq: 5, time: .now(), boot: SystemClock.bootID, mono: 1, console: "test", durable: 4)
    try post.layout.leaveBehind(try RecordLine.compose(event("unsynced"), context).line + [0x0A])
    let checkpointer = try post.checkpointer()
    #expect(checkpointer.tick(now: 0).made?.checkpoint.size == 5)
    #expect(checkpointer.nextDue == nil)
    // After a start of the machine nobody knows what is on disk before a writer has looked.
    post.layout.forgetMark()
    #expect(try post.checkpointer().tick(now: 0).isNothing)
    #expect(try post.current() == 5)
    // Lines that were given up count for nothing, whatever they look like.
    try Journal(post.layout, console: "test").prepare()
    try post.layout.leaveBehind(Array("{\"given up\"".utf8))
    try post.layout.beginNewFile()
    try Journal(post.layout, console: "test").append("x")
    let lines = (try post.layout.mark()?.seq ?? 0) + 1
    #expect(checkpointer.tick(now: 5000).made?.checkpoint.size == lines)
    #expect(try post.layout.verify().isSound)
  }

  // MARK: Peers

  @Test func twoAtOnceContinueEachOtherAndDoNotDoubleTheLog() throws {
    let post = try Post()
    let pair = [try post.checkpointer(), try post.checkpointer()]
    var made = 0
    for now in stride(from: 0, to: 300_000, by: 250) {
      try post.journal.append("e\(now)")
      for (place, checkpointer) in pair.enumerated() where checkpointer.tick(now: now + place).made != nil { made += 1 }
    }
    #expect(try post.logged().count == 5)
    // Each sees at its turn that the other has been there.
    #expect((295...305).contains(made), "\(made)")
    #expect(try post.layout.verify().isSound)
  }

  @Test func aHeldLockIsNotWaitedFor() throws {
    let post = try Post(lines: 5)
    let checkpointer = try post.checkpointer()
    let holder = try CheckpointFiles.openLog(post.layout)
    #expect(flock(holder.descriptor, LOCK_EX | LOCK_NB) == 0)
    let start = SystemClock.monotonicMilliseconds()
    #expect(checkpointer.tick(now: 0).isNothing)
    #expect(SystemClock.monotonicMilliseconds() - start < 1000)
    #expect(checkpointer.nextDue == 100)
    #expect(checkpointer.tick(now: 50).isNothing)
    #expect(flock(holder.descriptor, LOCK_UN) == 0)
    #expect(checkpointer.tick(now: 50).isNothing)
    #expect(checkpointer.tick(now: 100).made?.checkpoint.size == 5)
  }

  @Test func aPeersNewKeyIsFollowed() throws {
    let post = try Post(lines: 5)
    let checkpointer = try post.checkpointer()
    _ = checkpointer.tick(now: 0)
    let rotation = try JournalProver(post.layout).rotateKey(console: "test") { type, version, body in
      Entry(id: newEventID(), officer: "tester", auth: "none", type: type, v: version, body: body)
    }.rotation
    try post.journal.append("x")
    try checkpointer.tick(now: 1000).made?.note.check(rotation.new)
    // The peer's was a moment ago, so this one's turn comes a second later.
    try post.journal.append("y")
    let made = try #require(checkpointer.tick(now: 2000).made)
    try made.note.check(rotation.new)
    #expect(made.checkpoint.size == 8)
  }

  // MARK: Long journals

  @Test func aLongJournalIsTakenInByBoundedStepsAndGoneOnWithLater() throws {
    let post = try Post(lines: 2000)
    var checkpointer = try post.checkpointer(100)
    var sizes: [Int] = []
    for step in 0..<10 {
      if let made = checkpointer.tick(now: step * 250).made { sizes.append(made.checkpoint.size) }
      #expect(checkpointer.nextDue == step * 250)
    }
    #expect(sizes == [100, 500, 900])
    // The program ends, and another goes on behind the last kept tile, at 768: the lines in front are only counted.
    checkpointer = try post.checkpointer(100)
    var steps = 0
    repeat {
      _ = checkpointer.tick(now: 10_000 + steps * 250)
      steps += 1
      try #require(steps < 100)
    } while checkpointer.nextDue == 10_000 + (steps - 1) * 250
    #expect(steps == 13)
    _ = checkpointer.tick(now: 20_000)
    #expect(try post.current() == 2000)
    #expect(try post.layout.verify().isSound)
  }

  @Test func lostAndWrongTilesAreBuiltAgainByStepsBeforeAnythingIsSigned() throws {
    let post = try Post(lines: 1000)
    let signed = try JournalProver(post.layout).makeCheckpoint(console: "test")
    let tile = post.layout.tiles + "/0/001"
    let good = try readAll(tile)
    for (round, damage) in [nil, [UInt8](repeating: 7, count: 8192), [1, 2, 3]].enumerated() {
      try post.journal.append("x\(round)")
      if let damage { try writeAll(damage, tile) } else { unlink(tile) }
      let checkpointer = try post.checkpointer(300)
      var made: SignedCheckpoint?
      for step in 0..<20 where made == nil { made = checkpointer.tick(now: step * 500).made }
      #expect(made?.checkpoint.size == 1001 + round)
      #expect(try readAll(tile) == good)
    }
    #expect(try post.layout.verify().isSound)
    #expect(signed.checkpoint.size == 1000)
  }

  /// Tiles that go while the console runs.
  @Test func tilesCanGoAtAnyTime() throws {
    let post = try Post(lines: 600)
    let checkpointer = try post.checkpointer()
    _ = checkpointer.tick(now: 0)
    for name in try Posix.names(in: post.layout.tiles + "/0") { unlink(post.layout.tiles + "/0/" + name) }
    try post.journal.append("x")
    var made: SignedCheckpoint?
    for step in 0..<9 where made == nil { made = checkpointer.tick(now: 1000 + step * 500).made }
    #expect(made?.checkpoint.size == 601)
    #expect(try post.layout.verify().isSound)
  }

  // MARK: Trouble

  @Test func whatStopsItIsToldOnceAndTriedAgainAfterAMinute() throws {
    let post = try Post(lines: 5)
    let checkpointer = try post.checkpointer()
    // A folder stands where the next one is made ready.
    mkdir(post.layout.checkpointDraft, 0o700)
    #expect(checkpointer.tick(now: 0).failure is JournalError)
    #expect(checkpointer.nextDue == 60_000)
    for now in [1, 1000, 59_999, 60_000, 119_999, 120_000] { #expect(checkpointer.tick(now: now).isNothing) }
    rmdir(post.layout.checkpointDraft)
    // It is made ready before it is in the log.
    #expect(try post.logged() == [])
    #expect(checkpointer.tick(now: 180_000).made?.checkpoint.size == 5)
    #expect(try post.current() == 5)
    #expect(try post.logged() == [5])
    // Another time is another matter.
    try post.journal.append("x")
    mkdir(post.layout.checkpointDraft, 0o700)
    #expect(checkpointer.tick(now: 190_000).failure is JournalError)
    rmdir(post.layout.checkpointDraft)
  }

  @Test func aJournalThatIsNotWhatWasSignedIsToldOnceAndNeverSigned() throws {
    let post = try Post(lines: 40)
    let signed = try JournalProver(post.layout).makeCheckpoint(console: "test")
    // The end is cut off, with the watermark that would tell, and other lines take its place or none.
    let bytes = try post.layout.eventBytes()
    let cut = try #require(bytes.dropLast().lastIndex(of: 0x0A))
    for isFilled in [false, true] {
      try post.layout.overwrite(Array(bytes[...cut]))
      post.layout.forgetMark()
      // A writer would refuse; whoever cut the end hides the checkpoints from it.
      let notes = [post.layout.checkpoint, post.layout.checkpointLog]
      for note in notes { #expect(rename(note, note + ".away") == 0) }
      let writer = try Journal(post.layout, console: "test")
      try writer.prepare()
      if isFilled { try writer.append("other", "another") }
      for note in notes { #expect(rename(note + ".away", note) == 0) }
      let checkpointer = try post.checkpointer()
      var failures: [CheckpointError] = []
      for now in stride(from: 0, to: 600_000, by: 20_000) {
        if let failure = checkpointer.tick(now: now).failure as? CheckpointError { failures.append(failure) }
      }
      #expect(failures == (isFilled ? [.disagrees(size: 40)] : [.missingEnd(size: 40, lines: 39)]))
      #expect(checkpointer.finish(now: 700_000).isNothing)
      #expect(try readAll(post.layout.checkpoint) == signed.note.bytes)
      #expect(try post.logged() == [40])
    }
  }

  @Test func whatIsWitnessedIsAskedCheaplyAndSeenWhenItComes() throws {
    let post = try Post(lines: 5)
    let witness = try Witness(
      keyFile: try post.scratch.store("neighbour").signingKey, state: post.scratch.path + "/seen")
    let checkpointer = try post.checkpointer()
    _ = checkpointer.tick(now: 0)
    #expect(try checkpointer.witnessedSize() == 0)
    let change = try WitnessChange(witness.verifier, isTrusted: true)
    _ = try post.journal.append { _ in [change.entry(officer: "tester", auth: "none")] }
    let prover = try JournalProver(post.layout)
    let cosigned = try witness.cosign(
      prover.makeCheckpoint(console: "test").note, journalKey: prover.key, time: 1)
    _ = try prover.keepWitnessed(cosigned, console: "test")
    try post.journal.append("x")
    _ = checkpointer.tick(now: 1000)
    _ = checkpointer.tick(now: 2000)
    #expect(try checkpointer.witnessedSize() == 6)
    #expect(try checkpointer.witnessedSize() == 6)
    #expect(try post.checkpointer().witnessedSize() == 6)
  }
}

extension Checkpointer.Outcome {
  fileprivate var made: SignedCheckpoint? {
    if case .made(let signed) = self { signed } else { nil }
  }
  fileprivate var failure: (any Error)? {
    if case .failed(let error) = self { error } else { nil }
  }
  fileprivate var isNothing: Bool {
    if case .nothing = self { true } else { false }
  }
}
