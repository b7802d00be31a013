import Foundation
import Glibc
import Journal
import Phrases
import Testing
import Watchlist
import WatchlistFormats

@testable import Border

@Suite("Taking lists in")
struct ListImportTests {
  let store: TestStore

  init() throws { store = try TestStore() }

  /// A list of the product's own form, a row each.
  @discardableResult
  func list(_ rows: [String], name: String = "demo.csv") throws -> String {
    try store.write((["entry,name,birth"] + rows).joined(separator: "\n") + "\n", to: name)
  }

  let people = ["1,SUKARSIH REKAAN,1974-08-12", "2,BUDI UMPAMA,1980", "3,TJANDRA CONTOH,"]

  func prepare(_ path: String, format: ListFormat? = .plbnCSV, name: String? = nil) throws -> ListImport {
    try store.prepareList(path, format: format, name: name)
  }

  func take(_ path: String, format: ListFormat? = .plbnCSV, name: String? = nil) throws -> WatchlistImported {
    try store.takeList(path, format: format, name: name)
  }

  func refusal(_ path: String, format: ListFormat? = .plbnCSV, name: String? = nil) -> Refusal? {
    store.listRefusal(path, format: format, name: name)
  }

  // MARK: Keeping

  @Test("a list's file is kept by its SHA-256, and its people are found from there when the file itself is gone")
  func kept() throws {
    let path = try list(people)
    let imported = try take(path)
    #expect(imported.list == "demo" && imported.format == "plbn-csv")
    #expect((imported.entries, imported.added, imported.changed, imported.removed) == (3, 3, 0, 0))
    #expect(imported.files.map(\.name) == ["demo.csv"])
    #expect(store.keptFiles == [imported.sha256])
    let text = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(try Data(contentsOf: URL(fileURLWithPath: store.layout.lists + "/" + imported.sha256)) == text)
    try FileManager.default.removeItem(atPath: path)
    let watchlist = PostWatchlist(
      try store.ledger().currentLists(), local: .none, layout: store.layout, zone: store.zone)
    #expect(watchlist.problems.isEmpty && watchlist.used(on: nil).map(\.name) == ["demo"])
    let check = watchlist.check(Traveller(name: "SUKARSIH REKAAN"), nil, on: nil, marks: { _ in [] })
    #expect(check.candidates.first?.entry.hasSuffix("1") == true && check.lists == watchlist.used(on: nil))
  }

  @Test("a dry run leaves nothing")
  func dryRun() throws {
    let list = try prepare(try list(people))
    #expect(list.imported.entries == 3 && store.keptFiles.count == 1)
    list.discard()
    #expect(store.keptFiles.isEmpty)
    #expect(try store.ledger().currentLists().isEmpty)
  }

  @Test("a dry run of what counts already leaves the kept file")
  func dryRunOfTheSame() throws {
    let path = try list(people)
    let imported = try take(path)
    try prepare(path).discard()
    #expect(store.keptFiles == [imported.sha256])
  }

  @Test("a dry run does not take a file from under somebody else's import of the same")
  func dryRunBesideImport() throws {
    let path = try list(people)
    let dry = try prepare(path)
    let imported = try take(path)
    dry.discard()
    #expect(store.keptFiles == [imported.sha256])
  }

  @Test("the same list again has nothing new, and is refused by the desk")
  func same() throws {
    let path = try list(people)
    let first = try take(path)
    let again = try prepare(path)
    #expect((again.imported.added, again.imported.changed, again.imported.removed) == (0, 0, 0))
    #expect(throws: Refusal.listUnchanged("demo")) { try store.desk().record(again.imported) }
    again.discard()
    #expect(store.keptFiles == [first.sha256])
  }

  @Test("a new version tells what was added, changed and removed, and which one it replaces")
  func change() throws {
    let first = try take(try list(people))
    let second = try take(
      try list(["1,SUKARSIH REKAAN,1974-08-13", "3,TJANDRA CONTOH,", "4,LIM REKAAN,", "5,DEWI REKAAN,"]))
    #expect((second.added, second.changed, second.removed) == (2, 1, 1))
    #expect(second.replaces == first.sha256)
    #expect(store.keptFiles.count == 2)
    #expect(try KeptList.read(first, store.layout).entries.count == 3)
  }

