/// A place on the globe in degrees (WGS 84).
public struct GeoPosition: Sendable, Equatable, CustomStringConvertible {
  /// -90 to 90, north positive.
  public let latitude: Double
  /// -180 to 180, east positive.
  public let longitude: Double

  public init?(latitude: Double, longitude: Double) {
    guard (-90.0...90.0).contains(latitude), (-180.0...180.0).contains(longitude) else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Reads `1.0167,110.3667`: degrees with a point, a comma between them, blanks around it or not.
  public init?(_ text: some StringProtocol) {
    let parts = String(text.prefix(2 * Self.numberLimit)).split(separator: ",", omittingEmptySubsequences: false)
      .map(Self.degrees)
    guard parts.count == 2, let latitude = parts[0], let longitude = parts[1] else { return nil }
    self.init(latitude: latitude, longitude: longitude)
  }

  /// `1.0167,110.3667`, six decimals at most: a tenth of a metre.
  public var description: String { Self.text(latitude) + "," + Self.text(longitude) }

  /// Most characters of one number.
  private static let numberLimit = 20

  private static func degrees(_ text: Substring) -> Double? {
    let number = text.drop { $0 == " " }.prefix { $0 != " " }
    guard number.count <= numberLimit,
      text.drop(while: { $0 == " " }).dropFirst(number.count).allSatisfy({ $0 == " " }),
      number.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D })
    else { return nil }
    return Double(String(number))
  }

  /// A number of degrees as JSON and people write it.
  static func text(_ degrees: Double) -> String {
    let millionths = Int((degrees * 1_000_000).rounded())
    var decimals = String(1_000_000 + millionths.magnitude % 1_000_000).dropFirst()
    while decimals.last == "0", decimals.count > 1 { decimals.removeLast() }
    return (millionths < 0 ? "-" : "") + "\(millionths.magnitude / 1_000_000)." + decimals
  }
}
