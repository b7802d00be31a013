/// How a query's words and a listed name's words match, one to one, and what is left over.
struct NameFit {
  enum Rule {
    case equal, spelling, similar, joined, initial, cut
  }

  /// One word of a name, or two that were joined in the order of how they read as one.
  struct Places {
    var first: Int
    var second: Int?

    init(_ first: Int, _ second: Int? = nil) {
      self.first = first
      self.second = second
    }

    /// The words at these places, parted by a blank.
    func text(_ words: [String]) -> String {
      guard let second else { return words[first] }
      return words[first] + " " + words[second]
    }
  }

  /// A match of one word with one, or with two written as one.
  struct Pair {
    var query: Places
    var listed: Places
    var rule: Rule
    /// 0 to 1.
    var likeness: Double
    /// What the match would tell if it were exact, in nats.
    var weight: Double

    var gain: Double { weight * likeness }
    /// Whether one side has it as two words.
    var isOfTwo: Bool { query.second != nil || listed.second != nil }
  }

  /// In the query's order.
  var pairs: [Pair] = []
  /// Places of words that found no partner, connectors and titles left aside.
  var extra: [Int] = []
  var missing: [Int] = []

  /// Sums of weights, in nats: what agrees, what matched words differ by, what only one side has.
  var agreement = 0.0
  var difference = 0.0
  /// The part of `difference` in which a name of nothing but short words has other letters.
  var shortDifference = 0.0
  var extraWeight = 0.0
  var missingWeight = 0.0
  /// What the word that tells most tells.
  var rarest = 0.0
  /// Telling words that found a partner.
  var wordCount = 0
  var isInOrder = true

  /// Makes it empty and keeps its memory.
  mutating func clear() {
    pairs.removeAll(keepingCapacity: true)
    extra.removeAll(keepingCapacity: true)
    missing.removeAll(keepingCapacity: true)
    (agreement, difference, extraWeight, missingWeight) = (0, 0, 0, 0)
    (shortDifference, rarest, wordCount) = (0, 0, 0)
    isInOrder = true
  }

  /// What the odds are a weighted sum of; the weights have the same names in `ScoringModel`.
  var features: NameFeatures {
    let known = max(agreement + difference, 0.001)
    return NameFeatures(
      agreement: agreement, difference: difference, shortDifference: shortDifference,
      queryCovered: agreement / (known + extraWeight),
      listedCovered: agreement / (known + missingWeight),
      tellingWords: Double(min(wordCount, ScoringModel.tellingWordsMost)), otherOrder: isInOrder ? 0 : 1,
      lacking: max(0, ScoringModel.enough - agreement), rarest: rarest)
  }
}

/// How well two names match, as the numbers that the model weighs.
package struct NameFeatures: Sendable {
  package var agreement: Double
  package var difference: Double
  package var shortDifference: Double
  package var queryCovered: Double
  package var listedCovered: Double
  package var tellingWords: Double
  package var otherOrder: Double
  package var lacking: Double
  /// No part of the odds: whether a word agrees that few bear.
  package var rarest: Double
}
