import TravelDocuments

/// What an adult who brings a child is to it: `mother`, `guardian`, …, or `none` where nobody does.
public struct Relation: Decodable, Sendable, Equatable {
  /// The code of a child whom nobody brings.
  public static let none = "none"

  /// In commands and records.
  public let code: String
  /// For people.
  public let label: Datum<BilingualText>
  /// True where the code alone says nothing: free words are required too.
  public let needsWords: Bool
  /// The sex of whoever can be it; nil: either.
  public let sex: Sex?
  /// So many years older than the child whoever can be it must be; nil: not known.
  public let yearsOlder: Int?

  enum CodingKeys: String, CodingKey {
    case code, label, sex
    case needsWords = "needs_words"
    case yearsOlder = "years_older"
  }

  /// Reads a relation; words are not needed, and anybody can be it, unless the file says so.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    code = try container.decode(String.self, forKey: .code)
    label = try container.decode(Datum<BilingualText>.self, forKey: .label)
    needsWords = try container.decodeIfPresent(Datum<Bool>.self, forKey: .needsWords)?.value ?? false
    sex = try container.decodeIfPresent(Datum<Sex>.self, forKey: .sex)?.value
    yearsOlder = try container.decodeIfPresent(Datum<Int>.self, forKey: .yearsOlder)?.value
  }
}

struct RelationFile: Decodable {
  let relations: [Relation]
}

extension ReferenceData {
  /// The relation with a code (`mother`), or `nil`.
  public func relation(_ code: String) -> Relation? {
    relations.first { $0.code == code }
  }
}
