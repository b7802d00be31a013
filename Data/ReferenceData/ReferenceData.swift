/// What the console knows about posts, documents, purposes, vehicles and outcomes, each datum with its source.
///
/// The tables are the JSON files of `Data/`, embedded in the program; `docs/reference-data.md` tells how to change
/// them. They are decoded once, in two to three milliseconds, when `shared` is first read; any thread may do so. The
/// demo's travellers are not among them: see `DemoTraveller.load()`.
///
///     let data = try ReferenceData.shared.get()
///     let post = data.post("entikong")
public struct ReferenceData: Sendable, Equatable {
  /// In the order of the file.
  public let posts: [Post]
  /// The time on the other side of every post.
  public let malaysiaTime: Datum<PostTimeZone>
  public let documentKinds: [DocumentKind]
  public let documentVariants: [DocumentVariant]
  public let purposes: [Purpose]
  public let vehicles: [Vehicle]
  public let outcomes: [Outcome]
  public let relations: [Relation]
  public let stays: [StayRule]
  public let passAreas: [PassArea]
  /// What the classes of lists ask for, and why hits are found to be something.
  public let hits: HitTables
  let shiftFile: ShiftFile

  /// The embedded tables, decoded on first use and kept. A failure means that the program was built with a broken
  /// file, and is an error to show rather than a trap; a test holds that there is none.
  public static let shared = Result { () throws(ReferenceDataError) -> ReferenceData in try load() }

  /// Decodes the embedded tables anew; throws at the first thing that is not as it should be.
  public static func load() throws(ReferenceDataError) -> ReferenceData {
    let posts = try ReferenceFile.posts.decode(PostFile.self, from: ReferenceFile.posts.bytes)
    let documents = try ReferenceFile.documents.decode(DocumentFile.self, from: ReferenceFile.documents.bytes)
    return ReferenceData(
      posts: posts.posts,
      malaysiaTime: posts.malaysiaTime,
      documentKinds: documents.kinds,
      documentVariants: documents.variants,
      purposes: try ReferenceFile.purposes.decode(PurposeFile.self, from: ReferenceFile.purposes.bytes).purposes,
      vehicles: try ReferenceFile.vehicles.decode(VehicleFile.self, from: ReferenceFile.vehicles.bytes).vehicles,
      outcomes: try ReferenceFile.outcomes.decode(OutcomeFile.self, from: ReferenceFile.outcomes.bytes).outcomes,
      relations: try ReferenceFile.relations.decode(RelationFile.self, from: ReferenceFile.relations.bytes).relations,
      stays: try ReferenceFile.stays.decode(StayFile.self, from: ReferenceFile.stays.bytes).stays,
      passAreas: try ReferenceFile.passAreas.decode(PassAreaFile.self, from: ReferenceFile.passAreas.bytes).areas,
      hits: try ReferenceFile.hits.decode(HitTables.self, from: ReferenceFile.hits.bytes),
      shiftFile: try ReferenceFile.shifts.decode(ShiftFile.self, from: ReferenceFile.shifts.bytes))
  }

  /// The post with a code, or `nil`. Linear in the dozen posts, as are the others in their tables.
  public func post(_ code: String) -> Post? {
    posts.first { $0.code == code }
  }

  /// The kind of document with a code (`passport`), or `nil`.
  public func documentKind(_ code: String) -> DocumentKind? {
    documentKinds.first { $0.code == code }
  }

  /// The variant of a document with a code (`PLB-ID`), or `nil`.
  public func documentVariant(_ code: String) -> DocumentVariant? {
    documentVariants.first { $0.code == code }
  }

  /// The purpose with a code (`DAGANG`), or `nil`.
  public func purpose(_ code: String) -> Purpose? {
    purposes.first { $0.code == code }
  }

  /// The vehicle with a code (`on-foot`), or `nil`.
  public func vehicle(_ code: String) -> Vehicle? {
    vehicles.first { $0.code == code }
  }

  /// The rule for the stay of a holder of a document, or `nil` where none is known.
  public func stay(kind: String, nationality: String) -> StayRule? {
    stays.first { $0.kind == kind && $0.nationalities.value.contains(nationality) }
  }

  /// The outcome with a code (`cleared`), or `nil`.
  public func outcome(_ code: String) -> Outcome? {
    outcomes.first { $0.code == code }
  }

  private struct PostFile: Decodable {
    let malaysiaTime: Datum<PostTimeZone>
    let posts: [Post]

    enum CodingKeys: String, CodingKey {
      case malaysiaTime = "malaysia_time"
      case posts
    }
  }

  private struct PurposeFile: Decodable {
    let purposes: [Purpose]
  }

  private struct VehicleFile: Decodable {
    let vehicles: [Vehicle]
  }

  private struct OutcomeFile: Decodable {
    let outcomes: [Outcome]
  }
}
