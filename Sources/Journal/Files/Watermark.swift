import CSys
import Glibc

/// How far the journal is known to be on disk.
struct Watermark: Equatable {
  /// The start of the machine that this is true of: after a power cut it says nothing.
  var boot: String
  /// The last sequence number known to be on disk.
  var seq: Int
  /// The newest file of the journal, so that a writer sees with one read that another has gone on to a new one.
  var file: Int
}

/// `run/durable`: one line of fixed length, replaced by one `pwrite`, never synced.
///
/// `boot seq file crc`, for example `1a2b3c4d 00000000000000041893 000000 5e0c9ab1`. It is only ever raised, under a
/// `flock` of its own, which is held for no longer than a read and a write.
final class WatermarkFile {
  private static let length = 46
  private var file: OpenFile
  private let isWritable: Bool

  /// Opens the file, and makes it where that is possible; a store that cannot be written is read.
  init(path: String, writable: Bool) throws(JournalError) {
    isWritable = writable
    file = try OpenFile(path, writable ? O_RDWR | O_CREAT : O_RDONLY)
  }

  /// Takes the file that has the name now, where somebody deleted or replaced the one that is open.
  func reopenIfReplaced() throws(JournalError) {
    if try file.isUnlinked { file = try OpenFile(file.path, O_RDWR | O_CREAT) }
  }

  /// The watermark, if it was written since this start of the machine.
  func read() throws(JournalError) -> Watermark? {
    let bytes = try file.read(count: Self.length, at: 0)
    if bytes.isEmpty { return nil }
    if let mark = Self.parse(bytes) { return Self.ofThisBoot(mark) }
    // A read beside a write may see half of each; behind the lock there is no write.
    while flock(file.descriptor, LOCK_SH) != 0 {
      guard errno == EINTR else { throw Posix.error("flock", file.path) }
    }
    defer { _ = flock(file.descriptor, LOCK_UN) }
    return try readUnderLock()
  }

  /// Changes the watermark under its own lock. `change` gets what stands there and gives what shall stand there, or
  /// nil to leave it; a lower sequence number or file is never written.
  ///
  /// - Throws: `busy`, `full`, `readOnly`, `system`.
  @discardableResult
  func update(_ change: (Watermark?) -> Watermark?) throws -> Watermark? {
    guard isWritable else { throw JournalError.readOnly(path: file.path) }
    return try FileLock.holding(file) {
      let before = try readUnderLock()
      guard var after = change(before) else { return before }
      after.seq = max(after.seq, before?.seq ?? 0)
      after.file = max(after.file, before?.file ?? 0)
      guard after != before else { return before }
      let bytes = Self.text(after)
      let count = bytes.withUnsafeBytes { pwrite(file.descriptor, $0.baseAddress, $0.count, 0) }
      guard count == bytes.count else { throw Posix.error("write", file.path, count < 0 ? errno : ENOSPC) }
      return after
    }
  }

  private func readUnderLock() throws(JournalError) -> Watermark? {
    Self.parse(try file.read(count: Self.length, at: 0)).flatMap(Self.ofThisBoot)
  }

  private static func ofThisBoot(_ mark: Watermark) -> Watermark? { mark.boot == SystemClock.bootID ? mark : nil }

  static func text(_ mark: Watermark) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    bytes += mark.boot.utf8
    append(mark.seq, 20, to: &bytes)
    append(mark.file, 6, to: &bytes)
    bytes.append(space)
    let checksum = bytes.withUnsafeBufferPointer { RecordLine.checksum($0) }
    bytes += RecordLine.hex(checksum)
    bytes.append(RecordLine.newline)
    return bytes
  }

  /// A space and a number with leading zeros.
  private static func append(_ number: Int, _ width: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes += repeatElement(0x30, count: width + 1)
    bytes[start] = space
    var rest = number
    for place in (start + 1...start + width).reversed() {
      bytes[place] += UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }

  private static func parse(_ bytes: [UInt8]) -> Watermark? {
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count == length, bytes[8] == space, bytes[29] == space, bytes[36] == space,
        bytes[length - 1] == RecordLine.newline, let seq = number(bytes[9..<29]), let file = number(bytes[30..<36]),
        bytes[..<8].allSatisfy(Posix.isHexDigit),
        bytes[37..<45].elementsEqual(RecordLine.hex(RecordLine.checksum(UnsafeBufferPointer(rebasing: bytes[..<37]))))
      else { return nil }
      return Watermark(boot: String(decoding: bytes[..<8], as: UTF8.self), seq: seq, file: file)
    }
  }

  private static let space = UInt8(ascii: " ")

  private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var number = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      let (tens, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooLarge) = tens.addingReportingOverflow(Int(digit - 0x30))
      guard !isTooLarge, !isStillTooLarge else { return nil }
      number = sum
    }
    return number
  }
}
