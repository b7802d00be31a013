import Crypto

/// A hash of RFC 6962's Merkle tree: SHA-256, 32 bytes.
public struct MerkleHash: Hashable, Sendable {
  static let byteCount = 32
  /// RFC 6962, section 2.1: what stands in front of a leaf and of a node, so that neither can pass for the other.
  private static let leafPrefix: [UInt8] = [0]
  private static let nodePrefix: UInt8 = 1

  /// The bytes as they stand in memory; a vector, so that a million of them are a million times 32 bytes.
  private let words: SIMD4<UInt64>

  /// The root of a tree without leaves.
  public static let empty = MerkleHash(SHA256().finalize())

  private init(_ digest: SHA256.Digest) {
    words = digest.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
  }

  /// nil unless there are 32 bytes.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    words = bytes.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
  }

  /// Reads base 64.
  public init?(base64 text: some StringProtocol) {
    guard text.utf8.count == 44, let bytes = Base64.decode(text) else { return nil }
    self.init(bytes)
  }

  public var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }
  public var base64: String { Base64.encode(bytes) }

  /// The hash of a leaf.
  public static func leaf(_ bytes: some Sequence<UInt8>) -> MerkleHash {
    Array(bytes).withUnsafeBufferPointer(leaf)
  }

  static func leaf(_ bytes: UnsafeBufferPointer<UInt8>) -> MerkleHash {
    // One piece: a second one costs more than the copy.
    withUnsafeTemporaryAllocation(byteCount: 1 + bytes.count, alignment: 8) { block in
      block.storeBytes(of: 0, as: UInt8.self)
      UnsafeMutableRawBufferPointer(rebasing: block[1...]).copyMemory(from: UnsafeRawBufferPointer(bytes))
      var hash = SHA256()
      hash.update(bufferPointer: UnsafeRawBufferPointer(block))
      return MerkleHash(hash.finalize())
    }
  }

  /// The hash of a leaf that is a range of a file, of any length.
  static func leaf(_ file: OpenFile, _ range: Range<Int>) throws(JournalError) -> MerkleHash {
    var hash = SHA256()
    hash.update(data: leafPrefix)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let piece = try file.read(count: min(1 << 20, range.upperBound - offset), at: offset)
      if piece.isEmpty { break }
      hash.update(data: piece)
      offset += piece.count
    }
    return MerkleHash(hash.finalize())
  }

  /// The hash of a node from those below it.
  public static func node(_ left: MerkleHash, _ right: MerkleHash) -> MerkleHash {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * byteCount, alignment: 8) { block in
      block.storeBytes(of: nodePrefix, as: UInt8.self)
      block.storeBytes(of: left.words, toByteOffset: 1, as: SIMD4<UInt64>.self)
      block.storeBytes(of: right.words, toByteOffset: 1 + byteCount, as: SIMD4<UInt64>.self)
      var hash = SHA256()
      hash.update(bufferPointer: UnsafeRawBufferPointer(block))
      return MerkleHash(hash.finalize())
    }
  }
}
