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
  private static let width = 30

  init(unit: String, size: Int = 1) { self.unit = (unit, size) }

  /// At most ten times a second, whatever it is called.
  func show(_ done: Int, of total: Int) {
    let now = ContinuousClock.now
    guard isShown, total > 0, shown.map({ now - $0 >= Self.pause }) ?? true else { return }
    shown = now
    let seconds = Double((now - start).components.seconds) + Double((now - start).components.attoseconds) / 1e18
    put("\r" + line(done, of: total, seconds: seconds) + "\u{1B}[K")
  }

  /// Takes the line away.
  func end() {
    if shown != nil { put("\r\u{1B}[K") }
    shown = nil
  }

  /// `[#####.....]  17 %  312 MB/dtk  sisa 4 dtk`
  private func line(_ done: Int, of total: Int, seconds: Double) -> String {
    let share = min(max(Double(done) / Double(total), 0), 1)
    let full = Int(share * Double(Self.width))
    let bar = String(repeating: "#", count: full) + String(repeating: ".", count: Self.width - full)
    let percent = Int(share * 100)
    // What the first moments say of the speed is worth nothing.
    guard seconds >= 0.5, done > 0 else { return "[\(bar)] \(percent) %" }
    let rate = figure(Int(Double(done) / Double(unit.size) / seconds))
    let left = figure(Int((seconds * (1 - share) / share).rounded(.up)))
    return "[\(bar)] \(percent) %  "
      + text(id: "\(rate) \(unit.name)/dtk  sisa \(left) dtk", en: "\(rate) \(unit.name)/s  \(left) s left")
  }

  private func put(_ text: String) {
    let bytes = Array(text.utf8)
    // A terminal that takes nothing is no reason to stop the work.
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}
