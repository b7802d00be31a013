/// Which letters a word holds, as a bit each, so that strangers are told apart without comparing them.
enum LetterSet {
  static func bits(_ word: some Sequence<UInt8>) -> UInt64 {
    var bits: UInt64 = 0
    for byte in word { bits |= 1 << UInt64(byte & 63) }
    return bits
  }

  /// Whether words with these letters can be alike at all: one edit explains two differing letters at most.
  @inline(__always)
  static func mayBeAlike(_ first: UInt64, _ second: UInt64, _ length: Int) -> Bool {
    (first ^ second).nonzeroBitCount <= 2 + length / 2
  }
}
