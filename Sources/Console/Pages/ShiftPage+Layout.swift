import Border
import Journal
import Phrases
import ReferenceData
import Terminal

/// Where the shift's words and numbers stand in a width: a pure function of both, so that arrows and drawing agree.
///
/// First the table of Imigrasi's and BNPP's reports: for each direction WNI and WNA by document with their sums (PLBN
/// Badau 2018). The rest stands beside it where there is room, else below.
struct ShiftLayout: Equatable {
  struct Text: Equatable {
    let x: Int
    let y: Int
    /// Of the head of a column, which stands at its right end.
    var width: Int?
    let text: String
    let style: Style
  }

  struct Cell: Equatable {
    let x: Int
    let y: Int
    let width: Int
    let figure: ShiftFigure
    let text: String
    let style: Style
  }

  /// The narrowest page with two columns.
  static let twoColumns = 72
  /// Cells between the columns.
  private static let gap = 2
  /// What the right one needs at least.
  private static let rightWidth = 25

  private(set) var texts: [Text] = []
  /// The left column, then the right one; each line after line, from left to right.
  private(set) var cells: [Cell] = []
  private(set) var height = 0
  /// Where the right column begins; 0: there is none.
  private var columnStart = 0

  init(_ summary: ShiftSummary, _ scene: Scene, width: Int) {
    let sections = Sections(summary: summary, scene: scene)
    let isWide = width >= Self.twoColumns
    let left =
      isWide
      ? max((width - Self.gap) / 2, min(sections.crossingsWidth, width - Self.gap - Self.rightWidth)) : width
    columnStart = isWide ? left + Self.gap : 0
    let end = place(sections.crossings(width: left), x: 0, y: 0, width: left)
    let beside =
      isWide
      ? place(sections.rest, x: columnStart, y: 0, width: width - columnStart)
      : place(sections.rest, x: 0, y: end, width: left)
    height = max(end, beside)
    let placed = cells
    cells = placed.sorted { (column($0), $0.y, $0.x) < (column($1), $1.y, $1.x) }
  }

  /// The cell that an arrow leads to: the nearest one in its direction, in the own column before the other.
  func cell(_ key: Key, from index: Int) -> Int {
    guard cells.indices.contains(index) else { return 0 }
    let here = cells[index]
    func nearest(_ isMeant: (Cell) -> Bool) -> Int? {
      func distance(_ cell: Cell) -> (Int, Int) {
        (abs(cell.y - here.y), abs(cell.x + cell.width - here.x - here.width))
      }
      return cells.indices.filter { isMeant(cells[$0]) }.min { distance(cells[$0]) < distance(cells[$1]) }
    }
    let isLeft = column(here) == 0
    switch key {
    case .up: return nearest { $0.y < here.y && column($0) == column(here) } ?? index
    case .down: return nearest { $0.y > here.y && column($0) == column(here) } ?? index
    case .left:
      return nearest { $0.y == here.y && $0.x < here.x && column($0) == column(here) }
        ?? (isLeft ? nil : nearest { column($0) == 0 }) ?? max(index - 1, 0)
    case .right:
      return nearest { $0.y == here.y && $0.x > here.x && column($0) == column(here) }
        ?? (isLeft ? nearest { column($0) == 1 } : nil) ?? min(index + 1, cells.count - 1)
    case .home: return 0
    default: return cells.count - 1
    }
  }

  private func column(_ cell: Cell) -> Int { columnStart > 0 && cell.x >= columnStart ? 1 : 0 }

  /// Places sections below each other with a blank line between; gives the line behind the last.
  private mutating func place(_ sections: [ShiftSection], x: Int, y: Int, width: Int) -> Int {
    var line = y
    for (index, section) in sections.enumerated() {
      if section.isApart, index > 0 || y > 0 { line += 1 }
      line = place(section, x: x, y: line, width: width)
    }
    return line
  }

