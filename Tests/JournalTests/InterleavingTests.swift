import Glibc
import Testing

@testable import Journal

/// Two writers, each stopped between any two of its steps while the other goes on.
@Suite struct InterleavingTests {
  private struct Pair {
    let layout: StoreLayout
    let left: Journal
    let right: Journal

    init(_ scratch: Scratch) throws {
      layout = try scratch.store()
      left = try Journal(layout, console: "left")
      right = try Journal(layout, console: "right")
      try left.append("l0")
      try right.append("r0")
    }

    /// The steps of an append up to the end of the lock: written, and not synced.
    func write(_ journal: Journal, _ id: String) throws -> Written {
      let turn = try journal.lock.withLock { try journal.decideAndWrite { _ in [event(id)] } }
      guard case .written(let written) = turn else { throw JournalError.notDurable(path: id, code: 0) }
      return written
    }

    /// What a writer does whose sync failed.
    func giveUp(_ journal: Journal, _ written: Written) throws {
      try journal.lock.withLock { try journal.giveUp(written.file) }
    }

    func ids() throws -> [String] { try layout.records("test.event").map(\.id) }
  }

  @Test func aSyncCoversWhatOthersWroteBeforeIt() throws {
    let scratch = Scratch()
    let pair = try Pair(scratch)
    let left = try pair.write(pair.left, "l1")
    let right = try pair.write(pair.right, "r1")
    #expect(try pair.ids() == ["l0", "r0"])
    #expect(try pair.right.isOnDisk(right))
    #expect(try pair.ids() == ["l0", "r0", "l1", "r1"])
    #expect(try pair.left.isOnDisk(left))
    #expect(try pair.layout.mark()?.seq == 4)
  }

  @Test func aLateAcknowledgementDoesNotLowerTheWatermark() throws {
    let scratch = Scratch()
    let pair = try Pair(scratch)
    let left = try pair.write(pair.left, "l1")
    for number in 1...3 { try pair.right.append("r\(number)") }
    #expect(try pair.left.isOnDisk(left))
    #expect(try pair.layout.mark()?.seq == 6)
  }

  @Test func whoSyncedWellButTooLateForACutIsNotAcknowledged() throws {
    let scratch = Scratch()
    let pair = try Pair(scratch)
    let left = try pair.write(pair.left, "l1")
    let right = try pair.write(pair.right, "r1")
    try pair.giveUp(pair.left, left)
    // The right one's own sync goes well; its record lies behind the cut all the same.
    #expect(try pair.right.raise(right) == Watermark(boot: SystemClock.bootID, seq: 2, file: 1))
    #expect(try !pair.right.isOnDisk(right))
    #expect(try !pair.left.isOnDisk(left))
    #expect(try pair.layout.mark() == Watermark(boot: SystemClock.bootID, seq: 2, file: 1))
    #expect(try pair.ids() == ["l0", "r0"])
    try pair.right.append("r1")
    try pair.left.append("l1")
    #expect(try pair.ids() == ["l0", "r0", "r1", "l1"])
    #expect(try pair.layout.verify().isSound)
  }

  @Test func whoWasAcknowledgedBeforeACutStays() throws {
    let scratch = Scratch()
    let pair = try Pair(scratch)
    let left = try pair.write(pair.left, "l1")
    let right = try pair.write(pair.right, "r1")
    #expect(try pair.right.isOnDisk(right))
    try pair.giveUp(pair.left, left)
    // The left one's sync failed, but the right one's covered its record.
    #expect(try pair.left.isOnDisk(left))
    try pair.left.append("l2")
    #expect(try pair.ids() == ["l0", "r0", "l1", "r1", "l2"])
    #expect(try pair.layout.records("abandoned").isEmpty)
    #expect(try pair.layout.verify().isSound)
  }

  @Test func bothGivingUpTheSameFileMakesOneNewFile() throws {
    let scratch = Scratch()
    let pair = try Pair(scratch)
    let left = try pair.write(pair.left, "l1")
    let right = try pair.write(pair.right, "r1")
    try pair.giveUp(pair.left, left)
    try pair.giveUp(pair.right, right)
    #expect(try eventFiles(pair.layout).map(\.number) == [0, 1])
    try pair.right.append("r1")
    try pair.left.append("l1")
    #expect(try pair.layout.verify().isSound)
  }

