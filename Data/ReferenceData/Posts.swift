import TravelDocuments

/// A border post. What is `nil` has been looked for and not found.
public struct Post: Decodable, Sendable, Equatable {
  /// The post's code on the command line and in records, such as `entikong`; lower case, digits and hyphens.
  public let code: String
  /// The short name: `Entikong`.
  public let name: Datum<String>
  /// The name for a heading: `PLBN Entikong`.
  public let title: Datum<String>
  /// What it is by law or plan.
  public let kind: Datum<PostKind>
  /// How travellers come to it.
  public let route: Datum<PostRoute>
  /// Whether it works.
  public let status: Datum<PostStatus>
  /// The day of opening.
  public let opened: Datum<PartialDate>?
  /// Provinsi.
  public let province: Datum<Region>
  /// Kabupaten.
  public let regency: Datum<Region>
  /// Kecamatan.
  public let subdistrict: Datum<Region>
  /// Desa or kelurahan.
  public let village: Datum<Region>?
  /// The Malaysian post opposite.
  public let counterpart: Datum<Counterpart>
  /// The post's own time; Malaysia's is `ReferenceData.malaysiaTime`.
  public let timeZone: Datum<PostTimeZone>
  /// On an ordinary day; `nil` means that nobody has found them, not that the post is closed.
  public let hours: Datum<OpeningHours>?
  /// What travellers may show here, as far as found.
  public let documents: Datum<AcceptedDocuments>?
  /// For display and coarse distances only, never for a question of where the boundary runs.
  public let coordinates: Datum<Coordinates>
  /// What an officer should know about this post, in sentences.
  public let notes: [Datum<BilingualText>]

  enum CodingKeys: String, CodingKey {
    case code, name, title, kind, route, status, opened, province, regency, subdistrict, village, counterpart
    case timeZone = "time_zone"
    case hours, documents, coordinates, notes
  }
}

/// What a post is by law or plan.
public enum PostKind: String, Decodable, Sendable, CaseIterable {
  /// Pos Lintas Batas Negara: customs, immigration, quarantine and security in one state post.
  case plbn
  /// A PLBN that is decided and not built.
  case plannedPlbn = "plbn-planned"
  /// A traditional crossing with an immigration desk.
  case traditional
  /// An immigration checkpoint (TPI) at a sea port.
  case seaPort = "sea-port"
}

/// How travellers reach a post.
public enum PostRoute: String, Decodable, Sendable, CaseIterable {
  case land, sea, river
}

/// Whether a post works.
public enum PostStatus: String, Decodable, Sendable, CaseIterable {
  /// Open to all whom its kind serves.
  case operating
  /// Works for some documents, residents or services only; the datum's note or the post's notes say which.
  case limited
  /// Decided, not built.
  case notBuilt = "not-built"
}

/// An administrative area by its Kemendagri code. Names repeat between regencies: compare codes, never names.
public struct Region: Decodable, Sendable, Equatable {
  /// `61`, `61.03`, `61.03.21` or `61.03.21.2003`: province, regency, sub-district, village.
  public let code: String
  /// For people only.
  public let name: String
}

/// The other side.
public struct Counterpart: Decodable, Sendable, Equatable {
  /// The Malaysian post's name; `nil` where there is none or none was found.
  public let post: String?
  /// Where it is, in words.
  public let place: String
}

/// Documents that sources name at a post.
public struct AcceptedDocuments: Decodable, Sendable, Equatable {
  /// Codes of `DocumentKind`.
  public let codes: [String]
  /// True where the source says that nothing else is taken. Where false, a document that is not listed may be taken
  /// too: the list says what was found.
  public let only: Bool
}

/// A point with its doubt.
public struct Coordinates: Decodable, Sendable, Equatable {
  /// Degrees north, -90 to 90.
  public let latitude: Double
  /// Degrees east, -180 to 180.
  public let longitude: Double
  /// The true place is thought to lie within this distance, in kilometres.
  public let errorKm: Double

  enum CodingKeys: String, CodingKey {
    case latitude, longitude, errorKm = "error_km"
  }

  /// Reads a point; throws `DecodingError` where it is not on the globe or claims to be exact.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    latitude = try container.decode(Double.self, forKey: .latitude)
    longitude = try container.decode(Double.self, forKey: .longitude)
    errorKm = try container.decode(Double.self, forKey: .errorKm)
    guard (-90...90).contains(latitude), (-180...180).contains(longitude), errorKm > 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .latitude, in: container, debugDescription: "no point on the globe with an error above 0 km")
    }
  }
}
