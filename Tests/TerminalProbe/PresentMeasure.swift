import Glibc
import Terminal

/// `terminal-probe measure 500`: how long drawing and showing one changed screen takes, as one key press in a busy
/// console does it. Prints microseconds when the screen is closed.
enum PresentMeasure {
  static func run(screen: CursesScreen, rounds: Int) -> String {
    var times = Measured()
    for round in 0..<rounds {
      let began = Instant.now()
      var canvas = Canvas(size: screen.size, symbols: screen.symbols)
      draw(round, into: &canvas)
      times.draw.append(Instant.now().nanoseconds - began.nanoseconds)
      screen.present(canvas)
      times.whole.append(Instant.now().nanoseconds - began.nanoseconds)
    }
    let size = "\(screen.size.width)x\(screen.size.height)"
    return "\(size) draw \(summary(times.draw)) draw+present \(summary(times.whole))\n"
  }

  private struct Measured {
    var draw: [UInt64] = []
    var whole: [UInt64] = []
  }

  private static func summary(_ times: [UInt64]) -> String {
    let sorted = times.sorted()
    guard let last = sorted.last else { return "nothing measured" }
    let (median, p99) = (sorted[sorted.count / 2], sorted[sorted.count * 99 / 100])
    return "median \(median / 1_000) p99 \(p99 / 1_000) worst \(last / 1_000) us"
  }

  /// A full screen: a frame around rows of names of which all move up by one each round, the heaviest ordinary change.
  private static func draw(_ round: Int, into canvas: inout Canvas) {
    let inner = canvas.box(title: "Pelintas", trailing: "\(round) masuk", isFocused: true)
    canvas.inside(inner) { panel in
      for row in 0..<panel.size.height {
        let number = round + row
        let line = "08:\(number % 60) M WIDODO, BUDI SANTOSO  X\(1_000_000 + number) IDN L\(number % 9) IZIN  "
        let style: Style = number % 7 == 0 ? .warning : .normal
        var column = 0
        while column < panel.size.width { column += max(panel.text(line, x: column, y: row, style: style), 1) }
      }
    }
  }
}
