import CSys
import CTerm
import Glibc

/// The signals that the loop reads as events instead of having them interrupt something.
public enum SignalGate {
  static let signals: [Int32] = [SIGWINCH, SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT]

  static func set() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }

  /// Blocks them in this thread and all that it starts. Call first in `main`, before anything starts a thread: one
  /// thread that doesn't block them is enough to lose a signal. Also lets writes to a closed pipe fail instead of kill.
  public static func blockAll() {
    var set = set()
    pthread_sigmask(SIG_BLOCK, &set, nil)
    signal(SIGPIPE, SIG_IGN)
  }

  /// Blocks nothing of them: for a child process, which inherits the mask.
  public static func unblockAll() {
    var set = set()
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    signal(SIGPIPE, SIG_DFL)
  }

  /// Gives the calling thread a stack of its own for the crash guard, so that its stack overflow gives the terminal
  /// back too. Call first in a thread that may recurse; other crashes of any thread are covered without it.
  public static func guardThread() { cterm_guard_thread() }

  /// Stops the process as the default action of SIGTSTP does, and returns when it runs again.
  ///
  /// Not SIGSTOP: where nobody could continue us (a login console without job control) the system ignores SIGTSTP, and
  /// the console stays usable instead of being stopped for ever.
  static func stop() {
    var stop = sigset_t()
    sigemptyset(&stop)
    sigaddset(&stop, SIGTSTP)
    pthread_kill(pthread_self(), SIGTSTP)
    pthread_sigmask(SIG_UNBLOCK, &stop, nil)
    pthread_sigmask(SIG_BLOCK, &stop, nil)
    // The SIGCONT that woke us is no news.
    var wake = sigset_t()
    sigemptyset(&wake)
    sigaddset(&wake, SIGCONT)
    var none = timespec()
    while sigtimedwait(&wake, nil, &none) > 0 {}
  }
}
