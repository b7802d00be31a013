/// Why a traveller crosses, as the traveller says. Codes are Indonesian words in capitals: `DAGANG`, `BELANJA`, …
public struct Purpose: Decodable, Sendable, Equatable {
  /// In commands and records.
  public let code: String
  /// For people.
  public let label: Datum<BilingualText>
}

/// What a traveller crosses in or on: `on-foot`, `motorcycle`, `bus`, …
public struct Vehicle: Decodable, Sendable, Equatable {
  /// In commands and records.
  public let code: String
  /// For people.
  public let label: Datum<BilingualText>
}

/// What an officer decided. The console suggests none of them.
public struct Outcome: Decodable, Sendable, Equatable {
  /// In commands and records: `cleared`, `secondary`, …
  public let code: String
  /// The officers' own word, the same in both languages: `IZIN`, `SEKUNDER`, …
  public let word: Datum<String>
  /// In full.
  public let label: Datum<BilingualText>
  /// What a panel shows, at most `panelCellsMax` ASCII characters. A referral has the sign of a secondary
  /// examination, so that protection cannot be read over a shoulder.
  public let panel: Datum<BilingualText>
  /// What must and may be said with it.
  public let rule: Datum<OutcomeRule>
  /// Which way it is meant for, `in` or `out`; nil: both. Nothing is refused by it.
  public let direction: Datum<String>?
  /// True where it is meant for foreigners alone, with the law that says so. Nothing is refused by it.
  public let foreigners: Datum<Bool>?
  /// To choose from, in the order to be shown; empty where no reason is required.
  public let reasons: [OutcomeReason]

  /// The width of the panel's column.
  public static let panelCellsMax = 5

  /// The reason with a code, or `nil`.
  public func reason(_ code: String) -> OutcomeReason? {
    reasons.first { $0.code == code }
  }
}

/// What a decision must and may say beside its outcome.
public struct OutcomeRule: Decodable, Sendable, Equatable {
  /// A decision without a reason is refused.
  public let reasonRequired: Bool
  /// Free words may be added. Never for a referral: its words wait for sealed records.
  public let wordsAllowed: Bool

  enum CodingKeys: String, CodingKey {
    case reasonRequired = "reason_required"
    case wordsAllowed = "words_allowed"
  }
}

/// A reason for an outcome; its code is unique within the outcome only.
public struct OutcomeReason: Decodable, Sendable, Equatable {
  /// In commands and records.
  public let code: String
  /// For people.
  public let label: Datum<BilingualText>
  /// True where the code alone says nothing (`other`): free words are required too.
  public let needsWords: Bool
  /// The class of list that it says the traveller is on, or `any`; nil: it says nothing of lists.
  public let onList: Datum<String>?

  enum CodingKeys: String, CodingKey {
    case code, label
    case needsWords = "needs_words"
    case onList = "on_list"
  }

  /// Reads a reason; words are not needed unless the file says so.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    code = try container.decode(String.self, forKey: .code)
    label = try container.decode(Datum<BilingualText>.self, forKey: .label)
    needsWords = try container.decodeIfPresent(Datum<Bool>.self, forKey: .needsWords)?.value ?? false
    onList = try container.decodeIfPresent(Datum<String>.self, forKey: .onList)
  }

  /// Whether none of the candidates' classes is the one that it names. One whose class is not known may be of it.
  public func isContradicted(byClasses classes: [String?]) -> Bool {
    guard let onList else { return false }
    return onList.value == "any" ? classes.isEmpty : !classes.contains { $0 == nil || $0 == onList.value }
  }
}
