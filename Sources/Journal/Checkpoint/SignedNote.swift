/// A text with signatures below it, in the form of C2SP's signed note.
public struct SignedNote: Equatable, Sendable {
  /// One signature: whose, by which of their keys, and its bytes.
  struct Signature: Equatable, Sendable {
    let name: String
    let keyID: [UInt8]
    let bytes: [UInt8]

    var line: String { SignedNote.dash + name + " " + Base64.encode(keyID + bytes) }
  }

  /// C2SP asks for 16 at least.
  static let signatureLimit = 64
  static let dash = "\u{2014} "

  /// What is signed; ends in a newline.
  public let text: String
  private(set) var signatures: [Signature]

  init(text: String, signatures: [Signature]) {
    self.text = text
    self.signatures = signatures
  }

  /// Reads a note: the text ends at the last empty line, behind which there are signatures only.
  ///
  /// - Throws: `malformed`, `tooLong`. A signature is not checked here.
  public init(_ bytes: [UInt8]) throws(CheckpointError) {
    var lines = try NoteLines(bytes)
    try self.init(&lines)
  }

  /// Reads the rest of a longer text as a note.
  init(_ lines: inout NoteLines) throws(CheckpointError) {
    let first = lines.index
    let all = lines.rest()
    guard let blank = all.lastIndex(where: \.isEmpty), blank > all.startIndex else {
      throw .malformed(.cut, line: first + all.count + 1)
    }
    guard all.endIndex - blank - 1 <= Self.signatureLimit else {
      throw .malformed(.tooMany, line: blank + 2 + Self.signatureLimit)
    }
    guard blank + 1 < all.endIndex else { throw .malformed(.cut, line: blank + 2) }
    text = all[..<blank].map { $0 + "\n" }.joined()
    signatures = []
    for index in (blank + 1)..<all.endIndex {
      guard let signature = Self.signature(all[index]) else { throw .malformed(.signature, line: index + 1) }
      signatures.append(signature)
    }
  }

  /// Cuts a log, or the end of one, into its notes: a paragraph of text and one of signatures each. What is none, as
  /// what a crash left half, is passed over. Each is read when it is asked for, so that the last ones cost no more.
  static func list(_ bytes: [UInt8]) -> some BidirectionalCollection<SignedNote> {
    let newline = RecordLine.newline
    var paragraphs: [[UInt8]] = []
    var paragraph: [UInt8] = []
    for line in bytes.split(separator: newline, omittingEmptySubsequences: false) {
      if line.isEmpty {
        paragraphs.append(paragraph)
        paragraph = []
      } else {
        paragraph += line + [newline]
      }
    }
    return paragraphs.indices.dropFirst().lazy.compactMap { place in
      let signatures = paragraphs[place]
      guard signatures.starts(with: dash.utf8) else { return nil }
      return try? SignedNote(paragraphs[place - 1] + [newline] + signatures)
    }
  }

  private static func signature(_ line: Substring) -> Signature? {
    guard line.hasPrefix(dash) else { return nil }
    let fields = line.dropFirst(dash.count).split(separator: " ", omittingEmptySubsequences: false)
    guard fields.count == 2, VerifierKey.isName(fields[0]), let bytes = Base64.decode(fields[1]), bytes.count > 4
    else { return nil }
    return Signature(name: String(fields[0]), keyID: Array(bytes[..<4]), bytes: Array(bytes[4...]))
  }

  /// The note as it stands in a file.
  public var bytes: [UInt8] { Array((text + "\n" + signatures.map { $0.line + "\n" }.joined()).utf8) }

  /// Checks that a key has signed it. Lines of other keys are not looked at, as C2SP asks.
  ///
  /// - Throws: `notSigned` when no line is of that key, or one is and does not hold.
  public func check(_ key: VerifierKey) throws(CheckpointError) {
    let own = signatures(inNameOf: key)
    guard !own.isEmpty, own.allSatisfy({ holds($0, key) }) else { throw .notSigned(by: key.name) }
  }

  /// The lines that say of themselves that they are of a key, whether they hold or not.
  func signatures(inNameOf key: VerifierKey) -> [Signature] {
    signatures.filter { $0.name == key.name && $0.keyID == key.id }
  }

  private func holds(_ signature: Signature, _ key: VerifierKey) -> Bool {
    switch key.kind {
    case .note: return key.isValid(signature.bytes, for: Array(text.utf8))
    case .cosignature:
      guard signature.bytes.count == Cosignature.byteCount, let time = Cosignature.time(signature.bytes) else {
        return false
      }
      return key.isValid(signature.bytes[8...], for: Cosignature.message(time: time, text: text))
    }
  }

  /// The same note with one signature more; an earlier one of the same key goes.
  func adding(_ signature: Signature) -> SignedNote {
    let others = signatures.filter { $0.name != signature.name || $0.keyID != signature.keyID }
    return SignedNote(text: text, signatures: others + [signature])
  }
}
