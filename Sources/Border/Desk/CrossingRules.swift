import ReferenceData
import TravelDocuments

/// What a crossing must look like to be recorded. Pure: values in, a refusal or nothing out.
public struct CrossingRules: Sendable {
  /// Lanes of one post are numbered from 1 to this.
  public static let lanes = 1...99
  /// A character can be of several scalars, of these at most so many on average: more is no writing of any language.
  static let scalarsPerCharacter = 4
  /// The characters of an event's id, of which people give the first ones.
  static let idPrefixes = 4...15

  let reference: ReferenceData

  public init(reference: ReferenceData) { self.reference = reference }

  /// Checks codes, lengths and the rule on reasons; gives the crossing as it is to be recorded.
  public func checked(_ crossing: CrossingRecorded) throws(Refusal) -> CrossingRecorded {
    var result = crossing
    let facts = try checked(crossing.facts, isScanned: crossing.scan != nil)
    (result.traveller, result.document, result.note) = (facts.traveller, facts.document, facts.note)
    result.stamp = facts.stamp
    if let lane = crossing.lane, !Self.lanes.contains(lane) { throw .wrongForm(.lane, String(lane)) }
    result.late = try crossing.late.map(Self.checked)
    // Who is keyed in from paper stands at no lane any more.
    if crossing.late != nil { (result.scan, result.notices) = (nil, []) }
    try known(.outcome, crossing.outcome, reference.outcomes.map(\.code))
    result.company = try checked(crossing.company)
    if let outcome = reference.outcome(crossing.outcome) { try checkReason(&result, outcome) }
    return result
  }

  /// Checks what is said of a traveller and the document; gives it as it is to be recorded.
  ///
  /// - Parameters:
  ///   - isScanned: what a document lacks that was read must not keep an officer from deciding on its holder.
  ///   - stood: the stamp of a record that is amended. Where it stays as it is, it is not judged again: of a post that this
  ///     program's data lack, it must not keep anybody from putting the rest right.
  public func checked(
    _ facts: CrossingFacts, isScanned: Bool = false, stood: SeenStamp? = nil
  ) throws(Refusal) -> CrossingFacts {
    var result = facts
    result.traveller.name = try Self.words(facts.traveller.name, .name, limit: Traveller.nameLimit)
    guard !result.traveller.name.isEmpty || isScanned else { throw .missing(.name) }
    result.document.number = try documentNumber(facts.document, isScanned: isScanned)
    try known(.documentType, facts.document.type, reference.documentKinds.map(\.code))
    try known(.purpose, facts.purpose, reference.purposes.map(\.code))
    try known(.vehicle, facts.vehicle, reference.vehicles.map(\.code))
    for country in [facts.traveller.nationality, facts.document.issuer] { try checkCountry(country) }
    result.traveller.birthPlace = try Self.optionalWords(facts.traveller.birthPlace, .birthPlace)
    result.traveller.address = try Self.optionalWords(facts.traveller.address, .address)
    result.document.issuePlace = try Self.optionalWords(facts.document.issuePlace, .issuePlace)
    result.note = try Self.optionalWords(facts.note, .note, limit: CrossingRecorded.noteLimit)
    if let stamp = facts.stamp, stamp != stood { result.stamp = try checked(stamp) }
    if let nik = facts.traveller.nik {
      guard let read = try? NIK(parsing: nik) else { throw .wrongForm(.nik, nik) }
      result.traveller.nik = read.description
    }
    return result
  }

  /// A document that an officer enters at a lane.
  func checked(_ document: DocumentEntered) throws(Refusal) -> DocumentEntered {
    guard Self.lanes.contains(document.lane) else { throw .wrongForm(.lane, String(document.lane)) }
    var facts = try checked(document.facts)
    // It is granted with the decision.
    facts.stayUntil = nil
    return DocumentEntered(lane: document.lane, facts: facts, from: document.from)
  }

  /// A stamp of a known post or of a place in words, on a day of the years that documents name. A day ahead is what somebody
  /// sees, and noticed.
  private func checked(_ stamp: SeenStamp) throws(Refusal) -> SeenStamp {
    guard stamp.date.isWhole, TypedDate.years.contains(stamp.date.year) else {
      throw .wrongForm(.stamp, TypedDate.text(stamp.date))
    }
    var result = stamp
    switch stamp.place {
    case .post(let code): try known(.stamp, code, reference.posts.map(\.code))
    case .other(let name):
      result.place = .other(try Self.requiredWords(name, .stamp, limit: SeenStamp.placeLimit))
    }
    return result
  }

  private func documentNumber(_ document: PresentedDocument, isScanned: Bool) throws(Refusal) -> String {
    if document.type == "none" || isScanned, document.number.isEmpty { return "" }
    return try checkedNumber(document.number)
  }

