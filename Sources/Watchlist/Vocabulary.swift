/// Every word of every listed name, once: as written, folded, how much it tells, and in which names it stands.
///
/// Words as written are numbered (`Written`), and each belongs to one folded form (`Folded`). All letters lie in two
/// flat arrays, about 40 bytes a word with the keys for fuzzy look-up.
struct Vocabulary: Sendable {
  typealias Written = UInt32
  typealias Folded = UInt32

  private(set) var foldedOf: [Folded] = []
  private var letters: [UInt8] = []
  private var letterStarts: [UInt32] = [0]

  private var foldedLetters: [UInt8] = []
  private var foldedStarts: [UInt32] = [0]
  /// The letters of each folded form as bits.
  private(set) var bits: [UInt64] = []
  /// How much a folded word tells, in nats: minus the logarithm of the share of people who bear it.
  private(set) var weights: [Double] = []
  /// The same of the table's common words, for those that stand in no list.
  private var commonWeights: [[UInt8]: Double] = [:]
  private var postings: [UInt32] = []
  private var postingStarts: [UInt32] = [0]

  private var exact = DeletionIndex([])
  private var near = DeletionIndex([])
  private var skeletons = DeletionIndex([])
  /// Folded words in the order of their letters, for the words that begin with some.
  private var ordered: [Folded] = []

  let folder: SpellingFolder

  var writtenCount: Int { foldedOf.count }
  var foldedCount: Int { bits.count }

  func written(_ word: Written) -> ArraySlice<UInt8> {
    letters[Int(letterStarts[Int(word)])..<Int(letterStarts[Int(word) + 1])]
  }

  func folded(_ word: Folded) -> ArraySlice<UInt8> {
    foldedLetters[Int(foldedStarts[Int(word)])..<Int(foldedStarts[Int(word) + 1])]
  }

  /// The names that hold a folded word, by rising number.
  func names(_ word: Folded) -> ArraySlice<UInt32> {
    postings[Int(postingStarts[Int(word)])..<Int(postingStarts[Int(word) + 1])]
  }

  /// The folded word with exactly these letters.
  func find(_ folded: [UInt8]) -> Folded? {
    var found: Folded?
    exact.forEachNear(folded[...], depth: 0) { word in
      if found == nil, self.folded(word) == folded[...] { found = word }
    }
    return found
  }

  /// How much a folded word tells that need not stand in any list.
  func weight(_ folded: [UInt8]) -> Double {
    if let known = find(folded) { return weights[Int(known)] }
    return commonWeights[folded] ?? ScoringModel.rarestWeight
  }

  /// Calls `body` with folded words that may be alike, repeats included: few edits apart, or of the same consonants.
  func forEachNear(_ folded: [UInt8], _ body: (Folded) -> Void) {
    near.forEachNear(folded[...], depth: DeletionIndex.depth(length: folded.count), body)
    let skeleton = SpellingFolder.skeleton(folded)
    if skeleton.count >= Self.skeletonLeast { skeletons.forEachNear(skeleton[...], depth: 0, body) }
  }

  /// The folded words that begin with `start`, at most `limit`, in the order of their letters.
  func beginning(with start: [UInt8], limit: Int) -> ArraySlice<Folded> {
    var low = 0
    var high = ordered.count
    while low < high {
      let middle = (low + high) / 2
      if folded(ordered[middle]).lexicographicallyPrecedes(start) { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < ordered.count, end - low < limit, folded(ordered[end]).starts(with: start) { end += 1 }
    return ordered[low..<end]
  }

  /// Words with fewer consonants share them with too many strangers.
  private static let skeletonLeast = 3
}

extension Vocabulary {
  /// A vocabulary of names, each with its entry's number; entries must come in rising order.
  ///
  /// - Returns: the vocabulary, and each name's words as numbers of written words.
  static func build(
    names: [(entry: Int, words: [NameWord])], entryCount: Int, folder: SpellingFolder
  ) -> (vocabulary: Vocabulary, words: [[Written]]) {
    var vocabulary = Vocabulary(folder: folder)
    var writtenNumbers: [[UInt8]: Written] = [:]
    var foldedNumbers: [[UInt8]: Folded] = [:]
    var foldedWords: [[UInt8]] = []
    var numbered: [[Written]] = []
    numbered.reserveCapacity(names.count)
    for name in names {
      var numbers: [Written] = []
      numbers.reserveCapacity(name.words.count)
      for word in name.words {
        if let number = writtenNumbers[word.letters] {
          numbers.append(number)
          continue
        }
        let folded = folder.fold(word.letters)
        let foldedNumber: Folded
        if let known = foldedNumbers[folded] {
          foldedNumber = known
        } else {
          foldedNumber = Folded(foldedWords.count)
          foldedNumbers[folded] = foldedNumber
          foldedWords.append(folded)
        }
        let number = Written(vocabulary.foldedOf.count)
        writtenNumbers[word.letters] = number
        vocabulary.foldedOf.append(foldedNumber)
        vocabulary.letters.append(contentsOf: word.letters)
        vocabulary.letterStarts.append(UInt32(vocabulary.letters.count))
        numbers.append(number)
      }
      numbered.append(numbers)
    }
    vocabulary.setFolded(foldedWords)
    vocabulary.setPostings(names: names, numbered: numbered, entryCount: entryCount)
    return (vocabulary, numbered)
  }

  private init(folder: SpellingFolder) {
    self.folder = folder
  }

  private mutating func setFolded(_ words: [[UInt8]]) {
    for word in words {
      foldedLetters.append(contentsOf: word)
      foldedStarts.append(UInt32(foldedLetters.count))
      bits.append(LetterSet.bits(word))
    }
    exact = DeletionIndex(words, depth: { _ in 0 })
    near = DeletionIndex(words)
    skeletons = DeletionIndex(
      words.map {
        let skeleton = SpellingFolder.skeleton($0)
        return skeleton.count >= Self.skeletonLeast ? skeleton : []
      }, depth: { _ in 0 })
    ordered = words.indices.map { Folded($0) }.sorted { words[Int($0)].lexicographicallyPrecedes(words[Int($1)]) }
  }

  private mutating func setPostings(names: [(entry: Int, words: [NameWord])], numbered: [[Written]], entryCount: Int) {
    var lists: [[UInt32]] = Array(repeating: [], count: foldedCount)
    var entriesWith = [Int](repeating: 0, count: foldedCount)
    var lastEntry = [Int](repeating: -1, count: foldedCount)
    for (number, name) in names.enumerated() {
      let hasWord = name.words.contains { $0.role == .word }
      for (word, written) in zip(name.words, numbered[number]) {
        let folded = Int(foldedOf[Int(written)])
        if lastEntry[folded] != name.entry {
          lastEntry[folded] = name.entry
          entriesWith[folded] += 1
        }
        guard word.role == .word || !hasWord else { continue }
        if lists[folded].last != UInt32(number) { lists[folded].append(UInt32(number)) }
      }
    }
    for list in lists {
      postings.append(contentsOf: list)
      postingStarts.append(UInt32(postings.count))
    }
    weights = entriesWith.map { ScoringModel.weight(bearers: $0, of: entryCount) }
    for (perMille, words) in NameTable.commonWords {
      let most = ScoringModel.weight(share: perMille / 1_000)
      for word in words.split(whereSeparator: { $0 == " " || $0.isNewline }) {
        let letters = folder.fold(Array(word.utf8))
        commonWeights[letters] = most
        if let folded = find(letters) { weights[Int(folded)] = min(weights[Int(folded)], most) }
      }
    }
  }
}
