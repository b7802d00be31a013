import Journal
import TravelDocuments

extension JSONObject {
  /// A code of a fixed set that must be there. One that is not known here is not guessed at: the event can't be read.
  func requiredCode<Code: RawRepresentable>(_ name: String) throws -> Code where Code.RawValue == String {
    guard let code: Code = try code(name) else { throw JSONError(problem: "\"\(name)\" is missing", offset: 0) }
    return code
  }

  /// A code of a fixed set; nil when it is absent or null.
  func code<Code: RawRepresentable>(_ name: String) throws -> Code? where Code.RawValue == String {
    guard let text = try string(name) else { return nil }
    guard let code = Code(rawValue: text) else { throw unknownCode(name, text) }
    return code
  }

  /// Codes of a fixed set; none when the member is absent or null.
  func codes<Code: RawRepresentable>(_ name: String) throws -> [Code] where Code.RawValue == String {
    try (strings(name) ?? []).map { text in
      guard let code = Code(rawValue: text) else { throw unknownCode(name, text) }
      return code
    }
  }

  private func unknownCode(_ name: String, _ text: String) -> JSONError {
    JSONError(problem: "\"\(name)\" is not a code that is known here: \(text.prefix(40))", offset: 0)
  }

  /// A count, 0 or more, that must be there.
  func requiredCount(_ name: String) throws -> Int {
    let count = try requiredInt(name)
    guard count >= 0 else { throw JSONError(problem: "\"\(name)\" is less than 0", offset: 0) }
    return count
  }

  /// A count, 0 or more; nil when it is absent or null.
  func count(_ name: String) throws -> Int? {
    guard try int(name) != nil else { return nil }
    return try requiredCount(name)
  }

  /// True or false, which must be there.
  func requiredBool(_ name: String) throws -> Bool {
    guard let flag = try bool(name) else { throw JSONError(problem: "\"\(name)\" is missing", offset: 0) }
    return flag
  }

  /// The texts of a list that must be there.
  func requiredStrings(_ name: String) throws -> [String] {
    guard let texts = try strings(name) else { throw JSONError(problem: "\"\(name)\" is missing", offset: 0) }
    return texts
  }

  /// The objects of a list that must be there.
  func requiredObjects(_ name: String, limit: Int = .max) throws -> [JSONObject] {
    guard let objects = try objects(name) else { throw JSONError(problem: "\"\(name)\" is missing", offset: 0) }
    guard objects.count <= limit else { throw JSONError(problem: "\"\(name)\" is too long", offset: 0) }
    return objects
  }

  /// A SHA-256 in hexadecimal digits.
  func requiredDigest(_ name: String) throws -> String {
    let text = try requiredString(name)
    guard WatchlistImported.isDigest(text) else {
      throw JSONError(problem: "\"\(name)\" is not a SHA-256", offset: 0)
    }
    return text
  }

  /// A date, whole or in part.
  func date(_ name: String) throws -> PartialDate? {
    guard let text = try string(name) else { return nil }
    guard let date = PartialDate(text) else { throw JSONError(problem: "\"\(name)\" is not a date", offset: 0) }
    return date
  }
}

extension Traveller {
  /// The members that a watchlist is asked about.
  func writeQueryMembers(to json: inout JSONWriter) {
    json.member("name", name)
    json.optionalMember("birth", birth?.description)
    json.optionalMember("sex", sex?.rawValue)
    json.optionalMember("nationality", nationality)
  }

  func writeMembers(to json: inout JSONWriter) {
    writeQueryMembers(to: &json)
    json.optionalMember("birth_place", birthPlace)
    json.optionalMember("address", address)
    json.optionalMember("nik", nik)
  }

  init(members json: JSONObject) throws {
    self.init(
      name: try json.requiredString("name"), birth: try json.date("birth"), sex: try json.code("sex"),
      nationality: try json.string("nationality"), birthPlace: try json.string("birth_place"),
      address: try json.string("address"), nik: try json.string("nik"))
  }
}

extension PresentedDocument {
  func writeMembers(to json: inout JSONWriter) {
    json.member("type", type)
    json.member("number", number)
    json.optionalMember("issuer", issuer)
    json.optionalMember("expiry", expiry?.description)
    json.optionalMember("issued", issued?.description)
    json.optionalMember("issue_place", issuePlace)
  }

  init(members json: JSONObject) throws {
    self.init(
      type: try json.requiredString("type"), number: try json.requiredString("number"),
      issuer: try json.string("issuer"), expiry: try json.date("expiry"), issued: try json.date("issued"),
      issuePlace: try json.string("issue_place"))
  }
}
