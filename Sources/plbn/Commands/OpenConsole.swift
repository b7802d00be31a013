import ArgumentParser
import Border
import Console
import Phrases

/// What `plbn` alone does.
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

  func run() throws { try openConsole(global, lane: lane, direction: direction) }
}

/// Opens the console, and throws the status to leave with where that is not 0.
func openConsole(_ global: GlobalOptions, lane: Int, direction: Direction) throws {
  let ending = try ConsoleProgram.run(
    ConsoleProgram.Options(
      layout: global.layout, officer: global.person, console: consoleName(), language: .ofProgram, lane: lane,
      direction: direction), reference: try loadReference())
  for problem in ending.problems { complain(problem) }
  if ending.exitStatus != 0 || !ending.problems.isEmpty {
    throw ExitCode(ending.exitStatus == 0 ? 1 : ending.exitStatus)
  }
}
