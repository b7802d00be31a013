import ReferenceData
import TravelDocuments

/// What a crossing must look like to be recorded. Pure: values in, a refusal or nothing out.
public struct CrossingRules: Sendable {
  /// Lanes of one post are numbered from 1 to this.
  public static let lanes = 1...99

  let reference: ReferenceData

  /// Checks codes, lengths and the rule on reasons; gives the crossing as it is to be recorded.
  public func checked(_ crossing: CrossingRecorded) throws(Refusal) -> CrossingRecorded {
    var result = crossing
    result.traveller.name = try name(crossing.traveller.name)
    result.document.number = try documentNumber(crossing.document)
    try known(.documentType, crossing.document.type, reference.documentKinds.map(\.code))
    try known(.purpose, crossing.purpose, reference.purposes.map(\.code))
    try known(.vehicle, crossing.vehicle, reference.vehicles.map(\.code))
    if let nationality = crossing.traveller.nationality { try checkNationality(nationality) }
    if let lane = crossing.lane, !Self.lanes.contains(lane) { throw .wrongForm(.lane, String(lane)) }
    try known(.outcome, crossing.outcome, reference.outcomes.map(\.code))
    if let outcome = reference.outcome(crossing.outcome) { try checkReason(&result, outcome) }
    return result
  }

  private func name(_ text: String) throws(Refusal) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !words.isEmpty else { throw .missing(.name) }
    guard words.count <= Traveller.nameLimit, words.unicodeScalars.count <= 4 * Traveller.nameLimit else {
      throw .tooLong(.name, limit: Traveller.nameLimit)
    }
    guard !Self.hasHiddenCharacters(words) else { throw .wrongForm(.name, words) }
    return words
  }

  private func documentNumber(_ document: PresentedDocument) throws(Refusal) -> String {
    if document.type == "none", document.number.isEmpty { return "" }
    guard !document.number.isEmpty else { throw .missing(.documentNumber) }
    guard document.number.utf8.count <= DocumentNumber.textLengthMax else {
      throw .tooLong(.documentNumber, limit: DocumentNumber.lengthMax)
    }
    guard let number = DocumentNumber(document.number) else { throw .wrongForm(.documentNumber, document.number) }
    return number.text
  }

  private func checkNationality(_ code: String) throws(Refusal) {
    guard (1...3).contains(code.count), code.allSatisfy({ $0.isASCII && $0.isUppercase }) else {
      throw .wrongForm(.nationality, code)
    }
  }

  private func known(_ field: Refusal.Field, _ code: String?, _ codes: [String]) throws(Refusal) {
    guard let code, !codes.contains(code) else { return }
    throw .unknownCode(field, code, known: codes)
  }

  /// A reason that is one of the outcome's codes is a code, whichever way it was given.
  private func checkReason(_ crossing: inout CrossingRecorded, _ outcome: Outcome) throws(Refusal) {
    let codes = outcome.reasons.map(\.code)
    if crossing.reason == nil, let words = crossing.words, codes.contains(words) {
      (crossing.reason, crossing.words) = (words, nil)
    }
    let words = crossing.words?.split(whereSeparator: \.isWhitespace).joined(separator: " ") ?? ""
    crossing.words = words.isEmpty ? nil : words
    guard words.count <= CrossingRecorded.reasonLimit else {
      throw .tooLong(.words, limit: CrossingRecorded.reasonLimit)
    }
    guard !Self.hasHiddenCharacters(words) else { throw .wrongForm(.words, words) }
    if let reason = crossing.reason {
      guard let known = outcome.reason(reason) else { throw .unknownCode(.reason, reason, known: codes) }
      if known.needsWords, crossing.words == nil { throw .missing(.words) }
    }
    if !outcome.rule.value.wordsAllowed, crossing.words != nil {
      throw .wordsNotAllowed(outcome: outcome.code, codes: codes)
    }
    if outcome.rule.value.reasonRequired, crossing.reason == nil, crossing.words == nil {
      throw .reasonRequired(outcome: outcome.code, codes: codes)
    }
  }

  /// Control characters, bidirectional controls and other characters that nobody sees: what is typed by a person has
  /// none, and what comes from a program with one is no name.
  static func hasHiddenCharacters(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
      default: scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }
}
