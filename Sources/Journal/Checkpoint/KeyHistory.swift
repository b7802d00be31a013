/// Which of a journal's keys counts at which size.
///
/// The first stands in record 0. Each `journal.key-rotated` puts the next in its place: a checkpoint that covers that
/// record is signed by the new key, one that does not by the old.
public struct KeyHistory: Equatable, Sendable {
  /// The most rotations of a journal; further ones don't count.
  public static let limit = 1024

  /// A rotation and the sequence number of its record.
  public struct Step: Equatable, Sendable {
    public let seq: Int
    public let rotation: KeyRotation
  }

  /// The journal's id.
  public let journal: String
  public let first: VerifierKey
  /// The last key of the journal that this one was restored from.
  let former: VerifierKey?
  public private(set) var steps: [Step] = []

  /// - Throws: `malformed` for a first key of an unknown kind.
  public init(_ identity: StoreIdentity) throws(CheckpointError) {
    journal = identity.journal
    first = try VerifierKey(identity.verifierKey)
    former = identity.restored.flatMap { try? VerifierKey($0.key) }
  }

  /// Whether it is the same key, under whatever name, as one that the journal has or had, or as that of the journal that it
  /// was restored from.
  func has(_ key: VerifierKey) -> Bool {
    ([first] + steps.map(\.rotation.new) + [former].compactMap(\.self)).contains { $0.publicKey == key.publicKey }
  }

  /// The key that counts now. All of a journal's keys have one name, its origin.
  public var current: VerifierKey { steps.last?.rotation.new ?? first }

  /// The key that signs a checkpoint of so many lines.
  public func key(at size: Int) -> VerifierKey {
    steps.last { $0.seq < size }?.rotation.new ?? first
  }

  /// Takes in a record that says of itself that it rotates the key; records in their order.
  ///
  /// - Returns: false when it does not hold, and changes nothing: not signed by both keys, of another journal, to a key
  ///   that was used before, or one too many.
  public mutating func note(_ record: Record) -> Bool {
    guard steps.count < Self.limit, record.seq > steps.last?.seq ?? 0,
      let rotation = KeyRotation(record, journal: journal, old: current), rotation.size <= record.seq,
      rotation.new != first, !steps.contains(where: { $0.rotation.new == rotation.new })
    else { return false }
    steps.append(Step(seq: record.seq, rotation: rotation))
    return true
  }
}

extension SignedCheckpoint {
  /// A checkpoint of the journal with these keys, signed by the one that counts at its size.
  ///
  /// - Throws: `notSigned`, `otherJournal`, `malformed`.
  public init(_ note: SignedNote, signedBy keys: KeyHistory) throws(CheckpointError) {
    try self.init(note, signedBy: keys.key(at: try Checkpoint(note).size))
    guard checkpoint.origin == keys.first.name else {
      throw .otherJournal(origin: checkpoint.origin, expected: keys.first.name)
    }
  }
}
