import Journal

/// What a patrol saw or did on the way.
public struct PatrolLogged: EventBody {
  public static let type = "patrol.logged"
  public static let version = 1
  /// Most characters of one entry.
  public static let textLimit = 1_000
  /// Most characters of to whom somebody was handed.
  public static let recipientLimit = 100
  /// Persons of one entry.
  public static let personCounts = 0...10_000

  /// The id of the patrol's start.
  public var patrol: String
  public var text: String
  public var position: GeoPosition?
  /// How many persons it is about.
  public var persons: Int?
  /// To whom they were handed.
  public var handedTo: String?

  public init(patrol: String, text: String, position: GeoPosition? = nil, persons: Int? = nil, handedTo: String? = nil)
  {
    self.patrol = patrol
    self.text = text
    self.position = position
    self.persons = persons
    self.handedTo = handedTo
  }

  public func write(to json: inout JSONWriter) {
    json.object {
      $0.member("patrol", patrol)
      $0.member("text", text)
      if let position {
        $0.objectMember("position") {
          $0.key("lat")
          $0.raw(GeoPosition.text(position.latitude).utf8)
          $0.key("lon")
          $0.raw(GeoPosition.text(position.longitude).utf8)
        }
      }
      $0.optionalMember("persons", persons)
      $0.optionalMember("handed_to", handedTo)
    }
  }

  public init(_ json: JSONObject, version: Int) throws {
    patrol = try json.requiredString("patrol")
    text = try json.requiredString("text")
    if let place = try json.object("position") {
      guard let latitude = try place.double("lat"), let longitude = try place.double("lon"),
        let position = GeoPosition(latitude: latitude, longitude: longitude)
      else { throw JSONError(problem: "\"position\" is no place on the globe", offset: 0) }
      self.position = position
    }
    persons = try json.int("persons")
    if let persons, !Self.personCounts.contains(persons) {
      throw JSONError(problem: "\"persons\" is not from 0 to 10,000", offset: 0)
    }
    handedTo = try json.string("handed_to")
  }
}
