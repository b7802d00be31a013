import CSys
import Glibc
import Synchronization

/// Messages from any thread to the loop: a bounded queue and a descriptor that wakes the loop.
public final class Mailbox<Message: Sendable>: Sendable {
  /// The most messages that wait; see ``post(_:)``.
  public let limit: Int
  let descriptor: Int32
  private let queue = Mutex<[Message]>([])

  /// - Throws: ``TerminalError/system(call:code:)`` when the process has no descriptor left.
  public init(limit: Int = 4_096) throws(TerminalError) {
    self.limit = max(limit, 1)
    descriptor = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
    guard descriptor >= 0 else { throw .system(call: "eventfd", code: errno) }
  }

  deinit { Glibc.close(descriptor) }

  /// Hands a message over; never blocks on the loop. From any thread.
  ///
  /// - Returns: false when ``limit`` messages wait already: the message is refused, and the sender tries again later or
  ///   sends a newer one.
  @discardableResult
  public func post(_ message: Message) -> Bool {
    let isFirst = queue.withLock { queue -> Bool? in
      guard queue.count < limit else { return nil }
      queue.append(message)
      return queue.count == 1
    }
    guard let isFirst else { return false }
    if isFirst { eventfd_write(descriptor, 1) }
    return true
  }

  /// Takes all that waits, oldest first.
  func drain() -> [Message] {
    var count: eventfd_t = 0
    eventfd_read(descriptor, &count)
    return queue.withLock { queue in
      defer { queue.removeAll(keepingCapacity: true) }
      return queue
    }
  }
}
