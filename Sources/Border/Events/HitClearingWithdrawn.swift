import Journal

/// A mark is taken back: from here on the traveller is a hit again.
public struct HitClearingWithdrawn: EventBody {
  public static let type = "hit.clearing-withdrawn"
  public static let version = 1

  /// The `hit.cleared-before`.
  public var mark: String
  public var reason: String
  /// The digest of the version of the list by which the entry is gone or says something else: it stands in front of that
  /// import. nil: an officer took the mark back.
  public var imported: String?

  public init(mark: String, reason: String) {
    self.mark = mark
    self.reason = reason
  }

  /// What ends with an import stays so when an older version comes back: nobody has looked at it again.
  init(endedBy list: WatchlistImported, mark: String) {
    self.init(mark: mark, reason: "entri berubah atau hilang dalam impor")
    imported = list.sha256
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("mark", mark)
      $0.member("reason", reason)
      $0.optionalMember("imported", imported)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    mark = try json.requiredString("mark")
    reason = try json.requiredString("reason")
    imported = try json.string("imported") == nil ? nil : json.requiredDigest("imported")
  }
}
