import Journal
import ReferenceData
import TravelDocuments

/// The last stamp of a border post that an officer sees in a document: where, which way, on what day. A stamp has no hour.
public struct SeenStamp: Sendable, Equatable {
  /// Most characters of a place that is none of the reference data's posts.
  public static let placeLimit = 60

  /// Whose stamp it is.
  public enum Place: Sendable, Equatable {
    /// A code of `posts.json`.
    case post(String)
    /// An airport, a port, a post of the other side, as the stamp names it.
    case other(String)
  }

  public var place: Place
  /// Of a post as seen from Indonesia; of another place as the stamp says.
  public var direction: Direction
  /// A whole date, of the post's own calendar.
  public var date: PartialDate

  public init(place: Place, direction: Direction, date: PartialDate) {
    (self.place, self.direction, self.date) = (place, direction, date)
  }

  /// The code of the post; nil where it is another place.
  public var post: String? { if case .post(let code) = place { code } else { nil } }

  /// `aruk in 2026-11-20`; another place in quotation marks.
  public var text: String {
    let name =
      switch place {
      case .post(let code): code
      case .other(let name): "\"\(name)\""
      }
    return "\(name) \(direction.rawValue) \(date)"
  }

  /// What `text` has made; nil of anything else.
  public init?(text: String) {
    let words = text.split(separator: " ")
    guard words.count >= 3, let direction = Direction(rawValue: String(words[words.count - 2])),
      let date = PartialDate(words[words.count - 1]), date.isWhole
    else { return nil }
    let name = words.dropLast(2).joined(separator: " ")
    let isOther = name.count >= 2 && name.hasPrefix("\"") && name.hasSuffix("\"")
    self.init(
      place: isOther ? .other(String(name.dropFirst().dropLast())) : .post(name), direction: direction, date: date)
  }

  func writeMembers(to json: inout JSONWriter) {
    switch place {
    case .post(let code): json.member("post", code)
    case .other(let name): json.member("place", name)
    }
    json.member("direction", direction.rawValue)
    json.member("date", date.description)
  }

  init(members json: JSONObject) throws {
    let (post, other) = (try json.string("post"), try json.string("place"))
    switch (post, other) {
    case (let post?, nil): place = .post(post)
    case (nil, let other?): place = .other(other)
    default: throw JSONError(problem: "a stamp has one of \"post\" and \"place\"", offset: 0)
    }
    direction = try json.requiredCode("direction")
    guard let date = try json.date("date"), date.isWhole else {
      throw JSONError(problem: "\"date\" of a stamp is no whole date", offset: 0)
    }
    self.date = date
  }
}

extension JSONObject {
  /// The member `stamp`; nil where it is absent or null.
  func stamp() throws -> SeenStamp? { try object("stamp").map(SeenStamp.init(members:)) }
}

extension JSONWriter {
  /// The member `stamp`, where there is one.
  public mutating func optionalStamp(_ stamp: SeenStamp?) {
    if let stamp { objectMember("stamp") { stamp.writeMembers(to: &$0) } }
  }
}
