import Journal
import Phrases
import ReferenceData
import Watchlist
import WatchlistFormats

/// Takes a published list in: the files are kept by their digest first, and read from what was kept.
public struct ListImport: Sendable {
  /// Most characters of a list's name.
  public static let nameLimit = 40
  /// Entries of each kind of change that are named when a list is imported.
  static let examplesMost = 3

  /// The event as it would be or was recorded.
  public let imported: WatchlistImported
  /// Why somebody should look before it counts.
  public let concerns: [ListConcern]
  /// What of it will not do what whoever keeps it means by it; nil where nobody asked.
  public let words: ListWords?
  /// Files of versions in force that were missing or altered among the kept ones, and are whole again: the same bytes
  /// are what was recorded.
  public let healed: [WatchlistImported.File]
  /// The first entries that are new, other than before, or gone: at most `examplesMost` of each.
  public let examples: [ChangedEntry]
  /// What came out of the files, and what didn't.
  public let contents: ImportedList
  /// What is taken away again where nothing is recorded.
  private let fresh: [KeptFiles.Kept]
  private let folder: KeptFiles

  /// What these entries say, as marks name it; without those that are gone.
  func contents(of entries: Set<String>) -> [String: String] {
    guard !entries.isEmpty else { return [:] }
    let found = contents.entries.lazy.filter { entries.contains($0.id) }
    return Dictionary(found.map { ($0.id, EntryContent.sha256($0)) }) { first, _ in first }
  }

  /// Of a mark, whether its entry is gone with this version, or says something else.
  ///
  /// - Parameter entries: those with marks, whose contents are reckoned at once. A mark made since then, at another
  ///   console, has its entry reckoned when it is asked of.
  func marksEnd(lookedAt entries: Set<String>) -> (HitClearedBefore) -> Bool {
    let known = contents(of: entries)
    return { mark in
      let now = entries.contains(mark.entry) ? known[mark.entry] : self.contents(of: [mark.entry])[mark.entry]
      return now != mark.content
    }
  }

  /// Takes the kept files away again, because nothing was recorded of them.
  public func discard() {
    for file in fresh { folder.discard(file) }
  }

  /// Reads a list and compares it with the version that counts now. Records nothing.
  ///
  /// Where that version can't be read again, all of the new one is told as added. Changes to a list (`ftm-delta`) are
  /// put behind the files of the version that counts, and all of them are read anew.
  ///
  /// - Parameters:
  ///   - path: the list's own file; what belongs to it is looked for beside it.
  ///   - format: nil: by the file's first bytes and its name.
  ///   - name: what the list is called here, 1 to 40 of a-z, 0-9, `-` and `_`; nil: by its format, or for changes the
  ///     one list that they can belong to.
  ///   - tables: what is due by which class, to say what of the list's words means nothing; nil: nobody asks.
  ///   - recent: `Ledger.recentImports`: a list that shrinks a little each time shrinks too.
  ///   - day: today at the post, for what is past its last day.
  ///   - progress: called after each piece of the list that was read.
  /// - Throws: `Refusal.notAList`, `Refusal.wrongForm`; `JournalError` when the files can't be kept. Nothing is kept
  ///   then.
  public static func prepare(
    _ path: String, format: ListFormat?, name: String?, layout: StoreLayout, current: [CurrentList],
    recent: [CurrentList] = [], tables: HitTables? = nil, day: Int = .min,
    now: Timestamp = .now(), progress: ((ImportProgress) -> Void)? = nil
  ) throws -> ListImport {
    let name = try name.map(checked)
    let folder = KeptFiles(layout)
    var kept: [KeptFiles.Kept] = []
    do {
      kept.append(try folder.keep(path, limit: ImportLimits.bytesPerFile))
      let own = kept[0].file
      let format = try format ?? detect(path, own, folder)
      for sibling in siblings(of: path, format) {
        kept.append(try folder.keep(sibling, limit: ImportLimits.bytesPerFile))
      }
      let version =
        format == .ftmDelta
        ? try Version(changes: own, to: name, current)
        : Version(name: try name ?? checked(defaultName(format, own.name)), format: format, files: kept.map(\.file))
      let list = try read(version, own, layout, progress)
      let before = current.first { $0.imported.list == version.name }
      let old = before.flatMap { try? KeptList.read($0.imported, layout).entries }
      let difference = ListDifference(from: old ?? [], to: list.entries)
      var imported = describe(list, version, before?.imported, difference.count)
      let words = tables.map { ListWords(list.entries, $0, on: day) }
      var concerns = ListConcern.all(
        of: imported, rows: list.counts.rows, others: current.map(\.imported), now: now)
      if let words, !words.unknownClasses.isEmpty, version.format.isKeptByOffices {
        concerns.append(.unknownClasses(words.unknownClasses))
      }
      if let words, words.expired == list.entries.count, words.expired > 0 {
        concerns.append(.allExpired(words.expired))
      }
      if let before {
        var counting = before.imported
        counting.published = before.believedPublished
        let losses = old.map { ListLoss.all(from: $0, to: list.entries) }
        concerns += ListConcern.all(of: imported, replacing: counting, losses: losses ?? [])
        let versions = recent.filter { $0.imported.list == version.name }
        if let slowly = ListConcern.shrinkingSlowly(imported, versions, now: now),
          !concerns.contains(where: { $0.code == .shrinks })
        {
          concerns.append(slowly)
        }
      }
      imported.concerns = concerns.map(\.code)
      let inForce = Set(current.flatMap(\.imported.files).map(\.sha256))
      return ListImport(
        imported: imported, concerns: concerns, words: words,
        healed: kept.filter { $0.before != .whole && inForce.contains($0.file.sha256) }.map(\.file),
        examples: difference.examples(examplesMost), contents: list,
        fresh: kept.filter { !inForce.contains($0.file.sha256) }, folder: folder)
    } catch {
      for file in kept { folder.discard(file) }
      throw error
    }
  }

