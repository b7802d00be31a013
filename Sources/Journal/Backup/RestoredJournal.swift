/// What record 0 of a journal says that was made from a back-up: which journal it continues, and how far that one went.
///
/// The old journal is not written to again: records that came after the back-up may stand elsewhere, and two histories
/// under one key would be a fork.
public struct RestoredJournal: Equatable, Sendable {
  /// The old journal's id.
  public let journal: String
  /// How many of its records were in the back-up.
  public let size: Int
  /// The root over them.
  public let root: MerkleHash
  /// The verifier key that had signed this.
  public let key: String
  /// The checkpoint as it was signed.
  public let note: String
  /// By which the old journal's key vouches for the new one's, in base 64: whoever restored had the back-up. nil where
  /// the back-up did not have that key, because it was changed at that moment.
  let signature: String?

  /// Whether the old journal's key has signed for the new one's.
  public var isVouched: Bool { signature != nil }

  init(
    _ signed: SignedCheckpoint, journal: String, key: VerifierKey, signer: SigningKey?, newKey: String
  ) throws {
    self.journal = journal
    size = signed.checkpoint.size
    root = signed.checkpoint.root
    self.key = key.text
    note = String(decoding: signed.note.bytes, as: UTF8.self)
    let statement = Self.statement(journal: journal, size: size, root: root, newKey: newKey)
    signature = try signer.map { Base64.encode(try $0.sign(statement)) }
  }

  /// nil where a member is missing or not what it must be. The signatures are not looked at.
  init?(_ json: JSONObject) {
    guard let journal = try? json.requiredString("journal"), Self.isID(journal),
      let size = try? json.requiredInt("size"), size > 0,
      let root = (try? json.requiredString("root")).flatMap({
        MerkleHash(base64: $0)
      }), let key = try? json.requiredString("key"), SigningKey.isVerifier(key),
      let note = try? json.requiredString("checkpoint")
    else { return nil }
    self.journal = journal
    self.size = size
    self.root = root
    self.key = key
    self.note = note
    signature = try? json.string("signature")
  }

  func write(to json: inout JSONWriter) {
    json.member("journal", journal)
    json.member("size", size)
    json.member("root", root.base64)
    json.member("key", key)
    json.member("checkpoint", note)
    json.optionalMember("signature", signature)
  }

  /// Whether the checkpoint is the old key's and says what is said here, and the old key has signed for the new one.
  public func isSigned(newKey: String) -> Bool {
    guard let key = try? VerifierKey(key), let note = try? SignedNote(Array(note.utf8)),
      let signed = try? SignedCheckpoint(note, signedBy: key), signed.checkpoint.size == size,
      signed.checkpoint.root == root, let bytes = signature.flatMap({ Base64.decode($0) })
    else { return false }
    return key.isValid(bytes, for: Self.statement(journal: journal, size: size, root: root, newKey: newKey))
  }

  private static func statement(journal: String, size: Int, root: MerkleHash, newKey: String) -> [UInt8] {
    Array("plbn-restored/v1\n\(journal)\n\(size)\n\(root.base64)\n\(newKey)\n".utf8)
  }

  /// A journal's id is also a folder's name: it must not be able to say anything else.
  static func isID(_ text: String) -> Bool { text.utf8.count == 32 && text.utf8.allSatisfy(Posix.isHexDigit) }
}

/// A journal that a store continues, as it lies in its `archive`.
public struct ArchivedJournal: Equatable, Sendable {
  public let layout: StoreLayout
  /// What the journal that continues it says of it.
  public let restored: RestoredJournal
}

extension StoreLayout {
  /// The journals that this store continues, oldest first; none where `init` made it. Costs a few small reads.
  ///
  /// One that is missing ends the row: its folder is then named and can't be read.
  ///
  /// - Throws: what reading record 0 of this store throws.
  public func archivedJournals() throws(JournalError) -> [ArchivedJournal] {
    archivedJournals(from: try StoreIdentity.read(self).restored)
  }

  /// Those that begin with what a record 0 names, in this store's `archive`.
  func archivedJournals(from newest: RestoredJournal?) -> [ArchivedJournal] {
    var found: [ArchivedJournal] = []
    var next = newest
    while let restored = next, found.count < Self.archiveLimit, !found.contains(where: { $0.restored == restored }) {
      let layout = StoreLayout(root: archives + "/" + restored.journal)
      found.insert(ArchivedJournal(layout: layout, restored: restored), at: 0)
      next = (try? StoreIdentity.read(layout))?.restored
    }
    return found
  }

  /// More often no post is restored.
  static let archiveLimit = 100
}

extension Record {
  /// The same record in the row that begins with the archived journals: `seq` behind what is not negative.
  public func numbered(_ seq: Int) -> Record {
    var record = self
    record.seq = seq
    return record
  }
}
