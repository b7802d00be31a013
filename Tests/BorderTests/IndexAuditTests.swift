import Foundation
import Journal
import Testing
import Watchlist

@testable import Border

/// What records say of the index that was searched, and what building it again says of them.
@Suite("Indexes built again", .timeLimit(.minutes(2)))
struct IndexAuditTests {
  let store: TestStore

  init() throws {
    store = try TestStore()
    try take(["1,SUKARSIH REKAAN,1974-08-12", "2,BUDI UMPAMA,1980"])
  }

  func take(_ rows: [String], name: String = "demo", in other: TestStore? = nil) throws {
    let store = other ?? store
    let path = try store.write((["entry,name,birth"] + rows).joined(separator: "\n") + "\n", to: name + ".csv")
    try store.takeList(path, format: .plbnCSV, name: name)
  }

  func load(_ other: TestStore? = nil) throws -> PostWatchlist {
    let store = other ?? store
    return PostWatchlist(try store.ledger().currentLists(), local: .none, layout: store.layout, zone: store.zone)
  }

  func file() throws -> WatchlistIndexFile {
    WatchlistIndexFile(layout: store.layout, lists: try store.ledger().currentLists().map(\.imported))
  }

  /// Presents a document at a lane, as a console does that has these lists.
  func present(_ lists: PostWatchlist) throws -> WatchlistChecked {
    let check = lists.check(Made.traveller, nil, on: nil, marks: { _ in [] })
    return try store.desk().receive([(Made.scan(), check)])[0].check
  }

