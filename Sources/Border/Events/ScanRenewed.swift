import Journal

/// An officer says that a document that has waited too long is still that of the traveller who stands there. Its waiting
/// counts anew from this record's time.
public struct ScanRenewed: EventBody {
  public static let type = "scan.renewed"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  /// The scan, or the document entered by hand.
  public var scan: String
  public var reason: String

  public init(scan: String, reason: String) {
    self.scan = scan
    self.reason = reason
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("scan", scan)
      $0.member("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    scan = try json.requiredString("scan")
    reason = try json.requiredString("reason")
  }
}
