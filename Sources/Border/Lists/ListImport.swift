import Journal
import TravelDocuments
import Watchlist
import WatchlistFormats

/// Takes a published list in: the files are kept by their digest first, and read from what was kept.
public struct ListImport: Sendable {
  /// Most characters of a list's name.
  public static let nameLimit = 40

  /// The event as it would be or was recorded.
  public let imported: WatchlistImported
  public let brokenRows: [BrokenRow]
  /// Files of the same publication that were not there.
  public let missingFiles: [String]
  public let counts: ImportCounts
  private let newFiles: [String]

  /// Takes the kept files away again, because nothing was recorded of them.
  public func discard() {
    for file in newFiles { StoreFiles.remove(file) }
  }

  /// Reads a list and compares it with the version that counts now. Records nothing.
  ///
  /// - Parameters:
  ///   - path: the list's own file; what belongs to it is looked for beside it.
  ///   - format: nil: by the file's first bytes and its name.
  ///   - name: what the list is called here; nil: by its format.
  /// - Throws: `Refusal.notAList`, `Refusal.unknownCode`; `JournalError` when the files can't be kept.
  public static func prepare(
    _ path: String, format: ListFormat?, name: String?, layout: StoreLayout, current: [CurrentList]
  ) throws -> ListImport {
    let listName = try name.map(checked)
    var files: [WatchlistImported.File] = []
    var newFiles: [String] = []
    func keep(_ path: String) throws {
      let kept = try StoreFiles.keep(path, in: layout.lists, limit: ImportLimits.bytesPerFile)
      files.append(kept.file)
      if kept.isNew { newFiles.append(layout.lists + "/" + kept.file.sha256) }
    }
    do {
      try keep(path)
      let format = try format ?? detect(files[0], layout)
      guard format.isReadable else {
        throw Refusal.notAList(file: files[0].name, problem: "the format \(format.rawValue) has no reader yet")
      }
      for sibling in siblings(of: path, format) { try keep(sibling) }
      return try compare(
        read(files, format, layout), name: listName ?? defaultName(format, files[0].name), format, files, newFiles,
        layout, current)
    } catch {
      for file in newFiles { StoreFiles.remove(file) }
      throw error
    }
  }

  private static func compare(
    _ list: ImportedList, name: String, _ format: ListFormat, _ files: [WatchlistImported.File], _ newFiles: [String],
    _ layout: StoreLayout, _ current: [CurrentList]
  ) throws -> ListImport {
    let before = current.first { $0.imported.list == name }
    // A version that can't be read again is replaced as a whole.
    let old = before.flatMap { try? KeptList.read($0.imported, layout).entries } ?? []
    let change = ListChange(from: old, to: list.entries)
    let imported = WatchlistImported(
      list: name, format: format.rawValue, files: files, published: list.publishedDate?.description,
      entries: list.entries.count, names: list.entries.reduce(0) { $0 + $1.names.count },
      brokenRows: list.brokenRowCount, added: change.added, changed: change.changed, removed: change.removed)
    return ListImport(
      imported: imported, brokenRows: list.brokenRows, missingFiles: list.missingFiles, counts: list.counts,
      newFiles: newFiles)
  }

  private static func read(
    _ files: [WatchlistImported.File], _ format: ListFormat, _ layout: StoreLayout
  ) throws -> ImportedList {
    do throws(ImportError) {
      return try KeptList.read(files, format, layout)
    } catch {
      throw Refusal.notAList(file: files.first?.name ?? "", problem: error.description)
    }
  }

  private static func detect(_ file: WatchlistImported.File, _ layout: StoreLayout) throws -> ListFormat {
    let source = try? ByteSource.file(layout.lists + "/" + file.sha256)
    let bytes = ((try? source?.next()) ?? nil) ?? []
    guard let format = ListFormat.detect(name: file.name, firstBytes: bytes) else {
      throw Refusal.notAList(file: file.name, problem: "its format is none that is known here")
    }
    return format
  }

  private static func siblings(of path: String, _ format: ListFormat) -> [String] {
    guard format == .ofacCSV else { return [] }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let names = OFACParser.siblings(of: String(path.dropFirst(folder.count)))
    return [names.aliases, names.addresses, names.comments].map { folder + $0 }.filter(StoreFiles.exists)
  }

  private static func defaultName(_ format: ListFormat, _ file: String) -> String {
    switch format {
    case .ofacCSV: file.lowercased().hasPrefix("cons") ? "ofac-cons" : "ofac-sdn"
    default: String(file.prefix { $0 != "." }.lowercased().prefix(nameLimit))
    }
  }

  private static func checked(_ name: String) throws -> String {
    guard !name.isEmpty, name.count <= nameLimit,
      name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F })
    else { throw Refusal.wrongForm(.listName, name) }
    return name
  }
}

/// How many entries of a list are new, other than before, or gone.
struct ListChange: Equatable {
  var added = 0
  var changed = 0
  var removed = 0

  init(from old: [WatchlistEntry], to new: [WatchlistEntry]) {
    let before = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.id))
    for entry in new {
      guard let earlier = before[entry.id] else {
        added += 1
        continue
      }
      if earlier != entry { changed += 1 }
    }
    removed = before.keys.count { !after.contains($0) }
  }
}

/// A list as its kept files give it again.
public enum KeptList {
  /// Reads the files of an import; the same files give the same entries.
  public static func read(_ imported: WatchlistImported, _ layout: StoreLayout) throws -> ImportedList {
    guard let format = ListFormat(rawValue: imported.format) else {
      throw Refusal.unknownCode(.format, imported.format, known: ListFormat.allCases.map(\.rawValue))
    }
    return try read(imported.files, format, layout)
  }

  static func read(
    _ files: [WatchlistImported.File], _ format: ListFormat, _ layout: StoreLayout
  ) throws(ImportError) -> ImportedList {
    guard let main = files.first else { throw .unreadable(file: "", reason: "the import names no file") }
    switch format {
    case .plbnCSV:
      return try PlbnCSVParser.parse(try source(main, layout))
    case .ofacCSV:
      let names = OFACParser.siblings(of: main.name)
      func sibling(_ name: String) throws(ImportError) -> ByteSource? {
        guard let file = files.first(where: { $0.name == name }) else { return nil }
        return try source(file, layout)
      }
      return try OFACParser.parse(
        OFACParser.Files(
          main: try source(main, layout), aliases: try sibling(names.aliases), addresses: try sibling(names.addresses),
          comments: try sibling(names.comments)))
    default:
      throw .unreadable(file: main.name, reason: "the format \(format.rawValue) has no reader yet")
    }
  }

  private static func source(_ file: WatchlistImported.File, _ layout: StoreLayout) throws(ImportError) -> ByteSource {
    let kept = try ByteSource.file(layout.lists + "/" + file.sha256)
    return ByteSource(name: file.name) { () throws(ImportError) -> [UInt8]? in try kept.next() }
  }
}
