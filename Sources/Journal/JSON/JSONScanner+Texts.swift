import Glibc

/// Strings: passed over, compared, and decoded only when they are asked for.
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
      let word = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // The top bit of each byte below 0x20, or equal to one of the two, or above 0x7F (Warren, Hacker's Delight, 6-1).
      let special = ((word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | word) & tops
      guard special == 0 else {
        // A borrow reaches only what stands behind such a byte: the first is right.
        at += special.trailingZeroBitCount >> 3
        return
      }
      at += 8
    }
    while at < end, bytes[at] >= 0x20, bytes[at] < 0x80 {
      if bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "\\") { return }
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

  func hasEscape(_ inside: Range<Int>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return memchr(base + inside.lowerBound, Int32(UInt8(ascii: "\\")), inside.count) != nil
  }

  /// Whether two names are equal when their escapes are resolved.
  ///
  /// - Parameter escaped: whether one of them may hold an escape.
  func isSameText(_ left: Range<Int>, _ right: Range<Int>, escaped: Bool) -> Bool {
    if left.count == right.count, let base = bytes.baseAddress,
      memcmp(base + left.lowerBound, base + right.lowerBound, left.count) == 0
    {
      return true
    }
    return escaped && text(left).utf8.elementsEqual(text(right).utf8)
  }

  /// The text between two quotes that `skipString` has passed over.
  func text(_ inside: Range<Int>) -> String {
    var rest = bytes[inside]
    guard hasEscape(inside) else { return String(decoding: rest, as: UTF8.self) }
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
