/// The entries of all lists: each list's one after another.
struct EntryColumns: Sendable {
  let records: Column<UInt8>
  let starts: Column<UInt64>
  /// The entries of each list by id.
  let order: Column<UInt32>
  /// Each entry's first searchable name.
  let nameStarts: Column<UInt32>

  var count: Int { max(0, starts.count - 1) }

  func record(_ entry: Int) -> EntryRecord { EntryRecord(records.run(entry, of: starts)) }

  /// Numbers of the entry's searchable names.
  func names(_ entry: Int) -> Range<Int> {
    let first = Int(nameStarts[entry])
    return first..<min(max(first, Int(nameStarts[entry + 1])), first + WatchlistLimits.namesPerEntry)
  }

  /// The first entry with that id among those from one number to another, which are one list's.
  func find(_ id: String, among entries: Range<Int>) -> Int? {
    var id = id
    return id.withUTF8 { id in
      var (low, high) = (entries.lowerBound, entries.upperBound)
      while low < high {
        let middle = low + (high - low) / 2
        if record(Int(order[middle])).id.lexicographicallyPrecedes(id) { low = middle + 1 } else { high = middle }
      }
      let entry = Int(order[low])
      return low < entries.upperBound && record(entry).id.elementsEqual(id) ? entry : nil
    }
  }
}
