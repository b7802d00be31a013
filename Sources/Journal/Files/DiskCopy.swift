import Glibc

/// What the disk itself holds of a file, past the kernel's cache.
///
/// After a failed write the cache goes on showing what the disk never got, and only those who had the file open then
/// are told. So whoever comes later compares.
enum DiskCopy {
  private static let blockBytes = 1 << 20
  /// Direct reads want places, lengths and memory in multiples of the device's block; no device has a larger one.
  private static let alignment = 4096

  #if arch(arm64) || arch(arm)
    private static let direct: Int32 = 0o200000
  #else
    private static let direct: Int32 = 0o40000
  #endif

  /// Where the first byte stands, from `start` on and before `end`, in which the disk is not what a read shows; `end`
  /// when there is none.
  ///
  /// Reads past the cache where the file system can do that; otherwise asks the kernel to forget each part that was
  /// read,
  /// and reads it again. A place that cannot be read from the disk counts as different. What the cache shows of the
  /// range afterwards is what the disk has. Costs a read of the range from the disk.
  static func firstDifference(_ file: OpenFile, from start: Int, to end: Int) throws(JournalError) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: blockBytes, alignment: alignment)
    defer { buffer.deallocate() }
    let past = pastTheCache(file, buffer)
    var offset = start / alignment * alignment
    while offset < end {
      let shown = try file.read(count: min(blockBytes, end - offset), at: offset)
      if past == nil { posix_fadvise(file.descriptor, off_t(offset), off_t(blockBytes), POSIX_FADV_DONTNEED) }
      let same = samePrefix(shown, past ?? file, buffer, offset)
      if same < min(blockBytes, end - offset) { return max(start, offset + same) }
      offset += blockBytes
    }
    return end
  }

  private static func pastTheCache(_ file: OpenFile, _ buffer: UnsafeMutableRawBufferPointer) -> OpenFile? {
    guard let past = try? OpenFile(file.path, O_RDONLY | direct),
      pread(past.descriptor, buffer.baseAddress, alignment, 0) >= 0
    else { return nil }
    return past
  }

  /// How many bytes of `shown` the disk has at `offset`.
  private static func samePrefix(
    _ shown: [UInt8], _ copy: OpenFile, _ buffer: UnsafeMutableRawBufferPointer, _ offset: Int
  ) -> Int {
    let count = read(copy, buffer, offset, atLeast: shown.count)
    for (index, byte) in shown.enumerated() where index >= count || buffer[index] != byte { return index }
    return shown.count
  }

  /// Direct reads begin at multiples of the alignment: after a short one that ends elsewhere there is no next, even
  /// where the file has grown meanwhile.
  private static func read(
    _ copy: OpenFile, _ buffer: UnsafeMutableRawBufferPointer, _ offset: Int, atLeast wanted: Int
  ) -> Int {
    var done = 0
    while done < wanted, done % alignment == 0, let base = buffer.baseAddress {
      let count = pread(copy.descriptor, base + done, buffer.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      done += count
    }
    return done
  }
}
