import Foundation

/// A file of reference data as it ships inside the program: byte for byte the file in `Data/`.
public enum ReferenceFile: String, CaseIterable, Sendable {
  case posts = "posts.json"
  case documents = "documents.json"
  case purposes = "purposes.json"
  case vehicles = "vehicles.json"
  case outcomes = "outcomes.json"
  case relations = "relations.json"
  case stays = "stays.json"
  case passAreas = "plb-areas.json"
  case shifts = "shifts.json"
  case hits = "hits.json"
  case demoTravellers = "demo-travellers.json"
  case demoMorning = "demo-morning.json"
  /// Not decoded here: the demo imports it as any list of the product's own form.
  case demoWatchlist = "demo-watchlist.csv"

  /// The file's contents, UTF-8.
  public var bytes: [UInt8] {
    switch self {
    case .posts: PackageResources.posts_json
    case .documents: PackageResources.documents_json
    case .purposes: PackageResources.purposes_json
    case .vehicles: PackageResources.vehicles_json
    case .outcomes: PackageResources.outcomes_json
    case .relations: PackageResources.relations_json
    case .stays: PackageResources.stays_json
    case .passAreas: PackageResources.plb_areas_json
    case .shifts: PackageResources.shifts_json
    case .hits: PackageResources.hits_json
    case .demoTravellers: PackageResources.demo_travellers_json
    case .demoMorning: PackageResources.demo_morning_json
    case .demoWatchlist: PackageResources.demo_watchlist_csv
    }
  }

  /// Decodes bytes in the shape of this file; throws `ReferenceDataError`, which names the file and the place in it.
  func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(ReferenceDataError) -> Value {
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw ReferenceDataError(file: self, decodingError: error)
    } catch {
      throw ReferenceDataError(file: self, place: "", problem: "\(error)")
    }
  }
}

/// A file of reference data that does not hold what it should. Only a build with a broken file can throw it.
public struct ReferenceDataError: Error, Equatable, CustomStringConvertible {
  public let file: ReferenceFile
  /// The way to the bad member, such as `posts[3].hours.value`; empty for the whole file.
  public let place: String
  /// What is wrong there.
  public let problem: String

  /// One sentence for a person.
  public var description: String {
    "The reference data in Data/\(file.rawValue) can't be read\(place.isEmpty ? "" : " at \(place)"): \(problem). "
      + "Correct the file and build the program again."
  }

  init(file: ReferenceFile, place: String, problem: String) {
    self.file = file
    self.place = place
    self.problem = problem
  }

  init(file: ReferenceFile, decodingError: DecodingError) {
    let context: DecodingError.Context
    switch decodingError {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found),
      .dataCorrupted(let found):
      context = found
    @unknown default:
      self.init(file: file, place: "", problem: "\(decodingError)")
      return
    }
    var place = ""
    for key in context.codingPath {
      if let index = key.intValue {
        place += "[\(index)]"
      } else {
        place += (place.isEmpty ? "" : ".") + key.stringValue
      }
    }
    let problem = context.debugDescription
    self.init(file: file, place: place, problem: problem.hasSuffix(".") ? String(problem.dropLast()) : problem)
  }
}
