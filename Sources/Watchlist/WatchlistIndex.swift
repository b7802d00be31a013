import TravelDocuments

/// All lists in one index, which answers who a traveller may be.
///
/// A value, immutable and free to be shared among threads. Its bytes are a file that every program of a post maps, or
/// memory; the same code searches both. The same lists and query give the same candidates in the same order on every
/// machine.
///
/// The work of a search has a bound in which the lists' size has no part: at most 16 words of a query, 600 compared
/// words and 64 likely ones a slot, 120,000 postings and 160 names compared in full (`NameRetrieval`). Measured on one
/// core of a busy machine, median and 99th percentile: 20,000 names 0.3 and 0.8 ms, 200,000 0.7 and 2.7 ms, 1,000,000
/// 1.8 and 8.4 ms; the worst of hostile queries 12 ms.
///
/// ```swift
/// let index = WatchlistIndex([ListVersion(name: "demo", digest: "…", entries: entries)])
/// for candidate in index.search(WatchlistQuery(name: "SOEKARTO, BUDI"), limit: 10) {
///   print(candidate.list, candidate.entry, candidate.score, candidate.reasons)
/// }
/// ```
public struct WatchlistIndex: Sendable {
  /// The lists in the order given.
  public let lists: [ListSummary]
  public var entryCount: Int { entries.count }
  /// Names of all lists, also those that hold nothing to be searched for.
  public var nameCount: Int { lists.reduce(0) { $0 + min($1.nameCount, Int(UInt32.max)) } }
  /// What the index takes in memory or on disk.
  public var byteCount: Int { bytes.bytes.count }

  /// What the columns below point into.
  let bytes: IndexBytes
  private let layout: IndexLayout
  let entries: EntryColumns
  let names: NameColumns
  let vocabulary: Vocabulary
  let documents: DocumentNumbers
  let entryClasses: EntryClasses

  /// An index in memory of all entries of all lists. Where a list holds an id twice, look-up by id finds the first.
  public init(_ versions: [ListVersion]) {
    var builder = WatchlistIndexBuilder()
    for version in versions {
      builder.begin(list: version.name, digest: version.digest)
      for entry in version.entries { builder.add(entry) }
    }
    self = builder.finish()
  }

  /// Maps an index's file. Checks what it is and where its parts lie, not the parts themselves: less than 1 ms,
  /// whatever its size. Until `verify` has said that it is whole, answers may be wrong; they can't do other harm.
  ///
  /// - Throws: `IndexFileError`: the file is missing, of another version or damaged, and is to be built again.
  public init(mapping path: String) throws(IndexFileError) {
    let bytes = try IndexBytes(mapping: path)
    self.init(bytes, try IndexLayout(reading: bytes.bytes))
  }

  init(_ bytes: IndexBytes, _ layout: IndexLayout) {
    self.bytes = bytes
    self.layout = layout
    func section<Element>(_ section: IndexSection) -> Column<Element> {
      let place = layout.places[Int(section.rawValue) - 1]
      return Column(UnsafeRawBufferPointer(rebasing: bytes.bytes[place.offset..<(place.offset + place.length)]))
    }
    let lists: Column<UInt8> = section(.lists)
    self.lists = ListSummary.decode(lists.run(from: 0, to: lists.count))
    entryClasses = EntryClasses()
    entries = EntryColumns(
      records: section(.entryRecords), starts: section(.entryStarts), order: section(.entryOrder),
      nameStarts: section(.nameStarts))
    names = NameColumns(
      entries: section(.nameEntries), facts: section(.nameFacts), weights: section(.nameWeights),
      wordStarts: section(.nameWordStarts), words: section(.nameWords))
    vocabulary = Vocabulary(
      writtenFolded: section(.writtenFolded), writtenStarts: section(.writtenStarts),
      writtenLetters: section(.writtenLetters), foldedStarts: section(.foldedStarts),
      foldedLetters: section(.foldedLetters), foldedBits: section(.foldedBits), foldedWeights: section(.foldedWeights),
      foldedOrder: section(.foldedOrder), postingStarts: section(.postingStarts), postings: section(.postings),
      near: DeletionIndex(starts: section(.nearStarts), words: section(.nearWords)))
    documents = DocumentNumbers(
      entries: section(.documentEntries), starts: section(.documentStarts), letters: section(.documentLetters),
      order: section(.documentOrder),
      near: DeletionIndex(starts: section(.documentNearStarts), words: section(.documentNearWords)))
  }

  /// Whether every part is as it was written, by its checksum. Reads all bytes: 13 ms for 127 MB that are in the
  /// system's cache.
  public func verify() -> Bool {
    withExtendedLifetime(bytes) {
      layout.places.allSatisfy { place in
        let part = bytes.bytes[place.offset..<(place.offset + place.length)]
        return IndexLayout.checksum(UnsafeRawBufferPointer(rebasing: part)) == place.checksum
      }
    }
  }

  /// Gives all bytes as they stand in a file; those of an index in memory are the same.
  public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(bytes) { try body(bytes.bytes) }
  }

  /// What a file's name should hold besides the lists it is of: files of another tag can't be mapped by this program.
  public static var formatTag: String { "\(IndexLayout.version)-" + String(IndexLayout.rules, radix: 16) }

  /// An entry by its id, and its list's name; the first list in order where several have the id.
  public func entry(_ id: String) -> (entry: WatchlistEntry, list: String)? {
    for list in lists.indices {
      if let entry = entry(id, at: list) { return (entry, lists[list].name) }
    }
    return nil
  }

  /// An entry by its list and id.
  public func entry(_ id: String, list: String) -> WatchlistEntry? {
    lists.indices.lazy.filter { lists[$0].name == list }.compactMap { entry(id, at: $0) }.first
  }

  private func entry(_ id: String, at list: Int) -> WatchlistEntry? {
    withExtendedLifetime(bytes) {
      entries.find(id, among: entryNumbers(of: list)).map { entries.record($0).entry }
    }
  }

  /// The numbers of a list's entries.
  func entryNumbers(of list: Int) -> Range<Int> {
    let first = lists[..<list].reduce(0) { min($0 + min($1.entryCount, entryCount), entryCount) }
    return first..<min(first + min(lists[list].entryCount, entryCount), entryCount)
  }

  /// The list that an entry stands in.
  func list(of entry: Int) -> String {
    lists.indices.first { entryNumbers(of: $0).contains(entry) }.map { lists[$0].name } ?? ""
  }
}
