import Foundation
import TerminalTestSupport
import Testing

/// `plbn scan --device` and `--folder`: a scanner that is read until the program is stopped.
@Suite struct ScanDeviceTests {
  private let first = Passport(name: "CONTOH, SITI", number: "X1234567")
  private let second = Passport(name: "IBARAT, TRISNO", number: "X7654321", sex: "M")

  /// Waits until the program has said something.
  private func said(_ words: String, by program: LiveProgram) -> Bool {
    for _ in 0..<600 {
      if program.messages.contains(words) { return true }
      usleep(50_000)
    }
    return false
  }

  private func name(_ line: String?) throws -> String? { try JSON(try #require(line))["name"].text }

  // MARK: A serial line

  @Test func aReaderThatIsPulledOutAndPutBackIsReadOn() throws {
    let store = try TestStore()
    let path = store.folder + "/reader"
    var pty = try Pty()
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: pty.path)
    let scan = try store.live(["scan", "--json", "--device", path, "--baud", "19200", "--lane", "4"])
    #expect(said("dibaca untuk lajur 4", by: scan))
    pty.send(first.typed)
    #expect(try name(scan.nextLine()) == "CONTOH, SITI")
    let pulled = Date()
    pty.unplug()
    #expect(said("dicabut atau hilang", by: scan))
    #expect(Date().timeIntervalSince(pulled) < 2)
    try FileManager.default.removeItem(atPath: path)
    pty = try Pty()
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: pty.path)
    #expect(said("tersambung lagi", by: scan))
    pty.send("\u{2}" + second.lines.joined() + "\u{3}")
    #expect(try name(scan.nextLine()) == "IBARAT, TRISNO")
    scan.send(signal: SIGINT)
    #expect(scan.waitForExit() == 0)
    #expect(try store.records("scan.received").map { $0["body"]["lane"].number } == [4, 4])
    let lost = try store.records("scanner.lost").map { $0["body"] }
    #expect(lost.map { $0["path"].text } == [path])
    #expect(lost.map { $0["reason"].text } == ["gone"])
    #expect(lost.map { $0["lane"].number } == [4])
    #expect(try store.records("scanner.found").map { $0["body"]["kind"].text } == ["serial"])
  }

