import Crypto

/// What a writer hands in: who, what, and the event's body. The journal adds where and when.
public struct Entry: Sendable, Equatable {
  /// The event's id, kept when the entry is appended again after a failed sync.
  public let id: String
  public let officer: String
  /// How the officer proved who they are; `none` until the account has a passphrase.
  public let auth: String
  public let type: String
  /// The version of the body's form, from 0.
  public let v: Int
  /// A JSON object without line breaks, which the journal does not look into.
  public let body: [UInt8]
  /// Signatures, as a JSON array without line breaks; nil: none. The journal does not look into it either.
  public var sig: [UInt8]?

  public init(id: String, officer: String, auth: String, type: String, v: Int, body: [UInt8], sig: [UInt8]? = nil) {
    self.id = id
    self.officer = officer
    self.auth = auth
    self.type = type
    self.v = v
    self.body = body
    self.sig = sig
  }
}

/// A new event id: 75 random bits as 15 characters of Crockford's base 32, in lower case.
///
/// Short enough to be typed, and to need no heap in Swift; two of a million million are equal once in 75,000 tries.
public func newEventID() -> String { eventID(Posix.randomBytes(15)) }

/// The event id of what some bytes are, always the same: by it, what is asked to be recorded twice is recorded once.
public func eventID(of bytes: [UInt8]) -> String { eventID(SHA256.hash(data: bytes).prefix(15)) }

private func eventID(_ bytes: some Sequence<UInt8>) -> String {
  let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  return String(decoding: bytes.map { alphabet[Int($0 & 31)] }, as: UTF8.self)
}

/// One line of the journal, read and checked.
public struct Record: Sendable {
  /// The line's place in the journal, counted from 0 over all files; below 0 in a journal that this one continues.
  public internal(set) var seq: Int
  public let id: String
  public let time: Timestamp
  /// Which start of the machine `mono` belongs to: 8 hexadecimal digits.
  public let boot: String
  /// Milliseconds since that start.
  public let mono: Int
  public let console: String
  public let officer: String
  public let auth: String
  public let type: String
  public let v: Int
  /// The sequence number known to be on disk when the line was written.
  public let durable: Int?
  /// The line without its newline.
  public let line: [UInt8]
  let bodyRange: Range<Int>
  let sigRange: Range<Int>?

  /// The body's bytes as they stand in the line: what officers sign.
  public var bodyBytes: ArraySlice<UInt8> { line[bodyRange] }

  public var isSigned: Bool { sigRange != nil }

  /// The objects of the member `sig`; none where the line has none. Costs a pass over the line.
  ///
  /// - Throws: where it holds something else.
  public func signatures() throws(JSONError) -> [JSONObject] {
    sigRange == nil ? [] : try JSONObject(line).objects("sig") ?? []
  }

  /// The event's body. Costs a pass over it.
  public func body() throws(JSONError) -> JSONObject { try JSONObject(line, checked: bodyRange) }

  /// Reads a line, checks its checksum and takes its envelope apart; nil when anything of it is wrong.
  init?(line: [UInt8]) {
    guard let record = line.withUnsafeBufferPointer({ bytes in Envelope(bytes).map { Record($0, bytes) } }) else {
      return nil
    }
    self = record
  }

  /// Takes the texts out of a line that was checked.
  init(_ envelope: Envelope, _ bytes: UnsafeBufferPointer<UInt8>) {
    let scanner = JSONScanner(bytes, bytes.indices)
    seq = envelope.seq
    id = scanner.text(envelope.id)
    time = envelope.time
    boot = scanner.text(envelope.boot)
    mono = envelope.mono
    console = scanner.text(envelope.console)
    officer = scanner.text(envelope.officer)
    auth = scanner.text(envelope.auth)
    type = scanner.text(envelope.type)
    v = envelope.v
    durable = envelope.durable
    line = Array(bytes)
    bodyRange = envelope.body
    sigRange = envelope.sig
  }

  /// Puts together what was just written as `line`.
  init(_ entry: Entry, _ context: RecordLine.Context, line: [UInt8], body: Range<Int>, sig: Range<Int>?) {
    seq = context.seq
    id = entry.id
    time = context.time
    boot = context.boot
    mono = context.mono
    console = context.console
    officer = entry.officer
    auth = entry.auth
    type = entry.type
    v = entry.v
    durable = context.durable
    self.line = line
    bodyRange = body
    sigRange = sig
  }
}
