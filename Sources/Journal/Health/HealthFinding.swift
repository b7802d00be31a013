/// One thing about a store or its machine that somebody should know of, or that is in order.
public struct HealthFinding: Equatable, Sendable {
  public enum Level: String, Sendable {
    case good
    /// It could not be found out.
    case unknown
    /// Somebody has to do something.
    case attention
  }

  public enum Fact: Equatable, Sendable {
    case encryption(DiskEncryption)
    /// Unencrypted places that memory is swapped to; nil: not known.
    case swap(plain: [String]?)
    /// Files and folders of the store that others can read or write: the first of them, and how many.
    case permissions(examples: [String], count: Int)
    case clock(isSynchronised: Bool?)
    /// Bytes that are left to the store, and for how many days at the pace of late; nil: no pace is known yet.
    case space(bytes: Int, days: Int?)
    case inodes(left: Int)
    case networkFileSystem(Bool)
    /// What is wrong at the newest file's end.
    case journalEnd(JournalError?)
    /// What the lines and their signatures came to: the first thing that is wrong; how many lines nobody has looked at; for
    /// how many hours not all of them were read in one go, nil: never.
    case lines(BackgroundVerifier.Finding?, unread: Int, sweptHours: Int?)
    /// What has the name of one of the store's files or folders and is none: the paths.
    case wrongKinds([String])
    /// A file of checkpoints that is gone or empty.
    case lostCheckpoint(CheckpointFinding)
    /// Whether records can be written.
    case writing(isPossible: Bool)
    /// How many records no checkpoint covers, and for how many hours there has been none; nil: there is none at all.
    case checkpoint(uncovered: Int, hours: Int?)
    /// The newest checkpoint is not what was signed, or covers more lines than there are.
    case wrongCheckpoint(CheckpointError)
    /// The checkpoints can't be read.
    case unreadCheckpoint(JournalError)
    /// Why nothing can be signed with the journal's key.
    case signingKey(JournalError?)
    /// How many records no trusted witness has signed for; nil: nothing lies here that one has signed.
    case witness(uncovered: Int?, isTrusted: Bool)
    /// How many hours ago a back-up was made; nil: none is known.
    case backup(hours: Int?)
    /// Whether back-ups can be sealed.
    case recoveryKey(isThere: Bool)
    /// Whether `keys/recovery.pub` and `journal/key-records` say what the records say of keys and witnesses.
    case trust(isRecoveryFileSound: Bool, isKeyFileSound: Bool)
    /// Journals that this one continues and whose folder is not as it was: their ids.
    case archives(damaged: [String])
  }

  public let fact: Fact

  public init(_ fact: Fact) { self.fact = fact }

  /// Less is told as filling up.
  static let bytesNeeded = 1 << 30
  static let daysNeeded = 30
  static let inodesNeeded = 10_000
  /// The background reads everything once a day, while a console runs.
  static let sweepHours = 48
  /// A checkpoint a minute while busy is the rule; a day without one is not.
  static let checkpointHours = 24
  /// A back-up a day is the rule; a missed one is no alarm yet.
  static let backupHours = 48

  public var level: Level {
    switch fact {
    case .encryption(let found):
      switch found {
      case .encrypted: .good
      case .plain: .attention
      case .unknown: .unknown
      }
    case .swap(let plain): plain.map { $0.isEmpty ? .good : .attention } ?? .unknown
    case .permissions(_, let count): count == 0 ? .good : .attention
    case .clock(let isSynchronised): isSynchronised.map { $0 ? .good : .attention } ?? .unknown
    case .space(let bytes, let days):
      bytes < Self.bytesNeeded || days ?? Int.max < Self.daysNeeded ? .attention : .good
    case .inodes(let left): left < Self.inodesNeeded ? .attention : .good
    case .networkFileSystem(let isOne): isOne ? .attention : .good
    case .journalEnd(let error), .signingKey(let error): error == nil ? .good : .attention
    case .lines(let finding, let unread, let hours):
      finding != nil ? .attention : unread > 0 || hours ?? Int.max >= Self.sweepHours ? .unknown : .good
    case .wrongKinds(let paths): paths.isEmpty ? .good : .attention
    case .writing(let isPossible): isPossible ? .good : .attention
    case .wrongCheckpoint, .unreadCheckpoint, .lostCheckpoint: .attention
    case .checkpoint(let uncovered, let hours):
      uncovered > 0 && hours ?? Int.max >= Self.checkpointHours ? .attention : .good
    case .witness(let uncovered, _): uncovered == nil ? .attention : .good
    case .backup(let hours): hours ?? Int.max >= Self.backupHours ? .attention : .good
    case .recoveryKey(let isThere): isThere ? .good : .attention
    case .trust(let isRecoveryFileSound, let isKeyFileSound): isRecoveryFileSound && isKeyFileSound ? .good : .attention
    case .archives(let damaged): damaged.isEmpty ? .good : .attention
    }
  }

  /// A word for programs.
  public var topic: String {
    switch fact {
    case .encryption: "encryption"
    case .swap: "swap"
    case .permissions: "permissions"
    case .clock: "clock"
    case .space: "space"
    case .inodes: "inodes"
    case .networkFileSystem: "file-system"
    case .journalEnd: "journal"
    case .lines: "lines"
    case .wrongKinds: "files"
    case .writing: "writing"
    case .checkpoint, .wrongCheckpoint, .unreadCheckpoint, .lostCheckpoint: "checkpoint"
    case .signingKey: "key"
    case .witness: "witness"
    case .backup: "backup"
    case .recoveryKey: "recovery-key"
    case .trust: "trust"
    case .archives: "archive"
    }
  }
}
