import Journal

/// A published list was taken out of force: it is not searched any more until a version of it is imported again. Its
/// imports stay in the history and its files are kept.
public struct WatchlistRetired: EventBody {
  public static let type = "watchlist.retired"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  public var list: String
  /// The version that counted.
  public var sha256: String
  public var reason: String

  public init(list: String, sha256: String, reason: String) {
    self.list = list
    self.sha256 = sha256
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("list", list)
      $0.member("sha256", sha256)
      $0.member("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    list = try json.requiredString("list")
    sha256 = try json.requiredDigest("sha256")
    reason = try json.requiredString("reason")
  }
}
