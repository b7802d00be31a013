import Glibc
import Phrases

/// How far a long piece of work has come, how fast it goes and how long it takes still: one line on a terminal's
/// standard error, which is gone when the work is done. Where standard error is no terminal, nothing is shown.
final class ProgressBar {
  private let isShown = isatty(STDERR_FILENO) != 0
  private let start = ContinuousClock.now
  private var shown: ContinuousClock.Instant?
  /// What the numbers count: one of them, as a name, and how many of it the numbers are.
  private let unit: (name: String, size: Int)

  private static let pause = Duration.milliseconds(100)

  init(unit: String, size: Int = 1) { self.unit = (unit, size) }

  /// At most ten times a second, whatever it is called.
  func show(_ done: Int, of total: Int) {
    let now = ContinuousClock.now
    guard isShown, total > 0, shown.map({ now - $0 >= Self.pause }) ?? true else { return }
    shown = now
    let seconds = Double((now - start).components.seconds) + Double((now - start).components.attoseconds) / 1e18
    let line = ProgressLine(done: done, total: total, seconds: seconds)
    put("\r" + line.text(unit: unit.name, size: unit.size, Language.ofProgram) + "\u{1B}[K")
  }

  /// Takes the line away.
  func end() {
    if shown != nil { put("\r\u{1B}[K") }
    shown = nil
  }

  private func put(_ text: String) {
    let bytes = Array(text.utf8)
    // A terminal that takes nothing is no reason to stop the work.
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
