import Border
import Phrases
import Terminal

/// One crossing with its whole history: as it stands now, then everything that happened in its order. From here it is
/// declared void or put right.
struct StoryPage: PageScreen {
  enum Command: String {
    case void = "story.void", amend = "story.amend", scroll = "story.scroll", page = "story.page", ends = "story.ends"
    case confirm = "story.confirm"
  }

  let ticket: Ticket
  /// The crossing as it is known best: as it was opened, then as the last answer has it.
  private(set) var row: CrossingRow
  /// nil until the first answer.
  private(set) var story: CrossingStory?
  /// Why there is no history to show.
  private(set) var problem: Phrase?
  private(set) var top = 0
  /// Why the record is wrong, in the officer's words; kept when its field is closed.
  private(set) var words = TextField(maximum: CrossingRecorded.reasonLimit)
  private(set) var isVoiding: Bool
  /// Whether the page was opened for that alone.
  private let beganVoiding: Bool

  init(_ ticket: Ticket, _ row: CrossingRow, isVoiding: Bool = false) {
    self.ticket = ticket
    self.row = row
    self.isVoiding = isVoiding
    beganVoiding = isVoiding
  }

  var field: TextField? { isVoiding ? words : nil }
  var isFreeForDocument: Bool { !isVoiding }

  private var question: Question { .ledger(.story(row.id)) }

  mutating func begin(_ scene: Scene) -> [Effect] { [.ask(question)] }

  mutating func boardChanged(_ scene: Scene) -> [Effect] { [.ask(question)] }

  mutating func take(_ answer: Answered, _ scene: Scene) -> [Effect] {
    guard answer.question == question else { return [] }
    switch answer.result {
    case .failure(let failed): problem = failed.phrase
    case .success(.ledger(.story(let found?))):
      (story, row, problem) = (found, found.crossing, nil)
    case .success: problem = Refusal.unknownCrossing(row.id).phrase()
    }
    return []
  }

  // MARK: Keys

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    func problem(_ permission: Permission) -> Phrase? { row.isVoid ? .alreadyVoid : scene.problem(permission) }
    if isVoiding {
      return [
        bind(.confirm, [.enter, .function(10)], .keySaveVoid, dangerous: true, disabled: problem(.void)),
        bind(.scroll, [.up, .down], .keyScroll, inBar: false),
        bind(.page, [.pageUp, .pageDown], .keyPage, inBar: false),
      ]
    }
    return [
      bind(.void, .both("z"), .keyVoid, disabled: problem(.void)),
      bind(.amend, .both("p"), .keyAmend, disabled: problem(.amend)),
      bind(.scroll, [.up, .down], .keyScroll),
      bind(.page, [.pageUp, .pageDown], .keyPage, inBar: false),
      bind(.ends, [.home, .end], .keyEnds, inBar: false),
    ]
  }

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    switch command {
    case .void: isVoiding = true
    case .amend: return [.open(.amending(row))]
    case .scroll, .page, .ends: scroll(key, scene)
    case .confirm:
      guard !words.text.allSatisfy(\.isWhitespace) else {
        return [.say(Refusal.missing(.reason).phrase(), .warning)]
      }
      return [.record(.void(crossing: row.id, reason: words.text), name: row.name), .leave]
    }
    return []
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? { isVoiding && words.handle(key) ? [] : nil }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    guard isVoiding else { return nil }
    return words.insert(text) ? [] : [.say(.pasteCut, .warning)]
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    guard isVoiding, !beganVoiding || !words.isEmpty else { return [.leave] }
    isVoiding = false
    return []
  }

  private mutating func scroll(_ key: Key, _ scene: Scene) {
    let height = max(storyHeight(scene.size), 1)
    let last = max(lines(scene, width: max(scene.size.width - 2, 1)).count - height, 0)
    let page = max(height - 1, 1)
    let wanted =
      switch key {
      case .up: min(top, last) - 1
      case .down: top + 1
      case .pageUp: min(top, last) - page
      case .pageDown: top + page
      case .home: 0
      default: last
      }
    top = min(max(wanted, 0), last)
  }
}

extension KeyText {
  fileprivate static let keyAmend = KeyText(
    title: Phrase(id: "Perbaiki", en: "Put right"),
    help: Phrase(
      id: "Perbaiki catatan ini dengan alasan; yang lama tetap terlihat.",
      en: "Put this record right, with a reason; what it said stays visible."))
  fileprivate static let keySaveVoid = KeyText(
    title: Phrase(id: "Batalkan", en: "Void"),
    help: Phrase(
      id: "Batalkan catatan ini dengan alasan ini.", en: "Declare this record void, with this reason."))
}
