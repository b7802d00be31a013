import Border
import Crypto
import Journal
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// Accounts of a closed store, for boards and sessions without one.
struct Staff {
  /// Whoever is known, by their ids; none of them is anybody.
  static let people: [(id: String, name: String, roles: Set<Role>)] = [
    ("sari", "Sari Rekaan", [.officer]), ("dewi", "Dewi Contoh", [.supervisor, .administrator]),
    ("agus", "Agus Misal", [.supervisor]), ("periksa", "Rina Andaian", [.auditor]),
    ("patroli", "Serka Umpama", [.patrolLeader]),
  ]
  /// Nothing of it may be on any screen.
  static let passphrase = "kuda baterai jepit benar"
  static let pin = "482913"

  private(set) var book = AccountBook()
  private var secrets: [String: AccountSecret] = [:]

  init() {
    for person in Self.people {
      let secret = AccountSecret()
      secrets[person.id] = secret
      book.accounts[person.id] = Account(
        id: person.id, facts: AccountFacts(name: person.name, roles: person.roles), key: secret.publicKey)
    }
  }

  func session(_ id: String, isPINSet: Bool = false) throws -> Session {
    let (account, secret) = (try #require(book.accounts[id]), try #require(secrets[id]))
    let session = try #require(Session(account, secret))
    if isPINSet { session.set(pin: try AccountSecret.PINCheck(PIN(typed: Self.pin), rounds: 1 << 14)) }
    return session
  }

  mutating func change(_ id: String, _ body: (inout AccountFacts) -> Void) {
    if var account = book.accounts[id] {
      body(&account.facts)
      book.accounts[id] = account
    }
  }

  /// An ordinary morning at a post with these accounts.
  var board: Dashboard {
    var board = Dashboard.morning
    board.accounts = book
    return board
  }
}

extension Table {
  /// A console of a closed store at which nobody has signed in.
  static func closed(
    _ staff: Staff = Staff(), language: Language = .id, size: Size = Size(width: 80, height: 24)
  ) throws -> Table {
    var table = try Table(language: language, size: size, officer: "tamu", access: .opening)
    table.show(staff.board)
    table.tell(.access(nil, .signedOut))
    table.wait(1_000)
    return table
  }

  /// The same with somebody at work.
  static func staffed(
    _ staff: Staff = Staff(), by id: String = "sari", isPINSet: Bool = false, language: Language = .id,
    size: Size = Size(width: 80, height: 24)
  ) throws -> (table: Table, session: Session) {
    var table = try closed(staff, language: language, size: size)
    let session = try staff.session(id, isPINSet: isPINSet)
    table.signIn(session)
    return (table, session)
  }

  /// Types account and passphrase, and lets the clerk take them.
  mutating func signIn(_ session: Session) {
    if model.form?.text(.account).isEmpty == false { press(.backtab, .control("u")) }
    press(session.account)
    press(.enter)
    press(Staff.passphrase)
    press(.enter)
    tell(.access(tray.lastTicket, .session(session)))
  }

  /// The clerk has locked the session that the console covered, and tells so.
  mutating func lockAtDesk(_ session: Session) {
    session.lock()
    tell(.access(tray.lastTicket, .session(session)))
  }
}

extension Tray {
  var access: [AccessRequest] {
    requests.compactMap { if case .access(_, let request) = $0 { request } else { nil } }
  }
}
