import Glibc
import Testing

@testable import Journal

/// A pipe or a folder under the name of one of the store's files: nobody waits for it, and nobody takes it for a file.
@Suite struct NotAFileTests {
  enum Thing: CaseIterable {
    case pipe, folder, socket

    func put(at path: String) throws {
      unlink(path)
      switch self {
      case .pipe: #expect(mkfifo(path, 0o600) == 0)
      case .folder: #expect(mkdir(path, 0o700) == 0)
      case .socket: #expect(mknod(path, S_IFSOCK | 0o600, 0) == 0)
      }
    }
  }

  /// Three files, the first of two lines, the others of one, and a checkpoint of all of them.
  private func store(_ scratch: Scratch) throws -> StoreLayout {
    let layout = try scratch.store()
    for (place, id) in ["a", "b", "c"].enumerated() {
      if place > 0 { try layout.beginNewFile() }
      try Journal(layout, console: "test").append(id)
    }
    _ = try JournalProver(layout).makeCheckpoint(console: "test")
    return layout
  }

  @Test(arguments: Thing.allCases, [0, 1, 2])
  func inTheJournalItIsAFindingAndTheRestIsRead(thing: Thing, file: Int) throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    let path = try layout.eventPath(file)
    let name = try eventFiles(layout)[file]
    try thing.put(at: path)
    let report = try layout.verify()
    let told = JournalDamage(kind: .notAFile, file: name.text, line: 1, offset: 0, seq: name.firstSeq)
    #expect(report.damages.contains(told))
    #expect(report.files == 3)
    #expect(report.records == [2, 3, 3][file])
    #expect(report.wrongCheckpoints.map(\.kind).allSatisfy { [.otherRoot, .missingEnd, .notSigned].contains($0) })
    // Nobody records, and nobody who asks waits.
    #expect(throws: JournalError.self) { try layout.items() }
    if file != 1 { #expect(throws: JournalError.self) { try Journal(layout, console: "test").append("no") } }
    #expect(StoreHealth(layout).examine().contains { $0.topic == "journal" && $0.level == .attention } == (file != 1))
  }

  @Test(arguments: Thing.allCases, ["checkpoint", "checkpoints.log", "witnessed.log"])
  func inACheckpointsPlaceItIsAFinding(thing: Thing, name: String) throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    try thing.put(at: layout.root + "/journal/" + name)
    let report = try layout.verify()
    #expect(report.wrongCheckpoints.filter { $0.kind == .notAFile }.map(\.file) == [name])
    #expect(report.damages.isEmpty && report.records == 4)
    if name != "witnessed.log" {
      #expect(throws: JournalError.notAFile(path: layout.root + "/journal/" + name)) {
        try JournalProver(layout).makeCheckpoint(console: "test")
      }
      #expect(StoreHealth(layout).examine().contains { $0.topic == "checkpoint" && $0.level == .attention })
    }
  }

  @Test(arguments: Thing.allCases, ["lock", "run/durable", "keys/journal.key"])
  func everywhereElseItIsAnErrorThatNamesIt(thing: Thing, name: String) throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    let path = layout.root + "/" + name
    try thing.put(at: path)
    #expect(throws: JournalError.notAFile(path: path)) {
      if name == "keys/journal.key" {
        _ = try SigningKey.read(layout)
      } else {
        _ = try Journal(layout, console: "test")
      }
    }
    _ = StoreHealth(layout).examine()
  }

  @Test func theBackgroundTellsItToo() throws {
    let scratch = Scratch()
    let layout = try store(scratch)
    try Thing.pipe.put(at: try layout.eventPath(1))
    let verifier = BackgroundVerifier(layout)
    for _ in 0..<100 where verifier.state.finding == nil { _ = try verifier.step(lines: 100, uptime: 1) }
    guard case .line(let damage) = verifier.state.finding else {
      Issue.record("\(verifier.state)")
      return
    }
    #expect(damage.kind == .notAFile)
  }
}
