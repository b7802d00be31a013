import Border
import Phrases
import ReferenceData
import TravelDocuments

/// Facts of a crossing as they are typed on the command line.
enum TypedFacts {
  /// A date of birth that does not lie ahead.
  static func birth(_ typed: String, today: PartialDate) throws(Refusal) -> PartialDate {
    guard let date = PartialDate(typed), date.earliestDay <= today.earliestDay else {
      throw .wrongForm(.birth, typed)
    }
    return date
  }

  /// A whole date as people type it, or in ISO 8601's form.
  static func day(_ typed: String, _ field: Refusal.Field) throws(Refusal) -> PartialDate {
    guard let date = try? TypedDate.parse(typed), date.isWhole else { throw .wrongForm(field, typed) }
    return date
  }

  /// The last stamp in a document, as the forms' field reads it.
  static func stamp(_ typed: String, today: PartialDate, _ reference: ReferenceData) throws -> SeenStamp {
    do throws(TypedStamp.Failure) {
      return try TypedStamp.parse(typed, reference.stampPosts, today: today)
    } catch {
      throw wrongUsage(id: error.phrase.id, en: error.phrase.en)
    }
  }

  static func sex(_ typed: String) throws(Refusal) -> Sex {
    guard let sex = Sex(rawValue: typed.uppercased()) else {
      throw .unknownCode(.sex, typed, known: Sex.allCases.map(\.rawValue))
    }
    return sex
  }

  /// Says of a country's code that no table has it. It may be newer than the table, so it counts all the same.
  static func tellUnknownCountry(_ code: String?) {
    guard let code, !Countries.isKnown(code) else { return }
    complain(
      Phrase(
        id: "Kode negara \(code) tidak dikenal; dicatat sebagaimana diberi.",
        en: "The country code \(code) is not known; it is recorded as given."))
  }

  /// Refuses codes that their tables do not have.
  static func checkCodes(
    document: String? = nil, purpose: String?, vehicle: String?, _ reference: ReferenceData
  ) throws(Refusal) {
    try checkCode(.documentType, document, reference.documentKinds.map(\.code))
    try checkCode(.purpose, purpose, reference.purposes.map(\.code))
    try checkCode(.vehicle, vehicle, reference.vehicles.map(\.code))
  }
}
