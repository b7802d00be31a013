import GRDB
import Journal

/// Who crossed here before, by the end of a document's number: what an officer without a reader types.
public enum KnownTravellers {
  /// Fewest characters of a number: the last ones, as they are read out.
  public static let charactersMin = 3
  /// Most documents of one answer, those whose holders passed last: a commuter with many crossings is one of them.
  static let documentLimit = 64
  /// Most crossings that are looked at for them, the newest ones. Numbers end in a thousand ways and more, so that these
  /// are of the newest four million or so.
  static let rowLimit = 4_096

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
  /// The last passage of each document, passports apart, whose number ends so, newest first: of the newest 64 documents, as
  /// far as the newest 4,096 crossings with such a number have them. One walk along an index.
  public func knownTravellers(ending: String) throws -> [CrossingRow] {
    try read { try $0.knownTravellers(ending: ending) }
  }
}

extension Database {
  func knownTravellers(ending: String) throws -> [CrossingRow] {
    guard let ending = KnownTravellers.ending(ending) else { return [] }
    let last = String(ending.suffix(KnownTravellers.charactersMin))
    let rows = try Row.fetchCursor(
      cachedStatement(sql: KnownTravellersSQL.rows), arguments: [last, KnownTravellers.rowLimit])
    var documents: [PresentedDocument] = []
    var numbers: [Int] = []
    // Most rows are of documents that were met before.
    var met: Set<[String]> = []
    while documents.count < KnownTravellers.documentLimit, let row = try rows.next() {
      let document = PresentedDocument(
        type: row.text("document"), number: row.text("number"), issuer: row.textIfAny("issuer"))
      guard document.number.hasSuffix(ending), row.numberIfAny("void_time") == nil,
        CrossingFilter.crossed.contains(row.text("outcome")),
        met.insert([document.type, document.number, document.issuer ?? ""]).inserted,
        !documents.contains(where: { document.canBe(type: $0.type, number: $0.number, issuer: $0.issuer) })
      else { continue }
      documents.append(document)
      numbers.append(row.number("seq"))
    }
    return try numbers.compactMap(crossing(seq:))
  }
}

enum KnownTravellersSQL {
  /// The index holds the rows of one ending in the order of the journal.
  static let rows = """
    SELECT seq, number, document, issuer, outcome, void_time FROM crossings INDEXED BY crossings_ending
    WHERE substr(number, -3) = ? AND document <> 'passport' ORDER BY seq DESC LIMIT ?
    """
}
