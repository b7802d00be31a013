/// Why a checkpoint, a proof or a witness's state was not accepted. Each case carries what a sentence needs.
public enum CheckpointError: Error, Equatable, Sendable {
  /// What is wrong with a text, and in which of its lines, counted from 1.
  public enum Flaw: String, Sendable {
    /// No UTF-8, or a control character in it.
    case characters
    /// More lines of a kind than there may be.
    case tooMany
    /// The text ends too early.
    case cut
    /// The line that says what the text is, is not there.
    case header
    case origin
    /// A number that is none, has leading zeros or is beyond 10^18.
    case number
    /// A hash that is not 32 bytes in base 64.
    case hash
    case signature
    case key
  }

  /// A text is no checkpoint, no proof or no key.
  case malformed(Flaw, line: Int)
  /// A text is longer than one can be.
  case tooLong(limit: Int)
  /// No line of the key with this name signs the text, or one does and is wrong.
  case notSigned(by: String)
  /// `journal/checkpoint` is not what this store has signed.
  case unsoundCheckpoint(path: String)
  /// There is a `journal/checkpoint`, and not one in the log, which gets the first before.
  case lostLog(path: String)
  /// The log has checkpoints and `journal/checkpoint` is gone, which takes its place with the first.
  case lostCurrent(path: String)
  /// What is kept of the tree is missing or leads elsewhere, and the journal is too long to be read again on the way.
  case uselessTree(path: String)
  /// The journal's lines do not lead to the root that was signed for this size: lines were changed, or the checkpoint
  /// belongs to another journal's lines.
  case disagrees(size: Int)
  /// The checkpoint covers more lines than the journal has: its end was cut off.
  case missingEnd(size: Int, lines: Int)
  /// The checkpoint is of another journal.
  case otherJournal(origin: String, expected: String)
  /// There is no line with this number, or it is not known to be on disk.
  case noLine(seq: Int, lines: Int)
  /// A witness does not know this journal's key.
  case unknownJournal(origin: String)
  /// A witness knows this journal by another key.
  case otherKey(origin: String)
  /// A witness has seen a newer checkpoint.
  case stale(size: Int, seen: Int)
  /// A witness needs a proof from this size.
  case proofNeeded(from: Int)
  /// The proof begins at another size than the one that the witness has seen, or ends in another checkpoint.
  case otherProof(from: Int, expected: Int)
  /// The checkpoint is no continuation of the one that the witness has seen.
  case fork(size: Int, seen: Int)
  /// The checkpoint is signed in the journal's name by a key to which no statement of a rotation leads from the one
  /// that the witness knows.
  case noRotation(origin: String)
  /// A rotation is still being recorded, or was stopped in the middle a moment ago.
  case rotationUnsettled
  /// A journal has changed its key as often as one may.
  case tooManyRotations(limit: Int)
  /// Nobody has signed the checkpoint whom this store trusts as a witness.
  case noWitness
  /// What the witness keeps of this journal is not what it wrote.
  case unsoundState(path: String)

  /// Whether it shows that somebody changed a journal, and not that an entry was wrong.
  public var isDamage: Bool {
    switch self {
    case .disagrees, .missingEnd, .fork, .unsoundCheckpoint, .lostLog, .lostCurrent, .unsoundState: true
    default: false
    }
  }
}
