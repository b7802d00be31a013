import ArgumentParser
import Border
import Journal
import Phrases

struct JournalCat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cat",
    abstract: text(id: "Menulis catatan, satu baris tiap catatan.", en: "Writes the records, one a line."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Mulai nomor ini.", en: "From this number."))) var from = 0
  @Option(help: .init(text(id: "Sampai dengan nomor ini.", en: "Up to and with this number."))) var to = Int.max

  func validate() throws {
    guard from >= 0, to >= 0 else {
      throw ValidationError(text(id: "Nomor mulai dari 0", en: "Numbers begin at 0"))
    }
  }

  func run() throws {
    let admission = try admit(global)
    var reader = try JournalReader(global.layout)
    try reader.seek(to: from)
    var isDamaged = false
    while reader.position.seq <= to {
      let count = try reader.read(limit: 4096) {
        isDamaged = show($0, from: from, to: to, showsReasons: admission?.showsReasons ?? true) || isDamaged
      }
      if count == 0 { break }
    }
    if isDamaged { throw ExitCode(3) }
  }
}
