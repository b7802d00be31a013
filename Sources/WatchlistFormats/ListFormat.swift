/// The forms that lists are published in, by the words of `plbn watchlist import --format`.
///
/// `ofac-csv` is read by `OFACParser` and `plbn-csv` by `PlbnCSVParser`; the others are told apart, so that a person
/// hears which list a file is, and have no reader yet.
public enum ListFormat: String, CaseIterable, Hashable, Sendable {
  case ofacCSV = "ofac-csv"
  case unXML = "un-xml"
  case ftmJSON = "ftm-json"
  case interpolJSON = "interpol-json"
  case plbnCSV = "plbn-csv"

  /// Whether this version of the program has a reader for the form.
  public var isReadable: Bool { self == .ofacCSV || self == .plbnCSV }

  /// Bytes from the start of a file that are enough to tell its form.
  public static let bytesToDetect = 4_096

  /// The form of a file by its first bytes, and by its name where these leave a doubt; `nil` for none of ours.
  ///
  /// - Parameters:
  ///   - name: the file's name without its folder.
  ///   - firstBytes: `bytesToDetect` of them or more, or the whole file where it is shorter.
  public static func detect(name: String, firstBytes: [UInt8]) -> ListFormat? {
    var start = firstBytes.prefix(bytesToDetect)
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    start = start.drop { $0 == UInt8(ascii: " ") || (0x09...0x0D).contains($0) }
    guard let first = start.first, !start.contains(0) else { return nil }
    let text = String(decoding: start, as: UTF8.self)
    switch first {
    case UInt8(ascii: "<"): return text.contains("CONSOLIDATED_LIST") ? .unXML : nil
    case UInt8(ascii: "{"), UInt8(ascii: "["): return detectJSON(text)
    default: return detectCSV(name: name.lowercased(), text)
    }
  }

  private static func detectJSON(_ text: String) -> ListFormat? {
    if text.contains("\"schema\""), text.contains("\"properties\"") { return .ftmJSON }
    if text.contains("\"notices\"") || text.contains("\"arrest_warrants\"") || text.contains("\"entity_id\"") {
      return .interpolJSON
    }
    return nil
  }

  private static func detectCSV(name: String, _ text: String) -> ListFormat? {
    let line = text.prefix { !$0.isNewline }
    let header = line.lowercased().split { $0 == "," || $0 == ";" }.map { ListText.trimmed($0.filter { $0 != "\"" }) }
    if header.contains("entry"), header.contains("name") { return .plbnCSV }
    // OFAC's files have no header: a number, a quoted or bare name, and `-0- ` for what is empty.
    let startsWithNumber = line.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    guard startsWithNumber, line.contains(",") else { return nil }
    let isNamedSo = name.hasPrefix("sdn") || name.hasPrefix("cons")
    return isNamedSo || text.contains("-0-") ? .ofacCSV : nil
  }
}
