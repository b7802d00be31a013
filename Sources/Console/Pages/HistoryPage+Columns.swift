import Border
import Journal
import Phrases

/// The columns of the crossings' list, with a date before them where one is not of today, and the kind of document behind
/// them where there is room.
struct HistoryColumns: Equatable {
  /// Before the name of a crossing that was amended.
  static let amendedSign = "*"
  static let lateSign = "~"
  /// `20-11-26` and a blank.
  private static let dateCells = 9
  private static let documentCells = 9
  /// The narrowest list with the kind of document.
  private static let documentWidth = 66

  private let dates: Int
  private let crossing: CrossingColumns
  private let document: ClosedRange<Int>?

  init(width: Int, hasDates: Bool) {
    dates = hasDates ? Self.dateCells : 0
    let end = width >= Self.documentWidth ? width - Self.documentCells : width
    document = end < width ? (end + 1)...(width - 1) : nil
    crossing = CrossingColumns(width: end - dates)
  }

  /// Cells from the left edge of a row; nil where the column has no room.
  func place(of column: CrossingOrder.Column) -> ClosedRange<Int>? {
    let place: ClosedRange<Int>? =
      switch column {
      case .time: -dates...4
      case .direction: 6...6
      case .name: crossing.name
      case .number: crossing.number
      case .nationality: crossing.nationality
      case .lane: crossing.lane
      case .outcome: crossing.outcome
      case .officer: crossing.officer
      case .document: nil
      }
    return column == .document ? document : place.map { $0.lowerBound + dates...$0.upperBound + dates }
  }

  var birth: ClosedRange<Int>? { crossing.birth.map { $0.lowerBound + dates...$0.upperBound + dates } }

  /// Where the sign of an amendment stands.
  var sign: Int { 7 + dates }

  /// `08:42`, and the date where it is another day.
  func time(_ time: Timestamp, _ zone: PostZone, today: Int) -> String {
    guard dates > 0 else { return zone.clock(time) }
    let parts = zone.text(time).prefix(10).split(separator: "-")
    guard zone.dayAndHour(of: time).day != today, parts.count == 3 else {
      return String(repeating: " ", count: dates) + zone.clock(time)
    }
    return "\(parts[2])-\(parts[1])-\(parts[0].suffix(2)) \(zone.clock(time))"
  }
}

extension CrossingOrder.Column {
  var title: Phrase {
    switch self {
    case .time: .time
    case .direction: .directionLabel
    case .name: .nameColumn
    case .document: .document
    case .number: .number
    case .nationality: .citizenshipLabel
    case .lane: .lane
    case .outcome: .outcome
    case .officer: .officer
    }
  }

  /// The same in the cells of its column.
  var head: Phrase {
    switch self {
    case .time: .timeHead
    case .nationality: .nationalityHead
    case .lane: .laneHead
    case .outcome: .outcomeHead
    case .document: .documentHead
    case .direction, .name, .number, .officer: title
    }
  }
}
