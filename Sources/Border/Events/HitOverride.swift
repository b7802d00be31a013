import Journal

/// A decision that goes against what a list asks for: which entry, what it asked, and who agreed.
public struct HitOverride: Sendable, Hashable {
  public var list: String
  public var entry: String
  /// The entry's class as the check had it; nil: none.
  public var listClass: String?
  /// The outcome that was due.
  public var due: String
  /// The entry or its class asked for it. Else nothing was asked in this direction, and it was due because two had not
  /// said yet who the traveller is. Records from before it was told apart have it either way.
  public var isAsked: Bool
  /// nil: there was nobody who could be the second, or it was decided on paper.
  public var second: SecondNamed?
  /// The `hit.seconded` by which they agreed at another console.
  public var seconded: String?

  public init(
    list: String, entry: String, listClass: String?, due: String, isAsked: Bool = true, second: SecondNamed? = nil,
    seconded: String? = nil
  ) {
    self.list = list
    self.entry = entry
    self.listClass = listClass
    self.due = due
    self.isAsked = isAsked
    self.second = second
    self.seconded = seconded
  }

  /// The members of its object, in records and in `--json`.
  public func writeMembers(to json: inout JSONWriter) {
    json.member("list", list)
    json.member("entry", entry)
    json.optionalMember("class", listClass)
    json.member("due", due)
    if !isAsked { json.member("asked", false) }
    if let second { json.objectMember("second") { second.write(to: &$0) } }
    json.optionalMember("seconded", seconded)
  }

  init(_ json: JSONObject) throws {
    list = try json.requiredString("list")
    entry = try json.requiredString("entry")
    listClass = try json.string("class")
    due = try json.requiredString("due")
    isAsked = try json.bool("asked") ?? true
    second = try json.object("second").map(SecondNamed.init)
    seconded = try json.string("seconded")
  }
}
