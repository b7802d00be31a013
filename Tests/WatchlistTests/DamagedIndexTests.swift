import Testing

@testable import Watchlist

@Suite("A damaged or forged index")
struct DamagedIndexTests {
  private static let whole: [UInt8] = {
    let index = WatchlistIndex(InventedLists.two)
    return withExtendedLifetime(index) { Array(index.bytes.bytes) }
  }()

  private func open(_ bytes: [UInt8]) throws -> WatchlistIndex {
    let memory = IndexBytes(count: bytes.count) { $0.copyBytes(from: bytes) }
    return WatchlistIndex(memory, try IndexLayout(reading: memory.bytes))
  }

  /// The bytes with a head whose checksum is right again.
  private func resealed(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let end = IndexLayout.length - 4
    let checksum = bytes[..<end].withUnsafeBytes(IndexLayout.checksum)
    withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(end..<(end + 4), with: $0) }
    return bytes
  }

  /// Asks everything; what comes back is not looked at, only that it comes back.
  private func askAll(_ index: WatchlistIndex) {
    for query in InventedLists.queries {
      for candidate in index.search(query, limit: 100) { #expect((0...1).contains(candidate.score)) }
    }
    for id in ["a", "b", "ship", "empty", "none", ""] {
      _ = index.entry(id)
      _ = index.entry(id, list: "two")
    }
    _ = (index.lists, index.entryCount, index.nameCount)
  }

  @Test("is noticed by any byte that is not as it was written")
  func everyByte() throws {
    let layout = try Self.whole.withUnsafeBytes(IndexLayout.init(reading:))
    var covered = [Bool](repeating: false, count: Self.whole.count)
    for place in layout.places { for byte in place.offset..<(place.offset + place.length) { covered[byte] = true } }
    for byte in 0..<IndexLayout.length { covered[byte] = true }
    for byte in Self.whole.indices where covered[byte] {
      var bytes = Self.whole
      bytes[byte] ^= 1 << UInt8(byte % 8)
      guard let index = try? open(bytes) else { continue }
      #expect(!index.verify(), "byte \(byte)")
    }
  }

  @Test("cut off anywhere is refused")
  func everyCut() {
    for count in stride(from: 0, to: Self.whole.count, by: 7) {
      #expect(throws: IndexFileError.self) { try open(Array(Self.whole[..<count])) }
    }
  }

  @Test("of another version, byte order or name table is told apart from damage", arguments: [8, 12, 16, 20])
  func otherVersion(offset: Int) {
    var bytes = Self.whole
    bytes[offset] ^= 0x40
    #expect(throws: IndexFileError.otherVersion) { try open(resealed(bytes)) }
  }

  @Test("answers something and harms nothing, whatever its sections hold")
  func forgedSections() throws {
    var random = Dice(seed: 5)
    for _ in 0..<Self.rounds {
      var bytes = Self.whole
      for _ in 0..<Int.random(in: 1...40, using: &random) {
        let place = Int.random(in: IndexLayout.length..<bytes.count, using: &random)
        bytes[place] =
          [0, 1, 0x7F, 0x80, 0xFF, UInt8.random(in: 0...255, using: &random)].randomElement(using: &random) ?? 0
      }
      askAll(try open(bytes))
    }
  }

  @Test("is refused, or answers something, whatever its head says")
  func forgedHead() {
    var random = Dice(seed: 6)
    for _ in 0..<Self.rounds {
      var bytes = Self.whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 24..<IndexLayout.length, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if let index = try? open(resealed(bytes)) { askAll(index) }
    }
  }

  @Test("whose sections are empty, or lie upon one another, harms nothing")
  func emptySections() throws {
    for row in 0..<IndexSection.allCases.count {
      for other in [UInt64(0), UInt64(IndexLayout.length), UInt64(Self.whole.count)] {
        var bytes = Self.whole
        let length = 24 + row * 24 + 16
        withUnsafeBytes(of: other.littleEndian) { bytes.replaceSubrange(length..<(length + 8), with: $0) }
        if let index = try? open(resealed(bytes)) { askAll(index) }
      }
    }
  }

  private static let rounds = 300
}

/// The same numbers for the same seed (SplitMix64).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
