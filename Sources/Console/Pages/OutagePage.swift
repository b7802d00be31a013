import Border
import Journal
import Phrases
import Terminal

/// What is down: declared and ended by a key, with its paper and what is still to be put in order.
struct OutagePage: SmallFormPage {
  enum Command: String, SmallFormCommand {
    case declare = "outage.declare"
    case details = "outage.details"
    case drill = "outage.drill"
    case end = "outage.end"
    case key = "outage.key"
    case give = "outage.give"
    case settle = "outage.settle"
    case tell = "outage.tell"
    case scroll = "outage.scroll"
    case save = "outage.save"
    case next = "outage.field.next"
    case previous = "outage.field.previous"
  }

  /// The causes in the order of their digits.
  static let causes = OutageDeclared.Cause.allCases

  let ticket: Ticket
  private(set) var form: OutageForm?
  var fields: SmallForm<OutageForm.Slot>? {
    get { form?.fields }
    set { if let newValue { form?.fields = newValue } }
  }
  private(set) var report: OutageReport?
  private(set) var failure: Phrase?
  /// Lines that are scrolled away.
  private(set) var top = 0

  init(_ ticket: Ticket) { self.ticket = ticket }

  var isFreeForDocument: Bool { form == nil }

  mutating func begin(_ scene: Scene) -> [Effect] { [.ask(.ledger(.outages))] }

  mutating func boardChanged(_ scene: Scene) -> [Effect] { [.ask(.ledger(.outages))] }

  mutating func take(_ answer: Answered, _ scene: Scene) -> [Effect] {
    switch answer.result {
    case .success(.ledger(.outages(let newReport))): (report, failure) = (newReport, nil)
    case .success: break
    case .failure(let failed): failure = failed.phrase
    }
    return []
  }

  /// What goes on, by the board: it is there before the report is.
  static func running(_ scene: Scene) -> OutageRow? {
    let outages = scene.board?.outages ?? []
    return outages.current ?? outages.drill
  }

  /// What paper and telling are about: what goes on, else what is not in order yet, else the newest.
  func target(_ scene: Scene) -> OutageState? {
    let running = Self.running(scene)
    return report?.outages.first { $0.row.id == running?.id } ?? running.map { OutageState(row: $0) } ?? report?.current
  }

  // MARK: Keys

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    let refused = scene.problem(.workOutages)
    if let fields { return formBindings(fields, scene, disabled: refused) }
    let outages = scene.board?.outages ?? []
    let busy: Phrase? = outages.current == nil ? nil : .outageRuns
    let target = target(scene)
    let none: Phrase? = target == nil ? .outageNone : nil
    let noTravellers: Phrase? = none ?? (target?.row.isDrill == true ? .outageDrillHasNone : nil)
    let digits = (1...Self.causes.count).map { Key.character(Character("\($0)")) }
    return [
      bind(.declare, digits, .outageDeclare, dangerous: true, disabled: refused ?? busy),
      bind(.details, .both("s"), .outageDetails, disabled: refused ?? busy),
      bind(
        .drill, .both("l"), .outageDrill, disabled: refused ?? busy ?? (outages.drill == nil ? nil : .outageDrillRuns)),
      bind(.end, .both("a"), .outageEnd, disabled: refused ?? (Self.running(scene) == nil ? .outageNone : nil)),
      bind(.key, .both("k"), .outageKey, disabled: scene.problem(.decide) ?? noTravellers),
      bind(.give, .both("b"), .outageGive, disabled: refused ?? none),
      bind(.settle, .both("r"), .outageSettle, disabled: refused ?? settleProblem(target)),
      bind(
        .tell, .both("p"), .outageTell,
        disabled: refused ?? noTravellers ?? (target?.untold == 0 ? .outageAllTold : nil)
      ),
      bind(.scroll, [.up, .down, .pageUp, .pageDown, .home, .end], .keyScroll, inBar: false),
    ]
  }

  private func settleProblem(_ target: OutageState?) -> Phrase? {
    target?.papers.open.isEmpty == false ? nil : .outageNoOpenPaper
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    let target = target(scene)
    switch command {
    case .declare:
      guard case .character(let digit) = key, let number = digit.wholeNumberValue,
        Self.causes.indices.contains(number - 1)
      else { return [] }
      let cause = Self.causes[number - 1]
      // Of another cause somebody must say which.
      if cause == .other {
        form = OutageForm(.declare(isDrill: false), [.cause: "\(number)"])
        fields?.move(2)
        return []
      }
      return record(.declare(cause, since: nil, words: nil, isDrill: false), cause.word[scene.language])
    case .details: form = OutageForm(.declare(isDrill: false))
    case .drill: form = OutageForm(.declare(isDrill: true), [.cause: "2"])
    case .end: form = Self.running(scene).map { OutageForm(.end($0.id, isDrill: $0.isDrill)) }
    case .key: return target.map { [.open(.paper(outage: $0.row.id, values: [:]))] } ?? []
    case .give: form = target.map { OutageForm(.give($0.row.id), [.lane: "\(scene.lane)"]) }
    case .settle:
      form = target.map {
        OutageForm(.settle($0.row.id), [.papers: $0.papers.open.first?.description ?? "", .state: "1"])
      }
    case .tell: form = target.map { OutageForm(.tell($0.row.id, count: $0.untold)) }
    case .scroll: scroll(key, scene)
    case .next: fields?.move(1)
    case .previous: fields?.move(-1)
    case .save: return save(scene)
    }
    return []
  }

  private func record(_ write: OutageWrite, _ name: String) -> [Effect] { [.record(.outage(write), name: name)] }

  /// The form stays until it is on disk: should it be refused, all that was entered is still here.
  private mutating func save(_ scene: Scene) -> [Effect] {
    guard var form else { return [] }
    if form.fields.isSent { return [.say(.formSending, .warning)] }
    defer { self.form = form }
    guard let write = form.write(scene.now, scene.setting.zone) else { return [] }
    form.fields.isSent = true
    return record(write, name(of: write, scene))
  }

  /// What the message line names it by.
  private func name(of write: OutageWrite, _ scene: Scene) -> String {
    switch write {
    case .declare(let cause, _, _, _): cause.word[scene.language]
    case .end(let id, _, _):
      (scene.board?.outages.first { $0.id == id }?.cause.word ?? .outageTitle)[scene.language]
    case .give(let range, _, _), .settle(let range, _, _, _): range.description
    case .tell: Phrase.outageTold(target(scene)?.untold ?? 0)[scene.language]
    }
  }

  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] {
    if isKept { form = nil } else { fields?.isSent = false }
    return [.ask(.ledger(.outages))]
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
