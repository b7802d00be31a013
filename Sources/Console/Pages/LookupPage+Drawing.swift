import Border
import Journal
import Phrases
import Terminal
import TravelDocuments

/// Where the parts of the look-up stand: in a frame where there is height, below a line of title where not.
struct LookupLayout: Equatable {
  /// The lowest body with a frame, and the lowest with a line for the lists below the candidates.
  static let framedHeight = 10
  static let listsHeight = 14
  /// Lines that a candidate takes.
  static let candidateLines = 2

  let isFramed: Bool
  /// Within the frame, or below the title.
  let inner: Rect
  let field: Rect
  let understood: Rect
  let results: Rect
  let lists: Rect

  init(_ size: Size) {
    isFramed = size.height >= Self.framedHeight
    let all = Rect(size)
    inner = isFramed ? all.inset(by: Insets(all: 1)) : all.splitTop(1).1
    var rest = inner
    (field, rest) = rest.splitTop(1)
    (understood, rest) = rest.splitTop(1)
    (lists, results) = rest.splitBottom(size.height >= Self.listsHeight ? 1 : 0)
  }

  /// Candidates in sight.
  var rows: Int { max(results.height / Self.candidateLines, 1) }
  var entryHeight: Int { max(inner.height, 1) }
  /// A column at each side is free for signs.
  var entryWidth: Int { max(inner.width - 2, 1) }
}

extension LookupPage {
  func helpNotes(_ scene: Scene) -> [Phrase] { CandidateHelp.notes(scene.board?.accounts) }

  func bindings(_ scene: Scene) -> [Binding<Command>] {
    let bind = KeyBinder<Command>(scene)
    if let entry {
      return [
        bind(
          .withdraw, .both("c"), .entryWithdraw, disabled: withdrawProblem(entry, scene)),
        bind(.scroll, [.up, .down], .keyScroll), bind(.scrollPage, [.pageUp, .pageDown], .keyPage, inBar: false),
        bind(.scrollEnds, [.home, .end], .keyEnds, inBar: false),
      ]
    }
    let problem = revealProblem(scene) ?? (chosen == nil ? .nothingChosen : nil)
    return [
      bind(.open, [.enter], .lookupOpen, disabled: problem),
      bind(.purpose, [.function(3)], .lookupPurpose, disabled: revealProblem(scene)),
      bind(.list, [.function(4)], .lookupList, disabled: narrowing(choices.lists.isEmpty, scene)),
      bind(.classes, [.function(5)], .lookupClassKey, disabled: narrowing(choices.classes.isEmpty, scene)),
      bind(.band, [.function(6)], .lookupBand, disabled: revealProblem(scene)),
      bind(.make, [.control("n")], .entryMake, disabled: scene.problem(.keepEntries)),
      bind(.choose, [.up, .down], .keyMove), bind(.page, [.pageUp, .pageDown], .keyPage, inBar: false),
    ]
  }

  private func withdrawProblem(_ entry: OpenEntry, _ scene: Scene) -> Phrase? {
    if entry.found.list != LocalList.name { return .entryNotOwn }
    if entry.isGone || entry.local?.withdrawal != nil { return .entryIsWithdrawn }
    return scene.problem(.keepEntries)
  }

  private func narrowing(_ isNothingKnown: Bool, _ scene: Scene) -> Phrase? {
    revealProblem(scene) ?? (isNothingKnown ? .lookupNoChoices : nil)
  }

  func draw(into canvas: inout Canvas, _ scene: Scene) {
    let layout = LookupLayout(canvas.size)
    let open = revealProblem(scene) == nil ? entry : nil
    let title = "\(Phrase.lookup[scene.language]): \(purpose.word[scene.language])"
    let trailing = open.map { "\($0.found.list) \($0.found.entry)\(staleSign($0, scene))" } ?? status(scene)
    if layout.isFramed {
      canvas.box(title: title, trailing: trailing, isFocused: true)
    } else {
      let used = canvas.text(title, x: 0, y: 0, style: .title)
      canvas.text(
        trailing, x: used + 2, y: 0, width: max(canvas.size.width - used - 2, 0), style: .title, alignment: .right)
    }
    if let open {
      canvas.inside(layout.inner) { drawEntry(open, into: &$0, scene) }
    } else {
      canvas.inside(layout.understood) { drawUnderstood(into: &$0, scene) }
      canvas.inside(layout.results) { drawResults(into: &$0, scene) }
      canvas.inside(layout.lists) { drawLists(into: &$0, scene) }
      // Last: the cursor stays where letters go.
      canvas.inside(layout.field) { input.draw(into: &$0) }
    }
  }

  private func staleSign(_ open: OpenEntry, _ scene: Scene) -> String {
    ListAgeText.sign(
      of: open.found.list, in: [open.listed.list], scene.board?.accounts, now: scene.now, scene.language)
  }

  /// How many there are and how long it took, or that the answer to this text has not come.
  private func status(_ scene: Scene) -> String {
    if revealProblem(scene) != nil { return "" }
    if isSearching { return Phrase.lookupSearching[scene.language] }
    guard let answer = shown?.answer else { return "" }
    let count = answer.candidates.isEmpty ? [] : [Figures.count(answer.candidates.count, scene.language)]
    return (count + [Figures.milliseconds(answer.microseconds, scene.language)]).joined(separator: " · ")
  }

