import Synchronization

/// One value between two threads, of which only the newest counts: a slow screen never has a queue of old ones.
final class Newest<Value: Sendable>: Sendable {
  private let slot: Mutex<Value?>

  init(_ value: Value? = nil) { slot = Mutex(value) }

  /// Puts a value in the place of the one before. Gives whether that had been taken, so that the other side must be told.
  func put(_ value: Value) -> Bool {
    slot.withLock { slot in
      defer { slot = value }
      return slot == nil
    }
  }

  /// Takes the value; nil when it was taken before.
  func take() -> Value? {
    slot.withLock { slot in
      defer { slot = nil }
      return slot
    }
  }
}
