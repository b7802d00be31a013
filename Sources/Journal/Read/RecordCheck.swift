/// A check of what records say, which the journal does not understand: the signatures of officers, for instance.
///
/// It works in two stages. `note` sees records in their order, keeps what it needs to know, and gives work away that
/// needs no more than was known then; that runs on another thread, in any order.
public protocol RecordCheck {
  /// What the types begin with that it always wants to see.
  var types: [String] { get }
  /// Whether it wants to see all records from the next one on. Costs a second reading of them.
  var wantsAll: Bool { get }
  /// The ids of the journals that the store continues and that are not as it was made with, where it was made by holding
  /// them against that; nil where it did not look.
  var changedArchives: [String]? { get }
  /// Sees the next record. The work gives what is wrong with the record, as a code; nil when nothing is.
  mutating func note(_ record: Record) -> (@Sendable () -> String?)?
}

extension RecordCheck {
  public var changedArchives: [String]? { nil }
}
