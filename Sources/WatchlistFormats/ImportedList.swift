import TravelDocuments
import Watchlist

/// What came out of a list's files.
public struct ImportedList: Sendable {
  public var entries: [WatchlistEntry]
  /// The first `ImportLimits.brokenRowsTold` rows that were left out, in the order of files and lines.
  public var brokenRows: [BrokenRow]
  /// All rows that were left out.
  public var brokenRowCount: Int
  /// Parts that were left out of entries which are there all the same: a date that is none, a name past the limit.
  /// The first `ImportLimits.brokenRowsTold`.
  public var unreadParts: [BrokenRow]
  public var unreadPartCount: Int
  /// The day that the list says it was published; `nil` where its format doesn't say (OFAC's CSV).
  public var publishedDate: PartialDate?
  public var counts: ImportCounts
  /// Files of the same publication that were not there to be read, such as `alt.csv`.
  public var missingFiles: [String]
  /// Columns of the header row that the format doesn't know; what stands in them was not read.
  public var unreadColumns: [String]
  /// Records that are no entries of their own, by the publisher's word for their kind: addresses, ownerships, people
  /// whom the list only mentions.
  public var setAside: [String: Int]
}

/// What a list holds, for the officer who imports it and for tests.
public struct ImportCounts: Hashable, Sendable {
  public var rows = 0
  public var bytes = 0
  public var entries = 0
  public var individuals = 0
  public var entities = 0
  public var vessels = 0
  public var aircraft = 0
  /// By kind, primary names included.
  public var names: [NameKind: Int] = [:]
  public var entriesWithBirth = 0
  public var entriesWithDocument = 0
  public var addresses = 0

  init(rows: Int, bytes: Int, entries: [WatchlistEntry]) {
    self.rows = rows
    self.bytes = bytes
    self.entries = entries.count
    for entry in entries {
      switch entry.kind {
      case .individual: individuals += 1
      case .entity: entities += 1
      case .vessel: vessels += 1
      case .aircraft: aircraft += 1
      case .unknown: break
      }
      for name in entry.names { names[name.kind, default: 0] += 1 }
      if !entry.births.isEmpty { entriesWithBirth += 1 }
      if !entry.documents.isEmpty { entriesWithDocument += 1 }
      addresses += entry.addresses.count
    }
  }
}

/// The upper bounds of what an importer takes. The largest published list as CSV has about 60 MB.
public enum ImportLimits {
  /// Bytes of one file.
  public static let bytesPerFile = 512 << 20
  /// Bytes of one record of XML or JSON; the longest of the UN's has 10,000, of OpenSanctions' about 200,000.
  public static let bytesPerRecord = 1 << 20
  /// Levels of elements, objects and arrays within one another.
  public static let levels = 32
  /// Bytes of one XML tag.
  public static let bytesPerTag = 8_192
  /// Bytes of a column map.
  public static let bytesPerMap = 65_536
  /// Bytes of one CSV row, line breaks in quotes included; OFAC's longest has 1,400.
  public static let bytesPerRow = 65_536
  public static let fieldsPerRow = 256
  /// Broken rows that are told one by one.
  public static let brokenRowsTold = 1_000
  /// Broken rows after which a file is broken as a whole.
  public static let brokenRowsMost = 10_000
}
