/// A colour of the terminal: its place among 256, and the nearest of the eight that every colour terminal has.
public struct Colour: Hashable, Sendable {
  /// 0 to 255, or -1 for the terminal's own colour.
  public let index: Int16
  /// 0 to 7, or -1.
  public let basic: Int16

  private init(index: Int16, basic: Int16) {
    self.index = index
    self.basic = basic
  }

  /// The terminal's own foreground or background.
  public static let standard = Colour(index: -1, basic: -1)
  public static let black = Colour(index: 0, basic: 0)
  public static let red = Colour(index: 1, basic: 1)
  public static let green = Colour(index: 2, basic: 2)
  public static let yellow = Colour(index: 3, basic: 3)
  public static let blue = Colour(index: 4, basic: 4)
  public static let magenta = Colour(index: 5, basic: 5)
  public static let cyan = Colour(index: 6, basic: 6)
  public static let white = Colour(index: 7, basic: 7)

  /// One of the 256, with what stands for it where there are fewer.
  static func of(_ index: UInt8, or basic: Colour) -> Colour {
    Colour(index: Int16(index), basic: basic.basic)
  }

  /// The number for a terminal with `count` colours.
  func number(count: Int) -> Int32 { Int32(Int(index) < count ? index : basic) }
}

/// How a meaning looks.
public struct Paint: Hashable, Sendable {
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1 << 0)
    public static let dim = Attributes(rawValue: 1 << 1)
    public static let underline = Attributes(rawValue: 1 << 2)
    public static let reverse = Attributes(rawValue: 1 << 3)
  }

  public let foreground: Colour
  public let background: Colour
  public let attributes: Attributes

  init(_ foreground: Colour, on background: Colour = .standard, _ attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  init(_ attributes: Attributes) { self.init(.standard, attributes) }

  static let plain = Paint([])
}

/// What each ``Style`` looks like. The looks stand in one table, see ``Theme/named(_:)``.
public struct Theme: Hashable, Sendable {
  public enum Name: String, CaseIterable, Sendable {
    /// For light text on a dark terminal.
    case dark
    /// For dark text on a light terminal.
    case light
    case highContrast = "high-contrast"
    /// Told apart with any kind of colour vision: the colours of Okabe and Ito (2008), no red against green.
    case colourBlind = "colour-blind"
    /// Attributes only.
    case monochrome
    /// The Linux console: eight colours, and bold, dim and underline may be invisible.
    case linuxConsole = "linux"
  }

  public let name: Name
  /// By ``Style/rawValue``.
  private let paints: [Paint]

  init(name: Name, paints: [Paint]) {
    self.name = name
    self.paints = paints
  }

  public func paint(for style: Style) -> Paint {
    paints.indices.contains(Int(style.rawValue)) ? paints[Int(style.rawValue)] : .plain
  }
}
