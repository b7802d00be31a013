import Border
import Phrases
import ReferenceData
import Terminal
import TravelDocuments
import Watchlist

/// The traveller and a candidate side by side, line by line where they compare; one under the other where it is narrow.
extension HitsPage {
  /// Columns from which the two stand side by side.
  private static let sideBySide = 60
  private static let labelColumns = 9
  /// Most lines of one text; the longest name of a list takes fewer.
  private static let textLines = 100

  func comparisonLines(_ scene: Scene) -> [[Span]] {
    guard let hit, let candidate else { return [] }
    let language = scene.language
    let width = max(scene.size.width - 4, 1)
    let listed = entry?.listed.flatMap(\.self)?.entry
    let late = hit.isLate ? wrapped("! " + Phrase.hitLate[language], .alert, width: width) : []
    var lines = late + findingLines(hit, candidate, scene, width: width)
    if let cleared = candidate.cleared {
      let text = "= \(cleared.word[language]): \(cleared.people(scene.setting.zone))"
      lines += wrapped(text, .good, width: width)
    }
    let traveller = hit.check.traveller
    let names = [candidate.name] + (listed?.names.map(\.text).filter { $0 != candidate.name } ?? [])
    let unread = entry?.listed == nil ? "…" : "-"
    func known(_ texts: [String]?) -> [String] { texts.flatMap { $0.isEmpty ? nil : $0 } ?? [unread] }
    let rows: [(label: Phrase?, left: String, right: [String])] = [
      (nil, Phrase.traveller[language], ["\(listText(hit, candidate, scene)), \(candidate.entry)"]),
      (.hitName, traveller.name, names),
      (.born, traveller.birth.map(Figures.date) ?? "-", known(listed?.births.map { $0.phrase[language] })),
      (
        .hitSex, traveller.sex.map { sexLetter($0, language) } ?? "-",
        known(listed?.sex.map { [sexLetter($0 == .female ? .female : .male, language)] })
      ),
      (.hitNationality, traveller.nationality ?? "-", known(listed?.nationalities)),
      (.document, hit.check.documentNumber ?? "-", known(listed?.documents.map(\.text))),
    ]
    for row in rows {
      lines += compared(row.label?[language] ?? "", row.left, row.right, width: width)
    }
    lines += stateLines(hit, candidate, scene, width: width)
    lines += dueLines(hit, candidate, listed?.measure, scene, width: width)
    if let listed { lines += measureLines(listed, scene, width: width) }
    let asked = MatchTable.Asked(
      birth: traveller.birth, document: hit.check.documentNumber, nationality: traveller.nationality)
    let table = MatchTable(candidate.reasons, asked: asked)
    lines += WordTable(table: table, language: language).lines(width: width)
    if let listed { lines += restLines(listed, language, width: width) }
    return lines
  }

  /// The candidate's list with its age, as it is now, or before that is known as it was when it was asked.
  private func listText(_ hit: HitRow, _ candidate: WatchlistChecked.Found, _ scene: Scene) -> String {
    let used = entry?.listed.flatMap(\.self)?.list ?? hit.check.lists.first { $0.name == candidate.list }
    return used.map { ListAgeText.text($0, scene.board?.accounts, now: scene.now, scene.language) } ?? candidate.list
  }

  /// One thing of both: beside each other, or the candidate's below the traveller's with `~` before it.
  private func compared(_ label: String, _ left: String, _ right: [String], width: Int) -> [[Span]] {
    let label = Self.fitted(label, Self.labelColumns)
    guard width >= Self.sideBySide else {
      let room = width - Self.labelColumns
      let own = SafeText.wrap(left.isEmpty ? "-" : left, width: max(room, 1), limit: Self.textLines)
      let listed = right.flatMap { SafeText.wrap($0, width: max(room, 1), limit: Self.textLines) }
      let lines = own.map { [Span($0, .normal)] } + listed.map { [Span($0, .accent)] }
      let indent = Self.fitted("", Self.labelColumns - 2)
      return lines.enumerated().map { index, spans in
        let sign = index >= own.count ? "~ " : "  "
        return [Span(index == 0 ? label : indent + sign, .muted)] + spans
      }
    }
    let leftRoom = (width - Self.labelColumns) * 2 / 5
    let rightRoom = width - Self.labelColumns - leftRoom - 2
    let own = SafeText.wrap(left.isEmpty ? "-" : left, width: leftRoom, limit: Self.textLines)
    let listed = right.flatMap { SafeText.wrap($0, width: rightRoom, limit: Self.textLines) }
    return (0..<max(own.count, listed.count)).map { index in
      [
        Span(index == 0 ? label : Self.fitted("", Self.labelColumns), .muted),
        Span(Self.fitted(index < own.count ? own[index] : "", leftRoom), .normal),
        Span(index < listed.count ? "~ " + listed[index] : "", .accent),
      ]
    }
  }

  /// A text of exactly so many cells, a blank at its end.
  private static func fitted(_ text: String, _ width: Int) -> String {
    let cut = SafeText.fit(text, width: max(width - 1, 1))
    return cut + String(repeating: " ", count: max(width - SafeText.width(cut), 0))
  }

