import ArgumentParser
import Phrases

extension Language: ExpressibleByArgument {
  /// As `--lang` says, or else `LC_MESSAGES` and `LANG`: Indonesian unless these say English. Read before the arguments
  /// are parsed, so that help and errors of usage have it too.
  static let ofProgram: Language = {
    let arguments = CommandLine.arguments
    var chosen: Language?
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count {
        chosen = Language(rawValue: arguments[index + 1]) ?? chosen
      }
      if argument.hasPrefix("--lang=") { chosen = Language(rawValue: String(argument.dropFirst(7))) ?? chosen }
    }
    let locale = environment("LC_MESSAGES") ?? environment("LANG") ?? ""
    return chosen ?? (locale.hasPrefix("en") ? .en : .id)
  }()
}

/// A text in the program's language.
func text(id: String, en: String) -> String { Language.ofProgram == .id ? id : en }

extension Phrase {
  /// In the program's language.
  var inProgramLanguage: String { self[Language.ofProgram] }
}
