import TravelDocuments

/// Names and dates as Indonesian offices write them.
enum NationalText {
  /// The names in a cell: the first is the person's own, further ones follow `alias`, `als.`, `a.k.a.`, `alias:` or
  /// `@`, or a semicolon. `BUDI UMPAMA als. SI BUD @ BUDI KECIL` has three.
  static func names(_ text: String, most: Int) -> [String] {
    var names: [[Substring]] = [[]]
    let spaced = text.replacing("@", with: " @ ").replacing(";", with: " ; ")
    for word in spaced.split(separator: " ") {
      if separators.contains(word.lowercased()) {
        if names.last?.isEmpty == false { names.append([]) }
        if names.count > most { break }
      } else {
        names[names.count - 1].append(word)
      }
    }
    return names.prefix(most).map { $0.joined(separator: " ").trimmingCommas }.filter { !$0.isEmpty }
  }

  private static let separators: Set<String> = [
    "alias", "alias:", "als", "als.", "aka", "a.k.a.", "a.k.a", "@", ";",
  ]

  /// `dd/mm/yyyy`, `dd-mm-yyyy`, `dd.mm.yyyy`, `yyyy-mm-dd`, `mm/yyyy`, `yyyy` and `17 Agustus 1945`, also behind a
  /// place (`Pontianak, 17-08-1945`). `00` for a day or a month is an unknown one. Years have four digits: two could be
  /// either century's. `nil` for all else; a month past 12 is never read as a day.
  static func date(_ text: String) -> PartialDate? {
    if let date = PartialDate(text) { return date }
    let last = text.split(separator: ",").last.map { ListText.trimmed($0) } ?? ""
    let parts = last.split { "/-. ".contains($0) }
    guard (1...3).contains(parts.count) else { return nil }
    let isYearFirst = parts[0].utf8.count == 4
    let ordered = isYearFirst ? Array(parts) : parts.reversed()
    guard ordered[0].utf8.count == 4, let year = number(ordered[0]) else { return nil }
    guard ordered.count > 1 else { return PartialDate(year: year) }
    guard let month = number(ordered[1]) ?? MonthWord.number(ordered[1]) else { return nil }
    let day = ordered.count > 2 ? number(ordered[2]) : 0
    guard let day else { return nil }
    if month == 0 { return day == 0 ? PartialDate(year: year) : nil }
    return PartialDate(year: year, month: month, day: day == 0 ? nil : day)
  }

  /// Digits alone: `Int` would take a sign too.
  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? Int(text) : nil
  }
}

extension String {
  fileprivate var trimmingCommas: String {
    var view = self[...]
    while let last = view.last, last == "," || last == " " { view.removeLast() }
    while let first = view.first, first == "," || first == " " { view.removeFirst() }
    return String(view)
  }
}
