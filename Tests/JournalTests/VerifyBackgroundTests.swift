import Glibc
import Synchronization
import Testing

@testable import Journal

/// Verifying beside the work: in steps, from where it stopped, and once a day from the first line on.
@Suite struct VerifyBackgroundTests {
  private let noon = Timestamp(milliseconds: 1_800_000_000_000)

  private func after(hours: Int) -> Timestamp { Timestamp(milliseconds: noon.milliseconds + hours * 3_600_000) }

  private func store(_ scratch: Scratch, lines: Int) throws -> StoreLayout {
    let layout = try scratch.store()
    _ = try Journal(layout, console: "test").append { _ in (1..<lines).map { event("e\($0)") } }
    return layout
  }

  private func append(_ layout: StoreLayout, _ ids: Range<Int>) throws {
    _ = try Journal(layout, console: "test").append { _ in ids.map { event("e\($0)") } }
  }

  /// Steps until it rests; gives how many. The clock that only goes forward goes with the time of day unless told.
  @discardableResult
  private func run(
    _ verifier: BackgroundVerifier, lines: Int = 50, _ now: Timestamp, uptime: Int? = nil
  ) throws -> Int {
    for count in 0..<10_000 {
      if case .rest = try verifier.step(lines: lines, now: now, uptime: uptime ?? now.milliseconds) { return count }
    }
    Issue.record("it never rests")
    return 0
  }

