import CTerm
import Glibc

/// What of the process's environment decides how the screen looks, read once.
public struct TerminalEnvironment: Sendable {
  /// Values of `TERM`, `NO_COLOR` and `COLORFGBG`, where set.
  public let variables: [String: String]
  /// Whether the locale has UTF-8, after falling back to C.UTF-8.
  public let isUTF8: Bool

  public init(variables: [String: String], isUTF8: Bool) {
    self.variables = variables
    self.isUTF8 = isUTF8
  }

  /// Reads the environment and sets the process's character set from its locale: `LC_ALL`, `LC_CTYPE`, `LANG`; when
  /// that is not UTF-8, C.UTF-8; without that, ASCII. Call before other threads start: `setlocale` is not safe beside
  /// them.
  public static func prepare() -> TerminalEnvironment {
    var variables: [String: String] = [:]
    for name in ["TERM", "NO_COLOR", "COLORFGBG"] {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    return TerminalEnvironment(variables: variables, isUTF8: cterm_prepare_locale())
  }
}
