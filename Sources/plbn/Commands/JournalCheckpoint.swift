import ArgumentParser
import Border
import Journal
import Phrases

struct JournalCheckpoint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: text(
      id: "Menandatangani keadaan jurnal sekarang, untuk disimpan orang lain.",
      en: "Signs what the journal is now, for others to keep."))

  @OptionGroup var global: GlobalOptions
  @Flag(
    help: .init(
      text(
        id: "Bentuk kertas: tiga baris dan sidik jarinya.", en: "The paper form: three lines and their fingerprint.")))
  var paper = false

  func run() throws {
    let signed = try tellingCheckpointErrors {
      try JournalProver(global.layout).makeCheckpoint(console: consoleName())
    }
    let checkpoint = signed.checkpoint
    if global.json {
      say(json: {
        $0.member("origin", checkpoint.origin)
        $0.member("size", checkpoint.size)
        $0.member("root", checkpoint.root.base64)
        $0.member("fingerprint", checkpoint.fingerprint)
        $0.member("note", String(decoding: signed.note.bytes, as: UTF8.self))
      })
    } else if paper {
      sayLines(checkpoint.text + checkpoint.fingerprint + "\n")
    } else {
      sayLines(String(decoding: signed.note.bytes, as: UTF8.self))
    }
  }
}

/// Writes a text that ends in a newline, line by line.
func sayLines(_ text: String) {
  for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() { say(String(line)) }
}
