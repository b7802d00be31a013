import ArgumentParser

/// A command that only gathers others.
protocol CommandGroup: ParsableCommand {}

extension CommandGroup {
  mutating func run() throws {
    let names = Self.configuration.subcommands.map { $0._commandName }.joined(separator: ", ")
    throw ValidationError(text(id: "Pilih salah satu: \(names)", en: "Choose one of: \(names)"))
  }
}
