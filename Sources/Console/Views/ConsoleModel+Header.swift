import Border
import Journal
import Phrases
import Terminal

extension ConsoleModel {
  /// The narrowest line that has room for everything of the first line of the header.
  private static let fullLine = 60
  /// The same where the lane's scanner is lost: lane and scanner must both be seen.
  private static let lineWithScanner = 76

  func drawHeader(into canvas: inout Canvas) {
    canvas.fill(canvas.bounds, style: .header)
    let width = canvas.size.width
    guard canvas.size.height > 1, width >= (scannerWord == nil ? Self.fullLine : Self.lineWithScanner) else {
      drawShortLine(into: &canvas)
      canvas.text(outageSpans() + listSpans(saysBasis: false) + journalSpans(), x: 0, y: 1, width: width)
      return
    }
    let clocks = "\(clock(setting.zone)) \(clock(setting.neighbourZone))"
    let room = max(width - SafeText.width(clocks, symbols: canvas.symbols) - 3, 0)
    canvas.text(identitySpans(room: room, symbols: canvas.symbols), x: 1, y: 0, width: room)
    canvas.text(clocks, x: room + 1, y: 0, width: width - room - 2, style: .header, alignment: .right)
    // Who waits is the officer's to see; whether a list's age counts from its import stands at each answer as well.
    func isTooLong(_ spans: [Span], spare: Int = 8) -> Bool {
      spans.reduce(0) { $0 + SafeText.width($1.text, symbols: canvas.symbols) } > width - spare
    }
    var spans = troubleSpans + outageSpans() + listSpans(saysBasis: true) + journalSpans()
    if isTooLong(spans) { spans = troubleSpans + outageSpans() + listSpans(saysBasis: false) + journalSpans() }
    // How much is not witnessed gives way to who waits, where that would be cut; while something is down, also what it is.
    let isWarned = care.warnings.contains { $0.badge != nil }
    for saysCause in [true, false] where isTooLong(spans, spare: outageSpans().isEmpty && !isWarned ? 5 : 8) {
      spans =
        troubleSpans + outageSpans(saysCause: saysCause) + listSpans(saysBasis: false)
        + journalSpans(saysWitnessed: false)
    }
    let warning = warningText(beside: spans, room: width - 2, symbols: canvas.symbols)
    let left = width - 2 - SafeText.width(warning, symbols: canvas.symbols)
    canvas.text(spans, x: 1, y: 1, width: max(left, 0))
    canvas.text(warning, x: 1 + left, y: 1, width: width - 2 - left, style: .warning)
  }

  /// One line for small screens: what is wrong first, then where and when. Shorter words where the long have no room.
  private func drawShortLine(into canvas: inout Canvas) {
    let room = max(canvas.size.width - 6, 0)
    let isAlone = canvas.size.height == 1
    let long = shortLine(isAlone: isAlone, isBrief: false)
    let fits = long.reduce(0) { $0 + SafeText.width($1.text, limit: room, symbols: canvas.symbols) } <= room
    canvas.text(fits ? long : shortLine(isAlone: isAlone, isBrief: true), x: 0, y: 0, width: room)
    canvas.text(setting.zone.clock(now), x: room + 1, y: 0, width: 5, style: .header)
  }

  private func shortLine(isAlone: Bool, isBrief: Bool) -> [Span] {
    var spans = troubleSpans
    if isAlone { spans += outageSpans() }
    if isAlone, let listProblem { spans.append(Span(listProblem + " ", .alert)) }
    let place = isBrief ? "L\(lane) \(directionWord(direction))" : laneText()
    spans.append(Span("\(setting.post.name.value) \(place)", .header))
    if let word = scannerWord { spans.append(Span(" ! " + word, .alert)) }
    if !isCovered, refusal(.seeHistory) == nil, let hits = board?.hitCount, hits > 0 {
      spans.append(Span(isBrief ? " !\(hits)" : " \(Phrase.hits[language]) \(hits)", .alert))
    }
    if hasNoPassphrase { spans.append(Span(" " + Phrase.noPassphrase[language], .warning)) }
    return spans
  }

