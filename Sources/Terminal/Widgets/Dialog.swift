/// A question or a notice in the middle of the screen: a title, words, and answers.
///
/// It draws at any size: what doesn't fit is scrolled to with the page keys, the answers stay in sight.
public struct Dialog<Value: Sendable>: Sendable {
  public let title: String
  public let text: String
  public private(set) var choices: ChoiceList<Value>
  /// Lines of the text that are scrolled away.
  private var scroll = 0

  /// Columns of the widest dialog: longer lines are hard to read.
  static var widthMaximum: Int { 64 }
  /// Lines of text that are laid out at most.
  static var linesMaximum: Int { 200 }

  public init(title: String, text: String, choices: ChoiceList<Value>) {
    self.title = title
    self.text = text
    self.choices = choices
  }

  /// Takes a key: page keys scroll the text, the rest is for the answers.
  ///
  /// - Parameter size: the screen's size, for scrolling.
  public mutating func handle(_ key: Key, size: Size, symbols: Symbols = .utf8) -> ChoiceList<Value>.Answer {
    let layout = Layout(self, size: size, symbols: symbols)
    let scrolledMaximum = max(layout.lines.count - layout.text.height, 0)
    switch key {
    case .pageDown where scrolledMaximum > 0:
      scroll = min(scroll + max(layout.text.height, 1), scrolledMaximum)
      return .moved
    case .pageUp where scrolledMaximum > 0:
      scroll = max(min(scroll, scrolledMaximum) - max(layout.text.height, 1), 0)
      return .moved
    default:
      return choices.handle(key, height: layout.choices.height)
    }
  }

  /// Draws over the middle of the current part; the cursor goes to the chosen answer.
  public func draw(into canvas: inout Canvas) {
    let layout = Layout(self, size: canvas.size, symbols: canvas.symbols)
    canvas.hideCursor()
    canvas.inside(layout.frame) { frame in
      frame.erase()
      frame.box(title: title, isFocused: true)
      let last = max(layout.lines.count - layout.text.height, 0)
      let first = min(scroll, last)
      for (row, line) in layout.lines.dropFirst(first).prefix(layout.text.height).enumerated() {
        frame.text(line, x: layout.text.x, y: layout.text.y + row, width: layout.text.width)
      }
      if first > 0 { frame.put(frame.symbols.moreUp, x: layout.text.maxX, y: layout.text.y, style: .muted) }
      if first < last { frame.put(frame.symbols.moreDown, x: layout.text.maxX, y: layout.text.maxY - 1, style: .muted) }
      frame.inside(layout.choices) { choices.draw(into: &$0) }
    }
  }
}

extension Dialog {
  /// Where things stand: `text` and `choices` within `frame`.
  struct Layout {
    let frame: Rect
    let text: Rect
    let choices: Rect
    let lines: [String]

    init(_ dialog: Dialog, size: Size, symbols: Symbols) {
      let widest = max(size.width - 2, min(size.width, 8))
      let wanted = max(
        SafeText.width(dialog.title, limit: Size.maximum, symbols: symbols) + 6,
        dialog.choices.width(symbols: symbols),
        SafeText.width(dialog.text, limit: Size.maximum, symbols: symbols) + 4, 24)
      let width = min(wanted, widest, Dialog.widthMaximum)
      lines = SafeText.wrap(
        dialog.text, width: max(width - 4, 1), limit: Dialog.linesMaximum, symbols: symbols)
      let gap = size.height >= 10 ? 1 : 0
      let height = min(lines.count + gap + dialog.choices.choices.count + 2, size.height)
      frame = Rect(size).centred(Size(width: width, height: height))
      let inner =
        frame.width >= 3 && frame.height >= 2
        ? Rect(frame.size).inset(by: Insets(all: 1)) : Rect(frame.size)
      // Answers first: without them a dialog can't be left. But one line of text where there are two.
      let answers = min(dialog.choices.choices.count, max(inner.height - 1, 1))
      let (foot, rest) = inner.splitBottom(answers)
      choices = foot
      text = Rect(
        x: rest.x + 1, y: rest.y, width: rest.width - 2, height: min(lines.count, rest.height))
    }
  }
}
