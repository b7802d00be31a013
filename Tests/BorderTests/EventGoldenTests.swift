import Foundation
import Journal
import Testing
import TravelDocuments

@testable import Border

/// `Golden/` holds a body of each kind of event, and whole records, as they were written by version 1. They are read
/// for ever: a file is never changed, a new version gets files of its own.
@Suite("Events, as they stand in records")
struct EventGoldenTests {
  static let scan = ScanReceived(mrz: Made.mrz, kind: "TD3", lane: 2, direction: .in, source: .keyboard)

  static let checked = WatchlistChecked(
    subject: "0scan0000000000", traveller: Made.traveller, documentNumber: "L898902C3",
    lists: [
      WatchlistChecked.ListUsed(name: "demo", sha256: Made.digest("a"), date: "2026-11-20"),
      WatchlistChecked.ListUsed(name: "ofac-sdn", sha256: Made.digest("b"), date: "2026-11-19T06:00:00.000+07:00"),
    ],
    candidates: [
      WatchlistChecked.Found(
        entry: "demo-1", list: "demo", score: 0.7123, band: "possible", name: "ERIKSEN, ANNA",
        reasons: ["word-similar|ERIKSSON|ERIKSEN|88", "birth-year-only|1974"])
    ])

  static let local = WatchlistChecked.ListUsed(
    name: "local", sha256: Made.digest("f"), date: "2026-11-20T06:00:00.000+07:00", entries: 2)

  static let crossing = CrossingRecorded(
    direction: .out, lane: 4, traveller: Made.traveller,
    document: PresentedDocument(
      type: "passport", number: "L898902C3", issuer: "UTO", expiry: PartialDate("2012-04-15")),
    outcome: "secondary", reason: "document-doubt", words: "tgl lahir \"74\" terhapus", purpose: "PULANG",
    vehicle: "on-foot", scan: "0scan0000000000", check: "0check000000000")

  static let bareCrossing = CrossingRecorded(
    direction: .in, lane: nil, traveller: Traveller(name: "SUKARSIH"),
    document: PresentedDocument(type: "none", number: ""), outcome: "cleared")

  static let voided = CrossingVoided(crossing: "0crossing000000", reason: "salah ketik")

  static let imported = WatchlistImported(
    list: "ofac-sdn", format: "ofac-csv",
    files: [
      WatchlistImported.File(name: "sdn.csv", sha256: Made.digest("c"), bytes: 5_242_880),
      WatchlistImported.File(name: "alt.csv", sha256: Made.digest("d"), bytes: 1_048_576),
    ], published: "2026-11", entries: 17_000, names: 36_000, brokenRows: 2, added: 12, changed: 3, removed: 1,
    replaces: Made.digest("e"))

  static func golden(_ name: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    return [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }

  /// Writes `body` and compares it with the file, then reads the file and compares it with `body`.
  static func holds<Body: EventBody>(_ body: Body, _ file: String, version: Int = 1) throws {
    var json = JSONWriter()
    body.write(to: &json)
    let stored = try golden(file)
    #expect(
      String(decoding: json.bytes + [UInt8(ascii: "\n")], as: UTF8.self) == String(decoding: stored, as: UTF8.self))
    #expect(try Body(try JSONObject(stored), version: version) == body)
    #expect(file.hasPrefix("\(Body.type).v\(version)."))
  }

  @Test("each kind is written byte for byte as its golden file, and reads back as it was")
  func bodies() throws {
    try Self.holds(Self.scan, "scan.received.v1.json")
    try Self.holds(Self.checked, "watchlist.checked.v1.json")
    try Self.holds(Self.crossing, "crossing.recorded.v1.json")
    try Self.holds(Self.bareCrossing, "crossing.recorded.v1.bare.json")
    try Self.holds(Self.voided, "crossing.voided.v1.json")
    try Self.holds(Self.imported, "watchlist.imported.v1.json")
  }

  /// What stands in a journal that goes on with a file of records.
  static func events(of file: String) throws -> [RecordedEvent] {
    let store = try TestStore()
    let lines = try golden(file)
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: store.eventFile))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(lines))
    try handle.close()
    try store.forgetWatermark()
    var events: [RecordedEvent] = []
    var reader = try JournalReader(store.layout)
    _ = try reader.read { if case .record(let record) = $0 { events.append(RecordedEvent(record)) } }
    return events
  }

  @Test("records that version 1 wrote are read out of a journal, checksums and all")
  func records() throws {
    let events = try Self.events(of: "records.v1.jsonl")
    #expect(
      events[1..<6] == [
        .scanReceived(Self.scan), .watchlistChecked(Self.checked), .crossingRecorded(Self.crossing),
        .crossingVoided(Self.voided), .watchlistImported(Self.imported),
      ])
    // A patrol as nobody ever wrote it, from before there were any; then a version that nobody knows.
    #expect(events.count == 8 && events.last == .unknown)
    guard case .unreadable = events[6] else {
      Issue.record("\(events[6])")
      return
    }
  }

  @Test("an entry carries who did it and how they proved it, the kind and the version")
  func entries() {
    let entry = Entry(Self.voided, id: "0void0000000000", by: Officer(name: "sari"))
    #expect((entry.id, entry.officer, entry.auth) == ("0void0000000000", "sari", "none"))
    #expect((entry.type, entry.v) == ("crossing.voided", 1))
    #expect(String(decoding: entry.body, as: UTF8.self) == #"{"crossing":"0crossing000000","reason":"salah ketik"}"#)
  }

  @Test("a score is written with four decimals and reads back so")
  func scores() throws {
    var checked = Self.checked
    checked.candidates[0].score = 0.123456789
    var json = JSONWriter()
    checked.write(to: &json)
    let read = try WatchlistChecked(try JSONObject(json.bytes), version: 1)
    #expect(read.candidates[0].score == 0.1235)
  }
}
