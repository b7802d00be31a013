import Phrases
import TravelDocuments
import Watchlist
import WatchlistFormats

/// What a typed line asks for: a name, with a date of birth, a document's number, a sex and a nationality where there
/// are such among its words, in any order.
///
/// The first date counts as the date of birth, the first number as the document's. What is not used is named, so that
/// the officer sees it: nothing that was typed is silently left out.
public struct UnderstoodText: Equatable, Sendable {
  /// Letters and digits from which on a word with `numberDigits` digits is a document's number.
  public static let numberLength = 5
  /// Fewer digits are a camera's reading of letters: `RA0ON` is a name.
  public static let numberDigits = 3

  public private(set) var name = ""
  public private(set) var birth: PartialDate?
  public private(set) var document: String?
  public private(set) var sex: ListedSex?
  public private(set) var nationality: String?
  /// Words that the search leaves aside: a date that is none, a second date, a second number.
  public private(set) var unused: [String] = []
  /// As it was typed, the blanks around it apart: a blank at the end is no other question.
  public let text: String

  public init(_ text: String) {
    var words = text.split(whereSeparator: \.isWhitespace)
    if let first = words.first, let last = words.last {
      self.text = String(text[first.startIndex..<last.endIndex])
    } else {
      self.text = ""
    }
    words = Self.parted(words)
    var nameWords: [Substring] = []
    /// Places in `nameWords` of words that announce the date that follows: `lahir`, `tgl`.
    var announcing: [Int] = []
    var rest = words[...]
    while let first = rest.first {
      let (meaning, count) = Self.meaning(of: rest)
      switch meaning {
      case .birth(let date) where birth == nil:
        birth = date
        if let place = Self.birthplace(nameWords) {
          unused.append(Self.bare(nameWords[place.words].joined(separator: " ")[...]))
          nameWords.removeSubrange(place.label...)
          announcing.removeAll { $0 >= place.label }
        }
        announcing += Self.announcing(nameWords, Self.birthWords)
      case .document(let number) where document == nil:
        document = number
        // A number by itself is a question: its label is nobody's name.
        let labels = Self.announcing(nameWords, Self.numberWords)
        nameWords.removeLast(labels.count)
        announcing.removeAll { $0 >= nameWords.count }
      case .sex(let meant) where sex == nil: sex = meant
      case .nationality(let code) where nationality == nil: nationality = code
      case .name: nameWords.append(first)
      default: unused.append(rest.prefix(count).joined(separator: " "))
      }
      rest = rest.dropFirst(count)
    }
    // Where nothing else is there, they are the name.
    if announcing.count < nameWords.count {
      nameWords = nameWords.enumerated().filter { !announcing.contains($0.offset) }.map(\.element)
    }
    unused += Self.takeTitles(from: &nameWords)
    name = Self.withoutEnd(nameWords.joined(separator: " ")[...])
  }

  private enum Meaning {
    case name
    case birth(PartialDate)
    case document(String)
    case sex(ListedSex)
    case nationality(String)
    /// In a date's form, but its year has two digits or no calendar has that day; `WNA`, which names no country; an age.
    case unusable
  }

  /// What the first words mean, and how many of them it takes.
  private static func meaning(of words: ArraySlice<Substring>) -> (Meaning, Int) {
    if let date = date(words) { return (date, 3) }
    if let (number, count) = populationNumber(words) { return (.document(number), count) }
    if let number = number(words) { return (.document(number), 2) }
    if let (code, count) = nationality(words) { return (.nationality(code), count) }
    if let count = age(words) { return (.unusable, count) }
    return (words.first.map { meaning(of: $0) } ?? .name, 1)
  }

  private static func meaning(of typed: Substring) -> Meaning {
    let word = bare(typed)
    if let known = known[word.lowercased()] { return known }
    let parts = word.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
    if parts.count == 3, let date = spelled(parts) { return date }
    if let date = spelledTogether(word[...]) { return date }
    do throws(TypedDate.Failure) {
      return .birth(try TypedDate.parse(word))
    } catch {
      let isPlain = word.allSatisfy { $0.isNumber || $0.isLetter }
      // Digits alone that are no date are a number; with separators they were meant as a date.
      if error != .form, !isPlain { return .unusable }
    }
    guard word.count(where: \.isNumber) >= numberDigits, let number = DocumentNumber(word),
      number.text.count >= numberLength
    else { return .name }
    return .document(number.text)
  }

