/// The lines of a text from outside, one after another, with its bounds checked first.
struct NoteLines {
  /// A proof has at most 63 hashes and a note some kilobytes; nothing that is longer is read.
  static let byteLimit = 1 << 16
  /// C2SP: a proof has at most 63 hashes.
  static let hashLimit = 63

  private let lines: [Substring]
  private(set) var index = 0

  /// - Throws: `tooLong`; `malformed` for what is no UTF-8, has control characters or no newline at its end.
  init(_ bytes: [UInt8]) throws(CheckpointError) {
    guard bytes.count <= Self.byteLimit else { throw .tooLong(limit: Self.byteLimit) }
    if let place = bytes.firstIndex(where: { $0 < 0x20 && $0 != RecordLine.newline }) {
      throw .malformed(.characters, line: 1 + bytes[..<place].count { $0 == RecordLine.newline })
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed(.characters, line: 1) }
    guard bytes.last == RecordLine.newline else {
      throw .malformed(.cut, line: 1 + bytes.count { $0 == RecordLine.newline })
    }
    // By scalars: a combining character behind a newline would make one character of both.
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(Substring.init)
  }

  /// The number of the line that was read last, from 1.
  var number: Int { index }

  mutating func next() throws(CheckpointError) -> Substring {
    guard index < lines.count else { throw .malformed(.cut, line: lines.count + 1) }
    index += 1
    return lines[index - 1]
  }

  /// What a line says behind a word and a space.
  mutating func number(behind word: String) throws(CheckpointError) -> Int {
    let line = try next()
    guard line.hasPrefix(word + " ") else { throw .malformed(.header, line: index) }
    return try number(line.dropFirst(word.count + 1))
  }

  /// A number in decimal without leading zeros, below 10^18.
  func number(_ text: Substring) throws(CheckpointError) -> Int {
    let digits = text.utf8
    guard (1...18).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
      digits.count == 1 || digits.first != 0x30, let number = Int(text)
    else { throw .malformed(.number, line: index) }
    return number
  }

  /// Hashes, one a line, up to an empty line.
  mutating func hashes() throws(CheckpointError) -> [MerkleHash] {
    var hashes: [MerkleHash] = []
    while true {
      let line = try next()
      if line.isEmpty { return hashes }
      guard hashes.count < Self.hashLimit else { throw .malformed(.tooMany, line: index) }
      guard let hash = MerkleHash(base64: line) else { throw .malformed(.hash, line: index) }
      hashes.append(hash)
    }
  }

  /// All lines from here on.
  mutating func rest() -> ArraySlice<Substring> {
    defer { index = lines.count }
    return lines[index...]
  }
}
