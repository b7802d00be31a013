import Phrases
import TravelDocuments
import Watchlist

/// What a typed line asks for: a name, with a date of birth and a document's number where there are some among its
/// words, in any order.
///
/// The first date counts as the date of birth, the first number as the document's. What is not used is named, so that
/// the officer sees it: nothing that was typed is silently left out.
public struct UnderstoodText: Equatable, Sendable {
  /// Letters and digits from which on a word with a digit is a document's number.
  public static let numberLength = 5

  public private(set) var name = ""
  public private(set) var birth: PartialDate?
  public private(set) var document: String?
  /// Words that the search leaves aside: a date that is none, a second date, a second number.
  public private(set) var unused: [String] = []
  /// As it was typed, the blanks around it apart: a blank at the end is no other question.
  public let text: String

  public init(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
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

  /// Whether anything can be looked for.
  public var isSearchable: Bool { document != nil || WatchlistQuery(name: name).hasSearchableName }

  /// Whether there is a name of which nothing can be looked for: letters of another script.
  public var hasForeignName: Bool {
    name.contains { $0.isLetter || $0.isNumber } && !WatchlistQuery(name: name).hasSearchableName
  }
}

extension Phrase {
  public static let noLatinLetters = Phrase(
    id: "Nama ini tidak berhuruf Latin dan tidak dapat dicari; tulis dengan huruf Latin seperti di paspor.",
    en: "This name has no Latin letters and can't be looked for; write it in Latin letters as a passport does.")
}