  /// `17 Agustus 1945` and `17 08 1945`.
  private static func date(_ words: ArraySlice<Substring>) -> Meaning? {
    let parts = words.prefix(3).map { bare($0)[...] }
    guard parts.count == 3, areDigits(parts[0]), areDigits(parts[2]) else { return nil }
    if let date = spelled(parts) { return date }
    guard parts[0].count <= 2, areDigits(parts[1]), parts[1].count <= 2, parts[2].count == 4 else { return nil }
    return (try? TypedDate.parse(parts.joined(separator: "-"))).map { .birth($0) } ?? .unusable
  }

  /// Day, the month's name and the year; nil where it is nothing of the kind.
  private static func spelled(_ parts: [Substring]) -> Meaning? {
    guard areDigits(parts[0]), parts[0].count <= 2, let month = MonthWord.number(parts[1]), areDigits(parts[2]),
      parts[2].count <= 4
    else { return nil }
    return (try? TypedDate.parse("\(parts[0])-\(month)-\(parts[2])")).map { .birth($0) } ?? .unusable
  }

  /// A NIK in groups, as cards print it: `6171 0101 0145 0001`.
  private static func populationNumber(_ words: ArraySlice<Substring>) -> (String, count: Int)? {
    var digits = ""
    for (offset, word) in words.prefix(NIK.length / 2).enumerated() {
      let group = bare(word)
      guard group.count > 1, areDigits(group[...]) else { return nil }
      digits += group
      guard digits.count < NIK.length else {
        guard let nik = try? NIK(parsing: digits), (1...31).contains(nik.day), (1...12).contains(nik.month) else {
          return nil
        }
        return offset > 0 ? (digits, offset + 1) : nil
      }
    }
    return nil
  }

  /// A passport's number with its letter apart: `X 1234567`.
  private static func number(_ words: ArraySlice<Substring>) -> String? {
    let parts = words.prefix(2).map { bare($0) }
    guard parts.count == 2, parts[0].count == 1, parts[0].allSatisfy({ $0.isASCII && $0.isLetter }),
      areDigits(parts[1][...]), passportDigits.contains(parts[1].count),
      case .document(let digits) = meaning(of: parts[1][...])
    else { return nil }
    return parts[0].uppercased() + digits
  }

  /// `1mei1960`. Its year has four digits: fewer are as likely a number.
  private static func spelledTogether(_ word: Substring) -> Meaning? {
    let day = word.prefix { $0.isASCII && $0.isNumber }
    let month = word[day.endIndex...].prefix { $0.isLetter }
    let year = word[month.endIndex...]
    return year.count == 4 ? spelled([day, month, year]) : nil
  }

  /// `WN Indonesia`, `warga negara Timor Leste`; nil where none of `neighbours` follows.
  private static func nationality(_ words: ArraySlice<Substring>) -> (String, count: Int)? {
    let lower = words.prefix(4).map { bare($0).lowercased() }
    let label = lower.first == "wn" ? 1 : lower.starts(with: ["warga", "negara"]) ? 2 : 0
    guard label > 0 else { return nil }
    for count in [2, 1] where lower.count >= label + count {
      let country = lower[label..<label + count].joined(separator: " ")
      if let code = neighbours[country] { return (code, label + count) }
    }
    return nil
  }

  /// As people at the posts name their countries.
  private static let neighbours = [
    "indonesia": "IDN", "malaysia": "MYS", "timor leste": "TLS", "papua nugini": "PNG", "singapura": "SGP",
    "brunei": "BRN", "filipina": "PHL", "australia": "AUS",
  ]

  /// How many words say an age: `umur 81 tahun`. No list is asked by it.
  private static func age(_ words: ArraySlice<Substring>) -> Int? {
    let parts = words.prefix(3).map { bare($0).lowercased() }
    guard parts.count > 1, ["umur", "usia"].contains(parts[0]), areDigits(parts[1][...]), parts[1].count <= 3 else {
      return nil
    }
    return parts.count > 2 && ["tahun", "thn", "th"].contains(withoutEnd(parts[2][...], also: ".")) ? 3 : 2
  }

  /// Indonesian passports have seven digits behind their letter, Malaysian ones eight.
  private static let passportDigits = 7...8

  private static let known: [String: Meaning] = [
    "wni": .nationality("IDN"), "wna": .unusable, "laki-laki": .sex(.male), "laki2": .sex(.male),
    "perempuan": .sex(.female),
  ]

  private static let birthWords: Set<String> = ["lahir", "lhr", "tgl", "tanggal", "ttl", "born", "dob"]
  private static let numberWords: Set<String> = ["paspor", "passport", "plb", "nik", "ktp", "no", "nomor", "number"]

  /// The places of the words at the end that announce what follows them.
  private static func announcing(_ names: [Substring], _ words: Set<String>) -> [Int] {
    names.indices.reversed().prefix { words.contains(withoutEnd(names[$0], also: ".").lowercased()) }
  }

