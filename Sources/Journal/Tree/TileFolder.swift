import Glibc

/// The tiles of a tree in the layout of C2SP's tlog-tiles: 256 hashes a file, `tile/<level>/<number>`.
///
/// Only full tiles are kept. All of them follow from the lines and may be deleted at any time: they save work and prove
/// nothing.
struct TileFolder {
  /// Hashes of a tile.
  static let width = 256
  /// The height of a tile's subtree.
  static let height = 8

  let path: String

  /// nil when the tile is not there, or has not the length of one.
  func read(level: Int, number: Int) -> [MerkleHash]? {
    guard let file = try? OpenFile(name(level, number), O_RDONLY),
      let bytes = try? file.read(count: Self.width * MerkleHash.byteCount + 1, at: 0),
      bytes.count == Self.width * MerkleHash.byteCount
    else { return nil }
    return stride(from: 0, to: bytes.count, by: MerkleHash.byteCount).compactMap {
      MerkleHash(Array(bytes[$0..<$0 + MerkleHash.byteCount]))
    }
  }

  /// Puts a full tile in its place, whole or not at all while the machine runs. Not synced: what a power cut leaves is
  /// found out by the root and built again.
  func write(_ hashes: [MerkleHash], level: Int, number: Int) throws(JournalError) {
    let name = name(level, number)
    let draft = name + ".new-" + newEventID()
    let bytes = hashes.flatMap(\.bytes)
    try makeFolders(of: name)
    let file = try OpenFile(draft, O_WRONLY | O_CREAT | O_EXCL)
    let count = bytes.withUnsafeBytes { Glibc.write(file.descriptor, $0.baseAddress, $0.count) }
    let code = count < 0 ? errno : ENOSPC
    guard count == bytes.count else {
      unlink(draft)
      throw Posix.error("write", name, code)
    }
    guard rename(draft, name) == 0 else {
      let code = errno
      unlink(draft)
      throw Posix.error("rename", name, code)
    }
  }

  /// `0/x001/x234/067` for tile 1,234,067 of level 0.
  func name(_ level: Int, _ number: Int) -> String {
    var parts = [padded(number % 1000, 3)]
    var rest = number / 1000
    while rest > 0 {
      parts.insert("x" + padded(rest % 1000, 3), at: 0)
      rest /= 1000
    }
    return path + "/\(level)/" + parts.joined(separator: "/")
  }

  private func makeFolders(of name: String) throws(JournalError) {
    let folder = name.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    guard !folder.isEmpty, !Posix.exists(folder) else { return }
    try makeFolders(of: folder)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw Posix.error("mkdir", folder) }
  }
}
