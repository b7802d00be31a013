import Glibc

extension StoreLayout {
  /// At most `count` bytes of the journal just before a place in it: enough to recognise the place again.
  ///
  /// - Throws: `system` when the file that the place names is not there.
  public func bytes(before position: JournalPosition, count: Int) throws(JournalError) -> [UInt8] {
    guard position.offset > 0 else { return [] }
    guard let name = try eventFiles(self).first(where: { $0.number == position.file }) else {
      throw .system(operation: "open", path: events, code: ENOENT)
    }
    let file = try OpenFile(eventFile(name), O_RDONLY)
    let start = max(0, position.offset - count)
    return try file.read(count: position.offset - start, at: start)
  }
}
