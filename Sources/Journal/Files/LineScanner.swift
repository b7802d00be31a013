import Glibc

/// One line as it stands in a file, sound or not.
struct ScannedLine {
  /// The line without its newline; empty when it is longer than a line may be. Good until the scanner goes on.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Where it begins in the file.
  let offset: Int
  /// Its length with its newline, if it has one.
  let length: Int
  /// Whether it ends in a newline: only then it is a leaf.
  let isComplete: Bool

  /// Where the next line begins.
  var end: Int { offset + length }
}

/// Cuts a range of a file into lines; holds at most 256 KiB of it.
final class LineScanner {
  /// What is read stays in a core's own cache until its lines have been looked at; a line fits many times.
  private static let blockBytes = 1 << 18

  private let file: OpenFile
  private let end: Int
  private let buffer: UnsafeMutableRawPointer
  private let capacity: Int
  /// The offset in the file of the buffer's first byte.
  private var bufferOffset: Int
  private var filled = 0
  /// Where the next line begins in the buffer.
  private var at = 0

  /// Lines from `offset`, which must be the beginning of one, up to `end` or the end of the file.
  init(_ file: OpenFile, from offset: Int, to end: Int) {
    self.file = file
    self.end = end
    bufferOffset = offset
    capacity = min(Self.blockBytes, max(end - offset, 1))
    buffer = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Where the next line begins.
  var offset: Int { bufferOffset + at }

  func next() throws(JournalError) -> ScannedLine? {
    let start = offset
    var searched = at
    while true {
      if let newline = memchr(buffer + searched, Int32(RecordLine.newline), filled - searched) {
        return take(from: start, to: newline - buffer, isComplete: true)
      }
      searched = filled
      if try !fill(&searched) { break }
    }
    return filled > at || offset > start ? take(from: start, to: filled, isComplete: false) : nil
  }

  /// Takes the line that began at `start` in the file and ends at `stop` in the buffer.
  private func take(from start: Int, to stop: Int, isComplete: Bool) -> ScannedLine {
    let isWhole = offset == start && stop - at <= RecordLine.byteLimit
    let bytes = UnsafeRawBufferPointer(start: buffer + at, count: isWhole ? stop - at : 0)
    at = stop + (isComplete ? 1 : 0)
    return ScannedLine(
      bytes: bytes.bindMemory(to: UInt8.self), offset: start, length: offset - start, isComplete: isComplete)
  }

  /// Reads more behind the line that has begun; of a line longer than the buffer only its length is kept.
  private func fill(_ searched: inout Int) throws(JournalError) -> Bool {
    guard bufferOffset + filled < end else { return false }
    if at == 0, filled == capacity { at = filled }
    if at > 0 {
      memmove(buffer, buffer + at, filled - at)
      bufferOffset += at
      filled -= at
      searched -= at
      at = 0
    }
    let count = min(capacity - filled, end - bufferOffset - filled)
    let free = UnsafeMutableRawBufferPointer(start: buffer + filled, count: count)
    let read = try file.read(into: free, at: bufferOffset + filled)
    filled += read
    return read > 0
  }
}
