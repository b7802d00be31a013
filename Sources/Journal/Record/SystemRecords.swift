/// What a `recovered` record says: which bytes of its own file, in front of it, are no records.
struct RecoveredBytes: Equatable {
  static let recordType = "recovered"
  /// What ends a torn line that had no newline: a mark and the newline. The mark keeps a line that lacked nothing but
  /// its newline from becoming a record after its writer was told, or had to assume, that it failed.
  static let ending = Array("~\n".utf8)

  let file: String
  let range: Range<Int>
  let sha256: String

  init(file: EventFileName, range: Range<Int>, sha256: String) {
    self.file = file.text
    self.range = range
    self.sha256 = sha256
  }

  init?(_ record: Record) {
    guard record.type == Self.recordType, let body = try? record.body(), let file = try? body.requiredString("file"),
      let offset = try? body.requiredInt("offset"), let length = try? body.requiredInt("length"),
      let sha256 = try? body.requiredString("sha256"), offset >= 0, length > 0, length < 1 << 40, offset < 1 << 40
    else { return nil }
    self.file = file
    range = offset..<(offset + length)
    self.sha256 = sha256
  }

  func body() -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("file", file)
      $0.member("offset", range.lowerBound)
      $0.member("length", range.count)
      $0.member("sha256", sha256)
    }
    return json.bytes
  }

  /// Whether this is one of its lines. The last of them may have got its end when the record was written.
  func covers(_ line: ScannedLine) -> Bool {
    line.offset >= range.lowerBound && line.end <= range.upperBound + Self.ending.count
      && line.offset < range.upperBound
  }

  /// Whether the file still holds those bytes, and holds them in front of the record that names them. Costs a pass over
  /// the bytes.
  func holds(in file: OpenFile, _ name: EventFileName, before offset: Int) throws(JournalError) -> Bool {
    guard self.file == name.text, range.upperBound <= offset else { return false }
    guard try digest(file, range) == sha256 else { return false }
    let last = try file.read(count: 1, at: range.upperBound - 1)
    if last == [RecordLine.newline] { return true }
    return try file.read(count: Self.ending.count, at: range.upperBound) == Self.ending
  }
}

/// Where a file stops counting because a sync of it failed: what the first record of the next file says.
struct EventFileCut: Equatable {
  static let recordType = "abandoned"

  let file: String
  /// Bytes from here on are no lines of the journal.
  let offset: Int
  /// The last sequence number that counts in the file.
  let lastSeq: Int

  init(file: EventFileName, offset: Int, lastSeq: Int) {
    self.file = file.text
    self.offset = offset
    self.lastSeq = lastSeq
  }

  init?(_ record: Record) {
    guard record.type == Self.recordType, let body = try? record.body(), let file = try? body.requiredString("file"),
      let offset = try? body.requiredInt("offset"), let lastSeq = try? body.requiredInt("last")
    else { return nil }
    self.file = file
    self.offset = offset
    self.lastSeq = lastSeq
  }

  func body() -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("file", file)
      $0.member("offset", offset)
      $0.member("last", lastSeq)
    }
    return json.bytes
  }
}

/// What a `clock.stepped` record says: the newest time in the journal, and the earlier one that the clock shows now.
struct ClockStep {
  static let recordType = "clock.stepped"

  let before: Timestamp
  let now: Timestamp

  func body() -> [UInt8] {
    var json = JSONWriter()
    json.object {
      $0.member("before", before.description)
      $0.member("now", now.description)
    }
    return json.bytes
  }
}
