/// Why the journal refused or failed. Each case carries what a sentence for a person needs.
public enum JournalError: Error, Equatable {
  /// There is no journal in this folder.
  case noStore(path: String)
  /// The folder is a store's, and that of its journal is gone.
  case noJournal(path: String)
  /// `create` found something in the folder already.
  case storeExists(path: String)
  /// The store was made by a newer program: its format version, and the newest that is known here.
  case newerFormat(path: String, found: Int, known: Int)
  /// The folder lies on a file system that cannot promise what an append promises.
  case networkFileSystem(path: String)
  /// The store can be read but not written.
  case readOnly(path: String)
  /// Another process held the lock for all of the waiting time.
  case busy(holder: String, seconds: Int)
  /// No room is left on the disk. The entry does not count.
  case full(path: String)
  /// An entry is longer than a line may be, or one append holds too many entries.
  case tooLong(bytes: Int, limit: Int)
  /// A system call failed.
  case system(operation: String, path: String, code: Int32)
  /// The disk did not confirm an entry, in a new file neither. It is not acknowledged, but it may come to stand in the
  /// journal all the same.
  case notDurable(path: String, code: Int32)
  /// The journal is damaged: writing is refused until someone has looked at it.
  case damaged(JournalDamage)
  /// The file of the store's key holds no key, or not the one that record 0 names.
  case badKey(path: String)
  /// What has the name of one of the store's files is a folder, a pipe or a device.
  case notAFile(path: String)
}

/// One place where the journal is not what was written.
public struct JournalDamage: Error, Equatable, Sendable {
  public enum Kind: String, Sendable {
    /// A line's checksum, form or sequence number is wrong, or lines are missing in front of it.
    case badLine
    /// Lines that were acknowledged are not there.
    case missingEnd
    /// A file of the sequence is missing, or a name is not what it must be.
    case missingFile
    /// Record 0 is not a `journal.created` of a known form.
    case badBeginning
    /// A `recovered` record does not agree with the bytes that it names.
    case badRecovery
    /// A file holds more records than one may.
    case tooManyRecords
    /// What has the file's name is a folder, a pipe or a device.
    case notAFile
  }

  public let kind: Kind
  /// The file's name in `journal/events`.
  public let file: String
  /// The line in the file, counted from 1.
  public let line: Int
  /// Bytes from the start of the file.
  public let offset: Int
  /// The sequence number that stands or should stand there.
  public let seq: Int
}
