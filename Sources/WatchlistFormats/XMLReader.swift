/// Reads XML as lists need it, out of bytes in pieces of any size: elements, attributes, text, CDATA, comments and
/// processing instructions.
///
/// A document type, and with it every entity but XML's own five, is refused and not skipped, so that nothing grows,
/// nothing comes from elsewhere and no letter of a name is lost. Tags must match, and the file must end with its
/// root. Memory: one piece, one tag of `ImportLimits.bytesPerTag` and a stretch of text of as many bytes.
///
/// FoundationXML's parser was measured and not taken: it passes over entities that it doesn't know, tells success for
/// a file that is cut between two pieces, and takes 10 s for one tag of 200,000 attributes.
struct XMLReader {
  enum Token: Equatable {
    case start(name: String, attributes: [String: String])
    case end(name: String)
    /// A stretch of an element's text; a long one comes in several.
    case text([UInt8])
  }

  /// The line that is being read, counted from 1.
  private(set) var line = 1
  private(set) var byteCount = 0
  /// Elements that are open.
  var depth: Int { open.count }

  private let source: ByteSource
  private var piece: [UInt8] = []
  private var offset = 0
  private var open: [String] = []
  private var hasBegun = false
  private var hasRoot = false
  /// The end of an element that was opened and closed by one tag.
  private var pendingEnd: String?

  init(_ source: ByteSource) { self.source = source }

  /// The next token, `nil` after the root's end.
  ///
  /// - Throws: what the source throws; `ImportError.empty`, `.malformed`, `.documentType`, `.tooDeep`, `.tooLarge` and
  ///   `.notText`.
  mutating func next() throws(ImportError) -> Token? {
    if let name = pendingEnd {
      pendingEnd = nil
      open.removeLast()
      return .end(name: name)
    }
    while true {
      guard let byte = try peek() else {
        guard hasRoot else { throw ImportError.empty(file: source.name) }
        guard open.isEmpty else { throw malformed }
        return nil
      }
      if byte != UInt8(ascii: "<") {
        let text = try text()
        if depth > 0 { return .text(text) }
        // Nothing but blanks and a byte order mark stands outside of the root.
        let isMark = !hasBegun && text.starts(with: [0xEF, 0xBB, 0xBF])
        guard text.dropFirst(isMark ? 3 : 0).allSatisfy(ListText.isBlank) else { throw malformed }
        hasBegun = true
        continue
      }
      hasBegun = true
      if let token = try markup() { return token }
    }
  }

  // MARK: Markup

  /// What stands between `<` and `>`; `nil` for what says nothing.
  private mutating func markup() throws(ImportError) -> Token? {
    try skip(1)
    switch try peek() {
    case UInt8(ascii: "/"):
      try skip(1)
      let name = try name()
      try skipBlanks()
      try expect(">")
      guard open.popLast() == name else { throw malformed }
      return .end(name: name)
    case UInt8(ascii: "?"):
      try skip(past: "?>")
      return nil
    case UInt8(ascii: "!"): return try declaration()
    default: return try startTag()
    }
  }

  private mutating func declaration() throws(ImportError) -> Token? {
    try skip(1)
    switch try peek() {
    case UInt8(ascii: "-"):
      try expect("--")
      try skip(past: "-->")
      return nil
    case UInt8(ascii: "["):
      try expect("[CDATA[")
      guard depth > 0 else { throw malformed }
      return .text(try characterData())
    default:
      let line = line
      let isPage = try (take(12)).elementsEqual("doctype html".utf8)
      if isPage { throw ImportError.isWebPage(file: source.name) }
      throw ImportError.documentType(file: source.name, line: line)
    }
  }

  private mutating func startTag() throws(ImportError) -> Token {
    guard depth > 0 || !hasRoot else { throw malformed }
    let end = byteOffset + ImportLimits.bytesPerTag
    let name = try name()
    var attributes: [String: String] = [:]
    while true {
      let hadBlank = try skipBlanks()
      guard byteOffset < end else { throw malformed }
      switch try peek() {
      case UInt8(ascii: ">"):
        try skip(1)
        try enter(name)
        return .start(name: name, attributes: attributes)
      case UInt8(ascii: "/"):
        try expect("/>")
        try enter(name)
        pendingEnd = name
        return .start(name: name, attributes: attributes)
      default:
        guard hadBlank else { throw malformed }
        let (key, value) = try attribute(end)
        guard attributes.updateValue(value, forKey: key) == nil else { throw malformed }
      }
    }
  }

  private mutating func enter(_ name: String) throws(ImportError) {
    guard depth < ImportLimits.levels else {
      throw ImportError.tooDeep(file: source.name, line: line, levels: ImportLimits.levels)
    }
    hasRoot = true
    open.append(name)
  }

