import Foundation
import Glibc
import Journal
import Testing
import Watchlist

@testable import Border

@Suite("The file of the lists' index", .timeLimit(.minutes(2)))
struct WatchlistIndexFileTests {
  let store: TestStore

  init() throws {
    store = try TestStore()
    try take(["1,SUKARSIH REKAAN,1974-08-12", "2,BUDI UMPAMA,1980"])
  }

  /// Takes a list in and lets it count.
  func take(_ rows: [String], name: String = "demo") throws {
    let path = try store.write((["entry,name,birth"] + rows).joined(separator: "\n") + "\n", to: name + ".csv")
    let list = try ListImport.prepare(
      path, format: .plbnCSV, name: name, layout: store.layout, current: try current())
    try store.desk().record(list)
  }

  func current() throws -> [CurrentList] { try store.ledger().currentLists() }

  func load() throws -> PostWatchlist {
    PostWatchlist(try current(), local: .none, layout: store.layout, zone: store.zone)
  }

  func file(patience: Int = 30_000, in layout: StoreLayout? = nil) throws -> WatchlistIndexFile {
    WatchlistIndexFile(
      layout: layout ?? store.layout, lists: try current().map(\.imported), patienceMilliseconds: patience)
  }

  func finds(_ name: String, _ index: WatchlistIndex) -> Bool {
    index.search(WatchlistQuery(name: name), limit: 1).first?.name == name
  }

