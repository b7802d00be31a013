import Watchlist
import WatchlistFormats

/// Names of invented people, of the words of a list of real ones: the same for the same seed.
///
/// The words keep the shares that they have in the list, so that common ones grow as common as in a large list. One in
/// forty has a letter changed, because long lists go on bringing new words. Drawn at random, they name nobody.
struct InventedNames {
  private let surnames: [String]
  private let given: [String]
  var dice = Dice(seed: 20_261_121)

  init(wordsOf entries: [WatchlistEntry]) {
    var (surnames, given): ([String], [String]) = ([], [])
    for name in entries.flatMap(\.names) {
      let parts = name.text.split(separator: ",", maxSplits: 1)
      if parts.count == 2 { surnames.append(String(parts[0])) }
      given += (parts.last ?? "").split(separator: " ").map(String.init).filter { $0.count > 1 }
    }
    self.surnames = surnames
    self.given = given
  }

  /// `SURNAME, Given Given` or `Given Given Given`, in equal parts.
  mutating func next() -> String {
    var words = (0..<([1, 2, 2, 2, 2, 3, 3, 4].randomElement(using: &dice) ?? 2)).map { _ in
      given.randomElement(using: &dice) ?? "REKAAN"
    }
    if Int.random(in: 0..<40, using: &dice) == 0 { words[0] = misspelt(words[0]) }
    let rest = words.joined(separator: " ")
    guard Bool.random(using: &dice), let surname = surnames.randomElement(using: &dice) else { return rest }
    return surname + ", " + rest
  }

  /// The text with one letter replaced.
  mutating func misspelt(_ text: String) -> String {
    var letters = Array(text)
    let places = letters.indices.filter { letters[$0].isLetter }
    guard let place = places.randomElement(using: &dice) else { return text }
    letters[place] = "abdeghiklmnoprstuwy".randomElement(using: &dice) ?? "a"
    return String(letters)
  }
}

/// The same numbers for the same seed (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
