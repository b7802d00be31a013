/// What a `backup.made` record says.
public struct BackupMade: Equatable, Sendable {
  static let recordType = "backup.made"

  /// Where to, as the machine saw it.
  public let folder: String
  /// The segment that it ended with, from 0.
  public let segment: Int
  /// How many records the back-up covers.
  public let size: Int
  /// Of the segment.
  public let bytes: Int
  public let sha256: String
  /// When it was recorded.
  public let time: Timestamp

  func body() -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("folder", folder)
      $0.member("segment", segment)
      $0.member("size", size)
      $0.member("bytes", bytes)
      $0.member("sha256", sha256)
    }
    return json.bytes
  }

  init(folder: String, segment: Int, size: Int, bytes: Int, sha256: String, time: Timestamp) {
    self.folder = folder
    self.segment = segment
    self.size = size
    self.bytes = bytes
    self.sha256 = sha256
    self.time = time
  }

  init?(_ record: Record) {
    guard record.type == Self.recordType, let body = try? record.body(),
      let folder = try? body.requiredString("folder"),
      let segment = try? body.requiredInt("segment"), let size = try? body.requiredInt("size"),
      let bytes = try? body.requiredInt("bytes"), let sha256 = try? body.requiredString("sha256")
    else { return nil }
    self.init(folder: folder, segment: segment, size: size, bytes: bytes, sha256: sha256, time: record.time)
  }

  /// Notes which record tells of the newest back-up.
  static func note(_ record: Record, in layout: StoreLayout) throws {
    let path = layout.newestBackup
    try Posix.replaceFile(path, Array("\(record.seq)\n".utf8), draft: path + ".new-" + newEventID())
  }

  /// The newest back-up that was recorded; nil where none is known. Costs a pass over one file of the journal.
  ///
  /// - Throws: what reading the journal throws.
  public static func newest(_ layout: StoreLayout) throws -> BackupMade? {
    try newestSeq(layout).flatMap { try layout.record($0).flatMap(BackupMade.init) }
  }

  /// The number of its record.
  static func newestSeq(_ layout: StoreLayout) -> Int? {
    guard let text = try? Posix.readFile(layout.newestBackup, limit: 64), text.last == RecordLine.newline else {
      return nil
    }
    return Int(String(decoding: text.dropLast(), as: UTF8.self)).flatMap { (0..<Int.max).contains($0) ? $0 : nil }
  }
}

extension StoreLayout {
  /// The record with this number; nil where there is none that is known to be on disk. Costs a pass over one file.
  func record(_ seq: Int) throws -> Record? {
    var reader = try JournalReader(self)
    try reader.seek(to: seq)
    var found: Record?
    _ = try reader.read(limit: 1) { if case .record(let record) = $0, record.seq == seq { found = record } }
    return found
  }
}
