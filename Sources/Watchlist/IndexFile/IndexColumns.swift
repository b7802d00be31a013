/// The sections of an index that is being made, in the order of `IndexSection`.
struct IndexColumns {
  private var sections: [any Bytes] = []

  /// Adds the next section.
  mutating func add<Element: BitwiseCopyable & Sendable>(_ section: IndexSection, _ values: [Element]) {
    assert(section == IndexSection.allCases[sections.count])
    sections.append(Values(values: values))
  }

  /// Where each section will lie. Reads all of them once, for their checksums.
  var layout: IndexLayout {
    IndexLayout(sections.map { section in section.withBytes { ($0.count, IndexLayout.checksum($0)) } })
  }

  /// Gives the whole file from its first byte to its last, piece by piece.
  func forEachPiece(_ layout: IndexLayout, _ body: (UnsafeRawBufferPointer) -> Void) {
    let zeros = [UInt8](repeating: 0, count: IndexLayout.alignment)
    layout.head.withUnsafeBytes(body)
    var end = IndexLayout.length
    for (section, place) in zip(sections, layout.places) {
      zeros.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0.prefix(place.offset - end))) }
      section.withBytes(body)
      end = place.offset + place.length
    }
  }

  private protocol Bytes: Sendable {
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result
  }

  /// Numbers as they lie in memory: little-endian, as every machine is that Swift runs on.
  private struct Values<Element: BitwiseCopyable & Sendable>: Bytes {
    let values: [Element]
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result { values.withUnsafeBytes(body) }
  }
}
