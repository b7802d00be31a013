import Border
import Journal
import Phrases
import Terminal

/// The hits as a screen of their own: who waits first, each candidate side by side with the traveller, and what officers
/// found it to be. A finding says who somebody is; it decides nothing about the crossing.
struct HitsPage: PageScreen {
  enum Command: String {
    case open = "hits.open"
    case same = "hits.same"
    case other = "hits.other"
    case unsure = "hits.unsure"
    case candidate = "hits.candidate"
    case part = "hits.part"
    case move = "hits.move"
    case page = "hits.page"
    case ends = "hits.ends"
    case reason = "hits.reason"
    case words = "hits.words"
    case record = "hits.record"
    case mark = "hits.mark"
    case here = "hits.here"
    case agree = "hits.agree"
    case disagree = "hits.disagree"
    case view = "hits.view"
  }

  /// Where the arrows go; on a low or narrow screen also what shows.
  enum Part: Equatable { case list, comparison }

  let ticket: Ticket
  let filter: HitFilter
  /// Travellers and entries that were read here and are recorded.
  private var opened: Set<String> = []
  /// nil until they are read; those of `view`.
  private(set) var rows: [HitRow]?
  /// Those that were read.
  private var all: [HitRow] = []
  private(set) var view = HitsView.all
  private(set) var problem: Phrase?
  private(set) var list = ListState()
  /// The chosen hit, by its scan, document or crossing.
  private(set) var subject: String?
  /// The hit that the page was opened for, until it has been read or another one is chosen: the list may be older than
  /// the traveller at the lane, and nobody else's hit may stand in its place.
  private var awaited: String?
  /// The chosen candidate's place among the hit's.
  private(set) var candidateIndex = 0
  private(set) var part: Part = .list
  /// Lines of the comparison that are scrolled away.
  private(set) var top = 0
  private(set) var entry: EntryAnswer?
  private(set) var finding: HitFindingForm?

  /// What the lists say of one entry now.
  struct EntryAnswer: Equatable {
    let question: Question
    /// nil: not answered yet.
    var listed: ListedEntry??
    var problem: Phrase?
  }

  init(_ ticket: Ticket, _ filter: HitFilter = HitFilter(), subject: String? = nil) {
    self.ticket = ticket
    self.filter = filter
    (self.subject, awaited) = (subject, subject)
  }

  var field: TextField? { finding?.isWriting == true ? finding?.field : nil }
  var isFreeForDocument: Bool { finding == nil }

  /// The chosen hit; while a finding is written, the one that it is about.
  var hit: HitRow? {
    if let finding { return finding.hit }
    guard awaited == nil, let rows, rows.indices.contains(list.selected) else { return nil }
    return rows[list.selected]
  }

  var candidate: WatchlistChecked.Found? {
    if let finding { return finding.candidate }
    guard let candidates = hit?.check.candidates, candidates.indices.contains(candidateIndex) else { return nil }
    return candidates[candidateIndex]
  }

  // MARK: Keys

  mutating func perform(_ command: Command, _ key: Key, _ scene: Scene) -> [Effect] {
    switch command {
    case .open: return open()
    case .same: find(.finding(.samePerson), scene)
    case .other: find(.finding(.otherPerson), scene)
    case .unsure: find(.finding(.cannotTell), scene)
    case .agree, .disagree:
      if let ask = hit?.openAsk { find(.answer(ask, agrees: command == .agree), scene) }
    case .view:
      view = view.next
      return rows == nil ? [] : show(all, scene)
    case .candidate: return turnCandidate(key == .left ? -1 : 1)
    case .part:
      part = part == .list ? .comparison : .list
      top = 0
    case .move, .page, .ends: return move(key, scene)
    case .reason:
      let height = reasonRows(scene)
      if case .character(let digit) = key { finding?.choose(digit: digit, height: height) }
    case .words: finding?.isWriting = true
    case .record: return record(scene)
    case .mark: return record(scene, isMarking: true)
    case .here: return record(scene, isHere: true)
    }
    return []
  }

  /// Who waits at a lane opens there; a decided one opens as a crossing.
  private func open() -> [Effect] {
    guard let hit else { return [] }
    if let crossing = hit.crossing { return [.open(.story(crossing))] }
    return hit.isAtLane ? [.openScan(hit.subject)] : []
  }

  private mutating func find(_ kind: HitFindingForm.Kind, _ scene: Scene) {
    guard let hit, let candidate else { return }
    let facts = matchTable(hit, candidate).facts
    finding = HitFindingForm(kind, of: hit, candidate, facts, scene.setting.reference.hits)
  }

