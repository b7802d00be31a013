import Watchlist

/// How far a list's files have been read.
public struct ImportProgress: Hashable, Sendable {
  /// Bytes read of all files.
  public var read: Int
  /// Bytes of all files; `nil` where the size of one isn't known beforehand.
  public var total: Int?
}

/// Reads a list in any of the forms of `ListFormat`.
public enum ListReader {
  /// Reads a list out of its files.
  ///
  /// Files stream, 64 KiB at a time, one after another.
  ///
  /// - Parameters:
  ///   - files: the list's own first. What stands beside an OFAC list and a national list is found by its name; the
  ///     files behind one of `ftm-json` are its changes, in their order.
  ///   - progress: called after each piece that was read.
  /// - Throws: `ImportError` where the list as a whole can't be read; then nothing of it counts.
  public static func read(
    _ format: ListFormat, _ files: [ByteSource], progress: ((ImportProgress) -> Void)? = nil
  ) throws(ImportError) -> ImportedList {
    let files = progress.map { telling(files, $0) } ?? files
    guard let main = files.first else { throw .unreadable(file: "-", reason: "no file was named") }
    // Publishers write their files' names in either case of letters, and it is the same file.
    func beside(_ name: String) -> ByteSource? {
      files.dropFirst().first { $0.name.lowercased() == name.lowercased() }
    }
    switch format {
    case .ofacCSV:
      let names = OFACParser.siblings(of: main.name)
      return try OFACParser.parse(
        OFACParser.Files(
          main: main, aliases: beside(names.aliases), addresses: beside(names.addresses),
          comments: beside(names.comments)))
    case .unXML: return try UNParser.parse(main)
    case .ftmJSON: return try FtMParser.parse(main, changes: Array(files.dropFirst()))
    case .ftmDelta: throw .changesAlone(file: main.name)
    case .openSanctionsCSV: return try SimpleCSVParser.parse(main)
    case .interpolJSON: return try InterpolParser.parse(main)
    case .nationalCSV:
      guard let map = NationalCSVParser.mapNames(of: main.name).compactMap(beside).first else {
        throw .noColumnMap(file: main.name)
      }
      return try NationalCSVParser.parse(main, map: map)
    case .plbnCSV: return try PlbnCSVParser.parse(main)
    }
  }

  /// What to look for beside a list's file. Each group is one thing that belongs to the list; of a group the first
  /// that is there counts, in whatever case of letters it is written.
  public static func siblings(of name: String, _ format: ListFormat) -> [[String]] {
    switch format {
    case .ofacCSV:
      let names = OFACParser.siblings(of: name)
      return [[names.aliases], [names.addresses], [names.comments]]
    case .nationalCSV: return [NationalCSVParser.mapNames(of: name)]
    case .unXML, .ftmJSON, .ftmDelta, .openSanctionsCSV, .interpolJSON, .plbnCSV: return []
    }
  }

  private static func telling(_ files: [ByteSource], _ progress: @escaping (ImportProgress) -> Void) -> [ByteSource] {
    let sizes = files.compactMap(\.size)
    let total = sizes.count == files.count ? sizes.reduce(0, +) : nil
    var read = 0
    return files.map { file in
      file.telling { count in
        read += count
        progress(ImportProgress(read: read, total: total))
      }
    }
  }
}
