/// Where a canvas becomes visible: the terminal, or memory in tests.
public protocol Screen: AnyObject {
  /// The canvas size to draw at.
  var size: Size { get }
  /// What the application should draw boxes and bars with.
  var symbols: Symbols { get }
  /// Shows the canvas; sends only what changed since the last one.
  func present(_ canvas: borrowing Canvas)
  /// Forgets what the terminal is believed to show, so that the next ``present(_:)`` paints every cell.
  func repaintAll()
  /// Asks for attention: a bell or a flash of the screen.
  func alert(flash: Bool)
}

/// A screen in memory, for tests: keeps the last canvas and counts what it was asked.
public final class MemoryScreen: Screen {
  public private(set) var size: Size
  public let symbols: Symbols
  /// The last canvas presented.
  public private(set) var canvas: Canvas
  public private(set) var presentCount = 0
  public private(set) var repaintCount = 0
  public private(set) var alertCount = 0

  public init(size: Size, symbols: Symbols = .utf8) {
    self.size = size
    self.symbols = symbols
    canvas = Canvas(size: size, symbols: symbols)
  }

  public func present(_ canvas: borrowing Canvas) {
    self.canvas = copy canvas
    presentCount += 1
  }

  public func repaintAll() { repaintCount += 1 }
  public func alert(flash: Bool) { alertCount += 1 }

  /// Changes the size, as a user does with a window.
  public func resize(to size: Size) {
    self.size = size
    canvas = Canvas(size: size, symbols: symbols)
  }

  /// The screen's rows as text, without trailing blanks.
  public var lines: [String] { canvas.lines }

  /// Draws an application's present state and shows it, as one turn of the loop does.
  public func show(_ application: some Application) {
    var canvas = Canvas(size: size, symbols: symbols)
    application.draw(into: &canvas)
    present(canvas)
  }
}
