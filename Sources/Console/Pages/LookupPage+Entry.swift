import Border
import Phrases
import Terminal
import TravelDocuments
import Watchlist

extension LookupPage {
  func drawEntry(_ open: OpenEntry, into canvas: inout Canvas, _ scene: Scene) {
    let lines = entryLines(open, scene, width: canvas.size.width - 2)
    canvas.lines(lines, from: open.top)
    canvas.setCursor(x: 0, y: 0)
  }

  /// All that the list says, what the officer is to do first; a line's rest stands below it, indented.
  func entryLines(_ open: OpenEntry, _ scene: Scene, width: Int) -> [[Span]] {
    let language = scene.language
    let entry = open.listed.entry
    let band = Band(open.found.band)
    let head = "\(band.sign)\(Figures.score(open.found.score, language)) \(band.word[language])"
    var lines = [[Span(head, band.style)]]
    lines += wrapped(nil, entry.displayName, width, style: .title)
    if open.isGone { lines += wrapped(nil, "! " + Phrase.entryIsGone[language], width, style: .warning) }
    if let cleared = open.found.cleared {
      let text = "= \(cleared.word[language]): \(cleared.people(scene.setting.zone))"
      lines += wrapped(nil, text, width, style: .good)
    }
    func add(_ facts: [(Phrase, String)]) {
      for (label, value) in facts where !value.isEmpty {
        lines += wrapped(label[language], value, width, style: .normal)
      }
    }
    add(entry.measure.map { measureFacts($0, scene) } ?? [])
    add(open.local.map { LocalHistory(entry: $0, scene: scene).facts } ?? [])
    add([(.lookupFoundAs, foundAs(open, language))])
    lines += WordTable(
      table: MatchTable(open.found.reasons, asked: open.asked, entry: entry), language: language
    ).lines(width: width)
    add(facts(open, scene))
    return lines
  }

  /// The name that the search met, as its publisher ranks it.
  private func foundAs(_ open: OpenEntry, _ language: Language) -> String {
    let kind = open.listed.entry.names.first { $0.text == open.found.name }?.kind.word[language]
    return open.found.name + (kind.map { " (\($0))" } ?? "")
  }

  private func facts(_ open: OpenEntry, _ scene: Scene) -> [(Phrase, String)] {
    let language = scene.language
    let entry = open.listed.entry
    var facts = entry.names.map { name in
      (Phrase(id: "Nama (\(name.kind.word.id))", en: "Name (\(name.kind.word.en))"), name.text)
    }
    facts.append((.born, entry.births.map { $0.phrase[language] }.joined(separator: ", ")))
    facts += entry.documents.map { document in
      let country = document.country.isEmpty ? "" : "(\(document.country))"
      return (.document, [document.type, document.number, country].filter { !$0.isEmpty }.joined(separator: " "))
    }
    facts.append((.lookupNationality, entry.nationalities.joined(separator: ", ")))
    facts.append((.lookupSex, entry.sex.map { sexLetter($0 == .female ? .female : .male, language) } ?? ""))
    facts.append((.lookupKind, entry.kind.word[language]))
    facts.append((.lookupTitle, entry.title))
    facts += entry.addresses.map { (.address, $0) }
    facts.append((.lookupPrograms, entry.programs.joined(separator: ", ")))
    facts.append((.lookupRemarks, entry.remarks))
    let version = Phrase(id: "versi", en: "version")[language]
    facts.append(
      (.listAnswer, "\(listText(open.listed.list, scene)), \(version) \(open.listed.list.sha256.prefix(12))"))
    facts.append((.lookupEntry, entry.id))
    return facts
  }

  private func measureFacts(_ measure: ListedMeasure, _ scene: Scene) -> [(Phrase, String)] {
    let language = scene.language
    // An outcome's code stands as the officers' word for it with the label; other words stand as the list has them.
    let outcome = scene.setting.reference.outcome(measure.action)
    let action = outcome.map { "\($0.word.value) (\($0.label.value[language]))" } ?? measure.action
    return [
      (.lookupAction, action), (.lookupClass, measure.classWord[language]), (.lookupLegalBasis, measure.legalBasis),
      (.lookupOwner, measure.owner), (.lookupEntered, measure.entered.map(Figures.date) ?? ""),
      (.lookupReview, measure.review.map(Figures.date) ?? ""),
      (.lookupExpiry, measure.expires.map(Figures.date) ?? ""),
    ]
  }

  /// A fact in as many lines as it takes. No list has a text of more characters than remarks may have, so nothing is cut.
  private func wrapped(_ label: String?, _ value: String, _ width: Int, style: Style) -> [[Span]] {
    let head = label.map { $0 + ": " } ?? ""
    let limit = 2 * WatchlistLimits.remarksCharacters
    let lines = SafeText.wrap(head + value, width: max(width - 2, 1), limit: limit)
    return lines.enumerated().map { index, line in
      guard index == 0 else { return [Span("  " + line, style)] }
      guard line.hasPrefix(head) else { return [Span(line, style)] }
      return [Span(head, .muted), Span(String(line.dropFirst(head.count)), style)]
    }
  }
}
