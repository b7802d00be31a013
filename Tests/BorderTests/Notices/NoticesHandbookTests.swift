import Foundation
import Phrases
import Testing

@testable import Border

/// `docs/notices.md` holds the table of rules as the code has it. `PLBN_RENEW_GOLDEN=1` writes it anew.
@Suite("The page on notices")
struct NoticesHandbookTests {
  private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
    path: "../../../docs/notices.md"
  ).standardized

  private static let (start, end) = ("<!-- rules -->\n", "<!-- end of rules -->\n")

  /// The table as it must stand there.
  static var table: String {
    let head = "| rule | severity | speaks when | source |\n|---|---|---|---|\n"
    return NoticeRule.all.reduce(into: head) { text, rule in
      text += "| `\(rule.id)` | \(rule.severity.rawValue) | \(rule.about.en)<br>*\(rule.about.id)* "
      text += "| \(rule.source.line(.en)) |\n"
    }
  }

  @Test("has every rule, its words and its source, and no other")
  func rules() throws {
    let text = try String(contentsOf: Self.page, encoding: .utf8)
    let parts = text.components(separatedBy: Self.start)
    let rest = try #require(parts.last).components(separatedBy: Self.end)
    try #require(parts.count == 2 && rest.count == 2)
    if ProcessInfo.processInfo.environment["PLBN_RENEW_GOLDEN"] == "1" {
      let renewed = parts[0] + Self.start + Self.table + Self.end + rest[1]
      try Data(renewed.utf8).write(to: Self.page)
    } else {
      #expect(rest[0] == Self.table)
    }
  }
}
