/// Why an index's file can't be used or written. In every case the index can be built again from the lists.
public enum IndexFileError: Error, Hashable, Sendable {
  /// The system's error number on opening, reading or mapping it.
  case unreadable(errno: Int32)
  /// The system's error number on writing it; nothing stands under its name then that wasn't there before.
  case unwritable(errno: Int32)
  /// Something else, or cut off before its table ends.
  case notAnIndex
  /// Of another version of the program, or folded by other name tables.
  case otherVersion
  /// A checksum or a length is wrong.
  case damaged
}
