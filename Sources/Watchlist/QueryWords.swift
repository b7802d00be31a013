/// A word of a query, made ready to be compared with many. Its letters live as long as its `QueryWords`.
struct QueryWord {
  var role: NameWord.Role
  var letters: Letters
  var letterBits: UInt64
  var folded: Letters
  var bits: UInt64
  var weight: Double
  /// Its number in the vocabulary, where some listed name has a spelling of it.
  var known: Vocabulary.Folded?
  /// Whether it is the last one of a query that may be cut off.
  var mayBeCut = false

  var text: String { String(decoding: letters, as: UTF8.self) }
}

/// A query's words, and the pairs of neighbours joined.
final class QueryWords {
  let words: [QueryWord]
  /// `joined[i]` is word `i` and word `i + 1` written as one.
  let joined: [QueryWord]
  /// Whether no word is longer than `ScoringModel.shortMost` letters.
  let isShort: Bool
  private let memory: UnsafeMutableBufferPointer<UInt8>

  init(_ query: WatchlistQuery, in vocabulary: Vocabulary) {
    let parsed = NameWords.parse(query.name)
    let pairs = zip(parsed, parsed.dropFirst()).map { first, second in
      NameWord(letters: Array((first.letters + second.letters).prefix(WatchlistLimits.lettersPerWord)), role: .word)
    }
    let texts = (parsed + pairs).map { (word: $0, folded: NameTable.shared.folder.fold($0.letters)) }
    memory = .allocate(capacity: texts.reduce(0) { $0 + $1.word.letters.count + $1.folded.count })
    var end = 0
    func keep(_ letters: [UInt8], in memory: UnsafeMutableBufferPointer<UInt8>) -> Letters {
      let place = UnsafeMutableBufferPointer(rebasing: memory[end..<(end + letters.count)])
      _ = place.initialize(from: letters)
      end += letters.count
      return Letters(place)
    }
    var words: [QueryWord] = []
    for (word, text) in texts {
      let letters = keep(word.letters, in: memory)
      let folded = keep(text, in: memory)
      let known = vocabulary.find(folded)
      words.append(
        QueryWord(
          role: word.role, letters: letters, letterBits: LetterSet.bits(letters), folded: folded,
          bits: LetterSet.bits(folded), weight: known.map(vocabulary.weight) ?? Vocabulary.weight(unlisted: folded),
          known: known))
    }
    if query.mayBeTruncated, !parsed.isEmpty { words[parsed.count - 1].mayBeCut = true }
    self.words = Array(words.prefix(parsed.count))
    joined = Array(words.dropFirst(parsed.count))
    isShort = self.words.allSatisfy { $0.role != .word || $0.folded.count <= ScoringModel.shortMost }
  }

  deinit { memory.deallocate() }

  var isEmpty: Bool { words.isEmpty }
}
