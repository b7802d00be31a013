import Glibc

/// How long a journal's files are, so that whoever reads it can tell how far they have come.
public struct JournalExtent: Sendable {
  /// All files together, as they were when this was made.
  public private(set) var bytes = 0
  /// By the number of a file, how much stands before it.
  private var before: [Int: Int] = [:]

  /// Costs one look at each file; what can't be looked at counts as empty, because this is only told and not relied on.
  public init(_ layout: StoreLayout) {
    for name in (try? eventFiles(layout)) ?? [] {
      before[name.number] = bytes
      var info = stat()
      if stat(layout.eventFile(name), &info) == 0 { bytes += Int(info.st_size) }
    }
  }

  /// What stands before a place.
  public func bytes(before position: JournalPosition) -> Int {
    before[position.file].map { min($0 + position.offset, bytes) } ?? bytes
  }
}
