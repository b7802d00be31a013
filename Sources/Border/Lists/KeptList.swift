import Crypto
import Journal
import Watchlist
import WatchlistFormats

/// A list as its kept files give it again.
public enum KeptList {
  /// Reads the files of an import; the same files give the same entries.
  ///
  /// - Throws: `ImportError`, also where a file's contents are no longer those that were imported;
  ///   `Refusal.unknownCode` for a format of a newer program.
  public static func read(_ imported: WatchlistImported, _ layout: StoreLayout) throws -> ImportedList {
    guard let format = ListFormat(rawValue: imported.format) else {
      throw Refusal.unknownCode(.format, imported.format, known: ListFormat.allCases.map(\.rawValue))
    }
    return try read(imported.files, format, layout)
  }

  /// Whether the files of an import lie there as they were imported, so that it can be searched. Reads all of them.
  public static func isWhole(_ imported: WatchlistImported, _ layout: StoreLayout) -> Bool {
    let folder = KeptFiles(layout)
    return imported.files.allSatisfy { folder.condition(of: $0) == .whole }
  }

  /// What becomes of a list whose kept files are not as they were imported.
  public enum Condition: Sendable, Equatable {
    case whole
    /// Searched, by the index that was made of it: when that must be made anew the list is lacking.
    case inIndexAlone
    case unsearched
  }

  /// How lists in force are kept, in their order. Reads all of their files, and the index where some are not whole.
  public static func conditions(_ lists: [WatchlistImported], _ layout: StoreLayout) -> [Condition] {
    let areWhole = lists.map { isWhole($0, layout) }
    guard areWhole.contains(false) else { return lists.map { _ in .whole } }
    let lost: Condition = WatchlistIndexFile(layout: layout, lists: lists).isSound ? .inIndexAlone : .unsearched
    return areWhole.map { $0 ? .whole : lost }
  }

  static func read(
    _ files: [WatchlistImported.File], _ format: ListFormat, _ layout: StoreLayout,
    progress: ((ImportProgress) -> Void)? = nil
  ) throws(ImportError) -> ImportedList {
    let sources = try files.map { file throws(ImportError) in try CheckedFile(file, KeptFiles(layout)) }
    let list = try ListReader.read(format, sources.map(\.source), progress: progress)
    for source in sources { try source.finish() }
    return list
  }
}

/// A kept file whose contents are checked against its digest while it is read.
private final class CheckedFile {
  let file: WatchlistImported.File
  private let bytes: ByteSource
  private var hash = SHA256()
  private var isAtEnd = false

  init(_ file: WatchlistImported.File, _ folder: KeptFiles) throws(ImportError) {
    self.file = file
    guard let path = folder.path(file) else {
      throw .unreadable(file: file.name, reason: "the record of its import names no SHA-256")
    }
    bytes = try ByteSource.file(path)
  }

  /// The contents, under the name that the file was imported by.
  var source: ByteSource {
    ByteSource(name: file.name, size: file.bytes) { [self] () throws(ImportError) -> [UInt8]? in try next() }
  }

  /// Reads what a parser left unread, so that all of the file is checked.
  func finish() throws(ImportError) { while try next() != nil {} }

  private func next() throws(ImportError) -> [UInt8]? {
    if isAtEnd { return nil }
    if let piece = try bytes.next() {
      hash.update(data: piece)
      return piece
    }
    isAtEnd = true
    guard SHA256.hex(hash.finalize()) == file.sha256 else {
      throw .unreadable(file: file.name, reason: "its contents are not those that were imported; import it again")
    }
    return nil
  }
}
