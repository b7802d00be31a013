import Testing

@testable import Watchlist

@Suite("The likeness of two words")
struct WordSimilarityTests {
  private func likeness(_ first: String, _ second: String) -> Double {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    return first.withUnsafeBufferPointer { left in
      second.withUnsafeBufferPointer { right in
        WordSimilarity().likeness(left, LetterSet.bits(left), right, LetterSet.bits(right))
      }
    }
  }

  @Test("is 1 for equal words and the same in both directions")
  func symmetric() {
    #expect(likeness("SUTRISNO", "SUTRISNO") == 1)
    #expect(likeness("SUTRISNO", "SUTRISNA") == likeness("SUTRISNA", "SUTRISNO"))
  }

  @Test("a vowel is cheaper than a consonant, a related consonant cheaper than a stranger")
  func costs() {
    #expect(likeness("SUTRISNO", "SUTRISNA") > likeness("SUTRISNO", "SUTRISTO"))
    #expect(likeness("GERUNSIN", "GERUNZIN") > likeness("GERUNSIN", "GERUNMIN"))
  }

  @Test("an error in the first letter is dearer")
  func firstLetter() {
    #expect(likeness("SUTRISNO", "MUTRISNO") < likeness("SUTRISNO", "SUTRIMNO"))
  }

  @Test(
    "short words must be closer than long ones", arguments: [("LI", "LU"), ("LIM", "LIN"), ("WEI", "WAN"), ("AN", "N")])
  func shortWords(first: String, second: String) {
    #expect(likeness(first, second) == 0)
  }

  @Test("strangers and empty words are not alike")
  func strangers() {
    #expect(likeness("GERUNSIN", "PRATAMA") == 0)
    #expect(likeness("", "PRATAMA") == 0)
    #expect(likeness("PRATAMA", "") == 0)
  }
}
