/// A few answers of which one is taken, by its own key or by arrows and Enter.
public struct ChoiceList<Value: Sendable>: Sendable {
  public struct Choice: Sendable {
    public let value: Value
    public let title: String
    /// A key that takes this answer at once; nil: only arrows and Enter do.
    public let key: Key?
    /// Why it can't be taken now; nil when it can.
    public let disabledReason: String?

    public init(_ value: Value, title: String, key: Key? = nil, disabledReason: String? = nil) {
      self.value = value
      self.title = title
      self.key = key
      self.disabledReason = disabledReason
    }
  }

  public enum Answer: Sendable {
    case chosen(Value)
    case moved
    case disabled(reason: String)
    /// The key is none of the list's.
    case ignored
  }

  public let choices: [Choice]
  public private(set) var state: ListState

  public init(_ choices: [Choice], selected: Int = 0) {
    self.choices = choices
    state = ListState(selected: min(max(selected, 0), max(choices.count - 1, 0)))
  }

  /// - Parameter height: rows that the list shows, for the page keys.
  public mutating func handle(_ key: Key, height: Int = 8) -> Answer {
    if let choice = choices.first(where: { $0.key == key }) { return answer(choice) }
    if key == .enter {
      guard choices.indices.contains(state.selected) else { return .ignored }
      return answer(choices[state.selected])
    }
    return state.handle(key, count: choices.count, height: height) ? .moved : .ignored
  }

  private func answer(_ choice: Choice) -> Answer {
    if let reason = choice.disabledReason { return .disabled(reason: reason) }
    return .chosen(choice.value)
  }

  /// Draws over the current part: key, title and, where there is one, the reason why it is disabled.
  public func draw(into canvas: inout Canvas, isFocused: Bool = true) {
    let symbols = canvas.symbols
    let names = choices.map { $0.key?.name(symbols: symbols) ?? "" }
    let keyWidth = names.reduce(0) { max($0, SafeText.width($1, symbols: symbols)) }
    canvas.list(state, count: choices.count, isFocused: isFocused) { row, index in
      let choice = choices[index]
      let isDisabled = choice.disabledReason != nil
      row.text(names[index], x: 0, y: 0, width: keyWidth, style: isDisabled ? .keyDisabled : .key)
      let mark = isDisabled ? String(Character(symbols.disabled)) + " " : ""
      let reason = choice.disabledReason.map { " (" + $0 + ")" } ?? ""
      row.text(
        mark + choice.title + reason, x: keyWidth + (keyWidth > 0 ? 2 : 1), y: 0,
        style: isDisabled ? .keyDisabled : .normal)
    }
  }

  /// Cells that the widest row takes.
  func width(symbols: Symbols) -> Int {
    choices.reduce(0) { widest, choice in
      let key = SafeText.width(choice.key?.name(symbols: symbols) ?? "", symbols: symbols)
      let title = SafeText.width(choice.title, limit: Size.maximum, symbols: symbols)
      let reason = choice.disabledReason.map { SafeText.width($0, limit: Size.maximum, symbols: symbols) + 5 } ?? 0
      return max(widest, key + title + reason + 6)
    }
  }
}
