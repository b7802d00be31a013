import Glibc

/// Somebody else who keeps a journal's checkpoints: cosigns one only if it continues the last that it saw (C2SP
/// tlog-cosignature, by files instead of tlog-witness's HTTP).
///
/// The state is a folder with one file a journal: the journal's key, and the last checkpoint with the witness's own
/// signature. It is on disk before a cosignature is given away.
public struct Witness {
  private let key: SigningKey
  private let folder: String

  /// - Parameters:
  ///   - keyFile: a private key in the form of `keys/journal.key`.
  ///   - state: a folder; made where it is missing.
  /// - Throws: `badKey`, `system`, `readOnly`.
  public init(keyFile: String, state: String) throws(JournalError) {
    let text = try Posix.readFile(keyFile, limit: 4096)
    guard let key = SigningKey(privateText: String(decoding: text, as: UTF8.self)) else {
      throw .badKey(path: keyFile)
    }
    self.key = key
    folder = state
    if !Posix.exists(state) { try Posix.makeFolder(state) }
  }

  /// What others check this witness's signatures with.
  public var verifier: VerifierKey { key.verifier(.cosignature) }

  /// Cosigns a checkpoint, and remembers it.
  ///
  /// - Parameters:
  ///   - note: the checkpoint as the journal signed it.
  ///   - proof: that it continues the one seen last; not needed for the first, or the same again.
  ///   - journalKey: the journal's key, when it is first seen.
  ///   - time: seconds since 1970.
  /// - Returns: the note with the witness's signature below the others.
  /// - Throws: `unknownJournal`, `otherKey`, `notSigned`, `stale`, `proofNeeded`, `otherProof`, `fork`, `malformed`,
  ///   `unsoundState`; `busy`, `full`, `readOnly`, `system`. The state is as before then.
  public func cosign(
    _ note: SignedNote, proof: ConsistencyProofText? = nil, journalKey: VerifierKey? = nil, time: Int
  ) throws -> SignedNote {
    let lock = try OpenFile(folder + "/lock", O_RDWR | O_CREAT)
    return try FileLock.holding(lock) {
      let origin = try Checkpoint(note).origin
      let state = try read(origin)
      if let state, let journalKey, state.journalKey != journalKey { throw CheckpointError.otherKey(origin: origin) }
      guard let known = state?.journalKey ?? journalKey else { throw CheckpointError.unknownJournal(origin: origin) }
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
      (try? note.check(journalKey)) != nil, (try? note.check(verifier)) != nil
    else { throw CheckpointError.unsoundState(path: path) }
    return State(journalKey: journalKey, seen: seen, note: note)
  }

  private func write(_ state: State) throws(JournalError) {
    let path = path(state.seen.origin)
    let bytes = Array((state.journalKey.text + "\n").utf8) + state.note.bytes
    try Posix.replaceFile(path, bytes, draft: path + ".new")
  }
}
