/// Finds words within one or two edits by what is left of them when letters are deleted.
///
/// Two words within `d` edits have a common remainder after at most `d` deletions from each (the idea of FastSS and
/// SymSpell). The hashes of all remainders stand in one table of buckets; what comes out must still be compared,
/// since hashes collide and remainders promise nothing. Words are taken by their first twelve letters, so that one
/// has 79 keys at most: the work of a look-up has a bound, whatever is looked up. About 8 bytes a key.
struct DeletionIndex: Sendable {
  private static let lettersKept = 12
  /// Words of one bucket that a look-up reads at most; real lists have far fewer.
  private static let bucketMost = 128

  /// Each bucket's first word, and one more number at the end; the buckets are a power of two.
  let starts: Column<UInt32>
  let words: Column<UInt32>

  /// How many letters may be deleted from a word of so many.
  static func depth(length: Int) -> Int {
    switch length {
    case ...2: 0
    case 3...4: 1
    default: 2
    }
  }

  /// Calls `body` with the places of words that may be within reach of `word`, repeats included.
  @inline(__always)
  func forEachNear(_ word: Letters, depth: Int, _ body: (UInt32) -> Void) {
    guard starts.count > 1 else { return }
    let mask = UInt32(truncatingIfNeeded: starts.count - 2)
    Self.forEachKey(word, depth: depth) { key in
      for word in words.run(Int(key & mask), of: starts).prefix(Self.bucketMost) { body(word) }
    }
  }

  @inline(__always)
  private static func forEachKey(_ word: Letters, depth: Int, _ body: (UInt32) -> Void) {
    let letters = Letters(rebasing: word.prefix(lettersKept))
    guard !letters.isEmpty else { return }
    // One call of the body keeps it inlined once; the pairs are gone through with the single deletions and none.
    let skips = depth > 0 && letters.count > 1 ? letters.count : 0
    for first in 0...skips {
      let last = depth > 1 && first < skips ? letters.count : first + 1
      for second in (first + 1)...max(first + 1, last) {
        body(
          hash(letters, first < skips ? first : -1, second < letters.count && depth > 1 && first < skips ? second : -1))
      }
    }
  }

  /// FNV-1a of the letters but for two places, stirred so that its low bits can choose a bucket.
  @inline(__always)
  private static func hash(_ letters: Letters, _ skipped: Int, _ skippedToo: Int) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for index in 0..<letters.count where index != skipped && index != skippedToo {
      hash = (hash ^ UInt32(letters[index])) &* 16_777_619
    }
    hash ^= hash >> 16
    hash = hash &* 0x7feb_352d
    return hash ^ (hash >> 15)
  }
}

extension DeletionIndex {
  /// The columns of an index of words, told by their places: their count, letters, and how many deletions they allow.
  static func columns(
    count: Int, depth: (Letters) -> Int, letters: (Int) -> Letters
  ) -> (starts: [UInt32], words: [UInt32]) {
    var keyCount = 0
    for word in 0..<count { forEachKey(letters(word), depth: depth(letters(word))) { _ in keyCount += 1 } }
    var buckets = 1
    while buckets < keyCount, buckets < 1 << 26 { buckets <<= 1 }
    let mask = UInt32(buckets - 1)
    var starts = [UInt32](repeating: 0, count: buckets + 1)
    for word in 0..<count {
      forEachKey(letters(word), depth: depth(letters(word))) { starts[Int($0 & mask) + 1] += 1 }
    }
    for bucket in 0..<buckets { starts[bucket + 1] += starts[bucket] }
    var next = starts
    var words = [UInt32](repeating: 0, count: keyCount)
    for word in 0..<count {
      forEachKey(letters(word), depth: depth(letters(word))) { key in
        let bucket = Int(key & mask)
        words[Int(next[bucket])] = UInt32(word)
        next[bucket] += 1
      }
    }
    return (starts, words)
  }
}
