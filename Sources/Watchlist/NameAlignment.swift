/// Aligns names word by word, without regard to their order.
///
/// All pairs that match are collected and taken greedily, the weightiest first: with at most 16 words a side that is
/// as good as an optimal assignment for names, and easier to explain. At most 16 · 16 words, and 2 · 16 · 16 joined
/// ones, are compared for one name; most of them fall at a test of their letters as bits.
struct NameAlignment {
  let vocabulary: Vocabulary
  let query: QueryWords
  let isTruncated: Bool
  let similarity = WordSimilarity()
  private var fit = NameFit()
  private var known = KnownLikenesses()
  private var found: [NameFit.Pair] = []
  private var listed: [ListedWord] = []
  private var queryTaken: [Bool] = []
  private var listedTaken: [Bool] = []

  init(vocabulary: Vocabulary, query: QueryWords, isTruncated: Bool) {
    self.vocabulary = vocabulary
    self.query = query
    self.isTruncated = isTruncated
  }

  /// How the query and a listed name match.
  mutating func fit(_ listed: UnsafeBufferPointer<UInt32>) -> NameFit {
    align(listed)
    return fit
  }

  /// The numbers alone, without a copy of the pairs that they come from.
  mutating func features(_ listed: UnsafeBufferPointer<UInt32>) -> NameFeatures {
    align(listed)
    return fit.features
  }

  private mutating func align(_ listed: UnsafeBufferPointer<UInt32>) {
    self.listed.removeAll(keepingCapacity: true)
    for bits in listed { self.listed.append(listedWord(PackedWord(bits: bits))) }
    found.removeAll(keepingCapacity: true)
    for place in query.words.indices {
      for other in self.listed.indices { compare(place, other) }
    }
    compareJoined()
    compareSplit()
    found.sort(by: Self.precedes)
    take()
  }

  /// A word of a listed name, with what comparing needs looked up once.
  private struct ListedWord {
    var written: Vocabulary.Written
    var role: NameWord.Role
    var number: Vocabulary.Folded
    var letters: Letters
    var folded: Letters
    var bits: UInt64
    /// What a match of it tells in its role.
    var weight: Double
  }

