/// The forms that lists are published in, by the words of `plbn watchlist import --format`. `ListReader` reads each.
public enum ListFormat: String, CaseIterable, Hashable, Sendable {
  case ofacCSV = "ofac-csv"
  case unXML = "un-xml"
  case ftmJSON = "ftm-json"
  /// Changes to a list of `ftm-json`; no list by themselves.
  case ftmDelta = "ftm-delta"
  case openSanctionsCSV = "opensanctions-csv"
  case interpolJSON = "interpol-json"
  case nationalCSV = "national-csv"
  case plbnCSV = "plbn-csv"

  /// Whether the reader was written without a live file of the publisher to try it on; whoever imports one hears it.
  public var isUnverified: Bool { self == .interpolJSON }

  /// Bytes from the start of a file that are enough to tell its form.
  public static let bytesToDetect = 4_096

  /// The form of a file by its first bytes, and by its name where these leave a doubt; `nil` for none of ours.
  ///
  /// - Parameters:
  ///   - name: the file's name without its folder.
  ///   - firstBytes: `bytesToDetect` of them or more, or the whole file where it is shorter.
  ///   - hasColumnMap: whether a column map lies beside the file, which makes a table of no other form a national list.
  ///   - hasOwnMap: whether that map is this file's own: whoever wrote it says what the table is, also where its
  ///     columns are called like ours.
  public static func detect(
    name: String, firstBytes: [UInt8], hasColumnMap: Bool = false, hasOwnMap: Bool = false
  ) -> ListFormat? {
    var start = firstBytes.prefix(bytesToDetect)
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { start = start.dropFirst(3) }
    start = start.drop(while: ListText.isBlank)
    guard let first = start.first, !start.contains(0) else { return nil }
    let text = String(decoding: start, as: UTF8.self)
    switch first {
    case UInt8(ascii: "<"): return text.contains("CONSOLIDATED_LIST") ? .unXML : nil
    case UInt8(ascii: "{"), UInt8(ascii: "["): return detectJSON(text)
    // A folder's map is for those tables in it that are of no other form.
    default:
      if hasOwnMap { return .nationalCSV }
      return detectCSV(name: name.lowercased(), text) ?? (hasColumnMap ? .nationalCSV : nil)
    }
  }

  private static func detectJSON(_ text: String) -> ListFormat? {
    let start = text.prefix(40).filter { !$0.isWhitespace }
    if start.hasPrefix("{\"op\":") || start.hasPrefix("{\"entity\":") { return .ftmDelta }
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
    if ["id", "schema", "name"].allSatisfy(header.contains) { return .openSanctionsCSV }
    // OFAC's files have no header: a number, a quoted or bare name, and `-0- ` for what is empty.
    let startsWithNumber = line.utf8.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    guard startsWithNumber, line.contains(",") else { return nil }
    let isNamedSo = name.hasPrefix("sdn") || name.hasPrefix("cons")
    return isNamedSo || text.contains("-0-") ? .ofacCSV : nil
  }
}