  private mutating func turnCandidate(_ step: Int) -> [Effect] {
    guard let count = hit?.check.candidates.count, count > 1 else { return [] }
    candidateIndex = (candidateIndex + step + count) % count
    top = 0
    return askEntry()
  }

  private mutating func move(_ key: Key, _ scene: Scene) -> [Effect] {
    if finding != nil {
      let height = reasonRows(scene)
      finding?.move(key, height: height)
    } else if part == .comparison {
      let height = HitsLayout(scene.size, part).comparisonRows
      var state = ListState(selected: top)
      _ = state.handle(key, count: max(comparisonLines(scene).count - height, 0) + 1, height: height)
      top = state.selected
    } else {
      awaited = nil
      _ = list.handle(key, count: rows?.count ?? 0, height: HitsLayout(scene.size, part).listRows)
      return choose()
    }
    return []
  }

  /// The reasons stay until the finding is on disk: should it be refused, all that was entered is still here.
  ///
  /// - Parameters:
  ///   - isMarking: the traveller is marked as cleared before too; the desk records both.
  ///   - isHere: the second officer speaks at this terminal.
  private mutating func record(_ scene: Scene, isMarking: Bool = false, isHere: Bool = false) -> [Effect] {
    guard var finding else { return [] }
    if finding.isSent { return [.say(.hitSending, .warning)] }
    // What somebody else found meanwhile is said before anything is recorded over it.
    if let news = finding.takeNews() {
      self.finding = finding
      return [.say(Phrase.hitFoundMeanwhile(news, scene), .warning)]
    }
    if let objection = finding.takeObjection() {
      self.finding = finding
      return [.say(.hitReasonDoubted(objection), .warning)]
    }
    guard var write = finding.write(isHere: isHere) else { return [.say(Refusal.missing(.reason).phrase(), .warning)] }
    if isMarking, let reason = finding.reasonInWords {
      guard let listed = entry?.listed.flatMap(\.self) else { return [.say(.hitEntryReading, .warning)] }
      write = .clear(
        Clearing(
          subject: finding.hit.subject, list: finding.candidate.list, entry: finding.candidate.entry,
          content: EntryContent.sha256(listed.entry), version: listed.list.sha256, reason: reason))
    }
    finding.isSent = true
    self.finding = finding
    return [.record(write, name: finding.hit.name)]
  }

  mutating func settled(isKept: Bool, _ scene: Scene) -> [Effect] {
    guard finding?.isSent == true else { return [] }
    guard isKept else {
      self.finding?.isSent = false
      return []
    }
    // What comes next is seen from the list that has it.
    self.finding?.isKept = true
    return [.ask(question)]
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Effect]? {
    guard field != nil, finding?.isSent == false, finding?.edit(key) == true else { return nil }
    return []
  }

  mutating func paste(_ text: String, _ scene: Scene) -> [Effect]? {
    guard field != nil, finding?.isSent == false, let isWhole = finding?.paste(text) else { return nil }
    return isWhole ? [] : [.say(.pasteCut, .warning)]
  }

  mutating func escape(_ scene: Scene) -> [Effect] {
    guard let finding else { return [.leave] }
    if finding.isWriting {
      // The words stay with their reason.
      self.finding?.isWriting = false
    } else if finding.hasWords, !finding.isLeaving {
      self.finding?.isLeaving = true
      return [.say(.hitUnsaved, .warning)]
    } else {
      return close(scene)
    }
    return []
  }

  // MARK: What is asked

  private var question: Question { .ledger(.hits(filter)) }

  mutating func begin(_ scene: Scene) -> [Effect] { [.ask(question)] }

  mutating func boardChanged(_ scene: Scene) -> [Effect] { [.ask(question)] }

  mutating func take(_ answer: Answered, _ scene: Scene) -> [Effect] {
    if answer.question == entry?.question {
      switch answer.result {
      case .success(.entry(let listed)):
        // What can't be recorded is not shown.
        guard scene.revealProblem() == nil else {
          entry?.problem = scene.revealProblem()
          return []
        }
        entry?.listed = .some(listed)
        return recordOpening(listed)
      case .failure(let failed): entry?.problem = failed.phrase
      default: break
      }
      return []
    }
    guard answer.question == question else { return [] }
    switch answer.result {
    case .success(.ledger(.hits(let rows))):
      problem = nil
      return show(rows, scene)
    case .failure(let failed):
      problem = failed.phrase
      if finding?.isKept == true { return close(scene) }
    default: break
    }
    return []
  }

