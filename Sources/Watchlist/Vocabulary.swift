/// Every word of every listed name, once: as written, folded, how much it tells, and in which names it stands.
///
/// Words as written are numbered (`Written`), and each belongs to one folded form (`Folded`), both in the order in
/// which the lists bring them. All of it lies in an index's bytes.
struct Vocabulary: Sendable {
  typealias Written = UInt32
  typealias Folded = UInt32

  let writtenFolded: Column<UInt32>
  let writtenStarts: Column<UInt32>
  let writtenLetters: Column<UInt8>
  let foldedStarts: Column<UInt32>
  let foldedLetters: Column<UInt8>
  /// The letters of each folded form as bits.
  let foldedBits: Column<UInt64>
  /// `Double`s.
  let foldedWeights: Column<UInt64>
  /// Folded words in the order of their letters.
  let foldedOrder: Column<UInt32>
  let postingStarts: Column<UInt32>
  let postings: Column<UInt32>
  let near: DeletionIndex

  func folded(of word: Written) -> Folded { writtenFolded[Int(word)] }

  func letters(written word: Written) -> Letters { writtenLetters.run(Int(word), of: writtenStarts) }

  func letters(_ word: Folded) -> Letters { foldedLetters.run(Int(word), of: foldedStarts) }

  func bits(_ word: Folded) -> UInt64 { foldedBits[Int(word)] }

  /// How much a folded word tells, in nats: minus the logarithm of the share of people who bear it.
  func weight(_ word: Folded) -> Double { foldedWeights.measure(Int(word), most: ScoringModel.rarestWeight) }

  /// The names that hold a folded word, by rising number.
  func names(_ word: Folded) -> UnsafeBufferPointer<UInt32> { postings.run(Int(word), of: postingStarts) }

  /// The folded word with exactly these letters.
  func find(_ folded: Letters) -> Folded? {
    let place = firstPlace(notBefore: folded)
    let word = foldedOrder[place]
    return place < foldedOrder.count && letters(word).elementsEqual(folded) ? word : nil
  }

  /// How much a folded word tells that stands in no list.
  static func weight(unlisted folded: Letters) -> Double {
    NameTable.shared.commonWeights[Array(folded)] ?? ScoringModel.rarestWeight
  }

  /// Calls `body` with folded words that may be alike, repeats included: few edits apart.
  ///
  /// - Parameter depth: letters that may be deleted from either word, 0 to 2.
  @inline(__always)
  func forEachNear(_ folded: Letters, depth: Int, _ body: (Folded) -> Void) {
    near.forEachNear(folded, depth: depth, body)
  }

  /// The folded words that begin with `start`, at most `limit`, in the order of their letters.
  func beginning(with start: Letters, limit: Int) -> UnsafeBufferPointer<Folded> {
    let first = firstPlace(notBefore: start)
    var end = first
    while end < foldedOrder.count, end - first < limit, letters(foldedOrder[end]).starts(with: start) { end += 1 }
    return foldedOrder.run(from: first, to: end)
  }

  private func firstPlace(notBefore start: Letters) -> Int {
    var low = 0
    var high = foldedOrder.count
    while low < high {
      let middle = (low + high) / 2
      if letters(foldedOrder[middle]).lexicographicallyPrecedes(start) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
