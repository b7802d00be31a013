import CSys
import Glibc
import Journal
import SimulatedCalls

/// Where the simulated store lies.
enum StorePaths {
  static let layout = StoreLayout(root: String(SIM_ROOT) + "/store")
  static let watermark = layout.root + "/run/durable"

  /// A watermark's line as an earlier start of the machine wrote it: docs/journal-format.md has its form.
  static func ofAnotherBoot(_ line: [UInt8]) -> [UInt8] {
    guard line.count == 46 else { return line }
    var line = line
    for index in 0..<8 { line[index] = line[index] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0") }
    let digits = String(csys_crc32c(0, line, 37), radix: 16)
    line.replaceSubrange(37..<45, with: (String(repeating: "0", count: 8 - digits.count) + digits).utf8)
    return line
  }
}

/// What must not happen, and happened.
struct Violation: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// A real store's files, from which each seed begins.
struct StoreImage {
  private var files: [(path: String, bytes: [UInt8])] = []
  private static let folders = ["", "/journal", "/journal/events", "/run"]

  /// Reads what was made at `root`.
  init(of root: String) throws {
    let events = "/journal/events/000000-00000000000000000000.jsonl"
    for path in ["/lock", "/run/durable", events] {
      let file = open(root + path, O_RDONLY)
      guard file >= 0 else { throw Violation("\(root)\(path) can't be read") }
      defer { close(file) }
      var bytes = [UInt8](repeating: 0, count: 65_536)
      let count = read(file, &bytes, bytes.count)
      files.append((path, Array(bytes.prefix(max(count, 0)))))
    }
  }

  func install(on disk: inout SimulatedDisk) {
    for folder in Self.folders { disk.install(StorePaths.layout.root + folder, [], isFolder: true) }
    for file in files { disk.install(StorePaths.layout.root + file.path, file.bytes) }
  }
}

/// One seed: some lives of the machine, each with writers, a reader and what befalls them; then a calm one in which
/// everything that was promised must be found.
final class Scenario {
  private let machine: Machine
  /// What readers were shown: it must stay as it was, for ever.
  private var shown: [Int: [UInt8]] = [:]
  /// What writers were told is kept.
  private var acknowledged: [String: Record] = [:]
  private var violation: Violation?
  private var nextWriter = 0

  static let livesLimit = 4

  init(seed: Int, _ image: StoreImage, _ mutation: Mutation?) {
    machine = Machine(seed: seed, mutation: mutation)
    image.install(on: &machine.disk)
  }

  struct Outcome {
    var calls = 0
    var kills = 0
    var powerCuts = 0
    var failures = 0
    var acknowledged = 0

    mutating func add(_ other: Outcome) {
      calls += other.calls
      kills += other.kills
      powerCuts += other.powerCuts
      failures += other.failures
      acknowledged += other.acknowledged
    }
  }

  func run() throws -> Outcome {
    Machine.current = machine
    defer { Machine.current = nil }
    for _ in 0..<1 + machine.random.below(Self.livesLimit) {
      machine.mood = Mood(&machine.random)
      machine.run(cast())
      machine.mood = .calm
      if let violation { throw violation }
      try asObserver { try lookAt(StorePaths.layout) }
      if machine.random.chance(1, in: 2) { machine.cutPower() }
    }
    try asObserver { try end() }
    return Outcome(
      calls: machine.calls, kills: machine.kills, powerCuts: machine.powerCuts, failures: machine.failures,
      acknowledged: acknowledged.count)
  }

  /// Runs `body` on the machine while nobody else does.
  private func asObserver(_ body: () throws -> Void) throws {
    sim_become(0)
    defer { sim_become(-1) }
    do {
      try body()
    } catch let violation as Violation {
      throw violation
    } catch {
      throw Violation("in a calm machine: \(error)")
    }
  }

  // MARK: Those who work

  private func cast() -> [(SimulatedProcess) -> Void] {
    var bodies: [(SimulatedProcess) -> Void] = (0..<1 + machine.random.below(3)).map { _ in
      nextWriter += 1
      let number = nextWriter
      return { [self] process in write(number, process) }
    }
    if machine.random.chance(1, in: 2) { bodies.append { [self] process in follow(process) } }
    return bodies
  }

