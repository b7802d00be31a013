/// The upper bounds of everything that a list or a query can bring.
///
/// They stand far above what published lists hold (the longest OFAC name has 158 characters, the entry with the most
/// aliases about 60), so that only a damaged or hostile file meets them.
public enum WatchlistLimits {
  /// Characters of an entry's id, a document type, a country or a class.
  public static let identifierCharacters = 100
  /// Characters of one name, address, title or legal basis.
  public static let nameCharacters = 1_000
  /// Characters of a document number.
  public static let documentCharacters = 64
  /// Characters of an entry's remarks; OFAC's longest, with its overflow file, has about 20,000.
  public static let remarksCharacters = 50_000
  /// Names of one entry.
  public static let namesPerEntry = 512
  /// Birth dates, nationalities, programmes and addresses of one entry, each.
  public static let factsPerEntry = 64
  /// Documents of one entry.
  public static let documentsPerEntry = 128
  /// Words of one name that are compared; later ones are left aside.
  public static let wordsPerName = 16
  /// Letters of one word that are compared.
  public static let lettersPerWord = 24
  /// Candidates that a search can return.
  public static let candidates = 1...100

  /// The first `count` characters of `text`, itself where it is no longer.
  public static func cut(_ text: String, to count: Int) -> String {
    // Fewer bytes than the limit can't be more characters, and counting bytes is constant time.
    if text.utf8.count <= count { return text }
    return String(text.prefix(count))
  }
}
