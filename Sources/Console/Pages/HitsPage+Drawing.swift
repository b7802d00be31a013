import Border
import Phrases
import Terminal

/// Where the parts of the hits' screen stand.
struct HitsLayout: Equatable {
  /// The lowest page with the list above the comparison.
  static let twoParts = 14
  /// Lines that the comparison keeps where reasons stand above it.
  private static let comparisonKept = 7

  var list = Rect.zero
  var comparison = Rect.zero

  /// - Parameter reasonLines: lines of the finding that is written, in the list's place.
  init(_ size: Size, _ part: HitsPage.Part, reasonLines: Int? = nil) {
    let all = Rect(size)
    if size.height >= Self.twoParts {
      let wanted = reasonLines.map { min($0 + 2, size.height - Self.comparisonKept) } ?? size.height / 3
      (list, comparison) = all.splitTop(wanted)
    } else if part == .list || reasonLines != nil {
      list = all
    } else {
      comparison = all
    }
  }

  var listRows: Int { max(list.height - 2, 1) }
  var comparisonRows: Int { max(comparison.height - 2, 1) }
}

extension HitsPage {
  func draw(into canvas: inout Canvas, _ scene: Scene) {
    let layout = HitsLayout(canvas.size, part, reasonLines: finding.map { notes($0, scene).count + rowLines($0) })
    if !layout.list.isEmpty {
      canvas.inside(layout.list) { canvas in
        if let finding { drawFinding(finding, into: &canvas, scene) } else { drawList(into: &canvas, scene) }
      }
    }
    if !layout.comparison.isEmpty { canvas.inside(layout.comparison) { drawComparison(into: &$0, scene) } }
  }

  /// Rows that the reasons show, for the page keys.
  func reasonRows(_ scene: Scene) -> Int {
    guard let finding else { return 1 }
    let notes = notes(finding, scene).count
    let layout = HitsLayout(scene.size, part, reasonLines: notes + rowLines(finding))
    return max(layout.listRows - notes, 1)
  }

  /// Lines of the reasons, or of the field for one's own words.
  private func rowLines(_ finding: HitFindingForm) -> Int { finding.isWriting ? 3 : finding.rowCount }

  // MARK: The list

  private func drawList(into canvas: inout Canvas, _ scene: Scene) {
    let inner = canvas.box(title: title(scene), trailing: counts(scene), isFocused: part == .list)
    canvas.inside(inner) { canvas in
      guard let rows, !rows.isEmpty else {
        let text = problem ?? (rows == nil ? .hitsReading : .hitsNone)
        canvas.paragraph(text[scene.language], in: canvas.bounds, style: problem == nil ? .muted : .alert)
        return canvas.setCursor(x: 0, y: 0)
      }
      var body = canvas.bounds
      if let problem {
        let (line, rest) = body.splitTop(1)
        canvas.inside(line) { $0.text("! " + problem[scene.language], x: 0, y: 0, style: .alert) }
        body = rest
      }
      canvas.inside(body) { canvas in
        canvas.list(list, count: rows.count, isFocused: part == .list) { $0.hitRow(rows[$1], scene) }
      }
    }
  }

  private func title(_ scene: Scene) -> String {
    var words = [Phrase.hits[scene.language]]
    if filter.from != nil || filter.to != nil {
      words.append([filter.from, filter.to].map { $0.map(scene.dayAndClock) ?? "" }.joined(separator: " - "))
    }
    if let state = filter.state { words.append(state.word[scene.language]) }
    if let word = view.word { words.append(word[scene.language]) }
    return words.joined(separator: ", ")
  }

  /// How many wait of how many; where the list is cut, it says so.
  private func counts(_ scene: Scene) -> String {
    guard let rows else { return "" }
    let waiting = rows.count { $0.state == .waiting }
    func figure(_ count: Int) -> String {
      Figures.count(count, scene.language) + (count >= Ledger.hitLimit ? "+" : "")
    }
    let (open, others) = (figure(waiting), figure(rows.count - waiting))
    return Phrase(id: "\(open) menunggu, \(others) lain", en: "\(open) waiting, \(others) others")[scene.language]
  }

  // MARK: The comparison

