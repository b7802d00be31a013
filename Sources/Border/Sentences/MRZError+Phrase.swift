import Phrases
import TravelDocuments

extension MRZError {
  /// What is wrong with a typed line, and where.
  public var phrase: Phrase {
    switch self {
    case .notMRZ:
      Phrase(
        id: "Ini bukan MRZ: barisnya 30, 36 atau 44 huruf, angka dan <.",
        en: "This is no MRZ: its lines have 30, 36 or 44 letters, digits and <.")
    case .lineLength(let line, let length, let expected):
      Phrase(
        id: "Baris \(line) ada \(length) huruf; seharusnya \(expected.map(String.init) ?? "30, 36 atau 44").",
        en: "Line \(line) has \(length) characters; it should have \(expected.map(String.init) ?? "30, 36 or 44").")
    case .character(let line, let column, let scalar):
      Phrase(
        id:
          "Baris \(line) huruf ke-\(column) (U+\(String(scalar.value, radix: 16, uppercase: true))) tidak ada di MRZ.",
        en: "Line \(line) character \(column) (U+\(String(scalar.value, radix: 16, uppercase: true))) is not in an MRZ."
      )
    case .lineCount(_, let found, let expected):
      Phrase(
        id: "Hanya \(found) dari \(expected) baris; ketik baris yang kurang.",
        en: "Only \(found) of \(expected) lines; type what is missing.")
    }
  }

  /// What is wrong with text that begins at a line; some of the sentences name their own.
  public func phrase(from line: Int) -> Phrase {
    switch self {
    case .lineLength, .character: phrase
    case .notMRZ, .lineCount: Phrase(id: "Baris \(line): \(phrase.id)", en: "Line \(line): \(phrase.en)")
    }
  }
}
