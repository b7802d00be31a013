/// Aligns names word by word, without regard to their order.
///
/// All pairs that match are collected and taken greedily, the weightiest first: with at most 16 words a side that is
/// as good as an optimal assignment for names, and easier to explain. At most 16 · 16 words, and 2 · 16 · 16 joined
/// ones, are compared for one name; most of them fall at a test of their letters as bits.
struct NameAlignment {
  let vocabulary: Vocabulary
  let query: QueryWords
  let isTruncated: Bool
  var similarity = WordSimilarity()
  private var found: [NameFit.Pair] = []
  private var queryTaken: [Bool] = []
  private var listedTaken: [Bool] = []

  init(vocabulary: Vocabulary, query: QueryWords, isTruncated: Bool) {
    self.vocabulary = vocabulary
    self.query = query
    self.isTruncated = isTruncated
  }

  /// Compares the query with a listed name.
  mutating func fit(_ listed: ArraySlice<PackedWord>) -> NameFit {
    found.removeAll(keepingCapacity: true)
    for place in query.words.indices {
      for other in listed.indices { compare(place, listed[other], at: other - listed.startIndex) }
    }
    compareJoined(listed)
    compareSplit(listed)
    found.sort(by: Self.precedes)
    return take(listed)
  }

  private static func precedes(_ left: NameFit.Pair, _ right: NameFit.Pair) -> Bool {
    if left.gain != right.gain { return left.gain > right.gain }
    if left.query.first != right.query.first { return left.query.first < right.query.first }
    return left.listed.first < right.listed.first
  }

  private mutating func add(
    _ query: NameFit.Places, _ listed: NameFit.Places, _ rule: NameFit.Rule, _ likeness: Double, _ weight: Double
  ) {
    found.append(NameFit.Pair(query: query, listed: listed, rule: rule, likeness: likeness, weight: weight))
  }

  private mutating func compare(_ place: Int, _ listed: PackedWord, at other: Int) {
    let folded = vocabulary.foldedOf[Int(listed.written)]
    let role = query.words[place].word.role
    if query.words[place].known == folded {
      let isSame = query.words[place].word.letters[...] == vocabulary.written(listed.written)
      return add(
        .init(place), .init(other), isSame ? .equal : .spelling, isSame ? 1 : ScoringModel.spellingLikeness,
        weight(of: folded, role: listed.role))
    }
    guard role != .connector, listed.role != .connector else { return }
    if role == .initial || listed.role == .initial {
      guard query.words[place].word.letters.first == vocabulary.written(listed.written).first else { return }
      let rule: NameFit.Rule = query.words[place].mayBeCut ? .cut : .initial
      return add(.init(place), .init(other), rule, ScoringModel.initialLikeness, ScoringModel.initialWeight)
    }
    if query.words[place].mayBeCut, vocabulary.written(listed.written).starts(with: query.words[place].word.letters) {
      return add(
        .init(place), .init(other), .cut, ScoringModel.cutLikeness, weight(of: folded, role: listed.role))
    }
    let likeness = likeness(place, listed.written, folded)
    guard likeness > 0 else { return }
    add(.init(place), .init(other), .similar, likeness, weight(of: folded, role: listed.role))
  }

  /// The likeness of the folded words; of the written ones where folding has driven them apart.
  private mutating func likeness(_ place: Int, _ written: Vocabulary.Written, _ folded: Vocabulary.Folded) -> Double {
    if LetterSet.mayBeAlike(query.words[place].bits, vocabulary.bits[Int(folded)], query.words[place].folded.count) {
      let likeness = similarity.likeness(query.words[place].folded[...], vocabulary.folded(folded))
      if likeness > 0 { return likeness }
    }
    let letters = query.words[place].word.letters
    let other = vocabulary.written(written)
    guard abs(letters.count - other.count) <= 1,
      LetterSet.mayBeAlike(LetterSet.bits(letters), LetterSet.bits(other), 2)
    else { return 0 }
    return similarity.likeness(letters[...], other)
  }

  /// Two of the query's words against one listed: `PAEZ SOTO`, `PAEZSOTO`.
  private mutating func compareJoined(_ listed: ArraySlice<PackedWord>) {
    for place in query.joined.indices {
      for other in listed.indices where listed[other].role == .word {
        let folded = vocabulary.foldedOf[Int(listed[other].written)]
        let likeness = joinedLikeness(
          query.joined[place].folded, query.joined[place].bits, vocabulary.folded(folded), vocabulary.bits[Int(folded)])
        guard likeness > 0 else { continue }
        add(
          .init(place, place + 1), .init(other - listed.startIndex), .joined, likeness, vocabulary.weights[Int(folded)])
      }
    }
  }

