import ArgumentParser
import Border
import Phrases

/// The second of two people, for what decides who is stopped and who may do what.
struct SecondPerson: ParsableArguments {
  @Option(
    help: .init(
      text(
        id: "Akun petugas kedua yang ikut memutuskan; frasa sandinya ditanyakan.",
        en: "The account of the second officer who decides; the passphrase is asked for."), valueName: "name"))
  var second: String?

  @Option(
    help: .init(
      text(
        id: "Baca frasa sandi petugas kedua dari deskriptor ini, satu baris.",
        en: "Read the second officer's passphrase from this descriptor, one line."), valueName: "n"))
  var secondPassphraseFd: Int?

  /// Signs the second person in for one decision, which they read first; nil where none was named. Costs 0.1 to 0.3 s.
  func session(_ desk: Desk, for matter: SecondMatter) throws -> Session? {
    try second.map { account in
      // Nobody can prove who they are yet, and nothing asks for it.
      if try desk.accounts().isOpen {
        throw Failure(
          id: "Belum ada akun yang punya frasa sandi; jalankan lagi tanpa --second.",
          en: "No account has a passphrase yet; run this again without --second.")
      }
      return try desk.approver(
        account, passphrase: try PassphraseSource(secondPassphraseFd).read(prompt(account, matter)))
    }
  }

  /// The same for what officers do at the line: where no account has a passphrase, by name.
  func officer(_ desk: Desk, for matter: SecondMatter) throws -> SecondOfficer? {
    try desk.accounts().isOpen
      ? second.map(SecondOfficer.named) : session(desk, for: matter).map(SecondOfficer.session)
  }

  private func prompt(_ account: String, _ matter: SecondMatter) -> String {
    matter.phrase.inProgramLanguage + "\n"
      + text(id: "Frasa sandi \(account) (petugas kedua)", en: "Passphrase of \(account) (second officer)")
  }
}
