import ArgumentParser
import Phrases

/// A command line that can't be understood, as one sentence: what is wrong with it and where its help stands.
struct UsageError {
  /// Most characters that are told of what was typed.
  private static let detailLimit = 300

  let sentence: String

  /// - Parameter problem: what the parser says.
  init(_ problem: String, arguments: [String]) {
    let (path, unknown) = Self.walk(arguments)
    let help = "\"\((path + ["--help"]).joined(separator: " "))\""
    if let unknown {
      sentence = text(
        id: "Tidak ada perintah \"\(unknown.prefix(40))\"; lihat \(help).",
        en: "There is no command \"\(unknown.prefix(40))\"; see \(help).")
      return
    }
    let line = Self.inOneLine(problem)
    var detail = Language.ofProgram == .id ? Self.translated(line) : line
    while let last = detail.last, last == "." || last.isWhitespace { detail.removeLast() }
    sentence = text(
      id: "\(detail.prefix(Self.detailLimit)); lihat \(help).", en: "\(detail.prefix(Self.detailLimit)); see \(help).")
  }

  /// The commands that the arguments name, and a name among them that is none.
  private static func walk(_ arguments: [String]) -> (path: [String], unknown: String?) {
    var path = ["plbn"]
    var command: any ParsableCommand.Type = Plbn.self
    for argument in arguments {
      let commands = command.configuration.subcommands
      guard !commands.isEmpty, !argument.hasPrefix("-"), argument != "help" else { break }
      guard let next = commands.first(where: { $0._commandName == argument }) else { return (path, argument) }
      command = next
      path.append(argument)
    }
    return (path, nil)
  }

  /// The parser lists what may stand somewhere line by line.
  private static func inOneLine(_ problem: String) -> String {
    let lines = problem.split(whereSeparator: \.isNewline).map { $0.drop(while: \.isWhitespace) }
    let items = lines.drop { !$0.hasPrefix("- ") }.map { $0.drop { $0 == "-" || $0 == " " } }
    let text = lines.prefix { !$0.hasPrefix("- ") }.joined(separator: " ")
    return items.isEmpty ? text : text + " " + items.joined(separator: ", ")
  }

  /// The parser speaks English; these are its sentences. One that is not among them stays as it is.
  private static let parts: [(en: String, id: String)] = [
    ("Missing expected argument ", "Kurang argumen "), ("Missing one of: ", "Kurang salah satu dari: "),
    ("Missing value for ", "Kurang nilai untuk "), ("Unknown option ", "Opsi tidak dikenal: "),
    ("Did you mean ", "Maksud Anda "), ("Unexpected argument ", "Argumen tidak dikenal: "),
    (" unexpected arguments: ", " argumen tidak dikenal: "), ("The value ", "Nilai "),
    (" is invalid for ", " tidak dapat dipakai untuk "),
    ("Please provide one of the following:", "Pilih salah satu dari:"),
    ("Please provide one of ", "Pilih salah satu dari "),
    ("' or '", "' atau '"), ("' and '", "' dan '"),
    ("The option ", "Opsi "), (" does not take any value, but ", " tidak memakai nilai, tetapi diberi "),
    (" was specified", ""),
  ]

  private static func translated(_ problem: String) -> String {
    parts.reduce(problem) { $0.replacing($1.en, with: $1.id, maxReplacements: 1) }
  }
}
