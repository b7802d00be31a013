import Border
import Journal
import ReferenceData

/// The numbers of a period for people, in the shape in which Imigrasi and BNPP publish them: a line for each direction
/// with WNI and WNA by document and their sum (PLBN Badau 2018, pontianakpost.co.id 2019-01-05), then the same without
/// documents (PLBN Entikong, Lebaran 2024, kalbar.suara.com 2024-04-17).
struct ShiftReport {
  /// A line of cells goes on in a further one where it would be wider.
  private static let widthLimit = 100
  private static let gap = "  "

  private let summary: ShiftSummary
  private let post: Post
  private let reference: ReferenceData
  private let now: Timestamp

  init(_ summary: ShiftSummary, _ store: OpenedLedger, _ now: Timestamp) {
    self.summary = summary
    (post, reference) = (store.post, store.reference)
    self.now = now
  }

  var lines: [String] {
    let zone = post.zone
    let period = text(
      id: "\(zone.text(summary.from)) sampai sebelum \(zone.text(summary.to))",
      en: "\(zone.text(summary.from)) up to, not including, \(zone.text(summary.to))")
    return [post.title.value + Self.gap + period, ""] + crossings + [""] + rest
  }

  // MARK: Who crossed

  private var citizenships: [Citizenship] {
    // Those without a recorded nationality have columns only where there are some.
    Citizenship.allCases.filter { $0 != .unknown || summary.crossed(nil, .unknown) > 0 }
  }

  private var crossings: [String] {
    let documents = summary.documents
    let columns = citizenships.flatMap { citizenship in
      documents.filter { summary.crossed(nil, citizenship, document: $0) > 0 }.map { (citizenship, $0) }
    }
    let byDocument = columns.map { citizenship, document in
      column("\(word(citizenship)) \(word(document: document))") {
        summary.crossed($0, citizenship, document: document)
      }
    }
    let byCitizenship = citizenships.map { citizenship in column(word(citizenship)) { summary.crossed($0, citizenship) }
    }
    return table(byDocument) + [""] + table(byCitizenship)
      + ["\(text(id: "JUMLAH", en: "TOTAL")) \(figure(summary.crossed()))"]
  }

  /// As the published figures stand: who leaves first.
  private static let directions: [Direction] = [.out, .in]

  /// The cells of one column, a name and a figure of one width each.
  private func column(_ name: String, _ count: (Direction) -> Int) -> [String] {
    let figures = Self.directions.map { figure(count($0)) }
    let width = figures.map(\.count).max() ?? 0
    return figures.map { "\(name) \(String(repeating: " ", count: width - $0.count))\($0)" }
  }

  private func table(_ columns: [[String]]) -> [String] {
    let labels = Self.directions.map(word)
    let width = labels.map(\.count).max() ?? 0
    let sums = Self.directions.map { figure(summary.crossed($0)) }
    let sumWidth = sums.map(\.count).max() ?? 0
    return Self.directions.indices.flatMap { row in
      let label = labels[row] + String(repeating: " ", count: width - labels[row].count)
      let sum = "= " + String(repeating: " ", count: sumWidth - sums[row].count) + sums[row]
      return wrapped(label, columns.map { $0[row] } + [sum])
    }
  }

  private func wrapped(_ label: String, _ cells: [String]) -> [String] {
    var lines = [label]
    for cell in cells {
      if lines[lines.count - 1].count + Self.gap.count + cell.count > Self.widthLimit {
        lines.append(String(repeating: " ", count: label.count))
      }
      lines[lines.count - 1] += Self.gap + cell
    }
    return lines
  }

  // MARK: What else there was

