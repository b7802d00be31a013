/// Why a back-up was not made or could not be used. Each case carries what a sentence needs.
public enum BackupError: Error, Equatable, Sendable {
  /// What is wrong with a recovery key as it was typed.
  public enum KeyFlaw: Equatable, Sendable {
    /// Counted from 1, blanks and hyphens left out.
    case character(place: Int)
    case length(found: Int, expected: Int)
    /// A digit was read or typed wrongly.
    case checksum
  }

  case badRecoveryKey(KeyFlaw)
  /// The store was made without a recovery key.
  case noRecoveryKey
  /// `keys/recovery.pub` does not name a key that the journal has.
  case unsoundRecoveryKey(path: String)
  /// The folder lies in the store that is to be backed up.
  case insideStore(path: String)
  /// Something else than a folder of its own stands where the back-up's folder must be: a link, a file.
  case notAFolder(path: String)
  /// There is no back-up in the folder.
  case noBackup(path: String)
  /// No back-up in the folder is sealed to this recovery key.
  case otherKey(path: String, id: String)
  /// A file of the back-up is not what was written, or is missing.
  case damaged(path: String)
  /// The back-up is of another journal than it must be.
  case otherJournal(path: String, journal: String)
  /// What was written does not come back from the disk as it was.
  case notKept(path: String)
  /// A file that only grows is not what an earlier back-up has of it any more.
  case changed(path: String)
  /// An archived journal, by its id, is not the one that the journal behind it was made with, or is missing.
  case changedArchive(journal: String)
  /// One of the folders that a back-up takes is a link or a file; links are not followed.
  case notTaken(path: String)
  /// There are more files, or one with a longer name, than a back-up takes.
  case tooMany(limit: Int)
  /// The records in the back-up are not those that its checkpoint was signed for.
  case unproven(size: Int)

  /// Whether it shows that somebody changed what had been written.
  public var isDamage: Bool {
    switch self {
    case .damaged, .changed, .changedArchive, .unproven, .unsoundRecoveryKey: true
    default: false
    }
  }
}
