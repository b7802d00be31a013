import Journal

/// Who is on duty at which shifts, as a supervisor's file says. Each of its shifts takes the place of what an earlier
/// import said of it; it says nothing of lanes, which are drawn when officers have reported.
public struct RosterImported: EventBody {
  public static let type = "roster.imported"
  public static let version = 1
  /// Most officers of all shifts together; most bytes of the body.
  public static let placeLimit = 1000
  static let byteLimit = 48_000

  /// Somebody on a shift.
  public struct Place: Sendable, Equatable {
    /// The account.
    public var officer: String
    /// The direction that they would rather work at. The draw does not go by it.
    public var wish: Direction?

    public init(officer: String, wish: Direction? = nil) {
      self.officer = officer
      self.wish = wish
    }
  }

  public struct OneShift: Sendable, Equatable {
    public var shift: ShiftOfDay
    public var places: [Place]

    public init(_ shift: ShiftOfDay, _ places: [Place]) {
      self.shift = shift
      self.places = places
    }
  }

  /// The file's name without folders, and its contents' digest.
  public var file: WatchlistImported.File
  /// In their order, each once.
  public var shifts: [OneShift]

  public init(file: WatchlistImported.File, shifts: [OneShift]) {
    self.file = file
    self.shifts = shifts
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.objectMember("file") {
        $0.member("name", file.name)
        $0.member("sha256", file.sha256)
        $0.member("bytes", file.bytes)
      }
      $0.key("shifts")
      $0.array(shifts) { json, one in
        json.object {
          one.shift.writeMembers(to: &$0)
          $0.key("officers")
          $0.array(one.places) { json, place in
            json.object {
              $0.member("officer", place.officer)
              $0.optionalMember("wish", place.wish?.rawValue)
            }
          }
        }
      }
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    let file = try json.requiredObject("file")
    self.file = WatchlistImported.File(
      name: try file.requiredString("name"), sha256: try file.requiredDigest("sha256"),
      bytes: try file.requiredCount("bytes"))
    shifts = try json.requiredObjects("shifts", limit: Self.placeLimit).map { one in
      let places = try one.requiredObjects("officers", limit: Self.placeLimit).map {
        Place(officer: try $0.requiredString("officer"), wish: try $0.code("wish"))
      }
      return OneShift(try one.requiredShift(), places)
    }
  }
}

extension RosterImported {
  /// Who stands on more than one shift of a day, with these shifts, by day and name: usual where somebody is ill, and a
  /// slip otherwise.
  public var severalOfADay: [(officer: String, shifts: [ShiftOfDay])] {
    var found: [String: [Int: [ShiftOfDay]]] = [:]
    for one in shifts {
      for place in one.places { found[place.officer, default: [:]][one.shift.day, default: []].append(one.shift) }
    }
    let several = found.flatMap { officer, days in days.values.map { (officer: officer, shifts: $0.sorted()) } }
    return several.filter { $0.shifts.count > 1 }.sorted { ($0.shifts[0], $0.officer) < ($1.shifts[0], $1.officer) }
  }
}
