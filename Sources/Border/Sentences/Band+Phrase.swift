import Phrases
import Watchlist

extension Band {
  /// As people read it; records and `--json` have the code.
  public var word: Phrase {
    switch self {
    case .strong: Phrase(id: "KUAT", en: "STRONG")
    case .possible: Phrase(id: "MUNGKIN", en: "POSSIBLE")
    case .weak: Phrase(id: "lemah", en: "weak")
    }
  }

  /// A band by its code or by its word in either language, in any case of letters.
  public init?(typed: String) {
    let typed = typed.lowercased()
    let found = Self.allCases.first {
      [$0.rawValue, $0.word.id.lowercased(), $0.word.en.lowercased()].contains(typed)
    }
    guard let found else { return nil }
    self = found
  }
}

extension WatchlistChecked.Found {
  /// The band in a word; one that a newer program calls something else as it stands.
  public var bandWord: Phrase { Band(rawValue: band)?.word ?? Phrase(id: band, en: band) }
}
