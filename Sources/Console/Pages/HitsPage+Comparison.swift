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
    let facts = listed == nil ? [] : matchTable(hit, candidate).facts
    let nameSign = MatchTable(candidate.reasons).nameSign
    func signed(_ subject: MatchTable.Subject, _ texts: [String]?) -> [Listed] {
      signs(known(texts), facts.first { $0.subject == subject }, language)
    }
    let rows: [(label: Phrase?, left: String, right: [Listed])] = [
      (nil, Phrase.traveller[language], [Listed(text: "\(listText(hit, candidate, scene)), \(candidate.entry)")]),
      (.hitName, traveller.name, names.enumerated().map { Listed(sign: $0 == 0 ? nameSign : " ", text: $1) }),
      (
        .born, traveller.birth.map(Figures.date) ?? "-",
        signed(.birth, listed?.births.map { $0.phrase[language] })
      ),
      (
        .hitSex, traveller.sex.map { sexLetter($0, language) } ?? "-",
        signed(.sex, listed?.sex.map { [sexLetter($0 == .female ? .female : .male, language)] })
      ),
      (.hitNationality, traveller.nationality ?? "-", signed(.nationality, listed?.nationalities)),
      (
        .document, hit.check.documentNumber ?? "-",
        signed(.document, listed?.documents.map { $0.text(scene.setting.reference, language) })
      ),
    ]
    for row in rows {
      lines += compared(row.label?[language] ?? "", row.left, row.right, width: width)
    }
    lines += stateLines(hit, candidate, scene, width: width)
    lines += dueLines(hit, candidate, listed?.measure, scene, width: width)
    if let listed { lines += measureLines(listed, scene, width: width) }
    let table = MatchTable(candidate.reasons, asked: asked(hit))
    lines += WordTable(table: table, language: language).lines(width: width)
    if let listed { lines += restLines(listed, language, width: width) }
    return lines
  }

  private func asked(_ hit: HitRow) -> MatchTable.Asked {
    let traveller = hit.check.traveller
    return MatchTable.Asked(
      birth: traveller.birth, document: hit.check.documentNumber, nationality: traveller.nationality,
      sex: traveller.sex.flatMap(ListedSex.init))
  }

  /// The traveller beside the chosen candidate, with what the lists say of the entry where that has come.
  func matchTable(_ hit: HitRow, _ candidate: WatchlistChecked.Found) -> MatchTable {
    MatchTable(candidate.reasons, asked: asked(hit), entry: entry?.listed.flatMap(\.self)?.entry)
  }

  /// The candidate's list with its age, as it is now, or before that is known as it was when it was asked.
  private func listText(_ hit: HitRow, _ candidate: WatchlistChecked.Found, _ scene: Scene) -> String {
    let used = entry?.listed.flatMap(\.self)?.list ?? hit.check.lists.first { $0.name == candidate.list }
    return used.map { ListAgeText.text($0, scene.board?.accounts, now: scene.now, scene.language) } ?? candidate.list
  }

  /// A text of the entry, with how it compares to the traveller's: the sign of the word table.
  private struct Listed {
    var sign = " "
    var text: String
  }

  /// The sign stands at the one text that was compared.
  private func signs(_ texts: [String], _ fact: MatchTable.Row?, _ language: Language) -> [Listed] {
    guard let fact else { return texts.map { Listed(text: $0) } }
    let met = BirthClaim(recorded: fact.listed)?.phrase[language] ?? fact.listed
    // A list writes numbers with blanks and hyphens, a record without.
    func isMet(_ text: String) -> Bool {
      if text == met || text.hasPrefix(met + " ") { return true }
      guard fact.subject == .document, !met.isEmpty else { return false }
      return text.uppercased().filter { $0.isLetter || $0.isNumber }.hasPrefix(met)
    }
    let place = texts.firstIndex(where: isMet) ?? (texts.count == 1 ? 0 : nil)
    return texts.enumerated().map { Listed(sign: $0 == place ? fact.rule.sign : " ", text: $1) }
  }

  /// One thing of both: beside each other, or the candidate's below the traveller's with `>` before it.
  private func compared(_ label: String, _ left: String, _ right: [Listed], width: Int) -> [[Span]] {
    let label = Self.fitted(label, Self.labelColumns)
    let isWide = width >= Self.sideBySide
    let leftRoom = isWide ? (width - Self.labelColumns) * 2 / 5 : width - Self.labelColumns
    let rightRoom = isWide ? width - Self.labelColumns - leftRoom - 2 : leftRoom
    let own = SafeText.wrap(left.isEmpty ? "-" : left, width: max(leftRoom, 1), limit: Self.textLines)
    let listed = right.flatMap { item in
      SafeText.wrap(item.text, width: max(rightRoom, 1), limit: Self.textLines).enumerated().map {
        Listed(sign: $0 == 0 ? item.sign : " ", text: $1)
      }
    }
    guard isWide else {
      return own.enumerated().map { [Span($0 == 0 ? label : Self.fitted("", Self.labelColumns), .muted), Span($1)] }
        + listed.map { item in
          [
            Span(Self.fitted("", Self.labelColumns - 3), .muted), Span(item.sign + "> ", Self.style(item.sign)),
            Span(item.text, .accent),
          ]
        }
    }
    return (0..<max(own.count, listed.count)).map { index in
      let item = index < listed.count ? listed[index] : Listed(text: "")
      return [
        Span(index == 0 ? label : Self.fitted("", Self.labelColumns), .muted),
        Span(Self.fitted(index < own.count ? own[index] : "", leftRoom), .normal),
        Span(item.sign + " ", Self.style(item.sign)), Span(item.text, .accent),
      ]
    }
  }

  /// A difference stands out; the sign says it without colour too.
  private static func style(_ sign: String) -> Style { sign == "x" ? .alert : sign == "=" ? .title : .accent }

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
  /// With the kind in the words of this post, where it is one of its codes.
  fileprivate func text(_ reference: ReferenceData, _ language: Language) -> String {
    let kind = reference.documentKind(type.lowercased())?.name.value[language] ?? type
    return [number, kind, country].filter { !$0.isEmpty }.joined(separator: " ")
  }
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
