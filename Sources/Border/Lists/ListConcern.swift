import Journal
import TravelDocuments
import Watchlist
import WatchlistFormats

/// Why a list may be broken, or the wrong one, although it can be read: somebody should look before it takes the place
/// of the version that counts.
public enum ListConcern: Hashable, Sendable {
  /// More than a tenth of the entries would be gone, whatever came instead: a wrong file may be of equal length.
  case shrinks(removed: Int, of: Int)
  /// More than a tenth fewer entries than in a version in force in the last `shrinkingDays`, taken off little by little.
  case shrinksSlowly(fewer: Int, of: Int)
  /// More than a tenth of the names, dates of birth, documents or last days would be gone: a file beside it may be
  /// missing, or a column.
  case thins([ListLoss])
  /// More than half of the entries say something else than before.
  case changesMost(changed: Int, of: Int)
  /// More than a tenth of the rows, over all files, could not be read.
  case brokenRows(broken: Int, of: Int)
  /// It was published before the version that counts.
  case older(published: String, before: String)
  /// It says that it was published on a day that has not come.
  case fromTheFuture(published: String)
  /// The version that counts said when it was published, and this one doesn't.
  case undated(before: String)
  /// It comes in another form than before.
  case otherForm(format: String, before: String)
  /// The same files are in force under another name, so that everybody on it would be found twice.
  case sameFiles(list: String)
  /// Classes by which nothing is due: by some slip of the pen a wanted person would be asked to wait, and no more.
  case unknownClasses([WordCount])
  /// Every entry is past its last day, so that the list hits nobody.
  case allExpired(Int)

  /// The concern as it stands in records; what it is about stands there already.
  public enum Code: String, CaseIterable, Sendable {
    case shrinks, thins
    case changesMost = "changes-most"
    case brokenRows = "broken-rows"
    case older
    case fromTheFuture = "future"
    case undated
    case otherForm = "other-form"
    case sameFiles = "same-files"
    case unknownClasses = "unknown-classes"
    case allExpired = "all-expired"
  }

  public var code: Code {
    switch self {
    case .shrinks, .shrinksSlowly: .shrinks
    case .thins: .thins
    case .changesMost: .changesMost
    case .brokenRows: .brokenRows
    case .older: .older
    case .fromTheFuture: .fromTheFuture
    case .undated: .undated
    case .otherForm: .otherForm
    case .sameFiles: .sameFiles
    case .unknownClasses: .unknownClasses
    case .allExpired: .allExpired
    }
  }

  /// Fewer changed entries than these are an office's day at work, however short its list.
  static let changedLeast = 10

  /// What speaks against a list that would take the place of a version.
  ///
  /// - Parameter losses: what is counted in both versions, besides their entries.
  static func all(
    of new: WatchlistImported, replacing before: WatchlistImported, losses: [ListLoss] = []
  ) -> [ListConcern] {
    var concerns: [ListConcern] = []
    // Where the files of the version before can't be read again, nothing is known as removed; the counts are.
    let removed = max(new.removed, before.entries - new.entries)
    if removed > before.entries / 10 { concerns.append(.shrinks(removed: removed, of: before.entries)) }
    let thin = losses.filter(\.isMuch)
    if !thin.isEmpty { concerns.append(.thins(thin)) }
    if new.changed >= changedLeast, new.changed > before.entries / 2 {
      concerns.append(.changesMost(changed: new.changed, of: before.entries))
    }
    if let last = before.published, let lastDate = PartialDate(last) {
      if let published = new.published, let date = PartialDate(published) {
        if date.earliestDay < lastDate.earliestDay { concerns.append(.older(published: published, before: last)) }
      } else {
        concerns.append(.undated(before: last))
      }
    }
    if new.format != before.format { concerns.append(.otherForm(format: new.format, before: before.format)) }
    return concerns
  }

  /// Days in which the tenth counts from the largest version.
  static let shrinkingDays = 30

  /// A list that is a tenth smaller than the largest version that was in force in the last days, unless somebody has
  /// let it shrink since.
  ///
  /// - Parameter imports: of the list, oldest first, from the one that counted when those days began.
  static func shrinkingSlowly(
    _ new: WatchlistImported, _ imports: [CurrentList], now: Timestamp
  ) -> ListConcern? {
    let accepted = imports.lastIndex { $0.imported.concerns.contains(.shrinks) } ?? imports.startIndex
    let first = now.milliseconds - shrinkingDays * 86_400_000
    let begun = imports.lastIndex { $0.time.milliseconds < first } ?? imports.startIndex
    let recent = imports[max(accepted, begun)...]
    guard let largest = recent.map(\.imported.entries).max(), largest - new.entries > largest / 10 else { return nil }
    return .shrinksSlowly(fewer: largest - new.entries, of: largest)
  }

  /// What speaks against a list by itself, also where it is the first of its name.
  ///
  /// - Parameters:
  ///   - rows: of all of its files, the broken ones included.
  ///   - others: what is in force under other names.
  static func all(
    of new: WatchlistImported, rows: Int, others: [WatchlistImported], now: Timestamp
  ) -> [ListConcern] {
    var concerns: [ListConcern] = []
    if new.brokenRows > rows / 10 { concerns.append(.brokenRows(broken: new.brokenRows, of: rows)) }
    if let published = new.published, !CurrentList.isBelieved(published, at: now) {
      concerns.append(.fromTheFuture(published: published))
    }
    if let other = others.first(where: { $0.list != new.list && $0.files.map(\.sha256) == new.files.map(\.sha256) }) {
      concerns.append(.sameFiles(list: other.list))
    }
    return concerns
  }
}

/// How much of one kind of thing a version has less than the one before.
public struct ListLoss: Hashable, Sendable {
  public enum Part: String, CaseIterable, Sendable { case names, births, documents, expiries }

  public let part: Part
  public let lost: Int
  public let before: Int

  var isMuch: Bool { lost > before / 10 }

  /// Of each part; those of which there are as many or more are none.
  static func all(from old: [WatchlistEntry], to new: [WatchlistEntry]) -> [ListLoss] {
    Part.allCases.compactMap { part in
      let (before, now) = (part.count(old), part.count(new))
      return before > now ? ListLoss(part: part, lost: before - now, before: before) : nil
    }
  }
}

extension ListLoss.Part {
  fileprivate func count(_ entries: [WatchlistEntry]) -> Int {
    entries.reduce(0) { sum, entry in
      switch self {
      case .names: sum + entry.names.count
      case .births: sum + entry.births.count
      case .documents: sum + entry.documents.count
      case .expiries: sum + (entry.measure?.expires == nil ? 0 : 1)
      }
    }
  }
}

extension CurrentList {
  /// When it says that it was published; nil where it doesn't, or names a day that had not come when it was imported:
  /// such a list would seem fresh for years.
  public var believedPublished: String? {
    imported.published.flatMap { Self.isBelieved($0, at: time) ? $0 : nil }
  }

  /// A day's grace, because nobody says in which zone the day is. What is no date is told where it is read.
  static func isBelieved(_ published: String, at time: Timestamp) -> Bool {
    guard let date = PartialDate(published) else { return true }
    return date.earliestDay <= time.milliseconds / 86_400_000 + 1
  }
}
