/// What officers do with hits: what a list's class asks for, and why a hit is found to be something.
public struct HitTables: Decodable, Sendable, Equatable {
  /// In the order of the file; the last is that of entries without a class that is known.
  public let classes: [ListClassRule]
  /// In the order to be shown.
  public let reasons: [HitReason]

  /// The class that stands for entries of no class, or of one that is not in the table.
  public static let otherClass = "other"
  /// The reason that takes words of one's own.
  public static let ownWords = "other"

  /// The rule of a class, told apart without its case; that of `otherClass` where there is none.
  public func rule(ofClass code: String?) -> ListClassRule? {
    let code = code?.lowercased() ?? Self.otherClass
    return classes.first { $0.code == code } ?? classes.first { $0.code == Self.otherClass }
  }

  /// Whether a class has a rule of its own.
  public func knows(listClass code: String) -> Bool {
    let code = code.lowercased()
    return code != Self.otherClass && classes.contains { $0.code == code }
  }

  /// The reasons for something that is said of a hit: a finding's code, `agree` or `disagree`.
  public func reasons(for kind: String) -> [HitReason] { reasons.filter { $0.kinds.value.contains(kind) } }

  /// The reason with a code, or `nil`.
  public func reason(_ code: String) -> HitReason? { reasons.first { $0.code == code } }
}

/// What is due where the traveller is the person of an entry of this class. It is told beside the decision; the program
/// decides nothing by it.
public struct ListClassRule: Decodable, Sendable, Equatable {
  /// As lists name it, in lower case: `tangkal`, `cegah`, `dpo`, `red`, …
  public let code: String
  public let action: Datum<ListClassAction>
  /// What to do and what to mind, in a sentence.
  public let advice: Datum<BilingualText>
}

/// Outcomes by their codes.
public struct ListClassAction: Decodable, Sendable, Equatable {
  /// What the class asks for.
  public let due: String
  /// What is no override beside it.
  public let accepts: [String]
  /// The only direction in which it holds (`in`, `out`); `nil`: both.
  public let direction: String?
}

/// Why a hit is found to be something, or a second officer agrees or not.
public struct HitReason: Decodable, Sendable, Equatable {
  /// In commands and records.
  public let code: String
  /// What it is a reason for: codes of findings, `agree`, `disagree`.
  public let kinds: Datum<[String]>
  /// For people.
  public let label: Datum<BilingualText>
  /// True where the code alone says nothing: words are required too.
  public let needsWords: Bool

  enum CodingKeys: String, CodingKey {
    case code, label
    case kinds = "for"
    case needsWords = "needs_words"
  }

  /// Reads a reason; words are not needed unless the file says so.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    code = try container.decode(String.self, forKey: .code)
    kinds = try container.decode(Datum<[String]>.self, forKey: .kinds)
    label = try container.decode(Datum<BilingualText>.self, forKey: .label)
    needsWords = try container.decodeIfPresent(Datum<Bool>.self, forKey: .needsWords)?.value ?? false
  }
}