  /// What is read: which list, in which form, out of which kept files.
  private struct Version {
    let name: String
    let format: ListFormat
    let files: [WatchlistImported.File]

    init(name: String, format: ListFormat, files: [WatchlistImported.File]) {
      (self.name, self.format, self.files) = (name, format, files)
    }

    /// The list of that name with the changes behind its files; as it stands, where they are among them already.
    init(changes: WatchlistImported.File, to name: String?, _ current: [CurrentList]) throws {
      let lists = current.map(\.imported).filter {
        $0.format == ListFormat.ftmJSON.rawValue && (name == nil || $0.list == name)
      }
      guard let list = lists.first else {
        throw Refusal.notAList(
          file: changes.name, problem: ImportError.changesAlone(file: changes.name).phrase)
      }
      guard lists.count == 1 else {
        throw Refusal.notAList(file: changes.name, problem: .severalLists(lists.map(\.list)))
      }
      let areKnown = list.files.contains { $0.sha256 == changes.sha256 }
      guard areKnown || list.files.count < WatchlistImported.fileLimit else {
        throw Refusal.notAList(file: changes.name, problem: .tooManyChanges(WatchlistImported.fileLimit - 1))
      }
      self.init(name: list.list, format: .ftmJSON, files: areKnown ? list.files : list.files + [changes])
    }
  }

  private static func describe(
    _ list: ImportedList, _ version: Version, _ before: WatchlistImported?, _ change: ListDifference.Count
  ) -> WatchlistImported {
    WatchlistImported(
      list: version.name, format: version.format.rawValue, files: version.files,
      published: list.publishedDate?.description, entries: list.entries.count,
      names: list.entries.reduce(0) { $0 + $1.names.count }, brokenRows: list.brokenRowCount, added: change.added,
      changed: change.changed, removed: change.removed, replaces: before?.sha256)
  }

  private static func read(
    _ version: Version, _ own: WatchlistImported.File, _ layout: StoreLayout,
    _ progress: ((ImportProgress) -> Void)?
  ) throws -> ImportedList {
    do throws(ImportError) {
      return try KeptList.read(version.files, version.format, layout, progress: progress)
    } catch {
      throw Refusal.notAList(file: own.name, problem: error.phrase)
    }
  }

  private static func detect(
    _ path: String, _ file: WatchlistImported.File, _ folder: KeptFiles
  ) throws -> ListFormat {
    // The first piece has more than `ListFormat.bytesToDetect`.
    let source = folder.path(file).flatMap { try? ByteSource.file($0) }
    let bytes = ((try? source?.next()) ?? nil) ?? []
    let map = siblings(of: path, .nationalCSV).first?.split(separator: "/").last?.lowercased()
    let isOwn = map == ListReader.siblings(of: file.name, .nationalCSV).first?.first?.lowercased()
    guard
      let format = ListFormat.detect(
        name: file.name, firstBytes: bytes, hasColumnMap: map != nil, hasOwnMap: map != nil && isOwn)
    else {
      let problem = bytes.allSatisfy { $0 <= 0x20 } ? ImportError.empty(file: file.name) : nil
      let told = problem ?? ImportError(start: bytes[...], file: file.name)
      throw Refusal.notAList(file: file.name, problem: told?.phrase ?? .unknownFormat)
    }
    return format
  }

  /// What lies beside a list's file and belongs to it.
  private static func siblings(of path: String, _ format: ListFormat) -> [String] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let groups = ListReader.siblings(of: String(path.dropFirst(folder.count)), format)
    guard !groups.isEmpty else { return [] }
    let there = Dictionary(
      StoreFiles.names(in: folder.isEmpty ? "." : folder).sorted().map { ($0.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
    return groups.compactMap { group in
      group.compactMap { name in
        StoreFiles.exists(folder + name) ? folder + name : there[name.lowercased()].map { folder + $0 }
      }.first
    }
  }

  /// Published lists are called by who publishes them, others by their file.
  private static func defaultName(_ format: ListFormat, _ file: String) -> String {
    switch format {
    case .ofacCSV: return file.lowercased().hasPrefix("cons") ? "ofac-cons" : "ofac-sdn"
    case .unXML: return "un"
    case .ftmJSON, .ftmDelta, .openSanctionsCSV: return "opensanctions"
    case .interpolJSON: return "interpol"
    case .nationalCSV, .plbnCSV:
      let name = file.prefix { $0 != "." }.lowercased().utf8.prefix(nameLimit).map { isOfName($0) ? $0 : 0x2D }
      return name.isEmpty ? "list" : String(decoding: name, as: UTF8.self)
    }
  }

  private static func checked(_ name: String) throws -> String {
    // What is called so is made here, and not imported.
    guard (1...nameLimit).contains(name.utf8.count), name.utf8.allSatisfy(isOfName), name != LocalList.name else {
      throw Refusal.wrongForm(.listName, name)
    }
    return name
  }

  /// a-z, 0-9, `-`, `_`.
  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
  }
}

extension ListFormat {
  /// Whether the words in such a list are those of an office, which can put them right or translate them in its map.
  fileprivate var isKeptByOffices: Bool { self == .nationalCSV || self == .plbnCSV }
}
