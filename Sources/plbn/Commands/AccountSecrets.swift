import ArgumentParser
import Border
import Journal
import Phrases

/// A passphrase that is being set: typed twice on a terminal, because nobody sees it.
struct NewPassphrase: ParsableArguments {
  @Option(
    help: .init(
      text(
        id: "Baca frasa sandi baru dari deskriptor ini, satu baris.",
        en: "Read the new passphrase from this descriptor, one line."), valueName: "n"))
  var newPassphraseFd: Int?

  func read(for account: String) throws -> String {
    let source = PassphraseSource(newPassphraseFd)
    let first = try source.read(text(id: "Frasa sandi baru \(account)", en: "New passphrase of \(account)"))
    guard newPassphraseFd == nil else { return first }
    guard try source.read(text(id: "Sekali lagi", en: "Once more")) == first else {
      throw Failure(id: "Keduanya berbeda; tidak ada yang berubah.", en: "The two differ; nothing was changed.")
    }
    return first
  }
}

struct AccountPassphrase: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "passphrase",
    abstract: text(id: "Memberi atau mengganti frasa sandi.", en: "Sets or changes a passphrase."),
    discussion: text(
      id:
        "Tanpa ID: frasa sandi sendiri. Frasa sandi pertama menutup penyimpanan. Dengan ID: frasa sandi pertama akun "
        + "lain, atau yang baru karena lupa; kuncinya diganti.",
      en:
        "Without ID: one's own. The first one closes the store. With ID: another account's first one, or a new one "
        + "because it was forgotten; its key is replaced."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @OptionGroup var fresh: NewPassphrase
  @Argument(help: .init(text(id: "Akun lain.", en: "Another account."))) var id: String?

  func run() throws {
    let desk = try openDesk(global)
    if try desk.accounts().isOpen { return try close(desk) }
    if id != nil { return try withDesk(global, for: .manageAccounts, setAnothers) }
    try withPassphrase(global) { desk, passphrase in
      let name = desk.officer.name
      try desk.changePassphrase(from: passphrase, to: try fresh.read(for: name))
      tell(name, id: "Frasa sandi \(name) diganti.", en: "The passphrase of \(name) was changed.")
    }
  }

  /// It can't be taken back, so nobody shall close a store in another's name by mistake.
  private func close(_ desk: Desk) throws {
    let first = try desk.accounts().first ?? ""
    guard id ?? first == first, global.officer.map(Account.foldedID) ?? first == first else {
      throw Failure(
        id: "Akun pertama di sini ialah \(first); mulai dengan \"plbn account passphrase --officer \(first)\".",
        en: "The first account here is \(first); begin with \"plbn account passphrase --officer \(first)\".")
    }
    try desk.closeStore(passphrase: try fresh.read(for: first))
    try desk.signOut(.exit)
    tell(
      first, id: "Frasa sandi \(first) dipasang. Mulai sekarang hanya akun berfrasa sandi yang dapat bekerja di sini.",
      en: "The passphrase of \(first) is set. From now on only accounts with a passphrase can work here.")
  }

  private func setAnothers(_ desk: Desk) throws {
    guard let id else { return }
    let passphrase = try fresh.read(for: id)
    let second = try second.session(desk, for: .passphrase(of: id))
    guard let record = try desk.setPassphrase(of: id, passphrase, second: second) else { return }
    showRecord(record, desk, json: global.json)
  }

  private func tell(_ account: String, id: String, en: String) {
    guard global.json else { return say(text(id: id, en: en)) }
    say(json: {
      $0.member("done", true)
      $0.member("account", account)
    })
  }
}

struct AccountPIN: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin",
    abstract: text(
      id: "PIN untuk membuka layar yang terkunci, angka saja.", en: "The PIN that unlocks a locked screen, digits."))

  @OptionGroup var global: GlobalOptions
  @Flag(help: .init(text(id: "Menghapus PIN.", en: "Takes the PIN away."))) var clear = false
  @Option(
    help: .init(
      text(id: "Baca PIN dari deskriptor ini, satu baris.", en: "Read the PIN from this descriptor, one line."),
      valueName: "n"))
  var pinFd: Int?

  func run() throws { try withPassphrase(global, run) }

  private func run(_ desk: Desk, _ passphrase: String) throws {
    let pin = clear ? nil : try PassphraseSource(pinFd).read(text(id: "PIN baru", en: "New PIN"))
    try desk.setPIN(pin, passphrase: passphrase)
    let account = desk.officer.name
    guard !global.json else {
      return say(json: {
        $0.member("done", true)
        $0.member("account", account)
        $0.member("pin", !clear)
      })
    }
    say(
      clear
        ? text(id: "PIN \(account) dihapus.", en: "The PIN of \(account) is gone.")
        : text(id: "PIN \(account) dipasang.", en: "The PIN of \(account) is set."))
  }
}
