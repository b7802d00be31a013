import Journal

import struct Journal.Record

/// Which versions of which lists a journal knows, and which indexes its records say were searched.
///
/// Memory: up to `limit` indexes; of more, those that were used last.
struct IndexUses: Sendable {
  /// An index that records name, with the lists that it is said to hold.
  struct Use: Sendable {
    let index: WatchlistChecked.IndexUsed
    /// By their names.
    let lists: [Version]
    /// The newest event that names it.
    var event: String
    fileprivate var last: Int
  }

  struct Version: Sendable, Hashable {
    let list: String
    let sha256: String
  }

  /// Lists change daily where they change often: more than two years of them.
  static let limit = 1000

  private struct Key: Hashable {
    let form: String
    let sha256: String
    let lists: [Version]
  }

  private var uses: [Key: Use] = [:]
  private var imports: [Version: WatchlistImported] = [:]
  private var counting: [String: WatchlistImported] = [:]
  private var importIDs: Set<String> = []
  private var count = 0
  /// Whether indexes of long ago were let go.
  private(set) var isCut = false

  /// The versions that count after the last record, by their names.
  var current: [WatchlistImported] { WatchlistIndexFile.ordered(Array(counting.values)) }

  /// The indexes that were searched, newest first.
  var newest: [Use] { uses.values.sorted { $0.last > $1.last } }

  /// The import that made a version.
  func imported(_ version: Version) -> WatchlistImported? { imports[version] }

  static let types = ["watchlist.", "lookup.made"]

  /// Takes in the next record.
  ///
  /// - Parameter book: who may do what at this place of the journal.
  mutating func note(_ record: Record, _ event: RecordedEvent, _ book: AccountBook) {
    switch event {
    case .watchlistImported(let list):
      guard book.counts(record, event), importIDs.insert(record.id).inserted else { return }
      imports[Version(list: list.list, sha256: list.sha256)] = list
      counting[list.list] = list
    case .watchlistRetired(let retired):
      guard book.counts(record, event), importIDs.insert(record.id).inserted else { return }
      counting[retired.list] = nil
    case .watchlistChecked(let check): note(record, check.index, check.lists)
    case .lookupMade(let lookup): note(record, lookup.index, lookup.lists)
    default: break
    }
  }

  private mutating func note(
    _ record: Record, _ index: WatchlistChecked.IndexUsed?, _ lists: [WatchlistChecked.ListUsed]
  ) {
    guard let index else { return }
    count += 1
    // The post's own list is searched beside the index.
    let versions = lists.filter { $0.name != LocalList.name }.map { Version(list: $0.name, sha256: $0.sha256) }.sorted {
      $0.list.utf8.lexicographicallyPrecedes($1.list.utf8)
    }
    let key = Key(form: index.form, sha256: index.sha256, lists: versions)
    if uses[key] == nil, uses.count >= Self.limit, let oldest = uses.min(by: { $0.value.last < $1.value.last })?.key {
      uses[oldest] = nil
      isCut = true
    }
    uses[key] = Use(index: index, lists: versions, event: record.id, last: count)
  }
}

/// What `plbn journal verify` looks for in records: who signed them, and which indexes they name.
public struct JournalCheck: RecordCheck, Sendable {
  private var signatures = SignatureCheck()
  private(set) var uses = IndexUses()

  public init() {}

  public var types: [String] { signatures.types + IndexUses.types }
  public var wantsAll: Bool { signatures.wantsAll }

  public mutating func note(_ record: Record) -> (@Sendable () -> String?)? {
    let event = RecordedEvent(record)
    uses.note(record, event, signatures.book)
    let isOfSignatures =
      wantsAll || record.isSigned || signatures.types.contains(where: record.type.hasPrefix)
    return isOfSignatures ? signatures.note(record, event) : nil
  }
}
