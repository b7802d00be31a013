import Journal

/// A lane's scanner, as records name it.
public struct ScannerAtLane: Sendable, Equatable {
  public enum Kind: String, Sendable, CaseIterable {
    case serial, folder
  }

  /// Most characters of a path; of a longer one the end is kept, which tells more.
  public static let pathLimit = 200

  public let lane: Int
  public let kind: Kind
  /// Where it is read: the line or the folder.
  public let path: String

  public init(lane: Int, kind: Kind, path: String) {
    self.lane = lane
    self.kind = kind
    self.path = String(path.suffix(Self.pathLimit))
  }

  func write(to json: inout JSONWriter) {
    json.member("lane", lane)
    json.member("kind", kind.rawValue)
    json.member("path", path)
  }

  init(_ json: JSONObject) throws {
    lane = try json.requiredInt("lane")
    kind = try json.requiredCode("kind")
    path = try json.requiredString("path")
  }
}

/// A lane's scanner can't be read any more.
public struct ScannerLost: EventBody {
  public static let type = "scanner.lost"
  public static let version = 1

  public enum Reason: String, Sendable, CaseIterable {
    /// It was there, and was pulled out, removed or unmounted.
    case gone
    /// It was not there when reading began.
    case absent
  }

  public var scanner: ScannerAtLane
  public var reason: Reason

  public init(scanner: ScannerAtLane, reason: Reason) {
    self.scanner = scanner
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      scanner.write(to: &$0)
      $0.member("reason", reason.rawValue)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    scanner = try ScannerAtLane(json)
    reason = try json.requiredCode("reason")
  }
}

/// A lane's scanner that was lost can be read again.
public struct ScannerFound: EventBody {
  public static let type = "scanner.found"
  public static let version = 1

  public var scanner: ScannerAtLane

  public init(scanner: ScannerAtLane) { self.scanner = scanner }

  public func write(to json: inout JSONWriter) {
    json.object { scanner.write(to: &$0) }
  }

  public init(_ json: JSONObject, version: Int) throws { scanner = try ScannerAtLane(json) }
}
