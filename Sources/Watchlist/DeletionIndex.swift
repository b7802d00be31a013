/// Finds words within one or two edits by what is left of them when letters are deleted.
///
/// Two words within `d` edits have a common remainder after at most `d` deletions from each (the idea of FastSS and
/// SymSpell). The hashes of all remainders stand in one table of buckets; what comes out must still be compared,
/// since hashes collide and remainders promise nothing. Words are taken by their first twelve letters, so that one
/// has 79 keys at most: the work of a look-up has a bound, whatever is looked up. About 4 bytes a key.
struct DeletionIndex: Sendable {
  private static let lettersKept = 12
  /// Words of one bucket that a look-up reads at most; real lists have far fewer.
  private static let bucketMost = 128

  private var starts: [UInt32] = [0, 0]
  private var words: [UInt32] = []
  private var mask: UInt32 = 0

  /// How many letters may be deleted from a word of so many.
  static func depth(length: Int) -> Int {
    switch length {
    case ...2: 0
    case 3...4: 1
    default: 2
    }
  }

  /// An index of words by their places in `all`. `depth` gives how many deletions a word's length allows.
  init(_ all: [[UInt8]], depth: (Int) -> Int = DeletionIndex.depth) {
    var keyCount = 0
    for word in all { Self.forEachKey(word[...], depth: depth(word.count)) { _ in keyCount += 1 } }
    var buckets = 1
    while buckets < keyCount, buckets < 1 << 24 { buckets <<= 1 }
    mask = UInt32(buckets - 1)
    var starts = [UInt32](repeating: 0, count: buckets + 1)
    let mask = mask
    for word in all {
      Self.forEachKey(word[...], depth: depth(word.count)) { starts[Int($0 & mask) + 1] += 1 }
    }
    for bucket in 0..<buckets { starts[bucket + 1] += starts[bucket] }
    var next = starts
    var words = [UInt32](repeating: 0, count: keyCount)
    for (index, word) in all.enumerated() {
      Self.forEachKey(word[...], depth: depth(word.count)) { key in
        let bucket = Int(key & mask)
        words[Int(next[bucket])] = UInt32(index)
        next[bucket] += 1
      }
    }
    self.starts = starts
    self.words = words
  }

  /// Calls `body` with the places of words that may be within reach of `word`, repeats included.
  func forEachNear(_ word: ArraySlice<UInt8>, depth: Int, _ body: (UInt32) -> Void) {
    guard !words.isEmpty else { return }
    Self.forEachKey(word, depth: depth) { key in
      let bucket = Int(key & mask)
      let start = Int(starts[bucket])
      let end = min(Int(starts[bucket + 1]), start + Self.bucketMost)
      for index in start..<end { body(words[index]) }
    }
  }

  private static func forEachKey(_ word: ArraySlice<UInt8>, depth: Int, _ body: (UInt32) -> Void) {
    let letters = word.prefix(lettersKept)
    guard !letters.isEmpty else { return }
    letters.withUnsafeBufferPointer { letters in
      body(hash(letters, -1, -1))
      guard depth > 0, letters.count > 1 else { return }
      for first in 0..<letters.count {
        body(hash(letters, first, -1))
        guard depth > 1 else { continue }
        for second in (first + 1)..<max(first + 1, letters.count) { body(hash(letters, first, second)) }
      }
    }
  }

  /// FNV-1a of the letters but for two places, stirred so that its low bits can choose a bucket.
  @inline(__always)
  private static func hash(_ letters: UnsafeBufferPointer<UInt8>, _ skipped: Int, _ skippedToo: Int) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for index in 0..<letters.count where index != skipped && index != skippedToo {
      hash = (hash ^ UInt32(letters[index])) &* 16_777_619
    }
    hash ^= hash >> 16
    hash = hash &* 0x7feb_352d
    return hash ^ (hash >> 15)
  }
}
