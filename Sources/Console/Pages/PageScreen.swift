import Border
import Journal
import Phrases
import Terminal

/// A screen that lies over the dashboard or the lane: a look-up, a form, patrols, hits, the shift, the history.
///
/// Like the console it is a value: it changes by what it is told and says by effects what shall happen. It reads no clock,
/// no file and no terminal, so it is tested without any. Pages lie on each other; Escape takes the top one away.
protocol PageScreen: Equatable, Sendable {
  /// Its keys, by their stable ids: `lookup.open`.
  associatedtype Command: RawRepresentable & Sendable where Command.RawValue == String

  /// Names it in answers; no two pages have the same.
  var ticket: Ticket { get }
  /// The text field that letters go into now; nil where letters are keys.
  var field: TextField? { get }
  /// Whether a document that is read now may take the screen: nothing half written would be lost.
  var isFreeForDocument: Bool { get }
  /// When it wants to be woken; nil: not.
  var nextWake: Instant? { get }

  /// Its keys in the order of their weight. Escape, help, language and repaint are everywhere and not among them.
  func bindings(_ scene: Scene) -> [Binding<Command>]
  /// What its help says above the keys.
  func helpNotes(_ scene: Scene) -> [Phrase]
  /// It comes on the screen.
  mutating func begin(_ scene: Scene) -> [Effect]
  /// A key of its table was pressed; one that is dangerous has stood alone before.
  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect]
  /// A key that is none of the table's. Gives nil where it does nothing here.
  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]?
  /// Pasted text that is no document.
  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]?
  /// The answer to what it has asked. A stale one is its own to recognise, by the question.
  mutating func take(_ answer: Answered, _ scene: Scene) -> [Effect]
  /// The draft that it has asked to take up; nil where another console has it, or it is gone.
  mutating func take(_ draft: KeptDraft?, _ scene: Scene) -> [Effect]
  /// What it wanted recorded is on disk, or was refused: then all that was entered must still be here.
  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect]
  /// The panels' figures are new: somebody recorded something.
  mutating func boardChanged(_ scene: Scene) -> [Effect]
  /// `nextWake` has come.
  mutating func wake(_ scene: Scene) -> [Effect]
  /// The screen is about to be covered: what has shown, or was typed, must not wait.
  mutating func cover(_ scene: Scene) -> [Effect]
  /// Escape. Most pages go; one that has something open inside closes that first.
  mutating func escape(_ scene: Scene) -> [Effect]
  /// Draws over the whole body of the screen.
  func draw(into canvas: inout Canvas, _ scene: Scene)
}

extension PageScreen {
  var field: TextField? { nil }
  var isFreeForDocument: Bool { true }
  var nextWake: Instant? { nil }
  func helpNotes(_ scene: Scene) -> [Phrase] { [] }
  mutating func begin(_ scene: Scene) -> [Effect] { [] }
  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? { nil }
  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? { nil }
  mutating func take(_ answer: Answered, _ scene: Scene) -> [Effect] { [] }
  mutating func take(_ draft: KeptDraft?, _ scene: Scene) -> [Effect] { [] }
  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] { [] }
  mutating func boardChanged(_ scene: Scene) -> [Effect] { [] }
  mutating func wake(_ scene: Scene) -> [Effect] { [] }
  mutating func cover(_ scene: Scene) -> [Effect] { [] }
  mutating func escape(_ scene: Scene) -> [Effect] { [.leave] }
}

/// What a page may know of the rest.
struct Scene {
  let setting: ConsoleModel.Setting
  let language: Language
  /// The wall clock.
  let now: Timestamp
  /// The clock of the loop, for `nextWake`.
  let instant: Instant
  /// The body of the screen.
  let size: Size
  let board: Dashboard?
  let lane: Int
  let direction: Direction
  /// Half-filled forms of this officer that can be taken up again.
  let drafts: [KeptDraft]
  let actor: Actor
  let isStoreClosed: Bool
  /// Whether the last attempt to record anything failed, though the next may succeed.
  let isLookupOwed: Bool
  /// The scanner of this console's lane, as it is found here.
  var scanner: ScannerState?

  /// Why this can't be done now, or by this officer; nil when it can.
  func problem(_ permission: Permission) -> Phrase? {
    isStoreClosed ? .storeClosed : refusal(permission)
  }

  /// Why this officer may not do it; nil when they may.
  func refusal(_ permission: Permission) -> Phrase? { board?.accounts.refusal(permission, to: actor)?.reason }

  /// Why no entry of a list may be shown: a look-up that can't be recorded reveals nothing.
  func revealProblem(_ permission: Permission = .lookUp) -> Phrase? {
    isLookupOwed ? .storeClosed : refusal(permission)
  }
}

/// What a page wants to happen.
enum Effect: Equatable, Sendable {
  /// The answer comes by `take`.
  case ask(Question)
  /// To be recorded. Should it fail, the page comes back as it is now.
  case record(Write, name: String)
  /// What was typed so far, for after a crash.
  case keepDraft(FormDraft)
  /// What was typed is not needed any more.
  case dropDraft
  /// Takes up what was typed before; it comes by `take`.
  case takeDraft(KeptDraft)
  case say(Phrase, MessageLine.Tone)
  /// Puts another page on top.
  case open(Opening)
  /// This page goes.
  case leave
  /// All pages go, and this scan opens at the lane.
  case openScan(String)
  /// All pages go, and this document is recorded at the lane and opens there.
  case enter(DocumentEntered)
  /// All pages go; the open traveller gets what was added by hand.
  case addToCase(AddedData)
  /// The open traveller is a child, and this is who brings it.
  case setGuardian(Guardian)
  /// This console works at that lane from now on.
  case watchLane(LaneWay)
}

/// What a page asks of the workers.
enum Question: Sendable, Equatable {
  case ledger(LedgerQuestion)
  case lookup(LookupQuestion)
  /// A list's entry, by its id.
  case entry(list: String, entry: String)
}

/// An answer, with what was asked: a page knows by it what is stale.
struct Answered: Sendable {
  let question: Question
  let result: Result<Reply, Failed>

  enum Reply: Sendable {
    case ledger(LedgerAnswer)
    case lookup(LookupAnswer)
    /// nil: there is none any more.
    case entry(ListedEntry?)
  }

  /// Why there is none.
  struct Failed: Error, Sendable {
    let phrase: Phrase
  }
}

/// A page that is to be opened, and with what.
enum Opening: Equatable, Sendable {
  case story(CrossingRow)
  /// The form that amends a crossing, as it stands.
  case amending(CrossingRow)
  case history(CrossingFilter)
  case hits(HitFilter)
  case patrols(from: Timestamp?, to: Timestamp?)
  case outages
  /// A form of the patrol book, taken up again from its draft.
  case patrolForm(PatrolForm, kept: FormDraft)
  /// An entry of the post's own list is to be made or withdrawn.
  ///
  /// - Parameter kept: the draft that it is taken up from.
  case entry(EntryForm, kept: FormDraft? = nil)
  /// The form that keys in a slip of an outage, with what stands in it at first.
  case paper(outage: String?, values: [FormField.ID: String])
}
