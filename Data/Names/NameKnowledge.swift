/// What the watchlist's matcher knows of names, as it ships inside the program: byte for byte the file `names.tsv`.
///
/// A target of its own, because the matcher stands below everything that reads JSON or knows a border.
public enum NameKnowledge {
  /// The file's contents, ASCII.
  public static var bytes: [UInt8] { PackageResources.names_tsv }
}
