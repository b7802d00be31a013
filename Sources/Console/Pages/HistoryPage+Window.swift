import Border
import Terminal

/// The rows that the history holds: a part of all crossings in their order, around the chosen one.
struct CrossingWindow: Equatable {
  /// Rows of one answer.
  static let part = 200
  /// More rows are asked for when so few are left on a side, or two screens where those are more.
  private static let margin = 100
  /// Beyond it rows are dropped at the far end.
  static let limit = 2_000

  private(set) var rows: [CrossingRow] = []
  private(set) var list = ListState()
  /// Whether there may be more at the ends.
  private(set) var hasBefore = false
  private(set) var hasAfter = false
  /// An answer has come.
  private(set) var isFilled = false
  /// By what the rows were asked for.
  var filter = CrossingFilter()
  var order = CrossingOrder.newestFirst

  var chosen: CrossingRow? { rows.indices.contains(list.selected) ? rows[list.selected] : nil }

  /// The first row of all is on the screen.
  func isAtTop(_ lines: Int) -> Bool {
    !hasBefore && list.window(count: rows.count, height: lines).lowerBound == 0
  }

  // MARK: What to ask for

  /// The end that a key leads to and that is not held.
  func endToFetch(_ key: Key) -> HistoryPlace? {
    switch key {
    case .home where hasBefore: .first
    case .end where hasAfter: .last
    default: nil
    }
  }

  /// Where more rows are needed before somebody gets there.
  func placeToGrow(_ lines: Int) -> HistoryPlace? {
    // Far less than is held: growing at one end must not make the other one want to.
    let margin = min(max(Self.margin, 2 * lines), Self.limit / 4)
    if hasAfter, rows.count - list.selected <= margin, let last = rows.last { return .after(last) }
    if hasBefore, list.selected < margin, let first = rows.first { return .before(first) }
    return nil
  }

  /// From where on the rows on the screen are asked for again.
  func placeToRenew(_ lines: Int) -> HistoryPlace {
    let top = list.window(count: rows.count, height: lines).lowerBound
    return top > 0 ? .after(rows[top - 1]) : .first
  }

  // MARK: What comes

  /// What has become of rows that are held: voids and amendments. The first and the last stay as they were asked for,
  /// since what lies beyond them is found by their values.
  mutating func mark(_ newest: [CrossingRow]) {
    guard rows.count > 2 else { return }
    let bySeq = Dictionary(newest.map { ($0.seq, $0) }, uniquingKeysWith: { $1 })
    for index in 1..<rows.count - 1 { if let row = bySeq[rows[index].seq] { rows[index] = row } }
  }

  /// - Parameter isSame: the rows that are held have the filter and the order of the answer.
  mutating func take(_ answer: [CrossingRow], at place: HistoryPlace, isSame: Bool, _ lines: Int) {
    let hasMore = answer.count == Self.part
    // The newest stays chosen where nothing was chosen by hand.
    let kept = isSame && list.selected > 0 ? chosen?.seq : nil
    let screen = list.window(count: rows.count, height: lines).lowerBound
    isFilled = true
    switch place {
    case .first:
      (rows, hasBefore, hasAfter) = (answer, false, hasMore)
      let index = rows.firstIndex { $0.seq == kept } ?? (isSame ? list.selected : 0)
      put(index, screen: isSame ? screen : 0, lines)
    case .last:
      (rows, hasBefore, hasAfter) = (answer, hasMore, false)
      put(rows.count - 1, screen: rows.count, lines)
    case .after(let row):
      guard let index = rows.firstIndex(where: { $0.seq == row.seq }) else { return }
      rows = rows[...index] + answer
      hasAfter = hasMore
      put(rows.firstIndex { $0.seq == kept } ?? list.selected, screen: screen, lines)
      drop(fromTop: true, lines)
    case .before(let row):
      guard let index = rows.firstIndex(where: { $0.seq == row.seq }) else { return }
      rows = answer + rows[index...]
      hasBefore = hasMore
      put(list.selected - index + answer.count, screen: screen - index + answer.count, lines)
      drop(fromTop: false, lines)
    }
  }

  private mutating func drop(fromTop: Bool, _ lines: Int) {
    let excess = rows.count - Self.limit
    guard excess > 0 else { return }
    if fromTop {
      let screen = list.window(count: rows.count, height: lines).lowerBound
      rows.removeFirst(excess)
      hasBefore = true
      put(list.selected - excess, screen: screen - excess, lines)
    } else {
      rows.removeLast(excess)
      hasAfter = true
    }
  }

  mutating func move(_ key: Key, _ lines: Int) { _ = list.handle(key, count: rows.count, height: lines) }

  /// Chooses a row on a screen that begins at another.
  private mutating func put(_ selected: Int, screen: Int, _ lines: Int) {
    list = ListState()
    let top = min(max(screen, 0), max(rows.count - lines, 0))
    list.select(top + lines - 1, count: rows.count, height: lines)
    list.select(selected, count: rows.count, height: lines)
  }
}
