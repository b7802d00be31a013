import Glibc

/// Threads that work for one caller: it gives work away and waits for the results, in whatever order it wants them.
///
/// The mutex guards all that is shared, so instances may cross threads.
final class Crew: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting: [() -> Void] = []
  private var isClosed = false
  private var threads: [pthread_t] = []

  /// A result that is there or will be.
  final class Pending<Value>: @unchecked Sendable {
    fileprivate var value: Value?
    fileprivate init() {}
  }

  /// Where the system gives no thread, the caller does all of the work itself.
  init(threads count: Int) {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(changed, nil)
    for _ in 0..<count {
      var thread = pthread_t()
      let crew = Unmanaged.passRetained(self)
      let status = pthread_create(
        &thread, nil,
        { argument in
          if let argument { Unmanaged<Crew>.fromOpaque(argument).takeRetainedValue().work() }
          return nil
        }, crew.toOpaque())
      guard status == 0 else {
        crew.release()
        break
      }
      threads.append(thread)
    }
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  /// Gives work away; first given, first begun.
  func start<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Pending<Value> {
    let pending = Pending<Value>()
    guard !threads.isEmpty else {
      pending.value = work()
      return pending
    }
    locked {
      waiting.append {
        let value = work()
        self.locked { pending.value = value }
      }
    }
    return pending
  }

  func wait<Value>(for pending: Pending<Value>) -> Value {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let value = pending.value { return value }
      pthread_cond_wait(changed, mutex)
    }
  }

  /// Forgets work that was not begun and waits for the rest. Every crew must be closed: its threads hold it.
  func close() {
    locked {
      isClosed = true
      waiting = []
    }
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }

  private func work() {
    while let next = next() { next() }
  }

  private func next() -> (() -> Void)? {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while waiting.isEmpty, !isClosed { pthread_cond_wait(changed, mutex) }
    return waiting.isEmpty ? nil : waiting.removeFirst()
  }

  private func locked(_ body: () -> Void) {
    pthread_mutex_lock(mutex)
    body()
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
  }
}
