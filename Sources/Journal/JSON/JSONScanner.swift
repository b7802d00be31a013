/// Walks over JSON text without building anything: grammar of RFC 8259, valid UTF-8, no member twice in one object.
///
/// The bytes must outlive the scanner. It never reads outside of the range that it was given.
struct JSONScanner {
  struct Member {
    /// The name between its quotes.
    let key: Range<Int>
    let value: Range<Int>
  }

  /// Where the next byte is read.
  private(set) var at: Int
  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  /// The names of the objects that are open, outermost first.
  private var names: [Range<Int>] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    at = range.lowerBound
    end = min(range.upperBound, bytes.count)
  }

  /// Checks that the text is one object and nothing else; gives its members.
  mutating func document() throws(JSONError) -> [Member] {
    skipSpace()
    guard peek == UInt8(ascii: "{") else { throw error("the text is not a JSON object") }
    let members = try membersOfObject()
    skipSpace()
    guard at == end else { throw error("there is more text behind the object") }
    return members
  }

  /// The members of the object at this place.
  mutating func membersOfObject() throws(JSONError) -> [Member] {
    var members: [Member] = []
    members.reserveCapacity(24)
    try walkObject(depth: 0) { members.append($0) }
    return members
  }

  /// The elements of the array at this place.
  mutating func elementsOfArray() throws(JSONError) -> [Range<Int>] {
    var elements: [Range<Int>] = []
    try walkArray(depth: 0) { elements.append($0) }
    return elements
  }

  var peek: UInt8? { at < end ? bytes[at] : nil }

  private func error(_ problem: String) -> JSONError { JSONError(problem: problem, offset: at) }

  private mutating func skipSpace() {
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  private mutating func expect(_ byte: UInt8, _ what: StaticString) throws(JSONError) {
    guard peek == byte else { throw error("\(what) is missing") }
    at += 1
  }

  /// Passes over one value, which stands `depth` levels deep.
  mutating func skipValue(depth: Int) throws(JSONError) {
    guard depth < JSONObject.depthLimit else { throw error("objects stand too deep inside one another") }
    switch peek {
    case UInt8(ascii: "{"): try walkObject(depth: depth) { _ in }
    case UInt8(ascii: "["): try walkArray(depth: depth) { _ in }
    case UInt8(ascii: "\""): _ = try skipString()
    case UInt8(ascii: "t"): try skipWord("true")
    case UInt8(ascii: "f"): try skipWord("false")
    case UInt8(ascii: "n"): try skipWord("null")
    default: try skipNumber()
    }
  }

  private mutating func walkObject(depth: Int, _ found: (Member) -> Void) throws(JSONError) {
    try expect(UInt8(ascii: "{"), "\"{\"")
    skipSpace()
    if peek == UInt8(ascii: "}") {
      at += 1
      return
    }
    let outer = names.count
    while true {
      skipSpace()
      let key = try skipString()
      guard names.count - outer < JSONObject.memberLimit else { throw error("an object has too many members") }
      for other in names[outer...] where isSameText(key, other) { throw error("a member stands twice in one object") }
      names.append(key)
      skipSpace()
      try expect(UInt8(ascii: ":"), "\":\"")
      skipSpace()
      let start = at
      try skipValue(depth: depth + 1)
      found(Member(key: key, value: start..<at))
      skipSpace()
      if peek == UInt8(ascii: "}") {
        at += 1
        names.removeLast(names.count - outer)
        return
      }
      try expect(UInt8(ascii: ","), "\",\"")
    }
  }

  private mutating func walkArray(depth: Int, _ found: (Range<Int>) -> Void) throws(JSONError) {
    try expect(UInt8(ascii: "["), "\"[\"")
    skipSpace()
    if peek == UInt8(ascii: "]") {
      at += 1
      return
    }
    while true {
      skipSpace()
      let start = at
      try skipValue(depth: depth + 1)
      found(start..<at)
      skipSpace()
      if peek == UInt8(ascii: "]") {
        at += 1
        return
      }
      try expect(UInt8(ascii: ","), "\",\"")
    }
  }

  private mutating func skipWord(_ word: StaticString) throws(JSONError) {
    guard take(word) else { throw error("a value is not JSON") }
  }

  private mutating func skipNumber() throws(JSONError) {
    if peek == UInt8(ascii: "-") { at += 1 }
    let whole = try skipDigits()
    if whole > 1, bytes[at - whole] == UInt8(ascii: "0") { throw error("a number begins with 0") }
    if peek == UInt8(ascii: ".") {
      at += 1
      _ = try skipDigits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      at += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { at += 1 }
      _ = try skipDigits()
    }
  }

  private mutating func skipDigits() throws(JSONError) -> Int {
    let start = at
    while at < end, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
    guard at > start else { throw error("a value is not JSON") }
    return at - start
  }
}

