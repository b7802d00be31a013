import Phrases
import ReferenceData
import TravelDocuments

/// What an officer fills in for a document that has no machine-readable zone, or for a traveller without any: a table
/// of fields, each with its checks.
///
/// ```swift
/// let form = DocumentForm.all(reference)[0]
/// var values = form.initialValues(direction: .in)
/// values[.name] = "SITI CONTOH"
/// form.check(values, today: today).problems[.number]  // still empty
/// ```
public struct DocumentForm: Sendable, Equatable {
  /// Names the form in drafts: `PLB`, `PLB-MY`, …
  public let code: String
  public let title: Phrase
  /// What it is recorded as, a code of `documents.json`.
  public internal(set) var documentType: String
  /// In the order in which they are filled in; none twice.
  public internal(set) var fields: [FormField]
  /// The issuing state, where the form itself says it and has no field for it.
  public internal(set) var issuer: String?
  /// What stands in a field from the start.
  let presets: [FormField.ID: String]
  /// The longest validity that such a document is known to have.
  let validity: Validity?

  /// How long a document is good for at most (`documents.json`).
  struct Validity: Equatable {
    let citizens: Term
    let foreigners: Term

    enum Term: Equatable { case halfYear, twoYears }
  }

  public func field(_ id: FormField.ID) -> FormField? { fields.first { $0.id == id } }

  /// What stands in the fields of an empty form: its presets and the direction of the lane.
  public func initialValues(direction: Direction) -> [FormField.ID: String] {
    presets.merging([.direction: direction.rawValue]) { $1 }
  }

  /// The form with a code, as a draft names it.
  public static func named(_ code: String, _ reference: ReferenceData) -> DocumentForm? {
    code == paperCode ? paper(reference) : all(reference).first { $0.code == code }
  }

  /// The form that amends what was recorded: it has a field for whatever the record says, and asks for nothing that
  /// the record never said, so that a slip in one field can be put right without the document at hand.
  ///
  /// A document type that the reference data lacks keeps its code; recording it is refused with the codes that are
  /// known.
  public static func fitting(_ facts: CrossingFacts, _ reference: ReferenceData) -> DocumentForm {
    let forms = all(reference)
    let ofType = forms.filter { $0.documentType == facts.document.type }
    var form =
      ofType.first { $0.issuer == facts.document.issuer } ?? ofType.first ?? forms.first { $0.code == "other" }
      ?? Row.other.form(reference)
    form.documentType = facts.document.type
    if form.issuer != facts.document.issuer { form.issuer = nil }
    let values = form.values(of: facts)
    for index in form.fields.indices {
      let field = form.fields[index]
      if values[field.id] == nil { form.fields[index].isRequired = false }
      // A number that was taken as it was given, by another way than this form.
      if field.id == .number, field.kind == .nik, (try? NIK(parsing: facts.document.number)) == nil {
        form.fields[index] = FormField(.number, isRequired: form.fields[index].isRequired)
      }
    }
    let lacking = FormField.ID.allCases.filter { $0 != .stayUntil && values[$0] != nil && form.field($0) == nil }
    let common = form.fields.firstIndex { $0.id == .direction } ?? form.fields.endIndex
    form.fields.insert(contentsOf: lacking.map { FormField($0) }, at: common)
    if StayGranted.isDue(facts) || facts.stayUntil != nil {
      // The stamp stays the last, behind which nobody need go.
      form.fields.insert(FormField(.stayUntil), at: form.fields.firstIndex { $0.id == .stamp } ?? form.fields.endIndex)
    }
    return form
  }

  /// What stands in the form's fields for what was recorded; a fact that the record lacks has no value.
  ///
  /// Also gives what the form has no field for, except an issuer that the form itself says.
  public func values(of facts: CrossingFacts) -> [FormField.ID: String] {
    let traveller = facts.traveller
    let document = facts.document
    let values: [FormField.ID: String?] = [
      .name: traveller.name, .number: document.number, .birth: traveller.birth.map(TypedDate.text),
      .birthPlace: traveller.birthPlace, .sex: traveller.sex?.rawValue, .nationality: traveller.nationality,
      .address: traveller.address, .nik: traveller.nik, .issuer: issuer == document.issuer ? nil : document.issuer,
      .issued: document.issued.map(TypedDate.text), .issuePlace: document.issuePlace,
      .expiry: document.expiry.map(TypedDate.text), .direction: facts.direction.rawValue, .purpose: facts.purpose,
      .vehicle: facts.vehicle, .note: facts.note, .stayUntil: facts.stayUntil.map(TypedDate.text),
      .stamp: facts.stamp.map { TypedStamp.text($0, field(.stamp)?.stampPosts ?? []) },
    ]
    return values.compactMapValues { $0 }.filter { !$0.value.isEmpty }
  }
}
