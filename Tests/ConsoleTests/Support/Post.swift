import Foundation
import Journal
import Phrases
import ReferenceData
import Testing
import WatchlistFormats

@testable import Border
@testable import Console
@testable import Terminal

/// A store of its own, a clerk at it, and what the clerk tells.
final class Post {
  let layout: StoreLayout
  let mailbox: Mailbox<Message>
  let clerk: Clerk
  private(set) var told: [Message] = []
  private(set) var board: Dashboard?
  private let folder: String

  /// - Parameters:
  ///   - list: the demo list is imported.
  ///   - other: whose store it works at, at another terminal.
  ///   - prepare: what is done at the store before the clerk comes.
  ///   - fill: what stands in the journal before anything else.
  init(
    list: Bool = true, sharing other: Post? = nil, prepare: (StoreLayout) throws -> Void = { _ in },
    fill: (StoreLayout) throws -> Void = { _ in }
  ) throws {
    folder = other?.folder ?? NSTemporaryDirectory() + "console-" + newEventID()
    layout = StoreLayout(root: folder + "/store")
    mailbox = try Mailbox()
    clerk = try Clerk(mailbox: mailbox)
    let reference = try ReferenceData.shared.get()
    let officer = Officer(name: "sari")
    if other == nil {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      _ = try StoreIdentity.create(
        at: layout, post: "entikong", console: "test", officer: officer.name, auth: officer.auth)
      try fill(layout)
      if list { try importList(reference, officer) }
      try prepare(layout)
    }
    clerk.start(
      Clerk.Workplace(
        layout: layout, officer: officer, console: other == nil ? "pos:tty1" : "pos:tty2", reference: reference,
        zone: try #require(reference.post("entikong")).zone, lane: 1))
  }

  deinit { _ = clerk.finish([]) }

  private func importList(_ reference: ReferenceData, _ officer: Officer) throws {
    let file = folder + "/contoh.csv"
    try Data(ReferenceFile.demoWatchlist.bytes).write(to: URL(fileURLWithPath: file))
    let desk = try Desk(layout, officer: officer, console: "test", reference: reference)
    try desk.catchUp()
    let list = try ListImport.prepare(
      file, format: .plbnCSV, name: "contoh", layout: layout, current: try desk.ledger.currentLists())
    _ = try desk.record(list)
  }

  /// Waits until something that was told is what `value` looks for.
  func wait<Value>(_ value: (Message) -> Value?) throws -> Value {
    try wait(until: { told.lazy.compactMap(value).first })
  }

  /// Waits until so many are told that `value` looks for.
  func wait<Value>(count: Int, _ value: (Message) -> Value?) throws -> [Value] {
    try wait(until: {
      let found = told.compactMap(value)
      return found.count >= count ? found : nil
    })
  }

  /// Waits until the newest board is as it should be.
  func waitForBoard(_ isMeant: (Dashboard) -> Bool) throws -> Dashboard {
    try wait(until: { board.flatMap { isMeant($0) ? $0 : nil } })
  }

  private func wait<Value>(until value: () -> Value?) throws -> Value {
    let deadline = SystemClock.monotonicMilliseconds() + 10_000
    while SystemClock.monotonicMilliseconds() < deadline {
      for message in mailbox.drain() {
        if case .board(let newest) = message { board = newest.take() } else { told.append(message) }
      }
      if let value = value() { return value }
      usleep(1_000)
    }
    throw TimedOut()
  }

  func records() throws -> [String] {
    var types: [String] = []
    var reader = try JournalReader(layout)
    _ = try reader.read(limit: 1_000) { item in
      if case .record(let record) = item { types.append(record.type) }
    }
    return types
  }
}

private struct TimedOut: Error {}

extension Post {
  /// Another place at the same store.
  func desk() throws -> Desk {
    let desk = try Desk(
      layout, officer: Officer(name: "sari"), console: "test", reference: try ReferenceData.shared.get())
    try desk.catchUp()
    return desk
  }
}

func usleepOneMillisecond() { usleep(1_000) }
