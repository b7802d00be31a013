import Phrases
import TravelDocuments

/// Reads a form's fields one by one and gathers what there is to say of them.
struct FormReader {
  private let fields: [FormField.ID: FormField]
  private let values: [FormField.ID: String]
  private(set) var problems: [FormField.ID: Phrase] = [:]
  private(set) var notes: [FormField.ID: Phrase] = [:]
  private(set) var shown: [FormField.ID: String] = [:]

  init(form: DocumentForm, values: [FormField.ID: String]) {
    fields = Dictionary(form.fields.map { ($0.id, $0) }) { first, _ in first }
    self.values = values
  }

  mutating func traveller() -> Traveller {
    let name = text(.name) ?? ""
    if !name.isEmpty, !name.contains(where: \.isLetter) || name.contains(where: \.isNumber) { note(.name, .oddName) }
    let traveller = Traveller(
      name: name, birth: date(.birth), sex: code(.sex).flatMap(Sex.init), nationality: country(.nationality),
      birthPlace: text(.birthPlace), address: text(.address), nik: nik(.nik)?.description)
    if isEmpty(.birth) { note(.birth, .noBirth) }
    return traveller
  }

  mutating func document(type: String, issuer: String?) -> PresentedDocument {
    let document = PresentedDocument(
      type: type, number: number() ?? "", issuer: issuer ?? country(.issuer), expiry: date(.expiry),
      issued: date(.issued), issuePlace: text(.issuePlace))
    if isEmpty(.expiry) { note(.expiry, .noExpiry) }
    return document
  }

  // MARK: One field

  /// A field's text with single blanks, by the rules that crossings have for texts; nil where it is empty or wrong.
  mutating func text(_ id: FormField.ID) -> String? {
    guard let text = tidied(id) else { return nil }
    shown[id] = text
    return text
  }

  mutating func code(_ id: FormField.ID) -> String? {
    guard let text = tidied(id), case .choice(let choices)? = fields[id]?.kind else { return nil }
    guard choices.contains(where: { $0.code == text }) else { return wrong(id, .noChoice) }
    shown[id] = text
    return text
  }

  private mutating func number() -> String? {
    if fields[.number]?.kind == .nik { return nik(.number)?.description }
    guard let text = tidied(.number) else { return nil }
    guard let number = DocumentNumber(text) else {
      let isLong = text.contains { $0.isLetter || $0.isNumber }
      return wrong(.number, isLong ? .tooLong(limit: DocumentNumber.lengthMax) : .noNumber)
    }
    if !number.text.allSatisfy({ $0.isASCII }) { note(.number, .oddNumber) }
    shown[.number] = number.text
    return number.text
  }

  private mutating func nik(_ id: FormField.ID) -> NIK? {
    guard let text = tidied(id) else { return nil }
    do throws(NIK.ParseError) {
      let nik = try NIK(parsing: text)
      shown[id] = nik.description
      return nik
    } catch {
      switch error {
      case .length(let count): return wrong(id, .nikLength(count))
      case .character(let column, _): return wrong(id, .nikCharacter(column: column))
      }
    }
  }

  mutating func date(_ id: FormField.ID) -> PartialDate? {
    guard let text = tidied(id) else { return nil }
    do throws(TypedDate.Failure) {
      let date = try TypedDate.parse(text)
      shown[id] = TypedDate.text(date)
      return date
    } catch {
      return wrong(id, .noDate(error))
    }
  }

  /// A date of which every part is known.
  mutating func wholeDate(_ id: FormField.ID) -> PartialDate? {
    guard let date = date(id) else { return nil }
    return date.isWhole ? date : wrong(id, .noDate(.form))
  }

  /// The last stamp, a day without its year read as the newest one up to `today`.
  mutating func stamp(today: PartialDate) -> SeenStamp? {
    guard let text = tidied(.stamp), let posts = fields[.stamp]?.stampPosts else { return nil }
    do throws(TypedStamp.Failure) {
      let stamp = try TypedStamp.parse(text, posts, today: today)
      shown[.stamp] = TypedStamp.text(stamp, posts)
      return stamp
    } catch {
      return wrong(.stamp, error.phrase)
    }
  }

  /// Most days that are taken for a stay; more is a date that was begun.
  private static let stayDays = 1...999

