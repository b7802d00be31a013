import TravelDocuments

/// All lists in one index, which answers who a traveller may be.
///
/// A value, immutable and free to be shared among threads. Measured on one core: 24,000 names (9,000 OFAC entries)
/// are indexed in 0.14 s and 16 MB beside the entries, a search takes 0.5 ms at the median and 1.2 ms at the 99th
/// percentile; 200,000 names 0.8 s, 97 MB, 0.8 and 1.8 ms. The same lists and query give the same candidates in the
/// same order on every machine.
///
/// The work of a search has a bound that the lists' size enters by one array of sums alone: at most 16 words of a
/// query, 600 compared words and 64 likely ones a slot, 60,000 postings and 160 names compared in full. The worst
/// queries found (16 common words) take 4 ms.
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
  public let nameCount: Int

  let entries: [WatchlistEntry]
  /// Each entry's list, by its place in `lists`.
  let listOf: [UInt32]
  let vocabulary: Vocabulary
  let names: [IndexedName]
  /// The words of all names.
  private let words: [PackedWord]
  /// Each entry's first name, and one more at the end.
  let nameStarts: [Int]
  let retrieval: NameRetrieval
  let documents: DocumentNumbers
  private let places: [Key: Int]

  struct IndexedName: Sendable {
    var entry: UInt32
    /// Its place in the entry's names.
    var place: UInt16
    /// Its words' places in `words`.
    var words: Range<UInt32>
  }

  private struct Key: Hashable {
    var list: String
    var entry: String
  }

  /// An index of all entries of all lists. Where a list holds an id twice, look-up by id finds the first.
  public init(_ versions: [ListVersion]) {
    var entries: [WatchlistEntry] = []
    var listOf: [UInt32] = []
    var summaries: [ListSummary] = []
    var places: [Key: Int] = [:]
    var parsed: [(entry: Int, words: [NameWord])] = []
    var namePlaces: [UInt16] = []
    var nameStarts: [Int] = []
    for version in versions {
      var nameCount = 0
      for entry in version.entries {
        nameStarts.append(parsed.count)
        let key = Key(list: version.name, entry: entry.id)
        if places[key] == nil { places[key] = entries.count }
        for (place, name) in entry.names.enumerated() {
          nameCount += 1
          let words = NameWords.parse(name.text)
          guard !words.isEmpty else { continue }
          parsed.append((entries.count, words))
          namePlaces.append(UInt16(truncatingIfNeeded: place))
        }
        entries.append(entry)
        listOf.append(UInt32(summaries.count))
      }
      summaries.append(
        ListSummary(
          name: version.name, digest: version.digest, entryCount: version.entries.count, nameCount: nameCount))
    }
    nameStarts.append(parsed.count)
    let (vocabulary, numbered) = Vocabulary.build(names: parsed, entryCount: entries.count, folder: SpellingFolder())
    var words: [PackedWord] = []
    names = zip(parsed, numbered).enumerated().map { index, pair in
      let start = UInt32(words.count)
      for (number, word) in zip(pair.1, pair.0.words) { words.append(PackedWord(number, word.role)) }
      return IndexedName(entry: UInt32(pair.0.entry), place: namePlaces[index], words: start..<UInt32(words.count))
    }
    self.words = words
    lists = summaries
    nameCount = summaries.reduce(0) { $0 + $1.nameCount }
    self.entries = entries
    self.listOf = listOf
    self.nameStarts = nameStarts
    self.places = places
    self.vocabulary = vocabulary
    documents = DocumentNumbers(entries)
    let weights = zip(parsed, numbered).map { name, numbers in
      zip(name.words, numbers).reduce(Float(0)) { sum, word in
        word.0.role == .word ? sum + Float(vocabulary.weights[Int(vocabulary.foldedOf[Int(word.1)])]) : sum
      }
    }
    retrieval = NameRetrieval(vocabulary: vocabulary, nameWeights: weights)
  }

  func listedWords(_ name: IndexedName) -> ArraySlice<PackedWord> {
    words[Int(name.words.lowerBound)..<Int(name.words.upperBound)]
  }

  /// An entry by its id, and its list's name; the first list in order where several have the id.
  public func entry(_ id: String) -> (entry: WatchlistEntry, list: String)? {
    for list in lists {
      if let place = places[Key(list: list.name, entry: id)] { return (entries[place], list.name) }
    }
    return nil
  }

  /// An entry by its list and id.
  public func entry(_ id: String, list: String) -> WatchlistEntry? {
    places[Key(list: list, entry: id)].map { entries[$0] }
  }
}
