import Journal

/// A document was presented at a lane. It waits until a crossing decides it.
public struct ScanReceived: EventBody {
  public static let type = "scan.received"
  public static let version = 1

  /// The machine-readable zone as read, 2 or 3 lines.
  public var mrz: [String]
  /// `TD1`, `TD2`, `TD3`, `MRV-A` or `MRV-B`.
  public var kind: String
  public var lane: Int
  public var direction: Direction
  public var source: ScanSource

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("mrz", mrz)
      $0.member("kind", kind)
      $0.member("lane", lane)
      $0.member("direction", direction.rawValue)
      $0.member("source", source.rawValue)
    }
  }

  public init(mrz: [String], kind: String, lane: Int, direction: Direction, source: ScanSource) {
    self.mrz = mrz
    self.kind = kind
    self.lane = lane
    self.direction = direction
    self.source = source
  }

  public init(_ json: JSONObject, version: Int) throws {
    mrz = try json.requiredStrings("mrz")
    kind = try json.requiredString("kind")
    lane = try json.requiredInt("lane")
    direction = try json.requiredCode("direction")
    source = try json.requiredCode("source")
  }
}