  /// The place between its label and a date that follows: `lahir di Pontianak`, `TTL: Pontianak,`. Only where the label
  /// promises a place: in `lahir Rekaan 1945` it may be a name.
  private static func birthplace(_ names: [Substring]) -> (label: Int, words: Range<Int>)? {
    guard let label = names.lastIndex(where: { birthWords.contains(bare($0).lowercased()) }) else { return nil }
    var first = label + 1
    if first < names.count, names[first].lowercased() == "di" {
      first += 1
    } else if bare(names[label]).lowercased() != "ttl" {
      return nil
    }
    return (1...placeWords).contains(names.count - first) ? (label, first..<names.count) : nil
  }

  /// `Tanjung Balai Karimun`. More are a place and somebody's name.
  private static let placeWords = 3

  /// Takes forms of address and `nama:` from the beginning, and gives those that may have been a name: they are said.
  private static func takeTitles(from names: inout [Substring]) -> [String] {
    var doubtful: [String] = []
    while names.count > 1, let first = names.first {
      let word = withoutEnd(first, also: ".").lowercased()
      if surelyTitles.contains(word) || ["nama", "name"].contains(word) && first.hasSuffix(":")
        || titles.contains(word) && first.hasSuffix(".")
      {
        names.removeFirst()
      } else if titles.contains(word), names.count > 2, doubtful.isEmpty {
        // With one word behind it, it may be that person's own: NY is a Khmer name.
        doubtful.append(String(names.removeFirst()))
      } else {
        break
      }
    }
    return doubtful
  }

  private static let surelyTitles: Set<String> = ["sdr", "sdri", "bpk"]
  private static let titles: Set<String> = ["tn", "ny", "nn"]

  /// The words, where one stands for two: `paspor:X1234567`, `X1234567/E7654321`; and `nama :` for one.
  private static func parted(_ words: [Substring]) -> [Substring] {
    var parted: [Substring] = []
    for word in words {
      if word == ":", let last = parted.popLast() {
        parted.append(last + ":")
      } else if let colon = word.firstIndex(of: ":"), word.index(after: colon) < word.endIndex,
        labels.contains(withoutEnd(word[..<colon], also: ".").lowercased())
      {
        parted += [word[...colon], word[word.index(after: colon)...]]
      } else {
        let numbers = word.split(separator: "/", omittingEmptySubsequences: false)
        let areTwo = numbers.count == 2 && numbers.allSatisfy { isWholeNumber($0) }
        parted += areTwo ? numbers : [word]
      }
    }
    return parted
  }

  private static let labels = birthWords.union(numberWords).union(["nama", "name"])

  /// Whether it is as long as a passport's number; `123456/2024` is one.
  private static func isWholeNumber(_ text: Substring) -> Bool {
    let word = bare(text)
    return word.count > passportDigits.lowerBound - 1 && word.count(where: \.isNumber) >= numberLength
  }

  private static func areDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Without the brackets and quotes around it and the marks behind it, and with a hyphen for any dash: so its meaning is
  /// read. A name keeps them.
  private static func bare(_ typed: Substring) -> String {
    var text = typed
    while let first = text.first, around.contains(first) { text.removeFirst() }
    while let last = text.last, around.contains(last) || ",;:".contains(last) { text.removeLast() }
    return String(text.map { dashes.contains($0) ? "-" : $0 })
  }

  private static let around: Set<Character> = [
    "(", ")", "[", "]", "{", "}", "<", ">", "\"", "'", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}",
  ]
  private static let dashes: Set<Character> = ["\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}"]

  /// Without the marks that part it from what follows.
  private static func withoutEnd(_ text: Substring, also other: String = "") -> String {
    var text = text
    while let last = text.last, ",;:\(other)".contains(last) { text.removeLast() }
    return String(text)
  }

  /// Whether anything can be looked for.
  public var isSearchable: Bool { document != nil || WatchlistQuery(name: name).hasSearchableName }

  /// Whether there is a name of which nothing can be looked for: letters of another script.
  public var hasForeignName: Bool {
    name.contains { $0.isLetter || $0.isNumber } && !WatchlistQuery(name: name).hasSearchableName
  }

  /// A date by itself, as it is typed in a line: day first, or the year first with two separators, or with a month's name.
  public static func date(_ text: String) -> PartialDate? {
    let understood = UnderstoodText(text)
    return understood.name.isEmpty && understood.document == nil && understood.unused.isEmpty
      ? understood.birth : nil
  }
}

extension Phrase {
  public static let noLatinLetters = Phrase(
    id: "Nama ini tidak berhuruf Latin dan tidak dapat dicari; tulis dengan huruf Latin seperti di paspor.",
    en: "This name has no Latin letters and can't be looked for; write it in Latin letters as a passport does.")
}
