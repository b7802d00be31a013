import Journal

/// The body of one kind of event: its name in records, its version, and its two forms.
///
/// A kind that was once written is read for ever: a change of a body's form is a new version that keeps reading the
/// old ones. `Tests/BorderTests/Golden` holds a record of each.
public protocol EventBody: Sendable, Equatable {
  static var type: String { get }
  /// The newest version, which is the one written.
  static var version: Int { get }

  func write(to json: inout JSONWriter)
  init(_ json: JSONObject, version: Int) throws
}
