/// Collects the words of names as they come, and makes the columns of a `Vocabulary` of them.
struct VocabularyBuilder {
  private var writtenNumbers: [[UInt8]: UInt32] = [:]
  private var foldedNumbers: [[UInt8]: UInt32] = [:]
  private(set) var writtenFolded: [UInt32] = []
  private(set) var writtenStarts: [UInt32] = [0]
  private(set) var writtenLetters: [UInt8] = []
  private(set) var foldedStarts: [UInt32] = [0]
  private(set) var foldedLetters: [UInt8] = []
  private(set) var foldedBits: [UInt64] = []
  /// How many entries bear each folded word, and the last of them.
  private var bearers: [UInt32] = []
  private var lastBearer: [UInt32] = []

  /// The number of a word as written, of a name of that entry; entries come in rising order.
  mutating func number(_ letters: [UInt8], entry: UInt32) -> UInt32 {
    let number = writtenNumbers[letters] ?? add(letters)
    let folded = Int(writtenFolded[Int(number)])
    if lastBearer[folded] != entry {
      lastBearer[folded] = entry
      bearers[folded] += 1
    }
    return number
  }

  private mutating func add(_ letters: [UInt8]) -> UInt32 {
    let folded = NameTable.shared.folder.fold(letters)
    let number = UInt32(truncatingIfNeeded: writtenFolded.count)
    writtenNumbers[letters] = number
    writtenFolded.append(foldedNumbers[folded] ?? add(folded: folded))
    writtenLetters.append(contentsOf: letters)
    writtenStarts.append(UInt32(truncatingIfNeeded: writtenLetters.count))
    return number
  }

  private mutating func add(folded: [UInt8]) -> UInt32 {
    let number = UInt32(truncatingIfNeeded: foldedBits.count)
    foldedNumbers[folded] = number
    foldedLetters.append(contentsOf: folded)
    foldedStarts.append(UInt32(truncatingIfNeeded: foldedLetters.count))
    foldedBits.append(LetterSet.bits(folded))
    bearers.append(0)
    lastBearer.append(.max)
    return number
  }

  /// What each folded word tells among so many entries, in nats.
  func weights(entryCount: Int) -> [Double] {
    (0..<bearers.count).map { word in
      let weight = ScoringModel.weight(bearers: Int(bearers[word]), of: entryCount)
      return min(weight, NameTable.shared.commonWeights[Array(letters(word))] ?? weight)
    }
  }

  private func letters(_ word: Int) -> ArraySlice<UInt8> {
    foldedLetters[Int(foldedStarts[word])..<Int(foldedStarts[word + 1])]
  }

  /// The folded words in the order of their letters.
  func order() -> [UInt32] {
    (0..<UInt32(foldedBits.count)).sorted { letters(Int($0)).lexicographicallyPrecedes(letters(Int($1))) }
  }

  func near() -> (starts: [UInt32], words: [UInt32]) {
    foldedLetters.withUnsafeBufferPointer { all in
      DeletionIndex.columns(count: foldedBits.count, depth: { DeletionIndex.depth(length: $0.count) }) { word in
        Letters(rebasing: all[Int(foldedStarts[word])..<Int(foldedStarts[word + 1])])
      }
    }
  }
}