  private mutating func attribute(_ end: Int) throws(ImportError) -> (String, String) {
    let key = try name()
    try skipBlanks()
    try expect("=")
    try skipBlanks()
    let quote = try peek()
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw malformed }
    try skip(1)
    var value: [UInt8] = []
    while let byte = try peek(), byte != quote {
      guard byte != UInt8(ascii: "<"), byteOffset < end else { throw malformed }
      if byte == UInt8(ascii: "&") { try reference(into: &value) } else { value.append(try take()) }
    }
    try skip(1)
    return (key, ListText.decode(value))
  }

  private mutating func name() throws(ImportError) -> String {
    var name: [UInt8] = []
    while let byte = try peek(), Self.isOfName(byte) {
      guard name.count < 256 else { throw malformed }
      name.append(try take())
    }
    guard let first = name.first, first >= UInt8(ascii: "A") || first == UInt8(ascii: ":") else { throw malformed }
    return String(decoding: name, as: UTF8.self)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }

  // MARK: Text

  /// Text up to the next tag, or as much of it as one token holds.
  private mutating func text() throws(ImportError) -> [UInt8] {
    var text: [UInt8] = []
    while let byte = try peek(), byte != UInt8(ascii: "<"), text.count < ImportLimits.bytesPerTag {
      if byte == UInt8(ascii: "&") { try reference(into: &text) } else { text.append(try take()) }
    }
    return text
  }

  /// Text up to `]]>`; one that is longer than a record may be is no list's.
  private mutating func characterData() throws(ImportError) -> [UInt8] {
    var text: [UInt8] = []
    while !text.suffix(3).elementsEqual("]]>".utf8) {
      guard text.count < ImportLimits.bytesPerRecord else { throw malformed }
      text.append(try take())
    }
    return text.dropLast(3)
  }

  /// `&amp;`, `&#233;`, `&#xE9;` and the like; any other entity would need a document type.
  private mutating func reference(into text: inout [UInt8]) throws(ImportError) {
    try skip(1)
    var name: [UInt8] = []
    while try peek() != UInt8(ascii: ";") {
      guard name.count < 10 else { throw malformed }
      name.append(try take())
    }
    try skip(1)
    switch String(decoding: name, as: UTF8.self) {
    case "amp": text.append(UInt8(ascii: "&"))
    case "lt": text.append(UInt8(ascii: "<"))
    case "gt": text.append(UInt8(ascii: ">"))
    case "quot": text.append(UInt8(ascii: "\""))
    case "apos": text.append(UInt8(ascii: "'"))
    case let number:
      let digits = number.dropFirst()
      let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard number.first == "#", let scalar = value.flatMap(Unicode.Scalar.init), scalar != "\0" else {
        throw malformed
      }
      text += Array(String(scalar).utf8)
    }
  }

  // MARK: Bytes

  private var malformed: ImportError { .malformed(file: source.name, line: line) }

  /// Where the next byte stands in the file.
  var byteOffset: Int { byteCount - piece.count + offset }

  private mutating func peek() throws(ImportError) -> UInt8? {
    while offset == piece.count {
      guard let next = try source.next() else { return nil }
      byteCount += next.count
      guard byteCount <= ImportLimits.bytesPerFile else {
        throw ImportError.tooLarge(file: source.name, bytes: ImportLimits.bytesPerFile)
      }
      guard !next.contains(0) else { throw ImportError.notText(file: source.name) }
      (piece, offset) = (next, 0)
    }
    return piece[offset]
  }

  private mutating func take() throws(ImportError) -> UInt8 {
    guard let byte = try peek() else { throw malformed }
    offset += 1
    if byte == UInt8(ascii: "\n") { line += 1 }
    return byte
  }

  /// The next bytes, letters in lower case; fewer at the end.
  private mutating func take(_ count: Int) throws(ImportError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count, try peek() != nil { bytes.append(try take() | 0x20) }
    return bytes
  }

  private mutating func skip(_ count: Int) throws(ImportError) {
    for _ in 0..<count { _ = try take() }
  }

  @discardableResult
  private mutating func skipBlanks() throws(ImportError) -> Bool {
    var hadBlank = false
    while let byte = try peek(), ListText.isBlank(byte) {
      try skip(1)
      hadBlank = true
    }
    return hadBlank
  }

  private mutating func expect(_ text: StaticString) throws(ImportError) {
    for byte in text.description.utf8 {
      guard try take() == byte else { throw malformed }
    }
  }

  /// Goes behind the next occurrence of `end`.
  private mutating func skip(past end: StaticString) throws(ImportError) {
    let end = Array(end.description.utf8)
    var last: [UInt8] = []
    while last != end {
      if last.count == end.count { last.removeFirst() }
      last.append(try take())
    }
  }
}
