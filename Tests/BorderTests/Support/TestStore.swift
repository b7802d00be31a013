import CSys
import Foundation
import Journal
import ReferenceData
import Testing

@testable import Border

/// A store in a folder of its own, which goes away with the value.
final class TestStore: Sendable {
  let layout: StoreLayout
  let reference: ReferenceData
  private let folder: URL

  init(post: String = "entikong") throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "plbn-border-\(newEventID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    layout = StoreLayout(root: folder.appending(path: "store").path)
    reference = try ReferenceData.shared.get()
    _ = try StoreIdentity.create(at: layout, post: post, console: "test:-", officer: "test", auth: "none")
  }

  /// When the post is open, whatever time it is: decisions then are marked as nothing.
  static let openHour = Made.time("2026-11-21T09:00:00+07:00")

  deinit { try? FileManager.default.removeItem(at: folder) }

  var zone: PostZone { PostZone(name: "WIB", offsetMinutes: 420) }

  func desk(_ officer: String = "sari") throws -> Desk {
    let desk = try Desk(layout, officer: Officer(name: officer), console: "pos1:\(officer)", reference: reference)
    desk.clock = { Self.openHour }
    return desk
  }

  func ledger(readOnly: Bool = false) throws -> Ledger {
    let ledger = try Ledger(layout, zone: zone, readOnly: readOnly)
    try ledger.catchUp()
    return ledger
  }

  // MARK: Files beside the store

  /// A new path outside of the store.
  func path(_ name: String) -> String { folder.appending(path: name).path }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let path = path(name)
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  var ledgerPath: String { LedgerFile(layout).path }

  /// The names in the store's folder `lists`, without those that begin with a dot.
  var keptFiles: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: layout.lists)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  func copy() throws -> StoreLayout {
    let target = path("copy-\(newEventID())")
    try FileManager.default.copyItem(atPath: layout.root, toPath: target)
    return StoreLayout(root: target)
  }

  // MARK: The journal's file, written by hand

  var eventFile: String { layout.events + "/000000-00000000000000000000.jsonl" }

  /// Appends records with times of their own, as another machine would have written them before this one was started:
  /// without a watermark all that stands in the files counts as on disk.
  func append(_ records: [HandWritten]) throws {
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: eventFile))
    defer { try? handle.close() }
    var seq = try #require(try handle.readToEnd()).count { $0 == UInt8(ascii: "\n") }
    try handle.seekToEnd()
    var lines: [UInt8] = []
    for record in records {
      lines += record.line(seq: seq) + [UInt8(ascii: "\n")]
      seq += 1
    }
    try handle.write(contentsOf: Data(lines))
    try? FileManager.default.removeItem(atPath: layout.durable)
  }

  /// Takes lines from the end of the journal, as somebody would who has the machine.
  func cutJournal(lines count: Int) throws {
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: eventFile)))
    for _ in 0..<count {
      bytes.removeLast()
      while bytes.last != UInt8(ascii: "\n") { bytes.removeLast() }
    }
    try Data(bytes).write(to: URL(fileURLWithPath: eventFile))
  }

  func forgetLedger() throws {
    for side in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: ledgerPath + side) }
  }

  /// Lets the machine seem to have been started anew: nothing is known of what is on disk.
  func forgetWatermark() throws { try FileManager.default.removeItem(atPath: layout.durable) }
}

/// A record as it will stand in the journal, its place apart.
struct HandWritten {
  var id = newEventID()
  var time = Timestamp(milliseconds: 1_795_225_337_123)
  var officer = "sari"
  var type: String
  var v = 1
  var body: [UInt8]
  var auth = "none"
  var sig: [UInt8]?

  init(_ body: some EventBody, id: String = newEventID(), at time: Timestamp? = nil, officer: String = "sari") {
    var json = JSONWriter()
    body.write(to: &json)
    self.init(type: Swift.type(of: body).type, v: Swift.type(of: body).version, body: json.bytes, id: id)
    self.time = time ?? self.time
    self.officer = officer
  }

  init(type: String, v: Int = 1, body: [UInt8], id: String = newEventID()) {
    self.id = id
    self.type = type
    self.v = v
    self.body = body
  }

  init(_ entry: Entry) {
    self.init(type: entry.type, v: entry.v, body: entry.body, id: entry.id)
    (officer, auth, sig) = (entry.officer, entry.auth, entry.sig)
  }

  init(type: String, v: Int = 1, json: String, id: String = newEventID()) {
    self.init(type: type, v: v, body: Array(json.utf8), id: id)
  }

  /// The line by the journal's specification, made without the journal's code.
  func line(seq: Int) -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("seq", seq)
      $0.member("id", id)
      $0.member("time", time.description)
      $0.member("boot", "1a2b3c4d")
      $0.member("mono", 1000 + seq)
      $0.member("console", "pos1:tty1")
      $0.member("officer", officer)
      $0.member("auth", auth)
      $0.member("type", type)
      $0.member("v", v)
      $0.key("body")
      $0.raw(body)
      $0.member("durable", max(0, seq - 1))
      if let sig {
        $0.key("sig")
        $0.raw(sig)
      }
    }
    let start = Array(json.bytes.dropLast())
    let digits = String(csys_crc32c(0, start, start.count), radix: 16)
    return start + Array(#","c":"\#(String(repeating: "0", count: 8 - digits.count))\#(digits)"}"#.utf8)
  }
}
