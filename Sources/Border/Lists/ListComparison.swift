import Journal
import Phrases
import Watchlist
import WatchlistFormats

/// Two versions of a list, read to be compared.
public struct ListComparison {
  /// Why there is nothing to compare.
  public enum Failure: Error, Sendable, Equatable {
    case noSuchList(String, known: [String])
    /// No kept version of the list has a digest that begins so.
    case noSuchVersion(String)
    case ambiguousVersion(String)
    /// The list has had one version until now.
    case noEarlierVersion(String)
  }

  /// SHA-256 of each version; of the older one nil where nothing stood before.
  public let from: String
  public let to: String
  public let difference: ListDifference

  /// The version that counts against the one before it, or any two versions by the beginnings of their digests.
  ///
  /// - Parameter imports: of the list, oldest first.
  /// - Throws: `Failure`; `ImportError` where a version's files can't be read again.
  public static func kept(
    _ list: String, _ imports: [WatchlistImported], from: String?, to: String?, layout: StoreLayout
  ) throws -> ListComparison {
    guard let newest = imports.last else { throw Failure.noSuchList(list, known: []) }
    let new = try to.map { try find($0, imports) } ?? newest
    let old = try from.map { try find($0, imports) } ?? before(new, imports, list)
    return ListComparison(
      from: old.sha256, to: new.sha256,
      difference: ListDifference(
        from: try KeptList.read(old, layout).entries, to: try KeptList.read(new, layout).entries))
  }

  /// What a file that is not imported would change. It is copied into the store to be read, and taken away again.
  ///
  /// - Throws: as `ListImport.prepare` and `KeptList.read` do.
  public static func file(
    _ path: String, format: ListFormat?, list: String, layout: StoreLayout, current: [CurrentList]
  ) throws -> ListComparison {
    guard let counting = current.first(where: { $0.imported.list == list }) else {
      throw Failure.noSuchList(list, known: current.map(\.imported.list))
    }
    let new = try ListImport.prepare(path, format: format, name: list, layout: layout, current: current)
    defer { new.discard() }
    return ListComparison(
      from: counting.imported.sha256, to: new.imported.sha256,
      difference: ListDifference(
        from: try KeptList.read(counting.imported, layout).entries, to: new.contents.entries))
  }

  private static func find(_ prefix: String, _ imports: [WatchlistImported]) throws -> WatchlistImported {
    let found = imports.filter { !prefix.isEmpty && $0.sha256.hasPrefix(prefix.lowercased()) }
    guard let version = found.last else { throw Failure.noSuchVersion(prefix) }
    guard Set(found.map(\.sha256)).count == 1 else { throw Failure.ambiguousVersion(prefix) }
    return version
  }

  private static func before(
    _ version: WatchlistImported, _ imports: [WatchlistImported], _ list: String
  ) throws -> WatchlistImported {
    // An import that only confirms a version replaces itself: what was before stands where the version came in.
    let origin = imports.last { $0.sha256 == version.sha256 && $0.replaces != $0.sha256 } ?? version
    guard let before = imports.last(where: { $0.sha256 == origin.replaces }) else {
      throw Failure.noEarlierVersion(list)
    }
    return before
  }
}

extension ListComparison.Failure {
  public var phrase: Phrase {
    switch self {
    case .noSuchList(let name, let known):
      Phrase(
        id: "Tidak ada daftar \"\(Phrase.outside(name))\"; yang ada: \(known.joined(separator: ", ")).",
        en: "There is no list \"\(Phrase.outside(name))\"; there are: \(known.joined(separator: ", ")).")
    case .noSuchVersion(let digest):
      Phrase(
        id:
          "Tidak ada versi dengan SHA-256 \(Phrase.outside(digest))…; lihat \"plbn watchlist diff DAFTAR --versions\".",
        en: "No version has the SHA-256 \(Phrase.outside(digest))…; see \"plbn watchlist diff LIST --versions\".")
    case .ambiguousVersion(let digest):
      Phrase(
        id: "Lebih dari satu versi berawalan \(Phrase.outside(digest)); tulis lebih panjang.",
        en: "More than one version begins with \(Phrase.outside(digest)); give more of it.")
    case .noEarlierVersion(let name):
      Phrase(
        id: "Daftar \(Phrase.outside(name)) belum punya versi sebelumnya.",
        en: "The list \(Phrase.outside(name)) has no version before this one.")
    }
  }
}
