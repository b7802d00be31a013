import Border
import Phrases
import Terminal
import TravelDocuments

extension ConsoleModel {
  /// Opens a scan that waits: its fields and what is recorded of the list's answer at once; what is decided on comes
  /// from the clerk.
  mutating func open(_ scan: WaitingScan, ticket: Ticket? = nil) {
    guard let today, let document = LaneDocument(scan.presented, today: today) else { return }
    let isTaken = ticket != nil
    let ticket = ticket ?? newTicket()
    let answer = scan.check.map { Answer(candidates: $0.candidates, lists: $0.lists, microseconds: nil) }
    var theCase = LaneCase(
      ticket: ticket, document: document, direction: scan.direction, lane: scan.lane, source: .stream, scan: scan.id,
      answer: answer)
    theCase.since = scan.since
    theCase.stayUntil = proposedStay(theCase)
    if let added = added[scan.id] { theCase.add(added) }
    theCase.guardian = addedGuardians[scan.id]
    show(theCase)
    if !isTaken { send(.take(ticket, scan: scan.id)) }
    if theCase.stamp != nil { send(.past(ticket, theCase.facts)) }
  }

  /// The stay that the rule for this document gives; the officer may set another.
  private func proposedStay(_ theCase: LaneCase) -> PartialDate? {
    today.flatMap { StayGranted.proposed(theCase.facts, on: $0, setting.reference) }
  }

  private mutating func show(_ theCase: LaneCase) {
    var theCase = theCase
    if let party = party(of: theCase), isFull(party) { theCase.isApart = true }
    carryOver(&theCase)
    pages = []
    mode = .deciding(theCase)
    answerTop = 0
    dismissMessage()
  }

  /// A whole document was read here. It opens at once where nobody is being decided; over a prompt it waits.
  mutating func received(_ lines: [String], source: ScanSource, at instant: Instant) {
    help = nil
    guard !isCovered else { return receivedUnattended(lines, source, at: instant) }
    if let problem = refusal(.receive) { return say(.notTaken(problem), .alert, at: instant) }
    guard let today, let mrz = try? MRZ(lines: lines, today: today) else {
      return say(.notAnMRZ, .warning, at: instant)
    }
    guard !isReread(mrz, at: instant) else { return say(.sameDocument, .plain, at: instant) }
    let name = mrz.traveller.name
    let queued = Phrase(id: "Berikutnya menunggu di lajur ini: \(name)", en: "Next in this lane: \(name)")
    if let index = returned.firstIndex(where: { $0.laneCase?.document.lines == mrz.lines }) {
      // It is here already, and could not be recorded.
      if isFreeForDocument {
        reopen(returned.remove(at: index), at: instant)
      } else {
        say(queued, .plain, at: instant)
      }
      return
    }
    if let scan = waitingScans.first(where: { $0.mrz == mrz.lines && $0.direction == direction }) {
      // It waits already, from an earlier reading: one scan, not two.
      if isFreeForDocument { open(scan) } else { say(queued, .plain, at: instant) }
      return
    }
    var theCase = LaneCase(
      ticket: newTicket(), document: .mrz(mrz), direction: direction, lane: lane, source: source)
    theCase.stayUntil = proposedStay(theCase)
    presented.append(theCase)
    send(theCase.request)
    if isFreeForDocument { show(theCase) } else { say(queued, .plain, at: instant) }
  }

  /// A document was read where nobody is signed in: it waits at the lane, in the post's own name, and is checked when
  /// somebody comes. What was pasted is nobody's document on a reader.
  private mutating func receivedUnattended(_ lines: [String], _ source: ScanSource, at instant: Instant) {
    guard form?.purpose != .opening else { return say(.readWhileOpening, .alert, at: instant) }
    guard source == .keyboard else { return say(.readWhileCovered, .alert, at: instant) }
    guard let today, let mrz = try? MRZ(lines: lines, today: today) else {
      return say(.notAnMRZ, .warning, at: instant)
    }
    if waitingScans.contains(where: { $0.mrz == mrz.lines && $0.direction == direction }) {
      return say(.keptWhileCovered(lane), .plain, at: instant)
    }
    guard waitingCount < Desk.unattendedLimit else { return say(.tooManyWhileCovered, .alert, at: instant) }
    send(.presentUnattended(mrz.lines, lane: lane, direction))
  }

