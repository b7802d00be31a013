/// A zone without daylight saving: all those of Indonesia and Malaysia.
public struct PostTimeZone: Sendable, Equatable {
  /// The abbreviation to print: `WIB`, `WITA`, `MYT`.
  public let name: String
  /// Local time minus UTC, in minutes, -1080 to 1080: 420 for WIB, 480 for WITA and MYT.
  public let utcOffsetMinutes: Int
  /// The zone's name in the IANA database: `Asia/Pontianak`.
  public let identifier: String
}

extension PostTimeZone: Decodable {
  enum CodingKeys: String, CodingKey {
    case name, offset, iana
  }

  /// Reads a zone; throws `DecodingError` where the offset is not `+HH:MM` or `-HH:MM` of at most 18 hours.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    identifier = try container.decode(String.self, forKey: .iana)
    let offset = try container.decode(String.self, forKey: .offset)
    guard let sign = offset.first, sign == "+" || sign == "-",
      let minutes = OpeningHours.minutes(String(offset.dropFirst())), minutes <= 18 * 60
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .offset, in: container, debugDescription: "\"\(offset)\" is no offset such as +07:00")
    }
    utcOffsetMinutes = sign == "-" ? -minutes : minutes
  }
}