  /// One of the query's words against two listed: neighbours in either order, or the last and the first.
  private mutating func compareSplit(_ listed: ArraySlice<PackedWord>) {
    guard listed.count > 1, query.words.contains(where: { $0.folded.count >= Self.splitLeast }) else { return }
    for other in 0..<listed.count {
      let next = (other + 1) % listed.count
      guard next > other || listed.count > 2 else { continue }
      let (word, nextWord) = (listed[listed.startIndex + other], listed[listed.startIndex + next])
      let first = vocabulary.foldedOf[Int(word.written)]
      let second = vocabulary.foldedOf[Int(nextWord.written)]
      let bits = vocabulary.bits[Int(first)] | vocabulary.bits[Int(second)]
      let length = vocabulary.folded(first).count + vocabulary.folded(second).count
      for place in query.words.indices where query.words[place].folded.count >= Self.splitLeast {
        guard abs(query.words[place].folded.count - length) <= 2, LetterSet.mayBeAlike(query.words[place].bits, bits, 4)
        else { continue }
        let weight = weight(of: first, role: word.role) + weight(of: second, role: nextWord.role)
        for (left, right, places) in [(word, nextWord, (other, next)), (nextWord, word, (next, other))] {
          let letters = Array(vocabulary.written(left.written) + vocabulary.written(right.written))
          let folded = vocabulary.folder.fold(letters)
          let likeness = joinedLikeness(
            query.words[place].folded, query.words[place].bits, folded[...], LetterSet.bits(folded))
          guard likeness > 0 else { continue }
          add(.init(place), .init(places.0, places.1), .joined, likeness, weight)
          break
        }
      }
    }
  }

  /// Shorter words are no two names written as one.
  private static let splitLeast = 5

  private mutating func joinedLikeness(
    _ first: [UInt8], _ firstBits: UInt64, _ second: ArraySlice<UInt8>, _ secondBits: UInt64
  ) -> Double {
    guard abs(first.count - second.count) <= 2, LetterSet.mayBeAlike(firstBits, secondBits, 2) else { return 0 }
    let likeness = similarity.likeness(first[...], second)
    return likeness >= ScoringModel.joinedLeast ? likeness * ScoringModel.joinedLikeness : 0
  }

  private func weight(of folded: Vocabulary.Folded, role: NameWord.Role) -> Double {
    switch role {
    case .word: vocabulary.weights[Int(folded)]
    case .initial: ScoringModel.initialWeight
    case .title, .connector: vocabulary.weights[Int(folded)] * ScoringModel.particleShare
    }
  }

  private mutating func take(_ listed: ArraySlice<PackedWord>) -> NameFit {
    var fit = NameFit()
    queryTaken = Array(repeating: false, count: query.words.count)
    listedTaken = Array(repeating: false, count: listed.count)
    for pair in found {
      if queryTaken[pair.query.first] || listedTaken[pair.listed.first] { continue }
      if let second = pair.query.second, queryTaken[second] { continue }
      if let second = pair.listed.second, listedTaken[second] { continue }
      queryTaken[pair.query.first] = true
      listedTaken[pair.listed.first] = true
      if let second = pair.query.second { queryTaken[second] = true }
      if let second = pair.listed.second { listedTaken[second] = true }
      fit.pairs.append(pair)
      fit.agreement += pair.gain
      fit.difference += pair.weight - pair.gain
      if pair.weight >= ScoringModel.tellingWeight {
        fit.wordCount += pair.query.second == nil && pair.listed.second == nil ? 1 : 2
      }
    }
    for place in query.words.indices where !queryTaken[place] {
      switch query.words[place].word.role {
      case .word:
        fit.extra.append(place)
        fit.extraWeight += query.words[place].weight
      case .initial:
        fit.extra.append(place)
        fit.extraWeight += ScoringModel.initialWeight
      case .title, .connector: fit.extraWeight += query.words[place].weight * ScoringModel.particleShare
      }
    }
    for place in 0..<listed.count where !listedTaken[place] {
      let word = listed[listed.startIndex + place]
      let weight = weight(of: vocabulary.foldedOf[Int(word.written)], role: word.role)
      fit.missingWeight += isTruncated ? weight * ScoringModel.cutShare : weight
      if word.role == .word || word.role == .initial { fit.missing.append(place) }
    }
    fit.pairs.sort { $0.query.first < $1.query.first }
    fit.isInOrder = Self.isInOrder(fit.pairs)
    return fit
  }

  /// Whether the listed words come in the query's order, counted round: `SURNAME, Given` and `Given SURNAME` are one
  /// order.
  private static func isInOrder(_ pairs: [NameFit.Pair]) -> Bool {
    guard pairs.count > 2 else { return true }
    var descents = 0
    for (index, pair) in pairs.enumerated() {
      let next = pairs[(index + 1) % pairs.count]
      if next.listed.first < pair.listed.first { descents += 1 }
    }
    return descents <= 1
  }
}
