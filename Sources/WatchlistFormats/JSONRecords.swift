/// Takes the records out of JSON without holding the document: objects that stand alone, one after another or in an
/// array, and those in one named array of an object around them, as a web service's page has them.
///
/// What a record holds is for the decoder to judge; here only brackets and texts count. Memory: one piece and one
/// record of at most `ImportLimits.bytesPerRecord`.
struct JSONRecords {
  struct Record {
    /// Where it begins, counted from 1.
    var line: Int
    /// `nil` where it is too long.
    var bytes: [UInt8]?
  }

  private let source: ByteSource
  private let member: [UInt8]
  private var piece: ArraySlice<UInt8> = []
  private var line = 1
  private(set) var byteCount = 0
  /// The brackets that are open.
  private var open: [UInt8] = []
  /// How many are open where records stand: none, or those around a list of them; the innermost list last.
  private var bases = [0]
  private var record: Record?
  /// The last text, as far as it can be `member`.
  private var text: [UInt8] = []
  /// Whether a colon came last, so that `text` is the name of what follows.
  private var isNamed = false

  /// - Parameter member: the name of an array of records within an object.
  init(_ source: ByteSource, member: String) {
    self.source = source
    self.member = Array(member.utf8)
  }

  /// The next record, `nil` at the end.
  ///
  /// - Throws: what the source throws; `ImportError.malformed` where brackets don't match or the file ends within a
  ///   record, `.tooDeep`, `.tooLarge` and `.notText`.
  mutating func next() throws(ImportError) -> Record? {
    while let byte = try take() {
      if byte == UInt8(ascii: "{"), open.count == bases.last { record = Record(line: line, bytes: []) }
      keep(byte)
      switch byte {
      case UInt8(ascii: "\""): try readText()
      case UInt8(ascii: "{"): try enter(byte)
      case UInt8(ascii: "["):
        let isList = open.isEmpty || isNamed && text == member
        try enter(byte)
        if isList {
          bases.append(open.count)
          // What was begun is the page around the list.
          record = nil
        }
      case UInt8(ascii: "}"):
        guard open.popLast() == UInt8(ascii: "{") else { throw malformed }
        if open.count == bases.last, let whole = record {
          record = nil
          return whole
        }
      case UInt8(ascii: "]"):
        guard open.popLast() == UInt8(ascii: "[") else { throw malformed }
        if let base = bases.last, open.count < base { bases.removeLast() }
      case UInt8(ascii: "<") where open.isEmpty: throw ImportError.isWebPage(file: source.name)
      default:
        guard !open.isEmpty || ListText.isBlank(byte) else { throw malformed }
      }
      if !ListText.isBlank(byte) { isNamed = byte == UInt8(ascii: ":") }
    }
    guard open.isEmpty else { throw malformed }
    return nil
  }

  private mutating func enter(_ bracket: UInt8) throws(ImportError) {
    guard open.count < ImportLimits.levels else {
      throw ImportError.tooDeep(file: source.name, line: line, levels: ImportLimits.levels)
    }
    open.append(bracket)
  }

  /// The rest of a text, to its closing quotation mark.
  private mutating func readText() throws(ImportError) {
    guard !open.isEmpty else { throw malformed }
    text = []
    var isEscaped = false
    while let byte = try take() {
      keep(byte)
      if byte == UInt8(ascii: "\""), !isEscaped { return }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if text.count <= member.count { text.append(byte) }
    }
    throw malformed
  }

  private mutating func keep(_ byte: UInt8) {
    guard let count = record?.bytes?.count else { return }
    if count < ImportLimits.bytesPerRecord { record?.bytes?.append(byte) } else { record?.bytes = nil }
  }

  private var malformed: ImportError { .malformed(file: source.name, line: line) }

  private mutating func take() throws(ImportError) -> UInt8? {
    while piece.isEmpty {
      guard let next = try source.next() else { return nil }
      let hasMark = byteCount == 0 && next.starts(with: [0xEF, 0xBB, 0xBF])
      byteCount += next.count
      guard byteCount <= ImportLimits.bytesPerFile else {
        throw ImportError.tooLarge(file: source.name, bytes: ImportLimits.bytesPerFile)
      }
      guard !next.contains(0) else { throw ImportError.notText(file: source.name) }
      piece = hasMark ? next.dropFirst(3) : next[...]
    }
    let byte = piece.removeFirst()
    if byte == UInt8(ascii: "\n") { line += 1 }
    return byte
  }
}
