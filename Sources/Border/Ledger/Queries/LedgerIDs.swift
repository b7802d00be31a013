import GRDB

/// What an id, or the beginning of one, names in the tables.
extension Ledger {
  /// The id of the one crossing whose id begins so.
  ///
  /// - Throws: `Refusal.unknownCrossing`, `.ambiguousCrossing`; `DatabaseError`.
  public func crossingID(startingWith typed: String) throws -> String {
    let prefix = try CrossingRules.idPrefix(typed)
    let found = try read { try $0.crossings(startingWith: prefix, limit: 2) }
    guard let first = found.first else { throw Refusal.unknownCrossing(typed) }
    guard found.count == 1 else { throw Refusal.ambiguousCrossing(typed) }
    return first.id
  }

  /// The one patrol whose id begins so.
  ///
  /// - Throws: `Refusal.unknownPatrol`, `.ambiguousPatrol`; `DatabaseError`.
  public func patrol(startingWith typed: String) throws -> PatrolRow {
    let prefix = try CrossingRules.idPrefix(typed, Refusal.unknownPatrol)
    let found = try read { try $0.patrols(startingWith: prefix, limit: 2) }
    guard let first = found.first else { throw Refusal.unknownPatrol(typed) }
    guard found.count == 1 else { throw Refusal.ambiguousPatrol(typed) }
    return first
  }
}
