import Border
import Journal
import Phrases
import Terminal
import Watchlist

/// Names one thing that the officer has begun, between the screen and the clerk: a traveller at the lane, a void, a page.
struct Ticket: Hashable, Sendable {
  let number: Int
}

/// What the screen asks of the clerk, who works on another thread. They are carried out in their order, questions apart:
/// those go to workers of their own.
enum Request: Sendable, Equatable {
  /// A document was read at this console: record it, search the list.
  case present(Ticket, mrz: [String], kind: String, lane: Int, direction: Direction, source: ScanSource)
  /// A document was read at this console while nobody is signed in who may take it: it waits in the post's own name.
  case presentUnattended([String], lane: Int, Direction)
  /// A document was entered by hand at this console: the same. Its draft goes when it is recorded.
  case enter(Ticket, DocumentEntered)
  /// The officer has taken a scan that waits.
  case take(Ticket, scan: String)
  /// What is known of the document and of the day of its stamp, for the notices.
  case past(Ticket, CrossingFacts)
  case decide(Ticket, CrossingRecorded)
  case write(Ticket, Write)
  case keepDraft(FormDraft)
  case dropDraft
  /// The draft at work waits from now on for whoever takes it up.
  case releaseDraft
  case takeDraft(Ticket, KeptDraft)
  /// A newer question of a ticket takes the place of one that waits.
  case ask(Ticket, Question)
  /// Show another lane's scans.
  case watch(lane: Int)
  /// The console works in the other direction.
  case turn(Direction)
  /// Read the figures anew: the day has changed.
  case refresh
  case access(Ticket, AccessRequest)
  /// The same request, approved by a second person: asked again, it keeps its id.
  indirect case approved(Request, by: Approval)
  /// The same where nobody can prove who they are: with the second officer's name.
  indirect case seconded(Request, by: String)

  var ticket: Ticket? {
    switch self {
    case .present(let ticket, _, _, _, _, _), .enter(let ticket, _), .take(let ticket, _),
      .past(let ticket, _), .decide(let ticket, _),
      .write(let ticket, _), .takeDraft(let ticket, _), .ask(let ticket, _), .access(let ticket, _):
      ticket
    case .approved(let request, _), .seconded(let request, _): request.ticket
    case .presentUnattended, .keepDraft, .dropDraft, .releaseDraft, .watch, .turn, .refresh: nil
    }
  }
}

/// What is recorded beside travellers and decisions.
enum Write: Sendable, Equatable {
  case void(crossing: String, reason: String)
  /// A decision made just now is taken back.
  case undo(crossing: String)
  /// A document that has waited too long is still the traveller's.
  case renew(scan: String, reason: String)
  /// Its draft goes when it is recorded.
  case amend(crossing: String, seen: CrossingFacts, to: CrossingFacts, company: CompanyChange? = nil, reason: String)
  /// - Parameter isHere: the second officer shall speak at this terminal, and not answer later at another one.
  case dispose(HitDisposed, isHere: Bool)
  /// Second officers: asked for at another console, before a decision; and what one says.
  case second(SecondWrite)
  /// That the traveller is another person, and need not be stopped for this entry again.
  case clear(Clearing)
  /// Of the patrol book; the draft of either goes when it is recorded.
  case startPatrol(PatrolStarted)
  case logPatrol(PatrolLogged)
  case endPatrol(String)
  /// An entry of the post's own list. Its draft goes when it is recorded.
  case makeEntry(WatchlistEntryMade)
  case withdrawEntry(String, reason: String)
  case lookup(LookupMade)
  case rule(Rule, seen: Int, to: Int, reason: String)
  case duty(DutyWrite)
  case outage(OutageWrite)
  /// Keyed in from paper. Its draft goes when it is recorded.
  case late(CrossingRecorded)
  case openParty(PartyOpened)
  case closeParty(String, reason: String?)

  /// Whether its form keeps a draft, of those that are recorded like most.
  var hasDraft: Bool {
    switch self {
    case .makeEntry, .withdrawEntry, .startPatrol, .logPatrol: true
    default: false
    }
  }

