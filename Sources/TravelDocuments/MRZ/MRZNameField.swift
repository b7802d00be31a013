extension MRZ {
  /// Writes a name into a field of `width` characters, cutting it where it doesn't fit.
  ///
  /// A name that fits stands whole. Else the primary identifier's longest parts lose letters until two fillers and one
  /// letter of the secondary have room; the rest is cut at the field's end, which must be a letter, as the sign that
  /// something may be missing (parts 4 to 7, section 4.2.2, "Truncation of the name"). Of the ways that section 4.2.3
  /// leaves to the issuer this is "one or more components truncated".
  ///
  /// - Parameters:
  ///   - primary: at least one part, each of at least one letter.
  ///   - secondary: empty for somebody with one name.
  static func nameField(primary: [[UInt8]], secondary: [[UInt8]], width: Int) -> [UInt8] {
    let whole = joined(primary, secondary)
    if whole.count <= width { return whole + Array(repeating: filler, count: width - whole.count) }

    var primary = primary
    let room = secondary.isEmpty ? width : width - 3
    if !secondary.isEmpty {
      while joined(primary, []).count > room, shortenLongest(&primary) {}
    }
    let cut = Array(joined(primary, secondary).prefix(width))
    guard cut.last == filler else { return cut }

    // One letter fewer before the cut brings the next part's first letter to the field's end.
    var secondaryBefore = parts(secondary, before: width - joined(primary, []).count - 2)
    var primaryBefore = secondary.isEmpty ? parts(primary, before: width) : primary
    let rest = Array(secondary.dropFirst(secondaryBefore.count))
    let primaryRest = Array(primary.dropFirst(primaryBefore.count))
    let longestPrimary = primaryBefore.map(\.count).max() ?? 0
    let longestSecondary = secondaryBefore.map(\.count).max() ?? 0
    let isShortened =
      longestSecondary > longestPrimary
      ? shortenLongest(&secondaryBefore, keepingParts: true) : shortenLongest(&primaryBefore, keepingParts: true)
    if isShortened {
      return Array(joined(primaryBefore + primaryRest, secondaryBefore + rest).prefix(width))
    }
    // Nothing but single letters: the last two stand together, for the end must be a letter.
    let next = primaryRest.first?.first ?? rest.first?.first ?? UInt8(ascii: "X")
    return cut.dropLast() + [next]
  }

  private static func joined(_ primary: [[UInt8]], _ secondary: [[UInt8]]) -> [UInt8] {
    let first = Array(primary.joined(separator: [filler]))
    return secondary.isEmpty ? first : first + [filler, filler] + Array(secondary.joined(separator: [filler]))
  }

  /// The leading parts that end before a position, separators counted.
  private static func parts(_ parts: [[UInt8]], before position: Int) -> [[UInt8]] {
    var end = 0
    return Array(
      parts.prefix { part in
        end += part.count + 1
        return end <= position
      })
  }

  /// Takes one letter off the longest part, or, where all are single letters, the last part away; `false` where
  /// nothing could be taken.
  private static func shortenLongest(_ parts: inout [[UInt8]], keepingParts: Bool = false) -> Bool {
    guard let longest = parts.indices.max(by: { parts[$0].count < parts[$1].count }) else { return false }
    if parts[longest].count > 1 {
      parts[longest].removeLast()
      return true
    }
    guard !keepingParts, parts.count > 1 else { return false }
    parts.removeLast()
    return true
  }
}
