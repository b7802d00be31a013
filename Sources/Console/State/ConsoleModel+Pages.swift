import Border
import Phrases
import Terminal

/// The pages that lie on the console: what they may know, and what comes of what they want.
extension ConsoleModel {
  func scene(language: Language? = nil, at instant: Instant = Instant(nanoseconds: 0)) -> Scene {
    Scene(
      setting: setting, language: language ?? self.language, now: now, instant: instant, size: pageSize, board: board,
      lane: lane, direction: direction, drafts: drafts, actor: actor,
      isStoreClosed: trouble?.isClosed == true, isLookupOwed: trouble != nil || owedLookups > 0,
      scanner: scanner)
  }

  /// Puts a page on top.
  mutating func push(_ page: Page, at instant: Instant) {
    dismissMessage()
    if case .hits = page { bell.look() }
    pages.append(page)
    onPage(at: instant) { $0.begin($1) }
  }

  /// Changes the page on top and does what it wants. Gives whether it took it.
  @discardableResult
  mutating func onPage(at instant: Instant, _ body: (inout any PageScreen, Scene) -> [Effect]?) -> Bool {
    guard let ticket = pages.last?.screen.ticket else { return false }
    return onPage(ticket, at: instant, body)
  }

  /// Changes the page of a ticket, wherever it lies, and does what it wants.
  @discardableResult
  mutating func onPage(
    _ ticket: Ticket, at instant: Instant, _ body: (inout any PageScreen, Scene) -> [Effect]?
  ) -> Bool {
    guard let index = pages.firstIndex(where: { $0.screen.ticket == ticket }) else { return false }
    let scene = scene(at: instant)
    guard let effects = pages[index].change({ body(&$0, scene) }) else { return false }
    for effect in effects { carryOut(effect, of: ticket, at: instant) }
    return true
  }

  private mutating func carryOut(_ effect: Effect, of ticket: Ticket, at instant: Instant) {
    switch effect {
    case .ask(let question): send(.ask(ticket, question))
    case .record(let write, let name):
      guard let page = pages.first(where: { $0.screen.ticket == ticket }) else { return }
      record(write, name: name, from: page, at: instant)
    case .keepDraft(let draft): send(.keepDraft(draft))
    case .dropDraft: send(.dropDraft)
    case .takeDraft(let draft): send(.takeDraft(ticket, draft))
    case .say(let phrase, let tone): say(phrase, tone, at: instant)
    case .open(let opening): push(Page(opening, ticket: newTicket()), at: instant)
    case .leave: close(ticket, at: instant)
    case .openScan(let id): openScan(id)
    case .enter(let document): entered(document)
    case .watchLane(let way):
      direction = way.direction
      if way.lane != lane { watch(way.lane) }
    case .setGuardian(let guardian):
      guard let theCase = mode.laneCase else { return }
      mode.update(where: { $0.ticket == theCase.ticket }) { $0.guardian = guardian }
      if let scan = theCase.scan { addedGuardians[scan] = guardian }
    case .addToCase(let data):
      pages = []
      guard let ticket = mode.laneCase?.ticket else { return }
      let hadStamp = mode.laneCase?.stamp
      mode.update(where: { $0.ticket == ticket }) { $0.add(data) }
      // What is known of the stamp's day is to be looked up.
      if let theCase = mode.laneCase, theCase.stamp != hadStamp { send(.past(ticket, theCase.facts)) }
      if let scan = mode.laneCase?.scan { added[scan] = data }
    }
  }
}

extension ConsoleModel {
  /// Takes the page of a ticket away. The one below may show what was true before others lay on it.
  mutating func close(_ ticket: Ticket, at instant: Instant) {
    let wasOnTop = pages.last?.screen.ticket == ticket
    pages.removeAll { $0.screen.ticket == ticket }
    if wasOnTop { onPage(at: instant) { $0.boardChanged($1) } }
  }
}

extension PageScreen {
  /// Its keys as the console's, by their ids.
  func actions(_ scene: Scene) -> [Binding<Action>] {
    bindings(scene).map {
      Binding(
        $0.id, .page($0.action.rawValue), keys: $0.keys, title: $0.title, help: $0.help, isDangerous: $0.isDangerous,
        disabledReason: $0.disabledReason, isInKeyBar: $0.isInKeyBar)
    }
  }

  /// Carries out the key of an id; nil where the page has none of it.
  mutating func perform(id: String, _ key: Key, _ scene: Scene) -> [Effect]? {
    Command(rawValue: id).map { perform($0, key, scene) }
  }
}
