import Phrases
import Watchlist

extension BirthClaim {
  /// As people read it: `14-06-1968`, `sekitar 1962`, `1960 - 1965`.
  public var phrase: Phrase {
    switch self {
    case .date(let date): Phrase(id: TypedDate.text(date), en: TypedDate.text(date))
    case .circa(let date): Phrase(id: "sekitar \(TypedDate.text(date))", en: "about \(TypedDate.text(date))")
    case .between(let first, let last):
      Phrase(
        id: "\(TypedDate.text(first)) - \(TypedDate.text(last))",
        en: "\(TypedDate.text(first)) - \(TypedDate.text(last))")
    }
  }
}
