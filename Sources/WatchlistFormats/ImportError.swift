/// Why a file gives no list at all. One broken row is no error but a `BrokenRow`.
public enum ImportError: Error, Hashable, Sendable {
  case unreadable(file: String, reason: String)
  case empty(file: String)
  /// Binary data, or a page of HTML in place of the list, such as a server's error.
  case notText(file: String)
  case isWebPage(file: String)
  /// XML where the form that was named is a table or JSON.
  case isXML(file: String)
  /// An archive, not unpacked.
  case isCompressed(file: String)
  /// Text in two bytes a letter, as spreadsheets save "Unicode".
  case isUTF16(file: String)
  /// Most rows have another number of columns than the format has.
  case wrongColumns(file: String, expected: Int, found: Int)
  /// The header row lacks columns that the format needs.
  case missingColumns(file: String, names: [String])
  case tooLarge(file: String, bytes: Int)
  /// More rows are broken than sound, or more than can be told; with the first of them.
  case mostlyBroken(file: String, broken: Int, sound: Int, first: BrokenRow)
  /// XML or JSON that breaks its own rules, or ends too early.
  case malformed(file: String, line: Int)
  /// XML that declares a document type: entities that grow, or files from elsewhere.
  case documentType(file: String, line: Int)
  case tooDeep(file: String, line: Int, levels: Int)
  /// Well-formed, and not this list.
  case isOtherForm(file: String, expected: ListFormat)
  /// Changes to a list, without the list.
  case changesAlone(file: String)
  /// Nothing says which column of a national list is which.
  case noColumnMap(file: String)
  /// The column map has a member or a value that means nothing.
  case wrongColumnMap(file: String, member: String)
}

extension ImportError: CustomStringConvertible {
  /// One English sentence that says what is wrong and what to do.
  public var description: String {
    switch self {
    case .unreadable(let file, let reason): "\(file) can't be read (\(reason)); check the path and its permissions."
    case .empty(let file): "\(file) is empty; fetch it again."
    case .notText(let file): "\(file) holds binary data and is no list; fetch it again or name its format."
    case .isWebPage(let file):
      "\(file) is a web page and no list; the server may have answered with an error, so fetch it again."
    case .isXML(let file): "\(file) is XML and not of the form that was named; name un-xml or leave the format out."
    case .isCompressed(let file): "\(file) is a packed archive; unpack it first."
    case .isUTF16(let file): "\(file) is text in UTF-16; save it as UTF-8."
    case .wrongColumns(let file, let expected, let found):
      "\(file) has \(found) columns where this format has \(expected); name its format or fetch it again."
    case .missingColumns(let file, let names):
      "\(file) lacks the columns \(names.joined(separator: ", ")) in its first row; add them or name another format."
    case .tooLarge(let file, let bytes):
      "\(file) has more than \(bytes) bytes, which no such list has; nothing was imported."
    case .mostlyBroken(let file, let broken, let sound, let first):
      "\(file) has \(broken) broken rows and \(sound) sound ones (line \(first.line): \(first.reason)); nothing was "
        + "imported, so fetch it again."
    case .malformed(let file, let line):
      "\(file) is damaged at line \(line); nothing was imported, so fetch it again."
    case .documentType(let file, let line):
      "\(file) declares a document type at line \(line), which no such list does; nothing was imported."
    case .tooDeep(let file, let line, let levels):
      "\(file) is nested more than \(levels) levels deep at line \(line); nothing was imported."
    case .isOtherForm(let file, let expected):
      "\(file) is no list of the form \(expected.rawValue); name its format or fetch it again."
    case .changesAlone(let file):
      "\(file) holds changes to a list and no list; import the whole list first."
    case .noColumnMap(let file):
      "\(file) comes without a column map; put its .map.json or national.map.json beside it."
    case .wrongColumnMap(let file, let member):
      "\(file) has no usable value for \(member.prefix(40)); correct the column map."
    }
  }
}

extension ImportError {
  /// What the beginning of a file that should be a table or JSON tells by itself; nil: nothing speaks against it.
  public init?(start: ArraySlice<UInt8>, file: String) {
    let text = start.drop(while: ListText.isBlank)
    if text.starts(with: [0x1F, 0x8B]) || text.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .isCompressed(file: file)
    } else if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
      self = .isUTF16(file: file)
    } else if text.first == UInt8(ascii: "<") || text.starts(with: [0xEF, 0xBB, 0xBF, UInt8(ascii: "<")]) {
      let words = String(decoding: text.prefix(512), as: UTF8.self).lowercased()
      let isPage = words.contains("html") || !words.contains("<?xml") && !words.contains("consolidated_list")
      self = isPage ? .isWebPage(file: file) : .isXML(file: file)
    } else {
      // A stray control character is no reason to refuse a list, since decoding drops it; binary data are full of them.
      let signs = text.prefix(512).count { $0 < 0x20 && !ListText.isBlank($0) && $0 != 0x1A }
      guard signs * 20 > min(text.count, 512) else { return nil }
      self = .notText(file: file)
    }
  }
}

/// A row that was left out, or a part of one, and why.
public struct BrokenRow: Hashable, Sendable {
  public var file: String
  /// Counted from 1; the row's first line where it has several.
  public var line: Int
  public var reason: Reason

  public init(file: String, line: Int, reason: Reason) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  public enum Reason: Error, Hashable, Sendable {
    case columns(expected: Int, found: Int)
    /// A quoted field that never ends, or goes on after its end.
    case quotes
    case tooLong(bytes: Int)
    case tooManyFields(Int)
    case noNumber(String)
    case noName
    case nameTooLong(characters: Int)
    case tooManyNames(entry: String)
    /// More dates, documents or the like than an entry can keep.
    case tooMany(column: String, most: Int)
    case unknownEntry(String)
    case repeatedEntry(String)
    case unknownWord(column: String, word: String)
    case noDate(column: String, text: String)
    /// A line that is no JSON object, or none of this form.
    case noObject
    case tooDeep(levels: Int)
  }
}

extension BrokenRow.Reason: CustomStringConvertible {
  /// What is wrong with the row, as the second half of an English sentence. Text out of the file is cut to 40
  /// characters.
  public var description: String {
    switch self {
    case .columns(let expected, let found): "it has \(found) columns where \(expected) belong"
    case .quotes: "its quotation marks don't match"
    case .tooLong(let bytes): "it is longer than \(bytes) bytes"
    case .tooManyFields(let count): "it has more than \(count) fields"
    case .noNumber(let text): "'\(text.prefix(40))' is no entry number"
    case .noName: "it has no name"
    case .nameTooLong(let characters): "its name is longer than \(characters) characters"
    case .tooManyNames(let entry): "entry \(entry.prefix(40)) has more names than can be kept"
    case .tooMany(let column, let most): "it has more than \(most) of \(column)"
    case .unknownEntry(let entry): "it belongs to entry \(entry.prefix(40)), which isn't there"
    case .repeatedEntry(let entry): "entry \(entry.prefix(40)) stands there already"
    case .unknownWord(let column, let word): "'\(word.prefix(40))' is no \(column)"
    case .noDate(let column, let text): "'\(text.prefix(40))' is no date (\(column))"
    case .noObject: "it is no entry in JSON"
    case .tooDeep(let levels): "it is nested more than \(levels) levels deep"
    }
  }
}
