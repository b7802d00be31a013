import Phrases
import ReferenceData
import TravelDocuments

/// What an amendment says of who brought a child and in what somebody came: as it was recorded, and as it should have been.
public struct CompanyChange: Sendable, Equatable {
  public var seen: Company
  public var to: Company

  public init(seen: Company, to: Company) { (self.seen, self.to) = (seen, to) }
}

extension DocumentForm {
  /// The form that amends a crossing: the one that fits its facts, with fields for the companion of a child and for the
  /// vehicle or boat, where there is one or could have been.
  public static func fitting(_ row: CrossingRow, on day: PartialDate?, _ reference: ReferenceData) -> DocumentForm {
    var form = fitting(row.facts, reference)
    let isChild = day.flatMap { row.birth?.ages(on: $0) }.map { $0.upperBound < 18 } ?? false
    if row.company.guardian != nil || isChild {
      let relations = reference.relations.map { relation in
        FormField.Choice(
          code: relation.code, label: Phrase(id: relation.label.value.id, en: relation.label.value.en))
      }
      form.fields += [FormField(.relation, kind: .choice(relations))]
      form.fields += [FormField.ID.guardian, .guardianNumber, .guardianWords].map { FormField($0) }
    }
    let isCarried = row.facts.vehicle.map { $0 != "on-foot" } ?? false
    if row.company.conveyance != nil || isCarried {
      form.fields += [FormField.ID.plate, .boat, .driver, .driverNumber, .jetty, .persons, .manifest].map {
        FormField($0)
      }
    }
    return form
  }

  /// What stands in the form's fields for a crossing as it is recorded.
  public func values(of row: CrossingRow) -> [FormField.ID: String] {
    let company: [FormField.ID: String?] = [
      .relation: row.company.guardian?.relation, .guardian: row.company.guardian?.name,
      .guardianNumber: row.company.guardian?.document, .guardianWords: row.company.guardian?.words,
      .plate: row.company.conveyance?.plate, .boat: row.company.conveyance?.boat,
      .driver: row.company.conveyance?.driver, .driverNumber: row.company.conveyance?.driverDocument,
      .jetty: row.company.conveyance?.jetty, .persons: row.company.conveyance?.persons.map { String($0) },
      .manifest: row.company.conveyance?.hasManifest.map { $0 ? FormField.Choice.yes : FormField.Choice.no },
    ]
    return values(of: row.facts).merging(company.compactMapValues(\.self)) { $1 }
  }

  /// Reads companion and conveyance; what the form has no fields for stays as it was.
  public func checkCompany(
    _ values: [FormField.ID: String], over before: Company
  ) -> (company: Company, problems: [FormField.ID: Phrase]) {
    var reader = FormReader(form: self, values: values)
    var company = before
    if field(.relation) != nil { company.guardian = reader.guardian(over: before.guardian) }
    if field(.plate) != nil { company.conveyance = reader.conveyance() }
    return (company, reader.problems)
  }
}

extension FormReader {
  fileprivate mutating func guardian(over before: Guardian?) -> Guardian? {
    let relation = code(.relation)
    let (name, number, words) = (text(.guardian), text(.guardianNumber), text(.guardianWords))
    guard let relation else {
      if name != nil || number != nil || words != nil { refuse(.relation, Refusal.missing(.relation).phrase()) }
      return nil
    }
    if relation != Relation.none, name == nil, problems[.guardian] == nil {
      refuse(.guardian, Refusal.missing(.guardian).phrase())
    }
    // The record of the adult is that of this name and number, and of no other.
    let isSame = name == before?.name && number == before?.document
    return Guardian(
      relation: relation, name: name, document: number, subject: isSame ? before?.subject : nil, words: words)
  }

  fileprivate mutating func conveyance() -> Conveyance? {
    var conveyance = Conveyance(
      plate: text(.plate), boat: text(.boat), driver: text(.driver), driverDocument: text(.driverNumber),
      jetty: text(.jetty))
    conveyance.hasManifest = code(.manifest).map { $0 == FormField.Choice.yes }
    if let persons = text(.persons) {
      conveyance.persons = Int(persons).flatMap { Conveyance.personCounts.contains($0) ? $0 : nil }
      if conveyance.persons == nil { refuse(.persons, Refusal.wrongForm(.persons, persons).phrase()) }
    }
    return conveyance.isEmpty ? nil : conveyance
  }
}

extension FormField.Choice {
  static let yes = "yes"
  static let no = "no"
  static let manifest = [
    Self(code: yes, label: Phrase(id: "Ada", en: "There is one")),
    Self(code: no, label: Phrase(id: "Tidak ada", en: "There is none")),
  ]
}
