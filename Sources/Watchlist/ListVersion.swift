/// One list as it was imported: its name, the version by its digest, and its entries.
public struct ListVersion: Sendable {
  /// The list's short name, unique in an index: `ofac-sdn`, `demo`.
  public var name: String
  /// What identifies the version, by custom the lower-case hex SHA-256 of the imported file. The index doesn't read
  /// it.
  public var digest: String
  public var entries: [WatchlistEntry]

  public init(name: String, digest: String, entries: [WatchlistEntry]) {
    self.name = name
    self.digest = digest
    self.entries = entries
  }
}

/// What an index says about a list that it holds.
public struct ListSummary: Hashable, Sendable {
  public var name: String
  public var digest: String
  public var entryCount: Int
  public var nameCount: Int
}