  private func write(_ number: Int, _ process: SimulatedProcess) {
    let batch = 1 + machine.random.below(3)
    let rounds = 1 + machine.random.below(5)
    do {
      let journal = try Journal(StorePaths.layout, console: "simulated/\(number)")
      for round in 0..<rounds {
        let ids = (0..<batch).map { "w\(number)-\(round)-\($0)" }
        for _ in 0..<2 {
          do {
            let records = try journal.append { _ in ids.map(entry) }
            guard !process.isDead else { return }
            try note(records, ids)
            break
          } catch let error as JournalError {
            guard !process.isDead else { return }
            try judge(error)
          }
        }
      }
    } catch {
      guard !process.isDead else { return }
      fail("writer \(number): \(error)")
    }
  }

  private func note(_ records: [Record], _ ids: [String]) throws {
    guard records.map(\.id) == ids else { throw Violation("acknowledged \(records.map(\.id)) for \(ids)") }
    for record in records where acknowledged.updateValue(record, forKey: record.id) != nil {
      throw Violation("\(record.id) was acknowledged twice")
    }
  }

  /// What a writer may be told on a machine like this one.
  private func judge(_ error: JournalError) throws {
    switch error {
    case .full, .notDurable, .busy: return
    case .system(_, _, EIO) where machine.mood.failedWrite > 0: return
    default: throw Violation("a writer was told \(error)")
    }
  }

  private func follow(_ process: SimulatedProcess) {
    do {
      var reader = try JournalReader(StorePaths.layout)
      for _ in 0..<12 { try take(&reader) { !process.isDead } }
    } catch {
      guard !process.isDead else { return }
      fail("a reader: \(error)")
    }
  }

  /// Notes what the reader is shown, and compares it with what was shown before.
  private func take(_ reader: inout JournalReader, while isAlive: () -> Bool = { true }) throws {
    _ = try reader.read { item in
      guard isAlive() else { return }
      switch item {
      case .record(let record):
        if let before = shown[record.seq], before != record.line {
          throw Violation("line \(record.seq) was shown otherwise before")
        }
        if shown.updateValue(record.line, forKey: record.seq) == nil { machine.trace("is shown line \(record.seq)") }
      case .torn: break
      case .damage(let damage): throw Violation("a reader met \(damage)")
      }
    }
  }

  private func fail(_ description: String) {
    if violation == nil { violation = Violation(description) }
  }

  private func entry(_ id: String) -> Entry {
    var json = JSONWriter()
    json.object { $0.member("note", String(repeating: "x", count: id.utf8.reduce(0) { $0 + Int($1) } % 300)) }
    return Entry(id: id, officer: "tester", auth: "none", type: "test.event", v: 1, body: json.bytes)
  }

  // MARK: What must be true

  /// All that was shown or acknowledged is there, unchanged, and nothing is damaged.
  private func lookAt(_ layout: StoreLayout) throws {
    var reader = try JournalReader(layout)
    var seqs: Set<Int> = []
    var count = 0
    repeat {
      count = try reader.read { item in
        switch item {
        case .record(let record):
          guard seqs.insert(record.seq).inserted else { throw Violation("two lines have the number \(record.seq)") }
          if let before = shown[record.seq], before != record.line {
            throw Violation("line \(record.seq) is not what was shown")
          }
          if shown.updateValue(record.line, forKey: record.seq) == nil { machine.trace("is shown line \(record.seq)") }
        case .torn: break
        case .damage(let damage): throw Violation("damage: \(damage)")
        }
      }
    } while count > 0
    if let lost = shown.keys.first(where: { !seqs.contains($0) }) {
      throw Violation("line \(lost) was shown and is gone")
    }
    for record in acknowledged.values where shown[record.seq] != record.line {
      throw Violation("\(record.id) was acknowledged as line \(record.seq) and is not there")
    }
  }

  /// Another writer goes on, and the verifier agrees.
  private func end() throws {
    try lookAt(StorePaths.layout)
    let journal = try Journal(StorePaths.layout, console: "simulated/last")
    try note(try journal.append { _ in [entry("last")] }, ["last"])
    try lookAt(StorePaths.layout)
    var verifier = JournalVerifier(StorePaths.layout)
    let report = try verifier.run()
    guard report.isSound, report.openBytes == 0, report.unsureLines == 0 else {
      throw Violation("the verifier found \(report)")
    }
  }
}
