import Phrases
import Testing
import TravelDocuments

@testable import Border

@Suite("What stands beside a field")
struct FormCheckTests {
  let made: FilledForms

  init() throws { made = try FilledForms() }

  // MARK: All forms, all fields

  @Test("an empty form names each required field and no other")
  func emptyForms() {
    for form in made.forms {
      for blank in ["", " \t\u{A0}\n"] {
        let check = form.check(Dictionary(uniqueKeysWithValues: form.fields.map { ($0.id, blank) }), today: made.today)
        let required = form.fields.filter(\.isRequired).map(\.id)
        #expect(check.problems == Dictionary(uniqueKeysWithValues: required.map { ($0, .missing) }), "\(form.code)")
        #expect(check.facts == nil)
      }
      #expect(form.check([:], today: made.today).problems[.name] == .missing)
    }
  }

  @Test("a character that nobody sees is refused in every field of every form", arguments: Hostile.hidden)
  func hiddenCharacters(hidden: String) {
    for form in made.forms {
      for field in form.fields {
        var values = made.values(form)
        values[field.id] = "A\(hidden)"
        let check = form.check(values, today: made.today)
        #expect(check.problems.keys.elementsEqual([field.id]), "\(form.code) \(field.id)")
        #expect(check.facts == nil)
        if check.problems[field.id] != .tooLong(limit: field.limit) {
          #expect(check.problems[field.id] == .hidden, "\(form.code) \(field.id)")
        }
      }
    }
  }

  @Test("ten thousand characters are too long for every field of every form", arguments: Hostile.long.indices)
  func longTexts(index: Int) {
    for form in made.forms {
      for field in form.fields {
        var values = made.values(form)
        values[field.id] = Hostile.long[index]
        let check = form.check(values, today: made.today)
        #expect(check.problems == [field.id: .tooLong(limit: field.limit)], "\(form.code) \(field.id)")
        #expect(check.facts == nil)
      }
    }
  }

