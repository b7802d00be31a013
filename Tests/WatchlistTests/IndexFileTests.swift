import Foundation
import Testing
import TravelDocuments

@testable import Watchlist

@Suite("An index's file")
struct IndexFileTests {
  private let folder: String
  private var path: String { folder + "/index" }

  init() throws {
    folder = NSTemporaryDirectory() + "plbn-index-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
  }

  private func cleaned(_ body: () throws -> Void) rethrows {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body()
  }

  @Test("answers as the index in memory does, with every fact of an entry")
  func sameAnswers() throws {
    try cleaned {
      try builder(InventedLists.two).write(to: path)
      let mapped = try WatchlistIndex(mapping: path)
      let memory = WatchlistIndex(InventedLists.two)
      #expect(mapped.verify())
      #expect(mapped.lists == memory.lists)
      #expect(mapped.entryCount == 5 && mapped.nameCount == 6)
      for query in InventedLists.queries { #expect(mapped.search(query) == memory.search(query)) }
      for list in InventedLists.two {
        for entry in list.entries { #expect(mapped.entry(entry.id, list: list.name) == entry) }
      }
    }
  }

  @Test("is the same, byte for byte, whenever it is built of the same lists")
  func isReproducible() throws {
    try cleaned {
      try builder(InventedLists.two).write(to: path)
      let first = try Data(contentsOf: URL(fileURLWithPath: path))
      try builder(InventedLists.two).write(to: path)
      #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == first)
    }
  }

  @Test("stays readable for who has it open when another takes its place")
  func isReplacedWhole() throws {
    try cleaned {
      try builder(InventedLists.two).write(to: path)
      let old = try WatchlistIndex(mapping: path)
      try builder([]).write(to: path)
      #expect(old.verify() && old.search(WatchlistQuery(name: "GERUNSIN KHAYALAN")).first?.entry == "a")
      #expect(try WatchlistIndex(mapping: path).entryCount == 0)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["index"])
    }
  }

  @Test("is for its owner alone")
  func isPrivate() throws {
    try cleaned {
      try builder([]).write(to: path)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o600)
    }
  }

  @Test("that can't be written leaves nothing behind and says why")
  func unwritable() throws {
    try cleaned {
      #expect(throws: IndexFileError.unwritable(errno: ENOENT)) { try builder([]).write(to: folder + "/none/index") }
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      #expect(throws: IndexFileError.unwritable(errno: EISDIR)) { try builder([]).write(to: path) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["index"])
    }
  }

  @Test("that isn't there, or is something else, is refused")
  func notAnIndex() throws {
    try cleaned {
      #expect(throws: IndexFileError.unreadable(errno: ENOENT)) { try WatchlistIndex(mapping: path) }
      #expect(throws: IndexFileError.notAnIndex) { try WatchlistIndex(mapping: folder) }
      for text in ["", "PLBNIDX\n", String(repeating: "entry,name\n", count: 200)] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: IndexFileError.notAnIndex) { try WatchlistIndex(mapping: path) }
      }
    }
  }

  @Test("tells each step of its making, up to the whole")
  func progress() throws {
    try cleaned {
      var shares: [Double] = []
      try builder(InventedLists.two).write(to: path) { shares.append($0) }
      #expect(shares == shares.sorted() && shares.last == 1 && shares.count > 3)
    }
  }

  private func builder(_ lists: [ListVersion]) -> WatchlistIndexBuilder {
    var builder = WatchlistIndexBuilder()
    for list in lists {
      builder.begin(list: list.name, digest: list.digest)
      for entry in list.entries { builder.add(entry) }
    }
    return builder
  }
}
