import Border
import Journal
import Phrases
import Terminal

/// Whose lane is whose: the shift, who has come for it, the draw, and the lanes that are open.
struct DutyPage: SmallFormPage {
  enum Command: String, SmallFormCommand {
    case report = "duty.report"
    case open = "duty.open"
    case takeOver = "duty.takeover"
    case close = "duty.close"
    case draw = "duty.draw"
    case swap = "duty.swap"
    case scanner = "duty.scanner"
    case scroll = "duty.scroll"
    case save = "duty.save"
    case next = "duty.field.next"
    case previous = "duty.field.previous"
  }

  let ticket: Ticket
  private(set) var form: DutyForm?
  var fields: SmallForm<DutyForm.Slot>? {
    get { form?.fields }
    set { if let newValue { form?.fields = newValue } }
  }
  /// Lines that are scrolled away.
  private(set) var top = 0
  /// The lane whose closing was asked for once.
  private var closing = AskedTwice<Int>()
  /// The lane that goes over to this console when its opening is on disk.
  private var wanted: LaneWay?

  init(_ ticket: Ticket) { self.ticket = ticket }

  var isFreeForDocument: Bool { form == nil }

  // MARK: Keys

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    let refused = scene.problem(.workLanes)
    if let fields { return formBindings(fields, scene, disabled: refused) }
    let state = DutyState(scene)
    let way = " \(state.proposed.text(scene.language))"
    var lane = [
      bind(
        .open, .both("b"), .dutyOpen, suffix: way, dangerous: true,
        disabled: refused ?? state.openProblem)
    ]
    if state.isTaken {
      lane = [bind(.takeOver, .both("a"), .dutyTakeOver, suffix: way, disabled: refused)]
    }
    return [
      bind(
        .report, .both("l"), .dutyReport, dangerous: true,
        disabled: refused ?? state.reportProblem)
    ] + lane + [
      bind(
        .close, .both("t"), .dutyClose, dangerous: true,
        disabled: refused ?? state.closeProblem),
      bind(.draw, .both("d"), .dutyDraw, disabled: refused ?? state.drawProblem),
      bind(.swap, .both("k"), .dutySwap, disabled: refused ?? state.swapProblem),
      bind(.scanner, .both("p"), .dutyScanner, disabled: refused),
      bind(.scroll, [.up, .down, .pageUp, .pageDown, .home, .end], .keyScroll, inBar: false),
    ]
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    let state = DutyState(scene)
    if command != .close { closing.forget() }
    switch command {
    case .report: return record(.report, Phrase.dutyReported(state.shiftToReport))
    case .open: return open(state.proposed, takeOver: nil, scene)
    case .close:
      // T is Hits on the dashboard: a lane is not closed because somebody believed to stand there.
      guard closing.isAnswered(state.here, at: scene.instant) else {
        return [.say(.dutyCloseAgain(state.here), .warning)]
      }
      return record(.close(state.here), Phrase.dutyLane(state.here))
    case .takeOver: form = DutyForm(.takeOver(state.proposed))
    case .draw: form = DutyForm(.draw(missing: state.missing), state.lanesToDraw(scene.language))
    case .swap: form = DutyForm(.swap)
    case .scanner: form = DutyForm(.scanner(lane: state.here, state.duty.scanners[state.here]?.place))
    case .scroll: scroll(key, scene)
    case .next: fields?.move(1)
    case .previous: fields?.move(-1)
    case .save: return save(state, scene)
    }
    return []
  }

  private func record(_ write: DutyWrite, _ name: Phrase) -> [Effect] {
    [.record(.duty(write), name: name.id)]
  }

  private mutating func open(_ way: LaneWay, takeOver reason: String?, _ scene: Scene) -> [Effect] {
    wanted = way
    return [.record(.duty(.open(way, takeOver: reason)), name: way.text(scene.language))]
  }

  /// The form stays until it is on disk: should it be refused, all that was entered is still here.
  private mutating func save(_ state: DutyState, _ scene: Scene) -> [Effect] {
    guard var form else { return [] }
    if form.fields.isSent { return [.say(.formSending, .warning)] }
    defer { self.form = form }
    guard let write = form.write(state) else { return [] }
    form.fields.isSent = true
    if case .open(let way, let reason) = write { return open(way, takeOver: reason, scene) }
    return [.record(.duty(write), name: name(of: write, state, scene.language))]
  }

  /// What the message line names it by.
  private func name(of write: DutyWrite, _ state: DutyState, _ language: Language) -> String {
    switch write {
    case .draw: state.shiftToDraw.phrase[language]
    case .swap(let one, let other, _): "\(one) - \(other)"
    case .claim(_, let lane, _), .release(let lane): Phrase.dutyLane(lane)[language]
    case .report, .open, .close: form?.kind.title[language] ?? ""
    }
  }

  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] {
    defer { wanted = nil }
    if isKept { form = nil } else { fields?.isSent = false }
    guard isKept, let wanted else { return [] }
    return [.watchLane(wanted)]
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    guard let fields else { return [.leave] }
    if let asking = askToLeave(losing: fields.isChanged()) { return asking }
    form = nil
    return []
  }

  private mutating func scroll(_ key: Key, _ scene: Scene) {
    let count = lines(scene, width: scene.size.width - 4).count
    top = Scrolling.top(top, after: key, count: count, height: max(scene.size.height - 2, 1))
  }
}

