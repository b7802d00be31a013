import Phrases
import ReferenceData
import TravelDocuments

/// Something that the console has noticed about a traveller's document, with the rule behind it. It explains; what
/// follows from it an officer decides. No notice refuses anybody, and none is about ethnicity, religion or origin.
public struct Notice: Sendable, Equatable {
  /// How much it asks for. There is no level that decides.
  public enum Severity: String, Sendable, CaseIterable, Comparable {
    case information, attention, serious

    public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .information: 0
      case .attention: 1
      case .serious: 2
      }
    }

    public var word: Phrase {
      switch self {
      case .information: Phrase(id: "keterangan", en: "information")
      case .attention: Phrase(id: "perhatian", en: "attention")
      case .serious: Phrase(id: "serius", en: "serious")
      }
    }
  }

  public let rule: NoticeRule
  /// With the facts in it: `kedaluwarsa 12 Mar 2026, 8 bulan lalu`.
  public let text: Phrase

  public var severity: Severity { rule.severity }

  public static func == (left: Notice, right: Notice) -> Bool {
    left.rule.id == right.rule.id && left.text == right.text
  }
}

/// One row of the table of rules: when something is noticed, and who says that it matters.
public struct NoticeRule: Sendable {
  /// Whose word the rule rests on.
  public struct Source: Sendable {
    /// As a reader would look it up.
    public let text: String
    /// When it was true; nil: not known, and then it is unverified.
    public let asOf: PartialDate?
    /// Quoted from memory, undated, or carried over from something near it.
    public let isUnverified: Bool

    init(_ text: String, asOf: String? = nil, unverified: Bool = false) {
      self.text = text
      self.asOf = asOf.flatMap { PartialDate($0) }
      isUnverified = unverified || self.asOf == nil
    }

    /// Of a datum of the reference data.
    public init(_ datum: Datum<some Decodable & Sendable & Equatable>) {
      (text, asOf, isUnverified) = (datum.source, datum.asOf, datum.isUnverified)
    }

    /// The law alone, as it calls itself, for who has to name it at a counter; nil: it is none. Where we have read it stands
    /// behind a comma or in brackets.
    public func law(_ language: Language) -> String? {
      guard ["UU ", "Permen", "Border Crossing Agreement"].contains(where: text.hasPrefix) else { return nil }
      let name = text.prefix { $0 != "," }
      let cited = String(name.firstRange(of: " (").map { name[..<$0.lowerBound] } ?? name)
      return isUnverified ? cited + (language == .id ? " (belum dipastikan)" : " (unverified)") : cited
    }

    /// With its date, and whether it is certain.
    public func line(_ language: Language) -> String {
      let date = asOf?.description ?? (language == .id ? "tanpa tanggal" : "undated")
      guard isUnverified else { return "\(text) (\(date))" }
      return "\(text) (\(date); \(language == .id ? "belum dipastikan" : "unverified"))"
    }
  }

  /// In records for ever: never renamed, never given another meaning.
  public let id: String
  public let severity: Notice.Severity
  /// When it speaks.
  public let about: Phrase
  public let source: Source
  /// What it says of these facts; nil: nothing.
  let find: @Sendable (NoticeFacts) -> Phrase?

  init(
    _ id: String, _ severity: Notice.Severity, _ about: Phrase, _ source: Source,
    _ find: @escaping @Sendable (NoticeFacts) -> Phrase?
  ) {
    self.id = id
    self.severity = severity
    self.about = about
    self.source = source
    self.find = find
  }
}

extension NoticeRule {
  /// Every rule, by what it looks at.
  public static let all = document + pass + journey + stamp + holder

  /// The rule with an id; nil where only a newer program has it.
  public static func named(_ id: String) -> NoticeRule? { all.first { $0.id == id } }

  /// What the rules say of some facts, most serious first, else in the order of the table. A few microseconds.
  public static func notices(_ facts: NoticeFacts) -> [Notice] {
    let found = all.compactMap { rule in rule.find(facts).map { Notice(rule: rule, text: $0) } }
    return Notice.Severity.allCases.reversed().flatMap { severity in found.filter { $0.severity == severity } }
  }
}
