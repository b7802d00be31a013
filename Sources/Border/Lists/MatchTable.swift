import Phrases
import TravelDocuments
import Watchlist

/// Why a candidate was found, as a table: each word that was asked beside the listed one that it met, by which rule, and
/// what date of birth, document, nationality and sex say.
///
/// Made of the reasons as records hold them, so that a check of last year opens like one of now. Pure.
public struct MatchTable: Sendable, Equatable {
  /// What a row compares.
  public enum Subject: String, Sendable {
    case word, birth, document, nationality, sex
  }

  /// By which rule the two of a row match, or why they don't. The words stand in programs' output.
  public enum Rule: String, Sendable, CaseIterable {
    case equal, spelling, similar, joined, initial, cut, missing, extra
    case monthEqual = "month-equal"
    case yearEqual = "year-equal"
    case approximate, swapped
    case oneDigit = "one-digit"
    case near, conflict
    case oneEdit = "one-edit"
    case differs
    case notAsked = "not-asked"
    case notListed = "not-listed"
    /// Both are there, and no reason says more: a country that nobody knows, or reasons that a record had no room for.
    case notCompared = "not-compared"
  }

  public struct Row: Sendable, Equatable {
    public var subject: Subject
    /// What was asked; empty where nothing was.
    public var asked: String
    /// What the list has, dates in the form of `ReasonCode.claim`; empty where it has nothing.
    public var listed: String
    public var rule: Rule
    /// 1 to 99, of similar words.
    public var percent: Int?
  }

  /// What was asked beside the name.
  public struct Asked: Sendable, Equatable {
    public var birth: PartialDate?
    public var document: String?
    public var nationality: String?
    public var sex: ListedSex?

    public init(
      birth: PartialDate? = nil, document: String? = nil, nationality: String? = nil, sex: ListedSex? = nil
    ) {
      self.birth = birth
      self.document = document
      self.nationality = nationality
      self.sex = sex
    }
  }

  /// Words that are the same, then those that match by another rule, then those that one side lacks.
  public private(set) var words: [Row] = []
  /// Date of birth, document, nationality and sex, in this order: each once where the entry is known, else those that
  /// a reason speaks of.
  public private(set) var facts: [Row] = []
  /// What no row can say, in the form of `ReasonCode`: another order, a weak alias, an overdue review; and reasons of a
  /// newer program.
  public private(set) var notes: [String] = []

  /// All rows in the order in which they are told: what was compared of the facts, because it decides, then the words,
  /// then what could not be compared.
  public var rows: [Row] {
    facts.filter { $0.rule.sign != "-" } + words + facts.filter { $0.rule.sign == "-" }
  }

  /// - Parameters:
  ///   - reasons: in the form of `ReasonCode`.
  ///   - entry: nil where it is not known, or not any more.
  public init(_ reasons: [String], asked: Asked = Asked(), entry: WatchlistEntry? = nil) {
    var known: [Subject: Row] = [:]
    for reason in reasons {
      if let rows = Self.words(of: reason) {
        words += rows
      } else if let row = Self.fact(of: reason, asked) {
        known[row.subject] = row
      } else {
        notes.append(reason)
      }
    }
    let listed = entry.map(Self.listed)
    let given: [(Subject, String?)] = [
      (.birth, asked.birth?.description), (.document, asked.document), (.nationality, asked.nationality),
      (.sex, asked.sex?.rawValue),
    ]
    facts = given.compactMap { subject, asked in
      if let row = known[subject] { return row }
      guard let texts = listed?[subject] else { return nil }
      return Self.row(subject, asked ?? "", texts)
    }
  }

  // MARK: Of reasons

  private static func parts(_ reason: String) -> (code: String, first: String, second: String, third: String) {
    let parts = reason.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    func part(_ index: Int) -> String { parts.indices.contains(index) ? parts[index] : "" }
    return (part(0), part(1), part(2), part(3))
  }

  /// nil where the reason is not about words.
  private static func words(of reason: String) -> [Row]? {
    let (code, first, second, third) = parts(reason)
    func pair(_ rule: Rule, _ percent: Int? = nil) -> [Row] {
      [Row(subject: .word, asked: first, listed: second, rule: rule, percent: percent)]
    }
    func each(_ make: (String) -> Row) -> [Row] { first.split(separator: " ").map { make(String($0)) } }
    switch code {
    case "words-equal": return each { Row(subject: .word, asked: $0, listed: $0, rule: .equal) }
    case "word-spelling": return pair(.spelling)
    case "word-similar": return pair(.similar, Int(third))
    case "words-joined": return pair(.joined)
    case "initial": return pair(.initial)
    case "word-cut": return pair(.cut)
    case "words-missing": return each { Row(subject: .word, asked: "", listed: $0, rule: .missing) }
    case "words-extra": return each { Row(subject: .word, asked: $0, listed: "", rule: .extra) }
    default: return nil
    }
  }

