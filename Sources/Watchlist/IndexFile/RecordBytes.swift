/// Writes numbers and texts one behind another, each as short as it can be.
struct RecordWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append(byte: UInt8) { bytes.append(byte) }

  mutating func append(fixed number: UInt32) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  mutating func append(_ number: Int) {
    var rest = UInt64(max(0, number))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// Its length in bytes and its UTF-8.
  mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// How many values there are, `most` of them at most, and each as `write` writes it.
  mutating func list<Value>(_ values: [Value], most: Int, _ write: (inout RecordWriter, Value) -> Void) {
    let kept = values.prefix(most)
    append(kept.count)
    for value in kept { write(&self, value) }
  }
}

/// Reads what `RecordWriter` wrote. Beyond the end of a damaged record it gives zeros and empty texts.
struct RecordReader {
  private let bytes: Letters
  private var position = 0

  init(_ bytes: Letters) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func byte() -> UInt8 {
    guard position < bytes.count else { return 0 }
    position += 1
    return bytes[position - 1]
  }

  mutating func fixed() -> UInt32 {
    (0..<4).reduce(UInt32(0)) { number, place in number | UInt32(byte()) << UInt32(8 * place) }
  }

  mutating func number() -> Int {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      let byte = byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
    }
    return Int(clamping: number)
  }

  /// The bytes of a text, without making one of them.
  mutating func letters() -> Letters {
    let count = min(number(), bytes.count - position)
    defer { position += count }
    return Letters(rebasing: bytes[position..<(position + count)])
  }

  mutating func text() -> String { String(decoding: letters(), as: UTF8.self) }

  /// What `read` gives, as often as the record says, at most `most` times and not beyond its end.
  mutating func list<Value>(most: Int, _ read: (inout RecordReader) -> Value?) -> [Value] {
    var values: [Value] = []
    for _ in 0..<min(number(), most) where !isAtEnd {
      if let value = read(&self) { values.append(value) }
    }
    return values
  }
}
