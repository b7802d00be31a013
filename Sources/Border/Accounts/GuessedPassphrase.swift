/// What of a passphrase is left when all is taken out that whoever guesses tries first: the person's own names, common
/// passwords, the words of this work, digits and dates, keys that lie side by side, and one thing again and again.
///
/// Kept lists that a person can read, and rules; no estimate of strength: they find what falls to the first thousands of
/// guesses and say nothing of the rest. Capitals, and digits or signs in a letter's place, hide nothing.
public struct GuessedPassphrase: Sendable, Equatable {
  /// Why something does not count.
  public enum Kind: Sendable, CaseIterable {
    case name, common, digits, keys, series, repetition
  }

  /// Letters and signs that count.
  public let left: Int
  /// What was taken out, and why.
  public let kinds: [Kind]
  /// Different words of three letters or more of which nothing was taken out but for being a word that many use.
  let words: Int

  /// How many letters and signs must be left.
  public static let enough = 8
  /// So many different words are enough, however common each is: their order and choice is what nobody tries first.
  static let enoughWords = 4

  var isGuessed: Bool { left < Self.enough && words < Self.enoughWords }

  /// - Parameters:
  ///   - text: in lower case.
  ///   - name: the account's, in lower case.
  init(_ text: String, account: String, name: String) {
    var letters = Letters(text)
    let names = (name + " " + account).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    letters.leaveOut(names.filter { $0.count >= Self.shortestWord }, as: .name)
    letters.leaveOut(Self.passwords + Self.work, as: .common)
    letters.leaveOutSeries(of: Self.series)
    // Last of the words: what is taken out as one that many use may still be one of four.
    letters.leaveOut(Self.common, as: nil)
    letters.leaveOutDigits()
    letters.leaveOutKeys()
    letters.leaveOutRepetitions()
    left = letters.left
    words = letters.words(from: Self.shortestWord)
    let kinds = letters.kinds
    self.kinds = Kind.allCases.filter(kinds.contains)
  }

  private static let shortestWord = 3

  /// At the head of every list of leaked passwords, and what an account is called.
  private static let passwords = [
    "admin", "administrator", "default", "guest", "iloveyou", "katasandi", "letmein", "login", "operator", "pass",
    "passphrase", "passwd", "password", "root", "sandi", "secret", "test", "trustno", "user", "welcome", "word",
  ]

  /// What this work and its places are called: `GuessedPassphraseTests` holds the posts against their data.
  private static let work = [
    "aruk", "babang", "badau", "bnpp", "border", "entikong", "imigrasi", "immigration", "indonesia", "jagoi",
    "kalimantan",
    "kelik", "labang", "malaysia", "midang", "nawang", "nunukan", "nyamuk", "paspor", "passport", "pelintas",
    "perbatasan", "petugas", "plbn", "polisi", "pontianak", "sarawak", "temajuk",
  ]

  /// Words and names that very many take, by the published lists of leaked passwords and in Indonesian.
  private static let common = [
    "alhamdulillah", "anjing", "arsenal", "assalamualaikum", "bangsat", "barcelona", "baseball", "batman", "bismillah",
    "charlie", "chelsea", "cinta", "computer", "doraemon", "dragon", "football", "freedom", "garuda", "hello",
    "insyaallah", "jakarta", "juventus", "komputer", "liverpool", "manchester", "master", "merdeka", "michael",
    "monkey",
    "mustang", "naruto", "pancasila", "persebaya", "persib", "persija", "pokemon", "princess", "rahasia", "sayang",
    "sayangku", "semangat", "shadow", "starwars", "sukses", "sunshine", "superman", "terserah", "whatever",
  ]

  /// What people count in: months, days, numbers.
  private static let series = [
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember", "january", "february", "march", "june", "july", "august", "october", "december",
    "senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh",
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]
}

/// The characters of a passphrase, and which of them no longer count.
private struct Letters {
  private typealias Kind = GuessedPassphrase.Kind

  private let typed: [Character]
  private let folded: [Character]
  /// What does not count at all.
  private var isOut: [Bool]
  /// What stands in a word that many use.
  private var isCommon: [Bool]
  private(set) var kinds: Set<GuessedPassphrase.Kind> = []

  private static let lookalikes: [Character: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
  ]

  init(_ text: String) {
    typed = Array(text)
    folded = typed.map { Self.lookalikes[$0] ?? $0 }
    isOut = typed.map(\.isWhitespace)
    isCommon = typed.map { _ in false }
  }

  var left: Int { typed.indices.count { !isOut[$0] && !isCommon[$0] } }

  /// Different words that are whole.
  func words(from shortest: Int) -> Int {
    Set(runs.filter { run in run.count >= shortest && !run.contains { isOut[$0] } }.map { folded[$0] }).count
  }