  /// A document's number in its normal form.
  public func checkedNumber(_ text: String) throws(Refusal) -> String {
    guard !text.isEmpty else { throw .missing(.documentNumber) }
    guard text.utf8.count <= DocumentNumber.textLengthMax else {
      throw .tooLong(.documentNumber, limit: DocumentNumber.lengthMax)
    }
    // Blanks and hyphens are a way of writing; a character that nobody sees is no part of a number.
    guard !text.unicodeScalars.contains(where: \.isHidden), let number = DocumentNumber(text) else {
      throw .wrongForm(.documentNumber, text)
    }
    return number.text
  }

  /// Of which kind a document is, and who issued it.
  func checkDocument(type: String?, issuer: String?) throws(Refusal) {
    try known(.documentType, type, reference.documentKinds.map(\.code))
    try checkCountry(issuer)
  }

  /// 1 to 3 capitals: ICAO Doc 9303 part 3, section 5.
  private func checkCountry(_ code: String?) throws(Refusal) {
    guard let code else { return }
    guard (1...3).contains(code.utf8.count), code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      throw .wrongForm(.nationality, code)
    }
  }

  func known(_ field: Refusal.Field, _ code: String?, _ codes: [String]) throws(Refusal) {
    guard let code, !codes.contains(code) else { return }
    throw .unknownCode(field, code, known: codes)
  }

  /// A reason that is one of the outcome's codes is a code, whichever way it was given.
  private func checkReason(_ crossing: inout CrossingRecorded, _ outcome: Outcome) throws(Refusal) {
    let codes = outcome.reasons.map(\.code)
    let words = try Self.words(crossing.words ?? "", .words)
    crossing.words = words.isEmpty ? nil : words
    if crossing.reason == nil, codes.contains(words) { (crossing.reason, crossing.words) = (words, nil) }
    if !outcome.rule.value.wordsAllowed, crossing.words != nil {
      throw .wordsNotAllowed(outcome: outcome.code, codes: codes)
    }
    if let reason = crossing.reason {
      guard let known = outcome.reason(reason) else { throw .unknownCode(.reason, reason, known: codes) }
      if known.needsWords, crossing.words == nil { throw .missing(.words) }
    }
    if outcome.rule.value.reasonRequired, crossing.reason == nil, crossing.words == nil {
      throw .reasonRequired(outcome: outcome.code, codes: codes)
    }
  }

  // MARK: What other commands ask

  /// A text of a person with single blanks; refused where it is too long or has characters that nobody sees.
  static func words(
    _ text: String, _ field: Refusal.Field, limit: Int = CrossingRecorded.reasonLimit
  ) throws(Refusal) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.unicodeScalars.count <= scalarsPerCharacter * limit, words.count <= limit else {
      throw .tooLong(field, limit: limit)
    }
    guard !words.unicodeScalars.contains(where: \.isHidden) else { throw .wrongForm(field, words) }
    return words
  }

  /// The same of a text that may be absent: one without a word is.
  static func optionalWords(
    _ text: String?, _ field: Refusal.Field, limit: Int = Traveller.placeLimit
  ) throws(Refusal) -> String? {
    let words = try words(text ?? "", field, limit: limit)
    return words.isEmpty ? nil : words
  }

  /// The same of a text that must be there.
  static func requiredWords(_ text: String, _ field: Refusal.Field, limit: Int) throws(Refusal) -> String {
    let words = try words(text, field, limit: limit)
    guard !words.isEmpty else { throw .missing(field) }
    return words
  }

  /// The beginning of an event's id as somebody typed it; `refusal` where it can be none.
  static func idPrefix(_ text: String, _ refusal: (String) -> Refusal = Refusal.unknownCrossing) throws(Refusal)
    -> String
  {
    guard idPrefixes.contains(text.utf8.count),
      text.utf8.allSatisfy({
        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0)
      })
    else { throw refusal(text) }
    return text.lowercased()
  }

  /// A scan has the lines of one of the kinds of MRZ, and comes from a lane of this post.
  static func check(_ scan: ScanReceived) throws(Refusal) {
    guard lanes.contains(scan.lane) else { throw .wrongForm(.lane, String(scan.lane)) }
    guard let kind = MRZ.Kind(rawValue: scan.kind), scan.mrz.count == kind.lineCount,
      scan.mrz.allSatisfy({ $0.utf8.count == kind.lineLength && $0.utf8.allSatisfy(isOfMRZ) })
    else { throw .wrongForm(.mrz, scan.mrz.joined(separator: " ")) }
  }

  /// ICAO Doc 9303 part 3, section 4.3.
  private static func isOfMRZ(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x3C
  }
}
