import ArgumentParser
import Border
import CSys
import Glibc
import Journal
import Phrases
import Terminal

struct Doctor: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(
      id: "Memeriksa penyimpanan dan mesinnya, dan mengatakan apa yang perlu dilakukan.",
      en: "Looks at the store and its machine, and says what is to be done."),
    discussion: text(
      id: "Status 1 bila ada yang perlu dilakukan; yang tidak diketahui saja tidak.",
      en: "Status 1 where something is to be done; what is only unknown is none."))

  @OptionGroup var global: GlobalOptions

  func run() throws {
    // A folder that is no store is an error and no finding.
    _ = try StoreIdentity.read(global.layout)
    let rows =
      StoreHealth(global.layout, check: { [layout = global.layout] in try SignatureCheck(proving: layout) })
      .examine().map(HealthRow.init) + PostHealth(global.layout).examine()
      + [Self.terminal(), Self.program]
    for row in rows {
      guard !global.json else {
        say(json: {
          $0.member("topic", row.topic)
          $0.member("level", row.level.rawValue)
          $0.member("text", row.phrase.inProgramLanguage)
        })
        continue
      }
      say(row.level.mark + "  " + row.phrase.inProgramLanguage)
    }
    if rows.contains(where: { $0.level == .attention }) { throw ExitCode(1) }
  }

  /// The smallest screen that shows all of a lane.
  private static let leastColumns = 80
  private static let leastRows = 24

  private static func terminal() -> HealthRow {
    let environment = TerminalEnvironment.prepare()
    let name = environment.variables["TERM"] ?? ""
    var size = winsize()
    let descriptor = [STDOUT_FILENO, STDERR_FILENO, STDIN_FILENO].first { isatty($0) == 1 }
    guard let descriptor, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else {
      return HealthRow(
        topic: "terminal", level: .unknown,
        phrase: Phrase(id: "Tidak dijalankan di terminal.", en: "This does not run on a terminal."))
    }
    let shown = Phrase(
      id: "Terminal \(name), \(size.ws_col)x\(size.ws_row), \(environment.isUTF8 ? "UTF-8" : "tanpa UTF-8")",
      en: "Terminal \(name), \(size.ws_col)x\(size.ws_row), \(environment.isUTF8 ? "UTF-8" : "no UTF-8")")
    let isEnough =
      !name.isEmpty && name != "dumb" && environment.isUTF8 && size.ws_col >= leastColumns && size.ws_row >= leastRows
    return HealthRow(
      topic: "terminal", level: isEnough ? .good : .attention,
      phrase: isEnough
        ? Phrase(id: shown.id + ".", en: shown.en + ".")
        : Phrase(
          id: shown.id + "; konsol memerlukan UTF-8 dan \(leastColumns)x\(leastRows).",
          en: shown.en + "; the console needs UTF-8 and \(leastColumns)x\(leastRows)."))
  }

  private static var program: HealthRow {
    let version = Plbn.configuration.version
    return HealthRow(
      topic: "program", level: .good,
      phrase: Phrase(
        id: "plbn \(version), format jurnal \(StoreIdentity.formatVersion).",
        en: "plbn \(version), journal format \(StoreIdentity.formatVersion)."))
  }
}

extension HealthFinding.Level {
  /// As wide in all cases.
  fileprivate var mark: String {
    switch self {
    case .good: text(id: "baik     ", en: "good     ")
    case .unknown: text(id: "?        ", en: "?        ")
    case .attention: text(id: "PERHATIAN", en: "ATTENTION")
    }
  }
}
