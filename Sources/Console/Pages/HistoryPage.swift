import Border
import Journal
import Phrases
import Terminal

/// All crossings: filtered, sorted by any column, followed or paused.
///
/// It keeps a window of rows around the chosen one and asks for more before its end is reached, so that arrows and page
/// keys never wait. While an answer is awaited the old rows stay.
struct HistoryPage: PageScreen {
  enum Command: String {
    case open = "history.open"
    case filter = "history.filter"
    case name = "history.name"
    case clear = "history.clear"
    case pause = "history.pause"
    case column = "history.column"
    case reverse = "history.reverse"
    case move = "history.move"
    case take = "history.take"
    case next = "history.next"
  }

  /// What is open inside the page.
  enum Inside: Equatable {
    case nothing
    /// A name that is typed, and the filter before it.
    case name(TextField, before: CrossingFilter)
    case form(FilterForm)
  }

  let ticket: Ticket
  private(set) var filter: CrossingFilter
  private(set) var order = CrossingOrder.newestFirst
  private(set) var inside = Inside.nothing

  /// A filter that is being typed would be lost.
  var isFreeForDocument: Bool { inside == .nothing }

  /// The list stands still.
  private(set) var isPaused = false
  var window = CrossingWindow()
  private(set) var failure: Phrase?
  /// What was asked last and is not answered.
  private(set) var asked: HistoryQuery?
  private var askedAt = Instant(nanoseconds: 0)
  /// Somebody has recorded something since the rows were asked for.
  private var isStale = false
  /// The newest crossing that was known when the rows were asked for.
  private(set) var newestSeen: Int?

  init(_ ticket: Ticket, _ filter: CrossingFilter = CrossingFilter()) {
    self.ticket = ticket
    self.filter = filter
  }

  var field: TextField? {
    switch inside {
    case .nothing: nil
    case .name(let field, _): field
    case .form(let form): form.field
    }
  }

  // MARK: Asking

  mutating func begin(_ scene: Scene) -> [Effect] { ask(.first, scene) }

  /// The newest are at the top of the screen, and what comes in is shown.
  func isFollowing(_ scene: Scene) -> Bool {
    !isPaused && order == .newestFirst && window.isAtTop(lines(scene))
  }

  mutating func boardChanged(_ scene: Scene) -> [Effect] {
    window.mark(scene.board?.crossings ?? [])
    if newestSeen == nil { newestSeen = Self.newest(scene) }
    guard isFollowing(scene) || failure != nil else { return [] }
    isStale = true
    return goOn(scene)
  }

  /// An answer that was lost is waited for no longer than this.
  static let patienceMilliseconds = 30_000

  var nextWake: Instant? {
    if asked != nil { return askedAt.advanced(milliseconds: Self.patienceMilliseconds) }
    return isStale ? askedAt : nil
  }

  mutating func wake(_ scene: Scene) -> [Effect] {
    guard let wake = nextWake, scene.instant >= wake else { return [] }
    if let asked { return ask(asked.place, scene) }
    return goOn(scene)
  }

  /// Asks for what is wanted next, unless an answer is awaited: the first part anew, or more at an end.
  private mutating func goOn(_ scene: Scene) -> [Effect] {
    guard asked == nil else { return [] }
    if isStale {
      isStale = false
      let isHeld = window.filter == filter && window.order == order
      return ask(isHeld ? window.placeToRenew(lines(scene)) : .first, scene)
    }
    guard failure == nil, let place = window.placeToGrow(lines(scene)) else { return [] }
    return ask(place, scene)
  }

  private mutating func ask(_ place: HistoryPlace, _ scene: Scene) -> [Effect] {
    let query = HistoryQuery(filter, order: order, place: place, limit: CrossingWindow.part)
    (asked, askedAt) = (query, scene.instant)
    if place == .first || place == .last {
      isStale = false
      newestSeen = Self.newest(scene)
    }
    return [.ask(.ledger(.history(query)))]
  }

  mutating func take(_ answer: Answered, _ scene: Scene) -> [Effect] {
    guard let asked, answer.question == .ledger(.history(asked)) else { return [] }
    self.asked = nil
    switch answer.result {
    case .success(.ledger(.crossings(let rows))):
      failure = nil
      window.take(
        rows, at: asked.place, isSame: asked.filter == window.filter && asked.order == window.order, lines(scene))
      (window.filter, window.order) = (asked.filter, asked.order)
      if let seen = newestSeen ?? Self.newest(scene) { newestSeen = rows.reduce(seen) { max($0, $1.seq) } }
    case .failure(let failed): failure = failed.phrase
    default: break
    }
    return goOn(scene)
  }

