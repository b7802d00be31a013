import CSys
import Glibc

/// The form of a line: `docs/formats/journal.md` is the specification.
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
    /// The time as lines have it, made once for all lines of an append.
    let timeText: String

    init(seq: Int, time: Timestamp, boot: String, mono: Int, console: String, durable: Int?) {
      self.seq = seq
      self.time = time
      self.boot = boot
      self.mono = mono
      self.console = console
      self.durable = durable
      timeText = time.description
    }
  }

  /// Writes the line of an entry.
  ///
  /// - Throws: `tooLong`; `system` with EINVAL where the entry makes no record: a version below 0, a body that is no
  ///   JSON object or holds a line break.
  static func compose(_ entry: Entry, _ context: Context) throws(JournalError) -> Record {
    var json = JSONWriter()
    json.reserve(entry.body.count + usualEnvelope)
    json.literal(#"{"seq":"#)
    json.value(context.seq)
    json.literal(#","id":"#)
    json.value(entry.id)
    json.literal(#","time":"#)
    json.value(context.timeText)
    json.literal(#","boot":"#)
    json.value(context.boot)
    json.literal(#","mono":"#)
    json.value(context.mono)
    json.literal(#","console":"#)
    json.value(context.console)
    json.literal(#","officer":"#)
    json.value(entry.officer)
    json.literal(#","auth":"#)
    json.value(entry.auth)
    json.literal(#","type":"#)
    json.value(entry.type)
    json.literal(#","v":"#)
    json.value(entry.v)
    json.literal(#","body":"#)
    let body = json.bytes.count..<(json.bytes.count + entry.body.count)
    json.raw(entry.body)
    json.literal(#","durable":"#)
    if let durable = context.durable { json.value(durable) } else { json.null() }
    let checksum = json.bytes.withUnsafeBufferPointer(checksum)
    json.literal(trailerStart)
    json.raw(hex(checksum))
    json.literal(#""}"#)
    guard json.bytes.count <= byteLimit else { throw .tooLong(bytes: json.bytes.count, limit: byteLimit) }
    guard entry.v >= 0, isObject(entry.body) else {
      throw .system(operation: "compose", path: entry.type, code: EINVAL)
    }
    return Record(entry, context, line: json.bytes, body: body)
  }

  /// Whether the bytes are one JSON object that can stand in a line.
  private static func isObject(_ body: [UInt8]) -> Bool {
    guard body.first == UInt8(ascii: "{"), !body.contains(newline) else { return false }
    return body.withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes, bytes.indices)
      return (try? scanner.skipValue(depth: 1)) != nil && scanner.at == bytes.count
    }
  }

  /// `,"c":"` with 8 digits, `"}`.
  static let trailerLength = 16
  private static let trailerStart: StaticString = #","c":""#

  private static func trailer(checksum: UInt32) -> [UInt8] {
    Array(trailerStart.description.utf8) + hex(checksum) + Array(#""}"#.utf8)
  }

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
