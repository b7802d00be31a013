import Glibc

/// Somebody else who keeps a journal's checkpoints: cosigns one only if it continues the last that it saw (C2SP
/// tlog-cosignature, by files instead of tlog-witness's HTTP).
///
/// The state is a folder with one file a journal: the journal's key, and the last checkpoint with the witness's own
/// signature. It is on disk before a cosignature is given away.
public struct Witness {
  private let key: SigningKey
  private let folder: String
  private let rotations: [KeyRotation]
  /// The keys that this witness has signed its state with: this one and those before it.
  private let ownKeys: [VerifierKey]

  /// - Parameters:
  ///   - keyFile: a private key in the form of `keys/journal.key`.
  ///   - state: a folder; made where it is missing.
  ///   - rotations: statements that lead from the keys that the witness knows, and from its own earlier ones, to those
  ///     that count now. The old key's signature is what makes a new one known.
  /// - Throws: `badKey`, `system`, `readOnly`.
  public init(keyFile: String, state: String, rotations: [KeyRotation] = []) throws(JournalError) {
    guard let key = try SigningKey.read(keyFile) else { throw .badKey(path: keyFile) }
    self.key = key
    self.rotations = rotations
    folder = state
    var ownKeys = [key.verifier(.note)]
    while let earlier = rotations.first(where: { $0.new == ownKeys.last })?.old, !ownKeys.contains(earlier) {
      ownKeys.append(earlier)
    }
    self.ownKeys = ownKeys.map(\.asWitness)
    if !Posix.exists(state) { try Posix.makeFolder(state) }
  }

  /// What others check this witness's signatures with.
  public var verifier: VerifierKey { key.verifier(.cosignature) }

  /// Cosigns a checkpoint, and remembers it.
  ///
  /// - Parameters:
  ///   - note: the checkpoint as the journal signed it.
  ///   - proof: that it continues the one seen last; not needed for the first, or the same again.
  ///   - journalKey: the journal's key, when it is first seen; one that is known already may be given again.
  ///   - time: seconds since 1970.
  /// - Returns: the note with the witness's signature below the others.
  /// - Throws: `unknownJournal`, `otherKey`, `noRotation`, `notSigned`, `stale`, `proofNeeded`, `otherProof`, `fork`,
  ///   `malformed`, `unsoundState`; `busy`, `full`, `readOnly`, `system`. The state is as before then.
  public func cosign(
    _ note: SignedNote, proof: ConsistencyProofText? = nil, journalKey: VerifierKey? = nil, time: Int
  ) throws -> SignedNote {
    let lock = try OpenFile(folder + "/lock", O_RDWR | O_CREAT)
    return try FileLock.holding(lock) {
      let origin = try Checkpoint(note).origin
      let state = try read(origin)
      guard let first = state?.journalKey ?? journalKey else { throw CheckpointError.unknownJournal(origin: origin) }
      let keys = keys(from: first)
      if let journalKey, !keys.contains(journalKey) { throw CheckpointError.otherKey(origin: origin) }
      let known = try Self.signer(of: note, among: keys, origin)
      let new = try SignedCheckpoint(note, signedBy: known).checkpoint
      guard new.origin == known.name else {
        throw CheckpointError.otherJournal(origin: new.origin, expected: known.name)
      }
      if let state { try Self.checkContinuation(of: state.seen, new, note, proof) }
      let cosigned = note.adding(try Cosignature.make(note.text, by: key, time: time))
      try write(State(journalKey: known, seen: new, note: cosigned))
      return cosigned
    }
  }

  /// A journal's key and those that it was rotated to, as far as there are statements of it.
  private func keys(from known: VerifierKey) -> [VerifierKey] {
    var keys = [known]
    while let next = rotations.first(where: { $0.old == keys.last })?.new, !keys.contains(next) { keys.append(next) }
    return keys
  }

  /// The newest of the keys in whose name the note is signed.
  private static func signer(
    of note: SignedNote, among keys: [VerifierKey], _ origin: String
  ) throws(CheckpointError) -> VerifierKey {
    if let key = keys.last(where: { !note.signatures(inNameOf: $0).isEmpty }) { return key }
    if note.signatures.contains(where: { $0.name == origin }) { throw .noRotation(origin: origin) }
    throw .notSigned(by: origin)
  }

  private static func checkContinuation(
    of seen: Checkpoint, _ new: Checkpoint, _ note: SignedNote, _ proof: ConsistencyProofText?
  ) throws(CheckpointError) {
    guard new.size >= seen.size else { throw .stale(size: new.size, seen: seen.size) }
    guard new.size > seen.size else {
      guard new.root == seen.root else { throw .fork(size: new.size, seen: seen.size) }
      return
    }
    guard seen.size > 0 else { return }
    guard let proof else { throw .proofNeeded(from: seen.size) }
    guard proof.old == seen.size, proof.note.text == note.text else {
      throw .otherProof(from: proof.old, expected: seen.size)
    }
    guard
      MerkleProof.isConsistent(
        old: (seen.size, seen.root), new: (new.size, new.root), proof: proof.hashes)
    else { throw .fork(size: new.size, seen: seen.size) }
  }

  // MARK: State

  private struct State {
    let journalKey: VerifierKey
    let seen: Checkpoint
    let note: SignedNote
  }

  /// Origins come from outside and may hold anything; their hash is a name.
  private func path(_ origin: String) -> String {
    folder + "/" + Posix.hex(MerkleHash.leaf(origin.utf8).bytes.prefix(16)) + ".seen"
  }

  private func read(_ origin: String) throws -> State? {
    let path = path(origin)
    guard Posix.exists(path) else { return nil }
    let bytes = try Posix.readFile(path, limit: 2 * NoteLines.byteLimit)
    guard let end = bytes.firstIndex(of: RecordLine.newline),
      let journalKey = try? VerifierKey(String(decoding: bytes[..<end], as: UTF8.self)),
      let note = try? SignedNote(Array(bytes[(end + 1)...])), let seen = try? Checkpoint(note), seen.origin == origin,
      (try? note.check(journalKey)) != nil, ownKeys.contains(where: { (try? note.check($0)) != nil })
    else { throw CheckpointError.unsoundState(path: path) }
    return State(journalKey: journalKey, seen: seen, note: note)
  }

  private func write(_ state: State) throws(JournalError) {
    let path = path(state.seen.origin)
    let bytes = Array((state.journalKey.text + "\n").utf8) + state.note.bytes
    try Posix.replaceFile(path, bytes, draft: path + ".new")
  }
}
