import Border
import Journal
import Phrases
import Terminal

/// The numbers of the shift, or of any period, on one screen: who crossed, what was decided, hits, patrols. Each number
/// opens the records that it counts.
struct ShiftPage: PageScreen {
  enum Command: String {
    case open = "shift.open"
    case move = "shift.move"
    case step = "shift.step"
    case today = "shift.today"
    case yesterday = "shift.yesterday"
    case week = "shift.week"
    case hours = "shift.hours"
    case month = "shift.month"
    case year = "shift.year"
    case type = "shift.type"
    case take = "shift.take"
    case next = "shift.next"
  }

  /// The ends of a period that is typed.
  enum Bound: Sendable { case from, to }

  /// The numbers are asked for at most so often while others record.
  static let restMilliseconds = 1_000
  /// And at least so often where the period goes on with the clock.
  static let clockMilliseconds = 60_000

  let ticket: Ticket
  private(set) var period = ShiftPeriod.today
  private(set) var summary: ShiftSummary?
  private(set) var failure: Phrase?
  /// The number that the cursor rests on; nil before there are any.
  private(set) var selected: ShiftFigure?
  /// Lines that are scrolled away.
  private(set) var top = 0
  private(set) var form: SmallForm<Bound>?

  /// A period that is being typed would be lost.
  var isFreeForDocument: Bool { form == nil }

  /// What was asked last and is not answered.
  private(set) var asked: Question?
  private var askedAt = Instant(nanoseconds: 0)
  /// Somebody has recorded something since.
  private var isStale = false

  init(_ ticket: Ticket) {
    self.ticket = ticket
  }