/// What the page's keys go by: duty as the board knows it, for this officer at this console's lane.
struct DutyState {
  let duty: DutyBook
  let plan: DutyPlan
  let shift: ShiftOfDay
  private let now: Timestamp
  private let officer: String
  /// The lane that this console shows.
  let here: Int
  private let direction: Direction

  init(_ scene: Scene) {
    duty = scene.board?.duty ?? DutyBook()
    plan = scene.setting.plan
    now = scene.now
    shift = plan.shift(at: scene.now)
    officer = scene.actor.officer.name
    (here, direction) = (scene.lane, scene.direction)
  }

  /// The lane to open: the drawn one; else the one that this console shows.
  var proposed: LaneWay {
    guard let draw = duty.draws[shift], let lane = draw.lane(of: officer) else { return LaneWay(here, direction) }
    return draw.drawn.draw.lanes.first { $0.lane == lane } ?? LaneWay(lane, direction)
  }

  /// Somebody else has the lane; whether it is another console of the same officer only the desk knows.
  var isTaken: Bool { duty.lanes[proposed.lane].map { $0.officer != officer } ?? false }

  var shiftToReport: ShiftOfDay { duty.shiftToReport(officer, at: now, plan) }
  var shiftToDraw: ShiftOfDay { duty.shiftToDraw(at: now, plan) }
  /// Who is rostered for that shift and has not reported.
  var missing: [String] { duty.missing(shiftToDraw) }

  var reportProblem: Phrase? {
    duty.reports[shiftToReport]?.contains { $0.officer == officer } == true ? .dutyHasReported : nil
  }

  var openProblem: Phrase? {
    duty.lanes[proposed.lane].map { $0.officer == officer && $0.direction == proposed.direction } == true
      && here == proposed.lane ? .dutyIsOpen : nil
  }

  var closeProblem: Phrase? { duty.lanes[here] == nil ? .dutyNotOpen : nil }

  var drawProblem: Phrase? {
    if duty.draws[shiftToDraw] != nil { return .dutyIsDrawn }
    return duty.reports[shiftToDraw] == nil ? .dutyNobodyReported : nil
  }

  var swapProblem: Phrase? { duty.draws[shift] == nil ? .dutyNotDrawn : nil }

  /// What the form of the draw begins with: the lanes of the newest draw, else one for each who has come, in turn in
  /// and out.
  func lanesToDraw(_ language: Language) -> String {
    let before = duty.draws.max { $0.key < $1.key }?.value.drawn.draw.lanes
    let count = min(duty.reports[shiftToDraw]?.count ?? 1, ConsoleModel.lanes.count)
    let lanes = before ?? (0..<count).map { LaneWay($0 + 1, $0.isMultiple(of: 2) ? .in : .out) }
    return lanes.map { "\($0.lane):\($0.direction.word[language].lowercased())" }.joined(separator: " ")
  }

  /// The other one of a swap, where this officer is one of the two.
  func pair(_ text: String) -> (String, String)? {
    let names = text.split(whereSeparator: { $0.isWhitespace || $0 == "," }).map(String.init)
    switch names.count {
    case 1: return (officer, names[0])
    case 2: return (names[0], names[1])
    default: return nil
    }
  }
}

extension ConsoleModel.Setting {
  var plan: DutyPlan { DutyPlan(post, reference) }
}

extension LaneWay {
  /// `L2 MASUK`.
  func text(_ language: Language) -> String {
    "L\(lane) \((direction == .in ? Phrase.goingIn : .goingOut)[language])"
  }

  /// `2:masuk` or `2:in`, or nil.
  init?(text: Substring) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let words: [String: Direction] = ["in": .in, "masuk": .in, "out": .out, "keluar": .out]
    guard parts.count == 2, let lane = Int(parts[0]), CrossingRules.lanes.contains(lane),
      let direction = words[parts[1].lowercased()]
    else { return nil }
    self.init(lane, direction)
  }
}
