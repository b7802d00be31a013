/// Makes an index of lists that come entry by entry, so that no list need be in memory as a whole.
///
/// It holds what the index will hold, in the same form: with 1,000,000 names 0.3 GB at most beside what the caller
/// keeps, and 3.5 s of one core. At most 2^32 names and 2^30 different words; memory ends long before. Lists come one
/// after another: `begin`, then `add` for each entry of that list.
///
/// ```swift
/// var builder = WatchlistIndexBuilder()
/// builder.begin(list: "demo", digest: "…")
/// for entry in entries { builder.add(entry) }
/// try builder.write(to: path)
/// let index = try WatchlistIndex(mapping: path)
/// ```
public struct WatchlistIndexBuilder: Sendable {
  private var lists: [ListSummary] = []
  private var records: [UInt8] = []
  private var recordStarts: [UInt64] = [0]
  private var nameStarts: [UInt32] = [0]
  private var nameEntries: [UInt32] = []
  private var nameFacts: [UInt16] = []
  private var wordStarts: [UInt32] = [0]
  private var words: [UInt32] = []
  private var vocabulary = VocabularyBuilder()
  private var documents = DocumentColumns()

  public init() {}

  /// Names taken in so far, of all lists.
  public var nameCount: Int { lists.reduce(0) { $0 + $1.nameCount } }

  /// Opens a list; entries belong to the last one that was opened.
  public mutating func begin(list name: String, digest: String) {
    lists.append(ListSummary(name: name, digest: digest, entryCount: 0, nameCount: 0))
  }

  /// Takes an entry in. Before any `begin` it belongs to a list without a name. About 4 µs a name.
  public mutating func add(_ entry: WatchlistEntry) {
    if lists.isEmpty { begin(list: "", digest: "") }
    let number = UInt32(truncatingIfNeeded: recordStarts.count - 1)
    let names = entry.names.prefix(WatchlistLimits.namesPerEntry)
    lists[lists.count - 1].entryCount += 1
    lists[lists.count - 1].nameCount += names.count
    records.append(contentsOf: EntryRecord.encode(entry))
    recordStarts.append(UInt64(records.count))
    for (place, name) in names.enumerated() {
      for text in NameWords.alternatives(name.text) {
        let parsed = NameWords.parse(text)
        guard !parsed.isEmpty else { continue }
        for word in parsed {
          words.append(PackedWord(vocabulary.number(word.letters, entry: number), word.role).bits)
        }
        nameEntries.append(number)
        nameFacts.append(NameColumns.facts(place: place, kind: name.kind))
        wordStarts.append(UInt32(truncatingIfNeeded: words.count))
      }
    }
    nameStarts.append(UInt32(truncatingIfNeeded: nameEntries.count))
    documents.add(entry, number: number)
  }

  /// The index in memory.
  public consuming func finish() -> WatchlistIndex {
    let columns = columns { _ in }
    let layout = columns.layout
    let bytes = IndexBytes(count: layout.fileLength) { memory in
      var end = 0
      columns.forEachPiece(layout) { piece in
        UnsafeMutableRawBufferPointer(rebasing: memory[end...]).copyMemory(from: piece)
        end += piece.count
      }
    }
    return WatchlistIndex(bytes, layout)
  }

  /// Writes the index to a file, which takes the place of one of that name when it is whole, checked and on disk.
  ///
  /// Who has the old one open keeps reading it. The file is for its owner alone. Two that write the same path at once
  /// don't disturb each other; the later one's file stays.
  ///
  /// - Parameters:
  ///   - path: in a folder that exists. A crash may leave a file `.draft-index-…` beside it, of no use to anyone.
  ///   - progress: called a few times with the share that is done, 0 to 1, of what comes after the last `add`.
  /// - Throws: `IndexFileError.unwritable`; `damaged` where the disk doesn't give back what was written to it.
  public consuming func write(to path: String, progress: (Double) -> Void = { _ in }) throws(IndexFileError) {
    let columns = columns { progress($0 * 0.8) }
    let layout = columns.layout
    let draft = try DraftFile(for: path)
    var failure: IndexFileError?
    columns.forEachPiece(layout) { piece in
      guard failure == nil else { return }
      do throws(IndexFileError) { try draft.append(piece) } catch { failure = error }
    }
    if let failure { throw failure }
    try draft.sync()
    progress(0.9)
    guard try WatchlistIndex(mapping: draft.path).verify() else { throw .damaged }
    try draft.rename()
    progress(1)
  }

