import Terminal
import TravelDocuments

/// Recognises a document reader that types: characters faster than fingers, a line at a time, Enter at its end.
///
/// It watches every key wherever the officer stands, so that a passport laid on the reader is never taken for commands.
struct WedgeBuffer: Equatable {
  /// Characters closer together than this are a machine's: readers type one in 1 to 20 ms, the fastest fingers one in 60.
  static let burstMilliseconds = 50
  /// The lines of one document come within this.
  static let documentMilliseconds = 1_000
  /// A line shorter than this is no line of an MRZ (the shortest has 30 characters).
  static let shortestLine = 30
  /// Most characters kept: three lines of 30, or two of 44, typed as one, and room for a reader's own prefix.
  static let characterLimit = 200

  enum Answer: Equatable {
    /// A key of its own: it may be a command.
    case alone
    /// Part of what a machine types.
    case burst
    /// All lines of a document.
    case document([String])
    /// A line that a machine typed and that is no MRZ.
    case rejected
  }

  private(set) var line = ""
  private var lines: [String] = []
  private var last: Instant?
  private var accumulator = MRZAccumulator()

  /// Whether a machine is in the middle of a document, so that what it types next belongs to it.
  var isInDocument: Bool { !lines.isEmpty || line.count > 1 }

  static func == (left: Self, right: Self) -> Bool {
    left.line == right.line && left.lines == right.lines && left.last == right.last
  }

  /// Takes a key that was pressed at `instant`.
  mutating func feed(_ key: Key, at instant: Instant) -> Answer {
    let gap = last.map { instant.milliseconds(since: $0) } ?? Int.max
    last = instant
    if gap > Self.documentMilliseconds { start() }
    switch key {
    case .character(let character):
      if gap > Self.burstMilliseconds { line = "" }
      // Behind the first line of a document the next one begins, however slowly the reader goes on.
      let isBurst = !line.isEmpty || !lines.isEmpty
      if line.count < Self.characterLimit { line.append(character) }
      return isBurst ? .burst : .alone
    case .enter where line.count >= Self.shortestLine && gap <= Self.burstMilliseconds:
      return endLine()
    case .enter where !lines.isEmpty || !line.isEmpty && gap <= Self.burstMilliseconds:
      line = ""
      return .burst
    default:
      start()
      return .alone
    }
  }

  private mutating func start() {
    line = ""
    lines = []
    accumulator.reset()
  }

  private mutating func endLine() -> Answer {
    let typed = line
    line = ""
    switch accumulator.feed(line: typed) {
    case .incomplete:
      lines.append(typed)
      return .burst
    case .complete(let document):
      start()
      return .document(document)
    case .rejected:
      start()
      return .rejected
    }
  }
}
