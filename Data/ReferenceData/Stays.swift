/// How long foreigners with some document may stay after an entry.
public struct StayRule: Decodable, Sendable, Equatable {
  /// `visa-free`, `border-pass`.
  public let code: String
  /// The code of the `DocumentKind` that is presented.
  public let kind: String
  /// ICAO 9303's three letters.
  public let nationalities: Datum<[String]>
  /// Days of the stay, of which the day of entry is the first.
  public let days: Datum<Int>
}

/// From where people come who hold Indonesia's border crossing pass, and how far they may go with it.
///
/// What is not in the table is not known: other sub-districts may be agreed as well.
public struct PassArea: Decodable, Sendable, Equatable {
  /// The post where they cross, by its code.
  public let code: String
  /// Kecamatan whose residents may hold one.
  public let subdistricts: Datum<[Region]>
  /// The area on the other side, in words.
  public let reach: Datum<BilingualText>?
  /// Longest time away, in days.
  public let days: Datum<Int>?
}

struct StayFile: Decodable {
  let stays: [StayRule]
}

struct PassAreaFile: Decodable {
  let areas: [PassArea]
}