  func audit(limit: Int = IndexAudit.usualLimit) throws -> IndexReport {
    var verifier = JournalVerifier(store.layout)
    verifier.check = JournalCheck()
    let report = try verifier.run()
    #expect(report.isSound)
    return IndexAudit(store.layout, try #require(verifier.check as? JournalCheck)).run(limit: limit)
  }

  /// Puts an index in place that is whole, of the right lists by its own word, and lacks everybody but these.
  func forge(_ names: [String]) throws {
    let file = try file()
    try FileManager.default.removeItem(atPath: file.path)
    var builder = WatchlistIndexBuilder()
    for list in file.lists {
      builder.begin(list: list.list, digest: list.sha256)
      for name in names { builder.add(WatchlistEntry(id: "1", names: [ListedName(name)])) }
    }
    try builder.write(to: file.path)
  }

  // MARK: One name for one content

  @Test("the same lists give the same index, in memory, as a file, built again, and in whatever order they came")
  func deterministic() throws {
    try take(["7,MIRA CONTOH,1990"], name: "apel")
    let first = try load()
    let memory = try file().build().builder.finish()
    #expect(WatchlistChecked.IndexUsed(memory) == first.usedIndex)
    try FileManager.default.removeItem(atPath: try file().path)
    #expect(try load().usedIndex == first.usedIndex)
    let other = try TestStore()
    try take(["7,MIRA CONTOH,1990"], name: "apel", in: other)
    try take(["1,SUKARSIH REKAAN,1974-08-12", "2,BUDI UMPAMA,1980"], in: other)
    #expect(try load(other).usedIndex == first.usedIndex)
    let backwards = WatchlistIndexFile(
      layout: store.layout, lists: try store.ledger().currentLists().map(\.imported).reversed())
    #expect(WatchlistChecked.IndexUsed(backwards.build().builder.finish()) == first.usedIndex)
    // The file as it lies there is what was hashed.
    let bytes = try Data(contentsOf: URL(fileURLWithPath: try file().path))
    #expect(first.index.withBytes { Data($0) } == bytes)
    try take(["1,SUKARSIH REKAAN,1974-08-13", "2,BUDI UMPAMA,1980"])
    #expect(try load().usedIndex != first.usedIndex)
  }

  @Test("a check and a look-up name the index that was searched, also where a list could not be read")
  func named() throws {
    try take(["7,MIRA CONTOH,1990"], name: "apel")
    let whole = try load()
    #expect(try present(whole).index == whole.usedIndex)
    try FileManager.default.removeItem(atPath: try file().path)
    let demo = try #require(try file().lists.last)
    try FileManager.default.removeItem(atPath: store.layout.lists + "/" + demo.files[0].sha256)
    let part = try load()
    #expect(part.used(on: nil).map(\.name) == ["apel"] && part.usedIndex != whole.usedIndex)
    #expect(try present(part).index == part.usedIndex)
  }

  // MARK: What verifying says

  @Test("a journal whose checks were made with its lists is sound, also after the lists have changed")
  func sound() throws {
    #expect(try audit().file == .none)
    _ = try present(try load())
    try take(["3,MIRA CONTOH,1990"])
    _ = try present(try load())
    let report = try audit()
    #expect(report.isSound && report.findings.isEmpty)
    #expect((report.file, report.built, report.same) == (.same, 2, 2))
  }

  @Test("records of before indexes were named are no finding")
  func unnamed() throws {
    var check = Made.checked("0scan0000000000")
    check.lists = try load().used(on: nil)
    try store.append([HandWritten(check)])
    let report = try audit()
    #expect(report.isSound && report.same == 0 && report.built == 1)
  }

  @Test("an index that lacks somebody is told, although all its checksums are right")
  func altered() throws {
    _ = try present(try load())
    try forge(["BUDI UMPAMA"])
    #expect(try load().problems.isEmpty, "a program can't tell by the checksums")
    let report = try audit()
    let name = try #require(try file().path.split(separator: "/").last)
    #expect(report.file == .differs && report.findings == [.otherFile(String(name))] && !report.isSound)
  }

  @Test("what was searched in it is told by its record, long after it is gone")
  func alteredBefore() throws {
    let right = try load().usedIndex
    try forge(["BUDI UMPAMA"])
    let check = try present(try load())
    let named = try #require(check.index)
    #expect(named != right)
    try FileManager.default.removeItem(atPath: try file().path)
    _ = try load()
    let report = try audit()
    guard case .otherIndex(_, let told, let built)? = report.findings.first else {
      Issue.record("\(report.findings)")
      return
    }
    #expect((told, built) == (named.sha256, right.sha256))
    #expect(report.file == .same && report.findings.count == 1 && !report.isSound)
  }

  @Test("a damaged index is told")
  func damaged() throws {
    _ = try load()
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: try file().path))
    try handle.truncate(atOffset: 100)
    #expect(try audit().file == .differs)
  }

  @Test("kept files that are gone are told; those of the lists that count are damage")
  func missing() throws {
    _ = try present(try load())
    let old = store.keptFiles
    try take(["3,MIRA CONTOH,1990"])
    _ = try present(try load())
    try FileManager.default.removeItem(atPath: store.layout.lists + "/" + old[0])
    let report = try audit()
    #expect(report.findings == [.filesMissing(list: "demo", sha256: old[0], isCurrent: false)])
    #expect(report.isSound && (report.same, report.notComparable) == (1, 1))
    let new = try #require(store.keptFiles.first)
    try FileManager.default.removeItem(atPath: store.layout.lists + "/" + new)
    #expect(try audit().findings.contains(.filesMissing(list: "demo", sha256: new, isCurrent: true)))
    #expect(try !audit().isSound)
  }

  @Test("a kept file with another content is told and not believed")
  func alteredFile() throws {
    let name = store.keptFiles[0]
    try Data("entry,name\n1,BUDI UMPAMA\n".utf8).write(to: URL(fileURLWithPath: store.layout.lists + "/" + name))
    let report = try audit()
    #expect(report.findings == [.filesAltered(list: "demo", sha256: name)] && !report.isSound)
  }

  @Test("a version that no import made is told")
  func unknownVersion() throws {
    var check = Made.checked("0scan0000000000")
    check.index = try load().usedIndex
    try store.append([HandWritten(check)])
    let report = try audit()
    #expect(report.findings == [.unknownVersion(list: "demo", sha256: Made.digest("a"))] && !report.isSound)
  }

  @Test("of many indexes the newest are built, and it is said how many were not; another form is not compared")
  func bounded() throws {
    for year in 1990..<1994 {
      try take(["3,MIRA CONTOH,\(year)"])
      _ = try present(try load())
    }
    let report = try audit(limit: 1)
    #expect((report.built, report.same, report.notBuilt) == (2, 2, 2) && report.isSound)
    var check = Made.checked("0scan0000000000")
    check.index = WatchlistChecked.IndexUsed(form: "0-0-0", sha256: Made.digest("a"))
    try store.append([HandWritten(check)])
    #expect(try audit().otherForms == 1 && audit().isSound)
  }
}
