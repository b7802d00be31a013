import Journal
import Scanners
import Testing

@testable import Border

@Suite("Scanners that lanes claim")
struct ScannerClaimTests {
  private let line = ScannerPlace.serial(path: "/dev/ttyUSB0", .usual)
  private let folder = ScannerPlace.folder(path: "/home/pos/scans")

  @Test("the events are written byte for byte as their golden files, and read back as they were")
  func bodies() throws {
    try EventGoldenTests.holds(
      ScannerClaimed(lane: 2, place: line, replaces: "0claimed0000001", reason: "lajur 3 tutup"),
      "scanner.claimed.v1.json")
    try EventGoldenTests.holds(ScannerClaimed(lane: 3, place: folder), "scanner.claimed.v1.folder.json")
    try EventGoldenTests.holds(ScannerReleased(lane: 2, claimed: "0claimed0000000"), "scanner.released.v1.json")
  }

  @Test(
    "what is no lane, kind, whole path or setting makes a claim unreadable, and changes nothing",
    arguments: [
      #"{"lane":0,"kind":"folder","path":"/a"}"#, #"{"lane":100,"kind":"folder","path":"/a"}"#,
      #"{"lane":"2","kind":"folder","path":"/a"}"#, #"{"lane":2,"kind":"radio","path":"/a"}"#,
      #"{"lane":2,"kind":"folder","path":"scans"}"#, #"{"lane":2,"kind":"folder","path":"/a\u001b[2J"}"#,
      #"{"lane":2,"kind":"folder"}"#, #"{"lane":2,"kind":"serial","path":"/dev/x"}"#,
      #"{"lane":2,"kind":"serial","path":"/dev/x","baud":9601,"data_bits":8,"parity":"none","stop_bits":1}"#,
      #"{"lane":2,"kind":"serial","path":"/dev/x","baud":9600,"data_bits":9,"parity":"none","stop_bits":1}"#,
      #"{"lane":2,"kind":"serial","path":"/dev/x","baud":9600,"data_bits":8,"parity":"mark","stop_bits":1}"#,
      #"{"lane":2,"kind":"folder","path":"/\#(String(repeating: "x", count: 200))"}"#,
    ])
  func unreadable(body: String) throws {
    let store = try TestStore()
    try store.append([HandWritten(type: "scanner.claimed", v: 1, json: body)])
    let ledger = try store.ledger()
    #expect(try ledger.dashboard(lane: 1, now: .now()).unreadable == 1)
    #expect(try ledger.duty(0...30_000) == DutyBook())
  }

  @Test("a second lane is told who has one since when, while it is open in vain, and closed takes it with a word")
  func second() throws {
    let store = try TestStore()
    let (sari, budi) = (try store.desk("sari"), try store.desk("budi"))
    let first = try #require(try sari.claim(line, forLane: 2))
    #expect(try sari.claim(line, forLane: 2) == nil)
    func taken(isOpen: Bool) -> Refusal {
      .duty(.scannerTaken(lane: 2, officer: "sari", console: "pos1:sari", since: first.time, isOpen: isOpen))
    }
    try sari.open(LaneWay(2, .in))
    #expect(throws: taken(isOpen: true)) { try budi.claim(line, forLane: 3) }
    #expect(throws: taken(isOpen: true)) { try budi.claim(line, forLane: 3, takeOver: "perlu") }
    #expect(throws: taken(isOpen: true)) { try budi.expectFree("/dev/ttyUSB0", forLane: 3) }
    try sari.expectFree("/dev/ttyUSB0", forLane: 2)
    try sari.close(lane: 2)
    #expect(throws: taken(isOpen: false)) { try budi.claim(line, forLane: 3) }
    #expect(throws: Refusal.missing(.reason)) { try budi.claim(line, forLane: 3, takeOver: " ") }
    try budi.claim(line, forLane: 3, takeOver: "lajur 2 tutup")
    let scanners = try sari.duty().scanners
    #expect(scanners.keys.sorted() == [3] && scanners[3]?.reason == "lajur 2 tutup")
    #expect(taken(isOpen: false).phrase(store.zone).en.contains("lane 2's: claimed by sari at pos1:sari since"))
  }

  @Test("a lane's new one takes the place of the one it had; what was released ends no later claim")
  func replaced() throws {
    let store = try TestStore()
    let desk = try store.desk()
    let first = try #require(try desk.claim(line, forLane: 2))
    let faster = try #require(SerialSettings(baud: 19_200, dataBits: 7, parity: .even, stopBits: 2))
    try desk.claim(.serial(path: "/dev/ttyUSB0", faster), forLane: 2)
    try desk.claim(folder, forLane: 2)
    #expect(try desk.duty().scanners.mapValues(\.place) == [2: folder])
    try store.append([HandWritten(ScannerReleased(lane: 2, claimed: first.id))])
    // The tables and the records behind them tell the same.
    #expect(try store.ledger().duty(0...0).scanners.mapValues(\.place) == [2: folder])
    try desk.releaseScanner(ofLane: 2)
    #expect(try desk.duty().scanners.isEmpty && store.ledger().duty(0...0).scanners.isEmpty)
    #expect(throws: Refusal.duty(.noScanner(lane: 2))) { try desk.releaseScanner(ofLane: 2) }
  }

  @Test("while a lane is open, whoever has it open claims and releases there, or a supervisor")
  func whose() throws {
    let closed = try ClosedStore()
    for name in ["ani", "budi"] { try closed.add(name, [.officer]) }
    try closed.add("audi", [.auditor])
    let (ani, budi) = (try closed.desk("ani"), try closed.desk("budi"))
    try ani.open(LaneWay(1, .in))
    #expect(throws: Refusal.self) { try budi.claim(line, forLane: 1) }
    try ani.claim(line, forLane: 1)
    #expect(throws: Refusal.self) { try budi.releaseScanner(ofLane: 1) }
    expectRefused(.notPermitted(.workLanes)) { try closed.desk("audi").claim(folder, forLane: 2) }
    try closed.first.releaseScanner(ofLane: 1)
    #expect(try closed.findings().isEmpty)
  }

  @Test("paths that name no place everywhere, and lanes that are none, are refused; the same id records once")
  func refused() throws {
    let store = try TestStore()
    let desk = try store.desk()
    for path in ["scans", "", "/a\u{1B}[2J", "/" + String(repeating: "x", count: 200)] {
      #expect(throws: Refusal.duty(.scannerPath(limit: 200))) { try desk.claim(.folder(path: path), forLane: 1) }
    }
    #expect(throws: Refusal.wrongForm(.lane, "0")) { try desk.claim(folder, forLane: 0) }
    for _ in 0..<2 { try desk.claim(folder, forLane: 1, id: "0claimed0000009") }
    for _ in 0..<2 { try desk.releaseScanner(ofLane: 1, id: "0released000009") }
    #expect(try store.ledger().dashboard(lane: 1, now: .now()).records == 3)
  }
}