  private func laneText(isBrief: Bool = false) -> String {
    let word = isBrief ? "L" : Phrase.lane[language] + " "
    return ["\(word)\(lane) \(directionWord(direction))", laneState].compactMap(\.self).joined(separator: " ")
  }

  /// The shift and whose lane it is, where there is a roster or somebody has opened it.
  private var laneState: String? {
    guard let duty = board?.duty else { return nil }
    let shift = setting.plan.shift(at: now)
    let open = duty.lanes[lane]
    guard open != nil || duty.hasRoster(on: shift.day) else { return nil }
    var state = (open == nil ? Phrase.laneClosed : .laneOpen)[language]
    if let open, open.officer != actor.officer.name { state = open.officer }
    return "\(state), \(shift.shift.word[language])"
  }

  /// The lane's scanner can't be read, in two words; the message line and the page of duty say why.
  private var scannerWord: String? {
    guard let trouble = scanner?.trouble else { return nil }
    return (trouble.isAbsence ? Phrase.scannerGone : .scannerUnreadable)[language]
  }

  private var hasNoPassphrase: Bool { if case .open = access { true } else { false } }

  private func clock(_ zone: PostZone) -> String { "\(zone.clock(now)) \(zone.name)" }

  /// Post, lane, officer. Who works here must be read whole: shorter words for the place first, then the role gives way, and
  /// only then is a long name cut.
  private func identitySpans(room: Int, symbols: Symbols) -> [Span] {
    let warning = hasNoPassphrase ? " " + Phrase.noPassphrase[language] : ""
    let scanner = scannerWord.map { "! \($0)  " } ?? ""
    let post = setting.post
    let places = [
      "\(post.title.value)   \(laneText())   ", "\(post.title.value)  \(laneText(isBrief: true))  ",
      "\(post.name.value)  \(laneText(isBrief: true))  ",
    ]
    func left(_ place: String) -> Int { room - SafeText.width(place + scanner + warning, symbols: symbols) }
    func fits(_ title: String) -> (String) -> Bool {
      { SafeText.width(title, symbols: symbols) <= left($0) }
    }
    let (full, short) = (officerTitle(), officerTitle(withRole: false))
    let whole = places.first(where: fits(full))
    let place = whole ?? places[2]
    let name = SafeText.fit(whole == nil ? short : full, width: max(left(place), 0), symbols: symbols)
    return [Span(place, .header), Span(scanner, .alert), Span(name, .header), Span(warning, .warning)]
  }

  private var troubleSpans: [Span] {
    troubles.map { Span("! \($0.word[language])  ", .alert) }
  }

  /// What the machine is warned of: in words where there is room, else their number; F1 has the sentences.
  private func warningText(beside spans: [Span], room: Int, symbols: Symbols) -> String {
    let badges = care.warnings.compactMap { $0.badge?[language] }
    guard !badges.isEmpty else { return "" }
    let taken = spans.reduce(0) { $0 + SafeText.width($1.text, symbols: symbols) }
    let forms = [
      "  ! " + badges.joined(separator: ", "), "  ! \(badges[0])" + (badges.count > 1 ? " +\(badges.count - 1)" : ""),
      " !\(badges.count) F1",
    ]
    return forms.first { taken + SafeText.width($0, symbols: symbols) <= room } ?? " !\(badges.count)"
  }

  /// What is wrong with the store: what recording met, then what the read model knows.
  var troubles: [Trouble] {
    var troubles = trouble.map { [$0] } ?? []
    if let damage = board?.damage, trouble?.word != .damagedJournal {
      troubles.append(Trouble(word: .damagedJournal, sentence: damage.phrase, isClosed: false))
    }
    if let sentence = board?.trouble {
      troubles.append(Trouble(word: .ledgerInMemory, sentence: sentence, isClosed: false))
    }
    if let problem = care.journalProblem, !troubles.contains(where: { $0.word == problem.word }) {
      troubles.append(problem)
    }
    if let finding = care.verified?.finding, !troubles.contains(where: { $0.word == .damagedJournal }) {
      troubles.append(Trouble(word: finding.word, sentence: finding.brief, isClosed: false))
    }
    if let problem = care.checkpointProblem, !troubles.contains(where: { $0.word == problem.word }) {
      troubles.append(problem)
    }
    return troubles
  }

