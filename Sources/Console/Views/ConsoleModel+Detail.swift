import Border
import Phrases
import Terminal

extension ConsoleModel {
  /// One crossing with all that its record says.
  func drawDetail(_ row: CrossingRow, into canvas: inout Canvas) {
    // A newer board may know more of it, such as that it was voided meanwhile.
    let row = board?.crossings.first { $0.id == row.id } ?? row
    let inner = canvas.box(title: "\(Phrase.detail[language]): \(row.id)", trailing: "#\(row.seq)", isFocused: true)
    canvas.inside(inner) { canvas in
      for (y, item) in detailLines(row).prefix(canvas.size.height).enumerated() {
        let label = item.label[language]
        canvas.text(label, x: 1, y: y, width: 16, style: .muted)
        canvas.text(item.text, x: 18, y: y, width: max(canvas.size.width - 19, 1), style: item.style)
      }
      canvas.setCursor(x: 1, y: 0)
    }
  }

  private func detailLines(_ row: CrossingRow) -> [(label: Phrase, text: String, style: Style)] {
    var lines: [(label: Phrase, text: String, style: Style)] = [
      (.traveller, row.name, .title),
      (
        .document, [row.document, row.number, row.nationality ?? ""].filter { !$0.isEmpty }.joined(separator: " "),
        .normal
      ),
      (.born, [row.birth ?? "-", row.sex ?? ""].joined(separator: "  "), .normal),
      (.time, setting.zone.text(row.time), .normal),
      (.lane, "\(row.lane.map(String.init) ?? "-") \(directionWord(row.direction))", .normal),
      (.outcome, panelWord(of: row.outcome), .accent),
    ]
    // A referral's code would be read over a shoulder: its panel word is all that a lane shows.
    if row.outcome != "referred", let text = reasonText(row) { lines.append((.reason, text, .normal)) }
    lines.append((.officer, "\(row.officer)  \(row.console)", .normal))
    if let officer = row.voidOfficer { lines.append((.voidedBy, "\(officer): \(row.voidReason ?? "")", .warning)) }
    return lines
  }

  private func reasonText(_ row: CrossingRow) -> String? {
    let label = row.reason.flatMap { setting.reference.outcome(row.outcome)?.reason($0)?.label.value }
    let code = label.map { language == .id ? $0.id : $0.en } ?? row.reason
    let parts = [code, row.words].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ": ")
  }
}
