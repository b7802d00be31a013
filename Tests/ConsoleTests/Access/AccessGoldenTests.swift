import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// Signing in, the lock, the second person and one's own account, as they were drawn.
struct AccessGoldenTests {
  enum Shot: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case opening = "access-opening", signIn = "access-sign-in", wait = "access-wait", checking = "access-checking"
    case locked = "access-locked", second = "access-second", help = "access-help"
    case passphrase = "access-passphrase", pin = "access-pin", rule = "access-rule"
    case signedIn = "access-signed-in", auditor = "access-auditor", patrol = "access-patrol"

    var testDescription: String { rawValue }

    func table(_ language: Language, _ size: Size) throws -> Table {
      switch self {
      case .opening:
        var table = try Table(language: language, size: size, access: .opening)
        table.tell(.building(.made(41_000)))
        return table
      case .signIn, .wait, .checking:
        var table = try Table.closed(language: language, size: size)
        table.press("sari")
        table.press(.enter)
        table.press("rahasia")
        if self == .checking || self == .wait { table.press(.enter) }
        if self == .wait {
          let denial = Denial(Refusal.access(.signInTooSoon(seconds: 8)).phrase(), waitSeconds: 8)
          table.tell(.denied(table.tray.lastTicket, denial))
        }
        return table
      case .locked:
        var (table, session) = try Table.staffed(isPINSet: true, language: language, size: size)
        table.press(.function(9))
        table.lockAtDesk(session)
        return table
      case .second:
        var (table, _) = try Table.staffed(by: "agus", language: language, size: size)
        table.press(.function(7), .function(7), .function(7))
        for text in ["10", "lama"] {
          table.press(text)
          table.press(.enter)
        }
        table.tell(.secondNeeded(table.tray.lastWriteTicket, .changeRules, approvers: ["dewi"]))
        return table
      case .help:
        var table = try Table.closed(language: language, size: size)
        table.press(.function(1))
        return table
      case .passphrase, .pin, .rule:
        var (table, _) = try Table.staffed(by: "agus", language: language, size: size)
        table.press(.function(7))
        if self != .passphrase { table.press(.function(7)) }
        if self == .rule { table.press(.function(7)) }
        return table
      case .signedIn: return try Table.staffed(by: "dewi", language: language, size: size).table
      case .auditor: return try Table.staffed(by: "periksa", language: language, size: size).table
      case .patrol: return try Table.staffed(by: "patroli", language: language, size: size).table
      }
    }
  }

  @Test(arguments: Shot.allCases, Language.allCases) func `the screen is as it was drawn`(
    shot: Shot, language: Language
  ) throws {
    try GoldenScreen.check(shot.rawValue, language) { try shot.table(language, $0) }
  }
}
