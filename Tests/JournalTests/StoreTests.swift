import Glibc
import Testing

@testable import Journal

@Suite struct StoreTests {
  private func mode(_ path: String) -> mode_t {
    var info = stat()
    return stat(path, &info) == 0 ? info.st_mode & 0o7777 : 0
  }

  private func create(_ layout: StoreLayout, post: String = "entikong") throws -> StoreIdentity {
    try StoreIdentity.create(at: layout, post: post, console: "test", officer: "tester", auth: "none")
  }

  @Test func aNewStoreHoldsItsFirstRecordAndItsKeyForItsOwnerAlone() throws {
    let scratch = Scratch()
    let layout = StoreLayout(root: scratch.path + "/a/b/store/")
    let identity = try create(layout)
    for folder in [layout.root, layout.root + "/journal", layout.events, layout.run, layout.keys, layout.lists] {
      #expect(mode(folder) == 0o700, "\(folder)")
    }
    for file in [try layout.eventPath(), layout.durable, layout.lock, layout.signingKey] {
      #expect(mode(file) == 0o600, "\(file)")
    }
    #expect(try Posix.names(in: layout.events) == ["000000-00000000000000000000.jsonl"])
    #expect(try Posix.names(in: scratch.path + "/a/b") == ["store"])
    let first = try #require(try layout.records().first)
    #expect(first.type == "journal.created")
    #expect(first.seq == 0)
    #expect(try first.body().requiredInt("format") == 1)
    #expect(try first.body().requiredString("journal") == identity.journal)
    #expect(identity.journal.utf8.count == 32)
    #expect(identity.post == "entikong")
    #expect(try StoreIdentity.read(layout) == identity)
    #expect(try layout.mark() == Watermark(boot: SystemClock.bootID, seq: 0, file: 0))
    #expect(try layout.verify().isSound)
  }

