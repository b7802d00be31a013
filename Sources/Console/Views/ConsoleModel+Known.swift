import Border
import Phrases
import Terminal

extension ConsoleModel {
  /// Who is known by the end of the number that is typed, below it: name, year of birth, document, and the last passage.
  func drawKnown(_ known: KnownSearch, into canvas: inout Canvas) {
    let width = canvas.size.width
    guard known.ending != nil else { return }
    guard known.problem == nil, let rows = known.rows, !rows.isEmpty else {
      let (text, style): (Phrase, Style) =
        if let problem = known.problem {
          (problem, .alert)
        } else {
          known.rows == nil ? (.searching, .muted) : (.nobodyKnown, .warning)
        }
      canvas.paragraph(text[language], in: canvas.bounds, style: style)
      return
    }
    canvas.text(Phrase.knownHere[language], x: 0, y: 0, width: width, style: .muted)
    canvas.inside(Rect(x: 0, y: 1, width: width, height: canvas.size.height - 1)) { canvas in
      canvas.list(known.list, count: rows.count) { canvas, index in
        let row = rows[index]
        let (document, last) = (documentText(row), lastText(row))
        let room = max(canvas.size.width - 2 - document.count - last.count, 8)
        let birth = row.birth.map { " \($0.year)" } ?? ""
        let name = SafeText.fit(row.name, width: max(room - birth.count, 4), symbols: canvas.symbols)
        canvas.text([Span(name), Span(birth, .muted)], x: 0, y: 0, width: room)
        canvas.text(document, x: room + 1, y: 0, width: document.count, style: .accent)
        canvas.text(last, x: room + 2 + document.count, y: 0, style: .muted)
      }
    }
  }

  private func documentText(_ row: CrossingRow) -> String {
    "\(setting.reference.title(ofDocument: row.document, language)) \(row.number)"
  }

  /// `20-11 M belanja`.
  private func lastText(_ row: CrossingRow) -> String {
    let day = setting.zone.date(of: row.time).map { Figures.date($0).prefix(5) } ?? ""
    let purpose = row.facts.purpose.map { " " + (setting.reference.purpose($0)?.label.value[language] ?? $0) } ?? ""
    return "\(day) \(directionSign(row.direction))" + purpose
  }
}

extension Phrase {
  static let knownSearching = Phrase(
    id: "Masih mencari nomor itu; Enter sekali lagi.", en: "Still looking for that number; Enter once more.")
  static func otherLanesCrossing(_ lane: Int) -> Phrase {
    Phrase(
      id: "Pelintasan ini dari lajur \(lane). B di sini membatalkannya.",
      en: "This crossing is of lane \(lane). B here voids it.")
  }

  static let nobodyKnown = Phrase(
    id: "Tidak ada PLB atau dokumen lain (selain paspor) yang pernah lewat di sini dengan akhir nomor itu.",
    en: "No pass or other document (passports apart) that has crossed here ends so.")
  static let knownHere = Phrase(
    id: "Pernah lewat di sini; Enter mengambil yang dipilih, keperluan dan kendaraan seperti terakhir:",
    en: "Have crossed here; Enter takes the chosen one, purpose and vehicle as last time:")
}
