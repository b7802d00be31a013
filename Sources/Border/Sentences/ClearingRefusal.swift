import Phrases

/// Why a traveller was not marked as cleared before, or a mark not taken back. Nothing was recorded.
public enum ClearingRefusal: Sendable, Equatable {
  /// The likeness is strong: it is looked at each time.
  case strongHit
  /// Officers found the candidate to be the traveller, or could not tell.
  case foundOtherwise
  /// Without a whole date of birth and a document with a number nobody could tell this traveller from another.
  case untraceable
  /// The last day lies before today, or beyond the rule.
  case term(days: Int)
  case secondMissing
  /// Both officers are one.
  case sameOfficer
  /// A mark that says the same counts already, at least as long.
  case alreadyMarked(until: String)
  case unknownMark(String)
  case alreadyWithdrawn(officer: String)
  /// The machine's clock gives no date.
  case noDate

  /// What is wrong and what to do, in one sentence.
  public var phrase: Phrase {
    switch self {
    case .strongHit:
      Phrase(
        id: "Kemiripannya kuat: temuan seperti ini dinilai setiap kali, dan tidak dapat ditandai.",
        en: "The likeness is strong: such a hit is looked at each time, and can't be marked.")
    case .foundOtherwise:
      Phrase(
        id: "Temuan ini dinilai bukan \"orang lain\"; nilai lagi dulu bila itu keliru.",
        en: "This hit was not found to be another person; assess it again first where that is wrong.")
    case .untraceable:
      Phrase(
        id: "Tanda memerlukan tanggal lahir lengkap dan dokumen bernomor; tanpa itu orang lain dapat memakainya.",
        en: "A mark needs a whole date of birth and a document with a number; without them somebody else could use it."
      )
    case .term(let days):
      Phrase(
        id: "Tanda berlaku mulai hari ini dan paling lama \(days) hari; pilih tanggal di antaranya.",
        en: "A mark counts from today and for at most \(days) days; choose a date within them.")
    case .secondMissing:
      Phrase(
        id: "Petugas kedua harus ikut memastikan bahwa ini orang lain: \"plbn hit clear-before … --second NAMA\".",
        en: "A second officer must confirm that this is another person: \"plbn hit clear-before … --second NAME\".")
    case .sameOfficer:
      Phrase(
        id: "Petugas kedua harus orang lain.", en: "The second officer must be somebody else.")
    case .alreadyMarked(let until):
      Phrase(
        id: "Tanda yang sama sudah berlaku sampai \(until); tidak ada yang dicatat.",
        en: "The same mark counts already, until \(until); nothing was recorded.")
    case .unknownMark(let id):
      Phrase(
        id: "Tidak ada tanda \"\(Phrase.outside(id))\"; pakai id dari \"plbn hit marks\", sedikitnya 4 huruf.",
        en: "There is no mark \"\(Phrase.outside(id))\"; use an id of \"plbn hit marks\", at least 4 characters of it.")
    case .alreadyWithdrawn(let officer):
      Phrase(
        id: "Tanda itu sudah dicabut oleh \(Phrase.outside(officer)).",
        en: "That mark was taken back already, by \(Phrase.outside(officer)).")
    case .noDate:
      Phrase(
        id: "Jam mesin tidak masuk akal; betulkan dulu.", en: "The machine's clock makes no sense; set it first.")
    }
  }
}