  /// What officers found this candidate to be, the one that counts first.
  private func findingLines(
    _ hit: HitRow, _ candidate: WatchlistChecked.Found, _ scene: Scene, width: Int
  ) -> [[Span]] {
    let findings = hit.findings.filter { $0.list == candidate.list && $0.entry == candidate.entry }.reversed()
    let asks = hit.asks.filter { ask in
      guard case .finding(let id) = ask.about else { return true }
      return findings.contains { $0.id == id }
    }
    let asked = asks.suffix(2).flatMap { ask in
      ask.lines(scene).flatMap { wrapped($0, ask.answer == nil ? .warning : .muted, width: width) }
    }
    return asked
      + findings.enumerated().flatMap { index, finding in
        let before = Phrase(id: "sebelumnya", en: "before")[scene.language]
        let problem = finding.problem(hit.asks).map { "; " + $0[scene.language] } ?? ""
        let text = finding.text(scene) + problem
        return wrapped(index == 0 ? text : "\(before): \(text)", index == 0 ? .title : .muted, width: width)
      }
  }

  /// How far the lists have answered, and whether they are those of the check.
  private func stateLines(
    _ hit: HitRow, _ candidate: WatchlistChecked.Found, _ scene: Scene, width: Int
  ) -> [[Span]] {
    let language = scene.language
    if let problem = entry?.problem { return wrapped("! " + problem[language], .alert, width: width) }
    guard let answer = entry?.listed else { return [[Span(Phrase.hitEntryReading[language], .muted)]] }
    guard let listed = answer else { return wrapped("? " + Phrase.hitEntryGone[language], .warning, width: width) }
    let used = hit.check.lists.first { $0.name == candidate.list }
    // Entries of the post's own list never change; only others come beside them.
    if let used, used.name != LocalList.name, used.sha256 != listed.list.sha256 {
      return wrapped("? " + Phrase.hitNewerList[language], .warning, width: width)
    }
    return []
  }

  /// What the entry's class asks for, where the traveller is found to be the person, or would be.
  private func dueLines(
    _ hit: HitRow, _ candidate: WatchlistChecked.Found, _ measure: ListedMeasure?, _ scene: Scene, width: Int
  ) -> [[Span]] {
    // Old checks don't have the class; then it is that of the list as it is now.
    var candidate = candidate
    if candidate.listClass == nil { (candidate.listClass, candidate.action) = (measure?.classCode, measure?.action) }
    let (language, reference) = (scene.language, scene.setting.reference)
    guard let duty = HitDuty.ifSame(candidate, hit.direction, reference.hits) else {
      return wrapped(Phrase.hitNothingDue(hit.direction)[language], .muted, width: width)
    }
    let isSame = hit.duties(reference.hits).contains {
      $0.isConfirmed && $0.entry == duty.entry && $0.list == duty.list
    }
    let word = reference.outcome(duty.due)?.word.value ?? duty.due
    let label = (isSame ? Phrase.hitDue : .hitDueIfSame)[language]
    return wrapped("\(label): \(word). \(duty.advice[language])", isSame ? .alert : .title, width: width)
  }

  /// What the list asks of the officer, and by whose word.
  private func measureLines(_ listed: WatchlistEntry, _ scene: Scene, width: Int) -> [[Span]] {
    guard let measure = listed.measure else { return [] }
    let language = scene.language
    let action = scene.setting.reference.outcome(measure.action)?.word.value ?? measure.action
    let first = [measure.classCode.uppercased(), action].filter { !$0.isEmpty }.joined(separator: ": ")
    let facts: [(Phrase, String)] = [
      (.hitLegalBasis, measure.legalBasis), (.hitOwner, measure.owner),
      (.hitEntered, measure.entered.map(Figures.date) ?? ""), (.hitReview, measure.review.map(Figures.date) ?? ""),
      (.until, measure.expires.map(Figures.date) ?? ""),
    ]
    let more = facts.filter { !$0.1.isEmpty }.map { "\($0[language]) \($1)" }.joined(separator: "; ")
    return wrapped("\(Phrase.hitAction[language]): \(first)", .title, width: width)
      + (more.isEmpty ? [] : wrapped(more, width: width))
  }

  /// What else the list publishes of the entry.
  private func restLines(_ listed: WatchlistEntry, _ language: Language, width: Int) -> [[Span]] {
    let facts: [(Phrase, String)] = [
      (.hitPrograms, listed.programs.joined(separator: "; ")), (.hitTitle, listed.title),
      (.address, listed.addresses.joined(separator: "; ")), (.note, listed.remarks),
    ]
    return facts.filter { !$0.1.isEmpty }.flatMap { wrapped("\($0[language]): \($1)", .muted, width: width) }
  }

  private func wrapped(_ text: String, _ style: Style = .normal, width: Int) -> [[Span]] {
    SafeText.wrap(text, width: width, limit: Self.textLines).map { [Span($0, style)] }
  }
}

extension ListedDocument {
  fileprivate var text: String { [number, type, country].filter { !$0.isEmpty }.joined(separator: " ") }
}

extension Phrase {
  /// The entry's class says nothing of those who cross this way.
  static func hitNothingDue(_ direction: Direction) -> Phrase {
    direction == .in
      ? Phrase(
        id: "Larangan ini tidak mengenai orang yang masuk.", en: "This ban does not concern those who come in.")
      : Phrase(
        id: "Larangan ini tidak mengenai orang yang keluar.", en: "This ban does not concern those who leave.")
  }
}
