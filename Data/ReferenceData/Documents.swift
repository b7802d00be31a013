/// A kind of document, as commands and records name it: `passport`, `plb`, `splp`, …
public struct DocumentKind: Decodable, Sendable, Equatable {
  /// On the command line and in records.
  public let code: String
  /// In full.
  public let name: Datum<BilingualText>
  /// Who issues it, in words.
  public let issuer: Datum<BilingualText>?
  /// The machine-readable zone; `nil` where none was found to be said of it.
  public let mrz: Datum<DocumentMRZ>?
  /// How long it is good for, in words.
  public let validity: Datum<BilingualText>?
  /// For whom and where it is good, in words.
  public let limits: Datum<BilingualText>?
}

/// A document more finely than records name it, such as the PLB that Indonesia issues and the one that Malaysia does.
public struct DocumentVariant: Decodable, Sendable, Equatable {
  /// `PAS`, `PLB-ID`, `SPLP-OA`, …
  public let code: String
  /// The code of the `DocumentKind` that it is recorded as.
  public let kind: String
  /// The issuing state by ICAO 9303's three letters; `nil` where it varies.
  public let state: Datum<String>?
  /// In full.
  public let name: Datum<BilingualText>
  /// Who issues it, in words.
  public let issuer: Datum<BilingualText>?
  /// The machine-readable zone; `nil` where none was found to be said of it.
  public let mrz: Datum<DocumentMRZ>?
  /// How long it is good for, in words.
  public let validity: Datum<BilingualText>?
  /// For whom and where it is good, in words.
  public let limits: Datum<BilingualText>?
}

/// Which machine-readable zone a document has (ICAO Doc 9303, Parts 4 to 6).
public enum DocumentMRZ: String, Decodable, Sendable, CaseIterable {
  /// 3 lines of 30.
  case td1 = "TD1"
  /// 2 lines of 36.
  case td2 = "TD2"
  /// 2 lines of 44.
  case td3 = "TD3"
  /// Certainly none.
  case none
}

struct DocumentFile: Decodable {
  let kinds: [DocumentKind]
  let variants: [DocumentVariant]
}
