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

  /// The reason in words. A code of a newer program is shown as it stands.
  public static func phrase(_ text: String) -> Phrase {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    let first = parts.count > 1 ? parts[1] : ""
    let second = parts.count > 2 ? parts[2] : ""
    return switch parts.first ?? "" {
    case "words-equal": Phrase(id: "nama sama: \(first)", en: "same name: \(first)")
    case "word-spelling": Phrase(id: "ejaan lain: \(first) ~ \(second)", en: "other spelling: \(first) ~ \(second)")
    case "word-similar":
      Phrase(
        id: "mirip \(parts.last ?? "")%: \(first) ~ \(second)", en: "similar \(parts.last ?? "")%: \(first) ~ \(second)"
      )
    case "words-joined": Phrase(id: "disambung: \(first) ~ \(second)", en: "joined: \(first) ~ \(second)")
    case "initial": Phrase(id: "singkatan: \(first) ~ \(second)", en: "initial: \(first) ~ \(second)")
    case "word-cut": Phrase(id: "terpotong: \(first) ~ \(second)", en: "cut off: \(first) ~ \(second)")
    case "words-missing": Phrase(id: "tidak disebut: \(first)", en: "not given: \(first)")
    case "words-extra": Phrase(id: "tidak ada di daftar: \(first)", en: "not on the list: \(first)")
    case "order-differs": Phrase(id: "urutan nama lain", en: "names in another order")
    case "weak-alias": Phrase(id: "alias lemah", en: "weak alias")
    case "birth-equal": Phrase(id: "tgl lahir sama", en: "same date of birth")
    case "birth-month-equal": Phrase(id: "bulan lahir sama (\(first))", en: "same month of birth (\(first))")
    case "birth-year-only": Phrase(id: "tahun lahir sama (\(first))", en: "same year of birth (\(first))")
    case "birth-approximate": Phrase(id: "tgl lahir cocok dengan \(second)", en: "birth fits \(second)")
    case "birth-swapped":
      Phrase(id: "tgl dan bulan lahir tertukar (\(second))", en: "day and month swapped (\(second))")
    case "birth-one-digit": Phrase(id: "tgl lahir beda satu angka (\(second))", en: "birth one digit off (\(second))")
    case "birth-near": Phrase(id: "tgl lahir dekat (\(second))", en: "birth near (\(second))")
    case "birth-conflict": Phrase(id: "tgl lahir BEDA (\(second))", en: "birth DIFFERS (\(second))")
    case "document-equal": Phrase(id: "nomor dokumen sama", en: "same document number")
    case "document-one-edit":
      Phrase(id: "nomor dokumen beda satu (\(second))", en: "document one character off (\(second))")
    case "nationality-agrees": Phrase(id: "kewarganegaraan sama", en: "same nationality")
    case "nationality-differs": Phrase(id: "kewarganegaraan beda (\(second))", en: "other nationality (\(second))")
    case "sex-differs": Phrase(id: "jenis kelamin beda (\(first))", en: "other sex (\(first))")
    case "not-a-person": Phrase(id: "bukan orang (\(first))", en: "not a person (\(first))")
    case "review-overdue":
      Phrase(id: "tinjauan terlewat (\(first))", en: "review overdue (\(first))")
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
