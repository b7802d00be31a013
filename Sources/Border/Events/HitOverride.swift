import Journal

/// A decision that goes against what a list asks for: which entry, what it asked, and who agreed.
public struct HitOverride: Sendable, Hashable {
  public var list: String
  public var entry: String
  /// The entry's class as the check had it; nil: none.
  public var listClass: String?
  /// The outcome that was due.
  public var due: String
  /// nil: there was nobody who could be the second, or it was decided on paper.
  public var second: SecondNamed?
  /// The `hit.seconded` by which they agreed at another console.
  public var seconded: String?

  public init(
    list: String, entry: String, listClass: String?, due: String, second: SecondNamed? = nil, seconded: String? = nil
  ) {
    self.list = list
    self.entry = entry
    self.listClass = listClass
    self.due = due
    self.second = second
    self.seconded = seconded
  }

  /// The members of its object, in records and in `--json`.
  public func writeMembers(to json: inout JSONWriter) {
    json.member("list", list)
    json.member("entry", entry)
    json.optionalMember("class", listClass)
    json.member("due", due)
    if let second { json.objectMember("second") { second.write(to: &$0) } }
    json.optionalMember("seconded", seconded)
  }

  init(_ json: JSONObject) throws {
    list = try json.requiredString("list")
    entry = try json.requiredString("entry")
    listClass = try json.string("class")
    due = try json.requiredString("due")
    second = try json.object("second").map(SecondNamed.init)
    seconded = try json.string("seconded")
  }
}
