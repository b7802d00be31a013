/// Finds the names that are worth comparing in full, with work that has a bound.
///
/// Each query word (and each pair of neighbours joined, and each way to split a long word in two known ones) becomes
/// a slot: the listed words that are like it. A name collects, from each slot, the weight of its likest word. The
/// rarest slots go first and reading stops at `postingsMost`, so that a query of nothing but common words costs no
/// more than another.
struct NameRetrieval {
  /// Names kept for comparison in full.
  static let keptMost = 160
  /// Entries of posting lists read in one search.
  static let postingsMost = 60_000
  /// Listed words compared with one query word.
  static let comparedMost = 600
  /// Listed words that one query word may stand for.
  static let alikeMost = 64
  /// Listed words that begin with a cut word.
  static let prefixMost = 128
  /// A name's own weight counts against it by this share, so that of many bearers of a common word the short names
  /// come first.
  private static let lengthShare: Float = 0.15

  private struct Alike {
    var word: Vocabulary.Folded
    var worth: Float
  }

  private struct Slot {
    var alike: [Alike]
    var postingCount: Int
  }

  let vocabulary: Vocabulary
  /// The sum of each name's word weights.
  let nameWeights: [Float]

  /// Numbers of names, the most promising first; ties by number.
  func names(for query: QueryWords, similarity: inout WordSimilarity) -> [Int] {
    let slots = slots(for: query, similarity: &similarity)
    var sums = [Float](repeating: 0, count: nameWeights.count)
    var stamps = [UInt8](repeating: 0, count: nameWeights.count)
    var touched: [UInt32] = []
    var budget = Self.postingsMost
    var stamp: UInt8 = 0
    for slot in slots where budget > 0 {
      stamp += 1
      for alike in slot.alike where budget > 0 {
        let names = vocabulary.names(alike.word).prefix(budget)
        budget -= names.count
        for name in names where stamps[Int(name)] != stamp {
          if stamps[Int(name)] == 0 { touched.append(name) }
          stamps[Int(name)] = stamp
          sums[Int(name)] += alike.worth
        }
      }
    }
    return best(touched, sums: sums)
  }

  private func best(_ touched: [UInt32], sums: [Float]) -> [Int] {
    let ranked = touched.map { (name: $0, sum: sums[Int($0)] - Self.lengthShare * nameWeights[Int($0)]) }
    guard ranked.count > Self.keptMost else { return ranked.sorted(by: Self.precedes).map { Int($0.name) } }
    // A histogram finds the sum from which on names are kept, without sorting thousands of them.
    let most = ranked.reduce(-Float.infinity) { max($0, $1.sum) }
    let least = ranked.reduce(Float.infinity) { min($0, $1.sum) }
    let steps = 511
    let scale = Float(steps) / max(most - least, 0.001)
    var histogram = [Int](repeating: 0, count: steps + 1)
    func step(_ sum: Float) -> Int { min(max(Int((sum - least) * scale), 0), steps) }
    for candidate in ranked { histogram[step(candidate.sum)] += 1 }
    var cutoff = steps
    var count = histogram[steps]
    while cutoff > 0, count < Self.keptMost {
      cutoff -= 1
      count += histogram[cutoff]
    }
    let kept = ranked.filter { step($0.sum) >= cutoff }.sorted(by: Self.precedes)
    return kept.prefix(Self.keptMost).map { Int($0.name) }
  }

  private static func precedes(_ left: (name: UInt32, sum: Float), _ right: (name: UInt32, sum: Float)) -> Bool {
    left.sum != right.sum ? left.sum > right.sum : left.name < right.name
  }

  private func slots(for query: QueryWords, similarity: inout WordSimilarity) -> [Slot] {
    var slots: [Slot] = []
    let hasWord = query.words.contains { $0.word.role == .word }
    for (index, word) in query.words.enumerated() where word.word.role == .word || !hasWord {
      append(alike(word, similarity: &similarity), to: &slots)
      for half in halves(word.word.letters) { append([Alike(word: half, worth: worth(half, 0.9))], to: &slots) }
      if index < query.joined.count { append(alike(query.joined[index], similarity: &similarity), to: &slots) }
    }
    // The slots' own order breaks ties, so the same query always reads the same lists.
    return slots.enumerated().sorted {
      $0.element.postingCount != $1.element.postingCount
        ? $0.element.postingCount < $1.element.postingCount : $0.offset < $1.offset
    }.map(\.element)
  }

  private func append(_ alike: [Alike], to slots: inout [Slot]) {
    // A stamp is a byte.
    guard !alike.isEmpty, slots.count < 250 else { return }
    slots.append(Slot(alike: alike, postingCount: alike.reduce(0) { $0 + vocabulary.names($1.word).count }))
  }

  private func worth(_ word: Vocabulary.Folded, _ likeness: Double) -> Float {
    Float(vocabulary.weights[Int(word)] * (likeness - 0.4) / 0.6)
  }

  /// The listed words that `word` may stand for, the worthiest first.
  private func alike(_ word: QueryWord, similarity: inout WordSimilarity) -> [Alike] {
    var near: [Vocabulary.Folded] = []
    vocabulary.forEachNear(word.folded) { other in
      if near.count < Self.comparedMost * 4,
        LetterSet.mayBeAlike(word.bits, vocabulary.bits[Int(other)], word.folded.count)
      {
        near.append(other)
      }
    }
    near.sort()
    var found: [Alike] = []
    var previous: Vocabulary.Folded?
    var compared = 0
    if let known = word.known { found.append(Alike(word: known, worth: worth(known, 1))) }
    for other in near where other != previous && other != word.known {
      previous = other
      compared += 1
      if compared > Self.comparedMost { break }
      let likeness = similarity.likeness(word.folded[...], vocabulary.folded(other))
      if likeness > 0 { found.append(Alike(word: other, worth: worth(other, likeness))) }
    }
    if word.mayBeCut, word.folded.count > 1 {
      for other in vocabulary.beginning(with: word.folded, limit: Self.prefixMost) where other != word.known {
        found.append(Alike(word: other, worth: worth(other, ScoringModel.cutLikeness)))
      }
    }
    found.sort { $0.worth != $1.worth ? $0.worth > $1.worth : $0.word < $1.word }
    return Array(found.prefix(Self.alikeMost))
  }

  /// Known words that `letters` would be, if it were two words written as one.
  private func halves(_ letters: [UInt8]) -> [Vocabulary.Folded] {
    guard letters.count >= 5 else { return [] }
    var found: [Vocabulary.Folded] = []
    for cut in 2...(letters.count - 2) {
      let left = Array(letters[..<cut])
      let right = Array(letters[cut...])
      let leftWord = vocabulary.find(vocabulary.folder.fold(left))
      let rightWord = vocabulary.find(vocabulary.folder.fold(right))
      let leftIsParticle = NameTable.connectors.contains(String(decoding: left, as: UTF8.self))
      if let rightWord, leftIsParticle || leftWord != nil, right.count >= 3 { found.append(rightWord) }
      if let leftWord, rightWord != nil, left.count >= 3 { found.append(leftWord) }
    }
    return found
  }
}
