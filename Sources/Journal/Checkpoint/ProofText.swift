/// A record's inclusion in a checkpoint as a text that can be checked offline: C2SP's tlog-proof.
public struct InclusionProofText: Equatable, Sendable {
  static let header = "c2sp.org/tlog-proof@v1"

  public let index: Int
  public let hashes: [MerkleHash]
  public let note: SignedNote

  init(index: Int, hashes: [MerkleHash], note: SignedNote) {
    self.index = index
    self.hashes = hashes
    self.note = note
  }

  /// - Throws: `malformed`, `tooLong`.
  public init(_ bytes: [UInt8]) throws(CheckpointError) {
    var lines = try NoteLines(bytes)
    guard try lines.next() == Self.header else { throw .malformed(.header, line: 1) }
    index = try lines.number(behind: "index")
    hashes = try lines.hashes()
    note = try SignedNote(&lines)
  }

  public var text: String { proofText([Self.header, "index \(index)"], hashes, note) }

  /// Whether it shows that a line's hash is in the checkpoint that `key` has signed.
  public func holds(leaf: MerkleHash, key: VerifierKey) -> Bool {
    guard let signed = try? SignedCheckpoint(note, signedBy: key) else { return false }
    let size = signed.checkpoint.size
    return MerkleProof.root(leaf: leaf, index: index, size: size, proof: hashes) == signed.checkpoint.root
  }
}

/// That a checkpoint continues an older one, as a text: what C2SP's tlog-witness asks a log to send.
public struct ConsistencyProofText: Equatable, Sendable {
  /// The size of the older checkpoint.
  public let old: Int
  public let hashes: [MerkleHash]
  /// The newer one.
  public let note: SignedNote

  init(old: Int, hashes: [MerkleHash], note: SignedNote) {
    self.old = old
    self.hashes = hashes
    self.note = note
  }

  /// - Throws: `malformed`, `tooLong`.
  public init(_ bytes: [UInt8]) throws(CheckpointError) {
    var lines = try NoteLines(bytes)
    old = try lines.number(behind: "old")
    hashes = try lines.hashes()
    note = try SignedNote(&lines)
  }

  public var text: String { proofText(["old \(old)"], hashes, note) }
}

private func proofText(_ head: [String], _ hashes: [MerkleHash], _ note: SignedNote) -> String {
  (head + hashes.map(\.base64)).map { $0 + "\n" }.joined() + "\n" + String(decoding: note.bytes, as: UTF8.self)
}
