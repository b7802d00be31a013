import Glibc
import Testing

@testable import Journal

/// What `JournalVerifier` says of lines, tree and checkpoints together. Lines alone: `DamageTests`.
@Suite struct VerifyTests {
  /// Files of some hundred lines, with a checkpoint in the middle and at the end of each.
  private func store(_ scratch: Scratch, files: Int = 3) throws -> (StoreLayout, [SignedCheckpoint]) {
    let layout = try scratch.store()
    var notes: [SignedCheckpoint] = []
    for file in 0..<files {
      if file > 0 { try layout.beginNewFile() }
      for half in 0..<2 {
        let entries = (0..<170).map { event("f\(file)h\(half)n\($0)") }
        _ = try Journal(layout, console: "test").append { _ in entries }
        notes.append(try JournalProver(layout).makeCheckpoint(console: "test"))
      }
    }
    return (layout, notes)
  }

  private func verify(_ layout: StoreLayout, since: SignedNote? = nil, threads: Int = 2) throws -> VerificationReport {
    var verifier = JournalVerifier(layout, since: since.map { .init($0, name: "kept") }, threads: threads)
    return try verifier.run()
  }

  @Test(arguments: [1, 2, 5]) func aSoundJournalIsProvenUpToItsNewestCheckpoint(threads: Int) throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch)
    try Journal(layout, console: "test").append("behind", "it")
    let report = try verify(layout, threads: threads)
    #expect(report.isSound)
    #expect(report.files == 3)
    #expect(report.records == 1 + 3 * 340 + 2)
    // The log's six, and `checkpoint`, which is the last of them.
    #expect(report.checkpoints == 7)
    #expect(report.provenSize == notes.last?.checkpoint.size)
    #expect(report.soundThrough == 1022)
    #expect(report.unfinishedNotes == 0)
  }

  @Test func progressComesToAllBytes() throws {
    let scratch = Scratch()
    let (layout, _) = try store(scratch)
    var told: [(Int, Int)] = []
    var verifier = JournalVerifier(layout)
    let report = try verifier.run { told.append(($0, $1)) }
    #expect(told.count == 3)
    #expect(told.allSatisfy { $0.1 == report.bytes })
    #expect(told.map(\.0) == told.map(\.0).sorted())
    #expect(told.last?.0 == report.bytes)
  }

  // MARK: What somebody does who knows the format

  @Test func aChangedLineWithARightChecksumIsFoundByTheTree() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch)
    try layout.forge("\"id\":\"f1h1n7\"", "\"id\":\"f1h1n8\"", file: 1)
    let report = try verify(layout)
    #expect(report.damages.isEmpty)
    let sizes = notes.map(\.checkpoint.size)
    #expect(report.wrongCheckpoints.map(\.kind) == [.otherRoot, .otherRoot, .otherRoot, .otherRoot])
    #expect(report.wrongCheckpoints.map(\.size) == [sizes[3], sizes[4], sizes[5], sizes[5]])
    #expect(report.provenSize == sizes[2])
    // The change lies somewhere behind the last checkpoint that agrees.
    #expect(report.soundThrough == sizes[2] - 1)
  }

  @Test func aFindingSaysWhereTheCheckpointStands() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch)
    // A root that was never the journal's, signed with its key.
    let key = try SigningKey.read(layout)
    let size = notes[1].checkpoint.size
    let wrong = try Checkpoint(origin: key.name, size: size, root: .leaf([])).signed(by: key)
    let blocks = notes.map { $0.note.bytes + [0x0A] }
    try writeAll(blocks[0] + wrong.bytes + [0x0A] + blocks[2...].flatMap { $0 }, layout.checkpointLog)
    let report = try verify(layout)
    let expected = CheckpointFinding(
      kind: .otherRoot, file: "checkpoints.log", line: 7, offset: blocks[0].count, size: size)
    #expect(report.wrongCheckpoints == [expected])
    // A larger one agrees: the lines are right, and this checkpoint is what is wrong.
    #expect(report.provenSize == notes.last?.checkpoint.size)
    #expect(report.soundThrough == 1020)
  }

  @Test func aCheckpointOfAnotherKeyIsNotSigned() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch, files: 1)
    let thief = SigningKey(name: notes[0].checkpoint.origin)
    try writeAll(try notes[1].checkpoint.signed(by: thief).bytes, layout.checkpoint)
    let report = try verify(layout)
    #expect(report.wrongCheckpoints.map(\.kind) == [.notSigned])
    #expect(report.wrongCheckpoints.map(\.file) == ["checkpoint"])
    #expect(report.soundThrough == 340)
  }

  @Test func aCheckpointOfAnotherJournalIsTold() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch, files: 1)
    let own = notes[1].checkpoint
    let other = Checkpoint(origin: "plbn/aruk/00000000", size: own.size, root: own.root)
    try writeAll(try other.signed(by: SigningKey.read(layout)).bytes, layout.checkpoint)
    #expect(try verify(layout).wrongCheckpoints.map(\.kind) == [.otherJournal])
  }

  @Test func anEndThatWasCutOffIsMissedByTheCheckpointWhenTheWatermarkIsGone() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch)
    let lines = try layout.eventBytes(2).split(separator: 0x0A)
    try layout.overwrite(lines.dropLast(3).flatMap { $0 + [0x0A] }, 2)
    layout.forgetMark()
    let report = try verify(layout)
    #expect(report.damages.isEmpty)
    #expect(report.wrongCheckpoints.map(\.kind) == [.missingEnd, .missingEnd])
    #expect(report.provenSize == notes[4].checkpoint.size)
    #expect(report.soundThrough == notes[4].checkpoint.size - 1)
    // Nothing else was changed.
    #expect(report.changes?.count == 0)
    #expect(report.changes?.elsewhere == nil)
    #expect(!report.isSound)
  }

  @Test func checkpointsThatChangedPlacesAreOutOfOrder() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch)
    let blocks = notes.map { $0.note.bytes + [0x0A] }
    try writeAll([0, 2, 1, 3, 4, 5].flatMap { blocks[$0] }, layout.checkpointLog)
    let report = try verify(layout)
    #expect(report.wrongCheckpoints.map(\.kind) == [.order])
    #expect(report.wrongCheckpoints.map(\.size) == [notes[1].checkpoint.size])
  }

  @Test func whatACrashLeavesOfACheckpointIsNoDamage() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch, files: 1)
    let blocks = notes.map { $0.note.bytes + [0x0A] }
    for length in 1..<blocks[1].count - 2 {
      for later in [[], [0x0A, 0x0A] + blocks[1]] {
        try writeAll(blocks[0] + blocks[1][..<length] + later, layout.checkpointLog)
        let report = try verify(layout, threads: 1)
        #expect(report.isSound, "\(length) bytes")
        // Its text and the beginning of its signature can be two pieces.
        #expect((1...2).contains(report.unfinishedNotes), "\(length) bytes")
      }
    }
  }

  @Test func everyFlippedBitOfTheCheckpointLogIsNoticedOrCalledUnfinished() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch, files: 1)
    let good = try readAll(layout.checkpointLog)
    for place in good.indices.dropLast() {
      var bytes = good
      bytes[place] ^= 1 << UInt8(place % 8)
      try writeAll(bytes, layout.checkpointLog)
      let report = try verify(layout, threads: 1)
      #expect(!report.isSound || report.unfinishedNotes > 0, "byte \(place)")
      #expect(report.provenSize == notes[1].checkpoint.size, "byte \(place)")
    }
  }

  @Test func withoutRecord0NothingIsSigned() throws {
    let scratch = Scratch()
    let (layout, _) = try store(scratch, files: 1)
    try layout.forge("\"post\":\"entikong\"", "\"post\":1")
    let report = try verify(layout)
    #expect(report.damages.map(\.kind) == [.badBeginning])
    #expect(report.soundThrough == nil)
    #expect(report.checkpoints == 0)
  }

  // MARK: Since

  @Test func sinceACheckpointOnlyTheFilesBehindItAreRead() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch)
    let report = try verify(layout, since: notes[4].note)
    #expect(report.isSound)
    #expect(report.skippedLines == 681)
    #expect(report.records == 340)
    #expect(report.provenSize == notes[5].checkpoint.size)
    // Those at the beginning and in the middle of the last file, twice the last, and the one that was brought.
    #expect(report.checkpoints == 5)
    // The lines in front are not looked at: it is the signature that speaks for what they were.
    try layout.forge("\"id\":\"f0h1n7\"", "\"id\":\"f0h1n8\"")
    #expect(try verify(layout, since: notes[4].note).isSound)
    #expect(try !verify(layout).isSound)
    try layout.forge("\"id\":\"f2h1n7\"", "\"id\":\"f2h1n8\"", file: 2)
    #expect(try verify(layout, since: notes[4].note).provenSize == notes[4].checkpoint.size)
  }

  @Test func sinceReadsEverythingWhereTilesDoNotLeadThere() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch)
    var tile = try readAll(layout.tiles + "/0/001")
    tile[99] ^= 1
    try writeAll(tile, layout.tiles + "/0/001")
    for _ in 0..<2 {
      let report = try verify(layout, since: notes[4].note)
      #expect(report.skippedLines == 0)
      #expect(report.records == 1021)
      #expect(report.checkpoints == 8)
      unlink(layout.tiles + "/0/001")
    }
    // Verifying makes no tile.
    #expect(!Posix.exists(layout.tiles + "/0/001"))
  }

  @Test func sinceTakesOnlyWhatTheJournalsKeyHasSigned() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch)
    let thief = SigningKey(name: notes[0].checkpoint.origin)
    #expect(throws: CheckpointError.self) { try verify(layout, since: notes[4].checkpoint.signed(by: thief)) }
    let other = try JournalProver(try scratch.store("other")).makeCheckpoint(console: "test")
    #expect(throws: CheckpointError.self) { try verify(layout, since: other.note) }
  }

  @Test func aBroughtCheckpointThatTheLinesDoNotLeadToIsTold() throws {
    let scratch = Scratch()
    let (layout, notes) = try store(scratch)
    let key = try SigningKey.read(layout)
    let fork = try Checkpoint(origin: key.name, size: notes[4].checkpoint.size, root: .leaf([1])).signed(by: key)
    let report = try verify(layout, since: fork)
    #expect(report.wrongCheckpoints.map(\.kind) == [.otherRoot])
    #expect(report.wrongCheckpoints.map(\.file) == ["kept"])
  }

  // MARK: Beside writers

  @Test func aJournalThatIsBeingWrittenIsNeverCalledDamaged() throws {
    let scratch = Scratch()
    let (layout, _) = try store(scratch, files: 1)
    let crew = Crew(threads: 1)
    defer { crew.close() }
    let writing = crew.start { () -> String in
      do {
        let journal = try Journal(layout, console: "writer")
        for round in 0..<60 {
          try journal.append("w\(round)", "v\(round)")
          if round % 10 == 3 { try layout.beginNewFile() }
          if round % 7 == 0 { _ = try JournalProver(layout).makeCheckpoint(console: "writer") }
        }
        return ""
      } catch {
        return "\(error)"
      }
    }
    for _ in 0..<60 {
      let report = try verify(layout)
      #expect(report.isSound, "\(report.damages) \(report.wrongCheckpoints)")
    }
    #expect(crew.wait(for: writing) == "")
    #expect(try verify(layout).records == 341 + 120)
  }
}

extension StoreLayout {
  /// Rewrites lines with right checksums, as somebody does who knows the format.
  func forge(_ old: String, _ new: String, file: Int = 0) throws {
    let lines = try eventBytes(file).split(separator: 0x0A).map { line -> [UInt8] in
      guard text(line).contains(old) else { return Array(line) }
      let body = Array(text(line).replacing(old, with: new).utf8.dropLast(RecordLine.trailerLength))
      let checksum = body.withUnsafeBufferPointer { RecordLine.checksum($0) }
      return body + Array(",\"c\":\"".utf8) + Array(RecordLine.hex(checksum)) + Array("\"}".utf8)
    }
    try overwrite(lines.flatMap { $0 + [0x0A] }, file)
  }
}