  @Test func theFirstTimeItReadsEverythingInSmallSteps() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 1000)
    try layout.beginNewFile()
    try append(layout, 1000..<1400)
    let verifier = BackgroundVerifier(layout)
    #expect(verifier.state == .init())
    // Once: it is the day's reading of everything too.
    #expect(try (1400 / 50...1400 / 50 + 4).contains(run(verifier, lines: 50, noon)))
    #expect(verifier.state.size == 1400)
    #expect(verifier.state.sweptAt == noon)
    #expect(verifier.state.finding == nil)
    #expect(try run(verifier, noon) == 0)
  }

  @Test func laterItReadsWhatIsNewAndOnceADayEverything() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 1000)
    try run(BackgroundVerifier(layout), noon)
    try append(layout, 1000..<1100)
    // Another process goes on where the first one stopped.
    let verifier = BackgroundVerifier(layout)
    #expect(verifier.state.size == 1000)
    #expect(try run(verifier, lines: 50, after(hours: 1)) <= 4)
    #expect(verifier.state.size == 1100)
    #expect(verifier.state.sweptAt == noon)
    #expect(try run(verifier, lines: 50, after(hours: 24)) >= 1100 / 50)
    #expect(verifier.state.sweptAt == after(hours: 24))
    // A clock that was put back makes none wait for years.
    #expect(BackgroundVerifier(layout).state.sweptAt == after(hours: 24))
    #expect(try run(BackgroundVerifier(layout), lines: 50, noon) >= 1100 / 50)
  }

  @Test func itFollowsTheJournalIntoTheNextFile() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 300)
    let verifier = BackgroundVerifier(layout)
    try run(verifier, noon)
    for round in 1...3 {
      try layout.beginNewFile()
      try append(layout, round * 300..<(round + 1) * 300)
      _ = try JournalProver(layout).makeCheckpoint(console: "test")
      try run(verifier, after(hours: round))
      #expect(verifier.state.size == (round + 1) * 300)
      #expect(verifier.state.finding == nil)
    }
    #expect(VerifiedSize(layout)?.tree.root == (try JournalProver(layout).newest()?.checkpoint.root))
  }

  @Test func linesThatAreNotKnownToBeOnDiskAreLeftAlone() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 20)
    try layout.leaveBehind(Array("torn".utf8))
    let verifier = BackgroundVerifier(layout)
    try run(verifier, noon)
    #expect(verifier.state.size == 20)
    layout.forgetMark()
    #expect(try run(BackgroundVerifier(layout), after(hours: 30)) == 0)
  }

  @Test func aChangeOfWhatIsNewIsToldAtOnce() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 300)
    let verifier = BackgroundVerifier(layout)
    try run(verifier, noon)
    try append(layout, 300..<400)
    var bytes = try layout.eventBytes()
    bytes[bytes.count - 1000] ^= 1
    try layout.overwrite(bytes)
    try run(verifier, after(hours: 1))
    guard case .line(let damage) = verifier.state.finding else {
      Issue.record("\(verifier.state)")
      return
    }
    #expect(damage.kind == .badLine)
    #expect((300..<400).contains(damage.seq))
    #expect(verifier.state.size == 300)
    // It stays told, and a process that comes later finds it too.
    try run(verifier, after(hours: 2))
    #expect(verifier.state.finding == .line(damage))
    let other = BackgroundVerifier(layout)
    try run(other, after(hours: 2))
    #expect(other.state.finding == .line(damage))
  }

  @Test func anOldLineWithARightChecksumIsFoundWithinADay() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 600)
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    let verifier = BackgroundVerifier(layout)
    try run(verifier, noon)
    let good = try layout.eventBytes()
    try layout.forge("\"id\":\"e17\"", "\"id\":\"e71\"")
    try run(verifier, after(hours: 23))
    #expect(verifier.state.finding == nil)
    try run(verifier, after(hours: 24))
    guard case .checkpoint(let finding) = verifier.state.finding else {
      Issue.record("\(verifier.state)")
      return
    }
    #expect(finding.kind == .otherRoot)
    #expect(finding.size == 600)
    // Put right again, the next day's reading takes the alarm back.
    try layout.overwrite(good)
    try run(verifier, after(hours: 48))
    #expect(verifier.state == .init(size: 600, sweptAt: after(hours: 48)))
  }

  @Test func aChangedOrStrangeFileOfItsOwnCostsAReadingAndNothingElse() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 400)
    try run(BackgroundVerifier(layout), noon)
    let good = try readAll(layout.verified)
    for place in good.indices {
      var bytes = good
      bytes[place] ^= 1
      try writeAll(bytes, layout.verified)
      #expect(VerifiedSize(layout) == nil, "byte \(place)")
    }
    try writeAll(good, layout.verified)
    // One of another place, with a right checksum.
    var known = try #require(VerifiedSize(layout))
    known.position.offset += 7
    try known.keep(layout)
    let verifier = BackgroundVerifier(layout)
    try run(verifier, after(hours: 30))
    #expect(verifier.state.size <= 400)
    for bytes in [[], Array(repeating: UInt8(ascii: "\n"), count: 9000), Array("plbn-verified/3\n\n\n\n\n\n\n\n".utf8)]
    {
      try writeAll(bytes, layout.verified)
      let fresh = BackgroundVerifier(layout)
      try run(fresh, noon)
      #expect(fresh.state.size == 400)
      #expect(fresh.state.finding == nil)
    }
  }

  @Test func aFileThatSaysMoreThanAJournalCanHoldIsRefused() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 300)
    let hash = MerkleHash.empty.base64
    let size = 1 << 39
    let levels: [(levels: [Int], seq: Int)] = [
      (Array(repeating: 59, count: 20), 0), ([62, 62], 0), ([63], 0), ([-1], 0), ([40], 2 * size),
      // No tree has two of one size side by side, or a larger one behind a smaller.
      ([8, 8], 512), ([2, 5], 36),
    ]
    for (levels, seq) in levels {
      try writeVerified(layout, "0 0 \(seq)\n1\n-\n-\n-\n" + levels.map { "\($0) \(hash)\n" }.joined())
      #expect(VerifiedSize(layout) == nil, "\(levels)")
    }
    // What has the form of one and can't be true costs a reading of everything, and at once.
    for place in ["0 0 \(size)", "0 \(Int.max) \(size)", "\(Int.max) 0 \(size)"] {
      try writeVerified(layout, "\(place)\n\(noon.milliseconds)\n-\n-\n-\n39 \(hash)\n")
      #expect(VerifiedSize(layout)?.position.seq == size)
      // It knows of lines that are gone, which is told for as long as somebody keeps it.
      let verifier = BackgroundVerifier(layout)
      #expect(try run(verifier, lines: 50, noon) >= 300 / 50)
      let told = CheckpointFinding(kind: .lostLines, file: "verified.kept", line: 0, offset: 0, size: size)
      #expect(verifier.state.finding == .checkpoint(told))
      #expect(unlink(layout.verifiedOfMore) == 0)
      try expectFullReading(layout)
    }
    try writeVerified(layout, "0 \(Int.max) 256\n\(noon.milliseconds)\n-\n-\n-\n8 \(hash)\n")
    try expectFullReading(layout)
  }

  @Test func aWatermarkBeyondAllLinesIsAFinding() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 300)
    let boot = try #require(try layout.mark()).boot
    for seq in [300, Int.max] {
      try WatermarkFile(path: layout.durable, writable: true).update { _ in Watermark(boot: boot, seq: seq, file: 0) }
      let verifier = BackgroundVerifier(layout)
      try run(verifier, noon)
      guard case .line(let damage) = verifier.state.finding else {
        Issue.record("\(verifier.state)")
        return
      }
      #expect(damage.kind == .missingEnd)
    }
  }

  private func expectFullReading(_ layout: StoreLayout) throws {
    let verifier = BackgroundVerifier(layout)
    #expect(try run(verifier, lines: 50, noon) >= 300 / 50)
    #expect(verifier.state == .init(size: 300, sweptAt: noon))
  }

  /// A file `verified` with a right checksum.
  private func writeVerified(_ layout: StoreLayout, _ text: String) throws {
    let text = Array("plbn-verified/3\n\(text)".utf8)
    let checksum = text.withUnsafeBufferPointer { RecordLine.checksum($0) }
    try writeAll(text + RecordLine.hex(checksum) + [RecordLine.newline], layout.verified)
  }

  @Test func aClockThatIsPutBackDelaysNothingBeyondADay() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 300)
    let verifier = BackgroundVerifier(layout)
    let day = BackgroundVerifier.sweepPause
    try run(verifier, noon, uptime: 0)
    // A year back, and later a little at a time so that it never gets past the last reading.
    for (round, now) in [after(hours: -365 * 24), after(hours: -364 * 24), after(hours: -364 * 24)].enumerated() {
      let uptime = (round + 1) * day
      #expect(try run(verifier, now, uptime: uptime - 1) == 0)
      #expect(try run(verifier, now, uptime: uptime) >= 300 / 50)
      #expect(verifier.state.sweptAt == now)
    }
  }

  @Test func oneProcessAtATimeReadsEverythingAndTheOthersTakeItOver() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 300)
    let first = BackgroundVerifier(layout)
    let second = BackgroundVerifier(layout)
    try run(first, noon)
    try run(second, noon)
    #expect(second.state.sweptAt == noon)
    let next = after(hours: 24)
    // The first is in the middle of it.
    for _ in 0..<3 { #expect(try first.step(lines: 50, now: next, uptime: next.milliseconds) == .more) }
    #expect(try run(second, next) == 0)
    try run(first, next)
    #expect(try run(second, next) == 0)
    #expect(second.state == .init(size: 300, sweptAt: next))
    // One that was stopped in the middle, or found damage, is not waited for longer than a day.
    let third = after(hours: 48)
    _ = try first.step(lines: 50, now: third, uptime: third.milliseconds)
    #expect(try run(second, third) == 0)
    #expect(try run(second, after(hours: 72)) >= 300 / 50)
    #expect(second.state.sweptAt == after(hours: 72))
  }

  @Test func theLockGoesWithWhoHeldIt() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 300)
    var first: BackgroundVerifier? = BackgroundVerifier(layout)
    let second = BackgroundVerifier(layout)
    _ = try first?.step(lines: 50, now: noon, uptime: 0)
    #expect(try run(second, noon, uptime: 0) == 0)
    #expect(second.state.sweptAt == nil)
    first = nil
    #expect(try run(second, noon, uptime: 0) >= 300 / 50)
    #expect(second.state.sweptAt == noon)
  }

  @Test func aStepThatLastsIsNotWaitedForLongerThanAsked() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 10)
    let told = Told()
    let gate = Mutex(())
    let began = SystemClock.monotonicMilliseconds()
    try gate.withLock { _ in
      let thread = VerifierThread(layout) { state in
        told.add(state)
        gate.withLock { _ in }
      }
      for _ in 0..<3000 where told.states.isEmpty { usleep(1_000) }
      #expect(!thread.stop(milliseconds: 50))
      #expect(!thread.stop(milliseconds: 0))
      #expect(SystemClock.monotonicMilliseconds() - began < 10_000)
      try #require(told.states.count == 1)
    }
    // It ends by itself, its owner being gone, and tells nothing more, in a time in which it would.
    usleep(100_000)
    #expect(told.states.count == 1)
  }

  @Test func itsThreadTellsAndStops() throws {
    let scratch = Scratch()
    let layout = try store(scratch, lines: 5000)
    let told = Told()
    let thread = VerifierThread(layout) { told.add($0) }
    for _ in 0..<3000 where told.states.last?.sweptAt == nil { usleep(10_000) }
    #expect(thread.stop(milliseconds: 10_000))
    #expect(told.states.first?.size == 0)
    #expect(told.states.last?.size == 5000)
    #expect(told.states.last?.sweptAt != nil)
  }

  private final class Told: Sendable {
    private let kept = Mutex<[BackgroundVerifier.State]>([])
    func add(_ state: BackgroundVerifier.State) { kept.withLock { $0.append(state) } }
    var states: [BackgroundVerifier.State] { kept.withLock { $0 } }
  }
}