  @Test("broken rows and wrong parts are left out and counted; the rest is taken")
  func brokenRows() throws {
    let list = try prepare(try list(people + ["4,,", "5,DEWI REKAAN,1974-13"]))
    #expect(list.imported.brokenRows == list.contents.brokenRows.count && list.contents.brokenRows.count == 1)
    #expect(list.contents.unreadPartCount == 1 && list.contents.entries.map(\.id).contains("5"))
    #expect(list.contents.remarks.map(\.en).filter { $0.hasPrefix("demo.csv line ") }.count == 2)
  }

  @Test("OFAC's files are kept together, and those that lack are told")
  func siblings() throws {
    let row = "36,\"REKAAN, Budi\",individual,\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"-0- \"\r\n"
    let path = try store.write(row, to: "sdn.csv")
    try store.write("36,12,\"aka\",\"UMPAMA, Budi\",\"-0- \"\r\n", to: "alt.csv")
    let list = try prepare(path, format: nil)
    #expect(list.imported.list == "ofac-sdn" && list.imported.files.map(\.name) == ["sdn.csv", "alt.csv"])
    #expect(list.imported.names == 2 && list.contents.missingFiles == ["add.csv", "sdn_comments.csv"])
    #expect(try KeptList.read(list.imported, store.layout).entries.first?.names.count == 2)
  }

  // MARK: What is no list

  @Test("what is broken as a whole changes nothing")
  func broken() throws {
    let before = try take(try list(people))
    for text in ["", "<html><body>502</body></html>", "\u{0}\u{1}\u{2}", "a,b\n1,2\n", "entry,name,birth\n,,\n,,\n"] {
      let path = try store.write(text, to: "broken.csv")
      guard case .notAList(let file, let problem) = refusal(path, name: "demo") else {
        Issue.record("taken: \(text)")
        continue
      }
      #expect(file == "broken.csv" && problem.id != problem.en)
    }
    #expect(store.keptFiles == [before.sha256])
    #expect(try store.ledger().currentLists().map(\.imported) == [before])
  }

  @Test("a file of a form that nobody knows, or of another form than was said, is told")
  func forms() throws {
    let poem = try store.write("di mana bumi dipijak\ndi situ langit dijunjung\n", to: "pantun.txt")
    #expect(refusal(poem, format: nil) == .notAList(file: "pantun.txt", problem: .unknownFormat))
    let other = refusal(try list(people), format: .unXML)
    guard case .notAList(file: "demo.csv", _) = other else {
      Issue.record("\(String(describing: other))")
      return
    }
    #expect(store.keptFiles.isEmpty)
  }

  @Test("nothing at the path, a folder, a pipe, a device: each a sentence, and nobody waits", .timeLimit(.minutes(1)))
  func noRegularFile() throws {
    let missing = store.path("missing.csv")
    #expect(refusal(missing) == .notAList(file: "missing.csv", problem: Phrase(systemError: ENOENT)))
    let folder = store.path("folder.csv")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    #expect(refusal(folder) == .notAList(file: "folder.csv", problem: .notRegularFile))
    let pipe = store.path("pipe.csv")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(refusal(pipe) == .notAList(file: "pipe.csv", problem: .notRegularFile))
    #expect(refusal("/dev/zero") == .notAList(file: "zero", problem: .notRegularFile))
    #expect(refusal("") == .notAList(file: "", problem: Phrase(systemError: ENOENT)))
    #expect(refusal("a\u{0}b") != nil)
    let loop = store.path("loop.csv")
    try FileManager.default.createSymbolicLink(atPath: loop, withDestinationPath: loop)
    #expect(refusal(loop) == .notAList(file: "loop.csv", problem: Phrase(systemError: ELOOP)))
    #expect(store.keptFiles.isEmpty)
  }

