import Journal

/// Which crossings are meant: all that are set must hold.
public struct CrossingFilter: Sendable, Equatable {
  /// Most Unicode scalars of a name that are looked for; what comes behind them is passed over.
  public static let textLimit = 100

  /// From this moment on.
  public var from: Timestamp?
  /// Up to this moment, which is excluded.
  public var to: Timestamp?
  public var direction: Direction?
  public var citizenship: Citizenship?
  /// A code of `documents.json`.
  public var document: String?
  /// Codes of `outcomes.json`, of which any will do; empty: all.
  public var outcomes: [String]
  /// What a word of the name begins with, capitals A to Z or not; empty: any name.
  public var name: String
  /// What the document's number begins with, normalised; empty: any.
  public var numberPrefix: String
  /// The document's whole number, normalised.
  public var number: String?
  /// Without those that were declared void.
  public var withoutVoid: Bool
  /// Only those that were declared void, that were taken back just after they were decided, that were amended, or whose
  /// decision lay outside of hours, shift or lane.
  public var only: Only?

  public enum Only: Sendable, Equatable { case void, undone, amended, outside }

  public init(
    from: Timestamp? = nil, to: Timestamp? = nil, direction: Direction? = nil, citizenship: Citizenship? = nil,
    document: String? = nil, outcomes: [String] = [], name: String = "", numberPrefix: String = "",
    number: String? = nil, withoutVoid: Bool = false, only: Only? = nil
  ) {
    self.from = from
    self.to = to
    self.direction = direction
    self.citizenship = citizenship
    self.document = document
    self.outcomes = outcomes
    self.name = name
    self.numberPrefix = numberPrefix
    self.number = number
    self.withoutVoid = withoutVoid
    self.only = only
  }

  /// The outcomes with which a traveller has crossed.
  public static let crossed = ["cleared", "deportee-received"]
}

/// In which order crossings are shown. Where they are equal, the order of the journal goes on.
public struct CrossingOrder: Sendable, Equatable {
  public enum Column: String, Sendable, CaseIterable {
    case time, direction, name, document, number, nationality, lane, outcome, officer
  }

  public var column: Column
  public var isDescending: Bool

  public init(_ column: Column, isDescending: Bool = false) {
    self.column = column
    self.isDescending = isDescending
  }

  public static let newestFirst = CrossingOrder(.time, isDescending: true)
}

/// Which part of the crossings, in their order, is asked for.
public enum HistoryPlace: Sendable, Equatable {
  case first, last
  /// Behind this crossing, which is excluded.
  case after(CrossingRow)
  case before(CrossingRow)
}
