import Phrases
import ReferenceData
import Testing
import TravelDocuments

@testable import Border

@Suite("Documents by form")
struct DocumentFormTests {
  let made: FilledForms

  init() throws { made = try FilledForms() }

  @Test("the forms are offered in their order, each for a document that can be recorded")
  func order() {
    #expect(
      made.forms.map(\.code) == ["PLB", "PLB-MY", "SPLP", "SKLB", "EC", "KTP", "passport", "other", "none"])
    for form in made.forms { #expect(made.reference.documentKind(form.documentType) != nil, "\(form.code)") }
    #expect(Set(made.forms.map(\.title)).count == made.forms.count)
  }

  @Test("every form ends with direction, purpose, vehicle, note and last stamp, and has no field twice")
  func commonFields() {
    for form in made.forms {
      #expect(form.fields.suffix(5).map(\.id) == [.direction, .purpose, .vehicle, .note, .stamp], "\(form.code)")
      #expect(Set(form.fields.map(\.id)).count == form.fields.count, "\(form.code)")
      #expect(form.field(.purpose)?.kind == .choice(choices(made.reference.purposes.map { ($0.code, $0.label.value) })))
      #expect(form.field(.vehicle)?.kind == .choice(choices(made.reference.vehicles.map { ($0.code, $0.label.value) })))
    }
  }

  private func choices(_ table: [(String, BilingualText)]) -> [FormField.Choice] {
    table.map { FormField.Choice(code: $0, label: Phrase(id: $1.id, en: $1.en)) }
  }

  @Test("a form filled in rightly has no problem and no note, and its facts are what the rules record")
  func filledRightly() throws {
    for form in made.forms {
      let check = form.check(made.values(form), today: made.today)
      #expect(check.problems == [:], "\(form.code)")
      #expect(check.notes == [:], "\(form.code)")
      let facts = try #require(check.facts, "\(form.code)")
      #expect(try made.recorded(facts) == facts, "\(form.code)")
      #expect(facts.document.type == form.documentType)
      #expect(facts.direction == .in)
      #expect(facts.traveller.name == "siti contoh")
      #expect(facts.traveller.birth == PartialDate("1974-08-12"))
    }
  }

  @Test(
    "the issuing state and the nationality that each form begins with",
    arguments: [
      ("PLB", "plb", "IDN", "IDN"), ("PLB-MY", "plb", "MYS", "MYS"), ("SPLP", "splp", "IDN", "IDN"),
      ("SKLB", "sklb", "IDN", nil), ("EC", "emergency-certificate", "MYS", nil), ("KTP", "ktp", "IDN", "IDN"),
      ("passport", "passport", nil, nil), ("other", "other", nil, nil), ("none", "none", nil, nil),
    ])
  func presets(code: String, type: String, issuer: String?, nationality: String?) throws {
    let form = try made.form(code)
    let initial = form.initialValues(direction: .out)
    #expect(form.documentType == type)
    #expect(form.issuer ?? initial[.issuer] == issuer)
    #expect(initial[.nationality] == nationality)
    #expect(initial[.direction] == "out")
  }

  @Test("an emergency certificate can be another state's")
  func issuerCanBeChanged() throws {
    #expect(try made.check("EC", [.issuer: "phl"]).facts?.document.issuer == "PHL")
  }

  @Test("the number of a KTP is the NIK")
  func ktpNumber() throws {
    let facts = try made.check("KTP", [.number: "61.0321.520874.0001"]).facts
    #expect(facts?.document.number == FilledForms.nik)
    #expect(facts?.traveller.nik == nil)
  }

