import Glibc

/// A thread of its own, of low priority, on which a journal is verified while it is being used.
///
/// It wakes once a minute and works in steps of about 2 ms, with a tenth of the weight of other threads: not less,
/// because for a moment it can hold the watermark's lock, for which a writer waits. Signals are not for it: it blocks
/// all of them.
public final class VerifierThread: Sendable {
  private let work: Work

  /// Begins at once. `tell` runs on the thread, with each state that is another than the one before.
  ///
  /// Where the system gives no thread, nothing is verified and nothing told.
  ///
  /// - Parameter check: makes what looks into the records, on the thread.
  public init(
    _ layout: StoreLayout, check: (@Sendable () throws -> any RecordCheck)? = nil,
    tell: @escaping @Sendable (BackgroundVerifier.State) -> Void
  ) {
    work = Work(layout, check, tell)
    work.start()
  }

  deinit { stop(milliseconds: 0) }

  /// Ends the thread behind the step that it is at, and waits for that at most so long. What was read of a pass that is
  /// not done counts for nothing.
  ///
  /// A step can take long: one reads all of `checkpoints.log`, another waits for a disk. It then ends by itself, on
  /// memory of its own, and begins to tell nothing more.
  ///
  /// - Returns: whether it has ended.
  @discardableResult public func stop(milliseconds: Int = 1_000) -> Bool { work.stop(milliseconds: milliseconds) }
}

/// What the thread and whoever stops it share; each of them keeps it alive.
///
/// The mutex guards what changes, so it may cross threads.
private final class Work: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let layout: StoreLayout
  private let check: (@Sendable () throws -> any RecordCheck)?
  private let tell: @Sendable (BackgroundVerifier.State) -> Void
  private var isStopped = false
  private var hasEnded = false

  private static let linesAStep = 2_000
  private static let niceness: Int32 = 10

  init(
    _ layout: StoreLayout, _ check: (@Sendable () throws -> any RecordCheck)?,
    _ tell: @escaping @Sendable (BackgroundVerifier.State) -> Void
  ) {
    self.layout = layout
    self.check = check
    self.tell = tell
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    // By the time of day it would wait for years after the clock was put back.
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(changed, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(mutex)
    changed.deallocate()
    mutex.deallocate()
  }

  func start() {
    var thread = pthread_t()
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    // A thread begins with the mask of the one that makes it.
    pthread_sigmask(SIG_BLOCK, &all, &before)
    let own = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, own.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    if status == 0 {
      pthread_detach(thread)
    } else {
      own.release()
      end()
    }
  }

  func stop(milliseconds: Int) -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    isStopped = true
    pthread_cond_broadcast(changed)
    wait(milliseconds) { hasEnded }
    return hasEnded
  }

  private func run() {
    // On Linux this is the thread's own. Refused, it runs as all others do.
    setpriority(Int32(PRIO_PROCESS.rawValue), 0, Self.niceness)
    let verifier = BackgroundVerifier(layout, check: check)
    var told = verifier.state
    tell(told)
    var step = BackgroundVerifier.Step.more
    while !isOver(after: step) {
      // What can't be read now may be readable in a minute; what is wrong with the disk is told by those who write.
      step = (try? verifier.step(lines: Self.linesAStep)) ?? .rest(milliseconds: BackgroundVerifier.pause)
      if verifier.state != told, !isOver(after: .more) {
        told = verifier.state
        tell(told)
      }
    }
    end()
  }

  /// Waits as long as the step says; true when the thread shall end.
  private func isOver(after step: BackgroundVerifier.Step) -> Bool {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    if case .rest(let milliseconds) = step { wait(milliseconds) { isStopped } }
    return isStopped
  }

  private func end() {
    pthread_mutex_lock(mutex)
    hasEnded = true
    pthread_cond_broadcast(changed)
    pthread_mutex_unlock(mutex)
  }

  /// Waits with the mutex locked until something is so, at most so long.
  private func wait(_ milliseconds: Int, until isSo: () -> Bool) {
    var end = timespec()
    clock_gettime(CLOCK_MONOTONIC, &end)
    let nanoseconds = end.tv_nsec + milliseconds % 1000 * 1_000_000
    end.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
    end.tv_nsec = nanoseconds % 1_000_000_000
    while !isSo(), pthread_cond_timedwait(changed, mutex, &end) != ETIMEDOUT {}
  }
}
