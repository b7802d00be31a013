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

extension EntryKind {
  public var word: Phrase {
    switch self {
    case .individual: Phrase(id: "orang", en: "person")
    case .entity: Phrase(id: "badan", en: "organisation")
    case .vessel: Phrase(id: "kapal", en: "vessel")
    case .aircraft: Phrase(id: "pesawat", en: "aircraft")
    case .unknown: Phrase(id: "tidak disebut", en: "not stated")
    }
  }
}

extension WatchlistEntryMade.Grade {
  /// How sure whoever made an entry was.
  public var word: Phrase {
    switch self {
    case .confirmed: Phrase(id: "pasti (dokumen atau instansi)", en: "confirmed (document or agency)")
    case .reported: Phrase(id: "dilaporkan satu sumber", en: "reported by one source")
    case .unconfirmed: Phrase(id: "belum dipastikan", en: "unconfirmed")
    }
  }
}

extension ListedSex {
  public var word: Phrase {
    switch self {
    case .female: Phrase(id: "perempuan", en: "female")
    case .male: Phrase(id: "laki-laki", en: "male")
    }
  }
}
