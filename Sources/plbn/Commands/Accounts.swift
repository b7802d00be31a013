import ArgumentParser
import Border
import Journal
import Phrases

struct AccountGroup: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: text(id: "Akun, peran dan frasa sandi.", en: "Accounts, roles and passphrases."),
    discussion: text(
      id:
        "Selama belum ada akun yang berfrasa sandi, siapa pun boleh berbuat apa saja. Akun pertama ialah pembuat "
        + "penyimpanan: \"plbn account passphrase\" menutupnya.",
      en:
        "While no account has a passphrase anybody may do everything. The first account is who made the store: "
        + "\"plbn account passphrase\" closes it."),
    subcommands: [AccountList.self, AccountCreate.self, AccountChange.self, AccountPassphrase.self, AccountPIN.self])
}

struct AccountList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: text(id: "Akun pos ini.", en: "This post's accounts."))

  @OptionGroup var global: GlobalOptions

  func run() throws { try withLedger(global, forAny: [], run) }

  private func run(_ store: OpenedLedger) throws {
    let book = try store.ledger.accounts()
    let accounts = book.accounts.values.sorted { $0.id < $1.id }
    guard !global.json else {
      return accounts.forEach { account in say(json: { account.write(to: &$0) }) }
    }
    if book.isOpen {
      complain(
        text(
          id: "Belum ada akun berfrasa sandi: siapa pun boleh berbuat apa saja di penyimpanan ini.",
          en: "No account has a passphrase: anybody may do everything in this store."))
    }
    for account in accounts { say(account.line) }
  }
}

struct AccountCreate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: text(id: "Membuat akun.", en: "Makes an account."),
    discussion: text(
      id: "Lalu \"plbn account passphrase ID\" memberinya frasa sandi pertama.",
      en: "Then \"plbn account passphrase ID\" gives it its first passphrase."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(help: .init(text(id: "Nama masuk: 2 sampai 32 dari a-z 0-9 . -", en: "To sign in: 2 to 32 of a-z 0-9 . -")))
  var id: String
  @Option(help: .init(text(id: "Nama lengkap.", en: "The full name."))) var name: String
  @Option(name: .customLong("role"), help: .init(Role.listed)) var roles: [Role]

  func run() throws { try withDesk(global, for: .manageAccounts, run) }

  private func run(_ desk: Desk) throws {
    let facts = AccountFacts(name: name, roles: Set(roles), isDisabled: false)
    guard
      let record = try desk.create(account: id, facts, second: try second.session(desk, for: .newAccount(id, facts)))
    else { return }
    showRecord(record, desk, json: global.json)
  }
}

struct AccountChange: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: text(
      id: "Mengubah nama atau peran, menutup atau membuka akun.", en: "Changes name or roles, disables or enables."))

  @OptionGroup var global: GlobalOptions
  @OptionGroup var second: SecondPerson
  @Argument(help: .init(text(id: "Nama masuk akun.", en: "The account."))) var id: String
  @Option(help: .init(text(id: "Nama lengkap.", en: "The full name."))) var name: String?
  @Option(
    name: .customLong("role"),
    help: .init(text(id: "Peran, semuanya: ", en: "Roles, all of them: ") + Role.listed)) var roles: [Role] = []
  @Flag(help: .init(text(id: "Menutup akun.", en: "Disables the account."))) var disable = false
  @Flag(help: .init(text(id: "Membuka akun lagi.", en: "Enables the account again."))) var enable = false
  @Option(help: .init(text(id: "Mengapa.", en: "Why."))) var reason: String

  func validate() throws {
    guard !(disable && enable) else {
      throw ValidationError(text(id: "--disable atau --enable, tidak keduanya", en: "--disable or --enable, not both"))
    }
  }

  func run() throws { try withDesk(global, for: .manageAccounts, run) }

  private func run(_ desk: Desk) throws {
    guard let seen = try desk.accounts().accounts[id]?.facts else { throw Refusal.access(.accountUnknown(id)) }
    var facts = seen
    if let name { facts.name = name }
    if !roles.isEmpty { facts.roles = Set(roles) }
    if disable || enable { facts.isDisabled = disable }
    let second = try second.session(desk, for: .account(id, from: seen, to: facts, reason: reason))
    let record = try desk.change(account: id, seen: seen, to: facts, reason: reason, second: second)
    if let record { showRecord(record, desk, json: global.json) }
  }
}

extension Role: ExpressibleByArgument {
  static let listed = Role.allCases.map(\.rawValue).joined(separator: ", ")
}

extension Account {
  fileprivate func write(to json: inout JSONWriter) {
    json.member("id", id)
    json.member("name", name)
    json.member("roles", roles.map(\.rawValue).sorted())
    json.member("disabled", isDisabled)
    json.member("passphrase", key != nil)
  }

  fileprivate var line: String {
    let state =
      isDisabled
      ? text(id: "DITUTUP", en: "DISABLED")
      : key == nil ? text(id: "belum berfrasa sandi", en: "no passphrase yet") : ""
    return [id, name, names(of: roles), state].filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
