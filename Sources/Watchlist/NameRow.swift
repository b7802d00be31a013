/// A row of `Data/Names/names.tsv`; the file's head says what each kind is.
struct NameRow: Equatable, Sendable {
  enum Kind: String, CaseIterable, Sendable {
    case spelling, digit, variant, title, degree, phrase, connector, between, article, slash, common, letters
  }

  var kind: Kind
  /// The value's words.
  var words: [ArraySlice<UInt8>]
  /// Two names that agree with the row and not without it, parted by ` = `; empty where a test knows better.
  var example: String
  /// The file's line, from 1.
  var line: Int

  /// The file's rows, and the lines that are none: a test holds that there are none of these.
  ///
  /// 140,000 ns for 102 rows; the table made of them takes 510,000 ns more, once.
  static func read(_ file: [UInt8]) -> (rows: [NameRow], unread: [Int]) {
    var rows: [NameRow] = []
    var unread: [Int] = []
    let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && line.first != UInt8(ascii: "#") {
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      let words = columns.count == 6 ? columns[1].split(separator: UInt8(ascii: " ")) : []
      guard !words.isEmpty, let kind = Kind(rawValue: String(decoding: columns[0], as: UTF8.self)) else {
        unread.append(index + 1)
        continue
      }
      rows.append(
        NameRow(kind: kind, words: words, example: String(decoding: columns[2], as: UTF8.self), line: index + 1))
    }
    return (rows, unread)
  }
}
