import Glibc

/// A file that is written under a name of its own, and takes its place when it is whole and on disk.
///
/// Until `rename` nothing stands under the final name that wasn't there; a draft that isn't renamed is removed.
final class DraftFile {
  let path: String
  private let target: String
  private let descriptor: Int32
  private var isRenamed = false

  /// Creates the draft in `target`'s folder, readable by its owner alone.
  init(for target: String) throws(IndexFileError) {
    self.target = target
    path = Self.folder(of: target) + "/.draft-index-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unwritable(errno: errno) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if !isRenamed { unlink(path) }
  }

  func append(_ bytes: UnsafeRawBufferPointer) throws(IndexFileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let written = write(descriptor, piece.baseAddress, piece.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw .unwritable(errno: written < 0 ? errno : EIO) }
      rest = rest.dropFirst(written)
    }
  }

  func sync() throws(IndexFileError) {
    guard fsync(descriptor) == 0 else { throw .unwritable(errno: errno) }
  }

  /// Gives the draft its final name and syncs the folder, so that it stands there after a power cut too.
  func rename() throws(IndexFileError) {
    guard Glibc.rename(path, target) == 0 else { throw .unwritable(errno: errno) }
    isRenamed = true
    let folder = open(Self.folder(of: target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .unwritable(errno: errno) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .unwritable(errno: errno) }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
