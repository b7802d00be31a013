import TravelDocuments

/// A value together with where it was read and when it was true.
///
/// In a file: `{"value": …, "source": "…", "as_of": "2024-02", "unverified": true, "note": {"id": "…", "en": "…"}}`,
/// the last two optional. A datum that was looked for and not found is `null` in the file and `nil` here, so "not
/// known" can never be read as a value.
public struct Datum<Value: Decodable & Sendable & Equatable>: Decodable, Sendable, Equatable {
  /// What is said.
  public let value: Value
  /// Who says it, as a reader would look it up: a regulation's article, or a site and the date of its page.
  public let source: String
  /// When it was true; `nil` for `"unknown"`, and then `isUnverified` is always set.
  public let asOf: PartialDate?
  /// True for what is approximate, contradicted by another source, or has no page to show. Say so wherever it is shown.
  public let isUnverified: Bool
  /// What a reader should know beside the value, such as what a second source says.
  public let note: BilingualText?

  enum CodingKeys: String, CodingKey {
    case value, source, asOf = "as_of", unverified, note
  }

  /// Reads a datum; throws `DecodingError` where the source is empty, the date is no date, or a datum of unknown date
  /// does not call itself unverified.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    value = try container.decode(Value.self, forKey: .value)
    source = try container.decode(String.self, forKey: .source)
    let asOfText = try container.decode(String.self, forKey: .asOf)
    isUnverified = try container.decodeIfPresent(Bool.self, forKey: .unverified) ?? false
    note = try container.decodeIfPresent(BilingualText.self, forKey: .note)
    if source.isEmpty {
      throw DecodingError.dataCorruptedError(forKey: .source, in: container, debugDescription: "the source is empty")
    }
    asOf = PartialDate(asOfText)
    if asOf == nil && asOfText != "unknown" {
      throw DecodingError.dataCorruptedError(
        forKey: .asOf, in: container, debugDescription: "\"\(asOfText)\" is neither a date nor \"unknown\"")
    }
    if asOf == nil && !isUnverified {
      throw DecodingError.dataCorruptedError(
        forKey: .unverified, in: container, debugDescription: "a datum of unknown date must be marked unverified")
    }
  }
}

/// The same words in the console's two languages.
public struct BilingualText: Decodable, Sendable, Equatable {
  /// In Indonesian.
  public let id: String
  /// In English.
  public let en: String

  enum CodingKeys: String, CodingKey {
    case id, en
  }

  /// Makes a text of its two forms.
  public init(id: String, en: String) {
    self.id = id
    self.en = en
  }

  /// Reads both forms; throws `DecodingError` where one is absent or empty.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(String.self, forKey: .id)
    en = try container.decode(String.self, forKey: .en)
    if id.isEmpty || en.isEmpty {
      throw DecodingError.dataCorruptedError(
        forKey: id.isEmpty ? .id : .en, in: container, debugDescription: "a text needs both languages")
    }
  }
}
