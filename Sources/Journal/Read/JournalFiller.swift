import Glibc

/// Fills a store that was just made with records of other times than now, in bulk: to measure what ten years are like.
///
/// The lines are the writer's own. Nothing is acknowledged before `finish`; who stops earlier has a store to throw away.
public struct JournalFiller {
  private let layout: StoreLayout
  private let console: String
  private let limit: Int
  private var name = EventFileName(number: 0, firstSeq: 0)
  private var file: OpenFile
  private var text: [UInt8] = []
  /// The sequence number of the next record.
  public private(set) var nextSeq = 1
  /// Bytes of the lines so far.
  public private(set) var bytes = 0

  private static let writeBytes = 1 << 22

  /// - Parameters:
  ///   - start: the time of the first record; it is before that of record 0, so a `clock.stepped` comes first.
  ///   - recordsPerFile: up to `StoreLayout.recordsPerFileLimit`.
  /// - Throws: `storeExists` when the store holds more than its record 0; what opening it throws.
  public init(
    _ layout: StoreLayout, console: String, start: Timestamp, recordsPerFile: Int = StoreLayout.recordsPerFileLimit
  ) throws {
    self.layout = layout
    self.console = console
    limit = min(max(recordsPerFile, 2), StoreLayout.recordsPerFileLimit)
    var created: [Record] = []
    var reader = try JournalReader(layout)
    _ = try reader.read(limit: 2) { if case .record(let record) = $0 { created.append(record) } }
    guard created.count == 1, let first = created.first, try eventFiles(layout).count == 1 else {
      throw JournalError.storeExists(path: layout.root)
    }
    file = try OpenFile(layout.eventFile(name), O_WRONLY | O_APPEND)
    let step = ClockStep(before: first.time, now: start)
    try add(
      Entry(id: newEventID(), officer: "plbn", auth: "none", type: ClockStep.recordType, v: 1, body: step.body()),
      at: start)
  }

  /// - Throws: `full`, `tooLong`, `system`. The store is of no use then.
  public mutating func add(_ entry: Entry, at time: Timestamp) throws(JournalError) {
    if nextSeq - name.firstSeq == limit { try beginFile() }
    let context = RecordLine.Context(
      seq: nextSeq, time: time, boot: SystemClock.bootID, mono: max(0, time.milliseconds), console: console,
      durable: nextSeq - 1)
    let line = try RecordLine.compose(entry, context).line
    text += line
    text.append(RecordLine.newline)
    bytes += line.count + 1
    nextSeq += 1
    if text.count >= Self.writeBytes { try write() }
  }

  /// Puts all of it on the disk and raises the watermark over it.
  public mutating func finish() throws {
    try endFile()
    try Posix.syncFolder(layout.events)
    let last = (seq: nextSeq - 1, file: name.number)
    try WatermarkFile(path: layout.durable, writable: true).update { mark in
      Watermark(boot: mark?.boot ?? SystemClock.bootID, seq: last.seq, file: last.file)
    }
  }

  private mutating func beginFile() throws(JournalError) {
    try endFile()
    name = EventFileName(number: name.number + 1, firstSeq: nextSeq)
    file = try OpenFile(layout.eventFile(name), O_WRONLY | O_APPEND | O_CREAT | O_EXCL)
  }

  private mutating func endFile() throws(JournalError) {
    try write()
    guard fdatasync(file.descriptor) == 0 else { throw Posix.error("fdatasync", file.path) }
  }

  private mutating func write() throws(JournalError) {
    var done = 0
    while done < text.count {
      let count = text[done...].withUnsafeBytes { Glibc.write(file.descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Posix.error("write", file.path, count < 0 ? errno : ENOSPC) }
      done += count
    }
    text.removeAll(keepingCapacity: true)
  }
}
