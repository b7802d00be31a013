import Glibc

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
  var at: Int
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int

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

  func error(_ problem: String) -> JSONError { JSONError(problem: problem, offset: at) }

  private mutating func skipSpace() {
    while at < end, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  @inline(__always)
  mutating func expect(_ byte: UInt8, _ what: StaticString) throws(JSONError) {
    guard peek == byte else { throw missing(what) }
    at += 1
  }

  private func missing(_ what: StaticString) -> JSONError { error("\(what) is missing") }

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
    // On the stack: lines are scanned by the million.
    try withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: JSONObject.memberLimit) {
      names throws(JSONError) in
      try walkMembers(depth: depth, names, found)
    }
  }

  /// Passes over the members behind an object's brace.
  ///
  /// - Parameter names: room for the names that were met; nothing stands in it.
  private mutating func walkMembers(
    depth: Int, _ names: UnsafeMutableBufferPointer<Range<Int>>, _ found: (Member) -> Void
  ) throws(JSONError) {
    var count = 0
    // Only then two names of different bytes can be one.
    var isEscaped = false
    while true {
      skipSpace()
      let key = try skipString()
      guard count < names.count else { throw error("an object has too many members") }
      isEscaped = isEscaped || hasEscape(key)
      for other in 0..<count where isSameText(key, names[other], escaped: isEscaped) {
        throw error("a member stands twice in one object")
      }
      names.initializeElement(at: count, to: key)
      count += 1
      skipSpace()
      try expect(UInt8(ascii: ":"), "\":\"")
      skipSpace()
      let start = at
      try skipValue(depth: depth + 1)
      found(Member(key: key, value: start..<at))
      skipSpace()
      if peek == UInt8(ascii: "}") {
        at += 1
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
    guard at + count <= end, let base = bytes.baseAddress, memcmp(base + at, text.utf8Start, count) == 0 else {
      return false
    }
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
