import Glibc
import Journal
import Watchlist

/// Builds indexes again from the kept files of their lists, and compares them with the one that consoles map and with
/// those that records name.
///
/// So an index that somebody has altered with care, checksums and all, is noticed while it lies there, and afterwards
/// by the records of what was searched in it. Nothing is written.
public struct IndexAudit {
  /// How many indexes are built again where nothing else is said: a second or so each.
  public static let usualLimit = 8

  private let layout: StoreLayout
  private let uses: IndexUses

  /// - Parameter check: has seen the journal's records.
  public init(_ layout: StoreLayout, _ check: JournalCheck) {
    self.layout = layout
    uses = check.uses
  }

  /// - Parameters:
  ///   - limit: how many indexes are built again at most, those that were used last first; the one of the lists that
  ///     count is always built.
  ///   - progress: called with the indexes that are built and those that will be.
  public func run(limit: Int = usualLimit, progress: (Int, Int) -> Void = { _, _ in }) -> IndexReport {
    var report = IndexReport()
    let current = uses.current
    var built: [[IndexUses.Version]: IndexReport.Built] = [:]
    let own = uses.newest.filter { $0.index.form == WatchlistIndexFile.form }
    report.otherForms = uses.newest.count - own.count
    report.isCut = uses.isCut
    let currentLists = current.map { IndexUses.Version(list: $0.list, sha256: $0.sha256) }
    let others = Set(own.map(\.lists)).subtracting([currentLists])
    let total = 1 + min(others.count, max(limit, 0))
    progress(0, total)
    let now = build(currentLists, &report, isCurrent: true)
    built[currentLists] = now
    report.built = 1
    if case .sha256(let sha256) = now, !current.isEmpty { compareFile(current, sha256, &report) }
    for use in own {
      if built[use.lists] == nil {
        guard report.built < total else {
          report.notBuilt += 1
          continue
        }
        progress(report.built, total)
        built[use.lists] = build(use.lists, &report, isCurrent: false)
        report.built += 1
      }
      switch built[use.lists] {
      case .sha256(let sha256) where sha256 == use.index.sha256: report.same += 1
      case .sha256(let sha256):
        report.findings.append(.otherIndex(event: use.event, named: use.index.sha256, built: sha256))
      case .unbuildable, nil: report.notComparable += 1
      }
    }
    progress(total, total)
    return report
  }

  private func build(
    _ lists: [IndexUses.Version], _ report: inout IndexReport, isCurrent: Bool
  ) -> IndexReport.Built {
    var imported: [WatchlistImported] = []
    for version in lists {
      if let list = uses.imported(version) {
        imported.append(list)
      } else {
        report.add(.unknownVersion(list: version.list, sha256: version.sha256))
      }
    }
    guard imported.count == lists.count else { return .unbuildable }
    let folder = KeptFiles(layout)
    for list in imported where !list.files.allSatisfy({ folder.path($0).map(StoreFiles.exists) ?? false }) {
      report.add(.filesMissing(list: list.list, sha256: list.sha256, isCurrent: isCurrent))
      imported.removeAll { $0 == list }
    }
    guard imported.count == lists.count else { return .unbuildable }
    let (builder, unread) = WatchlistIndexFile(layout: layout, lists: imported).build()
    for list in unread { report.add(.filesAltered(list: list.list, sha256: list.sha256)) }
    guard unread.isEmpty else { return .unbuildable }
    return .sha256(WatchlistChecked.IndexUsed(builder.finish()).sha256)
  }

  /// What lies under the name of the index that consoles map now.
  private func compareFile(_ lists: [WatchlistImported], _ sha256: String, _ report: inout IndexReport) {
    let path = WatchlistIndexFile(layout: layout, lists: lists).path
    do throws(IndexFileError) {
      let found = WatchlistChecked.IndexUsed(try WatchlistIndex(mapping: path)).sha256
      report.file = found == sha256 ? .same : .differs
    } catch {
      if case .unreadable(let code) = error, code == ENOENT { report.file = .none } else { report.file = .differs }
    }
    guard report.file == .differs else { return }
    report.findings.append(.otherFile(path.split(separator: "/").last.map(String.init) ?? path))
  }
}

/// What came of comparing indexes.
public struct IndexReport: Sendable {
  /// What lies under the name of the index that consoles map.
  public enum File: String, Sendable {
    /// Nobody has made it yet, or there are no lists.
    case none
    /// It is what its lists give.
    case same
    case differs
  }

  enum Built {
    case sha256(String)
    /// What of its lists is missing or altered is in the findings.
    case unbuildable
  }

  public internal(set) var file = File.none
  /// Indexes that were built again.
  public internal(set) var built = 0
  /// Indexes named by records that came out as named.
  public internal(set) var same = 0
  /// Named by records, and not built again because there are more than was asked for.
  public internal(set) var notBuilt = 0
  /// Named by records, of lists that are not here as they were.
  public internal(set) var notComparable = 0
  /// Named by records of a program that builds indexes in another form.
  public internal(set) var otherForms = 0
  /// Whether more were named than are kept in mind.
  public internal(set) var isCut = false
  public internal(set) var findings: [IndexFinding] = []

  /// Whether nothing is wrong that a person should look into.
  public var isSound: Bool { !findings.contains(where: \.isWrong) }

  mutating func add(_ finding: IndexFinding) { if !findings.contains(finding) { findings.append(finding) } }
}

/// What comparing indexes found.
public enum IndexFinding: Sendable, Equatable {
  /// The file that consoles map is not what its lists give.
  case otherFile(String)
  /// A record names an index that its lists don't give.
  case otherIndex(event: String, named: String, built: String)
  /// A record names a version of a list that no import made.
  case unknownVersion(list: String, sha256: String)
  /// The kept files of a version are not there.
  case filesMissing(list: String, sha256: String, isCurrent: Bool)
  /// The kept files of a version are not what was imported, or can't be read.
  case filesAltered(list: String, sha256: String)

  /// Old versions' files may have been taken away; all else should not be.
  public var isWrong: Bool {
    if case .filesMissing(_, _, let isCurrent) = self { isCurrent } else { true }
  }

  /// A word for programs.
  public var code: String {
    switch self {
    case .otherFile: "other-file"
    case .otherIndex: "other-index"
    case .unknownVersion: "unknown-version"
    case .filesMissing: "files-missing"
    case .filesAltered: "files-altered"
    }
  }
}
