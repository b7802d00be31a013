import ArgumentParser
import Border
import Journal
import Phrases

struct JournalProve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prove",
    abstract: text(
      id: "Membuktikan bahwa satu catatan ada, atau bahwa jurnal melanjutkan titik periksa lama.",
      en: "Proves that a record is there, or that the journal continues an older checkpoint."))

  @OptionGroup var global: GlobalOptions
  @Argument(help: .init(text(id: "Nomor catatan.", en: "The record's number."))) var seq: Int?
  @Option(
    help: .init(
      text(id: "Berkas titik periksa lama, - untuk masukan.", en: "The file of an older checkpoint, - for the input."),
      valueName: "file"))
  var from: String?

  func validate() throws {
    guard (seq == nil) != (from == nil) else {
      throw wrongUsage(
        id: "Beri nomor catatan, atau --from dengan titik periksa lama",
        en: "Give a record's number, or --from with an older checkpoint")
    }
    guard seq ?? 0 >= 0 else { throw wrongUsage(id: "Nomor mulai dari 0", en: "Numbers begin at 0") }
  }

  func run() throws {
    if let from { try proveContinuation(of: from) } else { try proveInclusion(of: seq ?? 0) }
  }

  private func proveInclusion(of seq: Int) throws {
    let proof = try tellingCheckpointErrors {
      let prover = try JournalProver(global.layout)
      return try prover.inclusion(of: seq, in: try covering(seq + 1, prover))
    }
    show(proof.text) { $0.member("index", proof.index) }
  }

  private func proveContinuation(of file: String) throws {
    let name = inputName(file)
    let old = try tellingCheckpointErrors(name) { try SignedNote(readNote(file)) }
    let proof = try tellingCheckpointErrors(name) {
      let prover = try JournalProver(global.layout)
      let size = try Checkpoint(old).size
      return try prover.consistency(from: old, to: try covering(size, prover))
    }
    show(proof.text) { $0.member("old", proof.old) }
  }

  /// The newest checkpoint where it covers so many lines, otherwise one made now.
  private func covering(_ lines: Int, _ prover: JournalProver) throws -> SignedCheckpoint {
    if let newest = try prover.newest(), newest.checkpoint.size >= lines { return newest }
    try prove(.signCheckpoints, global)
    return try prover.makeCheckpoint(console: consoleName())
  }

  private func show(_ text: String, _ members: (inout JSONWriter) -> Void) {
    guard global.json else { return sayLines(text) }
    say(json: {
      members(&$0)
      $0.member("proof", text)
    })
  }
}

/// Reads a checkpoint or a proof; nothing longer than one can be is read.
func readNote(_ path: String) throws -> [UInt8] {
  let input = try InputStream(path, onlyFiles: true)
  return try input.readAll(limit: 1 << 16)
}

/// How a file is called in sentences.
func inputName(_ path: String) -> String { path == "-" ? text(id: "Masukan standar", en: "Standard input") : path }
