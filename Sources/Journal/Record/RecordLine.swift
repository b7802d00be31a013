import CSys
import Glibc

/// The form of a line: `docs/journal-format.md` is the specification.
enum RecordLine {
  /// The most bytes of a line, its newline not counted.
  static let byteLimit = 65_535
  /// Room for what stands around the body in nearly every line.
  static let usualEnvelope = 256
  static let newline = UInt8(ascii: "\n")

  /// What the journal knows of a line besides the entry.
  struct Context {
    var seq: Int
    let time: Timestamp
    let boot: String
    let mono: Int
    let console: String
    let durable: Int?
    /// The members that all lines of an append share, made once: from `time` to `console`, and `durable`.
    fileprivate let origin: [UInt8]
    fileprivate let ending: [UInt8]

    init(seq: Int, time: Timestamp, boot: String, mono: Int, console: String, durable: Int?) {
      self.seq = seq
      self.time = time
      self.boot = boot
      self.mono = mono
      self.console = console
      self.durable = durable
      var origin = JSONWriter()
      origin.member("time", time.description)
      origin.member("boot", boot)
      origin.member("mono", mono)
      origin.member("console", console)
      self.origin = origin.bytes
      var ending = JSONWriter()
      ending.key("durable")
      if let durable { ending.value(durable) } else { ending.null() }
      self.ending = ending.bytes
    }
  }

  /// The line of an entry.
  ///
  /// - Throws: as `compose(_:_:limit:)`.
  static func compose(_ entry: Entry, _ context: Context) throws(JournalError) -> Record {
    var lines = JSONWriter()
    return try append(entry, context, origin(of: entry, context), to: &lines)
  }

  /// The lines of an append, numbered from the context's `seq` on, and all of them with their newlines as one text.
  ///
  /// - Throws: `tooLong`, for a line or for all of them; `system` with EINVAL where an entry makes no record: a version
  ///   below 0, a body that is no JSON object, a `sig` that is no array, or a line break in them.
  static func compose(
    _ entries: [Entry], _ context: Context, limit: Int
  ) throws(JournalError) -> (records: [Record], text: [UInt8]) {
    var context = context
    var lines = JSONWriter()
    lines.reserve(min(entries.reduce(0) { $0 + $1.body.count + usualEnvelope }, limit))
    var records: [Record] = []
    records.reserveCapacity(entries.count)
    var origin: [UInt8] = []
    for (index, entry) in entries.enumerated() {
      if index == 0 || !hasSameOrigin(entry, entries[index - 1]) { origin = Self.origin(of: entry, context) }
      records.append(try append(entry, context, origin, to: &lines))
      lines.literal("\n")
      context.seq += 1
      guard lines.bytes.count <= limit else { throw .tooLong(bytes: lines.bytes.count, limit: limit) }
    }
    return (records, lines.bytes)
  }

  /// The members from `time` to `v`, which most lines of an append share.
  private static func origin(of entry: Entry, _ context: Context) -> [UInt8] {
    var json = JSONWriter()
    json.raw(context.origin)
    json.member("officer", entry.officer)
    json.member("auth", entry.auth)
    json.member("type", entry.type)
    json.member("v", entry.v)
    return json.bytes
  }

  private static func hasSameOrigin(_ left: Entry, _ right: Entry) -> Bool {
    left.officer == right.officer && left.auth == right.auth && left.type == right.type && left.v == right.v
  }

  private static func append(
    _ entry: Entry, _ context: Context, _ origin: [UInt8], to lines: inout JSONWriter
  ) throws(JournalError) -> Record {
    let start = lines.bytes.count
    lines.literal(#"{"seq":"#)
    lines.value(context.seq)
    lines.literal(#","id":"#)
    lines.value(entry.id)
    lines.raw(origin)
    lines.literal(#","body":"#)
    let body = lines.bytes.count..<(lines.bytes.count + entry.body.count)
    lines.raw(entry.body)
    lines.raw(context.ending)
    var sig: Range<Int>?
    if let signatures = entry.sig {
      lines.literal(#","sig":"#)
      sig = lines.bytes.count..<(lines.bytes.count + signatures.count)
      lines.raw(signatures)
    }
    guard entry.v >= 0, isWhole(lines.bytes, body, UInt8(ascii: "{")),
      sig.map({ isWhole(lines.bytes, $0, UInt8(ascii: "[")) }) ?? true
    else { throw .system(operation: "compose", path: entry.type, code: EINVAL) }
    let sum = lines.bytes.withUnsafeBufferPointer { checksum(UnsafeBufferPointer(rebasing: $0[start...])) }
    lines.literal(trailerStart)
    lines.raw(hex(sum))
    lines.literal(#""}"#)
    let count = lines.bytes.count - start
    guard count <= byteLimit else { throw .tooLong(bytes: count, limit: byteLimit) }
    return Record(
      entry, context, line: Array(lines.bytes[start...]), body: (body.lowerBound - start)..<(body.upperBound - start),
      sig: sig.map { ($0.lowerBound - start)..<($0.upperBound - start) })
  }

  /// Whether a part of the text is one JSON value that begins so, without line breaks.
  private static func isWhole(_ text: [UInt8], _ range: Range<Int>, _ opening: UInt8) -> Bool {
    text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, memchr(base + range.lowerBound, Int32(newline), range.count) == nil else {
        return false
      }
      var scanner = JSONScanner(bytes, range)
      return scanner.peek == opening && (try? scanner.skipValue(depth: 1)) != nil && scanner.at == range.upperBound
    }
  }

  /// `,"c":"` with 8 digits, `"}`.
  static let trailerLength = 16
  private static let trailerStart: StaticString = #","c":""#

  static func checksum(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    csys_crc32c(0, bytes.baseAddress, bytes.count)
  }

  /// Eight lower-case hexadecimal digits.
  static func hex(_ checksum: UInt32) -> [UInt8] {
    (0..<8).map { digit(checksum, $0) }
  }

  private static func digit(_ checksum: UInt32, _ place: Int) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: checksum >> UInt32(28 - 4 * place)) & 15
    return value < 10 ? 0x30 + value : 0x57 + value
  }

  /// Whether the line ends in the checksum of what stands before it.
  static func isSound(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    guard line.count > trailerLength, line.count <= byteLimit, line[0] == UInt8(ascii: "{") else { return false }
    let start = line.count - trailerLength
    let checksum = checksum(UnsafeBufferPointer(rebasing: line[..<start]))
    for index in 0..<6 where line[start + index] != trailerStart.utf8Start[index] { return false }
    for place in 0..<8 where line[start + 6 + place] != digit(checksum, place) { return false }
    return line[start + 14] == UInt8(ascii: "\"") && line[start + 15] == UInt8(ascii: "}")
  }
}
