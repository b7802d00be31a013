import GRDB

/// The ids of the events that were applied, each with the number of the record that it was applied from.
///
/// Ids come in no order, so each goes to another place of its table: with ten million that is a third of the time that
/// building all tables takes. A builder therefore holds them until the end, and puts them in sorted.
struct AppliedIDs {
  private let holds: Bool
  private var insert: BoundStatement
  private var find: BoundStatement
  /// What is not in the table yet, by the ids' first byte: one part at a time is sorted, with little room.
  private var held: [[String: Int]]
  private var heldCount = 0
  private var isTableEmpty = true

  /// Ids that are held at a time, in some 400 MB. Journals with more take longer a record, and are right all the same.
  static let heldLimit = 12_000_000
  private let limit: Int

  /// - Parameter holds: nobody else reads the table, which is empty, before `finish`.
  init(_ db: Database, holds: Bool, limit: Int = Self.heldLimit) throws {
    self.holds = holds
    self.limit = limit
    insert = try BoundStatement(db, "INSERT INTO ids VALUES (?, ?) ON CONFLICT (id) DO NOTHING")
    find = try BoundStatement(db, "SELECT seq FROM ids WHERE id = ?")
    held = Array(repeating: [:], count: holds ? 1 << UInt8.bitWidth : 0)
  }

  /// false: an event of this id was applied.
  mutating func take(_ id: String, _ seq: Int) throws -> Bool {
    guard isHeld(id) else { return try write(id, seq) }
    guard try isTableEmpty || seqInTable(id) == nil else { return false }
    guard Self.fill(&held[Self.part(id)][id], seq) else { return false }
    heldCount += 1
    if heldCount == limit { try finish() }
    return true
  }

  mutating func seq(of id: String) throws -> Int? {
    guard isHeld(id) else { return try seqInTable(id) }
    return try held[Self.part(id)][id] ?? (isTableEmpty ? nil : seqInTable(id))
  }

  /// Of ASCII alone: letters that can be put together in two ways are equal to Swift, and not to the table.
  private func isHeld(_ id: String) -> Bool { holds && id.utf8.allSatisfy { $0 < 0x80 } }

  /// Puts what is held into the table.
  mutating func finish() throws {
    for part in held.indices where !held[part].isEmpty {
      let rows = held[part].map { (order: Self.order($0.key), id: $0.key, seq: $0.value) }
      held[part] = [:]
      for row in rows.sorted(by: { $0.order < $1.order }) { _ = try write(row.id, row.seq) }
    }
    if heldCount > 0 { isTableEmpty = false }
    heldCount = 0
  }

  private mutating func write(_ id: String, _ seq: Int) throws -> Bool {
    insert.bind(id)
    insert.bind(seq)
    return try insert.run() > 0
  }

  private mutating func seqInTable(_ id: String) throws -> Int? {
    find.bind(id)
    return try find.number()
  }

  private static func fill(_ place: inout Int?, _ seq: Int) -> Bool {
    guard place == nil else { return false }
    place = seq
    return true
  }

  private static func part(_ id: String) -> Int { Int(id.utf8.first ?? 0) }

  /// The table's own order, as far as eight bytes tell. Two of one value may stand either way: it is for speed alone.
  private static func order(_ id: String) -> UInt64 {
    var bytes = id.utf8.makeIterator()
    return (0..<8).reduce(0) { order, _ in order << 8 | UInt64(bytes.next() ?? 0) }
  }
}
