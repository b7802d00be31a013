import Journal
import TravelDocuments

/// What is said of who crosses, with what, and why: all that an officer enters by hand, and that can be put right
/// afterwards.
public struct CrossingFacts: Sendable, Equatable {
  public var direction: Direction
  public var traveller: Traveller
  public var document: PresentedDocument
  /// One of the codes of `purposes.json`.
  public var purpose: String?
  /// One of the codes of `vehicles.json`.
  public var vehicle: String?
  public var note: String?
  /// The last day of the stay that is granted; only entries of foreigners have one.
  public var stayUntil: PartialDate?
  /// The last stamp that the officer sees in the document.
  public var stamp: SeenStamp?

  public init(
    direction: Direction, traveller: Traveller, document: PresentedDocument, purpose: String? = nil,
    vehicle: String? = nil, note: String? = nil, stayUntil: PartialDate? = nil,
    stamp: SeenStamp? = nil
  ) {
    self.direction = direction
    self.traveller = traveller
    self.document = document
    self.purpose = purpose
    self.vehicle = vehicle
    self.note = note
    self.stayUntil = stayUntil
    self.stamp = stamp
  }

  func writeMembers(to json: inout JSONWriter) {
    json.member("direction", direction.rawValue)
    json.objectMember("traveller") { traveller.writeMembers(to: &$0) }
    json.objectMember("document") { document.writeMembers(to: &$0) }
    json.optionalMember("purpose", purpose)
    json.optionalMember("vehicle", vehicle)
    json.optionalMember("note", note)
    json.optionalMember("stay_until", stayUntil?.description)
    json.optionalStamp(stamp)
  }

  /// - Parameter withoutStamp: the member `stamp` says that there is none.
  init(members json: JSONObject, withoutStamp: Bool = false) throws {
    self.init(
      direction: try json.requiredCode("direction"),
      traveller: try Traveller(members: try json.requiredObject("traveller")),
      document: try PresentedDocument(members: try json.requiredObject("document")),
      purpose: try json.string("purpose"), vehicle: try json.string("vehicle"), note: try json.string("note"),
      stayUntil: try json.date("stay_until"), stamp: withoutStamp ? nil : try json.stamp())
  }
}

extension CrossingRecorded {
  public var facts: CrossingFacts {
    CrossingFacts(
      direction: direction, traveller: traveller, document: document, purpose: purpose, vehicle: vehicle, note: note,
      stayUntil: stayUntil, stamp: stamp)
  }
}