  @Test func betweenTheDecisionAndTheNewFileNothingBehindTheCutIsAcknowledged() throws {
    let scratch = Scratch()
    let pair = try Pair(scratch)
    let left = try pair.write(pair.left, "l1")
    let right = try pair.write(pair.right, "r1")
    // The left one dies here.
    try pair.layout.beginNewFile()
    #expect(try !pair.right.isOnDisk(right))
    #expect(try pair.layout.mark()?.seq == 2)
    try pair.right.append("r1")
    #expect(try eventFiles(pair.layout).map(\.firstSeq) == [0, 3])
    #expect(try pair.layout.records("abandoned").map(\.seq) == [3])
    #expect(try !pair.left.isOnDisk(left))
    #expect(try pair.ids() == ["l0", "r0", "r1"])
    #expect(try pair.layout.verify().isSound)
  }

  @Test func whoWroteIntoAFullFileIsAcknowledgedAfterTheNextWasBegun() throws {
    let scratch = Scratch()
    let pair = try Pair(scratch)
    let left = try pair.write(pair.left, "l1")
    // A full file is synced and covered before the next one is begun.
    try pair.right.watermark.update { mark in
      mark.map { Watermark(boot: $0.boot, seq: left.lastSeq, file: $0.file + 1) }
    }
    #expect(try pair.left.isOnDisk(left))
    try pair.right.append("r1")
    #expect(try pair.left.isOnDisk(left))
    #expect(try pair.ids() == ["l0", "r0", "l1", "r1"])
    #expect(try pair.layout.mark() == Watermark(boot: SystemClock.bootID, seq: 4, file: 1))
  }

  @Test func aNewFileThatIsGivenUpAtOnceStillVouchesForTheOneBefore() throws {
    let scratch = Scratch()
    let pair = try Pair(scratch)
    try pair.giveUp(pair.left, try pair.write(pair.left, "l1"))
    try pair.giveUp(pair.left, try pair.write(pair.left, "l1"))
    try pair.giveUp(pair.left, try pair.write(pair.left, "l1"))
    try pair.left.append("l1")
    #expect(try eventFiles(pair.layout).map(\.firstSeq) == [0, 3, 3, 3])
    #expect(try pair.ids() == ["l0", "r0", "l1"])
    #expect(try pair.layout.records("abandoned").map(\.seq) == [3])
    let report = try pair.layout.verify()
    #expect(report.isSound, "\(report.damages)")
    // Without its word the bytes behind the cut are damage.
    var bytes = try pair.layout.eventBytes(1)
    bytes[30] ^= 1
    try pair.layout.overwrite(bytes, 1)
    #expect(try !pair.layout.verify().isSound)
  }

  @Test func aTornLineOfOneIsEndedByTheOther() throws {
    let scratch = Scratch()
    let pair = try Pair(scratch)
    let left = try pair.write(pair.left, "l1")
    try pair.layout.leaveBehind(Array("{\"seq\":4,".utf8))
    try pair.right.append("r1")
    try pair.left.append("l2")
    #expect(try pair.left.isOnDisk(left))
    #expect(try pair.ids() == ["l0", "r0", "l1", "r1", "l2"])
    #expect(try pair.layout.items().compactMap(\.torn) == [4])
    #expect(try pair.layout.verify().isSound)
  }

  @Test func damageThatAppearsUnderAWritersHandsIsRefused() throws {
    let scratch = Scratch()
    let pair = try Pair(scratch)
    try pair.left.append("l1")
    // The right one has not read the last line yet.
    var bytes = try pair.layout.eventBytes()
    bytes[bytes.count - 40] ^= 1
    try pair.layout.overwrite(bytes)
    #expect(throws: JournalError.self) { try pair.right.append("no") }
    #expect(try pair.layout.eventBytes() == bytes)
  }
}
