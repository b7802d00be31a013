import Crypto
import Journal
import ReferenceData
import TravelDocuments
import WatchlistFormats

/// A roster as a supervisor's file: CSV with a header line and a line for each officer of each shift.
///
/// ```
/// date,shift,officer,wish
/// 2026-11-22,morning,sari,in
/// 22-11-2026,pagi,budi,
/// ```
///
/// Commas or semicolons; words in Indonesian (`tanggal`, `sif`, `petugas`, `arah`; `pagi`, `siang`, `malam`; `masuk`,
/// `keluar`) or English. A file with any error is told line by line and changes nothing.
public enum RosterFile {
  /// Far more than `RosterImported.placeLimit` lines need.
  public static let byteLimit = 256 << 10
  /// Problems that are told; more are counted.
  public static let toldLimit = 20
  /// Days ahead and back that a line can name; farther off is a slip of the year.
  public static let days = -62...400

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - name: its name without folders.
  ///   - today: the day at the post.
  ///   - canDecide: whether an officer of this name can take decisions; nil: in a store where any name can.
  /// - Throws: `DutyRefusal.roster`, `DutyRefusal.rosterTooLong`.
  public static func read(
    _ bytes: [UInt8], name: String, today: Int, canDecide: ((String) -> Bool)?
  ) throws(DutyRefusal) -> RosterImported {
    guard bytes.count <= byteLimit else { throw .roster([RosterProblem(line: 1, .tooLarge(byteLimit))], more: 0) }
    var reading = Reading(today: today, canDecide: canDecide)
    reading.read(bytes, name: name)
    guard reading.problems.isEmpty else {
      let told = Array(reading.problems.prefix(toldLimit))
      throw .roster(told, more: reading.problems.count - told.count)
    }
    let file = WatchlistImported.File(
      name: String(name.unicodeScalars.filter { !$0.isHidden }.prefix(Officer.nameLimit).map(Character.init)),
      sha256: SHA256.hex(SHA256.hash(data: bytes)), bytes: bytes.count)
    let shifts = reading.places.keys.sorted().map {
      RosterImported.OneShift($0, reading.places[$0]?.map(\.place) ?? [])
    }
    let roster = RosterImported(file: file, shifts: shifts)
    guard roster.byteCount <= RosterImported.byteLimit else {
      throw .rosterTooLong(bytes: roster.byteCount, limit: RosterImported.byteLimit)
    }
    return roster
  }

  static let directions: [String: Direction] = ["in": .in, "masuk": .in, "out": .out, "keluar": .out]
  private static let headers: [Set<String>] = [
    ["date", "tanggal"], ["shift", "sif"], ["officer", "petugas"], ["wish", "arah"],
  ]

  private struct Reading {
    let today: Int
    let canDecide: ((String) -> Bool)?
    var places: [ShiftOfDay: [(place: RosterImported.Place, line: Int)]] = [:]
    var problems: [RosterProblem] = []

    mutating func read(_ bytes: [UInt8], name: String) {
      let firstLine = bytes.prefix { $0 != UInt8(ascii: "\n") }
      let separator = firstLine.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
      var reader = CSVReader(ByteSource(name: name, bytes: bytes), separator: separator)
      var count = 0
      do throws(ImportError) {
        guard let header = try reader.next(), isHeader(header) else { return note(1, .header) }
        while let row = try reader.next() {
          count += 1
          guard count <= RosterImported.placeLimit else {
            return note(row.line, .tooManyRows(RosterImported.placeLimit))
          }
          take(row)
        }
      } catch {
        return note(1, .notText)
      }
      if count == 0 { note(1, .noRows) }
    }

    private mutating func note(_ line: Int, _ kind: RosterProblem.Kind) {
      problems.append(RosterProblem(line: line, kind))
    }

    private func isHeader(_ row: CSVReader.Row) -> Bool {
      let names = row.fields.map { word($0).lowercased() }
      return (3...4).contains(names.count) && zip(names, headers).allSatisfy { $1.contains($0) }
    }

    /// Without blanks around it; empty where it is no UTF-8 text.
    private func word(_ field: [UInt8]) -> String {
      let text = String(validating: field, as: UTF8.self) ?? ""
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private mutating func take(_ row: CSVReader.Row) {
      guard row.broken == nil else { return note(row.line, .row) }
      guard (3...4).contains(row.fields.count) else { return note(row.line, .columns(found: row.fields.count)) }
      let words = row.fields.map(word)
      // All that is wrong with a line is told at once.
      let (day, shift, officer) = (day(words[0], row.line), Shift(word: words[1]), words[2])
      if shift == nil { note(row.line, .shift) }
      let isNamed = isOfficer(officer, row.line)
      let wish = words.count > 3 ? words[3].lowercased() : ""
      let isWish = wish.isEmpty || directions[wish] != nil
      if !isWish { note(row.line, .direction) }
      guard let day, let shift, isNamed, isWish else { return }
      let key = ShiftOfDay(day: day, shift: shift)
      if let first = places[key]?.first(where: { $0.place.officer == officer }) {
        return note(row.line, .twice(line: first.line))
      }
      places[key, default: []].append((RosterImported.Place(officer: officer, wish: directions[wish]), row.line))
    }

    private mutating func day(_ typed: String, _ line: Int) -> Int? {
      do throws(TypedDate.Failure) {
        let date = try TypedDate.parse(typed)
        if !date.isWhole {
          note(line, .date)
        } else if !days.contains(date.earliestDay - today) {
          note(line, .farDate)
        } else {
          return date.earliestDay
        }
      } catch {
        note(line, error == .noSuchDay ? .noSuchDay(typed) : .date)
      }
      return nil
    }

    private mutating func isOfficer(_ name: String, _ line: Int) -> Bool {
      guard !name.isEmpty, Officer(name: name).name == name, !Account.isJournalItself(name) else {
        note(line, .account)
        return false
      }
      guard canDecide?(name) ?? true else {
        note(line, .unknownAccount(name))
        return false
      }
      return true
    }
  }
}
