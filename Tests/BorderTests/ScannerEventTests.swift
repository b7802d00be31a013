import Journal
import Testing

@testable import Border

/// What became of a lane's scanner, as it stands in the journal.
@Suite struct ScannerEventTests {
  private let scanner = ScannerAtLane(lane: 2, kind: .serial, path: "/dev/ttyUSB0")

  @Test func theyAreWrittenAsTheirGoldenFilesAndReadBackAsTheyWere() throws {
    try EventGoldenTests.holds(ScannerLost(scanner: scanner, reason: .gone), "scanner.lost.v1.json")
    let folder = ScannerAtLane(lane: 2, kind: .folder, path: "/home/pos/scans")
    try EventGoldenTests.holds(ScannerFound(scanner: folder), "scanner.found.v1.json")
  }

  @Test func codesThatNobodyKnowsMakeThemUnreadable() throws {
    let reading = EventReadingTests()
    for change in [("kind", "radio"), ("reason", "tired")] {
      let json = try reading.changed("scanner.lost.v1.json") { $0[change.0] = change.1 }
      #expect(reading.isUnreadable(try reading.read("scanner.lost", json)))
    }
  }

  @Test func theyAreRecordedOnceAndOnlyForALaneThatCanBe() throws {
    let store = try TestStore()
    let desk = try store.desk()
    let id = newEventID()
    for _ in 0..<2 { try desk.record(ScannerLost(scanner: scanner, reason: .gone), id: id) }
    try desk.record(ScannerFound(scanner: scanner))
    #expect(throws: Refusal.wrongForm(.lane, "100")) {
      try desk.record(ScannerFound(scanner: ScannerAtLane(lane: 100, kind: .serial, path: "/dev/x")))
    }
    var events: [RecordedEvent] = []
    var reader = try JournalReader(store.layout)
    _ = try reader.read { if case .record(let record) = $0 { events.append(RecordedEvent(record)) } }
    #expect(
      events.dropFirst() == [
        .scannerLost(ScannerLost(scanner: scanner, reason: .gone)), .scannerFound(ScannerFound(scanner: scanner)),
      ])
    #expect(try desk.catchUp().damage == nil)
  }

  @Test func ofAPathThatIsTooLongTheEndIsKept() {
    let path = String(repeating: "x", count: 300) + "/reader"
    let scanner = ScannerAtLane(lane: 1, kind: .folder, path: path)
    #expect(scanner.path.count == 200)
    #expect(scanner.path.hasSuffix("/reader"))
  }
}
