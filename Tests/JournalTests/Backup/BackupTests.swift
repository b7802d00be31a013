import Dispatch
import Glibc
import Synchronization
import Testing

@testable import Journal

@Suite struct BackupTests {
  @Test func aRestoredStoreHasEveryRecordOfTheBackUpAndContinuesIt() throws {
    let store = try BackedUpStore()
    try store.record("satu", "dua")
    try writeAll(Array("daftar".utf8), store.layout.lists + "/" + String(repeating: "a", count: 64))
    mkdir(store.layout.keys + "/accounts", 0o700)
    try writeAll(Array("disegel".utf8), store.layout.keys + "/accounts/budi.key")
    let report = try store.backUp()
    #expect(report.newRecords == 3)
    #expect(report.checkpoint.checkpoint.size == 3)
    let (new, restored) = try store.restore()
    #expect(try store.archived(in: new).map(\.line) == store.layout.records().prefix(3).map(\.line))
    #expect(try readAll(new.lists + "/" + String(repeating: "a", count: 64)) == Array("daftar".utf8))
    #expect(try readAll(new.keys + "/accounts/budi.key") == Array("disegel".utf8))
    #expect(restored.restored.journal == (try store.identity.journal))
    #expect(restored.restored.size == 3)
    #expect(restored.restored.root == report.checkpoint.checkpoint.root)
    let identity = try StoreIdentity.read(new)
    #expect(identity == restored.identity)
    #expect(identity.journal != (try store.identity.journal))
    #expect(identity.verifierKey != (try store.identity.verifierKey))
    #expect(restored.restored.isSigned(newKey: identity.verifierKey))
    #expect(!restored.restored.isSigned(newKey: try store.identity.verifierKey))
    try Journal(new, console: "test").append("tiga")
    #expect(try new.verify().isSound)
  }

  @Test func theOldJournalCantBeGoneOnWith() throws {
    let store = try BackedUpStore()
    try store.backUp()
    let new = try store.restore().layout
    let old = StoreLayout(root: new.archives + "/" + (try store.identity.journal))
    #expect(!Posix.exists(old.signingKey))
    #expect(throws: JournalError.readOnly(path: old.root)) { try Journal(old, console: "test") }
  }

  @Test func aFurtherBackUpAddsOnlyWhatIsNew() throws {
    let store = try BackedUpStore()
    try writeAll([UInt8](repeating: 7, count: 3_000_000), store.layout.lists + "/" + String(repeating: "b", count: 64))
    try store.backUp()
    let first = try store.backedUpFiles()
    try store.record("satu")
    let second = try store.backUp()
    #expect(second.made.segment == 1)
    #expect(second.newRecords == 2)
    #expect(second.made.bytes < 10_000)
    #expect(try store.backedUpFiles().filter { first[$0.key] != nil } == first)
    let manifest = try BackupManifest.read(try store.folder + "/000001.manifest", signedBy: nil).0
    let lines = try #require(manifest.ranges.first { $0.path.hasPrefix("journal/events/") })
    #expect(lines.from > 0)
    let new = try store.restore().layout
    #expect(try store.archived(in: new).count == 3)
  }

  @Test func aBackUpTellsTheJournalThatItWasMade() throws {
    let store = try BackedUpStore()
    #expect(try BackupMade.newest(store.layout) == nil)
    let report = try store.backUp()
    let made = try #require(try BackupMade.newest(store.layout))
    #expect(made.folder == report.folder)
    #expect(made.segment == 0)
    #expect(made.size == 1)
    let sealed = try OpenFile(report.folder + "/000000.sealed", O_RDONLY)
    #expect(made.bytes == (try sealed.size))
    #expect(made.sha256 == (try digest(sealed, 0..<made.bytes)))
  }

  @Test func writersGoOnWhileABackUpIsMade() throws {
    let store = try BackedUpStore()
    let layout = store.layout
    let isDone = Mutex(false)
    let written = Mutex(0)
    let writers = DispatchGroup()
    for writer in 0..<2 {
      DispatchQueue.global().async(group: writers) {
        guard let journal = try? Journal(layout, console: "writer\(writer)") else { return }
        while !isDone.withLock(\.self), (try? journal.append(newEventID())) != nil { written.withLock { $0 += 1 } }
      }
    }
    var last = 0
    for _ in 0..<5 {
      let before = written.withLock(\.self)
      while written.withLock({ $0 < before + 20 }) { usleep(1000) }
      last = try store.backUp().made.size
    }
    isDone.withLock { $0 = true }
    writers.wait()
    #expect(last > 100)
    let new = try store.restore().layout
    #expect(try store.archived(in: new).map(\.line) == layout.records().prefix(last).map(\.line))
  }

