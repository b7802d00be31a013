/// Cells across and down. Never negative and never above ``Size/maximum`` each way, so that sums can't overflow.
public struct Size: Hashable, Sendable {
  /// The largest width or height, in cells; larger values are cut to it.
  public static let maximum = 1_024
  public static let zero = Size(width: 0, height: 0)

  /// Columns.
  public let width: Int
  /// Rows.
  public let height: Int

  public init(width: Int, height: Int) {
    self.width = min(max(width, 0), Size.maximum)
    self.height = min(max(height, 0), Size.maximum)
  }

  public var isEmpty: Bool { width == 0 || height == 0 }
}

/// A cell's place: `x` columns to the right and `y` rows down from the top left.
public struct Point: Hashable, Sendable {
  static let limit = 1 << 20

  public let x: Int
  public let y: Int

  /// Values beyond ±1,048,576 are cut to it.
  public init(x: Int, y: Int) {
    self.x = min(max(x, -Point.limit), Point.limit)
    self.y = min(max(y, -Point.limit), Point.limit)
  }
}

/// Cells to leave free at each side.
public struct Insets: Hashable, Sendable {
  public static let none = Insets(all: 0)

  public let top: Int
  public let left: Int
  public let bottom: Int
  public let right: Int

  public init(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) {
    self.top = min(max(top, 0), Size.maximum)
    self.left = min(max(left, 0), Size.maximum)
    self.bottom = min(max(bottom, 0), Size.maximum)
    self.right = min(max(right, 0), Size.maximum)
  }

  public init(all cells: Int) {
    self.init(top: cells, left: cells, bottom: cells, right: cells)
  }
}

/// A block of cells. Width and height are never negative; an impossible block is an empty one.
public struct Rect: Hashable, Sendable {
  public static let zero = Rect(x: 0, y: 0, width: 0, height: 0)

  public let x: Int
  public let y: Int
  public let width: Int
  public let height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    let origin = Point(x: x, y: y)
    self.x = origin.x
    self.y = origin.y
    self.width = min(max(width, 0), Point.limit)
    self.height = min(max(height, 0), Point.limit)
  }

  /// The block of `size` at the top left.
  public init(_ size: Size) {
    self.init(x: 0, y: 0, width: size.width, height: size.height)
  }

  public init(origin: Point, size: Size) {
    self.init(x: origin.x, y: origin.y, width: size.width, height: size.height)
  }

  public var origin: Point { Point(x: x, y: y) }
  public var size: Size { Size(width: width, height: height) }
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// The first column to the right of the block.
  public var maxX: Int { x + width }
  /// The first row below the block.
  public var maxY: Int { y + height }
  /// The block's columns.
  public var columns: Range<Int> { x..<maxX }
  /// The block's rows.
  public var rows: Range<Int> { y..<maxY }

  public func contains(_ point: Point) -> Bool {
    columns.contains(point.x) && rows.contains(point.y)
  }

  /// What both blocks cover; empty where they don't meet.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  public func offset(dx: Int, dy: Int) -> Rect {
    let moved = Point(x: Point(x: dx, y: 0).x + x, y: Point(x: 0, y: dy).y + y)
    return Rect(x: moved.x, y: moved.y, width: width, height: height)
  }

  /// The block without `insets`; empty where they are larger than it.
  public func inset(by insets: Insets) -> Rect {
    Rect(
      x: x + min(insets.left, width), y: y + min(insets.top, height),
      width: width - insets.left - insets.right, height: height - insets.top - insets.bottom)
  }

  /// A block of at most `size`, in the middle of this one.
  public func centred(_ size: Size) -> Rect {
    let inner = Size(width: min(size.width, width), height: min(size.height, height))
    return Rect(
      x: x + (width - inner.width) / 2, y: y + (height - inner.height) / 2, width: inner.width, height: inner.height)
  }
}