  /// The list that was true longest ago.
  private var oldestList: (list: CurrentList, age: ListAge)? {
    let staleHours = ListAgeText.staleHours(board?.accounts)
    return board?.lists.map { ($0, ListAge($0, now: now, staleHours: staleHours)) }.max {
      $0.1.milliseconds < $1.1.milliseconds
    }
  }

  /// What is wrong with the lists, in one or two words.
  var listProblem: String? {
    guard board != nil else { return nil }
    guard let oldestList else { return "! " + Phrase.noList[language] }
    if lists?.problem != nil { return "! " + Phrase.unreadableList[language] }
    return oldestList.age.isStale ? "! " + Phrase.staleList[language] : nil
  }

  private func listSpans(saysBasis: Bool) -> [Span] {
    guard let board else { return [] }
    var spans: [Span] = []
    if let oldestList {
      let names = board.lists.count == 1 ? oldestList.list.imported.list : "\(board.lists.count)"
      let basis = saysBasis ? ListAgeText.basis(oldestList.age, language) : ""
      let age = basis + Figures.age(milliseconds: oldestList.age.milliseconds, language)
      spans.append(Span("\(Phrase.listAnswer[language]) \(SafeText.fit(names, width: 20)) (\(age))", .header))
    }
    if let listProblem { spans.append(Span((spans.isEmpty ? "" : " ") + listProblem, .alert)) }
    return spans + [Span("   ", .header)]
  }

  private func journalSpans(saysWitnessed: Bool = true) -> [Span] {
    guard let board else { return [] }
    guard !isCovered else { return savingSpans + waitingSpans }
    // Never beside a word that says otherwise.
    let isSound = troubles.isEmpty && care.verified.map { $0.finding == nil && $0.sweptAt != nil } ?? false
    // In an open store nobody signs.
    let sound = board.accounts.isOpen ? Phrase.soundJournal : Phrase.soundAndSigned
    let journal = isSound ? sound : Phrase.journal
    var spans = [Span("\(journal[language]) \(Figures.count(board.records, language))", .header)]
    if saysWitnessed, let witnessed = care.witnessed, board.records > witnessed {
      let count = Figures.count(board.records - witnessed, language)
      spans.append(Span(Phrase(id: ", \(count) belum disaksikan", en: ", \(count) not witnessed")[language], .header))
    }
    if board.unauthorised > 0 {
      let text = Phrase(id: " (\(board.unauthorised) TIDAK SAH)", en: " (\(board.unauthorised) NOT AUTHORISED)")
      spans.append(Span(text[language], .alert))
    }
    let odd = board.unknown + board.unreadable
    if odd > 0 {
      let text = Phrase(id: " (\(odd) jenis tak dikenal)", en: " (\(odd) of unknown kind)")
      spans.append(Span(text[language], .warning))
    }
    return spans + savingSpans + waitingSpans
  }

  private var savingSpans: [Span] {
    let waiting = form?.purpose.awaiting?.request.ticket
    let unsaved = saving.count { !$0.isKept && $0.ticket != waiting }
    return unsaved > 0 ? [Span("  \(Phrase.saving[language]) \(unsaved)", .warning)] : []
  }

  private var waitingSpans: [Span] {
    let waiting = waitingCount
    let text = Phrase(id: "  \(waiting) di lajur ini", en: "  \(waiting) at this lane")
    let expired = expiredScans.count
    let late = Phrase(id: "  \(expired) lewat waktu", en: "  \(expired) timed out")
    return (waiting > 0 ? [Span(text[language], .header)] : []) + (expired > 0 ? [Span(late[language], .warning)] : [])
  }
}