  private mutating func place(_ section: ShiftSection, x: Int, y: Int, width: Int) -> Int {
    texts.append(Text(x: x, y: y, text: section.title, style: .title))
    switch section.content {
    case .grid(let heads, let rows, let columnWidth):
      let first = x + width - heads.count * columnWidth
      for (index, head) in heads.enumerated() {
        texts.append(
          Text(x: first + index * columnWidth + 1, y: y, width: columnWidth - 1, text: head, style: .muted))
      }
      for (offset, row) in rows.enumerated() {
        texts.append(Text(x: x + 1, y: y + 1 + offset, text: row.label, style: .normal))
        for (index, item) in row.items.enumerated() {
          add(item, x: first + index * columnWidth, y: y + 1 + offset, width: columnWidth)
        }
      }
      return y + 1 + rows.count
    case .flow(let items):
      return flow(items, from: x + section.title.count + 1, x: x + 1, y: y, end: x + width)
    }
  }

  /// Words, each with its number behind it, in lines.
  private mutating func flow(_ items: [ShiftSection.Item], from: Int, x: Int, y: Int, end: Int) -> Int {
    var (at, line) = (from, y)
    for item in items {
      let label = item.label.isEmpty ? 0 : item.label.count + 1
      if at + label + item.text.count > end, at > x { (at, line) = (x, line + 1) }
      if !item.label.isEmpty { texts.append(Text(x: at, y: line, text: item.label, style: .muted)) }
      cells.append(
        Cell(x: at + label, y: line, width: item.text.count, figure: item.figure, text: item.text, style: item.style))
      at += label + item.text.count + 2
    }
    return line + 1
  }

  private mutating func add(_ item: ShiftSection.Item, x: Int, y: Int, width: Int) {
    let count = min(item.text.count, width)
    cells.append(
      Cell(x: x + width - count, y: y, width: count, figure: item.figure, text: item.text, style: item.style))
  }
}

/// A title with numbers below or behind it.
struct ShiftSection: Equatable {
  struct Item: Equatable {
    var label = ""
    let figure: ShiftFigure
    let text: String
    var style: Style = .normal
  }

  struct Row: Equatable {
    let label: String
    let items: [Item]
  }

  enum Content: Equatable {
    case grid(heads: [String], rows: [Row], columnWidth: Int)
    case flow([Item])
  }

  let title: String
  let content: Content
  /// A blank line before it.
  var isApart = true
}

/// The sections of a summary.
private struct Sections {
  let summary: ShiftSummary
  let scene: Scene

  private var language: Language { scene.language }
  private var reference: ReferenceData { scene.setting.reference }
  /// Cells for the name of a direction and of who crossed.
  private static let labelWidth = 13
  private static let columnMinimum = 9

  private func item(_ figure: ShiftFigure, _ label: Phrase? = nil, _ style: Style = .normal) -> ShiftSection.Item {
    let count = figure.count(in: summary, at: scene.now)
    return ShiftSection.Item(
      label: label?[language] ?? "", figure: figure, text: Figures.count(count, language),
      style: count == 0 ? .muted : style)
  }

  private var columnWidth: Int {
    max(Self.columnMinimum, Figures.count(summary.crossed(), language).count + 1)
  }

  /// What the table takes with all kinds of document beside each other.
  var crossingsWidth: Int { Self.labelWidth + (summary.documents.count + 1) * columnWidth }

