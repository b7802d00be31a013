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
  @Option(
    help: .init(
      text(
        id: "Dengan --paper: apa kata sekian baris pertama sekarang, untuk dicocokkan dengan buku serah terima.",
        en: "With --paper: what so many first lines say now, to compare with the hand-over book."), valueName: "lines"))
  var size: Int?
  @Option(
    help: .init(
      text(
        id: "Menerima titik periksa yang kembali dari saksi; - untuk masukan.",
        en: "Takes in a checkpoint that came back from a witness; - for the input."), valueName: "file"))
  var cosigned: String?

  func validate() throws {
    guard !paper || cosigned == nil else {
      throw wrongUsage(id: "Beri --paper atau --cosigned, bukan keduanya", en: "Give --paper or --cosigned, not both")
    }
    if let size {
      guard paper else { throw wrongUsage(id: "--size hanya dengan --paper", en: "--size goes with --paper") }
      guard size > 0 else { throw wrongUsage(id: "--size: 1 atau lebih", en: "--size: 1 or more") }
    }
  }

  func run() throws {
    if let size { return try read(size) }
    try prove(.signCheckpoints, global)
    if let cosigned { return try keep(cosigned) }
    let signed = try tellingCheckpointErrors {
      try tellingWhatWasNotSigned { try JournalProver(global.layout).makeCheckpoint(console: consoleName()) }
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

  /// Signs and keeps nothing: who compares asks the lines, and not what was once signed.
  private func read(_ size: Int) throws {
    let found = try tellingCheckpointErrors { try JournalProver(global.layout).reading(size: size) }
    guard global.json else { return sayLines(found.text + found.fingerprint + "\n") }
    say(json: {
      $0.member("origin", found.origin)
      $0.member("size", found.size)
      $0.member("root", found.root.base64)
      $0.member("fingerprint", found.fingerprint)
    })
  }

  /// A checkpoint is no entry: what is recorded stays so, whether it is signed or not.
  private func tellingWhatWasNotSigned<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch JournalError.full(let path) {
      throw Failure(
        id: "Disk penuh (\(path)); titik periksa TIDAK dibuat. Yang sudah tercatat tetap tercatat. Kosongkan ruang "
          + "lalu ulangi.",
        en: "The disk is full (\(path)); NO checkpoint was made. What is recorded stays recorded. Make room and do it "
          + "again.")
    } catch JournalError.readOnly(let path) {
      throw Failure(
        id: "\(path) hanya dapat dibaca; titik periksa TIDAK dibuat. Periksa disk dan hak akses.",
        en: "\(path) can only be read; NO checkpoint was made. Check the disk and the permissions.")
    }
  }

  private func keep(_ file: String) throws {
    let name = inputName(file)
    let note = try tellingCheckpointErrors(name) { try SignedNote(readNote(file)) }
    let (size, witnesses) = try tellingCheckpointErrors(name) {
      let witnesses = try tellingWhatWasNotSigned {
        try JournalProver(global.layout).keepWitnessed(note, console: consoleName())
      }
      return (try Checkpoint(note).size, witnesses)
    }
    guard global.json else {
      let names = witnesses.map(\.name).joined(separator: ", ")
      return say(
        text(id: "Disaksikan sampai \(size) baris oleh \(names).", en: "Witnessed up to \(size) lines by \(names)."))
    }
    say(json: {
      $0.member("size", size)
      $0.key("witnesses")
      $0.array(witnesses) { json, key in json.value(key.text) }
    })
  }
}

/// Writes a text that ends in a newline, line by line.
func sayLines(_ text: String) {
  for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() { say(String(line)) }
}
