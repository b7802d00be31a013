import Journal
import Phrases
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
  private let kept: [KeptFiles.Kept]
  private let folder: KeptFiles

  /// Takes the kept files away again, because nothing was recorded of them.
  public func discard() {
    for file in kept { folder.discard(file) }
  }

  /// Reads a list and compares it with the version that counts now. Records nothing.
  ///
  /// Where that version can't be read again, all of the new one is told as added.
  ///
  /// - Parameters:
  ///   - path: the list's own file; what belongs to it is looked for beside it.
  ///   - format: nil: by the file's first bytes and its name.
  ///   - name: what the list is called here, 1 to 40 of a-z, 0-9, `-` and `_`; nil: by its format.
  /// - Throws: `Refusal.notAList`, `Refusal.wrongForm`; `JournalError` when the files can't be kept. Nothing is kept
  ///   then.
  public static func prepare(
    _ path: String, format: ListFormat?, name: String?, layout: StoreLayout, current: [CurrentList]
  ) throws -> ListImport {
    let listName = try name.map(checked)
    let folder = KeptFiles(layout)
    var kept: [KeptFiles.Kept] = []
    do {
      kept.append(try folder.keep(path, limit: ImportLimits.bytesPerFile))
      let main = kept[0].file
      let format = try format ?? detect(main, folder)
      guard format.isReadable else { throw Refusal.notAList(file: main.name, problem: .noReader(format.rawValue)) }
      for sibling in siblings(of: path, format) {
        kept.append(try folder.keep(sibling, limit: ImportLimits.bytesPerFile))
      }
      let files = kept.map(\.file)
      let list = try read(files, format, layout)
      let imported = compare(list, name: listName ?? defaultName(format, main.name), format, files, layout, current)
      return ListImport(
        imported: imported, brokenRows: list.brokenRows, missingFiles: list.missingFiles, counts: list.counts,
        kept: kept, folder: folder)
    } catch {
      for file in kept { folder.discard(file) }
      throw error
    }
  }

  private static func compare(
    _ list: ImportedList, name: String, _ format: ListFormat, _ files: [WatchlistImported.File], _ layout: StoreLayout,
    _ current: [CurrentList]
  ) -> WatchlistImported {
    let before = current.first { $0.imported.list == name }?.imported
    let old = before.flatMap { try? KeptList.read($0, layout).entries } ?? []
    let change = ListChange(from: old, to: list.entries)
    return WatchlistImported(
      list: name, format: format.rawValue, files: files, published: list.publishedDate?.description,
      entries: list.entries.count, names: list.entries.reduce(0) { $0 + $1.names.count },
      brokenRows: list.brokenRowCount, added: change.added, changed: change.changed, removed: change.removed,
      replaces: before?.sha256)
  }

  private static func read(
    _ files: [WatchlistImported.File], _ format: ListFormat, _ layout: StoreLayout
  ) throws -> ImportedList {
    do throws(ImportError) {
      return try KeptList.read(files, format, layout)
    } catch {
      throw Refusal.notAList(file: files.first?.name ?? "-", problem: error.phrase)
    }
  }

  private static func detect(_ file: WatchlistImported.File, _ folder: KeptFiles) throws -> ListFormat {
    let source = folder.path(file).flatMap { try? ByteSource.file($0) }
    let bytes = ((try? source?.next()) ?? nil) ?? []
    guard let format = ListFormat.detect(name: file.name, firstBytes: bytes) else {
      throw Refusal.notAList(file: file.name, problem: .unknownFormat)
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
    guard format != .ofacCSV else { return file.lowercased().hasPrefix("cons") ? "ofac-cons" : "ofac-sdn" }
    let name = file.prefix { $0 != "." }.lowercased().utf8.prefix(nameLimit).map { isOfName($0) ? $0 : 0x2D }
    return name.isEmpty ? "list" : String(decoding: name, as: UTF8.self)
  }

  private static func checked(_ name: String) throws -> String {
    guard (1...nameLimit).contains(name.utf8.count), name.utf8.allSatisfy(isOfName) else {
      throw Refusal.wrongForm(.listName, name)
    }
    return name
  }

  /// a-z, 0-9, `-`, `_`.
  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
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
