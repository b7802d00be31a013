extension Theme.Name {
  /// The theme to use.
  ///
  /// A setting wins over everything but a terminal without colours. Then `NO_COLOR` (no-color.org: set and not empty),
  /// the Linux console, and the background that some terminals tell in `COLORFGBG`.
  ///
  /// - Parameter colours: how many the terminal has, 0 for none.
  public static func choose(environment: [String: String], colours: Int, setting: Theme.Name? = nil) -> Theme.Name {
    if colours < 8 { return .monochrome }
    if let setting { return setting }
    if environment["NO_COLOR"].map({ !$0.isEmpty }) ?? false { return .monochrome }
    if isLinuxConsole(environment["TERM"]) { return .linuxConsole }
    return hasLightBackground(environment["COLORFGBG"]) ? .light : .dark
  }

  static func isLinuxConsole(_ term: String?) -> Bool {
    guard let term else { return false }
    return term == "linux" || term.hasPrefix("linux-")
  }

  /// `COLORFGBG` is `foreground;background` or `foreground;other;background`, each 0 to 15 or `default`; 7 and 9 to 15
  /// are light.
  static func hasLightBackground(_ value: String?) -> Bool {
    guard let last = value?.split(separator: ";").last, let number = Int(last) else { return false }
    return number == 7 || (9...15).contains(number)
  }
}

extension Symbols {
  /// The symbols to use: ASCII without UTF-8, few on the Linux console, else all.
  public static func choose(environment: [String: String], isUTF8: Bool) -> Symbols {
    guard isUTF8 else { return .ascii }
    return Theme.Name.isLinuxConsole(environment["TERM"]) ? .linuxConsole : .utf8
  }
}
