extension MRZ {
  /// The five layouts of a machine readable zone, by ICAO Doc 9303 parts 4 to 7.
  ///
  /// The raw value is the name that the command line uses.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// Cards of credit card size: three lines of 30 (part 5).
    case td1 = "TD1"
    /// Documents of 105 by 74 mm: two lines of 36 (part 6).
    case td2 = "TD2"
    /// Passports: two lines of 44 (part 4).
    case td3 = "TD3"
    /// Visas of passport page size: two lines of 44, code V (part 7, section 4).
    case mrvA = "MRV-A"
    /// Smaller visas: two lines of 36, code V (part 7, section 5).
    case mrvB = "MRV-B"

    /// Characters a line: 30, 36 or 44.
    public var lineLength: Int {
      switch self {
      case .td1: 30
      case .td2, .mrvB: 36
      case .td3, .mrvA: 44
      }
    }

    /// Lines: 3 or 2.
    public var lineCount: Int { self == .td1 ? 3 : 2 }

    /// Whether this is a visa, which has no composite check digit.
    public var isVisa: Bool { self == .mrvA || self == .mrvB }

    /// Whether a document number of more than nine characters continues in the optional data (parts 5 and 6,
    /// section 4.2.2, note j). A passport's can't, and a visa shows the first nine only (part 7, note j).
    var continuesLongNumbers: Bool { self == .td1 || self == .td2 }

    /// The kind that lines of this length are, where the first begins with `firstByte`; `nil` for another length.
    init?(lineLength: Int, firstByte: UInt8) {
      switch (lineLength, firstByte == UInt8(ascii: "V")) {
      case (30, _): self = .td1
      case (36, false): self = .td2
      case (36, true): self = .mrvB
      case (44, false): self = .td3
      case (44, true): self = .mrvA
      default: return nil
      }
    }

    /// How many lines of this length make a block; `nil` for a length that no kind has.
    static func lineCount(forLength length: Int) -> Int? {
      Kind(lineLength: length, firstByte: MRZ.filler)?.lineCount
    }
  }
}
