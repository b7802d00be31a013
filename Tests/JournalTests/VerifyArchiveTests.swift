import Glibc
import Testing

@testable import Journal

/// The journals that a restored store continues are checked like its own, and must be what it was made with.
@Suite struct VerifyArchiveTests {
  private struct Nothing: RecordCheck {
    var types: [String] { [] }
    var wantsAll: Bool { false }
    mutating func note(_ record: Record) -> (@Sendable () -> String?)? { nil }
  }

  private func restored() throws -> (store: BackedUpStore, archive: ArchivedJournal) {
    let store = try BackedUpStore()
    try store.record("satu", "dua", "tiga")
    try store.backUp()
    return (store, try #require(try store.restore().layout.archivedJournals().first))
  }

  private func verify(_ archive: ArchivedJournal) -> ArchiveReport {
    var check = Nothing()
    return archive.verify(check: &check, threads: 1)
  }

  @Test func anArchiveIsSoundAsItWasRestored() throws {
    let (store, archive) = try restored()
    let report = verify(archive)
    #expect(report.isSound)
    #expect(report.records == archive.restored.size)
    #expect(report.journal == (try store.identity.journal))
  }

  @Test func anEditedLineWithARightChecksumIsFound() throws {
    let (store, archive) = try restored()
    try archive.layout.forge("\"id\":\"dua\"", "\"id\":\"dux\"")
    let report = verify(archive)
    #expect(!report.isSound)
    #expect(try report.result.get().wrongCheckpoints.contains { $0.kind == .otherRoot })
    _ = store
  }

  @Test func whatRecord0DoesNotNameIsFoundWhereTheArchiveAgreesWithItself() throws {
    let (store, archive) = try restored()
    let note = try readAll(archive.layout.checkpoint)
    // Without its checkpoint nothing contradicts other lines.
    unlink(archive.layout.checkpoint)
    unlink(archive.layout.checkpointLog)
    try archive.layout.forge("\"id\":\"dua\"", "\"id\":\"dux\"")
    #expect(try verify(archive).result.get().isSound)
    #expect(verify(archive).findings == 1)
    try archive.layout.forge("\"id\":\"dux\"", "\"id\":\"dua\"")
    try writeAll(note, archive.layout.checkpoint)
    #expect(verify(archive).isSound)
    // Nor may it have grown.
    let events = try archive.layout.eventBytes()
    try archive.layout.leaveBehind(Array("{\"seq\":".utf8))
    #expect(verify(archive).findings == 1)
    try archive.layout.overwrite(events)
    #expect(verify(archive).isSound)
    _ = store
  }

  @Test func oneThatIsMissingIsAFinding() throws {
    let (store, archive) = try restored()
    #expect(rename(archive.layout.root, archive.layout.root + ".gone") == 0)
    let report = verify(archive)
    #expect(report.findings == 1)
    #expect(throws: (any Error).self) { try report.result.get() }
    _ = store
  }
}
