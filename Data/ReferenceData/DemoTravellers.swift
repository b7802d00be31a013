import TravelDocuments

/// One invented traveller of the demonstration at Entikong; `DemoMorning` says when each comes.
///
/// Nobody in the file exists; there is no field for origin, language or belief. Only the demo's feed reads it.
public struct DemoTraveller: Decodable, Sendable, Equatable {
  /// The primary identifier, or the whole of a single name; A to Z, space, apostrophe and hyphen.
  public let surname: String
  /// The secondary identifier; empty for the holder of a single name.
  public let given: String
  /// The layout of the MRZ.
  public let format: MRZ.Kind
  /// The document code at the start of the MRZ: `P`, `V`, `I`, … one or two characters.
  public let code: String
  /// The kind of document in records, a code of `DocumentKind`.
  public let kind: String
  /// The issuing state, ICAO 9303's three letters.
  public let issuer: String
  /// 1 to 9 of A to Z and 0 to 9.
  public let number: String
  /// ICAO 9303's three letters.
  public let nationality: String
  /// May be partial: the unknown parts are fillers in the MRZ.
  public let birth: PartialDate
  public let sex: Sex
  /// Always whole.
  public let expiry: PartialDate
  public let direction: Direction
  /// A code of `Purpose`.
  public let purpose: String
  /// A code of `Vehicle`.
  public let vehicle: String
  /// The same number for those who travel together; `nil` for one alone.
  public let party: Int?
  /// The field whose check digit the feed must get wrong, to show what the console then says.
  public let broken: BrokenField?

  /// Seen from Indonesia.
  public enum Direction: String, Decodable, Sendable {
    case incoming = "in"
    case outgoing = "out"
  }

  /// A field with a check digit of its own.
  public enum BrokenField: String, Decodable, Sendable {
    case number, birth, expiry
  }

  enum CodingKeys: String, CodingKey {
    case surname, given, format, code, kind, issuer, number, nationality, birth, sex, expiry
    case direction, purpose, vehicle, party, broken
  }

  /// Reads a traveller. Absent members mean the usual: a passport (`TD3`, `P`, `passport`) issued by the state of
  /// nationality, and no second part of the name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    surname = try container.decode(String.self, forKey: .surname)
    given = try container.decodeIfPresent(String.self, forKey: .given) ?? ""
    format = try container.decodeIfPresent(MRZ.Kind.self, forKey: .format) ?? .td3
    code = try container.decodeIfPresent(String.self, forKey: .code) ?? "P"
    kind = try container.decodeIfPresent(String.self, forKey: .kind) ?? "passport"
    nationality = try container.decode(String.self, forKey: .nationality)
    issuer = try container.decodeIfPresent(String.self, forKey: .issuer) ?? nationality
    number = try container.decode(String.self, forKey: .number)
    birth = try container.decode(PartialDate.self, forKey: .birth)
    sex = try container.decode(Sex.self, forKey: .sex)
    expiry = try container.decode(PartialDate.self, forKey: .expiry)
    direction = try container.decode(Direction.self, forKey: .direction)
    purpose = try container.decode(String.self, forKey: .purpose)
    vehicle = try container.decode(String.self, forKey: .vehicle)
    party = try container.decodeIfPresent(Int.self, forKey: .party)
    broken = try container.decodeIfPresent(BrokenField.self, forKey: .broken)
  }

  /// Decodes the travellers anew, about a millisecond; throws where the embedded file is broken.
  public static func load() throws(ReferenceDataError) -> [DemoTraveller] {
    try ReferenceFile.demoTravellers.decode(File.self, from: ReferenceFile.demoTravellers.bytes).travellers
  }

  private struct File: Decodable {
    let travellers: [DemoTraveller]
  }
}
