import Journal

/// A published list was taken in. From here on it is what its name means.
public struct WatchlistImported: EventBody {
  public static let type = "watchlist.imported"
  public static let version = 1

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
  /// The list's own file first, then what was read beside it.
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

  /// What stands for this version in the records of checks: the digest of the list's own file.
  public var sha256: String { files.first?.sha256 ?? "" }

  public init(
    list: String, format: String, files: [File], published: String?, entries: Int, names: Int, brokenRows: Int,
    added: Int, changed: Int, removed: Int
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
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    list = try json.requiredString("list")
    format = try json.requiredString("format")
    files = try (try json.objects("files") ?? []).map {
      File(
        name: try $0.requiredString("name"), sha256: try $0.requiredString("sha256"), bytes: try $0.requiredInt("bytes")
      )
    }
    published = try json.string("published")
    entries = try json.requiredInt("entries")
    names = try json.requiredInt("names")
    brokenRows = try json.requiredInt("broken_rows")
    added = try json.requiredInt("added")
    changed = try json.requiredInt("changed")
    removed = try json.requiredInt("removed")
  }
}
