import Border
import Phrases
import TravelDocuments

/// What a typed line asks for: a name, with a date of birth and a document's number where there are some among its
/// words, in any order.
///
/// The first date counts as the date of birth, the first number as the document's. What is not used is named, so that
/// the officer sees it: nothing that was typed is silently left out.
struct UnderstoodText: Equatable {
  /// Letters and digits from which on a word with a digit is a document's number.
  static let numberLength = 5

  private(set) var name = ""
  private(set) var birth: PartialDate?
  private(set) var document: String?
  /// Words that the search leaves aside: a date that is none, a second date, a second number.
  private(set) var unused: [String] = []
  private let text: String

  init(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    // As it was typed, the blanks around it apart: a blank at the end is no other question.
    if let first = words.first, let last = words.last {
      self.text = String(text[first.startIndex..<last.endIndex])
    } else {
      self.text = ""
    }
    var nameWords: [Substring] = []
    for word in words {
      switch Self.meaning(of: word) {
      case .birth(let date) where birth == nil: birth = date
      case .document(let number) where document == nil: document = number
      case .birth, .document, .wrongDate: unused.append(String(word))
      case .name: nameWords.append(word)
      }
    }
    name = nameWords.joined(separator: " ")
  }

  /// What to search; nil where there is neither a name nor a number to search for.
  var question: LookupQuestion? {
    guard document != nil || name.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    return LookupQuestion(text: text, name: name, birth: birth, document: document)
  }

  private enum Meaning {
    case name
    case birth(PartialDate)
    case document(String)
    /// In a date's form, but its year has two digits or no calendar has that day.
    case wrongDate
  }

  private static func meaning(of word: Substring) -> Meaning {
    do throws(TypedDate.Failure) {
      return .birth(try TypedDate.parse(word))
    } catch {
      let isPlain = word.allSatisfy { $0.isNumber || $0.isLetter }
      // Digits alone that are no date are a number; with separators they were meant as a date.
      if error != .form, !isPlain { return .wrongDate }
    }
    guard word.contains(where: \.isNumber), let number = DocumentNumber(word), number.text.count >= numberLength else {
      return .name
    }
    return .document(number.text)
  }

  /// How the line is taken, said to the officer; nil where there is nothing to say.
  func phrase() -> Phrase? {
    var parts: [Phrase] = []
    if !name.isEmpty { parts.append(Phrase(id: "Nama: \(name)", en: "Name: \(name)")) }
    if let birth {
      let date = Figures.date(birth)
      parts.append(Phrase(id: "\(Phrase.born.id): \(date)", en: "\(Phrase.born.en): \(date)"))
    }
    if let document { parts.append(Phrase(id: "Nomor: \(document)", en: "Number: \(document)")) }
    if !unused.isEmpty {
      let words = unused.joined(separator: " ")
      // First, because the end of a long line is out of sight.
      parts.insert(Phrase(id: "! tidak dipakai: \(words)", en: "! not used: \(words)"), at: 0)
    }
    guard !parts.isEmpty else { return nil }
    return Phrase(id: parts.map(\.id).joined(separator: " · "), en: parts.map(\.en).joined(separator: " · "))
  }
}