  private func drawUnderstood(into canvas: inout Canvas, _ scene: Scene) {
    let parts = [filterPhrase, understood.phrase()].compactMap { $0?[scene.language] }
    let style: Style = understood.unused.isEmpty && filter.isEmpty ? .muted : .warning
    canvas.text(parts.joined(separator: " · "), x: 1, y: 0, width: canvas.size.width - 2, style: style)
  }

  /// What is wanted alone, said as long as it holds: whoever reads "nobody" must know where.
  private var filterPhrase: Phrase? {
    guard !filter.isEmpty else { return nil }
    let parts =
      filter.lists.sorted().map { Phrase(id: "daftar \($0)", en: "list \($0)") }
      + filter.classes.sorted().map { Phrase(id: "golongan \($0)", en: "class \($0)") }
      + filter.bands.sorted().map { Band($0.rawValue).word }
    return Phrase(
      id: "! hanya: " + parts.map(\.id).joined(separator: ", "),
      en: "! only: " + parts.map(\.en).joined(separator: ", "))
  }

  // MARK: Candidates

  private func drawResults(into canvas: inout Canvas, _ scene: Scene) {
    let notes = notes(scene)
    var y = 0
    for note in notes {
      let room = canvas.bounds.inset(by: Insets(top: y, left: 1, right: 1))
      y += canvas.paragraph(note.text, in: room, style: note.style)
    }
    guard revealProblem(scene) == nil, let answer = shown?.answer, !answer.candidates.isEmpty else { return }
    let (candidates, lists) = (answer.candidates, answer.lists)
    canvas.inside(canvas.bounds.inset(by: Insets(top: y))) { canvas in
      canvas.blocks(list, count: candidates.count, lines: LookupLayout.candidateLines, isFocused: !isSearching) {
        drawCandidate(candidates[$1], lists, into: &$0, scene)
      }
    }
  }

  /// What is said above the candidates, or in their place.
  private func notes(_ scene: Scene) -> [(text: String, style: Style)] {
    let language = scene.language
    if let problem = revealProblem(scene) { return [("! " + Phrase.lookupNotRecordable(problem)[language], .alert)] }
    if let failure { return [("! " + failure[language], .alert)] }
    if understood.question == nil {
      let hint = [(Phrase.lookupHint[language], Style.muted), (Phrase.lookupIsRecorded[language], .muted)]
      return input.text.contains { !$0.isWhitespace } ? [("? " + Phrase.lookupNeedsName[language], .warning)] : hint
    }
    guard let answer = shown?.answer else { return [] }
    var notes: [(String, Style)] = []
    if let problem = answer.problem { notes.append(("! " + problem[language], .alert)) }
    if answer.lists.isEmpty {
      if answer.problem == nil { notes.append(("! " + Phrase.lookupNoList[language], .alert)) }
    } else if answer.candidates.isEmpty {
      let isNarrow = !(shown?.question.filter.isEmpty ?? true)
      notes.append(
        isNarrow
          ? ("? " + Phrase.lookupNobodyOfThese[language], .warning)
          : (Phrase.nobodyFound[language], isSearching ? .muted : .good))
      notes += ListAgeText.staleFirst(answer.lists, scene.board?.accounts, now: scene.now).map {
        (listText($0, scene), .muted)
      }
    }
    return notes
  }

  /// Two lines: how alike and who, with the entry at the right, or its list alone where there is no room for more; then
  /// why, what decides first. That the list is stale is never left out.
  private func drawCandidate(
    _ found: WatchlistChecked.Found, _ lists: [WatchlistChecked.ListUsed], into canvas: inout Canvas, _ scene: Scene
  ) {
    let language = scene.language
    let room = canvas.size.width
    let band = Band(found.band)
    func style(_ style: Style) -> Style { isSearching ? .muted : style }
    func width(_ text: String) -> Int { SafeText.width(text, limit: room + 1, symbols: canvas.symbols) }
    let head = "\(band.sign)\(Figures.score(found.score, language)) \(band.word[language]) "
    let stale = ListAgeText.sign(of: found.list, in: lists, scene.board?.accounts, now: scene.now, language)
    let left = room - width(head + found.name) - 2
    let source = ["\(found.list) \(found.entry)", found.list].first { width($0 + stale) <= left }
    canvas.text([Span(head, style(band.style)), Span(found.name, style(.normal))], x: 0, y: 0, width: room)
    let origin = [Span(source ?? found.list, .muted), Span(stale, style(.warning))]
    if let source { canvas.text(origin, x: room - width(source + stale), y: 0) }
    let cleared = found.cleared.map { "= \($0.word[language]) " } ?? ""
    let why = ReasonCode.line(found.reasons, for: .people)[language]
    let narrow = source == nil ? origin + [Span(": ", .muted)] : []
    canvas.text(
      [Span(cleared, style(.good))] + narrow + [Span(why, .muted)], x: 2, y: 1,
      width: max(room - 2, 0))
  }

  /// Which lists were searched, where they aren't said already.
  private func drawLists(into canvas: inout Canvas, _ scene: Scene) {
    guard revealProblem(scene) == nil, let answer = shown?.answer, !answer.candidates.isEmpty else { return }
    let width = canvas.size.width - 2
    let line = ListAgeText.line(
      answer.lists, scene.board?.accounts, now: scene.now, scene.language, width: width)
    canvas.text(line, x: 1, y: 0, width: width, style: .muted)
  }

  func listText(_ list: WatchlistChecked.ListUsed, _ scene: Scene) -> String {
    ListAgeText.text(list, scene.board?.accounts, now: scene.now, scene.language)
  }
}