  /// What the message line says when it is on disk; nil: nothing, because nobody has asked for it.
  var kept: Phrase? {
    switch self {
    case .void: Phrase(id: "Pembatalan tersimpan", en: "The void is kept")
    case .undo: Phrase(id: "Diurungkan, menunggu lagi", en: "Undone, waits again")
    case .renew: Phrase(id: "Alasan tersimpan", en: "The reason is kept")
    case .amend: Phrase(id: "Perbaikan tersimpan", en: "The amendment is kept")
    case .dispose: Phrase(id: "Penilaian tersimpan", en: "The finding is kept")
    case .second(let write): write.kept
    case .clear: Phrase(id: "Tanda pernah bersih tersimpan", en: "The mark is kept")
    case .startPatrol: Phrase(id: "Patroli berangkat, tersimpan", en: "The patrol is out, kept")
    case .logPatrol: Phrase(id: "Laporan patroli tersimpan", en: "The patrol's entry is kept")
    case .endPatrol: Phrase(id: "Patroli kembali, tersimpan", en: "The patrol is back, kept")
    case .makeEntry: Phrase(id: "Entri pos tersimpan", en: "The entry is kept")
    case .withdrawEntry: Phrase(id: "Pencabutan entri tersimpan", en: "The withdrawal is kept")
    case .rule: Phrase(id: "Aturan tersimpan", en: "The rule is kept")
    case .duty(let write): write.kept
    case .outage(let write): write.kept
    case .late: Phrase(id: "Kertas tersimpan", en: "The slip is kept")
    case .openParty: Phrase(id: "Rombongan dibuka, tersimpan", en: "The party is open, kept")
    case .closeParty: Phrase(id: "Rombongan ditutup, tersimpan", en: "The party is closed, kept")
    case .lookup: nil
    }
  }
}

/// The watchlist's answer, ready to be shown.
struct Answer: Sendable, Equatable {
  var candidates: [WatchlistChecked.Found]
  var lists: [WatchlistChecked.ListUsed]
  /// Thousandths of a second that the search took; nil for an answer read from the record.
  var microseconds: Int?

  /// Whether there is a candidate that must be looked at.
  var isHit: Bool { candidates.contains(where: \.isOpen) }
}

/// How far the read model is built.
struct Building: Equatable, Sendable {
  /// Lines done so far.
  var lines: Int
  /// In bytes of the journal.
  var progress: ProgressLine
}

/// What the clerk and the workers tell the screen.
enum Message: Sendable {
  case board(Newest<Dashboard>)
  case building(Building)
  /// The scan that was taken, for a console that does not show its lane.
  case opened(Ticket, WaitingScan)
  case answer(Ticket, Answer)
  /// What the store knows of the document.
  case past(Ticket, DocumentPast)
  /// The scan and the check of it are recorded.
  case received(Ticket, scan: String, check: String)
  /// A decision is on disk as a crossing of this id.
  case decided(Ticket, crossing: String, Timestamp)
  case saved(Ticket, Timestamp)
  case answered(Ticket, Answered)
  /// This officer's half-filled forms from before.
  case drafts(WaitingDrafts)
  /// What became of a document that was read while nobody is signed in: for whoever stands there, without a name.
  case unattended(Phrase, MessageLine.Tone)
  /// The scanner of this console's lane; nil: it has none, or another console reads it.
  case scanner(ScannerState?)
  /// What is to be said of it, or of what it gave.
  case scannerSaid(Phrase, MessageLine.Tone)
  /// The draft that was taken up; nil where another console has it.
  case draft(Ticket, KeptDraft?)
  /// What was typed could not be kept: a crash would lose it.
  case draftTrouble(Phrase)
  /// The lists know somebody like a traveller who was keyed in from paper, and has gone.
  case lateHit(name: String, WatchlistChecked.Found)
  /// So many look-ups have shown entries and could not be recorded yet.
  case owedLookups(Int)
  /// Nothing was recorded; `isFinal` when asking again can't help.
  case refused(Ticket?, Phrase, isFinal: Bool)
  /// What the header must say of the store; nil when it takes records again.
  case trouble(Trouble?)
  case listsReady(count: Int, problem: Phrase?)
  /// What is known of store and machine beside the records.
  case care(Care)
  /// Who works at this console from now on; the ticket is of the request that brought it about.
  case access(Ticket?, AccessState)
  /// An access request was refused.
  case denied(Ticket, Denial)
  /// Passphrase or PIN are changed.
  case secretChanged(Ticket)
  /// Nothing was recorded: it needs a second person, one of these.
  case secondNeeded(Ticket, Permission, approvers: [String])
  /// Nothing was recorded: a decision against what a list asks for takes words, and which list.
  case wordsNeeded(Ticket, Phrase)
  /// Nothing was recorded: a second officer's name is missing, and why it is needed.
  case secondNameNeeded(Ticket, Phrase)
}

/// Why the store does not take records.
struct Trouble: Sendable, Equatable {
  /// Two or three words for the header.
  var word: Phrase
  /// What happened and what to do.
  var sentence: Phrase
  /// Nothing can be recorded until the console is started again; otherwise the next attempt may succeed.
  var isClosed: Bool
}
