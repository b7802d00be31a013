import Crypto

/// What a journal was at a size: C2SP's tlog-checkpoint, without its signatures.
public struct Checkpoint: Equatable, Sendable {
  /// Which journal: the name of its key, for example `plbn/entikong/1a2b3c4d`.
  public let origin: String
  /// How many lines it covers.
  public let size: Int
  /// The root over them.
  public let root: MerkleHash

  public init(origin: String, size: Int, root: MerkleHash) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// Reads the text of a note. Lines behind the third say nothing here.
  public init(_ note: SignedNote) throws(CheckpointError) {
    var lines = try NoteLines(Array(note.text.utf8))
    let origin = String(try lines.next())
    guard !origin.isEmpty else { throw .malformed(.origin, line: 1) }
    let size = try lines.number(try lines.next())
    guard let root = MerkleHash(base64: try lines.next()) else { throw .malformed(.hash, line: 3) }
    guard size > 0 || root == .empty else { throw .malformed(.hash, line: 3) }
    for line in lines.rest() where line.isEmpty { throw .malformed(.header, line: 4) }
    self.init(origin: origin, size: size, root: root)
  }

  public var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

  /// 16 hexadecimal digits in four groups, to be written on paper and read aloud: the beginning of SHA-256 over the
  /// three lines. Enough to find an accident or a later change; the signature is what proves.
  public var fingerprint: String {
    let digits = Array(Posix.hex(SHA256.hash(data: Array(text.utf8)).prefix(8)))
    return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: "-")
  }

  func signed(by key: SigningKey) throws -> SignedNote {
    SignedNote(text: text, signatures: [try signature(of: key)])
  }

  func signature(of key: SigningKey) throws -> SignedNote.Signature {
    .init(name: key.name, keyID: key.verifier(.note).id, bytes: try key.sign(Array(text.utf8)))
  }
}

/// A checkpoint whose signature was checked.
public struct SignedCheckpoint: Equatable, Sendable {
  public let note: SignedNote
  public let checkpoint: Checkpoint

  /// - Throws: `notSigned`, `malformed`.
  public init(_ note: SignedNote, signedBy key: VerifierKey) throws(CheckpointError) {
    try note.check(key)
    checkpoint = try Checkpoint(note)
    self.note = note
  }
}
