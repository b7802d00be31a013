/// What whoever guesses a passphrase tries first: the person's own names, the most common passwords, rows of keys, and
/// one thing again and again.
///
/// A kept list and three rules, not an estimate of strength: they find what falls to the first thousands of guesses and say
/// nothing of the rest. Capitals and digits in a letter's place hide nothing.
enum GuessedPassphrase {
  /// How many characters of a passphrase are none of it, blanks not counted.
  ///
  /// - Parameters:
  ///   - text: in lower case.
  ///   - name: the account's, in lower case.
  static func rest(of text: String, account: String, name: String) -> Int {
    let typed = Array(text)
    let folded = typed.map { lookalikes[$0] ?? $0 }
    let names = (name + " " + account).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    var counts = typed.map { !$0.isWhitespace }
    // The longest first: "password" is no "pass" with four letters behind it.
    for word in (names.filter { $0.count >= shortestName } + common).sorted(by: { $0.count > $1.count }) {
      for spelling in [typed, folded] { leaveOut(Array(word), of: spelling, &counts) }
    }
    leaveOutRows(of: typed, &counts)
    guard typed.contains(where: \.isWhitespace) else { return min(counts.count { $0 }, period(of: typed)) }
    leaveOutRepetitions(of: typed, &counts)
    return counts.count { $0 }
  }

  private static let shortestName = 3
  private static let shortestRow = 3

  private static let lookalikes: [Character: Character] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
  ]

  /// Out of the published lists of leaked passwords, and what is as near to hand in Indonesian and at a border post.
  private static let common = [
    "admin", "administrator", "alhamdulillah", "anjing", "bangsat", "baseball", "batman", "bismillah", "border",
    "charlie",
    "cinta", "computer", "default", "doraemon", "dragon", "entikong", "football", "freedom", "garuda", "guest", "hello",
    "iloveyou", "imigrasi", "immigration", "indonesia", "jakarta", "kalimantan", "katasandi", "komputer", "letmein",
    "login",
    "master", "merdeka", "michael", "monkey", "mustang", "naruto", "operator", "pancasila", "passphrase", "passport",
    "password", "passwd", "paspor", "perbatasan", "petugas", "plbn", "pokemon", "polisi", "pontianak", "princess",
    "rahasia",
    "root", "sayang", "sayangku", "secret", "semangat", "shadow", "starwars", "sukses", "sunshine", "superman",
    "terserah",
    "test", "trustno", "user", "welcome", "whatever",
  ]

  private static let rows = [
    "`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "abcdefghijklmnopqrstuvwxyz",
  ]
  .map(Array.init)

  private static func leaveOut(_ word: [Character], of text: [Character], _ counts: inout [Bool]) {
    guard !word.isEmpty, text.count >= word.count else { return }
    for start in 0...(text.count - word.count) where text[start..<start + word.count].elementsEqual(word) {
      for place in start..<start + word.count { counts[place] = false }
    }
  }

  /// One key again and again, and keys that stand beside each other, in either direction.
  private static func leaveOutRows(of text: [Character], _ counts: inout [Bool]) {
    leaveOutRuns(of: text, &counts) { $0 == $1 ? 0 : nil }
    for row in rows {
      leaveOutRuns(of: text, &counts) { left, right in
        guard let from = row.firstIndex(of: left), let to = row.firstIndex(of: right) else { return nil }
        return abs(to - from) == 1 ? to - from : nil
      }
    }
  }

  /// - Parameter step: which way one key leads to the next; nil where it does not.
  private static func leaveOutRuns(
    of text: [Character], _ counts: inout [Bool], step: (Character, Character) -> Int?
  ) {
    var start = 0
    var way: Int?
    for place in text.indices.dropFirst() {
      let next = step(text[place - 1], text[place])
      if next != way { (start, way) = (place - 1, next) }
      guard next != nil, place - start + 1 >= shortestRow else { continue }
      for key in start...place { counts[key] = false }
    }
  }

  /// A word counts once.
  private static func leaveOutRepetitions(of text: [Character], _ counts: inout [Bool]) {
    var seen: Set<[Character]> = []
    for word in text.indices.split(whereSeparator: { text[$0].isWhitespace }) {
      guard !seen.insert(Array(text[word.startIndex..<word.endIndex])).inserted else { continue }
      for place in word { counts[place] = false }
    }
  }

  /// The length of what a text repeats from its beginning to its end; its own where it repeats nothing.
  private static func period(of text: [Character]) -> Int {
    guard text.count > 1 else { return text.count }
    for length in 1...(text.count / 2) {
      if zip(text, text.dropFirst(length)).allSatisfy({ $0 == $1 }) { return length }
    }
    return text.count
  }
}
