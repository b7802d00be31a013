/// Collects the numbers of documents, and makes the columns of `DocumentNumbers` of them.
struct DocumentColumns {
  private(set) var entries: [UInt32] = []
  private(set) var starts: [UInt32] = [0]
  private(set) var letters: [UInt8] = []

  mutating func add(_ entry: WatchlistEntry, number entryNumber: UInt32) {
    for document in entry.documents.prefix(WatchlistLimits.documentsPerEntry) {
      let number = DocumentNumbers.normalise(document.number)
      guard DocumentNumbers.namesDocument(number) else { continue }
      entries.append(entryNumber)
      letters.append(contentsOf: number)
      starts.append(UInt32(truncatingIfNeeded: letters.count))
    }
  }

  private func letters(_ place: Int) -> ArraySlice<UInt8> { letters[Int(starts[place])..<Int(starts[place + 1])] }

  /// The numbers' places in the order of their letters; equal ones as they came.
  func order() -> [UInt32] {
    (0..<UInt32(entries.count)).sorted { left, right in
      let (first, second) = (letters(Int(left)), letters(Int(right)))
      return first == second ? left < right : first.lexicographicallyPrecedes(second)
    }
  }

  func near() -> (starts: [UInt32], words: [UInt32]) {
    letters.map(DocumentNumbers.withoutConfusion).withUnsafeBufferPointer { all in
      DeletionIndex.columns(count: entries.count, depth: { _ in 1 }) { place in
        Letters(rebasing: all[Int(starts[place])..<Int(starts[place + 1])])
      }
    }
  }
}
