import Glibc
import Testing

@testable import Journal

/// A journal that was restored lies in `archive`, where nobody writes: whoever does is told of, not only by `verify`.
@Suite struct ArchiveProofTests {
  private struct Nothing: RecordCheck {
    var types: [String] { [] }
    var wantsAll: Bool { false }
    mutating func note(_ record: Record) -> (@Sendable () -> String?)? { nil }
  }

  /// Begins with the archives, as the one that knows accounts.
  private struct NoCheck: Error {}

  private struct Restored {
    let store: BackedUpStore
    let layout: StoreLayout
    let archive: ArchivedJournal
    let recovery = RecoveryKey()

    init() throws {
      store = try BackedUpStore()
      try store.record("satu", "dua", "tiga")
      try store.backUp()
      layout = StoreLayout(root: store.scratch.path + "/new")
      _ = try StoreRestore(from: store.target, with: store.recovery).make(
        at: layout, recovery: recovery.publicKey, console: "test", officer: "restorer", auth: "none")
      archive = try #require(try layout.archivedJournals().first)
    }

    var target: String { store.scratch.path + "/stick" }

    func backUp() throws -> StoreBackup.Report {
      try StoreBackup(layout, into: target).make(console: "test", record: layout.recorder)
    }

    var changed: BackupError { .changedArchive(journal: archive.restored.journal) }
  }

  /// What somebody can do to an archive, each with right checksums.
  enum Harm: CaseIterable {
    case edited, cut, grown, gone, otherCheckpoint

    func strike(_ layout: StoreLayout) throws {
      switch self {
      case .edited: try layout.forge("\"id\":\"dua\"", "\"id\":\"dux\"")
      case .cut:
        let lines = try layout.eventBytes().split(separator: 0x0A)
        try layout.overwrite(lines.dropLast().flatMap { $0 + [0x0A] })
      case .grown: try layout.leaveBehind(Array("{}\n".utf8))
      case .gone: try #require(rename(layout.root, layout.root + ".gone") == 0)
      case .otherCheckpoint: try writeAll(Array("x".utf8), layout.checkpoint)
      }
    }
  }

  private func sweep(_ verifier: BackgroundVerifier) throws {
    for _ in 0..<1000 { if case .rest = try verifier.step(lines: 2) { return } }
    Issue.record("it never rests")
  }

  @Test func whatLiesAsItWasRestoredPasses() throws {
    let restored = try Restored()
    #expect(restored.archive.isAsRestored())
    let verifier = BackgroundVerifier(restored.layout)
    try sweep(verifier)
    #expect(verifier.state.finding == nil)
    #expect(verifier.state.sweptAt != nil)
    _ = try restored.backUp()
  }

  @Test(arguments: Harm.allCases)
  func whateverIsDoneToItIsToldByTheBackgroundAndByDoctor(_ harm: Harm) throws {
    let restored = try Restored()
    try harm.strike(restored.archive.layout)
    #expect(!restored.archive.isAsRestored())
    let verifier = BackgroundVerifier(restored.layout)
    try sweep(verifier)
    #expect(verifier.state.finding == .archive(journal: restored.archive.restored.journal))
    // The journal's own lines are sound all the same, and no later process takes the reading for done.
    #expect(verifier.state.sweptAt == nil)
    let kept = try #require(VerifiedSize(restored.layout))
    #expect(kept.sweptAt == nil && kept.position == .start && kept.damage == verifier.state.finding)
    let findings = StoreHealth(restored.layout).examine().map(\.fact)
    #expect(findings.contains(.archives(damaged: [restored.archive.restored.journal])))
  }

  @Test(arguments: Harm.allCases)
  func noBackUpIsMadeOfIt(_ harm: Harm) throws {
    let restored = try Restored()
    try harm.strike(restored.archive.layout)
    #expect(throws: restored.changed) { try restored.backUp() }
    #expect(try Posix.names(in: restored.target).isEmpty)
    #expect(restored.changed.isDamage)
  }

  @Test func aMissingArchiveIsToldWhereTheCheckCantBeMadeWithoutIt() throws {
    let restored = try Restored()
    let verifier = BackgroundVerifier(restored.layout) { throw NoCheck() }
    #expect(throws: NoCheck.self) { try verifier.step(lines: 10) }
    #expect(verifier.state.finding == nil)
    try Harm.gone.strike(restored.archive.layout)
    #expect(throws: NoCheck.self) { try verifier.step(lines: 10) }
    #expect(verifier.state.finding == .archive(journal: restored.archive.restored.journal))
  }

  @Test func aBackUpThatWasMadeOfAForgedArchiveIsNotRestored() throws {
    let restored = try Restored()
    let layout = restored.layout
    try restored.archive.layout.forge("\"id\":\"dua\"", "\"id\":\"dux\"")
    // As a program that does not look at archives makes one.
    let identity = try StoreIdentity.read(layout)
    mkdir(restored.target, 0o700)
    let path =
      restored.target + "/" + BackupFolder.name(journal: identity.journal, recovery: restored.recovery.publicKey)
    try BackupFolder.prepare(path)
    var folder = try BackupFolder(path, journal: identity.journal, signedBy: nil)
    let signed = try JournalProver(layout).makeCheckpoint(console: "test")
    let draft = folder.draft()
    let info = SealedSegment.info(journal: identity.journal, number: 0, previous: folder.newest)
    var contents = SegmentContents(
      writer: try SegmentWriter(draft, to: restored.recovery.publicKey, info: info), known: folder.ranges)
    try contents.addLines(of: layout, checkpoints: [signed.checkpoint]) { _, _ in }
    for file in try BackupPath.files(of: layout).files { try contents.addFile(file, of: layout) }
    let sha256 = try contents.writer.finish()
    let manifest = BackupManifest(
      journal: identity.journal, number: 0, previous: folder.newest, recovery: restored.recovery.publicKey,
      made: .now(), bytes: contents.writer.count, sha256: sha256, ranges: contents.ranges, note: signed.note)
    try folder.commit(manifest, try manifest.text(signedBy: SigningKey.read(layout)), segment: draft)

    let third = StoreLayout(root: restored.store.scratch.path + "/third")
    func restore() throws {
      _ = try StoreRestore(from: restored.target, with: restored.recovery).make(
        at: third, recovery: RecoveryKey().publicKey, console: "test", officer: "restorer", auth: "none")
    }
    #expect(throws: restored.changed) { try restore() }
    #expect(!Posix.exists(third.root))
  }

  @Test func aSoundArchiveOfAnArchiveIsRestored() throws {
    let restored = try Restored()
    _ = try restored.backUp()
    let third = StoreLayout(root: restored.store.scratch.path + "/third")
    _ = try StoreRestore(from: restored.target, with: restored.recovery).make(
      at: third, recovery: RecoveryKey().publicKey, console: "test", officer: "restorer", auth: "none")
    let archives = try third.archivedJournals()
    #expect(archives.count == 2)
    #expect(archives.allSatisfy { $0.isAsRestored() })
    try archives[0].layout.forge("\"id\":\"satu\"", "\"id\":\"sata\"")
    #expect(try third.archivedJournals().map { $0.isAsRestored() } == [false, true])
  }
}