  @Test("a traveller without documents needs a name alone")
  func nothingButAName() throws {
    let check = try made.form("none").check([.name: "BUDI", .direction: "out"], today: made.today)
    #expect(
      check.facts
        == CrossingFacts(
          direction: .out, traveller: Traveller(name: "BUDI"), document: PresentedDocument(type: "none", number: "")))
    #expect(check.notes == [.birth: .noBirth])
  }

  @Test("facts become values and the same facts again")
  func roundTrip() throws {
    for form in made.forms {
      let facts = try #require(form.check(made.values(form), today: made.today).facts)
      let fitting = DocumentForm.fitting(facts, made.reference)
      #expect(fitting.code == form.code)
      // A foreigner who comes in has a stay, which is granted with the decision and not on the form.
      #expect(fitting.fields.map(\.id).filter { $0 != .stayUntil } == form.fields.map(\.id), "\(form.code)")
      #expect(fitting.check(fitting.values(of: facts), today: made.today).facts == facts, "\(form.code)")
    }
  }

  @Test("what reads well is shown back in one form")
  func shownBack() throws {
    let shown = try made.check("PLB", [.issued: "1/2/2026", .nik: "6103 2152 0874 0001"]).shown
    #expect(shown[.birth] == "12-08-1974")
    #expect(shown[.issued] == "01-02-2026")
    #expect(shown[.nationality] == "IDN")
    #expect(shown[.number] == "X123456")
    #expect(shown[.nik] == FilledForms.nik)
    #expect(shown[.address] == "Desa Contoh, Kec. Contoh")
  }
}

@Suite("Amending what was recorded")
struct FittingFormTests {
  let made: FilledForms

  init() throws { made = try FilledForms() }

  /// A document of each kind with all that a record can say, and one with as little as a record can have.
  private var recorded: [CrossingFacts] {
    made.reference.documentKinds.flatMap { kind in
      let number = kind.code == "none" ? "" : "AB12"
      return [
        CrossingFacts(
          direction: .out,
          traveller: Traveller(
            name: "CONTOH, AYU", birth: PartialDate("1990-03"), sex: .unspecified, nationality: "D",
            birthPlace: "Sanggau", address: "Desa Contoh", nik: FilledForms.nik),
          document: PresentedDocument(
            type: kind.code, number: "AB12", issuer: "TLS", expiry: PartialDate("2030-01-01"),
            issued: PartialDate("2028"), issuePlace: "Kuching"),
          purpose: "DAGANG", vehicle: "bus", note: "catatan"),
        CrossingFacts(
          direction: .in, traveller: Traveller(name: "AYU"),
          document: PresentedDocument(type: kind.code, number: number)),
      ]
    }
  }

  @Test("every record can be amended without losing a fact or adding one")
  func nothingIsLost() {
    for facts in recorded {
      let form = DocumentForm.fitting(facts, made.reference)
      let check = form.check(form.values(of: facts), today: made.today)
      #expect(check.problems == [:], "\(facts.document.type)")
      #expect(check.facts == facts, "\(facts.document.type)")
    }
  }

  @Test("a scan without name and number can be amended as it is")
  func scanWithoutName() {
    let facts = CrossingFacts(
      direction: .in, traveller: Traveller(name: ""), document: PresentedDocument(type: "passport", number: ""))
    let form = DocumentForm.fitting(facts, made.reference)
    #expect(form.check(form.values(of: facts), today: made.today).facts == facts)
  }

  @Test("what the record said can be changed but not emptied where the form needs it")
  func requiredStays() throws {
    let facts = try #require(try made.check("PLB", [:]).facts)
    let form = DocumentForm.fitting(facts, made.reference)
    var values = form.values(of: facts)
    values[.name] = ""
    #expect(form.check(values, today: made.today).problems == [.name: .missing])
  }

  @Test("a border pass is fitted by its issuing state", arguments: [("IDN", "PLB"), ("MYS", "PLB-MY"), ("BRN", "PLB")])
  func borderPasses(issuer: String, code: String) {
    let facts = CrossingFacts(
      direction: .in, traveller: Traveller(name: "AYU"),
      document: PresentedDocument(type: "plb", number: "1", issuer: issuer))
    #expect(DocumentForm.fitting(facts, made.reference).code == code)
  }

  @Test("a document type that is not known here stays as it is, and recording it is refused")
  func unknownType() throws {
    let facts = CrossingFacts(
      direction: .in, traveller: Traveller(name: "AYU"), document: PresentedDocument(type: "hovercard", number: "1"))
    let form = DocumentForm.fitting(facts, made.reference)
    let again = try #require(form.check(form.values(of: facts), today: made.today).facts)
    #expect(again == facts)
    #expect(throws: Refusal.self) { try made.recorded(again) }
  }
}
