import ArgumentParser
import Border
import Journal
import Phrases

struct JournalKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: text(
      id: "Kunci publik pos ini; menggantinya, dan saksi yang dipercaya.",
      en: "This post's public key; rotating it, and the witnesses that are trusted."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Flag(help: .init(text(id: "Semua kunci, dan sejak baris berapa.", en: "All keys, and from which size on.")))
  var history = false
  @Flag(
    help: .init(
      text(
        id: "Pernyataan pergantian kunci, untuk para saksi.", en: "The statements of key rotations, for witnesses.")))
  var rotations = false
  @Flag(help: .init(text(id: "Mengganti kunci dengan yang baru.", en: "Puts a new key in the place of this one.")))
  var rotate = false
  @Option(
    help: .init(
      text(
        id: "Mempercayai saksi dengan kunci ini (\"witness\" dari \"plbn journal key --json\" di sana).",
        en: "Trusts the witness with this key (\"witness\" of \"plbn journal key --json\" there)."),
      valueName: "key"))
  var trustWitness: String?
  @Option(
    help: .init(
      text(id: "Tidak lagi mempercayai saksi dengan kunci ini.", en: "Trusts the witness with this key no more."),
      valueName: "key"))
  var dropWitness: String?

  func validate() throws {
    let wanted = [history, rotations, rotate, trustWitness != nil, dropWitness != nil].count { $0 }
    guard wanted <= 1 else {
      throw wrongUsage(id: "Beri satu saja dari pilihan-pilihan itu", en: "Give only one of these options")
    }
  }

  func run() throws {
    if let trustWitness { return try withDesk(global, for: .manageKeys) { try change(trustWitness, true, $0) } }
    if let dropWitness { return try withDesk(global, for: .manageKeys) { try change(dropWitness, false, $0) } }
    if rotate { return try withDesk(global, for: .manageKeys, rotateKey) }
    let prover = try tellingCheckpointErrors { try JournalProver(global.layout) }
    if rotations {
      showRotations(prover.keys.steps)
    } else if history {
      showHistory(prover)
    } else {
      show(prover)
    }
  }

  private func show(_ prover: JournalProver) {
    guard global.json else { return say(prover.key.text) }
    say(json: {
      $0.member("key", prover.key.text)
      $0.member("journal", prover.identity.journal)
      $0.member("post", prover.identity.post)
      $0.member("witness", prover.key.asWitness.text)
    })
  }

  private func showHistory(_ prover: JournalProver) {
    show(prover.keys.first, from: 0)
    for step in prover.keys.steps { show(step.rotation.new, from: step.seq + 1) }
    for key in prover.witnesses.keys {
      guard global.json else {
        say(text(id: "saksi  \(key.text)", en: "witness  \(key.text)"))
        continue
      }
      say(json: { $0.member("witness", key.text) })
    }
  }

  /// - Parameter size: the smallest checkpoint that the key signs.
  private func show(_ key: VerifierKey, from size: Int) {
    guard global.json else {
      return say(text(id: "sejak \(size) baris  \(key.text)", en: "from \(size) lines  \(key.text)"))
    }
    say(json: {
      $0.member("key", key.text)
      $0.member("from", size)
    })
  }

  private func showRotations(_ steps: [KeyHistory.Step]) {
    for step in steps {
      let note = String(decoding: step.rotation.note.bytes, as: UTF8.self)
      if global.json {
        say(json: {
          $0.member("seq", step.seq)
          $0.member("note", note)
        })
      } else {
        sayLines(note + "\n")
      }
    }
  }

  private func rotateKey(_ desk: Desk) throws {
    let second = try second.session(desk, for: .journalKey)
    let made = try tellingCheckpointErrors {
      try JournalProver(global.layout).rotateKey(console: consoleName()) { type, version, body in
        let entry = Entry(
          id: newEventID(), officer: desk.officer.name, auth: desk.officer.auth, type: type, v: version, body: body)
        return try desk.approved(entry, for: .manageKeys, second: second)
      }
    }
    guard global.json else {
      say(made.rotation.new.text)
      return complain(
        text(
          id: "Kunci diganti. Beri para saksi isi \"plbn journal key --rotations\".",
          en: "The key was rotated. Give the witnesses what \"plbn journal key --rotations\" says."))
    }
    say(json: {
      $0.member("key", made.rotation.new.text)
      $0.member("from", made.checkpoint.checkpoint.size)
      $0.member("note", String(decoding: made.rotation.note.bytes, as: UTF8.self))
    })
  }

  private func change(_ key: String, _ isTrusted: Bool, _ desk: Desk) throws {
    let option = isTrusted ? "--trust-witness" : "--drop-witness"
    let change = try tellingCheckpointErrors(option) { try WitnessChange(VerifierKey(key), isTrusted: isTrusted) }
    let trusted = try TrustedWitnesses.current(global.layout) { [layout = global.layout] in
      try SignatureCheck(continuing: layout)
    }
    guard try !isTrusted || !JournalProver(global.layout).isOwn(change.key) else {
      throw Failure(
        id:
          "Itu kunci pos ini sendiri: menjadi saksi bagi diri sendiri tidak membuktikan apa pun. Minta \"witness\" dari "
          + "\"plbn journal key --json\" di pos lain. Tidak ada yang dicatat.",
        en:
          "That is this post's own key: to be one's own witness proves nothing. Ask for \"witness\" of \"plbn journal "
          + "key --json\" at another post. Nothing was recorded.")
    }
    guard trusted.keys.contains(change.key) != isTrusted else {
      throw Failure(
        id: "\(change.key.name) \(isTrusted ? "sudah dipercaya" : "memang tidak dipercaya"); tidak ada yang dicatat.",
        en: "\(change.key.name) is \(isTrusted ? "trusted already" : "not trusted"); nothing was recorded.")
    }
    let entry = change.entry(officer: desk.officer.name, auth: desk.officer.auth)
    let second = try second.session(desk, for: .witness(change.key.name, isTrusted: isTrusted))
    guard let record = try desk.record(entry, for: .manageKeys, second: second) else { return }
    global.json ? say(bytes: record.line) : say("\(record.id)  #\(record.seq)  \(record.type)  \(change.key.name)")
  }
}
