import Glibc

/// What happens after the lock was let go: the disk.
extension Journal {
  /// Waits until the records are on disk and raises the watermark. false: the journal goes on without them.
  ///
  /// A failed sync is never tried again: the kernel has dropped what it could not write, and would say yes the second
  /// time.
  ///
  /// - Throws: `notDurable`, because from here on an error leaves open what becomes of the records.
  func isOnDisk(_ written: Written) throws(JournalError) -> Bool {
    do {
      if let outcome = outcome(written, try watermark.read()) { return try outcome && stands(written) }
      let isSynced = fdatasync(written.file.file.descriptor) == 0
      if isSynced, try areEarlierOnDisk(written.file, from: written.start, to: written.end) {
        return outcome(written, try raise(written)) ?? false
      }
      // Should giving up fail too, nothing is appended through this descriptor any more: its next sync would say yes.
      active = nil
      try lock.withLock { try giveUp(written.file) }
      return try outcome(written, try watermark.read()) == true && stands(written)
    } catch {
      guard case JournalError.system(_, _, let code) = error else {
        throw .notDurable(path: layout.events, code: EIO)
      }
      throw .notDurable(path: layout.events, code: code)
    }
  }

  func raise(_ written: Written) throws -> Watermark? {
    try watermark.update { mark in
      guard let mark, !isCut(written, by: mark) else { return nil }
      return Watermark(boot: mark.boot, seq: max(mark.seq, written.lastSeq), file: mark.file)
    }
  }

  /// What the watermark says of these records; nil while it is not known.
  private func outcome(_ written: Written, _ mark: Watermark?) -> Bool? {
    guard let mark else { return nil }
    if isCut(written, by: mark) { return false }
    return mark.seq >= written.lastSeq ? true : nil
  }

  /// Whether the file still holds the records, which another's sync is said to have covered. Where a third one's
  /// failed, the kernel may have dropped them, and what was made of their place since is on disk now.
  private func stands(_ written: Written) throws(JournalError) -> Bool {
    let lines = written.records.reduce(into: [UInt8]()) { $0 += $1.line + [RecordLine.newline] }
    return try written.file.file.read(count: lines.count, at: written.start) == lines
  }

  /// Whether the journal went on in a newer file without these records.
  private func isCut(_ written: Written, by mark: Watermark) -> Bool {
    guard mark.file > written.file.name.number else { return false }
    let next = (try? eventFiles(layout))?.first { $0.number > written.file.name.number }
    // Between the decision to go on and the next file there is only the watermark.
    return next.map { $0.firstSeq <= written.lastSeq } ?? (mark.seq < written.lastSeq)
  }

  /// Whether what stood in the file when this process opened it is on disk, up to `end`, and what it wrote itself, from
  /// `start` on, still are records.
  ///
  /// The kernel tells of a failed write only those who had the file open. Where another writer was told just before,
  /// or died before it was told, a sync that went well says nothing of its records: the disk is asked itself.
  func areEarlierOnDisk(_ file: ActiveFile, from start: Int, to end: Int) throws(JournalError) -> Bool {
    guard file.openedUnknown < file.openedEnd else { return true }
    if let mark = try watermark.read(), mark.file > file.name.number || mark.seq >= file.openedSeq - 1 { return true }
    guard try DiskCopy.firstDifference(file.file, from: file.openedUnknown, to: end) == end else { return false }
    // Where the kernel had dropped pages before the look, cache and disk agree on what is not what was written.
    return try file.stillHolds(from: start, to: end)
  }

  /// Goes on in a new file that begins behind the last record known to be on disk. Under the lock.
  func giveUp(_ file: ActiveFile) throws {
    active = nil
    let mark = try watermark.update { mark in
      guard let mark, mark.file == file.name.number else { return nil }
      return Watermark(boot: mark.boot, seq: mark.seq, file: mark.file + 1)
    }
    guard let mark, let newest = try eventFiles(layout).last, mark.file > newest.number else { return }
    _ = try makeFile(mark.file, after: newest, firstSeq: mark.seq + 1)
  }
}
