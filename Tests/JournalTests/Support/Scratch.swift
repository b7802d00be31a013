import Glibc

@testable import Journal

/// A folder of its own for one test, taken away with it.
final class Scratch {
  let path: String

  init() {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    path = base + "/plbn-journal-" + newEventID()
    mkdir(path, 0o700)
  }

  deinit { Self.remove(path) }

  /// A store that was just made: record 0 and nothing else.
  func store(_ name: String = "store") throws -> StoreLayout {
    let layout = StoreLayout(root: path + "/" + name)
    _ = try StoreIdentity.create(at: layout, post: "entikong", console: "test/init", officer: "tester", auth: "none")
    return layout
  }

  private static func remove(_ path: String) {
    for name in (try? Posix.names(in: path)) ?? [] {
      let child = path + "/" + name
      if unlink(child) != 0 { remove(child) }
    }
    rmdir(path)
  }
}

extension StoreLayout {
  /// The path of the file with this running number.
  func eventPath(_ number: Int = 0) throws -> String {
    guard let name = try eventFiles(self).first(where: { $0.number == number }) else {
      throw JournalError.noStore(path: events)
    }
    return eventFile(name)
  }

  func eventBytes(_ number: Int = 0) throws -> [UInt8] { try readAll(try eventPath(number)) }

  /// Puts other bytes into the file of this number, as nothing in the product ever does.
  func overwrite(_ bytes: [UInt8], _ number: Int = 0) throws { try writeAll(bytes, try eventPath(number)) }

  /// Leaves bytes at the end of the newest file, as a writer does that dies in the middle of a write.
  func leaveBehind(_ bytes: [UInt8]) throws {
    let newest = try eventFiles(self).last?.number ?? 0
    try overwrite(try eventBytes(newest) + bytes, newest)
  }

  func mark() throws -> Watermark? { try WatermarkFile(path: durable, writable: false).read() }

  /// Forgets the watermark, as a start of the machine does.
  func forgetMark() { unlink(durable) }

  func verify() throws -> VerificationReport {
    var verifier = JournalVerifier(self)
    return try verifier.run()
  }

  /// Tells all writers to go on in a new file, as one does that could not sync.
  func beginNewFile() throws {
    try WatermarkFile(path: durable, writable: true).update { mark in
      mark.map { Watermark(boot: $0.boot, seq: $0.seq, file: $0.file + 1) }
    }
  }

  /// What a reader meets, from the beginning.
  func items() throws -> [JournalItem] {
    var reader = try JournalReader(self)
    var items: [JournalItem] = []
    while try reader.read({ items.append($0) }) > 0 {}
    return items
  }

  func records() throws -> [Record] { try items().compactMap(\.record) }

  /// The records of a type.
  func records(_ type: String) throws -> [Record] { try records().filter { $0.type == type } }
}

extension JournalItem {
  var record: Record? {
    if case .record(let record) = self { record } else { nil }
  }
  var torn: Int? {
    if case .torn(let seq) = self { seq } else { nil }
  }
  var damage: JournalDamage? {
    if case .damage(let damage) = self { damage } else { nil }
  }
}

func readAll(_ path: String) throws -> [UInt8] {
  let file = try OpenFile(path, O_RDONLY)
  return try file.read(count: try file.size, at: 0)
}

func writeAll(_ bytes: [UInt8], _ path: String) throws {
  let file = try OpenFile(path, O_WRONLY | O_CREAT | O_TRUNC)
  let count = bytes.withUnsafeBytes { write(file.descriptor, $0.baseAddress, $0.count) }
  guard count == bytes.count else { throw Posix.error("write", path) }
}

func text(_ bytes: some Sequence<UInt8>) -> String { String(decoding: Array(bytes), as: UTF8.self) }

/// An event with a small body.
func event(_ id: String, note: String = "catatan") -> Entry {
  var json = JSONWriter()
  json.object { $0.member("note", note) }
  return Entry(id: id, officer: "tester", auth: "none", type: "test.event", v: 1, body: json.bytes)
}

extension Journal {
  @discardableResult
  func append(_ ids: String...) throws -> [Record] { try append { _ in ids.map { event($0) } } }
}
