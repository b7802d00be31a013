/// One line of text, looked at as a line of an MRZ, without the white space around it.
struct MRZLine {
  /// The line in capitals, cut after `MRZLineBuffer.capacity` bytes.
  let bytes: [UInt8]
  /// In characters, the cut part included.
  let length: Int
  /// The first character that no MRZ has.
  let flaw: (column: Int, scalar: Unicode.Scalar)?

  var isBlank: Bool { length == 0 }

  /// Prose rarely has a `<`, an MRZ nearly always: whether to complain of a character or of the whole.
  var hasFiller: Bool { bytes.contains(MRZ.filler) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func error(line: Int) -> MRZError? {
    flaw.map { .character(line: line, column: $0.column, scalar: $0.scalar) }
  }
}

/// Collects the bytes of a line, however long, in a fixed space.
///
/// Holds at most `capacity` bytes; of the rest it knows only the number of characters.
struct MRZLineBuffer: Sendable {
  /// More than the 90 characters of a TD1 that a reader sends in one piece.
  static let capacity = 96

  private var bytes: [UInt8] = []
  /// Bytes and characters up to the last one that isn't white space.
  private var contentBytes = 0
  private var contentLength = 0
  private var length = 0

  mutating func append(_ byte: UInt8) {
    let isWhite = Self.isWhite(byte)
    if isWhite && length == 0 { return }
    let isContinuation = byte & 0b1100_0000 == 0b1000_0000
    if !isContinuation || length == 0 { length &+= 1 }
    if bytes.count < Self.capacity { bytes.append(byte) }
    if !isWhite {
      contentBytes = bytes.count
      contentLength = length
    }
  }

  /// The line so far; the buffer is empty afterwards.
  mutating func take() -> MRZLine {
    defer {
      bytes.removeAll(keepingCapacity: true)
      contentBytes = 0
      contentLength = 0
      length = 0
    }
    var content = Array(bytes.prefix(contentBytes))
    if content.starts(with: Self.byteOrderMark) {
      let indent = content.dropFirst(Self.byteOrderMark.count).prefix(while: Self.isWhite).count
      content.removeFirst(Self.byteOrderMark.count + indent)
      contentLength -= 1 + indent
    }
    for index in content.indices where (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(content[index]) {
      content[index] -= 0x20
    }
    return MRZLine(bytes: content, length: contentLength, flaw: Self.flaw(in: content))
  }

  static func line(_ text: some StringProtocol) -> MRZLine {
    var buffer = MRZLineBuffer()
    for byte in text.utf8 { buffer.append(byte) }
    return buffer.take()
  }

  private static func isWhite(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func flaw(in bytes: [UInt8]) -> (column: Int, scalar: Unicode.Scalar)? {
    guard let index = bytes.firstIndex(where: { MRZ.checkDigit(of: CollectionOfOne($0)) == nil }) else { return nil }
    let rest = String(decoding: bytes[index...].prefix(4), as: UTF8.self)
    return (index + 1, rest.unicodeScalars.first ?? "\u{FFFD}")
  }
}
