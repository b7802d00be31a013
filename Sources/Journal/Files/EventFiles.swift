import Crypto

/// The files of the journal in their order.
func eventFiles(_ layout: StoreLayout) throws(JournalError) -> [EventFileName] {
  try Posix.names(in: layout.events).compactMap(EventFileName.init).sorted()
}

extension EventFileName {
  /// The file, opened to be read; nil where what has its name is none.
  func open(_ layout: StoreLayout) throws(JournalError) -> OpenFile? { try OpenFile.ifFile(layout.eventFile(self)) }
}

/// SHA-256 of a range of a file, as hexadecimal digits; of what there is of it where the file is shorter.
func digest(_ file: OpenFile, _ range: Range<Int>) throws(JournalError) -> String {
  var hash = SHA256()
  var offset = range.lowerBound
  while offset < range.upperBound {
    let bytes = try file.read(count: min(1 << 20, range.upperBound - offset), at: offset)
    if bytes.isEmpty { break }
    hash.update(data: bytes)
    offset += bytes.count
  }
  return Posix.hex(hash.finalize())
}
