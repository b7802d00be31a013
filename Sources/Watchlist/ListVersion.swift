/// One list as it was imported: its name, the version by its digest, and its entries.
public struct ListVersion: Sendable {
  /// The list's short name, unique in an index: `ofac-sdn`, `demo`.
  public var name: String
  /// What identifies the version, by custom the lower-case hex SHA-256 of the imported file. The index doesn't read
  /// it, but holds it.
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

extension ListSummary {
  static func encode(_ lists: [ListSummary]) -> [UInt8] {
    var writer = RecordWriter()
    writer.append(lists.count)
    for list in lists {
      writer.append(list.name)
      writer.append(list.digest)
      writer.append(list.entryCount)
      writer.append(list.nameCount)
    }
    return writer.bytes
  }

  static func decode(_ bytes: Letters) -> [ListSummary] {
    var reader = RecordReader(bytes)
    return reader.list(most: bytes.count) { reader in
      let (name, digest) = (reader.text(), reader.text())
      return ListSummary(name: name, digest: digest, entryCount: reader.number(), nameCount: reader.number())
    }
  }
}