  /// Those who left, those who arrived, as the published figures stand, and their sum.
  func crossings(width: Int) -> [ShiftSection] {
    // Those without a recorded nationality have a line only where there are some.
    let citizenships = Citizenship.allCases.filter { $0 != .unknown || summary.crossed(nil, .unknown) > 0 }
    let perBlock = max((width - Self.labelWidth) / columnWidth, 1)
    let columns = summary.documents.map { Optional($0) } + [nil]
    var sections: [ShiftSection] = []
    for (direction, title) in [(Direction.out, Phrase.departures), (.in, .arrivals)] {
      for start in stride(from: 0, to: columns.count, by: perBlock) {
        let block = Array(columns[start..<min(start + perBlock, columns.count)])
        let heads = block.map { $0.map { reference.shortTitle(ofDocument: $0, language) } ?? Phrase.sum[language] }
        let rows =
          citizenships.map { citizenship in
            ShiftSection.Row(
              label: citizenship.word(language),
              items: block.map { item(.crossed(direction, citizenship, document: $0)) })
          } + [
            ShiftSection.Row(
              label: Phrase.sum[language],
              items: block.map { item(.crossed(direction, nil, document: $0), nil, .accent) })
          ]
        sections.append(
          ShiftSection(
            title: title[language],
            content: .grid(heads: heads, rows: rows, columnWidth: columnWidth),
            isApart: start == 0))
      }
    }
    return sections + [
      ShiftSection(
        title: Phrase.crossedTitle[language], content: .flow([item(.crossed(nil, nil, document: nil), nil, .accent)]))
    ]
  }

  var rest: [ShiftSection] {
    let outcomes = OutcomeGroup.met(in: summary, reference)
    return [
      flow(.outcomes, [item(.outcome([]), nil, .accent)] + outcomes.map { item(.outcome($0.codes), $0.word) }),
      flow(
        .records,
        [item(.voided, .voidedRecords), item(.amended, .amendedRecords)]
          + (summary.undone > 0 ? [item(.undone, .undoneRecords)] : [])
          + (summary.outsideCount > 0 ? [item(.outside, .outsideRecords, .warning)] : [])
          + (summary.overdue > 0 ? [item(.untold, .untoldRecords, .alert)] : [])),
      flow(
        .hits,
        [
          item(.hits(nil), nil, .accent), item(.hits(.waiting), .hitsWaiting, .warning),
          item(.hits(.decided), .hitsDecided), item(.hits(.disposed(.samePerson)), .hitsSame, .warning),
          item(.hits(.disposed(.otherPerson)), .hitsOther), item(.hits(.disposed(.cannotTell)), .hitsCannotTell),
        ] + waits),
      flow(
        .patrols,
        [
          item(.patrols(.all), nil, .accent), item(.patrols(.out), .patrolsOut), item(.patrols(.back), .patrolsBack),
          item(.patrols(.overdue), .overdue, .alert), item(.patrols(.entries), .patrolReports),
          item(.patrols(.persons), .patrolReportPersons),
        ]),
    ]
  }

  /// How long hits waited until somebody said or decided something, and how long the one does that waits longest.
  private var waits: [ShiftSection.Item] {
    func age(_ label: Phrase, _ milliseconds: Int?, _ figure: ShiftFigure, _ style: Style) -> ShiftSection.Item? {
      milliseconds.map {
        ShiftSection.Item(
          label: label[language], figure: figure, text: Figures.age(milliseconds: $0, language), style: style)
      }
    }
    let waits = summary.hitWaits
    let open = waits.oldest.map { scene.now.milliseconds - $0.milliseconds }
    let second = summary.secondWaits.oldest.map { scene.now.milliseconds - $0.milliseconds }
    return [
      age(Phrase(id: "nilai tengah", en: "median"), waits.median, .hits(nil), .normal),
      age(Phrase(id: "terlama", en: "longest"), waits.longest, .hits(nil), .normal),
      age(Phrase(id: "menunggu sudah", en: "waiting for"), open, .hits(.waiting), .warning),
      age(Phrase(id: "petugas kedua sudah", en: "second officer for"), second, .hits(nil), .warning),
    ].compactMap(\.self)
  }

  private func flow(_ title: Phrase, _ items: [ShiftSection.Item]) -> ShiftSection {
    ShiftSection(title: title[language].uppercased(), content: .flow(items))
  }
}
