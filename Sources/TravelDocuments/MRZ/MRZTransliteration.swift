extension MRZ {
  /// The parts of a name in the letters of an MRZ, A to Z.
  ///
  /// Spaces, hyphens and commas separate parts; apostrophes and all other punctuation vanish (ICAO Doc 9303 part 3,
  /// section 4.6); Latin letters follow section 6 table A, of whose alternatives the first is taken (`Ä` is `AE`).
  /// Combining marks are left out, so a decomposed `A` with its dots is plain `A`.
  ///
  /// - Throws: `Builder.Failure` for digits, control characters and letters of other scripts, and for a name of more
  ///   than `Builder.nameLengthMax` scalars.
  static func nameParts(_ name: String) throws(Builder.Failure) -> [[UInt8]] {
    guard name.unicodeScalars.count <= Builder.nameLengthMax else { throw .nameTooLong }
    var parts: [[UInt8]] = [[]]
    for scalar in name.unicodeScalars {
      if scalar.properties.isWhitespace && scalar.properties.generalCategory != .control || scalar == ","
        || scalar.properties.isDash
      {
        parts.append([])
      } else if let letters = letters(for: scalar) {
        parts[parts.count - 1] += letters.utf8
      } else {
        throw .nameCharacter(scalar)
      }
    }
    return parts.filter { !$0.isEmpty }
  }

  /// Empty for what is left out, `nil` for what an MRZ can't have.
  private static func letters(for scalar: Unicode.Scalar) -> String? {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter:
      let upper = scalar.properties.uppercaseMapping
      var letters = ""
      for capital in upper.unicodeScalars {
        if ("A"..."Z").contains(capital) {
          letters.unicodeScalars.append(capital)
        } else if let replacement = latin[capital] {
          letters += replacement
        } else if !isCombining(capital) {
          return nil
        }
      }
      return letters
    case .nonspacingMark: return ""
    case .modifierLetter, .modifierSymbol, .otherPunctuation, .initialPunctuation, .finalPunctuation,
      .openPunctuation, .closePunctuation, .connectorPunctuation:
      return ""
    default: return nil
    }
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  /// Part 3, section 6, table A, capital letters.
  private static let latin: [Unicode.Scalar: String] = {
    let table: [(to: String, from: String)] = [
      ("A", "ÀÁÂÃĀĂĄ"), ("AE", "ÄÆ"), ("AA", "Å"), ("C", "ÇĆĈĊČ"), ("D", "ÐĎĐ"), ("E", "ÈÉÊËĒĔĖĘĚ"),
      ("G", "ĜĞĠĢ"), ("H", "ĤĦ"), ("I", "ÌÍÎÏĨĪĬĮİı"), ("IJ", "Ĳ"), ("J", "Ĵ"), ("K", "Ķ"), ("L", "ĹĻĽĿŁ"),
      ("N", "ÑŃŅŇŊ"), ("O", "ÒÓÔÕŌŎŐ"), ("OE", "ÖØŒ"), ("R", "ŔŖŘ"), ("S", "ŚŜŞŠ"), ("SS", "ẞ"), ("T", "ŢŤŦ"),
      ("TH", "Þ"), ("U", "ÙÚÛŨŪŬŮŰŲ"), ("UE", "Ü"), ("W", "Ŵ"), ("Y", "ÝŶŸ"), ("Z", "ŹŻŽ"),
    ]
    var letters: [Unicode.Scalar: String] = [:]
    for row in table {
      for scalar in row.from.unicodeScalars { letters[scalar] = row.to }
    }
    return letters
  }()
}