  @Test("every field that is wrong is named at once")
  func allWrong() {
    for form in made.forms {
      let values = Dictionary(uniqueKeysWithValues: form.fields.map { ($0.id, "\u{7}") })
      #expect(
        form.check(values, today: made.today).problems == values.mapValues { _ in .hidden }, "\(form.code)")
    }
  }

  @Test("a text of the limit is taken, of one more refused")
  func limits() throws {
    for id in [FormField.ID.name, .birthPlace, .address, .issuePlace, .note] {
      let limit = try #require(try made.form("PLB").field(id)?.limit)
      #expect(try made.check("PLB", [id: String(repeating: "Ä", count: limit)]).problems == [:])
      #expect(
        try made.check("PLB", [id: String(repeating: "Ä", count: limit + 1)]).problems == [id: .tooLong(limit: limit)])
    }
    let limits = try made.form("PLB").fields.reduce(into: [:]) { $0[$1.id] = $1.limit }
    #expect(limits[.name] == 200 && limits[.note] == 200 && limits[.address] == 100 && limits[.birthPlace] == 100)
  }

  @Test("a choice takes its codes and nothing else", arguments: ["f", "Perempuan", "W", "F F", "on-foot ", "in"])
  func choices(text: String) throws {
    #expect(try made.check("PLB", [.sex: text]).problems == [.sex: .noChoice])
    #expect(try made.check("PLB", [.purpose: text]).problems == [.purpose: .noChoice])
    if text != "in" { #expect(try made.check("PLB", [.direction: text]).problems == [.direction: .noChoice]) }
    #expect(try made.check("PLB", [.vehicle: "boat"]).problems == [.vehicle: .noChoice])
  }

  // MARK: One field

  @Test(
    "names of one word, of every script and with separators raise nothing",
    arguments: ["BUDI", "王小明", "محمد", "O'Brien-Łódź bin A."])
  func names(name: String) throws {
    let check = try made.check("PLB", [.name: name])
    #expect(check.facts?.traveller.name == name)
    #expect(check.notes == [:])
  }

  @Test("a name with a digit or without a letter is worth a look", arguments: ["BUD1", "...", "SITI ٣"])
  func oddNames(name: String) throws {
    let check = try made.check("PLB", [.name: name])
    #expect(check.facts?.traveller.name == name)
    #expect(check.notes == [.name: .oddName])
  }

  @Test("numbers")
  func numbers() throws {
    #expect(try made.check("SKLB", [.number: "sklb/012/iv 2026"]).facts?.document.number == "SKLB012IV2026")
    #expect(try made.check("PLB", [.number: "---"]).problems == [.number: .noNumber])
    #expect(
      try made.check("PLB", [.number: String(repeating: "1", count: 41)]).problems == [.number: .tooLong(limit: 40)])
    let cyrillic = try made.check("PLB", [.number: "А123"])
    #expect(cyrillic.notes == [.number: .oddNumber])
    #expect(cyrillic.facts != nil)
  }

  @Test("country codes have three letters in either case, or are ICAO 9303's shorter ones")
  func countries() throws {
    #expect(try made.check("passport", [.nationality: "mys"]).facts?.traveller.nationality == "MYS")
    #expect(try made.check("passport", [.nationality: "d"]).facts?.traveller.nationality == "D")
    for wrong in ["MY", "M", "1DN", "ID-", "ßA", "ÄBC"] {
      #expect(try made.check("passport", [.nationality: wrong]).problems == [.nationality: .noCountry], "\(wrong)")
    }
    let unknown = try made.check("passport", [.issuer: "QQQ"])
    #expect(unknown.notes == [.issuer: .unknownCountry])
    #expect(unknown.facts?.document.issuer == "QQQ")
  }

  @Test("a NIK has sixteen digits", arguments: [("PLB", FormField.ID.nik), ("KTP", .number)])
  func nikForm(code: String, id: FormField.ID) throws {
    #expect(try made.check(code, [id: "610321"]).problems == [id: .nikLength(6)])
    #expect(try made.check(code, [id: FilledForms.nik + "1"]).problems == [id: .nikLength(17)])
    #expect(try made.check(code, [id: "61032x5208740001"]).problems == [id: .nikCharacter(column: 6)])
  }

  @Test(
    "a NIK that says otherwise than the document is a note, never a problem",
    arguments: [("PLB", FormField.ID.nik), ("KTP", .number)])
  func nikNotes(code: String, id: FormField.ID) throws {
    let born = try #require(PartialDate("1974-08-12"))
    let other = try #require(PartialDate("1975-08-12"))
    let birth = try made.check(code, [.birth: "12-08-1975"])
    #expect(birth.notes == [id: .nik(.birthDateDiffers(nik: born, document: other))])
    #expect(birth.facts != nil)
    let both = try made.check(code, [.birth: "12-08-1975", .sex: "M"])
    #expect(
      both.notes[id]?.en == "The NIK says born 12-08-1974. The NIK says female.")
    #expect(try made.check(code, [id: "6103219908740001"]).notes == [id: .nik(.noBirthDate)])
    #expect(try made.check(code, [.birth: "1974", .sex: "X"]).notes == [:])
  }

  // MARK: Dates

  @Test("what is wrong with a date is said", arguments: [FormField.ID.birth, .issued, .expiry])
  func wrongDates(id: FormField.ID) throws {
    #expect(try made.check("PLB", [id: "12-08-74"]).problems == [id: .noDate(.shortYear)])
    #expect(try made.check("PLB", [id: "31-02-2026"]).problems == [id: .noDate(.noSuchDay)])
    #expect(try made.check("PLB", [id: "kemarin"]).problems == [id: .noDate(.form)])
  }

  @Test("nobody is born tomorrow; today, and this year, are taken")
  func birthInFuture() throws {
    #expect(try made.check("none", [.birth: "22-11-2026"]).problems == [.birth: .bornInFuture])
    #expect(try made.check("none", [.birth: "2027"]).problems == [.birth: .bornInFuture])
    #expect(try made.check("none", [.birth: "21-11-2026"]).problems == [:])
    #expect(try made.check("none", [.birth: "2026"]).problems == [:])
  }

  @Test("from 111 years on an age is worth a look")
  func greatAge() throws {
    #expect(try made.check("none", [.birth: "21-11-1915"]).notes == [.birth: .veryOld(111)])
    #expect(try made.check("none", [.birth: "22-11-1915"]).notes == [:])
    #expect(try made.check("none", [.birth: "21-11-1915"]).facts != nil)
  }

  @Test("a document that is not valid yet, or no longer, is a note; today counts")
  func validityToday() throws {
    #expect(try made.check("passport", [.expiry: "20-11-2026"]).notes == [.expiry: .expired])
    #expect(try made.check("passport", [.expiry: "21-11-2026"]).notes == [:])
    #expect(try made.check("passport", [.expiry: "11-2026"]).notes == [:])
    #expect(try made.check("passport", [.issued: "22-11-2026"]).notes == [.issued: .notYetValid])
    #expect(try made.check("passport", [.expiry: "20-11-2026"]).facts != nil)
  }

  @Test("no document ends before it begins")
  func expiryBeforeIssue() throws {
    let check = try made.check("passport", [.issued: "02-02-2026", .expiry: "01-02-2026"])
    #expect(check.problems == [.expiry: .expiryBeforeIssue])
    #expect(check.facts == nil)
    #expect(try made.check("none", [:]).problems == [:])
    #expect(try made.check("passport", [.issued: "1970", .expiry: "2030"]).notes == [.issued: .issuedBeforeBirth])
  }

  @Test(
    "a validity beyond what the document has is a note",
    arguments: [
      ("PLB", "IDN", "01-02-2028", false), ("PLB", "IDN", "01-03-2028", true), ("SPLP", "IDN", "01-02-2028", false),
      ("SPLP", "IDN", "01-03-2028", true), ("SPLP", "MMR", "01-08-2026", false), ("SPLP", "MMR", "01-12-2026", true),
      ("PLB-MY", "MYS", "01-02-2030", false), ("passport", "IDN", "01-02-2036", false),
    ])
  func longValidity(code: String, nationality: String, expiry: String, isNoted: Bool) throws {
    let check = try made.check(code, [.nationality: nationality, .expiry: expiry])
    #expect((check.notes[.expiry] ?? .missing).en.contains("Valid for over") == isNoted)
    #expect(check.facts != nil)
  }

  @Test("fields left empty of which something depends say so")
  func emptyNotes() throws {
    #expect(try made.check("none", [.birth: ""]).notes == [.birth: .noBirth])
    #expect(try made.check("PLB", [.expiry: ""]).notes == [.expiry: .noExpiry])
    #expect(try made.check("none", [.birth: ""]).facts != nil)
  }

  @Test("values of fields that the form lacks are passed over")
  func otherFields() throws {
    #expect(try made.check("none", [.number: "X1", .address: "\u{7}"]).facts?.document.number == "")
  }
}
