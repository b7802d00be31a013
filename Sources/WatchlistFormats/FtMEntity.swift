import FoundationEssentials

/// An entity of OpenSanctions' FollowTheMoney, as one line of JSON holds it.
struct FtMEntity: Decodable {
  @CleanText var id: String
  @CleanText var schema: String
  var caption: String?
  /// Whether the list is about this entity; others are only mentioned by it.
  var target: Bool?
  var lastSeen: String?
  private var properties: [String: Values]?

  private enum CodingKeys: String, CodingKey {
    case id, schema, caption, target, properties
    case lastSeen = "last_seen"
  }

  /// The texts of a property; empty where there is none.
  subscript(_ property: String) -> [String] {
    (properties?[property]?.list ?? []).compactMap {
      guard case .text(let text) = $0 else { return nil }
      let clean = ListText.clean(text)
      return clean.isEmpty ? nil : clean
    }
  }

  /// The entities that the nested form has within a property, such as passports, in the order of their ids.
  var nested: [FtMEntity] {
    (properties ?? [:]).values.flatMap(\.list).compactMap { if case .entity(let entity) = $0 { entity } else { nil } }
      .sorted { $0.id < $1.id }
  }

  /// A property's values. A single one may stand without its brackets.
  private struct Values: Decodable {
    var list: [Value]

    init(from decoder: any Decoder) throws {
      if let values = try? [Value](from: decoder) { list = values } else { list = [try Value(from: decoder)] }
    }
  }

  private enum Value: Decodable {
    case text(String)
    indirect case entity(FtMEntity)
    case other

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        self = .text(text)
      } else if let entity = try? FtMEntity(from: decoder) {
        self = .entity(entity)
      } else {
        self = .other
      }
    }
  }
}

/// One change of `entities.delta.json`.
struct FtMChange: Decodable {
  enum Operation: String, Decodable {
    case add = "ADD"
    case modify = "MOD"
    case delete = "DEL"
  }

  /// All that a deletion must say.
  struct Reference: Decodable {
    @CleanText var id: String
  }

  var operation: Operation
  var id: String
  /// `nil` of a deletion.
  var entity: FtMEntity?

  private enum CodingKeys: String, CodingKey {
    case operation = "op"
    case entity
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    operation = try members.decode(Operation.self, forKey: .operation)
    id = try members.decode(Reference.self, forKey: .entity).id
    entity = operation == .delete ? nil : try members.decode(FtMEntity.self, forKey: .entity)
  }
}

/// A text of a JSON record, cleaned as a field's text is. Ids too: a JSON text may hold any character.
@propertyWrapper struct CleanText: Decodable {
  var wrappedValue: String

  init(from decoder: any Decoder) throws {
    wrappedValue = ListText.clean(try decoder.singleValueContainer().decode(String.self))
  }
}

/// Decodes one record's bytes, and refuses what is nested too deep before anything is called for each level.
enum ListJSON {
  /// - Throws: `BrokenRow.Reason.noObject` for what is no such object, `.tooDeep`.
  static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws(BrokenRow.Reason) -> Value {
    guard levels(bytes) <= ImportLimits.levels else { throw .tooDeep(levels: ImportLimits.levels) }
    guard let value = try? JSONDecoder().decode(type, from: Data(bytes)) else { throw .noObject }
    return value
  }

  private static func levels(_ bytes: [UInt8]) -> Int {
    var (levels, most) = (0, 0)
    var isText = false
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = isText
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "{"), UInt8(ascii: "["): if !isText { levels += 1 }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): if !isText { levels -= 1 }
      default: break
      }
      most = max(most, levels)
    }
    return most
  }
}
