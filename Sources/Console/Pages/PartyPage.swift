import Border
import Journal
import Phrases
import Terminal

/// Those who come together at this lane: who is decided, who waits, how many are missing; and the forms that open and
/// close the party.
struct PartyPage: SmallFormPage {
  enum Command: String, SmallFormCommand {
    case open = "party.member", close = "party.close", move = "party.move", page = "party.page", ends = "party.ends"
    case save = "party.save", next = "party.field.next", previous = "party.field.previous", turn = "party.turn"

    static var turning: Self? { .turn }
  }

  let ticket: Ticket
  private(set) var list = ListState()
  private(set) var form: PartyForm?
  var fields: SmallForm<PartyForm.Slot>? {
    get { form?.fields }
    set { if let newValue { form?.fields = newValue } }
  }
  /// The party whose closing was asked for once.
  private var closing = AskedTwice<String>()
  /// A close was asked for and is on its way.
  private var isClosing = false

  init(_ ticket: Ticket) { self.ticket = ticket }

  var isFreeForDocument: Bool { form?.hasContent != true && form?.closing == nil }

  /// The travellers: who waits first, because they are to be decided; then the newest decision.
  static func members(_ party: PartyMembers) -> [Member] {
    party.waiting.map(Member.waiting) + party.decided.reversed().map(Member.decided)
  }

  enum Member: Equatable {
    case waiting(WaitingScan)
    case decided(CrossingRow)
  }

  private func chosen(_ scene: Scene) -> Member? {
    guard let party = scene.board?.party else { return nil }
    let members = Self.members(party)
    return members.indices.contains(list.selected) ? members[list.selected] : nil
  }

  // MARK: Keys

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    if let fields { return formBindings(fields, scene, disabled: scene.problem(.decide)) }
    let bind = KeyBinder<Command>(scene)
    return [
      bind(.open, [.enter], .partyMember, disabled: chosen(scene) == nil ? .nothingChosen : nil),
      bind(.close, .both("t"), .partyClose, dangerous: true, disabled: scene.problem(.decide)),
      bind(.move, [.up, .down], .keyMove, inBar: false),
      bind(.page, [.pageUp, .pageDown], .keyPage, inBar: false),
      bind(.ends, [.home, .end], .keyEnds, inBar: false),
    ]
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    if command != .close { closing.forget() }
    switch command {
    case .open:
      switch chosen(scene) {
      case .waiting(let scan): return [.openScan(scan.id)]
      case .decided(let row): return [.open(.story(row))]
      case nil: return []
      }
    case .close: return close(scene)
    case .move, .page, .ends:
      let count = scene.board?.party.map { Self.members($0).count } ?? 0
      _ = list.handle(key, count: count, height: PartyPage.rows(scene.size))
    case .next: fields?.move(1)
    case .previous: fields?.move(-1)
    case .turn: _ = fields?.edit(key)
    case .save:
      if fields?.isSent == true { return [.say(.formSending, .warning)] }
      guard let write = form?.write(scene) else { return [] }
      fields?.isSent = true
      return [.record(write, name: Self.name(scene))]
    }
    return []
  }

  /// A party that is complete is closed when T is pressed once more, because it is Hits on the dashboard; where some are
  /// open, or more were decided than said, it is told, and a reason asked for.
  private mutating func close(_ scene: Scene) -> [Effect] {
    guard let party = scene.board?.party, !isClosing else { return [] }
    guard party.isComplete else {
      form = PartyForm(closing: party.party.id, scene.setting.reference)
      return []
    }
    guard closing.isAnswered(party.party.id, at: scene.instant) else {
      return [.say(.partyCloseAgain(party.standing.count), .warning)]
    }
    isClosing = true
    return [.record(.closeParty(party.party.id, reason: nil), name: Self.name(scene))]
  }

  private static func name(_ scene: Scene) -> String {
    "\(Phrase.lane[scene.language]) \(scene.lane) \(scene.direction.word[scene.language])"
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    guard let form else { return [.leave] }
    if let asking = askToLeave(losing: form.hasContent) { return asking }
    self.form = nil
    return form.closing == nil ? [.leave] : []
  }

  // MARK: What is told

  mutating func begin(_ scene: Scene) -> [Effect] {
    if scene.board?.party == nil { form = PartyForm(scene.setting.reference) }
    return []
  }

  /// Recorded: travellers can come, or the party is gone; either way the officer goes back to the lane.
  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] {
    fields?.isSent = false
    isClosing = false
    return isKept ? [.leave] : []
  }

  /// Somebody may have opened or closed the party meanwhile. What is half written stays.
  mutating func boardChanged(_ scene: Scene) -> [Effect] {
    guard let party = scene.board?.party else {
      if form == nil, !isClosing { return [.leave] }
      return []
    }
    if let form, form.closing == nil, !form.hasContent, !form.fields.isSent { self.form = nil }
    list.select(
      list.selected, count: Self.members(party).count, height: PartyPage.rows(scene.size))
    return []
  }
}
