import Terminal
import TravelDocuments

/// Recognises a document reader that types: characters faster than fingers, a line at a time, Enter at its end.
///
/// It watches every key wherever the officer stands, so that a passport laid on the reader is never taken for commands.
/// A reader that needs more than 50 ms for a character is taken for a hand, and is for the form where documents are
/// typed.
struct WedgeBuffer: Equatable {
  /// Characters closer together than this are a machine's: readers type one in 1 to 20 ms, the fastest fingers one in 60
  /// and two by rolling.
  static let burstMilliseconds = 50
  /// So many in a row are a machine's for sure: nobody rolls over six keys, and no key bounces six times.
  static let machineRun = 6
  /// What belongs to one document comes within this of what came before, line ends and a stalled connection included.
  static let documentMilliseconds = 1_000
  /// A line shorter than this is no line of an MRZ (the shortest has 30 characters).
  static let shortestLine = 30
  /// Most characters kept: three lines of 30, or two of 44, typed as one, and room for a reader's own prefix.
  static let characterLimit = 200

  enum Answer: Equatable {
    /// A key of its own: it may be a command.
    case alone
    /// Part of what a machine types, or two keys rolled into one: text where there is a field, never a command.
    case burst
    /// A key some time after a machine's run that has not ended: it may belong to it.
    case straggler
    /// All lines of a document.
    case document([String])
    /// A line that a machine typed and that is no MRZ.
    case rejected(looksLikeMRZ: Bool)
  }

  private var line = ""
  /// Lines of the document before this one: 0 to 2.
  private var lineCount = 0
  private var last: Instant?
  private var lastWasText = false
  private var accumulator = MRZAccumulator()

  /// Whether what comes is surely a machine's.
  var isMachine: Bool { lineCount > 0 || line.count >= Self.machineRun }

  static func == (left: Self, right: Self) -> Bool {
    left.line == right.line && left.lineCount == right.lineCount && left.last == right.last
      && left.lastWasText == right.lastWasText
  }

  /// Takes a key that was pressed at `instant`.
  mutating func feed(_ key: Key, at instant: Instant) -> Answer {
    let gap = last.map { instant.milliseconds(since: $0) } ?? .max
    let isFast = lastWasText && gap <= Self.burstMilliseconds
    last = last.map { max($0, instant) } ?? instant
    if gap > Self.documentMilliseconds { start() }
    switch key {
    case .character(let character):
      lastWasText = true
      return take(character, isFast: isFast)
    case .enter:
      lastWasText = true
      return takeEnter(isFast: isFast)
    default:
      lastWasText = false
      start()
      return .alone
    }
  }

  /// Forgets what has come so far.
  mutating func start() {
    line = ""
    lineCount = 0
    accumulator.reset()
  }

  private mutating func take(_ character: Character, isFast: Bool) -> Answer {
    let wasMachine = isMachine
    if !isFast, line.count < Self.machineRun { line = "" }
    if line.count < Self.characterLimit { line.append(character) }
    if isFast || lineCount > 0 { return .burst }
    return wasMachine ? .straggler : .alone
  }

  private mutating func takeEnter(isFast: Bool) -> Answer {
    if line.count >= Self.shortestLine { return endLine() }
    let isPart = isFast || isMachine
    line = ""
    if !isPart { start() }
    return isPart ? .burst : .alone
  }

  private mutating func endLine() -> Answer {
    let typed = line
    line = ""
    switch accumulator.feed(line: typed) {
    case .incomplete(let lines):
      lineCount = lines
      return .burst
    case .complete(let document):
      start()
      return .document(document)
    case .rejected:
      start()
      return .rejected(looksLikeMRZ: typed.contains("<"))
    }
  }
}
