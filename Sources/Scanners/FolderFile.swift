/// A file of a watched folder, read whole.
public struct FolderFile: Sendable, Equatable {
  /// Its name in the folder, as it stands there.
  public let name: String
  public let bytes: [UInt8]
  /// When it was last written, in nanoseconds since 1970.
  public let modified: Int
  /// The file system's number of it.
  let inode: UInt64
  /// It lay there before anybody watched.
  public let isOld: Bool

  /// What tells this file from every other, in every run of the program: the time, the name and the contents.
  ///
  /// Not the inode: sticks with FAT give another one each time they are plugged in.
  public var identity: [UInt8] { Array("\(modified)/\(name.utf8.count)/\(name)/".utf8) + bytes }
}

/// Why something in a watched folder is left where it lies.
public enum LeftFile: Error, Sendable, Equatable {
  case link
  case notAFile
  case otherOwner
  case tooLarge
  case unreadable(code: Int32)
  /// Its name is no UTF-8 text.
  case nameless
}

/// Where a file goes when it was taken.
public enum TakenPlace: String, Sendable {
  /// All that it holds was recorded.
  case done
  /// Something in it is no document; what is, was recorded.
  case failed
}
