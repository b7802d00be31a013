/// Why the screen can't be opened, as a sentence for a person.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input or output is a file, a pipe or closed.
  case notATerminal(descriptor: Int32)
  /// `TERM` is empty.
  case noTerminalName
  /// There is no description of this `TERM` on the machine.
  case unknownTerminal(name: String)
  /// The terminal has no way to place its cursor.
  case noCursorAddressing(name: String)
  /// A screen is open already in this process.
  case alreadyOpen
  /// A call of the system failed.
  case system(call: String, code: Int32)

  public var description: String {
    switch self {
    case .notATerminal(let descriptor):
      "The console needs a terminal, but standard \(descriptor == 0 ? "input" : "output") is not one. "
        + "Start it without a pipe or a redirection."
    case .noTerminalName:
      "TERM is not set, so the kind of terminal is unknown. Set it, for example TERM=xterm-256color."
    case .unknownTerminal(let name):
      "This machine has no description of the terminal \"\(SafeText.fit(name, width: 40))\" (TERM). "
        + "Set TERM to one it knows, for example TERM=xterm-256color or TERM=vt100."
    case .noCursorAddressing(let name):
      "The terminal \"\(SafeText.fit(name, width: 40))\" (TERM) can't place its cursor, which the console needs. "
        + "Use another terminal, or set TERM to what it really is."
    case .alreadyOpen:
      "A screen is open already in this process."
    case .system(let call, let code):
      "The terminal can't be used: \(call) failed with error \(code)."
    }
  }
}
