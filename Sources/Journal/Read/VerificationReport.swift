/// What a check of the whole journal found.
public struct VerificationReport: Sendable {
  /// Lines that are records.
  public internal(set) var records = 0
  /// Lines that a crash left half, each named by a `recovered` record.
  public internal(set) var torn = 0
  public internal(set) var files = 0
  /// Bytes of the lines that were read.
  public internal(set) var bytes = 0
  /// Lines that were not read, because a checkpoint that the caller trusts speaks for them.
  public internal(set) var skippedLines = 0
  /// Bytes without a newline at the end: an append that did not finish. The next writer ends and names them.
  public internal(set) var openBytes = 0
  /// Lines at the end that do not hold and are not known to have been on disk: after a power cut a torn last write
  /// looks like this, and so does a change of it. They can't be told apart.
  public internal(set) var unsureLines = 0

  /// Checkpoints that are signed with the store's keys and whose root the lines lead to.
  public internal(set) var checkpoints = 0
  /// How many lines, from the first on, the largest of them covers: so much is proven by a signature and not by
  /// checksums alone.
  public internal(set) var provenSize = 0
  /// The same for the checkpoints that a witness has signed whom this store trusts.
  public internal(set) var witnessedSize = 0
  /// Pieces of `checkpoints.log` that are no checkpoint: a crash leaves half of one, and a change can look the same.
  public internal(set) var unfinishedNotes = 0
  /// The largest checkpoint that a back-up was made of and `checkpoints.log` lacks, though another one proves its lines: a log
  /// that was brought back from an older back-up is like this, and one that somebody took it out of.
  public internal(set) var unlogged: Int?
  /// Records that a `RecordCheck` has looked at.
  public internal(set) var checkedRecords = 0

  /// Whether `journal/key-records` and `keys/recovery.pub` say what the records say that a `RecordCheck` has nothing against.
  /// Where there was no check, nothing is said.
  public internal(set) var isKeyFileSound = true
  public internal(set) var isRecoveryFileSound = true

  var damageFindings = Findings<JournalDamage>()
  var checkpointFindings = Findings<CheckpointFinding>()
  var recordFindings = Findings<RecordFinding>()
  /// The last sequence number of the lines that were looked at, and of those that nothing is wrong with.
  var lastSeq = -1
  var soundLimit = Int.max
  /// Signed checkpoints behind `provenSize` that the lines do not lead to, or that cover more, one a size, by their sizes.
  var disagreeing: [Checkpoint] = []
  /// Where the lines were changed that checkpoints do not agree with; nil where all of them do.
  public internal(set) var changes: ChangedLines?

  /// The first 1,000 places at which lines are not what was written.
  public var damages: [JournalDamage] { damageFindings.first }
  /// The first 1,000 checkpoints that do not hold, in the order of their sizes.
  public var wrongCheckpoints: [CheckpointFinding] { checkpointFindings.first }
  /// The first 1,000 records that say what they may not.
  public var wrongRecords: [RecordFinding] { recordFindings.first }
  /// All findings, also those beyond the first 1,000 of a kind.
  public var damageCount: Int {
    damageFindings.count + checkpointFindings.count + recordFindings.count + (isKeyFileSound ? 0 : 1)
      + (isRecoveryFileSound ? 0 : 1)
  }
  public var isSound: Bool { damageCount == 0 }
  /// The last sequence number in front of all that is wrong; nil when nothing is sound. Where a checkpoint does not
  /// agree with the lines, or covers more, it is the last line of the largest checkpoint that agrees.
  public var soundThrough: Int? {
    let last = min(lastSeq, soundLimit)
    return last >= 0 ? last : nil
  }

  /// Findings of a kind: the first ones, and how many there are.
  struct Findings<Finding: Sendable>: Sendable {
    private(set) var first: [Finding] = []
    private(set) var count = 0
    static var limit: Int { 1000 }

    mutating func add(_ finding: Finding) {
      count += 1
      if first.count < Self.limit { first.append(finding) }
    }

    mutating func add(_ others: Findings) {
      count += others.count
      first += others.first.prefix(Self.limit - first.count)
    }
  }

  mutating func add(_ damage: JournalDamage) {
    damageFindings.add(damage)
    soundLimit = min(soundLimit, damage.seq - 1)
  }

  mutating func add(_ finding: RecordFinding) {
    recordFindings.add(finding)
    soundLimit = min(soundLimit, finding.seq - 1)
  }

  /// Takes in what the lines of a file came to.
  mutating func add(_ found: FileScan.Found) {
    records += found.records
    torn += found.torn
    openBytes += found.openBytes
    unsureLines += found.unsureLines
    bytes += found.bytes
    damageFindings.add(found.damages)
    for damage in found.damages.first { soundLimit = min(soundLimit, damage.seq - 1) }
    lastSeq = found.end.seq - 1 - found.unsureLines
  }
}

/// A checkpoint that does not hold.
public struct CheckpointFinding: Equatable, Sendable {
  public enum Kind: String, Sendable {
    /// The lines do not lead to its root: lines that it covers were changed, or it was never made of them.
    case otherRoot
    /// It covers more lines than there are.
    case missingEnd
    /// No signature of the key that counts at its size, or one that does not hold.
    case notSigned
    /// It is of another journal.
    case otherJournal
    /// A line in the name of a trusted witness does not hold.
    case badWitness
    /// It stands behind one of more lines.
    case order
    /// A record says that it was signed, and neither it nor one of more lines is there any more.
    case lost
    /// A record says that it was made and logged, and it is not in the log any more.
    case unlogged
    /// What has the file's name is a folder, a pipe or a device.
    case notAFile
    /// `checkpoint` was emptied or overwritten: what stands there is none.
    case noCheckpoint
    /// A log was overwritten, emptied or deleted: no checkpoint stands in it, though one did.
    case lostLog
    /// `checkpoint` was deleted, though the log shows that there was one.
    case lostCurrent
    /// A file of the store was written when the journal had at least so many lines, and it has fewer now.
    case lostLines
  }

  public let kind: Kind
  /// The file's name in `journal`, or what the caller called it; of lost lines its path below the store's folder.
  public let file: String
  /// The line in the file, counted from 1; 0 of a lost one, or where there is no file.
  public let line: Int
  /// Bytes from the start of the file.
  public let offset: Int
  /// How many lines the checkpoint covers.
  public let size: Int
}

/// A record that says what it may not: what a `RecordCheck` objects to, or a change of keys that does not hold.
public struct RecordFinding: Equatable, Sendable {
  /// A `journal.key-rotated` that both keys have not signed, or that does not follow the one before it.
  public static let wrongRotation = "wrongRotation"
  /// A `witness.trusted` or `witness.dropped` that names no witness.
  public static let wrongWitness = "wrongWitness"

  /// What is wrong: one of these, or in the words of whoever checks.
  public let code: String
  /// The file's name in `journal/events`.
  public let file: String
  /// The line in the file, counted from 1.
  public let line: Int
  /// Bytes from the start of the file.
  public let offset: Int
  public let seq: Int
}