  @Test func aSecondInitIsRefusedAndChangesNothing() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    let before = try layout.eventBytes()
    #expect(throws: JournalError.storeExists(path: layout.root)) { try create(layout) }
    #expect(try layout.eventBytes() == before)
    let full = StoreLayout(root: scratch.path + "/full")
    mkdir(full.root, 0o700)
    try writeAll([1], full.root + "/x")
    #expect(throws: JournalError.storeExists(path: full.root)) { try create(full) }
  }

  @Test func anEmptyFolderMayBecomeAStore() throws {
    let scratch = Scratch()
    let layout = StoreLayout(root: scratch.path + "/empty")
    mkdir(layout.root, 0o755)
    _ = try create(layout)
    #expect(try layout.records().count == 1)
    #expect(mode(layout.root) == 0o700)
  }

  @Test(arguments: ["", "Entikong", "a b", "a+b", "a/b", "a\n", String(repeating: "a", count: 65)])
  func aPostOfAnotherFormIsRefused(post: String) {
    let scratch = Scratch()
    #expect(throws: JournalError.self) { try create(StoreLayout(root: scratch.path + "/store"), post: post) }
    #expect((try? Posix.names(in: scratch.path)) == [])
  }

  @Test(arguments: ["write", "fsync"], 1...10)
  func anInitThatIsKilledHalfWayLeavesNothingInThePlace(call: String, at: Int) throws {
    let scratch = Scratch()
    let root = scratch.path + "/store"
    let fault = Probe.Fault(path: "/.plbn-init-", call: call, at: at, action: "kill")
    let probe = try Probe(["init", root], fault: fault)
    let said = probe.lines()
    // Four files, of which the lock stays empty, and six folders.
    #expect(probe.end() == (at <= (call == "write" ? 3 : 10) ? -SIGKILL : 0))
    if said.isEmpty {
      #expect(!Posix.exists(root))
      _ = try create(StoreLayout(root: root))
    }
    #expect(try StoreLayout(root: root).verify().isSound)
  }

  @Test func whatIsNoStoreIsSaidToBeNone() throws {
    let scratch = Scratch()
    let layout = StoreLayout(root: scratch.path + "/nothing")
    #expect(throws: JournalError.noStore(path: layout.root)) { try Journal(layout, console: "test") }
    #expect(throws: JournalError.noStore(path: layout.root)) { try JournalReader(layout) }
    #expect(throws: JournalError.noStore(path: layout.root)) { try layout.verify() }
  }

  @Test func aStoreOfANewerFormatIsLeftAlone() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    var json = JSONWriter()
    json.object {
      $0.member("format", 2)
      $0.member("unheard-of", true)
    }
    let entry = Entry(id: "x", officer: "t", auth: "none", type: "journal.created", v: 2, body: json.bytes)
    let context = RecordLine.Context(
      seq: 0, time: .now(), boot: SystemClock.bootID, mono: 0, console: "test", durable: nil)
    let line = try RecordLine.compose(entry, context).line + [0x0A]
    try layout.overwrite(line)
    let error = JournalError.newerFormat(path: layout.root, found: 2, known: 1)
    #expect(throws: error) { try Journal(layout, console: "test") }
    #expect(throws: error) { try JournalReader(layout) }
    #expect(throws: error) { try layout.verify() }
    #expect(try layout.eventBytes() == line)
  }

  @Test func aDamagedFirstRecordIsToldWithItsPlace() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    var bytes = try layout.eventBytes()
    bytes[40] ^= 1
    try layout.overwrite(bytes)
    let damage = JournalDamage(
      kind: .badBeginning, file: "000000-00000000000000000000.jsonl", line: 1, offset: 0, seq: 0)
    #expect(throws: JournalError.damaged(damage)) { try Journal(layout, console: "test") }
    let report = try layout.verify()
    #expect(report.damages.first == damage)
    #expect(report.soundThrough == nil)
  }

  @Test func aRunFolderThatWasTakenAwayIsMadeAgainAsAfterAStartOfTheMachine() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    try Journal(layout, console: "test").append("a")
    #expect(rename(layout.run, scratch.path + "/away") == 0)
    #expect(layout.isWritable)
    #expect(try layout.records().map(\.id).last == "a")
    #expect(try Journal(layout, console: "test").append("b").map(\.seq) == [2])
    var info = stat()
    #expect(stat(layout.run, &info) == 0 && info.st_mode & 0o777 == 0o700)
    #expect(try layout.mark()?.seq == 2)
    #expect(try layout.verify().isSound)
  }

  @Test func anArchiveGetsNoRunFolder() throws {
    let store = try BackedUpStore()
    try store.backUp()
    let new = try store.restore().layout
    let journal = try store.identity.journal
    let archive = StoreLayout(root: new.archives + "/" + journal)
    #expect(!archive.isWritable)
    #expect(throws: JournalError.readOnly(path: archive.root)) { try Journal(archive, console: "test") }
    #expect(!Posix.exists(archive.run))
  }

  @Test func aStoreWhoseJournalIsGoneIsNoPlaceForANewOne() throws {
    let scratch = Scratch()
    let layout = try scratch.store()
    #expect(rename(layout.events, scratch.path + "/away") == 0)
    #expect(throws: JournalError.noJournal(path: layout.events)) { try StoreIdentity.read(layout) }
    #expect(throws: JournalError.noJournal(path: layout.events)) { try Journal(layout, console: "test") }
    #expect(throws: JournalError.storeExists(path: layout.root)) { try scratch.store() }
    let empty = StoreLayout(root: scratch.path)
    #expect(throws: JournalError.noStore(path: empty.root)) { try StoreIdentity.read(empty) }
  }

  @Test(arguments: [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x0102_1997, 0x6573_5546] as [Int64])
  func networkFileSystemsAreRefused(type: Int64) {
    #expect(FileSystemKind.isRefused(type))
  }

  /// ext4, XFS, Btrfs, tmpfs, overlayfs, F2FS, ZFS.
  @Test(arguments: [0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0xF2F5_2010, 0x2FC1_2FC1] as [Int64])
  func localFileSystemsAreNot(type: Int64) {
    #expect(!FileSystemKind.isRefused(type))
  }

  @Test func aStartOfTheMachineHasAnIdOfItsOwn() {
    #expect(SystemClock.bootID.utf8.count == 8)
    #expect(SystemClock.bootID != "00000000")
  }
}
