import ArgumentParser
import Border
import Journal
import Phrases

struct JournalKey: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: text(id: "Kunci publik pos ini.", en: "This post's public key."))

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let identity = try JournalReader(global.layout).identity
    guard global.json else { return say(identity.verifierKey) }
    say(json: {
      $0.member("key", identity.verifierKey)
      $0.member("journal", identity.journal)
      $0.member("post", identity.post)
    })
  }
}
