/// A query's filter by list and class, made ready for an index: which entries and names may be looked at.
struct EntrySieve {
  /// Of the wanted lists, rising; nil: all.
  private let entries: [Range<Int>]?
  private let names: [Range<UInt32>]
  private let classes: [UInt16]?
  /// By a class's number, whether it is wanted.
  private let wanted: [Bool]

  /// Admits all.
  init() { (entries, names, classes, wanted) = (nil, [], nil, []) }

  init(_ filter: CandidateFilter, _ index: WatchlistIndex) {
    if filter.lists.isEmpty {
      (entries, names) = (nil, [])
    } else {
      let ranges = index.lists.indices.filter { filter.lists.contains(index.lists[$0].name) }
        .map(index.entryNumbers)
      entries = ranges
      names = ranges.map { range in
        let first = index.entries.nameStarts[range.lowerBound]
        return first..<max(first, index.entries.nameStarts[range.upperBound])
      }
    }
    if filter.classes.isEmpty {
      (classes, wanted) = (nil, [])
    } else {
      let table = index.entryClasses.table(of: index.entries)
      classes = table.numbers
      wanted = [false] + table.names.map(filter.classes.contains)
    }
  }

  /// Whether names have to be looked at one by one.
  var sifts: Bool { classes != nil }

  func admits(_ entry: Int) -> Bool {
    guard entries?.contains(where: { $0.contains(entry) }) ?? true else { return false }
    guard let classes else { return true }
    return classes.indices.contains(entry) && wanted[Int(classes[entry])]
  }

  /// Gives those of rising numbers of names that belong to the wanted lists, run by run. Reads none of other lists.
  func forEachRun(_ all: UnsafeBufferPointer<UInt32>, _ body: (UnsafeBufferPointer<UInt32>) -> Void) {
    guard entries != nil else { return body(all) }
    for range in names {
      let first = Self.place(notBefore: range.lowerBound, in: all)
      let end = max(Self.place(notBefore: range.upperBound, in: all), first)
      body(UnsafeBufferPointer(rebasing: all[first..<end]))
    }
  }

  private static func place(notBefore name: UInt32, in all: UnsafeBufferPointer<UInt32>) -> Int {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = low + (high - low) / 2
      if all[middle] < name { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
