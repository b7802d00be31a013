import Synchronization

/// The classes of an index's entries (`cegah`, `tangkal`, `dpo`), told apart without their case.
///
/// Read from the entries' records when somebody first asks, and not kept in the index's file: few searches ask, and a
/// file of another form could not be compared any more with what records say of it.
final class EntryClasses: Sendable {
  struct Table: Sendable {
    /// In lower case; the number of a class is its place plus 1.
    var names: [String] = []
    /// Of each entry; 0 where it has none.
    var numbers: [UInt16] = []
  }

  /// Most classes that are told apart. Published lists have a dozen; entries of any class past the limit count as of
  /// none.
  static let limit = 1_000

  private let table = Mutex<Table?>(nil)

  /// The first call reads all records; others wait for it.
  func table(of entries: EntryColumns) -> Table {
    table.withLock { table in
      if let table { return table }
      let read = Self.read(entries)
      table = read
      return read
    }
  }

  private static func read(_ entries: EntryColumns) -> Table {
    var table = Table()
    var known: [String: UInt16] = [:]
    // Neighbours mostly have the same one.
    var last: (bytes: Letters, number: UInt16)?
    table.numbers.reserveCapacity(entries.count)
    for entry in 0..<entries.count {
      guard let bytes = entries.record(entry).classCode, !bytes.isEmpty else {
        table.numbers.append(0)
        continue
      }
      if let last, last.bytes.elementsEqual(bytes) {
        table.numbers.append(last.number)
        continue
      }
      let name = String(decoding: bytes, as: UTF8.self).lowercased()
      var number = known[name] ?? 0
      if number == 0, table.names.count < limit {
        table.names.append(name)
        number = UInt16(table.names.count)
        known[name] = number
      }
      last = (bytes, number)
      table.numbers.append(number)
    }
    return table
  }
}

extension WatchlistIndex {
  /// The classes that its entries have, in lower case and in their order; at most 1,000. The first call reads all
  /// entries, as does the first search for a class.
  public var classes: [String] { withExtendedLifetime(bytes) { entryClasses.table(of: entries).names.sorted() } }
}
