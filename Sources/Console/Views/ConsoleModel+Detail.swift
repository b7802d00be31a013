import Border
import Phrases
import Terminal
import TravelDocuments

extension ConsoleModel {
  /// Cells of the column with the names of the fields.
  private static let labelColumn = 12

  /// One line of a crossing's details: its label, where it has one, and its text.
  typealias DetailLine = (label: Phrase?, text: String, style: Style)

  /// One crossing with all that its record says, from its line `top` on.
  func drawDetail(_ row: CrossingRow, top: Int, into canvas: inout Canvas) {
    let lines = detailLines(row, width: canvas.size.width)
    let inner = canvas.box(
      title: "\(Phrase.detail[language]): \(row.id)", trailing: "#\(Figures.count(row.seq, language))", isFocused: true)
    canvas.inside(inner) { canvas in
      let height = canvas.size.height
      let first = min(top, max(lines.count - height, 0))
      for (y, item) in lines.dropFirst(first).prefix(height).enumerated() {
        if let label = item.label {
          canvas.text(label[language], x: 1, y: y, width: Self.labelColumn - 1, style: .muted)
        }
        let x = Self.labelColumn + 1
        canvas.text(item.text, x: x, y: y, width: max(canvas.size.width - x - 1, 1), style: item.style)
      }
      canvas.moreSigns(above: first > 0, below: first + height < lines.count)
      canvas.setCursor(x: 1, y: 0)
    }
  }

  /// The lines at the screen's size, or in `width` cells, long texts over several.
  func detailLines(_ row: CrossingRow, width: Int? = nil) -> [DetailLine] {
    let room = max((width ?? size.width) - Self.labelColumn - 4, 1)
    return detailFields(row).flatMap { field in
      let lines = SafeText.wrap(field.text, width: room, limit: 40)
      return lines.enumerated().map { index, line in (index == 0 ? field.label : nil, line, field.style) }
    }
  }

  private func detailFields(_ old: CrossingRow) -> [DetailLine] {
    // A newer board may know more of it, such as that it was voided meanwhile.
    let row = board?.crossings.first { $0.id == old.id } ?? old
    let kind = setting.reference.documentKind(row.document)?.name.value[language] ?? row.document
    let document = [row.number, row.nationality ?? "", kind].filter { !$0.isEmpty }.joined(separator: " ")
    let birth = row.birth.flatMap(PartialDate.init).map(Figures.date) ?? "-"
    let sex = row.sex.flatMap(Sex.init(rawValue:)).map(sexLetter) ?? "-"
    var fields: [DetailLine] = [
      (.traveller, row.name, .title), (.document, document, .normal),
      (.born, [birth, sex].joined(separator: "  "), .normal),
      (.time, Figures.moment(row.time, setting.zone), .normal),
      (.lane, "\(row.lane.map(String.init) ?? "-") \(directionWord(row.direction))", .normal),
      (.outcome, panelWord(of: row.outcome), .accent), (.reason, reasonText(row), .normal),
    ]
    if let purpose = row.purpose {
      fields.append((.purpose, setting.reference.purpose(purpose)?.label.value[language] ?? purpose, .normal))
    }
    if let vehicle = row.vehicle {
      fields.append((.vehicle, setting.reference.vehicle(vehicle)?.label.value[language] ?? vehicle, .normal))
    }
    fields.append((.officer, "\(row.officer)  \(row.console)", .normal))
    if let officer = row.voidOfficer { fields.append((.voidedBy, "\(officer): \(row.voidReason ?? "")", .warning)) }
    return fields
  }

  /// The reason, unless the outcome's word on panels is that of a referral too: a second look without a reason, beside
  /// others with one, would say "referral" over a shoulder.
  private func reasonText(_ row: CrossingRow) -> String {
    let secret = setting.reference.outcome("referred")?.panel.value
    guard let outcome = setting.reference.outcome(row.outcome), outcome.panel.value != secret else {
      return Phrase.notAtALane[language]
    }
    let label = row.reason.map { outcome.reason($0)?.label.value[language] ?? $0 }
    let parts = [label, row.words].compactMap(\.self)
    return parts.isEmpty ? "-" : parts.joined(separator: ": ")
  }
}
