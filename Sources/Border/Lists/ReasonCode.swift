import Phrases
import TravelDocuments
import Watchlist

/// The form in which a reason stands in records: `word-similar|RAHMAN|RACHMAN|92`. The first part never changes its
/// meaning; people read it through `phrase`.
public enum ReasonCode {
  /// The reason as a record holds it.
  public static func text(_ reason: Reason) -> String {
    parts(reason).map { $0.replacing("|", with: "/") }.joined(separator: "|")
  }

  private static func parts(_ reason: Reason) -> [String] {
    switch reason {
    case .wordsEqual(let words): ["words-equal", words.joined(separator: " ")]
    case .wordSpelling(let query, let listed): ["word-spelling", query, listed]
    case .wordSimilar(let query, let listed, let percent): ["word-similar", query, listed, String(percent)]
    case .wordsJoined(let query, let listed): ["words-joined", query, listed]
    case .initial(let query, let listed): ["initial", query, listed]
    case .wordCut(let query, let listed): ["word-cut", query, listed]
    case .wordsMissing(let words): ["words-missing", words.joined(separator: " ")]
    case .wordsExtra(let words): ["words-extra", words.joined(separator: " ")]
    case .orderDiffers: ["order-differs"]
    case .weakAlias: ["weak-alias"]
    case .birthEqual(let date): ["birth-equal", date.description]
    case .birthMonthEqual(let year, let month):
      ["birth-month-equal", PartialDate(year: year, month: month)?.description ?? String(year)]
    case .birthYearOnly(let year): ["birth-year-only", String(year)]
    case .birthApproximate(let query, let listed): ["birth-approximate", query.description, claim(listed)]
    case .birthDayMonthSwapped(let query, let listed): ["birth-swapped", query.description, listed.description]
    case .birthOneDigit(let query, let listed): ["birth-one-digit", query.description, listed.description]
    case .birthNear(let query, let listed): ["birth-near", query.description, claim(listed)]
    case .birthConflict(let query, let listed): ["birth-conflict", query.description, claim(listed)]
    case .documentEqual(let number): ["document-equal", number]
    case .documentOneEdit(let query, let listed): ["document-one-edit", query, listed]
    case .nationalityAgrees(let country): ["nationality-agrees", country]
    case .nationalityDiffers(let query, let listed):
      ["nationality-differs", query, listed.joined(separator: ", ")]
    case .sexDiffers(let listed): ["sex-differs", listed.rawValue]
    case .notAPerson(let kind): ["not-a-person", kind.rawValue]
    case .reviewOverdue(let date): ["review-overdue", date.description]
    }
  }

  /// A claimed date of birth as people write it: `1968-06-14`, `~1962`, `1960/1965`.
  public static func claim(_ birth: BirthClaim) -> String {
    switch birth {
    case .date(let date): date.description
    case .circa(let date): "~" + date.description
    case .between(let first, let last): first.description + "/" + last.description
    }
  }

  /// The reasons in the order in which they are told: what decides first, because the end of a long line is out of sight.
  /// Among words, what differs comes before what is the same; a code of a newer program comes last.
  public static func inOrder(_ reasons: [String]) -> [String] {
    reasons.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
  }

  private static func rank(_ reason: String) -> Int {
    let code = reason.prefix { $0 != "|" }
    if code.hasPrefix("birth-") { return 0 }
    return switch code {
    case "document-equal", "document-one-edit": 1
    case "weak-alias", "not-a-person": 2
    case "nationality-differs", "sex-differs": 3
    case "word-spelling", "word-similar", "words-joined", "initial", "word-cut", "words-missing", "words-extra",
      "order-differs":
      4
    case "words-equal": 5
    case "nationality-agrees": 6
    case "review-overdue": 7
    default: 8
    }
  }

  /// All reasons in one line, in the order in which they are told. Pairs of words under one rule stand behind its word
  /// together.
  public static func line(_ reasons: [String], for reader: Reader) -> Phrase {
    var parts: [Phrase] = []
    var last = ""
    for reason in inOrder(reasons) {
      let rule = String(reason.prefix { $0 != "|" })
      let phrase = phrase(reason, for: reader)
      if rule == last, let before = parts.last, pairs.contains(rule) {
        func pair(_ text: String) -> String { text.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? text }
        parts[parts.count - 1] = Phrase(
          id: "\(before.id), \(pair(phrase.id))", en: "\(before.en), \(pair(phrase.en))")
      } else {
        parts.append(phrase)
      }
      last = rule
    }
    return Phrase(id: parts.map(\.id).joined(separator: ", "), en: parts.map(\.en).joined(separator: ", "))
  }

