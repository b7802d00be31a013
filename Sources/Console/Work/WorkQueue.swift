import CSys
import Glibc
import Synchronization

/// Work for the clerk, from any thread: a bounded queue and a descriptor to wait on.
final class WorkQueue<Work: Sendable>: Sendable {
  /// Far more than an officer can ask for; what comes above it is refused.
  static var limit: Int { 1_024 }

  let descriptor: Int32
  private let state = Mutex<(items: [Work], isClosed: Bool)>(([], false))
  /// Whether whoever drained it has work in hand.
  private let isBusy = Mutex(false)

  init() throws {
    descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    guard descriptor >= 0 else { throw ClerkError.system("eventfd", errno) }
  }

  deinit { close(descriptor) }

  /// Hands work over; false when too much waits or the clerk has gone home.
  ///
  /// - Parameter evenIfFull: for the clerk's own work, which is little and must not be lost.
  @discardableResult
  func post(_ work: Work, evenIfFull: Bool = false) -> Bool {
    let isTaken = state.withLock { state in
      guard !state.isClosed, evenIfFull || state.items.count < Self.limit else { return false }
      state.items.append(work)
      return true
    }
    if isTaken { eventfd_write(descriptor, 1) }
    return isTaken
  }

  /// No more work is taken; what waits is still done.
  func close() {
    state.withLock { $0.isClosed = true }
    eventfd_write(descriptor, 1)
  }

  /// Takes all that waits, and tells whether nothing more will come.
  func drain() -> (items: [Work], isClosed: Bool) {
    var count: eventfd_t = 0
    eventfd_read(descriptor, &count)
    return state.withLock { state in
      isBusy.withLock { $0 = !state.items.isEmpty }
      defer { state.items.removeAll(keepingCapacity: true) }
      return state
    }
  }

  /// What was drained is done.
  func finishRound() { isBusy.withLock { $0 = false } }

  /// Whether nothing waits and nothing is in hand.
  var isIdle: Bool { state.withLock { state in state.items.isEmpty && !isBusy.withLock(\.self) } }

  private func close(_ descriptor: Int32) { Glibc.close(descriptor) }
}

enum ClerkError: Error {
  case system(String, Int32)
}
