/// The languages of the product.
public enum Language: String, Sendable, CaseIterable {
  case id, en
}

/// One sentence or word for people, in every language of the product: there is no text on a screen, in a report or in an
/// error that is not one of these.
public struct Phrase: Sendable, Hashable {
  public let id: String
  public let en: String

  public init(id: String, en: String) {
    self.id = id
    self.en = en
  }

  public subscript(language: Language) -> String {
    switch language {
    case .id: id
    case .en: en
    }
  }
}
