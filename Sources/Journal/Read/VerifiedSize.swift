import Glibc

/// How far the background has found the journal sound: what the file `verified` of a store says. It saves work and
/// proves nothing: whoever can write the journal can write it too.
struct VerifiedSize: Equatable {
  var position = JournalPosition.start
  /// The tree over all lines in front of the position.
  var tree = MerkleRange()
  /// When all lines were last read.
  var sweptAt: Timestamp?

  private static let header = "plbn-verified/1"
  private static let byteLimit = 8192
  /// No journal has 2^40 lines: `EventFileName.numberLimit` files of `StoreLayout.recordsPerFileLimit` are fewer.
  private static let levelLimit = 40

  init() {}

  init(_ position: JournalPosition, _ tree: MerkleRange, sweptAt: Timestamp?) {
    self.position = position
    self.tree = tree
    self.sweptAt = sweptAt
  }

  /// nil where there is none, or what stands there is none.
  init?(_ layout: StoreLayout) {
    guard Posix.exists(layout.verified),
      let bytes = try? Posix.readFile(layout.verified, limit: Self.byteLimit + 1), bytes.count <= Self.byteLimit
    else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 5, lines[0] == Self.header, lines.last == "" else { return nil }
    let checked = lines.dropLast(2).map { $0 + "\n" }.joined()
    guard lines[lines.count - 2] == Self.checksum(checked) else { return nil }
    let place = lines[1].split(separator: " ").compactMap { Int($0) }
    guard place.count == 3, place.allSatisfy({ $0 >= 0 }), let swept = Int(lines[2]) else { return nil }
    position = JournalPosition(file: place[0], offset: place[1], seq: place[2])
    sweptAt = swept > 0 ? Timestamp(milliseconds: swept) : nil
    for line in lines[3..<lines.count - 2] {
      let fields = line.split(separator: " ")
      // The complete subtrees of a tree get smaller from left to right.
      let limit = tree.subtrees.last?.level ?? Self.levelLimit
      guard fields.count == 2, let level = Int(fields[0]), level >= 0, level < limit,
        let hash = MerkleHash(base64: fields[1])
      else { return nil }
      tree.add(MerkleRange.Subtree(level: level, hash: hash))
    }
    guard tree.lines.upperBound == position.seq else { return nil }
  }

  /// Puts the file in its place. It is not synced: what a power cut leaves of it has no right checksum.
  func keep(_ layout: StoreLayout) throws(JournalError) {
    var text = Self.header + "\n\(position.file) \(position.offset) \(position.seq)\n\(sweptAt?.milliseconds ?? 0)\n"
    for subtree in tree.subtrees { text += "\(subtree.level) \(subtree.hash.base64)\n" }
    text += Self.checksum(text) + "\n"
    let draft = layout.verified + ".new-\(getpid())"
    let bytes = Array(text.utf8)
    let file = try OpenFile(draft, O_WRONLY | O_CREAT | O_TRUNC)
    let count = bytes.withUnsafeBytes { write(file.descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count, rename(draft, layout.verified) == 0 else {
      let code = count >= 0 && count < bytes.count ? ENOSPC : errno
      unlink(draft)
      throw Posix.error("write", layout.verified, code)
    }
  }

  private static func checksum(_ text: String) -> String {
    let checksum = Array(text.utf8).withUnsafeBufferPointer { RecordLine.checksum($0) }
    return String(decoding: RecordLine.hex(checksum), as: UTF8.self)
  }
}

extension StoreLayout {
  /// How far the background has verified the journal. Not in `run`, where each change wakes whoever follows.
  var verified: String { root + "/verified" }
}