  /// Letters that stand together. Digits and signs part them, but for those that stand for a letter in a word.
  private var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    for place in typed.indices where typed[place].isLetter {
      if let last = runs.last, last.upperBound == place {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  private mutating func out(_ places: Range<Int>, _ kind: Kind) {
    guard places.contains(where: { !isOut[$0] }) else { return }
    for place in places { isOut[place] = true }
    kinds.insert(kind)
  }

  // MARK: Words

  /// - Parameter kind: nil: words that many use.
  mutating func leaveOut(_ words: [String], as kind: GuessedPassphrase.Kind?) {
    // The longest first: "password" is no "pass" with four letters behind it.
    for word in words.sorted(by: { $0.count > $1.count }).map(Array.init) where typed.count >= word.count {
      for spelling in [typed, folded] {
        for start in 0...(typed.count - word.count) where spelling[start..<start + word.count].elementsEqual(word) {
          let places = start..<start + word.count
          guard kind == nil else {
            out(places, kind ?? .common)
            continue
          }
          for place in places { isCommon[place] = true }
          kinds.insert(.common)
        }
      }
    }
  }

  /// Words that are made of nothing else: "satuduatiga", but not "stone".
  mutating func leaveOutSeries(of words: [String]) {
    let words = words.map(Array.init)
    for run in runs {
      // Where such a word can begin.
      var begins: Set = [run.lowerBound]
      for place in run where begins.contains(place) {
        for word in words where folded[place..<run.upperBound].starts(with: word) { begins.insert(place + word.count) }
      }
      if begins.contains(run.upperBound) { out(run, .series) }
    }
  }

  /// Numbers are dates, years and what stands behind a word because somebody asked for a digit.
  mutating func leaveOutDigits() {
    for place in typed.indices where typed[place].isNumber { out(place..<place + 1, .digits) }
  }

  /// A word, a text or a sign counts once, whatever stands between.
  mutating func leaveOutRepetitions() {
    var signs: Set<Character> = []
    for place in typed.indices where !typed[place].isLetter && !typed[place].isWhitespace {
      if !signs.insert(typed[place]).inserted { out(place..<place + 1, .repetition) }
    }
    var seen: Set<[Character]> = []
    for run in runs {
      let word = Array(folded[run])
      let period = Self.period(of: word)
      if period < word.count { out(run.lowerBound + period..<run.upperBound, .repetition) }
      if !seen.insert(Array(word.prefix(period))).inserted { out(run, .repetition) }
    }
  }

  /// The length of what a text repeats from its beginning to its end; its own where it repeats nothing.
  private static func period(of text: [Character]) -> Int {
    guard text.count > 1 else { return text.count }
    for length in 1...(text.count / 2) where zip(text, text.dropFirst(length)).allSatisfy({ $0 == $1 }) {
      return length
    }
    return text.count
  }

  // MARK: Keys

  /// As they lie on a keyboard: each row a little to the right of the one above it.
  private static let keyboard: [Character: (row: Int, column: Int)] = {
    var places: [Character: (Int, Int)] = [:]
    for (row, keys) in ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"].enumerated() {
      for (column, key) in keys.enumerated() { places[key] = (row, column) }
    }
    return places
  }()

  /// From a key to those that touch it, itself among them: a step, or nil.
  private static func step(_ left: Character, _ right: Character) -> Int? {
    guard let from = keyboard[left], let to = keyboard[right] else { return left == right ? 0 : nil }
    let (down, across) = (to.row - from.row, to.column - from.column)
    let isTouching =
      down == 0 ? abs(across) <= 1 : down == 1 ? [-1, 0].contains(across) : down == -1 && [0, 1].contains(across)
    return isTouching ? 3 * down + across : nil
  }

  /// One by one in the alphabet, in either direction.
  private static func alphabet(_ left: Character, _ right: Character) -> Int? {
    guard let from = left.asciiValue, let to = right.asciiValue, left.isLetter, right.isLetter else { return nil }
    let step = Int(to) - Int(from)
    return abs(step) == 1 ? step : nil
  }

  /// In one direction: "qwe", "1qaz", "abc", "aaa".
  private static let shortestRow = 3
  /// From key to key whatever the direction: "qawsed". Shorter ones are in many words.
  private static let shortestWalk = 5

  mutating func leaveOutKeys() {
    leaveOutRuns(from: Self.shortestRow, Self.step)
    leaveOutRuns(from: Self.shortestRow, Self.alphabet)
    leaveOutRuns(from: Self.shortestWalk) { Self.step($0, $1).map { _ in 0 } }
  }

  /// - Parameter step: which way one key leads to the next; nil where it does not.
  private mutating func leaveOutRuns(from shortest: Int, _ step: (Character, Character) -> Int?) {
    var start = 0
    var way: Int?
    for place in typed.indices.dropFirst() {
      let next = step(typed[place - 1], typed[place])
      if next != way { (start, way) = (place - 1, next) }
      if next != nil, place - start + 1 >= shortest { out(start..<place + 1, .keys) }
    }
  }
}