  /// Crossings of the post that were recorded since the rows were asked for; the board knows the newest ones only.
  func newCount(_ scene: Scene) -> Int {
    guard let newestSeen, let rows = scene.board?.crossings else { return 0 }
    return rows.count { $0.seq > newestSeen }
  }

  private static func newest(_ scene: Scene) -> Int? { scene.board.map { $0.crossings.reduce(-1) { max($0, $1.seq) } } }

  // MARK: Keys

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    switch command {
    case .open:
      guard let row = window.chosen else { return [] }
      // It may have been amended when this page shows again.
      isStale = !isPaused
      return [.open(.story(row))]
    case .filter: inside = .form(.crossings(filter, scene))
    case .name:
      inside = .name(TextField(filter.name, maximum: CrossingFilter.textLimit), before: filter)
    case .clear: return show(CrossingFilter(), scene)
    case .pause:
      isPaused.toggle()
      if isFollowing(scene) {
        isStale = true
        return goOn(scene)
      }
    case .column: return sort(by: key == .left || key == .character("<") ? -1 : 1, scene)
    case .reverse:
      order.isDescending.toggle()
      return ask(.first, scene)
    case .move: return move(key, scene)
    case .take: return takeEntered(scene)
    case .next:
      guard case .form(var form) = inside else { break }
      form.move(key == .up || key == .backtab ? -1 : 1)
      inside = .form(form)
    }
    return []
  }

  private mutating func sort(by step: Int, _ scene: Scene) -> [Effect] {
    let columns = CrossingOrder.Column.asShown
    let index = (columns.firstIndex(of: order.column) ?? 0) + step
    let column = columns[(index + columns.count) % columns.count]
    order = CrossingOrder(column, isDescending: column == .time)
    return ask(.first, scene)
  }

  private mutating func move(_ key: Key, _ scene: Scene) -> [Effect] {
    let end = window.endToFetch(key)
    window.move(key, lines(scene))
    guard let end else { return goOn(scene) }
    return asked?.place == end ? [] : ask(end, scene)
  }

  private mutating func show(_ filter: CrossingFilter, _ scene: Scene) -> [Effect] {
    guard filter != self.filter || failure != nil else { return [] }
    self.filter = filter
    return ask(.first, scene)
  }

  private mutating func takeEntered(_ scene: Scene) -> [Effect] {
    switch inside {
    case .nothing: break
    case .name: inside = .nothing
    case .form(var form):
      guard let filter = form.crossingFilter(filter, scene) else {
        inside = .form(form)
        break
      }
      inside = .nothing
      return show(filter, scene)
    }
    return []
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? {
    switch inside {
    case .nothing: return nil
    case .name(var field, let before):
      guard field.handle(key) else { return nil }
      return typed(field, before, scene)
    case .form(var form):
      guard form.edit(key) else { return nil }
      inside = .form(form)
      return []
    }
  }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    switch inside {
    case .nothing: return nil
    case .name(var field, let before):
      let isWhole = field.insert(text)
      return typed(field, before, scene) + (isWhole ? [] : [.say(.pasteCut, .warning)])
    case .form(var form):
      guard let isWhole = form.paste(text) else { return nil }
      inside = .form(form)
      return isWhole ? [] : [.say(.pasteCut, .warning)]
    }
  }

  /// Each letter of a name is looked for at once; a newer question takes the place of the one that is being answered.
  private mutating func typed(_ field: TextField, _ before: CrossingFilter, _ scene: Scene) -> [Effect] {
    inside = .name(field, before: before)
    var filter = filter
    filter.name = field.text.trimmed
    return show(filter, scene)
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    let inside = inside
    self.inside = .nothing
    switch inside {
    case .nothing: return [.leave]
    case .name(_, let before): return show(before, scene)
    case .form: return []
    }
  }
}

extension CrossingOrder.Column {
  /// From left to right as the rows show them.
  static let asShown: [Self] = [.time, .direction, .name, .number, .nationality, .lane, .outcome, .officer, .document]
}
