import Foundation
import Journal

@testable import Border

/// A store's folder without a journal, which goes away with the value.
final class DraftsFolder {
  let layout: StoreLayout

  init() throws {
    layout = StoreLayout(root: FileManager.default.temporaryDirectory.appending(path: "plbn-\(newEventID())").path)
    try FileManager.default.createDirectory(atPath: layout.root, withIntermediateDirectories: true)
  }

  deinit {
    chmod(path, 0o700)
    try? FileManager.default.removeItem(atPath: layout.root)
  }

  var path: String { layout.root + "/drafts" }

  func keeper(_ officer: String = "sari", console: String = "pos1:tty1") -> DraftKeeper {
    DraftKeeper(layout: layout, officer: Officer(name: officer), console: console)
  }

  /// What lies in the folder, by the ends of the names.
  var files: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).map { String($0.drop { $0 != "." }) }.sorted()) ?? []
  }

  func write(_ text: String, _ name: String) throws {
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  func text(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }
}
