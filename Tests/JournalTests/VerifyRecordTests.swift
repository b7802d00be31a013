import Testing

@testable import Journal

/// How the verifier leads records to somebody who knows what they mean.
@Suite struct VerifyRecordTests {
  /// Wants one type, and after a record of type `all` everything; objects to records by their ids.
  private struct Checker: RecordCheck {
    let types = ["wanted."]
    private(set) var wantsAll = false
    private(set) var seen: [Int] = []
    var objects: @Sendable (String) -> Bool = { _ in false }

    mutating func note(_ record: Record) -> (@Sendable () -> String?)? {
      seen.append(record.seq)
      if record.type == "wanted.all" { wantsAll = true }
      let (id, objects) = (record.id, objects)
      return { objects(id) ? "wrong-\(id)" : nil }
    }
  }

  private func entry(_ id: String, _ type: String) -> Entry {
    Entry(id: id, officer: "tester", auth: "none", type: type, v: 1, body: Array("{}".utf8))
  }

  /// Three files of a thousand lines; every hundredth record is of the wanted type.
  private func store(_ scratch: Scratch, allFrom seq: Int? = nil) throws -> StoreLayout {
    let layout = try scratch.store()
    for file in 0..<3 {
      if file > 0 { try layout.beginNewFile() }
      let first = file == 0 ? 1 : file * 1000
      let entries = (first..<(file + 1) * 1000).map {
        entry("n\($0)", $0 == seq ? "wanted.all" : $0 % 100 == 0 ? "wanted.some" : "other")
      }
      _ = try Journal(layout, console: "test").append { _ in entries }
    }
    return layout
  }

  private func run(
    _ layout: StoreLayout, _ checker: Checker = Checker(), since: JournalVerifier.Since? = nil
  ) throws -> (VerificationReport, [Int]) {
    var verifier = JournalVerifier(layout, since: since)
    verifier.check = checker
    let report = try verifier.run()
    return (report, try #require(verifier.check as? Checker).seen)
  }

  @Test func itSeesTheTypesThatItWantsInTheirOrder() throws {
    let scratch = Scratch()
    let (report, seen) = try run(try store(scratch))
    #expect(seen == (1..<30).map { $0 * 100 })
    #expect(report.checkedRecords == 29)
    #expect(report.isSound)
  }

  @Test(arguments: [1, 700, 999, 1000, 1250, 2999]) func fromTheRecordOnThatMakesItWantAllItSeesAll(seq: Int) throws {
    let scratch = Scratch()
    let (report, seen) = try run(try store(scratch, allFrom: seq))
    #expect(seen == (1..<30).map { $0 * 100 }.filter { $0 < seq } + Array(seq..<3000))
    #expect(report.isSound)
  }

  @Test func aRecordThatIsSignedIsSeen() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    try layout.forge(",\"durable\":0,\"c\"", ",\"durable\":0,\"sig\":[],\"c\"")
    let (_, seen) = try run(layout)
    #expect(seen.prefix(3) == [1, 2, 3])
    #expect(seen.suffix(3) == [2700, 2800, 2900])
  }

  @Test func whatItObjectsToIsAFindingWithItsPlace() throws {
    let scratch = Scratch()
    let layout = try store(scratch, allFrom: 1)
    var checker = Checker()
    checker.objects = { ["n7", "n1500", "n2999"].contains($0) }
    let (report, _) = try run(layout, checker)
    #expect(report.wrongRecords.map(\.code) == ["wrong-n7", "wrong-n1500", "wrong-n2999"])
    #expect(report.wrongRecords.map(\.line) == [8, 501, 1000])
    #expect(report.soundThrough == 6)
    #expect(!report.isSound)
    for finding in report.wrongRecords {
      let file = try #require(report.wrongRecords.firstIndex(of: finding))
      let bytes = try layout.eventBytes(file)
      #expect(text(bytes[finding.offset...].prefix(20)).hasPrefix("{\"seq\":\(finding.seq),"))
    }
  }

  @Test func itLearnsFromLinesThatACheckpointSpeaksForAndSaysNothingOfThem() throws {
    let scratch = Scratch()
    let layout = try store(scratch, allFrom: 500)
    let note = try JournalProver(layout).makeCheckpoint(console: "test").note
    var checker = Checker()
    checker.objects = { ["n600", "n2600"].contains($0) }
    let (report, seen) = try run(layout, checker, since: .init(note, name: "kept"))
    #expect(report.skippedLines == 2000)
    #expect(seen.count == 4 + 2500)
    #expect(report.checkedRecords == 1000)
    #expect(report.wrongRecords.map(\.code) == ["wrong-n2600"])
  }

  @Test func aWitnessThatIsNoneIsTold() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    _ = try Journal(layout, console: "test").append { _ in [entry("w", "witness.trusted")] }
    let report = try layout.verify()
    #expect(report.wrongRecords.map(\.code) == [RecordFinding.wrongWitness])
    #expect(report.wrongRecords.map(\.seq) == [3000])
  }

  // MARK: The tree in pieces

  @Test func runsOfLinesJoinToTheTreeOfAll() {
    var generator = Repeatable(seed: 11)
    let leaves = (0..<700).map { MerkleHash.leaf(Array("\($0)".utf8)) }
    for size in (0..<40).map({ _ in Int.random(in: 1...700, using: &generator) }) + [1, 2, 256, 512, 700] {
      var whole = MerkleRange()
      for leaf in leaves[..<size] { whole.add(leaf) }
      var joined = MerkleRange()
      while joined.lines.upperBound < size {
        let start = joined.lines.upperBound
        var piece = MerkleRange(at: start)
        for leaf in leaves[start..<Int.random(in: start...size, using: &generator)] { piece.add(leaf) }
        #expect(piece.root == nil || start == 0)
        let isJoined = joined.append(piece)
        #expect(isJoined)
      }
      #expect(joined == whole)
      // RFC 6962, section 2.1, word for word.
      #expect(joined.root == merkleRoot(leaves[..<size]))
      var gap = MerkleRange(at: size + 1)
      gap.add(leaves[0])
      let isGapJoined = joined.append(gap)
      #expect(!isGapJoined)
    }
  }

  private func merkleRoot(_ leaves: ArraySlice<MerkleHash>) -> MerkleHash? {
    guard leaves.count > 1 else { return leaves.first }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    guard let left = merkleRoot(leaves.prefix(half)), let right = merkleRoot(leaves.dropFirst(half)) else { return nil }
    return .node(left, right)
  }
}