  @Test func severalFilesAndTornAndAbandonedBytesComeBackAsTheyCount() throws {
    let store = try BackedUpStore()
    try store.record("satu")
    try store.layout.leaveBehind(Array("{\"seq\":2,\"id\":\"setengah".utf8))
    try store.record("dua")
    try store.layout.beginNewFile()
    try store.record("tiga")
    try store.layout.leaveBehind([UInt8](repeating: 0x78, count: 2_500_000))
    try store.record("empat")
    try store.backUp()
    let new = try store.restore().layout
    let items = try StoreLayout(root: new.archives + "/" + (try store.identity.journal)).items()
    #expect(items.compactMap(\.torn).count == 2)
    #expect(items.compactMap(\.damage).isEmpty)
    #expect(items.compactMap(\.record).map(\.id).suffix(1) == ["empat"])
  }

  @Test func aRestoredStoreIsBackedUpAndRestoredWithBothJournals() throws {
    let store = try BackedUpStore()
    try store.record("satu")
    try store.backUp()
    let key = RecoveryKey()
    let second = StoreLayout(root: store.scratch.path + "/second")
    _ = try StoreRestore(from: store.target, with: store.recovery).make(
      at: second, recovery: key.publicKey, console: "test", officer: "restorer", auth: "none")
    try Journal(second, console: "test").append("dua")
    _ = try StoreBackup(second, into: store.target).make(console: "test", record: second.recorder)
    let third = try store.restore("third", with: key).layout
    let archived = try third.archivedJournals()
    #expect(archived.map(\.restored.journal) == [try store.identity.journal, try StoreIdentity.read(second).journal])
    #expect(try archived.map { try $0.layout.records().map(\.id).last } == ["satu", "dua"])
  }

  @Test func aChangedSigningKeyDoesNotEndTheBackUp() throws {
    let store = try BackedUpStore()
    try store.backUp()
    let rotated = try JournalProver(store.layout).rotateKey(console: "test") { type, v, body in
      Entry(id: newEventID(), officer: "tester", auth: "none", type: type, v: v, body: body)
    }
    try store.backUp()
    let (new, report) = try store.restore()
    #expect(report.restored.key == rotated.rotation.new.text)
    #expect(report.restored.isSigned(newKey: report.identity.verifierKey))
    let old = StoreLayout(root: new.archives + "/" + report.restored.journal)
    #expect(try Posix.names(in: old.keys).isEmpty)
    #expect(try JournalProver(old).keys.current == rotated.rotation.new)
  }

  @Test func aBackUpIsNotMadeIntoItsOwnStore() throws {
    let store = try BackedUpStore()
    for path in [store.layout.root, store.layout.lists, store.layout.root + "/usb", store.layout.lists + "/usb/"] {
      #expect(throws: BackupError.insideStore(path: path)) { try StoreBackup(store.layout, into: path) }
    }
    // Nor is a folder for it left there.
    for folder in [store.layout.root, store.layout.lists] { #expect(!Posix.exists(folder + "/usb")) }
    let link = store.scratch.path + "/link"
    symlink(store.layout.lists, link)
    #expect(throws: BackupError.insideStore(path: link)) { try StoreBackup(store.layout, into: link) }
  }

  @Test func aSegmentThatTheJournalKnowsOfAndTheFolderLacksIsTold() throws {
    let store = try BackedUpStore()
    try store.record("satu")
    #expect(try store.backUp().missing == nil)
    try store.record("dua")
    let second = try store.backUp()
    #expect(second.missing == nil)
    unlink(try store.folder + "/000001.manifest")
    unlink(try store.folder + "/000001.sealed")
    let third = try store.backUp()
    #expect(third.missing?.segment == 1)
    #expect(third.missing?.size == second.made.size)
    // It goes on: another disk may have that name now.
    #expect(third.made.segment == 1)
    #expect(try store.backUp().missing == nil)
  }

  @Test func linksAreNeverFollowed() throws {
    let store = try BackedUpStore()
    symlink("/etc/passwd", store.layout.lists + "/daftar")
    #expect(try store.backUp().skipped == ["lists/daftar"])
    let other = try BackedUpStore()
    mkdir(other.target, 0o700)
    symlink(store.target, try other.folder)
    #expect(throws: BackupError.notAFolder(path: try other.folder)) { try other.backUp() }
  }

  /// Everything works with keys on another disk, but a back-up would come out without them.
  @Test(arguments: ["keys", "lists", "archive"])
  func aLinkInAFoldersPlaceEndsTheRun(name: String) throws {
    let store = try BackedUpStore()
    try store.record("satu")
    let folder = store.layout.root + "/" + name
    if BackupPath.kind(folder) == nil { mkdir(folder, 0o700) }
    try #require(rename(folder, store.scratch.path + "/elsewhere") == 0)
    symlink(store.scratch.path + "/elsewhere", folder)
    #expect(throws: BackupError.notTaken(path: folder)) { try store.backUp() }
    #expect(try Posix.names(in: store.target).isEmpty)
    unlink(folder)
    try #require(rename(store.scratch.path + "/elsewhere", folder) == 0)
    try store.backUp()
  }
}
