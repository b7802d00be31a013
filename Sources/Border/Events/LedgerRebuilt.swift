import Journal

/// Somebody had the read model built anew in the place of one that was there.
public struct LedgerRebuilt: EventBody {
  public static let type = "ledger.rebuilt"
  public static let version = 1
  /// Most characters of the reason.
  public static let reasonLimit = 500

  /// What the journal was found to be.
  public enum Found: String, Sendable {
    /// Nothing spoke against it.
    case agrees
    /// It was not what its newest checkpoint was made of.
    case disagrees
    /// It had lost records that the tables held.
    case lost
  }

  public var found: Found
  /// Lines that the new tables were built from.
  public var lines: Int
  /// The file in the store's folder in which the tables of before stay as evidence.
  public var kept: String?
  public var reason: String?

  /// - Throws: `Refusal` where the words are none, or too many.
  public init(_ found: Found, lines: Int, kept: String? = nil, reason: String? = nil) throws(Refusal) {
    self.found = found
    self.lines = lines
    self.kept = kept
    if let reason { self.reason = try Self.checked(reason) }
  }

  /// Words as they are recorded.
  public static func checked(_ reason: String) throws(Refusal) -> String {
    try CrossingRules.requiredWords(reason, .reason, limit: reasonLimit)
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("found", found.rawValue)
      $0.member("lines", lines)
      $0.optionalMember("kept", kept)
      $0.optionalMember("reason", reason)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    found = try json.requiredCode("found")
    lines = try json.requiredCount("lines")
    kept = try json.string("kept")
    reason = try json.string("reason")
  }
}