  @Test func aReaderThatIsNotThereAtTheStartIsWaitedFor() throws {
    let store = try TestStore()
    let path = store.folder + "/reader"
    let scan = try store.live(["scan", "--json", "--device", path])
    #expect(said("tidak ada; pasang pemindainya", by: scan))
    let pty = try Pty()
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: pty.path)
    #expect(said("tersambung lagi", by: scan))
    pty.send(first.typed)
    #expect(try name(scan.nextLine()) == "CONTOH, SITI")
    #expect(try store.records("scanner.lost").map { $0["body"]["reason"].text } == ["absent"])
  }

  @Test func garbageIsToldAndTheDocumentBehindItIsTaken() throws {
    let store = try TestStore()
    let pty = try Pty()
    let scan = try store.live(["scan", "--json", "--device", pty.path])
    #expect(said("dibaca untuk lajur 1", by: scan))
    pty.send([0x00, 0xFF, 0x1B, 0x5B, 0x33, 0x31, 0x6D, 0x0D])
    #expect(said("bukan dokumen", by: scan))
    #expect(!scan.messages.contains("\u{1B}"))
    pty.send(first.typed)
    #expect(try name(scan.nextLine()) == "CONTOH, SITI")
  }

  @Test func twentyDocumentsASecondAreAllRecorded() throws {
    let store = try TestStore()
    let pty = try Pty()
    let scan = try store.live(["scan", "--json", "--device", pty.path])
    #expect(said("dibaca untuk lajur 1", by: scan))
    for number in 0..<60 {
      pty.send(Passport(name: "CONTOH, SITI", number: "X\(100_000 + number)").typed)
      // Twenty a second.
      usleep(50_000)
    }
    for _ in 0..<60 { _ = scan.nextLine() }
    scan.send(signal: SIGTERM)
    #expect(scan.waitForExit() == 0)
    #expect(try store.records("scan.received").count == 60)
  }

  /// The kernel counts each time that a thread slept and was woken.
  @Test func whileNothingComesItSleeps() throws {
    let store = try TestStore()
    let pty = try Pty()
    let scan = try store.live(["scan", "--device", pty.path])
    #expect(said("dibaca untuk lajur 1", by: scan))
    // What its start leaves to be done ends; then it is watched for three seconds.
    usleep(500_000)
    let before = wakeUps(scan.pid)
    usleep(3_000_000)
    #expect(wakeUps(scan.pid) - before <= 3)
  }

  private func wakeUps(_ pid: pid_t) -> Int {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/task")) ?? []
    return tasks.reduce(0) { sum, task in
      let status = (try? String(contentsOfFile: "/proc/\(pid)/task/\(task)/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches") }
      return sum + (line?.split(separator: "\t").last.flatMap { Int($0) } ?? 0)
    }
  }

  @Test func whatIsNoLineEndsWithASentence() throws {
    let store = try TestStore()
    let finished = try store.run(["scan", "--device", "/dev/null"])
    #expect(finished.status == 1)
    #expect(finished.messages == ["/dev/null bukan jalur serial."])
  }

  @Test(arguments: [
    ["scan", "-", "--device", "/dev/x"], ["scan", "--device", "/dev/x", "--folder", "/tmp"],
    ["scan", "--baud", "9600"], ["scan", "--device", "/dev/x", "--baud", "12345"],
    ["scan", "--device", "/dev/x", "--data-bits", "9"], ["scan", "--device", "/dev/x", "--parity", "mark"],
    ["scan", "--device", "/dev/x", "--lane", "100"],
  ]) func wrongUsageIsTold(arguments: [String]) throws {
    let finished = try TestStore().run(arguments)
    #expect(finished.status == 64)
    #expect(finished.messages.count == 1)
  }

  // MARK: A folder

  private func inbox(_ store: TestStore) throws -> String {
    let folder = store.folder + "/inbox"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    return folder
  }

  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  @Test func filesAreTakenOnceAndMovedOnlyWhenTheyAreRecorded() throws {
    let store = try TestStore()
    let folder = try inbox(store)
    _ = try store.file("inbox/old.txt", first.text)
    let scan = try store.live(["scan", "--json", "--folder", folder, "--lane", "2"])
    #expect(try name(scan.nextLine()) == "CONTOH, SITI")
    #expect(said("sebelum program ini mulai", by: scan))
    _ = try store.file("inbox/new.txt", second.text + "\ncoffee\n")
    #expect(try name(scan.nextLine()) == "IBARAT, TRISNO")
    #expect(said("new.txt ke failed/ (1 dokumen, 1 bukan)", by: scan))
    scan.send(signal: SIGTERM)
    #expect(scan.waitForExit() == 0)
    #expect(names(folder) == ["done", "failed"])
    #expect(names(folder + "/done") == ["old.txt"])
    #expect(names(folder + "/failed") == ["new.txt"])
    #expect(try store.records("scan.received").count == 2)
  }

  /// As after a crash between the record and the move.
  @Test func aFileThatWasRecordedBeforeIsNotRecordedTwice() throws {
    let store = try TestStore()
    let folder = try inbox(store)
    _ = try store.file("inbox/one.txt", first.text + second.text)
    for _ in 0..<2 {
      let scan = try store.live(["scan", "--json", "--folder", folder])
      for _ in 0..<600 where names(folder + "/done").isEmpty { usleep(50_000) }
      scan.send(signal: SIGTERM)
      #expect(scan.waitForExit() == 0)
      rename(folder + "/done/one.txt", folder + "/one.txt")
    }
    #expect(try store.records("scan.received").count == 2)
    #expect(try store.records("watchlist.checked").count == 2)
  }

  @Test func whatCannotBeRecordedStaysAndIsTakenLater() throws {
    let store = try TestStore()
    let folder = try inbox(store)
    let scan = try store.live(["scan", "--json", "--folder", folder])
    #expect(said("dibaca untuk lajur 1", by: scan))
    // Somebody holds the store's lock for longer than a writer waits.
    let lock = open(store.path + "/lock", O_RDWR | O_CLOEXEC)
    #expect(flock(lock, LOCK_EX) == 0)
    _ = try store.file("inbox/one.txt", first.text)
    #expect(said("one.txt belum dicatat dan tetap di folder", by: scan))
    #expect(names(folder) == ["one.txt"])
    close(lock)
    #expect(try name(scan.nextLine()) == "CONTOH, SITI")
    for _ in 0..<600 where names(folder + "/done").isEmpty { usleep(50_000) }
    #expect(names(folder + "/done") == ["one.txt"])
  }
}
