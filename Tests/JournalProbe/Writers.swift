import Glibc
import Journal

/// What the tests let other processes do.
enum Writers {
  static func create(_ layout: StoreLayout) throws {
    _ = try StoreIdentity.create(
      at: layout, post: "entikong", console: "probe/init", officer: "tester", auth: "none")
    ProbeMain.say("created")
  }

  /// `append STORE TAG COUNT [BATCH]`: events with the ids TAG-0, TAG-1, ...; each is said when it is acknowledged.
  static func append(_ arguments: [String]) throws {
    let journal = try Journal(StoreLayout(root: arguments[0]), console: "probe/\(arguments[1])")
    guard let count = Int(arguments[2]), let batch = Int(arguments.count > 3 ? arguments[3] : "1"), batch > 0 else {
      throw JournalError.system(operation: "arguments", path: arguments.joined(separator: " "), code: EINVAL)
    }
    for start in stride(from: 0, to: count, by: batch) {
      let entries = (start..<min(start + batch, count)).map { entry(id: "\(arguments[1])-\($0)", number: $0) }
      for record in try journal.append({ _ in entries }) { ProbeMain.say("\(record.id) \(record.seq)") }
    }
  }

  /// `hold STORE MILLISECONDS [stop]`: says `held` while it holds the lock and `free` behind it.
  static func hold(_ arguments: [String]) throws {
    if arguments.count > 2 { SuspendGate.installWaiter() }
    let journal = try Journal(StoreLayout(root: arguments[0]), console: "probe/hold")
    let end = SystemClock.monotonicMilliseconds() + (Int(arguments[1]) ?? 0)
    _ = try journal.append { _ in
      ProbeMain.say("held")
      while SystemClock.monotonicMilliseconds() < end { usleep(1000) }
      ProbeMain.say("done")
      return []
    }
    // Stopped here, if anywhere: the lock is free.
    usleep(50_000)
    ProbeMain.say("free")
  }

  /// An event whose line has about 300 bytes.
  static func entry(id: String, number: Int) -> Entry {
    var json = JSONWriter()
    json.object {
      $0.member("lane", number & 3)
      $0.member("document", "X\(number % 10_000_000)")
      $0.member("name", "CONTOH, ORANG NOMOR \(number)")
      $0.member("note", "x")
    }
    return Entry(id: id, officer: "tester", auth: "none", type: "test.event", v: 1, body: json.bytes)
  }
}
