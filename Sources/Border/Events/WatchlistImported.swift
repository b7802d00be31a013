import Crypto
import Journal

/// A published list was taken in. From here on it is what its name means.
public struct WatchlistImported: EventBody {
  public static let type = "watchlist.imported"
  /// 2: `concerns`. 3 and 4: more of them.
  public static let version = 4
  /// Most files that one list comes in, the changes to it included.
  static let fileLimit = 16

  /// One of the files that the list came in, kept under its digest.
  public struct File: Sendable, Equatable {
    public var name: String
    public var sha256: String
    public var bytes: Int

    public init(name: String, sha256: String, bytes: Int) {
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  public var list: String
  public var format: String
  /// The list's own file first, then what was read beside it, or the changes to it in their order.
  public var files: [File]
  /// As the publisher dates it, where the file says.
  public var published: String?
  public var entries: Int
  public var names: Int
  public var brokenRows: Int
  /// Against the version that it replaces; all of it is added where there was none.
  public var added: Int
  public var changed: Int
  public var removed: Int
  /// The digest of the version that it was compared with and takes the place of; nil where there was none.
  public var replaces: String?
  /// What spoke against it when it was recorded all the same.
  public var concerns: [ListConcern.Code]

  /// Whether a text is a SHA-256 as it stands in records: 64 hexadecimal digits in lower case. A digest is also the
  /// name of a file, so a record must not be able to say anything else.
  static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  /// What stands for this version in the records of checks: its file's digest; where it came in several files, the
  /// SHA-256 of what `sha256sum` prints of them in their order, since each of them makes another version.
  public var sha256: String {
    guard files.count > 1 else { return files.first?.sha256 ?? "" }
    // A line is a file: a name of two lines must not look like a name and a file.
    let lines = files.map { "\($0.sha256)  \($0.name.replacing("\n", with: "?"))\n" }.joined()
    return SHA256.hex(SHA256.hash(data: Array(lines.utf8)))
  }

  public init(
    list: String, format: String, files: [File], published: String?, entries: Int, names: Int, brokenRows: Int,
    added: Int, changed: Int, removed: Int, replaces: String? = nil, concerns: [ListConcern.Code] = []
  ) {
    self.list = list
    self.format = format
    self.files = files
    self.published = published
    self.entries = entries
    self.names = names
    self.brokenRows = brokenRows
    self.added = added
    self.changed = changed
    self.removed = removed
    self.replaces = replaces
    self.concerns = concerns
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("list", list)
      $0.member("format", format)
      $0.key("files")
      $0.array(files) { json, file in
        json.object {
          $0.member("name", file.name)
          $0.member("sha256", file.sha256)
          $0.member("bytes", file.bytes)
        }
      }
      $0.optionalMember("published", published)
      $0.member("entries", entries)
      $0.member("names", names)
      $0.member("broken_rows", brokenRows)
      $0.member("added", added)
      $0.member("changed", changed)
      $0.member("removed", removed)
      $0.optionalMember("replaces", replaces)
      if !concerns.isEmpty { $0.member("concerns", concerns.map(\.rawValue)) }
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    list = try json.requiredString("list")
    format = try json.requiredString("format")
    files = try json.requiredObjects("files", limit: Self.fileLimit).map {
      File(
        name: try $0.requiredString("name"), sha256: try $0.requiredDigest("sha256"),
        bytes: try $0.requiredCount("bytes")
      )
    }
    published = try json.string("published")
    entries = try json.requiredCount("entries")
    names = try json.requiredCount("names")
    brokenRows = try json.requiredCount("broken_rows")
    added = try json.requiredCount("added")
    changed = try json.requiredCount("changed")
    removed = try json.requiredCount("removed")
    replaces = try json.string("replaces")
    concerns = version < 2 ? [] : try json.codes("concerns")
  }
}