  @Test("a link to a list is the list")
  func link() throws {
    let link = store.path("link.csv")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: try list(people))
    #expect(try take(link, name: "demo").entries == 3)
  }

  @Test("a file of more than the limit is refused before it is copied")
  func huge() throws {
    let path = store.path("huge.csv")
    let file = open(path, O_WRONLY | O_CREAT, 0o600)
    #expect(ftruncate(file, off_t(ImportLimits.bytesPerFile) + 1) == 0)
    close(file)
    #expect(refusal(path) == .notAList(file: "huge.csv", problem: .tooLarge(bytes: ImportLimits.bytesPerFile)))
    #expect(store.keptFiles.isEmpty)
  }

  @Test("a folder that takes no copies is told, and nothing is recorded")
  func noFolder() throws {
    let path = try list(people)
    try FileManager.default.removeItem(atPath: store.layout.lists)
    #expect(throws: JournalError.self) { try prepare(path) }
  }

  // MARK: Names

  @Test(
    "a list's name is short and plain, because it is shown everywhere",
    arguments: ["", "Demo", "a b", "../x", "a/b", "demo\u{1B}", "é", String(repeating: "a", count: 41)])
  func names(name: String) throws {
    #expect(refusal(try list(people), name: name) == .wrongForm(.listName, name))
    #expect(store.keptFiles.isEmpty)
  }

  @Test(
    "without a name a list is called after its file, in plain letters",
    arguments: [
      ("Daftar Cegah.csv", "daftar-cegah"), (".csv", "list"), ("a\u{1B}[2J.csv", "a--2j"),
      (String(repeating: "x", count: 100) + ".csv", String(repeating: "x", count: 40)), ("demo", "demo"),
    ])
  func defaultNames(file: String, name: String) throws {
    #expect(try prepare(try list(people, name: file)).imported.list == name)
  }

  // MARK: Kept files that changed

  @Test("a kept file that is not what was imported is noticed, told, and never searched")
  func damagedCopy() throws {
    let imported = try take(try list(people))
    let kept = URL(fileURLWithPath: store.layout.lists + "/" + imported.sha256)
    let sound = try Data(contentsOf: kept)
    try Data(String(decoding: sound, as: UTF8.self).replacing("SUKARSIH", with: "SUKARSAH").utf8).write(to: kept)
    #expect(throws: ImportError.self) { try KeptList.read(imported, store.layout) }
    let watchlist = PostWatchlist(
      try store.ledger().currentLists(), local: .none, layout: store.layout, zone: store.zone)
    #expect(watchlist.index.entryCount == 0 && watchlist.used(on: nil).isEmpty)
    #expect(watchlist.problems.count == 1 && watchlist.problems.first?.en.contains("demo") == true)
  }

  @Test("importing the same file again heals the copy")
  func healed() throws {
    let path = try list(people)
    let imported = try take(path)
    try Data("x".utf8).write(to: URL(fileURLWithPath: store.layout.lists + "/" + imported.sha256))
    _ = try prepare(path)
    #expect(try KeptList.read(imported, store.layout).entries.count == 3)
  }

  @Test("a kept file that is gone, or a pipe in its place, is told", .timeLimit(.minutes(1)))
  func goneCopy() throws {
    let imported = try take(try list(people))
    let kept = store.layout.lists + "/" + imported.sha256
    try FileManager.default.removeItem(atPath: kept)
    #expect(throws: ImportError.self) { try KeptList.read(imported, store.layout) }
    #expect(mkfifo(kept, 0o600) == 0)
    #expect(throws: ImportError.self) { try KeptList.read(imported, store.layout) }
  }

  @Test("a record can't name a file outside of the folder")
  func traversal() throws {
    try store.write("entry,name\n1,RAHASIA REKAAN\n", to: "secret.csv")
    var imported = Made.imported()
    for digest in ["../../secret.csv", "../" + String(repeating: "a", count: 61), ""] {
      imported.files[0].sha256 = digest
      #expect(throws: ImportError.self) { try KeptList.read(imported, store.layout) }
      #expect(throws: Refusal.keptFileMissing("demo")) { try store.desk().record(imported) }
    }
    imported.files = []
    #expect(throws: ImportError.self) { try KeptList.read(imported, store.layout) }
  }

  @Test("a list in a format of a newer program is told and not searched")
  func newerFormat() throws {
    var imported = Made.imported()
    imported.format = "hologram"
    #expect(throws: Refusal.self) { try KeptList.read(imported, store.layout) }
  }
}
