/// Sex as a travel document states it (ICAO Doc 9303 part 3, section 3; the MRZ's `<` is the visual zone's X).
///
/// The raw value is the letter that the command line and the records use.
public enum Sex: String, Hashable, Sendable, Codable, CaseIterable {
  case female = "F"
  case male = "M"
  case unspecified = "X"
}
