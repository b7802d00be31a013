import Glibc

/// What happens under the lock.
extension Journal {
  /// What one turn under the lock came to.
  enum Turn {
    case nothing
    /// The journal went on in a new file without records that `decide` had seen.
    case again
    case written(Written)
  }

  func decideAndWrite(_ decide: ([Record]) throws -> [Entry]) throws -> Turn {
    let file = try catchUp()
    let entries = try decide(file.pending)
    guard !entries.isEmpty else { return .nothing }
    var all = entries
    if let clock = clockEntry() { all.insert(clock, at: 0) }
    guard all.count <= StoreLayout.recordsPerFileLimit else {
      throw JournalError.tooLong(bytes: all.count, limit: StoreLayout.recordsPerFileLimit)
    }
    guard let file = try roomFor(all.count, in: file) else { return .again }
    let context = context(seq: file.nextSeq, durable: try watermark.read()?.seq)
    var (records, text) = try RecordLine.compose(all, context, limit: Self.writeByteLimit)
    file.setBlocksAside(for: text.count)
    try writeOnce(text, file)
    try file.take(records, byteCount: text.count)
    lastTime = context.time
    if all.count > entries.count { records.removeFirst(all.count - entries.count) }
    let start = records.reduce(file.end) { $0 - $1.line.count - 1 }
    return .written(Written(records: records, file: file, lastSeq: file.nextSeq - 1, start: start, end: file.end))
  }

  /// Brings the writer to the end of the newest file, and ends what a crash left half.
  func catchUp() throws -> ActiveFile {
    try watermark.reopenIfReplaced()
    // The watermark first: without one readers show all that stands in the file, and would show what is written now.
    let mark = try watermark.read() ?? adopt()
    let file = try newestFile(mark)
    try file.advance(durable: mark.seq)
    if file.nextSeq <= mark.seq { throw JournalError.damaged(file.missingEnd) }
    if let range = file.badRange { try recover(range, in: file, mark) }
    try checkEnd(of: file)
    lastTime = file.lastTime ?? lastTime
    return file
  }

  /// Nothing is written where lines are missing that a checkpoint covers: their numbers would get another content. The
  /// watermark, which says the same, is void after a start of the machine.
  ///
  /// Looks once, for what happened before this writer came. Whoever can put a wrong checkpoint there can take the journal
  /// itself away, so its signature is not asked for.
  private func checkEnd(of file: ActiveFile) throws {
    guard !isEndChecked else { return }
    guard file.nextSeq >= CheckpointFiles.saidSize(layout) else { throw JournalError.damaged(file.missingEnd) }
    isEndChecked = true
  }

  private func newestFile(_ mark: Watermark) throws -> ActiveFile {
    // Where somebody put another file in its place, what is written into this one stands in no journal.
    if let open = active, try open.file.isUnlinked { active = nil }
    if let active, mark.file == active.name.number { return active }
    let newest = try newestName()
    if mark.file > newest.number {
      // A writer decided to go on in a new file and died, or found no room, before it had made it.
      return try open(try makeFile(mark.file, after: newest, firstSeq: mark.seq + 1), mark)
    }
    if mark.file < newest.number {
      try watermark.update { $0.map { Watermark(boot: $0.boot, seq: $0.seq, file: newest.number) } }
    }
    return try open(newest, mark)
  }

  private func newestName() throws -> EventFileName {
    guard let newest = try eventFiles(layout).last else { throw JournalError.noStore(path: layout.root) }
    return newest
  }

  private func open(_ name: EventFileName, _ mark: Watermark) throws -> ActiveFile {
    if let active, active.name == name { return active }
    // Nothing in a file is acknowledged before its name is on disk; whoever made it may have died before that.
    if mark.seq < name.firstSeq { try Posix.syncFolder(layout.events) }
    let opened = try ActiveFile(layout, name, durable: mark.seq)
    active = opened
    return opened
  }

  /// Ends the torn line and says in a `recovered` record what was found.
  private func recover(_ range: Range<Int>, in file: ActiveFile, _ mark: Watermark) throws {
    let found = RecoveredBytes(file: file.name, range: range, sha256: try digest(file.file, range))
    let entry = systemEntry(type: RecoveredBytes.recordType, body: found.body())
    let isOpen = file.openBytes > 0
    let record = try RecordLine.compose(entry, context(seq: file.nextSeq + (isOpen ? 1 : 0), durable: mark.seq))
    try writeOnce((isOpen ? RecoveredBytes.ending : []) + record.line + [RecordLine.newline], file)
    try file.advance(durable: mark.seq)
  }

