import WatchlistFormats

@testable import Border

extension TestStore {
  /// A list as it would be imported, compared with what counts in this store.
  func prepareList(_ path: String, format: ListFormat? = nil, name: String? = nil) throws -> ListImport {
    try ListImport.prepare(path, format: format, name: name, layout: layout, current: try ledger().currentLists())
  }

  /// Imports a list.
  @discardableResult
  func takeList(_ path: String, format: ListFormat? = nil, name: String? = nil) throws -> WatchlistImported {
    let list = try prepareList(path, format: format, name: name)
    try desk().record(list)
    return list.imported
  }

  /// Why a list can't be imported.
  func listRefusal(_ path: String, format: ListFormat? = nil, name: String? = nil) -> Refusal? {
    do {
      _ = try prepareList(path, format: format, name: name)
      return nil
    } catch {
      return error as? Refusal
    }
  }
}