  /// Who reads a whole entry is recorded, here as in a look-up; once for each traveller and entry while the page lies open.
  private mutating func recordOpening(_ listed: ListedEntry?) -> [Effect] {
    guard let listed, let hit, let candidate, opened.insert(hit.subject + candidate.list + candidate.entry).inserted
    else {
      return []
    }
    let (traveller, number) = (hit.check.traveller, hit.check.documentNumber)
    let lookup = LookupMade(
      purpose: .crossing,
      query: LookupMade.Query(
        text: traveller.name, birth: traveller.birth, nationality: traveller.nationality, document: number),
      lists: [listed.list], entries: [candidate],
      opened: LookupMade.Opened(list: candidate.list, entry: candidate.entry))
    return [.record(.lookup(lookup), name: traveller.name)]
  }

  /// The chosen hit stays chosen where it stands now. Where it is no more, the one in its place is.
  private mutating func show(_ new: [HitRow], _ scene: Scene) -> [Effect] {
    all = new
    finding?.update(from: new)
    if all.contains(where: { $0.subject == awaited }) { awaited = nil }
    let new = new.filter { view.shows($0, lane: scene.lane) }
    rows = new
    let index = new.firstIndex { $0.subject == subject } ?? list.selected
    list.select(index, count: new.count, height: HitsLayout(scene.size, part).listRows)
    if let finding, finding.isKept { return goOn(behind: finding, scene) }
    return finding == nil ? choose() : []
  }

  /// To the next candidate of this hit that must be looked at and was not, else to the next hit that waits.
  private mutating func goOn(behind done: HitFindingForm, _ scene: Scene) -> [Effect] {
    finding = nil
    let height = HitsLayout(scene.size, part).listRows
    guard let rows, !rows.isEmpty else { return choose() }
    let here = rows.firstIndex { $0.subject == done.hit.subject }
    if case .answer = done.kind {
      // The same hit, as it is by now.
    } else if done.kind != .finding(.samePerson), let here, let next = rows[here].firstOpen(except: done.candidate) {
      list.select(here, count: rows.count, height: height)
      subject = rows[here].subject
      candidateIndex = next
      top = 0
      return askEntry()
    }
    let order = Array(rows.indices.dropFirst((here ?? -1) + 1)) + Array(rows.indices.prefix(here ?? 0))
    guard let next = order.first(where: { rows[$0].state == .waiting }) else { return choose() }
    list.select(next, count: rows.count, height: height)
    return choose()
  }

  /// The reasons go, and the list shows as it is by now.
  private mutating func close(_ scene: Scene) -> [Effect] {
    finding = nil
    let index = rows?.firstIndex { $0.subject == subject } ?? list.selected
    list.select(index, count: rows?.count ?? 0, height: HitsLayout(scene.size, part).listRows)
    return choose()
  }

  /// Goes with the chosen hit, to its first candidate that must be looked at, and asks for the entry.
  private mutating func choose() -> [Effect] {
    guard let hit else {
      entry = nil
      return []
    }
    // The same candidate as before, also where a newer check has put it elsewhere.
    let kept = hit.subject == subject ? hit.check.candidates.firstIndex { $0.question == entry?.question } : nil
    if kept == nil { top = 0 }
    candidateIndex = kept ?? hit.firstShown ?? 0
    subject = hit.subject
    return askEntry()
  }

  private mutating func askEntry() -> [Effect] {
    guard let candidate else {
      entry = nil
      return []
    }
    let question = candidate.question
    if entry?.question == question, entry?.problem == nil { return [] }
    entry = EntryAnswer(question: question)
    return [.ask(question)]
  }
}

extension WatchlistChecked.Found {
  /// What the lists are asked for the whole entry.
  fileprivate var question: Question { .entry(list: list, entry: entry) }
}

extension HitRow {
  /// The place of the candidate that is looked at first: the first open one, or the one that decided what the hit is.
  fileprivate var firstShown: Int? {
    if case .finding(let id)? = openAsk?.about, let asked = findings.first(where: { $0.id == id }),
      let index = check.candidates.firstIndex(where: { $0.list == asked.list && $0.entry == asked.entry })
    {
      return index
    }
    guard let finding else { return firstOpen() }
    return check.candidates.firstIndex { standing($0) == finding }
  }

  /// The place of the first candidate that must be looked at and of which nothing was said, or nothing that counts or may.
  func firstOpen(except done: WatchlistChecked.Found? = nil) -> Int? {
    check.candidates.firstIndex {
      let finding = finding(list: $0.list, entry: $0.entry)
      let isDisagreed = finding?.ask(asks)?.answer.map { !$0.agrees } ?? false
      return $0.isOpen && (finding == nil || isDisagreed) && !($0.list == done?.list && $0.entry == done?.entry)
    }
  }
}
