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

  @Test func `a journal that was cut at its end is red at once, with the line, and an alarm of others is heard`() throws
  {
    let post = try Post(list: false)
    let desk = try post.desk()
    for number in 0..<4 {
      try desk.record(
        CrossingRecorded(
          direction: .in, lane: 1, traveller: Traveller(name: "REKAAN \(number)"),
          document: PresentedDocument(type: "none", number: ""), outcome: "cleared"))
    }
    let told = Told()
    let caretaker = Caretaker(post.layout) { told.note($0) }
    caretaker.start()
    defer { caretaker.finish(milliseconds: 10_000) }
    // All was read, and the next look of the background is a minute away.
    #expect(told.wait { $0.verified?.sweptAt != nil && $0.witnessed == 0 })
    let path = post.layout.events + "/000000-00000000000000000000.jsonl"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.truncate(atOffset: UInt64(lines.dropLast(2).reduce(0) { $0 + $1.utf8.count + 1 }))
    #expect(told.wait { $0.journalProblem?.sentence.en.contains("line \(lines.count - 1)") == true })
    #expect(told.wait { $0.journalProblem?.word == .damagedJournal })
  }

  @Test func `what another process learns by refusing to record is looked for at once`() throws {
    let post = try Post(list: false)
    let desk = try post.desk()
    func record(_ name: String) throws {
      try desk.record(
        CrossingRecorded(
          direction: .in, lane: 1, traveller: Traveller(name: name),
          document: PresentedDocument(type: "none", number: ""), outcome: "cleared"))
    }
    try record("REKAAN SATU")
    try record("REKAAN DUA")
    let told = Told()
    let caretaker = Caretaker(post.layout) { told.note($0) }
    caretaker.start()
    defer { caretaker.finish(milliseconds: 10_000) }
    #expect(told.wait { $0.verified?.sweptAt != nil && $0.witnessed == 0 })
    // In place and of the same length: nothing about the file's size gives it away.
    let path = post.layout.events + "/000000-00000000000000000000.jsonl"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try file.write(contentsOf: Data(text.replacing("REKAAN SATU", with: "REKAAN SETU").utf8))
    #expect(throws: JournalError.self) { try post.desk().prepare() }
    #expect(throws: JournalError.self) { try post.desk().void(crossing: "0000", reason: "x") }
    #expect(told.wait { $0.journalProblem?.sentence.en.contains("line") == true })
  }
}
