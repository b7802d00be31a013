import GRDB
import Testing

@testable import Border

@Suite("The ids of applied events")
struct AppliedIDsTests {
  private struct Row: Equatable {
    let id: String
    let seq: Int
  }

  private static let odd = ["", "a", "~", "é", "e\u{301}", "0123456", "01234567", "012345678", "01234567890123456789"]

  /// What became of each id, and the table at the end.
  private func apply(_ ids: [String], holds: Bool, limit: Int = AppliedIDs.heldLimit) throws -> ([Bool], [Row]) {
    let database = try DatabaseQueue()
    return try database.write { db in
      try LedgerSchema.create(db)
      var applied = try AppliedIDs(db, holds: holds, limit: limit)
      var first: [[UInt8]: Int] = [:]
      var taken: [Bool] = []
      for (seq, id) in ids.enumerated() {
        let bytes = Array(id.utf8)
        #expect(try applied.seq(of: id) == first[bytes])
        taken.append(try applied.take(id, seq))
        first[bytes] = first[bytes] ?? seq
        #expect(try applied.seq(of: id) == first[bytes])
      }
      try applied.finish()
      for (bytes, seq) in first { #expect(try applied.seq(of: String(decoding: bytes, as: UTF8.self)) == seq) }
      #expect(try applied.seq(of: "nobody") == nil)
      let rows = try GRDB.Row.fetchAll(db, sql: "SELECT id, seq FROM ids ORDER BY id")
      return (taken, rows.map { Row(id: $0["id"], seq: $0["seq"]) })
    }
  }

  @Test("are each taken once, at the first record, whether they are held until the end or not", arguments: 1...4)
  func once(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let ids = (0..<500).map { _ in
      let usual = "id\(Int.random(in: 0..<300, using: &dice))"
      return Bool.random(using: &dice) ? usual : Self.odd.randomElement(using: &dice) ?? ""
    }
    let (taken, rows) = try apply(ids, holds: false)
    #expect(taken.count { $0 } == Set(ids.map { Array($0.utf8) }).count && rows.count < ids.count)
    // A limit of few ids: most of them are looked for in the table.
    for limit in [1, 7, AppliedIDs.heldLimit] {
      let (heldTaken, heldRows) = try apply(ids, holds: true, limit: limit)
      #expect(heldTaken == taken, "limit \(limit)")
      #expect(heldRows == rows, "limit \(limit)")
    }
  }
}
