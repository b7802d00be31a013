/// An entry that may be who was looked for, with how likely that is and why.
public struct Candidate: Hashable, Sendable {
  /// The entry's id. Only `list` and `entry` together name one entry.
  public var entry: String
  public var list: String
  public var kind: EntryKind
  /// 0 to 1: how often such a candidate is the person meant, where one query in two is for somebody on the lists.
  /// Higher is likelier; equal scores are ordered by list and entry.
  public var score: Double
  public var band: Band
  /// The listed name that matched best; the display name where only a document matched.
  public var name: String
  public var nameKind: NameKind
  /// What speaks for and against, in the order name, birth, document, nationality, sex; at most 64.
  public var reasons: [Reason]

  /// Whether whoever asks about a traveller wants to hear of it: not of what is next to nothing, nor of firms and ships
  /// that are a little alike. Programs that ask get all.
  public var isWorthTelling: Bool {
    Self.isWorthTelling(band, score, isNoPerson: reasons.contains { $0.isNoPerson })
  }

  static func isWorthTelling(_ band: Band, _ score: Double, isNoPerson: @autoclosure () -> Bool) -> Bool {
    band != .weak || score >= toldLeast && !isNoPerson()
  }

  private static let toldLeast = 0.01
}

/// How a candidate is to be shown; where the borders lie is said by `BandThresholds`.
public enum Band: String, Hashable, Sendable, CaseIterable, Comparable {
  case weak, possible, strong

  public static func < (left: Band, right: Band) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .weak: 0
    case .possible: 1
    case .strong: 2
    }
  }
}
