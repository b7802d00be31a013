import ArgumentParser
import Border
import Journal
import Phrases

struct JournalWitness: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness",
    abstract: text(
      id: "Menyaksikan titik periksa pos lain: ditandatangani hanya bila melanjutkan yang terakhir dilihat.",
      en: "Witnesses another post's checkpoint: signs it only if it continues the last one seen."))

  @OptionGroup var global: GlobalOptions
  @Option(help: .init(text(id: "Berkas kunci pribadi saksi.", en: "The file of the witness's private key.")))
  var key: String
  @Option(
    help: .init(
      text(id: "Folder ingatan saksi.", en: "The folder in which the witness remembers."), valueName: "dir"))
  var state: String
  @Option(
    help: .init(
      text(
        id: "Kunci jurnal itu, saat pertama kali disaksikan (dari \"plbn journal key\" di sana).",
        en: "That journal's key, the first time (from \"plbn journal key\" there).")))
  var journalKey: String?
  @Option(
    help: .init(
      text(
        id: "Berkas dari \"plbn journal key --rotations\" pos itu, atau pos sendiri, bila kuncinya diganti.",
        en: "The file of \"plbn journal key --rotations\" of that post, or of this one, when its key was rotated."),
      valueName: "file"))
  var rotations: [String] = []
  @Argument(
    help: .init(text(id: "Berkas titik periksa, - untuk masukan.", en: "The checkpoint's file, - for the input.")))
  var checkpoint: String
  @Argument(
    help: .init(text(id: "Berkas bukti dari \"prove --from\".", en: "The file of the proof by \"prove --from\".")))
  var proof: String?

  func run() throws {
    let note = try tellingCheckpointErrors(inputName(checkpoint)) { try SignedNote(readNote(checkpoint)) }
    let proof = try proof.map { file in
      try tellingCheckpointErrors(inputName(file)) { try ConsistencyProofText(readNote(file)) }
    }
    let known = try journalKey.map { key in try tellingCheckpointErrors("--journal-key") { try VerifierKey(key) } }
    try proveForOwnKey()
    let rotations = try rotations.flatMap { file in
      try tellingCheckpointErrors(inputName(file)) { try KeyRotation.list(readNote(file)) }
    }
    let witness = try openWitness(rotations)
    let cosigned = try tellingCheckpointErrors(inputName(checkpoint)) {
      try witness.cosign(note, proof: proof, journalKey: known, time: SystemClock.nowMilliseconds() / 1000)
    }
    let text = String(decoding: cosigned.bytes, as: UTF8.self)
    guard global.json else { return sayLines(text) }
    let seen = try tellingCheckpointErrors { try Checkpoint(cosigned) }
    say(json: {
      $0.member("origin", seen.origin)
      $0.member("size", seen.size)
      $0.member("witness", witness.verifier.text)
      $0.member("note", text)
    })
  }

  private func openWitness(_ rotations: [KeyRotation]) throws -> Witness {
    do throws(JournalError) {
      return try Witness(keyFile: key, state: state, rotations: rotations)
    } catch {
      guard case .notAFile(let path) = error, path == key else { throw error }
      throw Failure(
        id: "\(path) bukan berkas, melainkan folder, pipa atau perangkat; beri berkas kunci saksi.",
        en: "\(path) is no file but a folder, a pipe or a device; give the file of the witness's key.")
    }
  }

  /// A post's own key signs for who may sign there, whichever store `--store` names.
  private func proveForOwnKey() throws {
    guard let store = StoreLayout(ofKeyFile: key) else { return }
    var there = global
    there.store = store.root
    try prove(.signCheckpoints, there)
  }
}
