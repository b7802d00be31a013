extension MRZ {
  /// A part of an MRZ, to say where something is wrong.
  public enum Field: String, Hashable, Sendable, Codable, CaseIterable {
    case code, issuer, name, number, nationality, birth, sex, expiry, optional, optional2
    /// The digit over the others together.
    case composite
  }

  /// Something in an MRZ that the standard doesn't allow, a wrong check digit apart: those stand in `checks`.
  public struct Defect: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      /// This character can't stand here: a digit in a name, a letter in a date, a sex that is none of `M`, `F`, `<`.
      case character(Character)
      /// A field that every document must have has fillers only.
      case empty
      /// No such day in the calendar, or half of a two-digit number blank.
      case noSuchDate
      /// A filler where a check digit must stand.
      case checkDigitMissing
      /// A long document number isn't followed by a filler (parts 5 and 6, section 4.2.2, note j).
      case numberNotEnded
    }

    /// The field, check digits counted to what they check.
    public let field: Field
    /// The line of the MRZ, from 1.
    public let line: Int
    /// The columns in that line, from 1: the one character that is wrong, or the whole field.
    public let columns: ClosedRange<Int>
    public let reason: Reason
  }
}