  /// Makes a watermark where there is none for this start of the machine: what the disk holds counts, up to the first
  /// line that does not hold.
  private func adopt() throws -> Watermark {
    active = nil
    let newest = try newestName()
    try Posix.syncFolder(layout.events)
    let opened = try OpenFile(layout.eventFile(newest), O_RDWR)
    let isSynced = fdatasync(opened.descriptor) == 0
    let end = try DiskCopy.firstDifference(opened, from: 0, to: try opened.size)
    // The lines are looked at behind the comparison: before it the cache may show some that the disk never got.
    let file = try ActiveFile(layout, newest, durable: nil)
    let wanted = file.badRange?.lowerBound ?? file.end
    let isWhole = isSynced && end >= wanted
    let last = try file.seq(at: min(end, wanted)) - 1
    guard last >= 0 else { throw JournalError.system(operation: "fdatasync", path: file.file.path, code: EIO) }
    let mark = Watermark(boot: SystemClock.bootID, seq: last, file: newest.number + (isWhole ? 0 : 1))
    return try watermark.update { _ in mark } ?? mark
  }

  /// One `write`. A short one leaves torn bytes, which the next writer ends and names.
  private func writeOnce(_ bytes: [UInt8], _ file: ActiveFile) throws {
    let count = bytes.withUnsafeBytes { Glibc.write(file.file.descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count else {
      throw Posix.error("write", file.file.path, count < 0 ? errno : ENOSPC)
    }
  }

  /// This file, or the next one when it is full; nil when records that were seen in it are lost.
  private func roomFor(_ count: Int, in file: ActiveFile) throws -> ActiveFile? {
    guard file.recordCount + count > StoreLayout.recordsPerFileLimit else { return file }
    // What lies in the full file must be on disk before anything in the next can be acknowledged.
    guard fdatasync(file.file.descriptor) == 0, try areEarlierOnDisk(file, from: file.end, to: file.end) else {
      try giveUp(file)
      return nil
    }
    // The watermark first: from here on nobody writes into the full file, whatever becomes of this writer.
    let mark = try watermark.update { mark in
      mark.map { Watermark(boot: $0.boot, seq: max($0.seq, file.nextSeq - 1), file: file.name.number + 1) }
    }
    return try mark.map { try newestFile($0) }
  }

  /// Makes the next file; where it cuts the last one short, its first record says so.
  ///
  /// It gets its name when it is whole and on disk. So a file of the journal never lacks that record.
  func makeFile(_ number: Int, after last: EventFileName, firstSeq: Int) throws -> EventFileName {
    let name = EventFileName(number: number, firstSeq: firstSeq)
    guard number == last.number + 1, number <= EventFileName.numberLimit else {
      throw JournalError.damaged(
        JournalDamage(kind: .missingFile, file: name.text, line: 1, offset: 0, seq: firstSeq))
    }
    var bytes: [UInt8] = []
    if let cut = try cut(last, at: firstSeq) {
      let entry = systemEntry(type: EventFileCut.recordType, body: cut.body())
      bytes = try RecordLine.compose(entry, context(seq: firstSeq, durable: firstSeq - 1)).line + [RecordLine.newline]
    }
    guard !Posix.exists(layout.eventFile(name)) else {
      throw JournalError.system(operation: "rename", path: layout.eventFile(name), code: EEXIST)
    }
    unlink(layout.draft)
    try Posix.writeNewFile(layout.draft, bytes)
    guard rename(layout.draft, layout.eventFile(name)) == 0 else { throw Posix.error("rename", layout.draft) }
    return name
  }

  /// The cut of `name` in front of `firstSeq`; nil where all of its bytes come before it.
  private func cut(_ name: EventFileName, at firstSeq: Int) throws -> EventFileCut? {
    let file = try OpenFile(layout.eventFile(name), O_RDONLY)
    let size = try file.size
    let scanner = LineScanner(file, from: 0, to: size)
    var seq = name.firstSeq
    while seq < firstSeq, let line = try scanner.next(), line.isComplete { seq += 1 }
    guard seq == firstSeq else {
      throw JournalError.damaged(
        JournalDamage(
          kind: .missingEnd, file: name.text, line: seq - name.firstSeq + 1, offset: scanner.offset, seq: seq))
    }
    return scanner.offset < size ? EventFileCut(file: name, offset: scanner.offset, lastSeq: firstSeq - 1) : nil
  }

  private func systemEntry(type: String, body: [UInt8]) -> Entry {
    Entry(id: newEventID(), officer: "plbn", auth: "none", type: type, v: 1, body: body)
  }

  private func context(seq: Int, durable: Int?) -> RecordLine.Context {
    RecordLine.Context(
      seq: seq, time: .now(), boot: SystemClock.bootID, mono: SystemClock.monotonicMilliseconds(), console: console,
      durable: durable)
  }

  /// A clock that stepped back is told: `seq` is the order, the time is what the clock said.
  private func clockEntry() -> Entry? {
    let now = Timestamp.now()
    guard let lastTime, now < lastTime else { return nil }
    return systemEntry(type: ClockStep.recordType, body: ClockStep(before: lastTime, now: now).body())
  }
}
