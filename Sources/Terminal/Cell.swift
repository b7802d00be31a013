/// What stands in one or two cells: a letter with at most two combining marks. Made by ``SafeText`` only, so it can
/// never hold a control character. No heap: a canvas of 200 by 50 is one block of 160 kB.
public struct Glyph: Hashable, Sendable {
  public static let space = Glyph(scalar: 0x20, width: 1)
  /// The right half of a wide glyph.
  static let continuation = Glyph(scalar: 0, width: 0)
  /// Marks kept on one letter; Vietnamese needs two. More are shown as hidden characters are.
  static let marksMaximum = 2

  var scalar: UInt32
  var mark1: UInt32 = 0
  var mark2: UInt32 = 0
  /// Cells that it takes: 1 or 2; 0 for the right half of a wide glyph.
  public private(set) var width: UInt8

  init(scalar: UInt32, width: UInt8) {
    self.scalar = scalar
    self.width = width
  }

  var isContinuation: Bool { width == 0 }

  /// Adds a combining mark; a third one is dropped, so callers count.
  mutating func add(mark: UInt32) {
    if mark1 == 0 {
      mark1 = mark
    } else if mark2 == 0 {
      mark2 = mark
    }
  }

  func append(to text: inout String.UnicodeScalarView) {
    for value in [scalar, mark1, mark2] where value != 0 {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
  }

  /// The glyph as text; empty for the right half of a wide one.
  public var text: String {
    var view = String.UnicodeScalarView()
    append(to: &view)
    return String(view)
  }
}

/// One cell of a ``Canvas``.
public struct Cell: Hashable, Sendable {
  public static let blank = Cell(glyph: .space, style: .normal)

  public var glyph: Glyph
  public var style: Style
}