  /// The files of indexes and of their drafts that lie there.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: store.layout.lists)
      .filter { $0.hasPrefix(".index-") && $0 != ".index-lock" || $0.hasPrefix(".draft") }.sorted()
  }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  func inode(_ path: String) -> ino_t {
    var info = stat()
    return stat(path, &info) == 0 ? info.st_ino : 0
  }

  /// Takes the kept files of the lists away, so that nobody can make an index any more.
  func hideKeptFiles() throws {
    for name in store.keptFiles { try FileManager.default.removeItem(atPath: store.layout.lists + "/" + name) }
  }

  // MARK: Made once

  @Test("who comes first makes it for its owner alone; who comes later reads no list")
  func madeOnce() throws {
    let first = try load()
    let path = try file().path
    var info = stat()
    #expect(stat(path, &info) == 0 && info.st_mode & 0o7777 == 0o600)
    #expect(Int(info.st_size) == first.index.byteCount)
    try hideKeptFiles()
    let second = try load()
    #expect(
      second.problems.isEmpty && second.used(on: nil) == first.used(on: nil)
        && second.used(on: nil).map(\.name) == ["demo"])
    #expect(finds("SUKARSIH REKAAN", second.index) && inode(path) == info.st_ino)
  }

  @Test("without lists there is no file")
  func noLists() throws {
    let loaded = WatchlistIndexFile(layout: store.layout, lists: []).load()
    #expect(loaded.index.entryCount == 0 && loaded.problems.isEmpty)
    #expect(try files().isEmpty)
  }

  @Test("another version of a list takes the place of the old one's file, which who has it mapped goes on reading")
  func replaced() throws {
    let old = try load()
    let oldPath = try file().path
    try take(["3,TJANDRA CONTOH,"])
    let new = try load()
    #expect(finds("TJANDRA CONTOH", new.index) && !finds("BUDI UMPAMA", new.index))
    #expect(finds("BUDI UMPAMA", old.index) && old.index.verify() && old.used(on: nil) != new.used(on: nil))
    #expect(try files() == [URL(fileURLWithPath: try file().path).lastPathComponent])
    #expect(access(oldPath, F_OK) != 0)
  }

  @Test("the same files read in another form, or in another order, are another index")
  func names() throws {
    var lists = try current().map(\.imported)
    lists.append(Made.imported())
    let path = { WatchlistIndexFile(layout: store.layout, lists: $0).path }
    var otherForm = lists
    otherForm[0].format = "national-csv"
    #expect(Set([path(lists), path(otherForm), path(lists.reversed()), path([lists[0]])]).count == 4)
  }

  @Test("what other versions of the program and crashes left goes when it is a day old; other files stay")
  func leftovers() throws {
    let left = [".index-0-deadbeef-1-\(String(repeating: "a", count: 32)).plbnidx", ".draft-index-x1"]
    for (name, age) in [(left[0], 90_000.0), (left[1], 90_000), (left[0] + ".plbnidx", 60), (left[1] + "y", 60)] {
      let path = store.layout.lists + "/" + name
      try Data("x".utf8).write(to: URL(fileURLWithPath: path))
      try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: path)
    }
    let kept = store.keptFiles
    let loaded = try load()
    #expect(loaded.problems.isEmpty && store.keptFiles == kept)
    let own = URL(fileURLWithPath: try file().path).lastPathComponent
    #expect(try Set(files()) == [own, left[0] + ".plbnidx", left[1] + "y"])
  }

  // MARK: Damaged

  enum Damage: CaseIterable {
    case flippedAtStart, flippedInside, flippedLast, cut, empty, text, otherVersion, otherLists, pipe
  }

  @Test(
    "whatever else lies in its place is never searched: it is made again, byte for byte, and told once",
    arguments: Damage.allCases)
  func damaged(damage: Damage) throws {
    _ = try load()
    let path = try file().path
    let sound = try bytes(path)
    try spoil(path, sound, damage)
    let healed = try load()
    #expect(healed.problems == [.indexWasDamaged])
    #expect(finds("SUKARSIH REKAAN", healed.index))
    #expect(try bytes(path) == sound)
    #expect(try load().problems.isEmpty)
  }

  func spoil(_ path: String, _ sound: Data, _ damage: Damage) throws {
    var bytes = sound
    switch damage {
    case .flippedAtStart: bytes[30] ^= 1
    case .flippedInside: bytes[bytes.count / 2] ^= 0x10
    // Behind it is filling at most, which nobody reads.
    case .flippedLast: bytes[bytes.lastIndex { $0 != 0 } ?? 0] ^= 0x80
    case .cut: bytes = bytes.prefix(bytes.count - 1)
    case .empty: bytes = Data()
    case .text: bytes = Data("entry,name\n".utf8)
    case .otherVersion: bytes[8] += 1
    case .otherLists:
      var builder = WatchlistIndexBuilder()
      builder.begin(list: "demo", digest: Made.digest("b"))
      return try builder.write(to: path)
    case .pipe:
      #expect(unlink(path) == 0 && mkfifo(path, 0o600) == 0)
      return
    }
    // In a file of its own, as a disk that damages it would leave the mapped one alone here.
    try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  @Test("one that is missing is made again without a word")
  func missing() throws {
    _ = try load()
    let path = try file().path
    let sound = try bytes(path)
    #expect(unlink(path) == 0)
    #expect(try load().problems.isEmpty)
    #expect(try bytes(path) == sound)
  }

  @Test("while a list can't be read the others are searched, and no file is a part of the lists")
  func part() throws {
    try take(["7,WAYAN MISAL,"], name: "other")
    let damaged = try #require(try current().first { $0.imported.list == "other" })
    let kept = store.layout.lists + "/" + damaged.imported.sha256
    let sound = try bytes(kept)
    func conditions() throws -> [KeptList.Condition] {
      KeptList.conditions(try current().map(\.imported), store.layout)
    }
    _ = try load()
    #expect(try conditions() == [.whole, .whole])
    #expect(unlink(kept) == 0)
    #expect(try conditions() == [.whole, .inIndexAlone], "who looks up finds them by the index")
    #expect(try load().problems.isEmpty)
    #expect(unlink(try file().path) == 0)
    #expect(try conditions() == [.whole, .unsearched])
    let loaded = try load()
    #expect(loaded.problems == [.listNotSearched("other")] && loaded.used(on: nil).map(\.name) == ["demo"])
    #expect(finds("BUDI UMPAMA", loaded.index))
    #expect(try files().isEmpty)
    try sound.write(to: URL(fileURLWithPath: kept))
    let whole = try load()
    #expect(whole.problems.isEmpty && whole.used(on: nil).map(\.name) == ["demo", "other"])
    #expect(finds("WAYAN MISAL", whole.index))
    #expect(try files().count == 1)
  }

  // MARK: No room

  @Test("where it can't be written it is in memory, which is told, and nothing is left behind")
  func unwritable() throws {
    let path = try file().path
    try FileManager.default.createDirectory(atPath: path + "/full", withIntermediateDirectories: true)
    let loaded = try load()
    #expect(loaded.problems.contains(.indexInMemory(because: .unwritable(errno: EISDIR))))
    #expect(finds("SUKARSIH REKAAN", loaded.index) && loaded.used(on: nil).map(\.name) == ["demo"])
    #expect(try files() == [URL(fileURLWithPath: path).lastPathComponent])
  }

  @Test("on a full disk it is in memory; when there is room again it is made", .needsOwnDisk)
  func fullDisk() throws {
    let disk = try OwnDisk(store.copy(), kilobytes: 64)
    disk.fill()
    let index = try file(in: disk.layout)
    let full = index.load()
    #expect(full.problems == [.indexInMemory(because: .unwritable(errno: ENOSPC))])
    #expect(finds("SUKARSIH REKAAN", full.index))
    #expect(access(index.path, F_OK) != 0)
    disk.makeRoom()
    #expect(index.load().problems.isEmpty)
    #expect(access(index.path, F_OK) == 0)
  }

  @Test(
    "on a disk that can't be written it is in memory, without waiting; one that lies there is mapped", .needsOwnDisk)
  func readOnlyDisk() throws {
    let disk = try OwnDisk(store.copy(), kilobytes: 1024)
    let index = try file(in: disk.layout)
    disk.remount(readOnly: true)
    let started = ContinuousClock.now
    let loaded = index.load()
    #expect(started.duration(to: .now) < .seconds(10))
    #expect(loaded.problems == [.indexInMemory(because: .unwritable(errno: EROFS))])
    #expect(finds("SUKARSIH REKAAN", loaded.index))
    disk.remount(readOnly: false)
    #expect(index.load().problems.isEmpty)
    disk.remount(readOnly: true)
    #expect(index.load().problems.isEmpty)
  }

  // MARK: Several at once

  @Test("who comes while another builds waits, and takes what that one made")
  func waits() async throws {
    // Where many tests run at once the sleep below can take a minute.
    let index = try file(patience: 600_000)
    let turn = try #require(try index.lock.tryHolding())
    let waiting = Task.detached { index.load() }
    // It tries for its turn every 10 ms, of which nothing tells: time for it to have tried in vain.
    try await Task.sleep(for: .milliseconds(200))
    #expect(try files().isEmpty)
    // What the other one makes, of a file that the waiting one could not read any more.
    let entries = try KeptList.read(index.lists[0], store.layout).entries
    var builder = WatchlistIndexBuilder()
    builder.begin(list: "demo", digest: index.lists[0].sha256)
    for entry in entries { builder.add(entry) }
    try hideKeptFiles()
    try builder.write(to: index.path)
    let made = inode(index.path)
    turn.release()
    let loaded = await waiting.value
    #expect(loaded.problems.isEmpty && finds("BUDI UMPAMA", loaded.index))
    #expect(inode(index.path) == made)
  }

  @Test("who holds the turn and does not get on is not waited for without end")
  func patience() throws {
    let index = try file(patience: 50)
    let turn = try #require(try index.lock.tryHolding())
    let loaded = index.load()
    turn.release()
    #expect(loaded.problems.isEmpty && finds("BUDI UMPAMA", loaded.index))
    #expect(access(index.path, F_OK) == 0)
  }

  @Test("eight that start at once over a damaged file end up with one file, made once more", arguments: 0..<5)
  func together(round: Int) async throws {
    let index = try file()
    let sound = index.load().index.byteCount
    try Data("x".utf8).write(to: URL(fileURLWithPath: index.path), options: .atomic)
    let all = await withTaskGroup(of: WatchlistIndexFile.Loaded.self) { group in
      for _ in 0..<8 { group.addTask { index.load() } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(all.allSatisfy { finds("SUKARSIH REKAAN", $0.index) && $0.index.byteCount == sound })
    #expect(all.allSatisfy { $0.problems.isEmpty || $0.problems == [.indexWasDamaged] })
    #expect(try files() == [URL(fileURLWithPath: index.path).lastPathComponent])
  }
}

/// A store on a small disk of its own, which only root can mount; gone with the value.
private final class OwnDisk {
  let layout: StoreLayout
  private let filler: String

  static let isPossible: Bool = {
    let path = NSTemporaryDirectory() + "/plbn-disk-" + newEventID()
    guard mkdir(path, 0o700) == 0 else { return false }
    defer { rmdir(path) }
    guard mount("none", path, "tmpfs", 0, "size=64k") == 0 else { return false }
    return umount2(path, Int32(MNT_DETACH)) == 0
  }()

  /// Puts the folder `lists` of a store on it, with what is in there.
  init(_ layout: StoreLayout, kilobytes: Int) throws {
    self.layout = layout
    filler = layout.lists + "/filler"
    let files = try FileManager.default.contentsOfDirectory(atPath: layout.lists).map {
      (name: $0, bytes: try Data(contentsOf: URL(fileURLWithPath: layout.lists + "/" + $0)))
    }
    guard mount("none", layout.lists, "tmpfs", 0, "size=\(kilobytes)k,mode=700") == 0 else {
      throw JournalError.system(operation: "mount", path: layout.lists, code: errno)
    }
    for file in files { try file.bytes.write(to: URL(fileURLWithPath: layout.lists + "/" + file.name)) }
  }

  deinit { umount2(layout.lists, Int32(MNT_DETACH)) }

  /// Takes all the room.
  func fill() {
    let file = open(filler, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    defer { close(file) }
    let page = [UInt8](repeating: 7, count: 4096)
    while write(file, page, page.count) == page.count {}
  }

  func makeRoom() {
    #expect(unlink(filler) == 0)
    #expect(mount("none", layout.lists, "tmpfs", UInt(MS_REMOUNT), "size=4m") == 0)
  }

  func remount(readOnly: Bool) {
    #expect(mount("none", layout.lists, "tmpfs", UInt(MS_REMOUNT) | (readOnly ? UInt(MS_RDONLY) : 0), nil) == 0)
  }
}

extension Trait where Self == ConditionTrait {
  /// For tests that need a disk of their own.
  fileprivate static var needsOwnDisk: Self {
    .enabled(if: OwnDisk.isPossible, "NOT TESTED: mounting a disk takes root and CAP_SYS_ADMIN")
  }
}