// MARK: Pieces of a fixed form

extension JSONScanner {
  /// Passes over `text` if it stands here.
  mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= end else { return false }
    for index in 0..<count where bytes[at + index] != text.utf8Start[index] { return false }
    at += count
    return true
  }

  /// Passes over a whole number from 0 to 10^18 - 1 without leading zeros, and gives it.
  mutating func takeNumber() -> Int? {
    let start = at
    var number = 0
    while at < end, bytes[at] >= 0x30, bytes[at] <= 0x39 {
      guard at - start < 18 else { return nil }
      number = number * 10 + Int(bytes[at] - 0x30)
      at += 1
    }
    guard at > start, at - start == 1 || bytes[start] != 0x30 else { return nil }
    return number
  }
}

// MARK: Texts

extension JSONScanner {
  /// Passes over a string and gives what stands between its quotes.
  mutating func skipString() throws(JSONError) -> Range<Int> {
    try expect(UInt8(ascii: "\""), "a text's opening quote")
    let start = at
    while true {
      skipPlain()
      guard at < end else { break }
      let byte = bytes[at]
      switch byte {
      case UInt8(ascii: "\""):
        at += 1
        return start..<(at - 1)
      case UInt8(ascii: "\\"):
        guard skipEscape() else { throw error("a text holds a wrong escape") }
      case ..<0x20: throw error("a text holds a control character")
      case 0x80...:
        guard let length = lengthOfScalar() else { throw error("a text is not UTF-8") }
        at += length
      default: throw error("a text holds a wrong byte")
      }
    }
    throw error("a text has no closing quote")
  }

  /// Passes over bytes that stand for themselves, eight at a time: ASCII but controls, quote and backslash.
  private mutating func skipPlain() {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return }
    while at + 8 <= end {
      let word = base.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // The top bit of each byte below 0x20, or equal to one of the two, or above 0x7F (Warren, Hacker's Delight, 6-1).
      let special = (word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | word
      guard special & tops == 0 else { break }
      at += 8
    }
    while at < end, bytes[at] >= 0x20, bytes[at] < 0x80, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
      at += 1
    }
  }

  /// The bytes of the UTF-8 scalar at this place (Unicode, table 3-7); nil where it is not well-formed.
  private func lengthOfScalar() -> Int? {
    let lead = bytes[at]
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0...0)
      }
    guard length > 0, at + length <= end, second.contains(bytes[at + 1]) else { return nil }
    for index in 2..<max(length, 2) where bytes[at + index] & 0xC0 != 0x80 { return nil }
    return length
  }

  private mutating func skipEscape() -> Bool {
    guard at + 1 < end else { return false }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    case UInt8(ascii: "u"):
      guard let unit = Self.unit(bytes[at..<end]) else { return false }
      at += 6
      guard !UTF16.isTrailSurrogate(unit) else { return false }
      if UTF16.isLeadSurrogate(unit) {
        guard let low = Self.unit(bytes[at..<end]), UTF16.isTrailSurrogate(low) else { return false }
        at += 6
      }
    default: return false
    }
    return true
  }

  /// The code unit of `\uXXXX` at the beginning of `text`.
  private static func unit(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> UInt16? {
    guard text.count >= 6, text[text.startIndex] == UInt8(ascii: "\\"), text[text.startIndex + 1] == UInt8(ascii: "u")
    else { return nil }
    var unit: UInt16 = 0
    for byte in text[(text.startIndex + 2)..<(text.startIndex + 6)] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  private func isSameText(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    if left.count == right.count, bytes[left].elementsEqual(bytes[right]) { return true }
    guard bytes[left].contains(UInt8(ascii: "\\")) || bytes[right].contains(UInt8(ascii: "\\")) else { return false }
    return text(left).utf8.elementsEqual(text(right).utf8)
  }

  /// The text between two quotes that `skipString` has passed over.
  func text(_ inside: Range<Int>) -> String {
    var rest = bytes[inside]
    guard rest.contains(UInt8(ascii: "\\")) else { return String(decoding: rest, as: UTF8.self) }
    var result: [UInt8] = []
    while let byte = rest.first {
      guard byte == UInt8(ascii: "\\"), let code = rest.dropFirst().first else {
        result.append(byte)
        rest = rest.dropFirst()
        continue
      }
      if let unit = Self.unit(rest) {
        let low = UTF16.isLeadSurrogate(unit) ? Self.unit(rest.dropFirst(6)) : nil
        result.append(contentsOf: String(decoding: [unit] + (low.map { [$0] } ?? []), as: UTF16.self).utf8)
        rest = rest.dropFirst(low == nil ? 6 : 12)
      } else {
        result.append(Self.plain(code))
        rest = rest.dropFirst(2)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func plain(_ code: UInt8) -> UInt8 {
    switch code {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: code
    }
  }
}
