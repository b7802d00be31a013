import Border
import Phrases
import Terminal
import TravelDocuments

/// A document that is typed by hand: the lines so far and the one that is being written.
struct TypedDocument: Equatable {
  /// Three lines of 30 typed as one, and room for slips.
  static let fieldLimit = 100
  /// What may be typed as one line: TD2, TD3 and TD1 whole.
  private static let wholeLengths = [72, 88, 90]
  /// Lines of a paste that are looked at: those of the longest document, and an empty one.
  private static let pastedLineLimit = 4

  enum Outcome: Equatable {
    case more
    case document([String])
    case rejected
  }

  private(set) var lines: [String] = []
  private(set) var field = TextField(maximum: fieldLimit)
  /// Who is known by the end of a number that is typed instead of a line.
  var known = KnownSearch()
  /// Why the line was not taken.
  private(set) var problem: Phrase?

  /// Takes an editing key; Backspace in an empty line goes back to the one before.
  mutating func handle(_ key: Key) -> Bool {
    if key == .backspace, field.isEmpty, let last = lines.popLast() {
      field = TextField(last, maximum: Self.fieldLimit)
    } else if !field.handle(key) {
      return false
    }
    problem = nil
    return true
  }

  /// Takes pasted lines; the last one waits for its Enter.
  mutating func paste(_ text: String) -> Outcome {
    let lines = text.split(separator: "\n", maxSplits: Self.pastedLineLimit, omittingEmptySubsequences: false)
    for (index, line) in lines.prefix(Self.pastedLineLimit).enumerated() {
      field.insert(String(line))
      problem = nil
      guard index < lines.count - 1 else { break }
      let outcome = endLine()
      if outcome != .more { return outcome }
    }
    return .more
  }

  /// Whether what stands here can be the beginning of a document.
  var beginsDocument: Bool {
    var copy = self
    return lines.isEmpty ? !field.isEmpty && copy.endLine() != .rejected : true
  }

  /// Enter. An empty line changes nothing.
  mutating func endLine() -> Outcome {
    let text = field.text
    guard !text.allSatisfy(\.isWhitespace) else { return .more }
    var accumulator = MRZAccumulator()
    for line in lines { _ = accumulator.feed(line: line) }
    switch accumulator.feed(line: text) {
    case .incomplete(let count):
      // A line that can only be a first one has taken the place of what was there.
      lines = (lines + [text]).suffix(count)
      field.clear()
      problem = nil
      return .more
    case .complete(let document):
      return .document(document)
    case .rejected(let error):
      problem = error.phrase
      return .rejected
    }
  }

  /// What the length of the line tells while it is typed.
  enum Length: Equatable {
    /// So many are still missing.
    case short(Int)
    case exact
    case long(Int)
    /// Not known yet which kind of document it is.
    case open
  }

  var length: Length {
    let count = field.text.trimmingBlanks.count
    let lengths = MRZ.Kind.allCases.map(\.lineLength)
    if let expected = lines.first?.trimmingBlanks.count {
      return count < expected ? .short(expected - count) : count == expected ? .exact : .long(count - expected)
    }
    if lengths.contains(count) || Self.wholeLengths.contains(count) { return .exact }
    guard let whole = Self.wholeLengths.last, count > whole else { return .open }
    return .long(count - whole)
  }

  /// The first character that no MRZ has.
  var flaw: Phrase? {
    for (index, scalar) in field.text.unicodeScalars.enumerated() where scalar != " " {
      guard scalar.isASCII, MRZ.checkDigit(String(scalar).uppercased()) != nil else {
        return MRZError.character(line: lines.count + 1, column: index + 1, scalar: scalar).phrase
      }
    }
    return nil
  }

  /// What stands here as the end of a document's number: letters and digits, and no line before them; nil: it is none.
  var numberEnding: String? {
    lines.isEmpty && field.count < WedgeBuffer.shortestLine ? KnownTravellers.ending(field.text) : nil
  }

  /// Lines that a document of this length has; nil while the first is not there.
  var lineTotal: Int? {
    lines.first.flatMap { first in
      MRZ.Kind.allCases.first { $0.lineLength == first.trimmingBlanks.count }?.lineCount
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: Substring {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.drop(while: \.isWhitespace)
  }
}
