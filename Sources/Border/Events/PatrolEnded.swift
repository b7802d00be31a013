import Journal

/// A patrol came back.
public struct PatrolEnded: EventBody {
  public static let type = "patrol.ended"
  public static let version = 1

  /// The id of the patrol's start.
  public var patrol: String

  public init(patrol: String) { self.patrol = patrol }

  public func write(to json: inout JSONWriter) {
    json.object { $0.member("patrol", patrol) }
  }

  public init(_ json: JSONObject, version: Int) throws {
    patrol = try json.requiredString("patrol")
  }
}
