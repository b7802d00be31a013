import Glibc
import Synchronization

/// Keeps the process from being stopped (Ctrl-Z) while it holds one of the store's locks.
///
/// SIGTSTP is blocked in every thread from the start of the program (`installWaiter`, or the screen's own signal
/// handling); whoever wants to stop the process calls `suspendProcess`, or `close` and `open` around its own stop.
public enum SuspendGate {
  private struct State {
    /// How many locks are held or waited for.
    var holders = 0
    /// Nobody takes a lock while the gate is closed.
    var isClosed = false
  }

  private static let state = Mutex(State())
  /// How long a stop waits before it looks again.
  private static let pauseMicroseconds: UInt32 = 200

  /// Waits until no lock is held and stops the process; returns when it has been continued.
  public static func suspendProcess() {
    while !stopIfFree() { usleep(pauseMicroseconds) }
  }

  /// Stops inside the mutex, and by a signal to this very thread: no other thread can take a lock before all stand.
  private static func stopIfFree() -> Bool {
    state.withLock { state in
      guard state.holders == 0 else { return false }
      raise(SIGSTOP)
      return true
    }
  }

  /// For a screen that stops the process itself: waits until no lock is held and lets nobody take one until `open`.
  /// False, with the gate open, when a lock was held for all of two seconds.
  public static func close() -> Bool {
    for _ in 0..<10_000 {
      let isFree = state.withLock { state in
        if state.holders == 0 { state.isClosed = true }
        return state.isClosed
      }
      if isFree { return true }
      usleep(pauseMicroseconds)
    }
    return false
  }

  /// Lets locks be taken again after `close`.
  public static func open() {
    state.withLock { $0.isClosed = false }
  }

  private static func tryToEnter() -> Bool {
    state.withLock { state in
      guard !state.isClosed else { return false }
      state.holders += 1
      return true
    }
  }

  /// Blocks SIGTSTP and starts a thread that obeys it at a safe moment. For programs without a screen; call it before
  /// any other thread starts.
  public static func installWaiter() {
    var mask = sigset_t()
    sigemptyset(&mask)
    sigaddset(&mask, SIGTSTP)
    pthread_sigmask(SIG_BLOCK, &mask, nil)
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        var mask = sigset_t()
        // All others are the main thread's: it may be in the middle of what must be put right before it ends.
        sigfillset(&mask)
        pthread_sigmask(SIG_BLOCK, &mask, nil)
        sigemptyset(&mask)
        sigaddset(&mask, SIGTSTP)
        while true {
          var signal: Int32 = 0
          if sigwait(&mask, &signal) == 0, signal == SIGTSTP { SuspendGate.suspendProcess() }
        }
      }, nil)
    pthread_detach(thread)
  }

  /// Runs `body`; whoever wants to stop the process waits until it has ended. May be nested.
  static func holding<Result>(_ body: () throws -> Result) rethrows -> Result {
    while !tryToEnter() { usleep(pauseMicroseconds) }
    defer { state.withLock { $0.holders -= 1 } }
    return try body()
  }
}
