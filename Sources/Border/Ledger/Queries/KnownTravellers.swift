import GRDB
import Journal

/// Who crossed here before, by the end of a document's number: what an officer without a reader types.
public enum KnownTravellers {
  /// Fewest characters of a number: the last ones, as they are read out.
  public static let charactersMin = 3
  /// Most crossings that are looked at, the newest ones. Numbers end in a thousand ways and more, so that these are of
  /// the newest 64,000 or so.
  static let rowLimit = 64

  /// What stands in a field as the end of a number; nil where it can be none.
  public static func ending(_ text: String) -> String? {
    guard text.utf8.count <= 40, text.utf8.allSatisfy(isOfNumber) else { return nil }
    let ending = text.uppercased()
    return ending.utf8.count >= charactersMin ? ending : nil
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

extension Ledger {
  /// The last passage of each document, passports apart, whose number ends so, newest first; of the newest 64 crossings
  /// with such a number. One look-up by an index.
  public func knownTravellers(ending: String) throws -> [CrossingRow] {
    try read { try $0.knownTravellers(ending: ending) }
  }
}

extension Database {
  func knownTravellers(ending: String) throws -> [CrossingRow] {
    guard let ending = KnownTravellers.ending(ending) else { return [] }
    let statement = try cachedStatement(sql: KnownTravellersSQL.rows)
    let last = String(ending.suffix(KnownTravellers.charactersMin))
    let rows = try Row.fetchAll(statement, arguments: [last, KnownTravellers.rowLimit]).map(CrossingRow.init)
    var found: [CrossingRow] = []
    for row in rows where row.number.hasSuffix(ending) && !row.isVoid && CrossingFilter.crossed.contains(row.outcome) {
      let isThere = found.contains {
        row.facts.document.canBe(type: $0.document, number: $0.number, issuer: $0.facts.document.issuer)
      }
      if !isThere { found.append(row) }
    }
    return found
  }
}

enum KnownTravellersSQL {
  /// The index holds the rows of one ending in the order of the journal.
  static let rows = """
    SELECT * FROM crossings INDEXED BY crossings_ending WHERE substr(number, -3) = ? AND document <> 'passport'
    ORDER BY seq DESC LIMIT ?
    """
}
