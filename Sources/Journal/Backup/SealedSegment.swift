import Crypto
import Glibc

/// One file of a back-up: pieces of files, each sealed to the recovery key with HPKE (RFC 9180).
///
/// `docs/formats/backup.md` is the specification.
enum SealedSegment {
  static let magic = Array("plbn-backup/v1\n".utf8)
  static let encapsulatedBytes = 32
  /// HPKE's tag.
  static let tagBytes = 16
  /// The most bytes of a chunk before it is sealed.
  static let chunkLimit = 1 << 20
  /// Room in a chunk for the line that says what its bytes are.
  static let headerLimit = 1024
  static let ciphersuite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly

  /// What the key is bound to, so that no segment can stand in another's place.
  static func info(journal: String, number: Int, previous: String) -> [UInt8] {
    Array("plbn-backup/v1\n\(journal)\n\(number)\n\(previous)\n".utf8)
  }

  /// What each chunk is bound to besides its number: whether it is the last.
  static func mark(isLast: Bool) -> [UInt8] { [isLast ? 1 : 0] }
}

/// Bytes of a file at a place.
struct BackupPiece: Equatable {
  let path: String
  let offset: Int
  let bytes: [UInt8]

  /// `offset length path`, a newline, the bytes.
  var chunk: [UInt8] { Array("\(offset) \(bytes.count) \(path)\n".utf8) + bytes }

  init(path: String, offset: Int, bytes: [UInt8]) {
    self.path = path
    self.offset = offset
    self.bytes = bytes
  }

  /// nil when the chunk is not exactly what `chunk` gives, or its path is none.
  init?(_ chunk: [UInt8]) {
    guard let newline = chunk.firstIndex(of: RecordLine.newline),
      let header = String(validating: chunk[..<newline], as: UTF8.self)
    else { return nil }
    let fields = header.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard fields.count == 3, let offset = Int(fields[0]), let count = Int(fields[1]), offset >= 0, offset < 1 << 50,
      count == chunk.count - newline - 1, BackupPath.isSound(fields[2])
    else { return nil }
    self.init(path: String(fields[2]), offset: offset, bytes: Array(chunk[(newline + 1)...]))
  }
}

/// Writes a segment.
final class SegmentWriter {
  private let file: OpenFile
  private var sender: HPKE.Sender
  private var hash = SHA256()
  /// Bytes written.
  private(set) var count = 0

  /// Makes the file, which must not be there.
  init(_ path: String, to key: RecoveryPublicKey, info: [UInt8]) throws {
    file = try OpenFile(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW)
    let recipient = try Curve25519.KeyAgreement.PublicKey(rawRepresentation: key.bytes)
    sender = try HPKE.Sender(recipientKey: recipient, ciphersuite: SealedSegment.ciphersuite, info: .init(info))
    try put(SealedSegment.magic + Array(sender.encapsulatedKey))
  }

  func add(_ piece: BackupPiece) throws {
    let chunk = piece.chunk
    guard chunk.count <= SealedSegment.chunkLimit else { throw BackupError.tooMany(limit: SealedSegment.headerLimit) }
    try seal(chunk, isLast: false)
  }

  /// Ends the file: on the disk, and read back from there.
  ///
  /// - Returns: SHA-256 of the file, as hexadecimal digits.
  func finish() throws -> String {
    try seal([], isLast: true)
    guard fsync(file.descriptor) == 0 else { throw Posix.error("fsync", file.path) }
    let sha256 = Posix.hex(hash.finalize())
    guard try DiskCopy.firstDifference(file, from: 0, to: count) == count, try file.size == count,
      try digest(file, 0..<count) == sha256
    else { throw BackupError.notKept(path: file.path) }
    return sha256
  }

  private func seal(_ chunk: [UInt8], isLast: Bool) throws {
    let sealed = Array(try sender.seal(chunk, authenticating: SealedSegment.mark(isLast: isLast)))
    let length = UInt32(sealed.count)
    try put((0..<4).map { UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * $0)) } + sealed)
  }

  private func put(_ bytes: [UInt8]) throws(JournalError) {
    try file.write(bytes)
    hash.update(data: bytes)
    count += bytes.count
  }
}

/// Opens a segment, chunk after chunk.
struct SegmentReader {
  private let file: OpenFile
  private var recipient: HPKE.Recipient
  private var offset: Int

  /// - Throws: `damaged`, also where the segment is sealed to another key or is another than `info` says.
  init(_ file: OpenFile, with key: RecoveryKey, info: [UInt8]) throws {
    self.file = file
    offset = SealedSegment.magic.count + SealedSegment.encapsulatedBytes
    let head = try file.read(count: offset, at: 0)
    guard head.count == offset, head.starts(with: SealedSegment.magic),
      let recipient = try? HPKE.Recipient(
        privateKey: key.key, ciphersuite: SealedSegment.ciphersuite, info: .init(info),
        encapsulatedKey: .init(head[SealedSegment.magic.count...]))
    else { throw BackupError.damaged(path: file.path) }
    self.recipient = recipient
  }

  /// The next piece; nil behind the last chunk, which must be the end of the file.
  mutating func next() throws -> BackupPiece? {
    let damage = BackupError.damaged(path: file.path)
    let head = try file.read(count: 4, at: offset)
    let length = head.reduce(0) { $0 << 8 | Int($1) }
    guard head.count == 4, length >= SealedSegment.tagBytes,
      length <= SealedSegment.chunkLimit + SealedSegment.tagBytes
    else { throw damage }
    let sealed = try file.read(count: length, at: offset + 4)
    offset += 4 + length
    let isLast = try offset == file.size
    guard sealed.count == length,
      let chunk = try? recipient.open(sealed, authenticating: SealedSegment.mark(isLast: isLast))
    else { throw damage }
    if isLast {
      guard chunk.isEmpty else { throw damage }
      return nil
    }
    guard let piece = BackupPiece(Array(chunk)) else { throw damage }
    return piece
  }
}

extension OpenFile {
  /// Writes all of the bytes where the file stands.
  func write(_ bytes: some RandomAccessCollection<UInt8>) throws(JournalError) {
    let bytes = Array(bytes)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Posix.error("write", path, count < 0 ? errno : ENOSPC) }
      done += count
    }
  }
}
