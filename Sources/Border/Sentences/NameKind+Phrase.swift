import Phrases
import Watchlist

extension NameKind {
  /// How the publisher ranks the name, in a word or two.
  public var word: Phrase {
    switch self {
    case .primary: Phrase(id: "utama", en: "primary")
    case .aka: Phrase(id: "alias", en: "a.k.a.")
    case .fka: Phrase(id: "dahulu", en: "formerly")
    case .nka: Phrase(id: "sekarang", en: "now known as")
    case .weak: Phrase(id: "alias lemah", en: "weak alias")
    }
  }
}