  private var rest: [String] {
    let outcomes = summary.outcomes(inOrderOf: reference.outcomes.map(\.code)).map { code in
      "\(word(outcome: code)) \(figure(Direction.allCases.reduce(0) { $0 + summary.decided(code, $1) }))"
    }
    let changed = [
      (text(id: "dibatalkan", en: "voided"), summary.voided),
      (text(id: "diurungkan", en: "undone"), summary.undone), (text(id: "diperbaiki", en: "amended"), summary.amended),
    ]
    let outside = OutsideMark.allCases.map { ($0.word.inProgramLanguage, summary.outside[$0] ?? 0) }.filter { $0.1 > 0 }
    let late = summary.late > 0 ? [(text(id: "terlambat dari kertas", en: "late from paper"), summary.late)] : []
    let hours = OutageRow.toldHours
    let overdue =
      summary.overdue > 0
      ? wrapped(
        text(id: "BELUM DILAPORKAN", en: "NOT TOLD OF"),
        [text(id: "lebih dari \(hours) jam", en: "for over \(hours) hours") + " " + figure(summary.overdue)]) : []
    let hits = [
      (text(id: "menunggu", en: "waiting"), HitState.waiting),
      (text(id: "diputuskan tanpa penilaian", en: "decided, not said who"), .decided),
      (text(id: "orang yang sama", en: "same person"), .disposed(.samePerson)),
      (text(id: "orang lain", en: "other person"), .disposed(.otherPerson)),
      (text(id: "tidak dapat dipastikan", en: "can't tell"), .disposed(.cannotTell)),
    ].map { ($0.0, summary.hitCount($0.1)) }.filter { $0.1 > 0 }
    let patrols = [
      (text(id: "masih di luar", en: "still out"), summary.patrols.count(where: \.isOut)),
      (text(id: "TERLAMBAT", en: "OVERDUE"), summary.patrols.count { $0.isOverdue(at: now) }),
      (text(id: "catatan", en: "entries"), summary.patrolEntries),
      (text(id: "orang", en: "persons"), summary.patrolPersons),
    ]
    return wrapped(text(id: "KEPUTUSAN", en: "OUTCOMES"), outcomes.isEmpty ? ["0"] : outcomes)
      + wrapped(text(id: "CATATAN", en: "RECORDS"), counted(changed + late + outside))
      + overdue
      + wrapped(text(id: "TEMUAN", en: "HITS"), [figure(summary.hitCount)] + counted(hits))
      + waited(text(id: "SAMPAI DINILAI", en: "TO DISPOSITION"), summary.hitWaits)
      + waited(text(id: "PETUGAS KEDUA", en: "SECOND OFFICER"), summary.secondWaits)
      + wrapped(text(id: "PATROLI", en: "PATROLS"), [figure(summary.patrols.count)] + counted(patrols))
  }

  /// How long something took; nothing where there was nothing.
  private func waited(_ label: String, _ waits: Waits) -> [String] {
    guard waits.count + waits.waiting > 0 else { return [] }
    var cells: [String] = []
    if let median = waits.median, let longest = waits.longest {
      cells += [
        text(id: "nilai tengah", en: "median") + " " + seconds(median),
        text(id: "terlama", en: "longest") + " " + seconds(longest),
      ]
    }
    if let oldest = waits.oldest {
      let age = seconds(max(now.milliseconds - oldest.milliseconds, 0))
      cells.append(
        text(id: "masih menunggu", en: "still waiting") + " \(figure(waits.waiting)), "
          + text(id: "terlama", en: "longest") + " " + age)
    }
    return wrapped(label, cells)
  }

  /// `12:05`: minutes and seconds.
  private func seconds(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1_000
    return "\(figure(seconds / 60)):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
  }

  private func counted(_ items: [(String, Int)]) -> [String] { items.map { "\($0.0) \(figure($0.1))" } }

  // MARK: Words

  private func word(_ direction: Direction) -> String {
    switch direction {
    case .in: text(id: "KEDATANGAN", en: "ARRIVALS")
    case .out: text(id: "KEBERANGKATAN", en: "DEPARTURES")
    }
  }

  private func word(_ citizenship: Citizenship) -> String {
    citizenship == .unknown ? text(id: "TANPA-WN", en: "NO-NATIONALITY") : citizenship.rawValue.uppercased()
  }

  /// The short name where the full one has it in brackets: `Pas Lintas Batas (PLB)`.
  private func word(document code: String) -> String {
    guard let name = reference.documentKind(code)?.name.value else { return code }
    let full = text(id: name.id, en: name.en)
    if let open = full.lastIndex(of: "("), full.last == ")" { return String(full[open...].dropFirst().dropLast()) }
    return full.lowercased()
  }

  private func word(outcome code: String) -> String { text(id: reference.outcome(code)?.word.value ?? code, en: code) }
}
