/// What a piece of the screen means. Panels name meanings; only a ``Theme`` knows colours.
///
/// A meaning is never told by its looks alone: whoever uses ``alert`` or ``selection`` writes a word or a sign as well.
public enum Style: UInt8, CaseIterable, Hashable, Sendable {
  /// Ordinary text.
  case normal
  /// Text of less weight: units, older rows, hints.
  case muted
  /// A panel's or a dialog's title.
  case title
  /// A value that stands out without being good or bad.
  case accent
  /// Something that must be acted on now.
  case alert
  /// Something to look at: stale, late, unsure.
  case warning
  /// Done, in order, acknowledged.
  case good
  /// The chosen row or button of the part that has the focus.
  case selection
  /// The chosen row of a part without the focus.
  case selectionMuted
  /// A key's name in the key bar and in help.
  case key
  /// A key that is disabled now.
  case keyDisabled
  /// A panel's frame.
  case border
  /// The frame of the panel that has the focus.
  case borderFocused
  /// A text field.
  case input
  /// The header line.
  case header
  /// A bar of a chart.
  case bar
  /// A second bar to compare with, such as an average.
  case barCompared

  /// One letter for golden screens, see ``Canvas/styled()``.
  public var mark: Character {
    switch self {
    case .normal: "."
    case .muted: "m"
    case .title: "t"
    case .accent: "a"
    case .alert: "!"
    case .warning: "w"
    case .good: "g"
    case .selection: "S"
    case .selectionMuted: "s"
    case .key: "k"
    case .keyDisabled: "d"
    case .border: "b"
    case .borderFocused: "B"
    case .input: "i"
    case .header: "h"
    case .bar: "#"
    case .barCompared: "="
    }
  }
}