  private consuming func columns(progress: (Double) -> Void) -> IndexColumns {
    var columns = IndexColumns()
    let weights = vocabulary.weights(entryCount: recordStarts.count - 1)
    columns.add(.lists, ListSummary.encode(lists))
    columns.add(.entryRecords, records)
    columns.add(.entryStarts, recordStarts)
    columns.add(.entryOrder, entryOrder())
    progress(0.3)
    columns.add(.nameStarts, nameStarts)
    columns.add(.nameEntries, nameEntries)
    columns.add(.nameFacts, nameFacts)
    columns.add(.nameWeights, nameWeights(weights).map(\.bitPattern))
    columns.add(.nameWordStarts, wordStarts)
    columns.add(.nameWords, words)
    columns.add(.writtenFolded, vocabulary.writtenFolded)
    columns.add(.writtenStarts, vocabulary.writtenStarts)
    columns.add(.writtenLetters, vocabulary.writtenLetters)
    columns.add(.foldedStarts, vocabulary.foldedStarts)
    columns.add(.foldedLetters, vocabulary.foldedLetters)
    columns.add(.foldedBits, vocabulary.foldedBits)
    columns.add(.foldedWeights, weights.map(\.bitPattern))
    columns.add(.foldedOrder, vocabulary.order())
    progress(0.5)
    let (postingStarts, postings) = postings(foldedCount: weights.count)
    columns.add(.postingStarts, postingStarts)
    columns.add(.postings, postings)
    progress(0.7)
    let near = vocabulary.near()
    columns.add(.nearStarts, near.starts)
    columns.add(.nearWords, near.words)
    progress(0.9)
    columns.add(.documentEntries, documents.entries)
    columns.add(.documentStarts, documents.starts)
    columns.add(.documentLetters, documents.letters)
    columns.add(.documentOrder, documents.order())
    let nearDocuments = documents.near()
    columns.add(.documentNearStarts, nearDocuments.starts)
    columns.add(.documentNearWords, nearDocuments.words)
    progress(1)
    return columns
  }
}

extension WatchlistIndexBuilder {
  /// The entries of each list by id, those of one id as they came.
  private func entryOrder() -> [UInt32] {
    records.withUnsafeBufferPointer { all in
      func id(_ entry: UInt32) -> Letters {
        EntryRecord(Letters(rebasing: all[Int(recordStarts[Int(entry)])..<Int(recordStarts[Int(entry) + 1])])).id
      }
      var order: [UInt32] = []
      var first: UInt32 = 0
      for list in lists {
        let end = first + UInt32(list.entryCount)
        order += (first..<end).map { (number: $0, id: id($0)) }.sorted { left, right in
          left.id.elementsEqual(right.id) ? left.number < right.number : left.id.lexicographicallyPrecedes(right.id)
        }.map(\.number)
        first = end
      }
      return order
    }
  }

  private func forEachName(_ body: (_ name: Int, _ words: ArraySlice<UInt32>) -> Void) {
    for name in nameEntries.indices { body(name, words[Int(wordStarts[name])..<Int(wordStarts[name + 1])]) }
  }

  /// The sum of each name's word weights.
  private func nameWeights(_ weights: [Double]) -> [Float] {
    var sums = [Float](repeating: 0, count: nameEntries.count)
    forEachName { name, words in
      sums[name] = words.reduce(Float(0)) { sum, bits in
        let word = PackedWord(bits: bits)
        return word.role == .word ? sum + Float(weights[Int(vocabulary.writtenFolded[Int(word.written)])]) : sum
      }
    }
    return sums
  }

  /// For each folded word the names that hold it, each once. Titles and connectors don't count, nor initials beside
  /// words.
  private func postings(foldedCount: Int) -> (starts: [UInt32], names: [UInt32]) {
    var starts = [UInt32](repeating: 0, count: foldedCount + 1)
    var last = [UInt32](repeating: .max, count: foldedCount)
    func forEachPosting(_ body: (_ folded: Int, _ name: UInt32) -> Void) {
      for folded in last.indices { last[folded] = .max }
      forEachName { name, words in
        let hasWord = words.contains { PackedWord(bits: $0).role == .word }
        for word in words.lazy.map(PackedWord.init(bits:)) where word.role == .word || !hasWord {
          let folded = Int(vocabulary.writtenFolded[Int(word.written)])
          guard last[folded] != UInt32(name) else { continue }
          last[folded] = UInt32(name)
          body(folded, UInt32(name))
        }
      }
    }
    forEachPosting { folded, _ in starts[folded + 1] += 1 }
    for folded in 0..<foldedCount { starts[folded + 1] += starts[folded] }
    var next = starts
    var names = [UInt32](repeating: 0, count: Int(starts[foldedCount]))
    forEachPosting { folded, name in
      names[Int(next[folded])] = name
      next[folded] += 1
    }
    return (starts, names)
  }
}
