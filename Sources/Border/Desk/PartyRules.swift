import ReferenceData

/// Why something of a party is not recorded.
public enum PartyRefusal: Sendable, Equatable {
  /// A party is open at that lane already.
  case laneTaken(lane: Int, officer: String)
  case unknown(String)
  /// The beginning of an id that more than one party has.
  case ambiguous(String)
  case closed(officer: String)
  /// The party goes the other way.
  case otherDirection
  /// So many wait at its lane, and so many fewer came than were said, or more were decided: closing it needs a reason.
  case openMembers(waiting: Int, missing: Int, surplus: Int = 0)
  /// The adult who brings the child is neither a scan nor a crossing of this post.
  case unknownAdult(String)
}

extension CrossingRules {
  /// A party as it is to be recorded: known codes, counts within what can be, words with single blanks.
  public func checked(_ party: PartyOpened) throws(Refusal) -> PartyOpened {
    var result = party
    guard Self.lanes.contains(party.lane) else { throw .wrongForm(.lane, String(party.lane)) }
    if let expected = party.expected, !PartyOpened.counts.contains(expected) {
      throw .wrongForm(.persons, String(expected))
    }
    try known(.purpose, party.purpose, reference.purposes.map(\.code))
    try known(.vehicle, party.vehicle, reference.vehicles.map(\.code))
    result.conveyance = try checked(party.conveyance)
    return result
  }

  func checked(_ company: Company) throws(Refusal) -> Company {
    var result = company
    if let guardian = company.guardian { result.guardian = try checked(guardian) }
    result.conveyance = try checked(company.conveyance)
    return result
  }

  private func checked(_ guardian: Guardian) throws(Refusal) -> Guardian {
    var result = guardian
    try known(.relation, guardian.relation, reference.relations.map(\.code))
    result.name = try Self.optionalWords(guardian.name, .guardian, limit: Traveller.nameLimit)
    result.words = try Self.optionalWords(guardian.words, .words, limit: Guardian.wordsLimit)
    if let number = guardian.document { result.document = number.isEmpty ? nil : try checkedNumber(number) }
    if reference.relation(guardian.relation)?.needsWords == true, result.words == nil { throw .missing(.words) }
    if guardian.isNobody {
      (result.name, result.document, result.subject) = (nil, nil, nil)
    } else if result.name == nil {
      throw .missing(.guardian)
    }
    return result
  }

  private func checked(_ conveyance: Conveyance?) throws(Refusal) -> Conveyance? {
    guard let conveyance else { return nil }
    var result = conveyance
    let limit = Conveyance.nameLimit
    result.plate = try Self.optionalWords(conveyance.plate, .plate, limit: limit)?.uppercased()
    result.boat = try Self.optionalWords(conveyance.boat, .boat, limit: limit)
    result.driver = try Self.optionalWords(conveyance.driver, .driver)
    result.jetty = try Self.optionalWords(conveyance.jetty, .jetty, limit: limit)
    if let number = conveyance.driverDocument {
      result.driverDocument = number.isEmpty ? nil : try checkedNumber(number)
    }
    if let persons = conveyance.persons, !Conveyance.personCounts.contains(persons) {
      throw .wrongForm(.persons, String(persons))
    }
    return result.isEmpty ? nil : result
  }
}
