import Journal
import TravelDocuments

extension JSONObject {
  /// A code of a fixed set.
  func requiredCode<Code: RawRepresentable>(_ name: String) throws -> Code where Code.RawValue == String {
    let text = try requiredString(name)
    guard let code = Code(rawValue: text) else {
      throw JSONError(problem: "\"\(name)\" is not a code that is known here: \(text)", offset: 0)
    }
    return code
  }

  /// A date, whole or in part.
  func date(_ name: String) throws -> PartialDate? {
    guard let text = try string(name) else { return nil }
    guard let date = PartialDate(text) else { throw JSONError(problem: "\"\(name)\" is not a date", offset: 0) }
    return date
  }
}

extension Traveller {
  func writeMembers(to json: inout JSONWriter) {
    json.member("name", name)
    json.optionalMember("birth", birth?.description)
    json.optionalMember("sex", sex?.rawValue)
    json.optionalMember("nationality", nationality)
  }

  init(members json: JSONObject) throws {
    let sex = try json.string("sex").flatMap(Sex.init(rawValue:))
    self.init(
      name: try json.requiredString("name"), birth: try json.date("birth"), sex: sex,
      nationality: try json.string("nationality"))
  }
}
