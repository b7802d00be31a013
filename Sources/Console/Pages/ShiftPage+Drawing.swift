import Border
import Phrases
import Terminal

extension ShiftPage {
  func draw(into canvas: inout Canvas, _ scene: Scene) {
    let language = scene.language
    let sign = asked == nil ? "" : Phrase.fetching[language]
    let inner = canvas.box(title: title(scene, room: canvas.size.width - 4), trailing: sign, isFocused: true)
    canvas.inside(inner) { canvas in
      if let form { return form.draw(into: &canvas, language) }
      var rest = canvas.bounds
      if let failure {
        let lines = canvas.paragraph("! " + failure[language], in: canvas.bounds.splitTop(3).head, style: .alert)
        rest = canvas.bounds.splitTop(lines).rest
      }
      canvas.inside(rest) { drawFigures(into: &$0, scene) }
    }
  }

  /// The period, with its name where it has one, as it was answered; in short where there is no room.
  private func title(_ scene: Scene, room: Int) -> String {
    let zone = scene.setting.zone
    guard form == nil else { return Phrase.shiftTyped[scene.language] }
    let range = period.range(scene.now, zone)
    let (from, to) = asked == nil ? (summary?.from ?? range.from, summary?.to ?? range.to) : range
    let word = period.word(scene.now, zone)?[scene.language]
    // Of an end that goes on with the clock the minute is enough.
    let end = TypedMoment.text(to, zone).prefix(period.follows ? 16 : TypedMoment.lengthLimit)
    let start = TypedMoment.text(from, zone).prefix(period.follows ? 16 : TypedMoment.lengthLimit)
    let title = "\(Phrase.shift[scene.language])\(word.map { ", " + $0 } ?? ""): \(start) - \(end) \(zone.name)"
    guard title.count > room else { return title }
    return word.map { period.follows ? "\($0) - \(zone.clock(to))" : $0 } ?? "\(start) - \(end)"
  }

  private func drawFigures(into canvas: inout Canvas, _ scene: Scene) {
    guard let layout = layout(scene) else {
      if failure == nil {
        canvas.paragraph(Phrase.fetching[scene.language], in: canvas.bounds, style: .muted)
      }
      return
    }
    let index = layout.cells.firstIndex { $0.figure == selected }
    let height = canvas.size.height
    // The size may have changed since the last key.
    let top = index.map { Self.top(layout, layout.cells[$0], self.top, height) } ?? 0
    func isInSight(_ y: Int) -> Bool { (top..<top + height).contains(y) }
    for text in layout.texts where isInSight(text.y) {
      canvas.text(
        text.text, x: text.x + 1, y: text.y - top, width: text.width, style: text.style,
        alignment: text.width == nil ? .left : .right)
    }
    for cell in layout.cells where isInSight(cell.y) {
      canvas.text(cell.text, x: cell.x + 1, y: cell.y - top, width: cell.width, style: cell.style)
    }
    if let index, isInSight(layout.cells[index].y) {
      let cell = layout.cells[index]
      canvas.restyle(Rect(x: cell.x + 1, y: cell.y - top, width: cell.width, height: 1), style: .selection)
      canvas.setCursor(x: cell.x + 1, y: cell.y - top)
    }
    canvas.moreSigns(above: top > 0, below: top + height < layout.height)
  }
}
