import Journal
import ReferenceData
import TravelDocuments

@testable import Border

/// Forms filled in for people who don't exist.
struct FilledForms {
  let reference: ReferenceData
  let today: PartialDate
  let forms: [DocumentForm]

  init() throws {
    reference = try ReferenceData.shared.get()
    guard let today = PartialDate("2026-11-21") else { throw JSONError(problem: "no date", offset: 0) }
    self.today = today
    forms = DocumentForm.all(reference)
  }

  func form(_ code: String) throws -> DocumentForm {
    guard let form = DocumentForm.named(code, reference) else { throw JSONError(problem: code, offset: 0) }
    return form
  }

  /// Every field of a form filled in rightly, as an officer types it; no note is due.
  func values(_ form: DocumentForm) -> [FormField.ID: String] {
    let typed: [FormField.ID: String] = [
      .name: "siti contoh", .number: form.code == "KTP" ? Self.nik : "x 123-456", .birth: "12/8/1974",
      .birthPlace: "Entikong", .sex: "F", .address: "Desa Contoh,  Kec. Contoh", .nik: Self.nik, .issued: "01022026",
      .issuePlace: "Entikong", .expiry: "2027-02-01", .purpose: "BELANJA", .vehicle: "on-foot", .note: "bersama ibu",
      .nationality: "idn", .issuer: "mys",
    ]
    return form.initialValues(direction: .in).merging(typed) { preset, _ in preset }
      .filter { form.field($0.key) != nil }
  }

  /// Of a woman born on 12 August 1974.
  static let nik = "6103215208740001"

  func check(_ code: String, _ changes: [FormField.ID: String]) throws -> FormCheck {
    let form = try form(code)
    return form.check(values(form).merging(changes) { $1 }, today: today)
  }

  /// The crossing that a form's facts become, by the rules that every crossing passes.
  func recorded(_ facts: CrossingFacts) throws -> CrossingFacts {
    try CrossingRules(reference: reference).checked(
      CrossingRecorded(
        direction: facts.direction, lane: 2, traveller: facts.traveller, document: facts.document, outcome: "cleared",
        purpose: facts.purpose, vehicle: facts.vehicle, note: facts.note, stamp: facts.stamp)
    ).facts
  }
}

/// Texts that nobody should have to type, and that everybody can paste.
enum Hostile {
  static let hidden = ["\u{1B}[2J", "\u{7}", "\u{202E}", "\u{200B}", "\u{FEFF}", "\u{9B}31m", "\u{E000}", "\u{AD}"]
  static let long = [
    String(repeating: "A", count: 10_000), String(repeating: "1", count: 10_000),
    "A" + String(repeating: "\u{301}", count: 10_000),
  ]
}
