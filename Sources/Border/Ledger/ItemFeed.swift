import Dispatch
import Foundation
import Journal
import Synchronization

/// The items of a journal from its beginning, read on a thread of their own a little ahead of whoever takes them.
final class ItemFeed: Sendable {
  struct Batch: Sendable {
    let items: [AppliedItem]
    /// The place behind them.
    let position: JournalPosition
  }

  /// Batches that are read ahead.
  private static let batchesAhead = 3

  private let layout: StoreLayout
  private let archive: ArchivePlace?
  private let itemsAtOnce: Int
  private let ready = Mutex<[Result<Batch, any Error>]>([])
  /// Batches that were used. The reading thread lets go of them, because freeing their texts is work too.
  private let used = Mutex<[Batch]>([])
  private let isStopped = Mutex(false)
  private let room = DispatchSemaphore(value: ItemFeed.batchesAhead)
  private let filled = DispatchSemaphore(value: 0)

  /// - Parameter archive: where the items stand in the row, if the journal is one that another continues.
  init(_ layout: StoreLayout, archive: ArchivePlace? = nil, itemsAtOnce: Int) {
    self.layout = layout
    self.archive = archive
    self.itemsAtOnce = itemsAtOnce
  }

  /// Gives all items that are known to be on disk, in their order, to `body`.
  ///
  /// - Throws: `JournalError`, and what `body` throws; the thread has stopped reading then.
  func forEach(_ body: (Batch) throws -> Void) throws {
    Thread.detachNewThread { [self] in read() }
    defer {
      isStopped.withLock { $0 = true }
      room.signal()
    }
    while true {
      filled.wait()
      let batch = try ready.withLock { $0.removeFirst() }.get()
      if batch.items.isEmpty { return }
      try body(batch)
      used.withLock { $0.append(batch) }
      room.signal()
    }
  }

  /// An empty batch is the last one.
  private func read() {
    do {
      var reader = try JournalReader(layout)
      while true {
        letGo()
        var items: [AppliedItem] = []
        items.reserveCapacity(itemsAtOnce)
        let count = try reader.read(limit: itemsAtOnce) { items.append(AppliedItem($0, archive)) }
        guard hand(.success(Batch(items: items, position: reader.position))), count > 0 else { return }
      }
    } catch {
      _ = hand(.failure(error))
    }
  }

  private func letGo() {
    var batches: [Batch] = []
    used.withLock { swap(&batches, &$0) }
  }

  /// Waits for room; false when nobody wants more.
  private func hand(_ batch: Result<Batch, any Error>) -> Bool {
    room.wait()
    guard !isStopped.withLock(\.self) else { return false }
    ready.withLock { $0.append(batch) }
    filled.signal()
    return true
  }
}