  private func listedWord(_ word: PackedWord) -> ListedWord {
    let folded = vocabulary.folded(of: word.written)
    let weight = vocabulary.weight(folded)
    let roleWeight =
      switch word.role {
      case .word: weight
      case .initial: ScoringModel.initialWeight
      case .title, .connector: weight * ScoringModel.particleShare
      }
    return ListedWord(
      written: word.written, role: word.role, number: folded, letters: vocabulary.letters(written: word.written),
      folded: vocabulary.letters(folded), bits: vocabulary.bits(folded), weight: roleWeight)
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

  private mutating func compare(_ place: Int, _ other: Int) {
    let (asked, listed) = (query.words[place], listed[other])
    if asked.known == listed.number {
      let isSame = asked.letters.elementsEqual(listed.letters)
      return add(
        .init(place), .init(other), isSame ? .equal : .spelling, isSame ? 1 : ScoringModel.spellingLikeness,
        listed.weight)
    }
    guard asked.role != .connector, listed.role != .connector else { return }
    if asked.role == .initial || listed.role == .initial {
      guard asked.letters.first == listed.letters.first else { return }
      let rule: NameFit.Rule = asked.mayBeCut ? .cut : .initial
      return add(.init(place), .init(other), rule, ScoringModel.initialLikeness, ScoringModel.initialWeight)
    }
    if asked.mayBeCut, listed.letters.starts(with: asked.letters) {
      return add(.init(place), .init(other), .cut, ScoringModel.cutLikeness, listed.weight)
    }
    let key = KnownLikenesses.key(place, listed.written)
    let likeness = known[key] ?? likeness(asked, listed)
    known.keep(likeness, key)
    guard likeness > 0 else { return }
    add(.init(place), .init(other), .similar, likeness, listed.weight)
  }

  /// The likeness of the folded words; of the written ones where folding has driven them apart.
  private func likeness(_ asked: QueryWord, _ listed: ListedWord) -> Double {
    if LetterSet.mayBeAlike(asked.bits, listed.bits, asked.folded.count) {
      let likeness = similarity.likeness(asked.folded, asked.bits, listed.folded, listed.bits)
      if likeness > 0 { return likeness }
    }
    guard abs(asked.letters.count - listed.letters.count) <= 1 else { return 0 }
    let bits = LetterSet.bits(listed.letters)
    guard LetterSet.mayBeAlike(asked.letterBits, bits, 2) else { return 0 }
    return similarity.likeness(asked.letters, asked.letterBits, listed.letters, bits)
  }

  /// Two of the query's words against one listed: `PAEZ SOTO`, `PAEZSOTO`.
  private mutating func compareJoined() {
    for place in query.joined.indices {
      for other in listed.indices where listed[other].role == .word {
        let (asked, word) = (query.joined[place], listed[other])
        let likeness = joinedLikeness(asked.folded, asked.bits, word.folded, word.bits)
        let parts = query.words[place...(place + 1)]
        guard likeness > 0, parts.allSatisfy({ isLess(word.folded, word.bits, $0.folded, $0.bits, than: likeness) })
        else { continue }
        add(.init(place, place + 1), .init(other), .joined, likeness, word.weight)
      }
    }
  }

  /// One of the query's words against two listed: neighbours in either order, or the last and the first.
  private mutating func compareSplit() {
    guard listed.count > 1 else { return }
    for other in listed.indices {
      let next = (other + 1) % listed.count
      guard next > other || listed.count > 2 else { continue }
      let (first, second) = (listed[other], listed[next])
      let length = first.folded.count + second.folded.count
      for place in query.words.indices {
        let asked = query.words[place]
        guard asked.folded.count >= Self.splitLeast, abs(asked.folded.count - length) <= 2,
          LetterSet.mayBeAlike(asked.bits, first.bits | second.bits, 4)
        else { continue }
        for (left, right, places) in [(first, second, (other, next)), (second, first, (next, other))] {
          let folded = NameTable.shared.folder.fold(Array(left.letters) + right.letters)
          let likeness = folded.withUnsafeBufferPointer {
            joinedLikeness(asked.folded, asked.bits, $0, LetterSet.bits($0))
          }
          guard likeness > 0, isLess(asked.folded, asked.bits, left.folded, left.bits, than: likeness),
            isLess(asked.folded, asked.bits, right.folded, right.bits, than: likeness)
          else { continue }
          add(.init(place), .init(places.0, places.1), .joined, likeness, first.weight + second.weight)
          break
        }
      }
    }
  }

  /// Shorter words are no two names written as one.
  private static let splitLeast = 5

  private func joinedLikeness(
    _ first: Letters, _ firstBits: UInt64, _ second: Letters, _ secondBits: UInt64
  ) -> Double {
    guard abs(first.count - second.count) <= 2, LetterSet.mayBeAlike(firstBits, secondBits, 2) else { return 0 }
    let likeness = similarity.likeness(first, firstBits, second, secondBits, least: ScoringModel.joinedLeast)
    return likeness >= ScoringModel.joinedLeast ? likeness * ScoringModel.joinedLikeness : 0
  }

  /// Whether a word is less like a part than like the whole that the part is joined to.
  ///
  /// Else `ASPERMAN` would be `ASPERMAN JOE` written as one, for both words' weight, and JOE of the question lacking.
  private func isLess(
    _ word: Letters, _ wordBits: UInt64, _ part: Letters, _ partBits: UInt64, than joined: Double
  ) -> Bool {
    similarity.likeness(word, wordBits, part, partBits) * ScoringModel.joinedLikeness < joined
  }

  /// Takes the pairs from the weightiest on, and counts what is left over.
  private mutating func take() {
    fit.clear()
    queryTaken.fill(query.words.count)
    listedTaken.fill(listed.count)
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
      fit.rarest = max(fit.rarest, pair.isOfTwo ? pair.gain / 2 : pair.gain)
      if query.isShort, pair.rule == .similar { fit.shortDifference += pair.weight - pair.gain }
      if pair.weight >= ScoringModel.tellingWeight {
        fit.wordCount += pair.isOfTwo ? 2 : 1
      }
    }
    for place in query.words.indices where !queryTaken[place] {
      switch query.words[place].role {
      case .word:
        fit.extra.append(place)
        fit.extraWeight += query.words[place].weight
      case .initial:
        fit.extra.append(place)
        fit.extraWeight += ScoringModel.initialWeight
      case .title, .connector: fit.extraWeight += query.words[place].weight * ScoringModel.particleShare
      }
    }
    for place in listed.indices where !listedTaken[place] {
      let word = listed[place]
      fit.missingWeight += isTruncated ? word.weight * ScoringModel.cutShare : word.weight
      if word.role.isOfName { fit.missing.append(place) }
    }
    fit.pairs.sort { $0.query.first < $1.query.first }
    fit.isInOrder = isInOrder
  }

  /// Whether the listed words come in the query's order, counted round: `SURNAME, Given` and `Given SURNAME` are one
  /// order. Titles, degrees and connectors stand before, between or behind as people like it, and have no part in it.
  private var isInOrder: Bool {
    let pairs = fit.pairs.filter {
      query.words[$0.query.first].role.isOfName && listed[$0.listed.first].role.isOfName
    }
    guard pairs.count > 2 else { return true }
    var descents = 0
    for (index, pair) in pairs.enumerated() {
      let next = pairs[(index + 1) % pairs.count]
      if next.listed.first < pair.listed.first { descents += 1 }
    }
    return descents <= 1
  }
}

extension NameWord.Role {
  /// Whether it is a part of what somebody is called, written out or as an initial.
  fileprivate var isOfName: Bool { self == .word || self == .initial }
}

extension [Bool] {
  /// Makes it `count` times `false`.
  fileprivate mutating func fill(_ count: Int) {
    removeAll(keepingCapacity: true)
    append(contentsOf: repeatElement(false, count: count))
  }
}
