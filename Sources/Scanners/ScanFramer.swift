import TravelDocuments

/// Finds the documents in the bytes of a serial reader.
///
/// Readers end a document in different ways: by line ends, between STX and ETX, or by saying nothing more. All of these
/// are taken, in one stream too. What is no document is told once for a burst, and counted: a line at the wrong rate
/// sends garbage without end.
///
/// Holds at most two lines of a document and 96 bytes of a third; any bytes may come.
public struct ScanFramer: Sendable {
  public enum Finding: Sendable, Equatable {
    /// The lines of a machine-readable zone.
    case document([String])
    /// What came is no document, and why; since the last time that it was told, so many other pieces were none either.
    case unread(MRZError, more: Int)
  }

  /// So long nothing comes behind a document's last character: many times the pause between two characters or lines, a
  /// fraction of what it takes to put the next document on the reader.
  public static let gapMilliseconds = 500
  /// Garbage without a pause is told again after so many pieces.
  static let pieces = 1_000
  private static let (stx, etx, eot): (UInt8, UInt8, UInt8) = (0x02, 0x03, 0x04)

  private var accumulator = MRZAccumulator()
  private var isInBurst = false
  private var untold = 0
  private var lastError: MRZError?
  /// Whether something came that no pause has ended yet.
  public private(set) var isPending = false

  public init() {}

  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Finding] {
    var findings: [Finding] = []
    for byte in bytes {
      isPending = true
      switch byte {
      case Self.stx, Self.etx, Self.eot: end(&findings)
      default: take(accumulator.feed(byte), &findings)
      }
    }
    return findings
  }

  /// Nothing came for `gapMilliseconds`, or the line is gone: what has come is all there is of it.
  public mutating func pause() -> [Finding] {
    var findings: [Finding] = []
    end(&findings)
    if untold > 0, let lastError { findings.append(.unread(lastError, more: untold - 1)) }
    self = ScanFramer()
    return findings
  }

  private mutating func end(_ findings: inout [Finding]) {
    // A last line, a blank one, and a second blank one, which ends a block that is not complete.
    for _ in 0..<3 { take(accumulator.finish(), &findings) }
    accumulator.reset()
  }

  private mutating func take(_ state: MRZAccumulator.State, _ findings: inout [Finding]) {
    switch state {
    case .incomplete: break
    case .complete(let lines): findings.append(.document(lines))
    case .rejected(let error):
      guard isInBurst else {
        isInBurst = true
        findings.append(.unread(error, more: 0))
        return
      }
      untold += 1
      lastError = error
      guard untold >= Self.pieces else { return }
      findings.append(.unread(error, more: untold - 1))
      untold = 0
    }
  }
}
