import Journal

/// The name of one of the journal's files, for what is told to people.
struct EventFile {
  let text: String
  /// The sequence number of its first line.
  let firstSeq: Int

  /// The file with this running number; nil where it is gone.
  static func named(_ number: Int, in layout: StoreLayout) -> EventFile? {
    for text in StoreFiles.names(in: layout.events) where text.count == 33 && text.hasSuffix(".jsonl") {
      guard let found = Int(text.prefix(6)), found == number, let firstSeq = Int(text.dropFirst(7).prefix(20)) else {
        continue
      }
      return EventFile(text: text, firstSeq: firstSeq)
    }
    return nil
  }
}