  var field: TextField? { form?.field }

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    if form != nil {
      return [
        bind(.take, [.enter], .shiftTake), bind(.next, [.tab, .backtab, .down, .up], .formNext),
      ]
    }
    return [
      bind(.open, [.enter], .shiftOpen, disabled: summary == nil ? .nothingChosen : nil),
      bind(.step, [.character("<"), .character(">"), .wordLeft, .wordRight], .shiftStep),
      bind(.type, .both("p"), .shiftType), bind(.today, .both("d"), .shiftToday),
      bind(.yesterday, .both("k"), .shiftYesterday), bind(.hours, [.character("8")], .shiftHours),
      bind(.week, [.character("7")], .shiftWeek), bind(.month, .both("b"), .shiftMonth),
      bind(.year, .both("y"), .shiftYear),
      bind(.move, [.up, .down, .left, .right, .home, .end], .shiftMove, inBar: false),
    ]
  }

  // MARK: Asking

  mutating func begin(_ scene: Scene) -> [Effect] { ask(scene) }

  mutating func boardChanged(_ scene: Scene) -> [Effect] {
    isStale = true
    return wake(scene)
  }

  /// An answer that was lost is waited for no longer than a minute.
  var nextWake: Instant? {
    let isDue = isStale && asked == nil
    guard isDue || asked != nil || period.follows else { return nil }
    return askedAt.advanced(milliseconds: isDue ? Self.restMilliseconds : Self.clockMilliseconds)
  }

  mutating func wake(_ scene: Scene) -> [Effect] {
    guard let wake = nextWake, scene.instant >= wake else { return [] }
    return ask(scene)
  }

  private mutating func ask(_ scene: Scene) -> [Effect] {
    let (from, to) = period.range(scene.now, scene.setting.zone)
    let question = Question.ledger(.summary(from: from, to: to))
    (asked, askedAt, isStale) = (question, scene.instant, false)
    return [.ask(question)]
  }

  mutating func take(_ answer: Answered, _ scene: Scene) -> [Effect] {
    guard answer.question == asked else { return [] }
    asked = nil
    switch answer.result {
    case .success(.ledger(.summary(let summary))):
      (self.summary, failure) = (summary, nil)
      rest(on: selected, scene)
    case .failure(let failed): failure = failed.phrase
    default: break
    }
    return []
  }

  private mutating func show(_ period: ShiftPeriod, _ scene: Scene) -> [Effect] {
    self.period = period
    return ask(scene)
  }

  // MARK: Keys

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    let today = scene.setting.zone.dayAndHour(of: scene.now).day
    switch command {
    case .open:
      guard let summary, let selected else { return [] }
      // What was recorded meanwhile is asked for as soon as this page shows again.
      isStale = true
      return [.open(selected.opening(from: summary.from, to: summary.to))]
    case .move:
      guard let layout = layout(scene), let index = layout.cells.firstIndex(where: { $0.figure == selected }) else {
        return []
      }
      rest(on: layout.cells[layout.cell(key, from: index)].figure, scene)
    case .step:
      let days = key == .character("<") || key == .wordLeft ? -1 : 1
      return show(period.stepped(days, scene.now, scene.setting.zone), scene)
    case .today: return show(.today, scene)
    case .yesterday: return show(.day(today - 1), scene)
    case .hours: return show(.hours(8), scene)
    case .week: return show(.days(7), scene)
    case .month: return show(.month, scene)
    case .year: return show(.year, scene)
    case .type: form = typedPeriod(scene)
    case .next: form?.move(key == .up || key == .backtab ? -1 : 1)
    case .take: return takeTyped(scene)
    }
    return []
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? {
    form?.edit(key) == true ? [] : nil
  }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    form?.paste(text).map { $0 ? [] : [.say(.pasteCut, .warning)] }
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    guard form == nil else {
      form = nil
      return []
    }
    return [.leave]
  }

  // MARK: A period typed by hand

  private func typedPeriod(_ scene: Scene) -> SmallForm<Bound> {
    let zone = scene.setting.zone
    let (from, to) = period.range(scene.now, zone)
    return SmallForm([
      .text(.from, .since, TypedMoment.typed(from, zone), maximum: TypedMoment.lengthLimit),
      .text(.to, .upTo, TypedMoment.typed(period.follows ? nil : to, zone), maximum: TypedMoment.lengthLimit),
    ])
  }

  /// An empty end is now.
  private mutating func takeTyped(_ scene: Scene) -> [Effect] {
    guard var form else { return [] }
    let zone = scene.setting.zone
    let from = TypedMoment.parse(form.text(.from), zone)
    let hasEnd = form.text(.to).contains { $0 != " " }
    let to = hasEnd ? TypedMoment.parse(form.text(.to), zone) : Timestamp(milliseconds: scene.now.milliseconds + 1)
    form.forgetProblems()
    if from == nil { form.refuse(.from, .noMoment) }
    if to == nil { form.refuse(.to, .noMoment) }
    if let from, let to, to <= from { form.refuse(.to, .endBeforeStart) }
    let isWrong = form.goToProblem()
    self.form = form
    guard !isWrong, let from, let to else { return [] }
    self.form = nil
    return show(.between(from, to), scene)
  }

  // MARK: Where the cursor rests

  /// What there is to draw; nil while there is nothing.
  func layout(_ scene: Scene) -> ShiftLayout? {
    summary.map { ShiftLayout($0, scene, width: max(scene.size.width - 4, 1)) }
  }

  /// Lines for the numbers within the frame.
  static func lines(_ size: Size) -> Int { max(size.height - 2, 1) }

  /// Puts the cursor on a number and scrolls it into sight; where it is gone, on the first.
  private mutating func rest(on figure: ShiftFigure?, _ scene: Scene) {
    guard let layout = layout(scene), let first = layout.cells.first else { return }
    let cell = layout.cells.first { $0.figure == figure } ?? first
    selected = cell.figure
    top = Self.top(layout, cell, top, Self.lines(scene.size))
  }

  /// The headings above the first line of numbers come into sight with it.
  static func top(_ layout: ShiftLayout, _ cell: ShiftLayout.Cell, _ top: Int, _ height: Int) -> Int {
    let line = layout.cells.contains { $0.y < cell.y } ? cell.y : 0
    return ListState.window(count: layout.height, height: height, selected: line, top: top).lowerBound
  }
}
