import Foundation
import Journal
import Synchronization
import Testing

@testable import Border
@testable import Console

/// What the caretaker does for a store while a console works.
@Suite struct CaretakerTests {
  /// What a caretaker has told, from any thread.
  private final class Told: Sendable {
    private let told = Mutex<[Care]>([])

    func note(_ care: Care) { told.withLock { $0.append(care) } }

    func wait(until isMeant: (Care) -> Bool) -> Bool {
      for _ in 0..<10_000 {
        if told.withLock({ $0.contains(where: isMeant) }) { return true }
        usleepOneMillisecond()
      }
      return false
    }
  }

  private func hasCheckpoint(_ layout: StoreLayout, of size: Int) throws -> Bool {
    try JournalProver(layout).newest()?.checkpoint.size == size
  }

  @Test func `records are covered by checkpoints by themselves, all of them when the console ends`() throws {
    let post = try Post(list: false)
    let told = Told()
    let caretaker = Caretaker(post.layout) { told.note($0) }
    caretaker.start()
    #expect(told.wait { $0.witnessed == 0 })
    let desk = try post.desk()
    for number in 0..<3 {
      try desk.record(
        CrossingRecorded(
          direction: .in, lane: 1, traveller: Traveller(name: "REKAAN \(number)"),
          document: PresentedDocument(type: "none", number: ""), outcome: "cleared"))
    }
    caretaker.finish(milliseconds: 10_000)
    #expect(try hasCheckpoint(post.layout, of: 4))
    let log = try String(contentsOfFile: post.layout.root + "/journal/checkpoints.log", encoding: .utf8)
    #expect(log.contains("\n4\n"))
  }

  @Test func `a journal that is another than the signed one gets no checkpoint more, and the header says why`() throws {
    let post = try Post(list: false)
    _ = try JournalProver(post.layout).makeCheckpoint(console: "test")
    let path = post.layout.root + "/journal/checkpoint"
    let note = try String(contentsOfFile: path, encoding: .utf8)
    try Data(("x" + note).utf8).write(to: URL(fileURLWithPath: path))
    let told = Told()
    let caretaker = Caretaker(post.layout) { told.note($0) }
    caretaker.start()
    defer { caretaker.finish(milliseconds: 10_000) }
    // There is a checkpoint, and it is wrong: that is damage.
    #expect(told.wait { $0.checkpointProblem?.word == .damagedJournal })
  }

  @Test func `that no checkpoint can be made is told as such`() throws {
    let post = try Post(list: false)
    try FileManager.default.removeItem(atPath: post.layout.signingKey)
    let told = Told()
    let caretaker = Caretaker(post.layout) { told.note($0) }
    caretaker.start()
    defer { caretaker.finish(milliseconds: 10_000) }
    #expect(told.wait { $0.checkpointProblem?.word == .noCheckpoint })
  }

  @Test func `the journal is verified in the background`() throws {
    let post = try Post(list: false)
    let told = Told()
    let caretaker = Caretaker(post.layout) { told.note($0) }
    caretaker.start()
    defer { caretaker.finish(milliseconds: 10_000) }
    #expect(told.wait { ($0.verified?.size ?? 0) > 0 && $0.verified?.sweptAt != nil })
  }
}
