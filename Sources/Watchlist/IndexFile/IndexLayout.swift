import CSys
import NameKnowledge

/// The parts of an index in the order in which they stand in the file.
///
/// `docs/formats/watchlist-index.md` says what each holds.
enum IndexSection: UInt32, CaseIterable {
  case lists = 1
  case entryRecords, entryStarts, entryOrder, nameStarts
  case nameEntries, nameFacts, nameWeights, nameWordStarts, nameWords
  case writtenFolded, writtenStarts, writtenLetters
  case foldedStarts, foldedLetters, foldedBits, foldedWeights, foldedOrder
  case postingStarts, postings
  case nearStarts, nearWords
  case documentEntries, documentStarts, documentLetters, documentOrder, documentNearStarts, documentNearWords
}

/// The head of an index's file: what it is, where its sections lie, and their checksums.
///
/// Little-endian throughout: 8 bytes magic, then 32-bit numbers: the version, the byte order's mark, the fingerprint of
/// the name tables, the count of sections; then for each its number and CRC-32C, and in 64 bits each its offset and
/// length; last the file's length in 64 bits, and the CRC-32C of all that stands before it. About 800 bytes, checked
/// whenever a file is opened; the sections' own checksums are for `verify`.
struct IndexLayout {
  static let magic = Array("PLBNIDX\n".utf8)
  /// Raised with every change of what the sections hold, and of how names are parted into words.
  static let version: UInt32 = 4
  static let byteOrder: UInt32 = 0x0102_0304
  /// Sections begin at multiples of this, so that numbers are read where they lie.
  static let alignment = 64

  struct Place {
    var offset: Int
    var length: Int
    var checksum: UInt32
  }

  let places: [Place]
  let fileLength: Int

  private static let headLength = magic.count + 4 * 4
  private static let rowLength = 4 + 4 + 8 + 8
  static let length = headLength + IndexSection.allCases.count * rowLength + 8 + 4

  /// Places the sections one after another.
  init(_ sections: [(length: Int, checksum: UInt32)]) {
    var places: [Place] = []
    var end = Self.length
    for section in sections {
      let offset = Self.aligned(end)
      places.append(Place(offset: offset, length: section.length, checksum: section.checksum))
      end = offset + section.length
    }
    self.places = places
    fileLength = end
  }

  /// Reads and checks the head of a file.
  init(reading bytes: UnsafeRawBufferPointer) throws(IndexFileError) {
    guard bytes.count >= Self.headLength, bytes.starts(with: Self.magic) else { throw .notAnIndex }
    func number(_ offset: Int) -> UInt32 {
      UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    func length(_ offset: Int) -> Int {
      Int(clamping: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    }
    let words = [Self.version, Self.byteOrder, Self.rules, UInt32(IndexSection.allCases.count)]
    for (place, word) in words.enumerated() where number(Self.magic.count + 4 * place) != word { throw .otherVersion }
    guard bytes.count >= Self.length else { throw .notAnIndex }
    guard number(Self.length - 4) == Self.checksum(UnsafeRawBufferPointer(rebasing: bytes[..<(Self.length - 4)])) else {
      throw .damaged
    }
    fileLength = length(Self.length - 12)
    guard fileLength == bytes.count else { throw .damaged }
    var places: [Place] = []
    for (index, section) in IndexSection.allCases.enumerated() {
      let row = Self.headLength + index * Self.rowLength
      let place = Place(offset: length(row + 8), length: length(row + 16), checksum: number(row + 4))
      guard number(row) == section.rawValue, place.offset % Self.alignment == 0, place.offset <= fileLength,
        place.length <= fileLength - place.offset
      else { throw .damaged }
      places.append(place)
    }
    self.places = places
  }

  /// The head's bytes.
  var head: [UInt8] {
    var head = Self.magic
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { head.append(contentsOf: $0) }
    }
    for word in [Self.version, Self.byteOrder, Self.rules, UInt32(places.count)] { append(word) }
    for (section, place) in zip(IndexSection.allCases, places) {
      append(section.rawValue)
      append(place.checksum)
      append(UInt64(place.offset))
      append(UInt64(place.length))
    }
    append(UInt64(fileLength))
    append(head.withUnsafeBytes(Self.checksum))
    return head
  }

  static func aligned(_ offset: Int) -> Int { (offset + alignment - 1) / alignment * alignment }

  static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 { csys_crc32c(0, bytes.baseAddress, bytes.count) }

  /// A fingerprint of the file that names are folded and weighed by, and of the weights' bounds. An index that another
  /// table made would miss names silently.
  static let rules: UInt32 = {
    let weights = Array("\(ScoringModel.rarestWeight) \(ScoringModel.commonestWeight)".utf8)
    return (NameKnowledge.bytes + weights).withUnsafeBytes(checksum)
  }()
}
