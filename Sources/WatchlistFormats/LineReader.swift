/// Reads lines out of bytes in pieces of any size; blank ones are passed over.
///
/// Memory: one piece and one line of at most `ImportLimits.bytesPerRecord`; a longer one is given as `nil` bytes.
struct LineReader {
  struct Line {
    /// Counted from 1.
    var number: Int
    /// Without its line break; `nil` where the line is too long.
    var bytes: [UInt8]?
  }

  private let source: ByteSource
  private var piece: ArraySlice<UInt8> = []
  private var number = 0
  private(set) var byteCount = 0

  init(_ source: ByteSource) { self.source = source }

  /// The next line that isn't blank; `nil` at the end.
  ///
  /// - Throws: what the source throws, `ImportError.tooLarge` and `.notText`.
  mutating func next() throws(ImportError) -> Line? {
    while true {
      guard let line = try any() else { return nil }
      guard let bytes = line.bytes, bytes.allSatisfy(ListText.isBlank) else { return line }
    }
  }

  private mutating func any() throws(ImportError) -> Line? {
    var bytes: [UInt8] = []
    var isTooLong = false
    var hasBegun = false
    while true {
      if piece.isEmpty {
        guard let next = try source.next() else {
          guard hasBegun else { return nil }
          return line(bytes, isTooLong)
        }
        try check(next)
        piece = number == 0 && !hasBegun && next.starts(with: [0xEF, 0xBB, 0xBF]) ? next.dropFirst(3) : next[...]
        continue
      }
      hasBegun = true
      let end = piece.firstIndex(of: UInt8(ascii: "\n"))
      let part = piece[..<(end ?? piece.endIndex)]
      isTooLong = isTooLong || bytes.count + part.count > ImportLimits.bytesPerRecord
      if isTooLong { bytes = [] } else { bytes += part }
      piece = end.map { piece[($0 + 1)...] } ?? []
      if end != nil { return line(bytes, isTooLong) }
    }
  }

  private mutating func line(_ bytes: [UInt8], _ isTooLong: Bool) -> Line {
    number += 1
    return Line(number: number, bytes: isTooLong ? nil : bytes)
  }

  private mutating func check(_ piece: [UInt8]) throws(ImportError) {
    byteCount += piece.count
    guard byteCount <= ImportLimits.bytesPerFile else {
      throw ImportError.tooLarge(file: source.name, bytes: ImportLimits.bytesPerFile)
    }
    guard !piece.contains(0) else { throw ImportError.notText(file: source.name) }
  }
}
