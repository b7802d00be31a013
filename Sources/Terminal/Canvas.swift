/// A block of cells to draw into: a value, compared in tests, shown by a ``Screen``.
///
/// Coordinates are of the current part: ``inside(_:_:)`` makes a rectangle the whole canvas for a while, and nothing is
/// ever drawn outside it. All text goes through ``SafeText``; wide glyphs are never cut in half. Nothing traps,
/// whatever the coordinates.
///
/// ```swift
/// canvas.inside(Rect(x: 0, y: 3, width: 40, height: 10)) { panel in
///   let inner = panel.box(title: "Pelintas")
///   panel.inside(inner) { $0.text("08:42 M WIDODO, BUDI", x: 0, y: 0) }
/// }
/// ```
public struct Canvas: Hashable, Sendable {
  /// The size of all of it.
  public let fullSize: Size
  public let symbols: Symbols
  /// Row after row, `fullSize.width` cells each.
  public internal(set) var cells: [Cell]
  /// Where the cursor rests, counted on the whole canvas; nil: it is hidden.
  public private(set) var cursor: Point?

  /// The current part on the whole canvas: it may reach beyond its edges.
  var frame: Rect
  /// What of the current part may be drawn on, on the whole canvas.
  var clip: Rect

  /// A blank canvas.
  public init(size: Size, symbols: Symbols = .utf8) {
    fullSize = size
    self.symbols = symbols
    cells = [Cell](repeating: .blank, count: size.width * size.height)
    frame = Rect(size)
    clip = frame
  }

  /// The current part's size.
  public var size: Size { frame.size }
  /// The current part: from (0, 0), as large as ``size``.
  public var bounds: Rect { Rect(frame.size) }

  /// Makes `rect` the whole canvas while `body` draws.
  public mutating func inside(_ rect: Rect, _ body: (inout Canvas) -> Void) {
    let (outerFrame, outerClip) = (frame, clip)
    frame = rect.offset(dx: frame.x, dy: frame.y)
    clip = frame.intersection(outerClip)
    body(&self)
    (frame, clip) = (outerFrame, outerClip)
  }

  /// Puts the cursor on a cell of the current part; ignored outside it.
  public mutating func setCursor(x: Int, y: Int) {
    let place = Rect(x: x, y: y, width: 1, height: 1).offset(dx: frame.x, dy: frame.y).origin
    if clip.contains(place) { cursor = place }
  }

  public mutating func hideCursor() { cursor = nil }

  /// Makes all of the current part blank.
  public mutating func erase(style: Style = .normal) { fill(bounds, style: style) }

  /// The cell at a place of the whole canvas; nil outside it.
  public func cell(x: Int, y: Int) -> Cell? {
    guard x >= 0, x < fullSize.width, y >= 0, y < fullSize.height else { return nil }
    return cells[y * fullSize.width + x]
  }
}
