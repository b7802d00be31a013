/// Numbers by hour (or any other label) as bars: a chart of columns where there is height, one or two lines where not.
public struct BarChart: Hashable, Sendable {
  public struct Bar: Hashable, Sendable {
    /// Two or three cells, such as `08`.
    public let label: String
    /// nil: not known yet (an hour to come); 0 is a number like any other.
    public let value: Int?
    /// What to compare with, such as the average of the same hour.
    public let compared: Int?

    public init(label: String, value: Int?, compared: Int? = nil) {
      self.label = label
      self.value = value
      self.compared = compared
    }
  }

  public let bars: [Bar]
  /// The words before the second line when the chart is two lines, such as `rata-rata:`.
  public let comparedTitle: String
  /// The bar that must stay in sight when not all fit; nil: the first ones show.
  public let current: Int?

  /// - Parameter bars: at most 256 are kept.
  public init(_ bars: [Bar], comparedTitle: String = "", current: Int? = nil) {
    self.bars = Array(bars.prefix(256))
    self.comparedTitle = comparedTitle
    self.current = current
  }

  /// The largest number of all, at least 1.
  public var maximum: Int {
    bars.reduce(1) { max($0, $1.value ?? 0, $1.compared ?? 0) }
  }

  private var hasCompared: Bool { bars.contains { $0.compared != nil } }

  /// Draws over the current part: lines below 4 rows, columns from there on.
  public func draw(into canvas: inout Canvas) {
    if canvas.size.height >= 4 {
      drawColumns(into: &canvas)
    } else {
      drawLine(into: &canvas, y: 0, prefix: "", style: .bar) { $0.value }
      guard hasCompared, canvas.size.height >= 2 else { return }
      let prefix = comparedTitle.isEmpty ? "" : comparedTitle + " "
      drawLine(into: &canvas, y: 1, prefix: prefix, style: .barCompared) { $0.compared }
    }
  }

  /// The bars to show when each takes `cells`.
  private func visible(cells: Int, width: Int) -> Range<Int> {
    ListState.window(count: bars.count, height: width / max(cells, 1), selected: current ?? 0, top: 0)
  }

  private func labelWidth(_ symbols: Symbols) -> Int {
    bars.reduce(1) { max($0, min(SafeText.width($1.label, limit: 8, symbols: symbols), 8)) }
  }

  private func drawLine(
    into canvas: inout Canvas, y: Int, prefix: String, style: Style, value: (Bar) -> Int?
  ) {
    let label = labelWidth(canvas.symbols)
    var column = canvas.text(prefix, x: 0, y: y, style: .muted)
    for index in visible(cells: label + 2, width: canvas.size.width - column + 1) {
      canvas.text(bars[index].label, x: column, y: y, width: label, style: .muted)
      if let value = value(bars[index]) {
        let steps = canvas.symbols.levels.count - 1
        let level = Canvas.share(of: steps, value: value, maximum: maximum)
        // A blank would say that nothing is known.
        let symbol = level == 0 ? "-" : canvas.symbols.levels[level]
        canvas.put(symbol, x: column + label, y: y, style: style)
      }
      column += label + 2
    }
  }

  /// Columns with their labels below; the bar to compare with stands beside, drawn in another pattern.
  private func drawColumns(into canvas: inout Canvas) {
    let label = labelWidth(canvas.symbols)
    let cells = max(label, hasCompared ? 2 : 1) + 1
    let height = canvas.size.height - 1
    for (place, index) in visible(cells: cells, width: canvas.size.width + 1).enumerated() {
      let bar = bars[index]
      let x = place * cells
      canvas.text(bar.label, x: x, y: height, width: label, style: .muted)
      let width = hasCompared ? max((cells - 1) / 2, 1) : cells - 1
      if let compared = bar.compared {
        let rows = Canvas.share(of: height, value: compared, maximum: maximum)
        let area = Rect(x: x + width, y: height - rows, width: cells - 1 - width, height: rows)
        canvas.fill(area, with: canvas.symbols.track, style: .barCompared)
      }
      guard let value = bar.value else { continue }
      if value > 0 {
        canvas.verticalBar(
          in: Rect(x: x, y: 0, width: width, height: height), value: value, maximum: maximum, style: .bar)
      } else {
        canvas.put("-", x: x, y: height - 1, style: .bar)
      }
    }
  }
}