  /// nil where the reason is not about a fact.
  private static func fact(of reason: String, _ given: Asked) -> Row? {
    let (code, first, second, _) = parts(reason)
    let birth = given.birth?.description ?? ""
    func row(_ subject: Subject, _ asked: String, _ listed: String, _ rule: Rule) -> Row {
      Row(subject: subject, asked: asked, listed: listed, rule: rule)
    }
    return switch code {
    case "birth-equal": row(.birth, first, first, .equal)
    case "birth-month-equal": row(.birth, birth, first, .monthEqual)
    case "birth-year-only": row(.birth, birth, first, .yearEqual)
    case "birth-approximate": row(.birth, first, second, .approximate)
    case "birth-swapped": row(.birth, first, second, .swapped)
    case "birth-one-digit": row(.birth, first, second, .oneDigit)
    case "birth-near": row(.birth, first, second, .near)
    case "birth-conflict": row(.birth, first, second, .conflict)
    case "document-equal": row(.document, given.document ?? first, first, .equal)
    case "document-one-edit": row(.document, first, second, .oneEdit)
    case "nationality-agrees": row(.nationality, given.nationality ?? first, first, .equal)
    case "nationality-differs": row(.nationality, first, second, .differs)
    case "sex-differs": row(.sex, given.sex?.rawValue ?? "", first, .differs)
    default: nil
    }
  }

  // MARK: Of what is known where no reason speaks

  private static func listed(_ entry: WatchlistEntry) -> [Subject: [String]] {
    [
      .birth: entry.births.map(ReasonCode.claim), .document: entry.documents.map(\.number),
      .nationality: entry.nationalities, .sex: entry.sex.map { [$0.rawValue] } ?? [],
    ]
  }

  private static func row(_ subject: Subject, _ asked: String, _ listed: [String]) -> Row {
    let rule: Rule =
      if asked.isEmpty {
        .notAsked
      } else if listed.isEmpty {
        .notListed
      } else if subject == .document {
        // A number that is the same, or nearly, is always a reason.
        .differs
      } else if subject == .sex, listed == [asked] {
        .equal
      } else {
        .notCompared
      }
    return Row(subject: subject, asked: asked, listed: listed.joined(separator: ", "), rule: rule)
  }
}

extension MatchTable.Rule {
  /// How far it speaks for the candidate: `=` the same, `~` nearly, `-` lacks on one side, `x` speaks against.
  public var sign: String {
    switch self {
    case .equal: "="
    case .spelling, .similar, .joined, .initial, .cut, .monthEqual, .yearEqual, .approximate, .swapped, .oneDigit,
      .near, .oneEdit:
      "~"
    case .missing, .extra, .notAsked, .notListed, .notCompared: "-"
    case .conflict, .differs: "x"
    }
  }

  /// In a word or two; the one-line reasons use the same.
  var word: Phrase {
    switch self {
    case .equal: Phrase(id: "sama", en: "same")
    case .spelling: Phrase(id: "ejaan lain", en: "other spelling")
    case .similar: Phrase(id: "mirip", en: "similar")
    case .joined: Phrase(id: "disambung", en: "joined")
    case .initial: Phrase(id: "singkatan", en: "initial")
    case .cut: Phrase(id: "terpotong", en: "cut off")
    case .missing: Phrase(id: "hanya di daftar", en: "only on the list")
    case .extra: Phrase(id: "tidak ada di daftar", en: "not on the list")
    case .monthEqual: Phrase(id: "bulan sama", en: "same month")
    case .yearEqual: Phrase(id: "tahun sama", en: "same year")
    case .approximate: Phrase(id: "cocok", en: "fits")
    case .swapped: Phrase(id: "tgl dan bulan tertukar", en: "day and month swapped")
    case .oneDigit: Phrase(id: "beda satu angka", en: "one digit off")
    case .near: Phrase(id: "dekat", en: "near")
    case .conflict, .differs: Phrase(id: "BEDA", en: "DIFFERS")
    case .oneEdit: Phrase(id: "beda satu karakter", en: "one character off")
    case .notAsked: Phrase(id: "tidak ditanyakan", en: "not asked")
    case .notListed: Phrase(id: "daftar tidak menyebut", en: "the list has none")
    case .notCompared: Phrase(id: "tidak dibandingkan", en: "not compared")
    }
  }
}

extension MatchTable.Row {
  /// The rule in words, with the percentage of similar words.
  public var phrase: Phrase {
    guard let percent else { return rule.word }
    return Phrase(id: "\(rule.word.id) \(percent)%", en: "\(rule.word.en) \(percent)%")
  }
}

extension MatchTable.Subject {
  /// What stands before the row; a word's row speaks for itself.
  public var phrase: Phrase {
    switch self {
    case .word: Phrase(id: "Kata", en: "Word")
    case .birth: Phrase(id: "Lahir", en: "Born")
    case .document: Phrase(id: "Dokumen", en: "Document")
    case .nationality: Phrase(id: "Warga", en: "Country")
    case .sex: Phrase(id: "Kelamin", en: "Sex")
    }
  }
}
