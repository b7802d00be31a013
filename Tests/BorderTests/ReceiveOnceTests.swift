import Journal
import Testing
import TravelDocuments

@testable import Border

/// A file of documents is recorded once, wherever a crash came.
@Suite struct ReceiveOnceTests {
  private func documents(_ desk: Desk) throws -> [(scan: ScanReceived, check: LaneCheck)] {
    let lines = [
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ]
    let day = try #require(PartialDate("2026-11-21"))
    let mrz = try MRZ(lines: lines, today: day)
    let watchlist = PostWatchlist([], local: .none, layout: desk.layout, zone: desk.zone)
    let scan = ScanReceived(mrz: mrz.lines, kind: mrz.kind.rawValue, lane: 1, direction: .in, source: .stream)
    // One traveller twice in one file: two documents that were presented.
    return Array(repeating: (scan, watchlist.check(mrz, on: day, marks: { _ in [] })), count: 3)
  }

  @Test func theSameFileIsRecordedOnceByWhicheverProgram() throws {
    let store = try TestStore()
    let desk = try store.desk()
    let documents = try documents(desk)
    let recorded = try desk.receive(onceFrom: [1, 2, 3], documents)
    #expect(recorded.count == 3)
    #expect(Set(recorded.map(\.id)).count == 3)
    #expect(try desk.receive(onceFrom: [1, 2, 3], documents).isEmpty)
    #expect(try store.desk("budi").receive(onceFrom: [1, 2, 3], documents).isEmpty)
    #expect(try desk.receive(onceFrom: [1, 2, 4], documents).count == 3)
    try desk.catchUp()
    #expect(try desk.ledger.dashboard(lane: 1, now: .now()).scanCount == 6)
  }

  @Test func whatACrashLeftOutIsRecordedTheNextTime() throws {
    let store = try TestStore()
    let desk = try store.desk()
    let documents = try documents(desk)
    let first = try desk.receive(onceFrom: [9], Array(documents.prefix(1)))
    let rest = try desk.receive(onceFrom: [9], documents)
    #expect(rest.count == 2)
    #expect(!rest.map(\.id).contains(first[0].id))
  }

  @Test func anIDOfBytesIsAlwaysTheSameAndOfTheUsualForm() {
    #expect(eventID(of: [1, 2, 3]) == eventID(of: [1, 2, 3]))
    #expect(eventID(of: [1, 2, 3]) != eventID(of: [1, 2, 4]))
    #expect(eventID(of: []).utf8.count == newEventID().utf8.count)
  }
}