  /// The last day of a stay: a whole date, or how many days, of which `day` is the first.
  mutating func stay(from day: PartialDate?) -> PartialDate? {
    guard let text = tidied(.stayUntil) else { return nil }
    let words = text.lowercased().split(separator: " ")
    let isCount = words.count == 1 || words.count == 2 && ["hari", "h", "days", "d"].contains(words[1])
    guard isCount, let first = words.first, first.utf8.count <= 3,
      first.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(first), Self.stayDays.contains(count), let day,
      let last = PartialDate(daysSinceEpoch: day.earliestDay + count - 1)
    else { return wholeDate(.stayUntil) }
    shown[.stayUntil] = TypedDate.text(last)
    return last
  }

  /// A code of three letters, or one of ICAO 9303's shorter ones.
  private mutating func country(_ id: FormField.ID) -> String? {
    guard let text = tidied(id) else { return nil }
    let code = text.uppercased()
    let isLetters = text.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
    guard isLetters, code.utf8.count == 3 || Countries.isKnown(code) else { return wrong(id, .noCountry) }
    if !Countries.isKnown(code) { note(id, .unknownCountry) }
    shown[id] = code
    return code
  }

  private mutating func tidied(_ id: FormField.ID) -> String? {
    guard let field = fields[id] else { return nil }
    let text = (values[id] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else { return field.isRequired ? wrong(id, .missing) : nil }
    guard text.unicodeScalars.count <= CrossingRules.scalarsPerCharacter * field.limit, text.count <= field.limit
    else { return wrong(id, .tooLong(limit: field.limit)) }
    guard !text.unicodeScalars.contains(where: \.isHidden) else { return wrong(id, .hidden) }
    return text
  }

  /// Whether a field may be left empty, and is.
  private func isEmpty(_ id: FormField.ID) -> Bool { fields[id] != nil && shown[id] == nil && problems[id] == nil }

  /// Says what is wrong with a field that could be read.
  mutating func refuse(_ id: FormField.ID, _ problem: Phrase) { problems[id] = problem }

  private mutating func wrong<Value>(_ id: FormField.ID, _ problem: Phrase) -> Value? {
    problems[id] = problem
    return nil
  }

  mutating func note(_ id: FormField.ID, _ note: Phrase) {
    notes[id] = notes[id].map { Phrase(id: $0.id + " " + note.id, en: $0.en + " " + note.en) } ?? note
  }

  // MARK: Fields beside one another

  /// What the fields say of one another and of the day; each is looked at only where it could be read.
  mutating func compare(
    _ traveller: Traveller, _ document: PresentedDocument, on today: PartialDate, validity: DocumentForm.Validity?
  ) {
    if let birth = traveller.birth {
      if let ages = birth.ages(on: today) {
        if ages.lowerBound > NIK.plausibleAges.upperBound { note(.birth, .veryOld(ages.lowerBound)) }
      } else {
        problems[.birth] = .bornInFuture
      }
    }
    compare(issued: document.issued, expiry: document.expiry, birth: traveller.birth, on: today)
    if let validity, let issued = document.issued, let expiry = document.expiry {
      let term = Citizenship(nationality: traveller.nationality) == .wna ? validity.foreigners : validity.citizens
      if expiry.earliestDay - issued.latestDay > term.days { note(.expiry, .longValidity(term)) }
    }
    compareNIK(of: traveller, on: today)
  }

  private mutating func compare(
    issued: PartialDate?, expiry: PartialDate?, birth: PartialDate?, on today: PartialDate
  ) {
    if let issued {
      if issued.earliestDay > today.latestDay { note(.issued, .notYetValid) }
      if let birth, issued.latestDay < birth.earliestDay { note(.issued, .issuedBeforeBirth) }
    }
    guard let expiry else { return }
    if let issued, expiry.latestDay < issued.earliestDay { problems[.expiry] = .expiryBeforeIssue }
    if expiry.latestDay < today.earliestDay { note(.expiry, .expired) }
  }

  /// A stamp that can't be as old or as new as it says. What somebody sees is recorded all the same.
  mutating func compare(
    _ stamp: SeenStamp, _ traveller: Traveller, _ document: PresentedDocument, on today: PartialDate
  ) {
    if let problem = stamp.implausible(traveller, document, today: today) { note(.stamp, problem) }
  }

  private mutating func compareNIK(of traveller: Traveller, on today: PartialDate) {
    for id in [FormField.ID.number, .nik] where fields[id]?.kind == .nik {
      guard let text = shown[id], let nik = try? NIK(parsing: text) else { continue }
      for difference in nik.notes(birth: traveller.birth, sex: traveller.sex, today: today) {
        note(id, .nik(difference))
      }
    }
  }
}

extension DocumentForm.Validity.Term {
  /// The most days that such a term can have.
  var days: Int {
    switch self {
    case .halfYear: 184
    case .twoYears: 731
    }
  }
}
