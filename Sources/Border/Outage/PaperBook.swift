import Journal

/// The numbered slips of one outage: which were given out, and what became of each.
public struct PaperBook: Sendable, Equatable {
  /// Most slips of one outage.
  public static let countMax = 10_000

  public var given: [Given] = []
  public var settled: [Settled] = []
  /// Numbers that are keyed in, crossings that are void left out.
  public var keyed: Set<Int> = []

  public struct Given: Sendable, Equatable {
    public let time: Timestamp
    public let officer: String
    public let range: PaperRange
    public let lane: Int?
  }

  public struct Settled: Sendable, Equatable {
    public let time: Timestamp
    public let officer: String
    public let range: PaperRange
    public let state: PapersSettled.State
    public let reason: String
  }

  public init() {}

  public var givenCount: Int { given.reduce(0) { $0 + $1.range.count } }

  public func count(_ state: PapersSettled.State) -> Int {
    settled.reduce(0) { $0 + ($1.state == state ? $1.range.count : 0) }
  }

  /// Slips that were given out and of which nobody has said yet what became of them.
  public var open: [PaperRange] {
    let done = keyed.union(settled.flatMap(\.range.numbers))
    return PaperRange.ranges(given.flatMap(\.range.numbers).filter { !done.contains($0) })
  }

  public var openCount: Int { open.reduce(0) { $0 + $1.count } }

  /// Numbers that were keyed in although nobody gave them out, or somebody said that they are blank or spoiled.
  public var odd: [PaperRange] {
    let issued = Set(given.flatMap(\.range.numbers))
    let done = Set(settled.flatMap(\.range.numbers))
    return PaperRange.ranges(keyed.filter { !issued.contains($0) || done.contains($0) })
  }
}
