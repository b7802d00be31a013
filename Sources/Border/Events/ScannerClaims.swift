import Journal
import Scanners

/// A lane took a scanner for its own: its documents come to that lane, and no other lane may have it.
public struct ScannerClaimed: EventBody {
  public static let type = "scanner.claimed"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  public var lane: Int
  public var place: ScannerPlace
  /// The `scanner.claimed` of another lane whose scanner this was.
  public var replaces: String?
  /// Why it was taken from that lane.
  public var reason: String?

  public init(lane: Int, place: ScannerPlace, replaces: String? = nil, reason: String? = nil) {
    self.lane = lane
    self.place = place
    self.replaces = replaces
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      ScannerAtLane(lane: lane, place).write(to: &$0)
      if case .serial(_, let settings) = place {
        $0.member("baud", settings.baud)
        $0.member("data_bits", settings.dataBits)
        $0.member("parity", settings.parity.rawValue)
        $0.member("stop_bits", settings.stopBits)
      }
      $0.optionalMember("replaces", replaces)
      $0.optionalMember("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    lane = try json.requiredLane("lane")
    let path = try json.requiredString("path")
    let kind: ScannerAtLane.Kind = try json.requiredCode("kind")
    switch kind {
    case .folder: place = .folder(path: path)
    case .serial:
      guard
        let settings = SerialSettings(
          baud: try json.requiredInt("baud"), dataBits: try json.requiredInt("data_bits"),
          parity: try json.requiredCode("parity"), stopBits: try json.requiredInt("stop_bits"))
      else { throw JSONError(problem: "no serial line has such settings", offset: 0) }
      place = .serial(path: path, settings)
    }
    guard ScannerClaimed.isPath(path) else { throw JSONError(problem: "\"path\" is no whole path", offset: 0) }
    replaces = try json.string("replaces")
    reason = try json.string("reason")
  }

  /// Whether this names a place wherever a program is started: from the root, and short enough to be kept whole.
  public static func isPath(_ path: String) -> Bool {
    path.hasPrefix("/") && path.count <= ScannerAtLane.pathLimit
      && path.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }
}

/// A lane has no scanner of its own any more.
public struct ScannerReleased: EventBody {
  public static let type = "scanner.released"
  public static let version = 1

  public var lane: Int
  /// The `scanner.claimed` that it ends.
  public var claimed: String

  public init(lane: Int, claimed: String) {
    self.lane = lane
    self.claimed = claimed
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("lane", lane)
      $0.member("claimed", claimed)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    lane = try json.requiredLane("lane")
    claimed = try json.requiredString("claimed")
  }
}

extension ScannerAtLane {
  public init(lane: Int, _ place: ScannerPlace) {
    let kind: Kind =
      switch place {
      case .serial: .serial
      case .folder: .folder
      }
    self.init(lane: lane, kind: kind, path: place.path)
  }
}