  private static let pairs: Set = ["word-spelling", "words-joined", "initial", "word-cut"]

  /// Who reads a reason, and with it how dates and codes stand in it.
  public enum Reader: Sendable {
    /// For programs, as `--json` has them everywhere: `1990-02-03`, `~1962`, `F`.
    case program
    /// For people, as they write them at these posts: `03-02-1990`, `sekitar 1962`, `P`.
    case people

    fileprivate func date(_ text: String) -> Phrase {
      guard self == .people, let claim = BirthClaim(recorded: text) else { return Phrase(id: text, en: text) }
      return claim.phrase
    }

    fileprivate func sex(_ text: String) -> Phrase {
      guard self == .people, let sex = ListedSex(rawValue: text) else { return Phrase(id: text, en: text) }
      return sex == .female ? Phrase(id: "P", en: "F") : Phrase(id: "L", en: "M")
    }
  }

  /// The reason in words. A code of a newer program is shown as it stands.
  public static func phrase(_ text: String, for reader: Reader) -> Phrase {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let first = parts.count > 1 ? parts[1] : ""
    let second = parts.count > 2 ? parts[2] : ""
    func told(_ id: String, _ en: String, _ value: Phrase) -> Phrase {
      Phrase(id: "\(id) (\(value.id))", en: "\(en) (\(value.en))")
    }
    func dated(_ id: String, _ en: String, _ date: String) -> Phrase { told(id, en, reader.date(date)) }
    /// Two words and their rule, which the opened entry names the same.
    func pair(_ rule: MatchTable.Rule, _ percent: String = "") -> Phrase {
      Phrase(
        id: "\(rule.word.id)\(percent): \(first) ~ \(second)", en: "\(rule.word.en)\(percent): \(first) ~ \(second)")
    }
    func alone(_ rule: MatchTable.Rule) -> Phrase {
      Phrase(id: "\(rule.word.id): \(first)", en: "\(rule.word.en): \(first)")
    }
    return switch parts.first ?? "" {
    case "words-equal": Phrase(id: "nama sama: \(first)", en: "same name: \(first)")
    case "word-spelling": pair(.spelling)
    case "word-similar": pair(.similar, " \(parts.last ?? "")%")
    case "words-joined": pair(.joined)
    case "initial": pair(.initial)
    case "word-cut": pair(.cut)
    case "words-missing": alone(.missing)
    case "words-extra": alone(.extra)
    case "order-differs": Phrase(id: "urutan nama lain", en: "names in another order")
    case "weak-alias": Phrase(id: "alias lemah", en: "weak alias")
    case "birth-equal": Phrase(id: "tgl lahir sama", en: "same date of birth")
    case "birth-month-equal": dated("bulan lahir sama", "same month of birth", first)
    case "birth-year-only": dated("tahun lahir sama", "same year of birth", first)
    case "birth-approximate": dated("tgl lahir cocok", "birth fits", second)
    case "birth-swapped": dated("tgl dan bulan lahir tertukar", "day and month swapped", second)
    case "birth-one-digit": dated("tgl lahir beda satu angka", "birth one digit off", second)
    case "birth-near": dated("tgl lahir dekat", "birth near", second)
    case "birth-conflict": dated("tgl lahir BEDA", "birth DIFFERS", second)
    case "document-equal": Phrase(id: "nomor dokumen sama", en: "same document number")
    case "document-one-edit":
      Phrase(id: "nomor dokumen beda satu (\(second))", en: "document one character off (\(second))")
    case "nationality-agrees": Phrase(id: "kewarganegaraan sama", en: "same nationality")
    case "nationality-differs": Phrase(id: "kewarganegaraan beda (\(second))", en: "other nationality (\(second))")
    case "sex-differs": told("jenis kelamin beda", "other sex", reader.sex(first))
    case "not-a-person":
      told("bukan orang", "not a person", EntryKind(rawValue: first)?.word ?? Phrase(id: first, en: first))
    case "review-overdue": dated("tinjauan terlewat", "review overdue", first)
    default: Phrase(id: text, en: text)
    }
  }

  /// One word or two on what the date of birth says, for a panel.
  public static func birthSign(_ reasons: [String]) -> Phrase {
    for reason in reasons {
      switch reason.prefix(while: { $0 != "|" }) {
      case "birth-equal": return Phrase(id: "tgl ok", en: "dob ok")
      case "birth-conflict": return Phrase(id: "tgl BEDA", en: "dob DIFFERS")
      case let code where code.hasPrefix("birth-"): return Phrase(id: "tgl dekat", en: "dob near")
      default: continue
      }
    }
    return Phrase(id: "tanpa tgl", en: "no dob")
  }
}
