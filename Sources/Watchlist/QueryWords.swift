/// A word of a query, made ready to be compared with many.
struct QueryWord {
  var word: NameWord
  var folded: [UInt8]
  var bits: UInt64
  var weight: Double
  /// Its number in the vocabulary, where some listed name has a spelling of it.
  var known: Vocabulary.Folded?
  /// Whether it is the last one of a query that may be cut off.
  var mayBeCut = false

  init(_ word: NameWord, in vocabulary: Vocabulary) {
    self.word = word
    folded = vocabulary.folder.fold(word.letters)
    bits = LetterSet.bits(folded)
    known = vocabulary.find(folded)
    weight = vocabulary.weight(folded)
  }
}

/// A query's words, and the pairs of neighbours joined.
struct QueryWords {
  var words: [QueryWord]
  /// `joined[i]` is word `i` and word `i + 1` written as one.
  var joined: [QueryWord]

  init(_ query: WatchlistQuery, in vocabulary: Vocabulary) {
    let parsed = NameWords.parse(query.name)
    words = parsed.map { QueryWord($0, in: vocabulary) }
    if query.mayBeTruncated, !words.isEmpty { words[words.count - 1].mayBeCut = true }
    joined = zip(parsed, parsed.dropFirst()).map { first, second in
      let letters = Array((first.letters + second.letters).prefix(WatchlistLimits.lettersPerWord))
      return QueryWord(NameWord(letters: letters, role: .word), in: vocabulary)
    }
  }

  var isEmpty: Bool { words.isEmpty }
}
