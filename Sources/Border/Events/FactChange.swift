import Journal
import TravelDocuments

/// One thing that an amendment put right.
public struct FactChange: Sendable, Equatable {
  /// What is said of a crossing, by its name in records.
  public enum Field: String, Sendable, CaseIterable {
    case direction, name, birth, sex, nationality
    case birthPlace = "birth_place"
    case address, nik
    case document, number, issuer, expiry, issued
    case issuePlace = "issue_place"
    case purpose, vehicle, note
    case stayUntil = "stay_until"
    case stamp
    case relation = "guardian.relation"
    case guardian = "guardian.name"
    case guardianDocument = "guardian.document"
    case guardianSubject = "guardian.subject"
    case guardianWords = "guardian.words"
    case plate = "conveyance.plate"
    case boat = "conveyance.boat"
    case driver = "conveyance.driver"
    case driverDocument = "conveyance.driver_document"
    case jetty = "conveyance.jetty"
    case persons = "conveyance.persons"
    case manifest = "conveyance.manifest"
  }

  public let field: Field
  /// As records hold it; nil: nothing.
  public let before: String?
  public let after: String?

  public init(_ field: Field, before: String?, after: String?) {
    self.field = field
    self.before = before
    self.after = after
  }
}

extension CrossingFacts {
  /// What one field says, as records hold it; nil for those of the company.
  public func text(_ field: FactChange.Field) -> String? {
    switch field {
    case .direction: direction.rawValue
    case .name: traveller.name
    case .birth: traveller.birth?.description
    case .sex: traveller.sex?.rawValue
    case .nationality: traveller.nationality
    case .birthPlace: traveller.birthPlace
    case .address: traveller.address
    case .nik: traveller.nik
    case .document: document.type
    case .number: document.number
    case .issuer: document.issuer
    case .expiry: document.expiry?.description
    case .issued: document.issued?.description
    case .issuePlace: document.issuePlace
    case .purpose: purpose
    case .vehicle: vehicle
    case .note: note
    case .stayUntil: stayUntil?.description
    case .stamp: stamp?.text
    default: nil
    }
  }

  /// What is different in `other`, which stands for it afterwards.
  public func changes(to other: CrossingFacts) -> [FactChange] {
    FactChange.Field.allCases.compactMap { field in
      let (before, after) = (text(field), other.text(field))
      return before == after ? nil : FactChange(field, before: before, after: after)
    }
  }
}

extension Company {
  /// What one field says, as records hold it; nil for what is no matter of it.
  public func fact(_ field: FactChange.Field) -> String? {
    switch field {
    case .relation: guardian?.relation
    case .guardian: guardian?.name
    case .guardianDocument: guardian?.document
    case .guardianSubject: guardian?.subject
    case .guardianWords: guardian?.words
    case .plate: conveyance?.plate
    case .boat: conveyance?.boat
    case .driver: conveyance?.driver
    case .driverDocument: conveyance?.driverDocument
    case .jetty: conveyance?.jetty
    case .persons: conveyance?.persons.map { String($0) }
    case .manifest: conveyance?.hasManifest.map { String($0) }
    default: nil
    }
  }

  /// What is different in `other`, which stands for it afterwards.
  public func changes(to other: Company) -> [FactChange] {
    FactChange.Field.allCases.compactMap { field in
      let (before, after) = (fact(field), other.fact(field))
      return before == after ? nil : FactChange(field, before: before, after: after)
    }
  }
}

// MARK: As the tables keep it

extension FactChange {
  static func text(_ changes: [FactChange]) -> String {
    var json = JSONWriter()
    json.object {
      $0.key("fields")
      $0.array(changes) { json, change in
        json.object {
          $0.member("field", change.field.rawValue)
          $0.optionalMember("before", change.before)
          $0.optionalMember("after", change.after)
        }
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// What can't be read is left out.
  static func list(text: String) -> [FactChange] {
    guard let json = try? JSONObject(Array(text.utf8)), let fields = try? json.objects("fields") else { return [] }
    return fields.compactMap { json in
      guard let field: Field = try? json.requiredCode("field") else { return nil }
      return FactChange(
        field, before: (try? json.string("before")) ?? nil, after: (try? json.string("after")) ?? nil)
    }
  }
}
