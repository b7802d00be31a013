/// Where a line stands in the journal.
public struct LinePlace: Equatable, Sendable {
  /// The file's name in `journal/events`.
  public let file: String
  /// The line in the file, counted from 1.
  public let line: Int
  /// Bytes from the start of the file.
  public let offset: Int
  public let seq: Int
}

/// Where lines were changed that no checksum gives away.
///
/// A checkpoint that the lines do not lead to says only that something within its size is not what was signed. The tiles
/// that are kept of the tree hold a hash of each line as it was. They are not signed; but where they lead to the
/// checkpoint's root, its signature bears them out.
public struct ChangedLines: Equatable, Sendable {
  /// Lines one behind the other.
  public struct Run: Equatable, Sendable {
    public let first: LinePlace
    public internal(set) var last: LinePlace
  }

  /// Lines with right checksums whose hashes are not those of the kept tiles: the first 1,000 runs.
  public internal(set) var runs: [Run] = []
  /// How many lines these and all further ones are.
  public internal(set) var count = 0
  /// Of so many lines, from the first on, a signed checkpoint bears out what the tiles say: those of `runs` are not what was
  /// signed, and all others that nothing else is told of are. 0: of none.
  public internal(set) var borneOutSize = 0
  /// Lines among which something more was changed, and nothing that is kept says which.
  public internal(set) var elsewhere: Run?

  static let runLimit = 1000

  mutating func add(_ place: LinePlace) {
    count += 1
    if let last = runs.last, last.last.seq + 1 == place.seq {
      runs[runs.count - 1].last = place
    } else if runs.count < Self.runLimit {
      runs.append(Run(first: place, last: place))
    }
  }
}
