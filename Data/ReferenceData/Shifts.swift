/// When the three shifts of a day begin, in minutes since the post's midnight. The night goes on to the next morning.
public struct ShiftTimes: Sendable, Equatable {
  /// 0 to 1437.
  public let morning: Int
  /// After `morning`.
  public let afternoon: Int
  /// After `afternoon`, up to 1440: then it begins at midnight.
  public let night: Int
}

extension ShiftTimes: Decodable {
  enum CodingKeys: String, CodingKey {
    case morning, afternoon, night
  }

  /// Reads three times; throws `DecodingError` where one is none or they are not in their order.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func minutes(_ key: CodingKeys) throws -> Int {
      let text = try container.decode(String.self, forKey: key)
      guard let minutes = OpeningHours.minutes(text) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: container, debugDescription: "\"\(text)\" is no time such as 05:00")
      }
      return minutes
    }
    (morning, afternoon, night) = (try minutes(.morning), try minutes(.afternoon), try minutes(.night))
    guard morning < afternoon, afternoon < night else {
      throw DecodingError.dataCorruptedError(
        forKey: .morning, in: container, debugDescription: "the shifts do not follow each other")
    }
  }
}

/// The shifts of all posts.
struct ShiftFile: Decodable, Sendable, Equatable {
  struct OfPost: Decodable, Sendable, Equatable {
    let code: String
    let times: Datum<ShiftTimes>
  }

  let shifts: [OfPost]
  /// Of posts that are not among them.
  let other: Datum<ShiftTimes>
}

extension ReferenceData {
  /// When shifts change at a post: its own times, or those of posts whose opening hours were not found.
  public func shiftTimes(_ post: String) -> Datum<ShiftTimes> {
    shiftFile.shifts.first { $0.code == post }?.times ?? shiftFile.other
  }
}
