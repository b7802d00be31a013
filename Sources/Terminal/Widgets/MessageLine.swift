/// One line that tells what has just happened, with a sign for its kind, so that colour is not needed.
public struct MessageLine: Hashable, Sendable {
  public enum Tone: Hashable, Sendable {
    case plain, good, warning, alert
  }

  public let text: String
  public let tone: Tone
  /// When it is to be taken away; nil: it stays until another one comes.
  public let expires: Instant?

  public init(_ text: String, tone: Tone = .plain, expires: Instant? = nil) {
    self.text = text
    self.tone = tone
    self.expires = expires
  }

  public func isExpired(at instant: Instant) -> Bool {
    expires.map { instant >= $0 } ?? false
  }

  /// The words with their sign, such as `! Kertas habis`.
  func spans(symbols: Symbols) -> [Span] {
    switch tone {
    case .plain: [Span(text)]
    case .good: [Span(String(Character(symbols.done)) + " " + text, .good)]
    case .warning: [Span("? " + text, .warning)]
    case .alert: [Span("! " + text, .alert)]
    }
  }

  /// Draws over the first row of the current part.
  public func draw(into canvas: inout Canvas) {
    canvas.text(spans(symbols: canvas.symbols), x: 0, y: 0)
  }
}