  /// A document that was entered by hand: recorded and opened as one that was read.
  ///
  /// - Parameter known: the crossing that it was taken over from.
  mutating func entered(_ document: DocumentEntered, as known: CrossingRow? = nil) {
    var theCase = LaneCase(
      ticket: newTicket(), document: .entered(document), direction: document.facts.direction, lane: document.lane,
      source: .keyboard)
    theCase.stayUntil = proposedStay(theCase)
    theCase.proposedBy = known
    presented.append(theCase)
    send(theCase.request)
    show(theCase)
  }

  /// Whether a document that is read now may take the screen.
  var isFreeForDocument: Bool {
    form == nil && mode.isFreeForDocument && pages.allSatisfy { $0.screen.isFreeForDocument }
  }

  /// Whether it is the document that is open, on its way, or that has just been decided and still lies on the reader.
  private func isReread(_ mrz: MRZ, at instant: Instant) -> Bool {
    let isHere = mode.laneCase?.document.lines == mrz.lines
    if isHere || presented.contains(where: { $0.document.lines == mrz.lines }) { return true }
    guard let lastDecided, lastDecided.mrz == mrz.lines else { return false }
    return instant.milliseconds(since: lastDecided.at) <= Self.rereadMilliseconds
  }

  /// The document could not be recorded, or its check: once more.
  mutating func recordAgain() {
    guard case .deciding(var theCase) = mode else { return }
    theCase.failure = nil
    if theCase.scan == nil { presented.append(theCase) }
    mode = .deciding(theCase)
    dismissMessage()
    send(theCase.request)
  }

  // MARK: Paste

  /// Documents in the text are read, one after the other. Other text goes into the field where there is one.
  mutating func paste(_ text: String, isCut: Bool, at instant: Instant) {
    guard let today else { return }
    wedge.start()
    placeBeforeBurst = nil
    let documents = MRZScanner.findings(in: text.utf8, today: today).compactMap { finding -> MRZ? in
      if case .mrz(let mrz, _) = finding { mrz } else { nil }
    }
    if documents.isEmpty {
      help = nil
      pasteText(text, at: instant)
    } else {
      for mrz in documents.prefix(Self.pasteLimit) { received(mrz.lines, source: .paste, at: instant) }
    }
    if isCut || documents.count > Self.pasteLimit { say(.pasteCut, .warning, at: instant) }
  }

  /// Most documents that are taken out of one paste.
  static let pasteLimit = 20

  private mutating func pasteText(_ text: String, at instant: Instant) {
    if let form {
      guard !form.isDeaf(at: instant) else {
        self.form?.drop(at: instant)
        return
      }
      let isSecret = form.isInSecret
      if self.form?.insert(text) != true {
        say(form.checking != nil ? .checking : isSecret ? .pasteNotTyped : .pasteCut, .warning, at: instant)
      }
      return
    }
    if !pages.isEmpty {
      if !onPage(at: instant, { $0.paste(text, $1) }) { say(.pasteDecidesNothing, .warning, at: instant) }
      return
    }
    switch mode {
    case .writingWords:
      guard var field = mode.field else { return }
      if !field.insert(text) { say(.pasteCut, .warning, at: instant) }
      mode.field = field
    case .typing(var document):
      type(document.paste(text), document, source: .paste, at: instant)
    case .dashboard:
      // Lines of a document one by one: the form opens with the first of them.
      var document = TypedDocument()
      let outcome = document.paste(text)
      guard document.beginsDocument else { return say(.pasteDecidesNothing, .warning, at: instant) }
      type(outcome, document, source: .paste, at: instant)
    case .deciding, .choosingReason:
      say(.pasteDecidesNothing, .warning, at: instant)
    }
  }

  // MARK: Typing

  /// Enter on a typed line.
  mutating func endTypedLine(at instant: Instant) {
    guard case .typing(var document) = mode else { return }
    type(document.endLine(), document, source: .keyboard, at: instant)
  }

  private mutating func type(
    _ outcome: TypedDocument.Outcome, _ document: TypedDocument, source: ScanSource, at instant: Instant
  ) {
    mode = .typing(document)
    searchKnown()
    if case .document(let lines) = outcome { received(lines, source: source, at: instant) }
  }
}