  private func drawComparison(into canvas: inout Canvas, _ scene: Scene) {
    let isFocused = part == .comparison && finding == nil
    let inner = canvas.box(title: candidateTitle(scene), trailing: candidateSigns, isFocused: isFocused)
    let lines = comparisonLines(scene)
    canvas.inside(inner) { canvas in
      let first = min(top, max(lines.count - canvas.size.height, 0))
      for (y, line) in lines.dropFirst(first).prefix(canvas.size.height).enumerated() {
        canvas.text(line, x: 1, y: y, width: canvas.size.width - 2)
      }
      canvas.moreSigns(above: first > 0, below: first + canvas.size.height < lines.count)
      if isFocused { canvas.setCursor(x: 1, y: 0) }
    }
  }

  private func candidateTitle(_ scene: Scene) -> String {
    guard let hit, let candidate else { return Phrase.hitCandidateWord[scene.language] }
    let band = Band(candidate.band)
    let place = "\(candidateIndex + 1)/\(hit.check.candidates.count)"
    let score = Figures.score(candidate.score, scene.language)
    return "\(Phrase.hitCandidateWord[scene.language]) \(place) \(band.sign) \(band.word[scene.language]) \(score)"
  }

  /// Each candidate's number with what it was found to be, the weak ones in brackets: `1x 2- (3-)`.
  private var candidateSigns: String {
    guard let hit, hit.check.candidates.count > 1 else { return "" }
    return hit.check.candidates.enumerated().map { index, found in
      let sign = "\(index + 1)\(hit.standing(found)?.sign ?? "-")"
      return found.band == "weak" ? "(\(sign))" : sign
    }.joined(separator: " ")
  }

  // MARK: The finding that is written

  /// What must be known before the reasons.
  private func notes(_ finding: HitFindingForm, _ scene: Scene) -> [Span] {
    let language = scene.language
    var notes: [Span] = []
    if finding.isLeaving { notes.append(Span("? " + Phrase.hitUnsaved[language], .warning)) }
    if finding.isGone { notes.append(Span("? " + Phrase.hitGone[language], .warning)) }
    if let news = finding.news {
      notes.append(Span("! " + Phrase.hitFoundMeanwhile(news, scene)[language], .alert))
    } else if let current = finding.current {
      notes.append(Span("\(Phrase.hitFirstFinding[language]): " + current.text(scene), .accent))
    }
    if finding.needsSecond { notes.append(Span("? " + Phrase.hitTakesTwo[language], .warning)) }
    return notes
  }

  private func drawFinding(_ finding: HitFindingForm, into canvas: inout Canvas, _ scene: Scene) {
    let sign = MatchTable(finding.candidate.reasons).nameSign
    let title = "\(finding.kind.word[scene.language]): \(finding.hit.name) \(sign) \(finding.candidate.name)"
    let inner = canvas.box(title: title, isFocused: true)
    let notes = notes(finding, scene)
    canvas.inside(inner) { canvas in
      // The reasons keep a line on the lowest screen.
      let (head, body) = canvas.bounds.splitTop(min(notes.count, canvas.size.height - 1))
      for (y, note) in notes.prefix(head.height).enumerated() {
        canvas.text([note], x: 1, y: y, width: canvas.size.width - 2)
      }
      canvas.inside(body) { canvas in
        if finding.isWriting { return drawWords(finding, into: &canvas, scene) }
        canvas.list(finding.list, count: finding.rowCount) { canvas, index in
          canvas.text("\(index + 1)", x: 0, y: 0, width: 1, style: .key)
          let isOwn = index == finding.reasons.count
          let own = finding.hasWords ? ": " + finding.field.text : ""
          let text =
            isOwn ? Phrase.hitOwnWords[scene.language] + own : finding.reasons[index].label.value[scene.language]
          canvas.text(text, x: 2, y: 0)
        }
      }
    }
  }

  private func drawWords(_ finding: HitFindingForm, into canvas: inout Canvas, _ scene: Scene) {
    let width = canvas.size.width - 2
    let isLow = canvas.size.height < 3
    if !isLow { canvas.text(Phrase.reasonWords[scene.language], x: 1, y: 0, width: width, style: .muted) }
    let y = isLow ? 0 : 1
    canvas.inside(Rect(x: 1, y: y, width: width, height: 1)) { finding.field.draw(into: &$0) }
    canvas.text("\(finding.field.count)/\(finding.field.maximum)", x: 1, y: y + 1, width: width, style: .muted)
  }
}
