import ArgumentParser
import Border
import Console
import Glibc
import Journal
import Phrases
import Terminal

/// The command line: `plbn` alone opens the console, its subcommands do the rest.
struct Plbn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plbn",
    abstract: text(id: "Konsol pos lintas batas.", en: "The console of a border post."),
    discussion: text(
      id: "Tanpa perintah: membuka konsol pada penyimpanan.", en: "Without a command: opens the console on the store."),
    version: "0.1.0",
    subcommands: [
      OpenConsole.self, Init.self, Demo.self, DemoFeed.self, ReadMRZ.self, Scan.self, Crossing.self, Crossings.self,
      Watchlist.self, Lookup.self, JournalCommand.self, LedgerCommand.self,
    ],
    defaultSubcommand: OpenConsole.self)
}

/// What `plbn` alone does. The root command itself has no options: it would take those of its subcommands for its own.
struct OpenConsole: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console",
    abstract: text(id: "Membuka konsol pada penyimpanan.", en: "Opens the console on the store."))

  @OptionGroup var global: GlobalOptions

  @Option(help: .init(text(id: "Lajur konsol ini, 1 sampai 99.", en: "This console's lane, 1 to 99.")))
  var lane = 1

  @Option(help: .init(text(id: "Arah: in (masuk) atau out (keluar).", en: "Direction: in or out.")))
  var direction: Direction = .in

  func validate() throws { try checkLane(lane) }

  func run() throws {
    try openConsole(global, lane: lane, direction: direction)
  }
}

/// Opens the console and leaves the program with its status.
func openConsole(_ global: GlobalOptions, lane: Int, direction: Direction) throws {
  let ending = try ConsoleProgram.run(
    ConsoleProgram.Options(
      layout: global.layout, officer: global.person, console: consoleName(), language: global.language, lane: lane,
      direction: direction), reference: try loadReference())
  for problem in ending.problems { complain(problem[global.language]) }
  if ending.exitStatus != 0 || !ending.problems.isEmpty {
    throw ExitCode(ending.exitStatus == 0 ? 1 : ending.exitStatus)
  }
}

func checkLane(_ lane: Int?) throws {
  if let lane, !CrossingRules.lanes.contains(lane) {
    throw ValidationError(text(id: "--lane antara 1 dan 99.", en: "--lane is 1 to 99."))
  }
}

extension Direction: ExpressibleByArgument {}

@main
enum Main {
  static func main() {
    // Signals first: one thread that does not block them is enough to lose one. Every command but the console gives them
    // back their usual meaning, and is never stopped while it holds the store's lock.
    let arguments = movingGlobalOptionsBack(Array(CommandLine.arguments.dropFirst()))
    do {
      var command = try Plbn.parseAsRoot(arguments)
      if command is OpenConsole || command is Demo { SignalGate.blockAll() } else { SuspendGate.installWaiter() }
      signal(SIGXFSZ, SIG_IGN)
      // What this program makes is its owner's alone, SQLite's files too.
      umask(0o077)
      try command.run()
    } catch let code as ExitCode {
      exit(code.rawValue)
    } catch {
      leave(error)
    }
  }

  /// Says what went wrong in one sentence, and exits: 64 for wrong usage, 1 for the rest.
  private static func leave(_ error: any Error) -> Never {
    switch error {
    case is Refusal, is JournalError, is JournalDamage:
      complain(Phrase(error)[Language.ofProgram])
      exit(1)
    case let error as TerminalError:
      complain(error.description)
      exit(1)
    case let error as Failure:
      complain(error.phrase[Language.ofProgram])
      exit(1)
    default:
      if Plbn.exitCode(for: error) == .success || Plbn.exitCode(for: error) == .validationFailure {
        Plbn.exit(withError: error)
      }
      complain(Phrase(error)[Language.ofProgram])
      exit(1)
    }
  }
}

/// A failure of a command that has no other home.
struct Failure: Error {
  let phrase: Phrase

  init(id: String, en: String) { phrase = Phrase(id: id, en: en) }
}
