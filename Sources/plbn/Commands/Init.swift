import ArgumentParser
import Border
import Journal
import Phrases
import ReferenceData

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: text(
      id: "Membuat penyimpanan dengan kunci dan jurnal.", en: "Makes a store with its key and journal."))

  @OptionGroup var global: GlobalOptions

  @Option(help: .init(text(id: "Kode pos, misalnya entikong.", en: "The post's code, for example entikong.")))
  var post: String

  func run() throws {
    let posts = try loadReference().posts.map(\.code)
    guard posts.contains(post) else {
      throw ValidationError(Refusal.unknownCode(.post, post, known: posts).phrase().inProgramLanguage)
    }
    let recovery = RecoveryKey()
    let maker = try global.maker()
    let identity = try StoreIdentity.create(
      at: global.layout, post: post, console: consoleName(), officer: maker.name, auth: maker.auth,
      recovery: recovery.publicKey)
    guard global.json else {
      say(
        text(
          id: "Penyimpanan untuk \(post) dibuat di \(global.layout.root). Kunci publik: \(identity.verifierKey)",
          en: "The store for \(post) was made in \(global.layout.root). Public key: \(identity.verifierKey)"))
      return show(recovery)
    }
    say(json: {
      $0.member("store", global.layout.root)
      $0.member("post", identity.post)
      $0.member("journal", identity.journal)
      $0.member("key", identity.verifierKey)
      $0.member("recovery", recovery.publicKey.text)
      $0.member("recovery_key", recovery.text)
    })
  }
}
