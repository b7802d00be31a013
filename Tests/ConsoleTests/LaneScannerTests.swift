import Foundation
import Journal
import Phrases
import ReferenceData
import Scanners
import Synchronization
import TerminalTestSupport
import Testing

@testable import Border
@testable import Console
@testable import Terminal

/// A lane's own scanner at a real console: a pseudo-terminal or a folder, pulled out and put back.
@Suite(.serialized) struct LaneScannerTests {
  /// A folder for the reader's own name and files.
  private final class Place {
    let path = NSTemporaryDirectory() + "scanner-" + newEventID()
    var reader: String { path + "/reader" }

    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    func plug() throws -> Pty {
      let pty = try Pty()
      try? FileManager.default.removeItem(atPath: reader)
      try FileManager.default.createSymbolicLink(atPath: reader, withDestinationPath: pty.path)
      return pty
    }

    func file(_ name: String, _ text: String) throws {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path + "/" + name) }
  }

  private func post(_ scanner: ScannerPlace, lane: Int = 1) throws -> Post {
    try Post { layout in
      let desk = try Desk(
        layout, officer: Officer(name: "sari"), console: "test", reference: try ReferenceData.shared.get())
      try desk.claim(scanner, forLane: lane)
    }
  }

  private func number(_ number: Int) -> String { "X\(String(10_000_000 + number).dropFirst())" }

  private func typed(_ number: Int) -> String {
    MRZDocument.made("REKAAN", "BUDI", number: self.number(number), birth: "1990-02-03").map { $0 + "\r" }.joined()
  }

  private func numbers(_ board: Dashboard) -> [String] {
    board.scans.compactMap { scan in
      if case .mrz(let lines) = scan.presented { lines.last.map { String($0.prefix(8)) } } else { nil }
    }
  }

  private func state(_ message: Message) -> ScannerState? {
    if case .scanner(let state) = message { state } else { nil }
  }

  @Test func `what the claimed line reads waits at the lane with the lists' answer`() throws {
    let place = try Place()
    let pty = try place.plug()
    let post = try post(.serial(path: place.reader, .usual))
    _ = try post.wait { if case .listsReady = $0 { true } else { nil } }
    let found = try post.wait { state($0) }
    #expect(found == ScannerState(.serial(path: place.reader, .usual), 1))
    pty.send(typed(1))
    let board = try post.waitForBoard { $0.scans.first?.checkID != nil }
    #expect(board.scans.count == 1 && board.scans.first?.direction == .in)
    let said = try post.wait { if case .scannerSaid(let phrase, .plain) = $0 { phrase } else { nil } }
    #expect(said.id.contains("menunggu di lajur ini: REKAAN, BUDI"))
    #expect(try post.records().suffix(2) == ["scan.received", "watchlist.checked"])
  }

  @Test func `one that is pulled out says so within two seconds, is found again by itself, and both are recorded`()
    throws
  {
    let place = try Place()
    let pty = try place.plug()
    let post = try post(.serial(path: place.reader, .usual))
    _ = try post.wait { state($0) }
    let start = SystemClock.monotonicMilliseconds()
    pty.unplug()
    let lost = try post.wait { message in state(message).flatMap { $0.trouble == nil ? nil : $0 } }
    #expect(SystemClock.monotonicMilliseconds() - start < 2_000)
    #expect(lost.trouble == .gone(path: place.reader))
    let again = try place.plug()
    _ = try post.wait(count: 2) { message in state(message).flatMap { $0.trouble == nil ? $0 : nil } }
    again.send(typed(2))
    _ = try post.waitForBoard { $0.scans.count == 1 }
    #expect(
      try post.records().filter { $0.hasPrefix("scanner.") } == ["scanner.claimed", "scanner.lost", "scanner.found"])
  }

  @Test func `a claim, another one and a release are followed while the console works`() throws {
    let place = try Place()
    let pty = try place.plug()
    let post = try Post()
    let desk = try post.desk()
    try desk.claim(.folder(path: place.path + "/none"), forLane: 1)
    let absent = try post.wait { state($0) }
    #expect(absent.trouble?.isAbsence == true)
    try desk.claim(.serial(path: place.reader, .usual), forLane: 1)
    _ = try post.wait { message in state(message).flatMap { $0.trouble == nil ? $0 : nil } }
    try desk.releaseScanner(ofLane: 1)
    _ = try post.wait { if case .scanner(nil) = $0 { true } else { nil } }
    pty.send(typed(3))
    // Of another lane it is not read here.
    try desk.claim(.serial(path: place.reader, .usual), forLane: 2)
    _ = try post.waitForBoard { $0.duty.scanners[2] != nil }
    pty.send(typed(4))
    post.clerk.ask(.watch(lane: 2))
    post.clerk.ask(.turn(.out))
    _ = try post.wait(count: 2) { message in state(message).flatMap { $0.trouble == nil ? $0 : nil } }
    pty.send(typed(5))
    let board = try post.waitForBoard { !$0.scans.isEmpty }
    #expect(board.scans.first?.lane == 2 && board.scans.first?.direction == .out)
    // What comes later on a line is read later: had any of the two before been, it would stand there too.
    #expect(numbers(board) == [number(5)])
    #expect(try post.records().count { $0 == "scan.received" } == 1)
  }

  @Test func `a lane that is open at another console is read there, in the direction in which it is open`() throws {
    let place = try Place()
    let pty = try place.plug()
    let post = try Post { layout in
      let desk = try Desk(
        layout, officer: Officer(name: "budi"), console: "pos:lain", reference: try ReferenceData.shared.get())
      try desk.claim(.serial(path: place.reader, .usual), forLane: 1)
      try desk.open(LaneWay(1, .out))
    }
    _ = try post.waitForBoard { $0.duty.scanners[1] != nil }
    pty.send(typed(6))
    let desk = try Desk(
      post.layout, officer: Officer(name: "sari"), console: "pos:tty1", reference: try ReferenceData.shared.get())
    try desk.open(LaneWay(1, .out), takeOver: "ganti")
    _ = try post.wait { state($0) }
    pty.send(typed(7))
    let board = try post.waitForBoard { !$0.scans.isEmpty }
    #expect(board.scans.first?.direction == .out && numbers(board) == [number(7)])
    #expect(try post.records().count { $0 == "scan.received" } == 1)
  }

  @Test func `of two consoles at one lane one reads the line, and the other says who does and records no loss`() throws
  {
    let place = try Place()
    _ = try place.plug()
    let pty = try place.plug()
    let first = try post(.serial(path: place.reader, .usual))
    _ = try first.wait { state($0) }
    let second = try Post(sharing: first)
    #expect(try second.wait { state($0) }.trouble == .inUse(path: place.reader))
    pty.send(typed(8))
    _ = try second.waitForBoard { $0.scans.count == 1 }
    #expect(try !first.records().contains("scanner.lost"))
  }

  @Test func `a file of the claimed folder is recorded once and moved; what is none goes to failed`() throws {
    let place = try Place()
    let post = try post(.folder(path: place.path))
    _ = try post.wait { state($0) }
    try place.file("a.txt", typed(9).replacingOccurrences(of: "\r", with: "\n"))
    _ = try post.waitForBoard { $0.scans.count == 1 }
    try place.file("b.txt", "bukan dokumen\n")
    let said = try post.wait { if case .scannerSaid(let phrase, .warning) = $0 { phrase } else { nil } }
    #expect(said.id.contains("b.txt ke failed/"))
    for _ in 0..<500 where !place.exists("failed/b.txt") || !place.exists("done/a.txt") { usleep(10_000) }
    #expect(place.exists("done/a.txt") && place.exists("failed/b.txt"))
  }

  @Test func `twenty documents a second among hostile bytes are all taken`() throws {
    let place = try Place()
    let pty = try place.plug()
    let post = try post(.serial(path: place.reader, .usual))
    _ = try post.wait { state($0) }
    var seed: UInt64 = 6
    func dice() -> UInt8 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: seed >> 33)
    }
    for number in 0..<40 {
      // Garbage in front of a document is ended as its reader begins anew, by STX.
      pty.send((0..<Int(dice() % 40)).map { _ in dice() } + [0x02])
      pty.send(typed(100 + number))
      // Twenty a second.
      usleep(50_000)
    }
    let board = try post.waitForBoard { $0.scanCount == 40 }
    #expect(board.scans.count == 40)
  }

  @Test func `a scanner that says nothing wakes nobody`() throws {
    let place = try Place()
    let pty = try place.plug()
    // What it says it says on its thread.
    let thread = Mutex<String?>(nil)
    let heard = LaneScanner { _ in
      let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
      thread.withLock { $0 = own }
    }
    // As the program does before any thread starts: signals that other tests send wake no thread of this one.
    var every = sigset_t()
    var usual = sigset_t()
    sigfillset(&every)
    pthread_sigmask(SIG_BLOCK, &every, &usual)
    heard.start()
    pthread_sigmask(SIG_SETMASK, &usual, nil)
    heard.read(.serial(path: place.reader, .usual), ScanIntake(lane: 1, direction: .in))
    // Its start leaves something to be done, and a busy machine takes its time for that. Then, in two seconds, next to
    // nothing: whoever looked again and again would do so ten times and more.
    var counts: [Int?] = []
    for _ in 0..<20 {
      usleep(2_000_000)
      counts.append(thread.withLock { $0 }.flatMap(Self.switches))
      if let last = counts.last ?? nil, let before = counts.dropLast().last ?? nil, last - before <= 3 { break }
    }
    let last = try #require(counts.last ?? nil)
    let before = try #require(counts.dropLast().last ?? nil)
    #expect(last - before <= 3, "\(counts)")
    heard.finish()
    pty.unplug()
  }

  /// How often a thread, as `/proc/thread-self` names it, has given the processor back.
  private static func switches(of thread: String) -> Int? {
    let status = try? String(contentsOfFile: "/proc/\(thread)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
    return line?.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) }
  }

  @Test func `what is read while the console is locked waits unchecked, and is checked when somebody is back`() throws {
    let place = try Place()
    let pty = try place.plug()
    let post = try Post { layout in
      let desk = try Desk(
        layout, officer: Officer(name: "sari"), console: "test", reference: try ReferenceData.shared.get())
      desk.scryptRounds = 1 << 14
      try desk.closeStore(passphrase: Staff.passphrase)
      try desk.claim(.serial(path: place.reader, .usual), forLane: 1)
      try desk.signOut(.exit)
    }
    _ = try post.wait { state($0) }
    pty.send(typed(10))
    let waiting = try post.waitForBoard { $0.scans.count == 1 }
    #expect(waiting.scans.first?.checkID == nil && waiting.hits.isEmpty)
    #expect(try post.records().last == "scan.received")
    let said = try post.wait { if case .scannerSaid(let phrase, .plain) = $0 { phrase } else { nil } }
    #expect(!said.id.contains("REKAAN"))
    post.clerk.ask(.access(Ticket(number: 1), .signIn(account: "sari", Secret(Staff.passphrase))))
    let board = try post.waitForBoard { $0.scans.first?.checkID != nil }
    #expect(board.scans.count == 1)
    var check = SignatureCheck()
    var findings: [SignatureFinding] = []
    var reader = try JournalReader(post.layout)
    _ = try reader.read(limit: 1_000) { if case .record(let record) = $0 { findings += check.take(record).findings() } }
    #expect(findings.isEmpty)
  }
}
