import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

struct KeyTableTests {
  /// The tables of every screen, in both languages, in every state that changes them.
  static func tables() throws -> [(name: String, language: Language, table: KeyTable<Action>)] {
    var tables: [(String, Language, KeyTable<Action>)] = []
    let reasons = try Table().model.setting.reference.outcomes.map(\.reasons)
    for language in Language.allCases {
      let keys = ConsoleKeys(language: language, reference: try Table().model.setting.reference)
      for state in [KeyState(), KeyState(waiting: 12, decisionProblem: .storeClosed, canRecordAgain: true)] {
        tables.append(("dashboard", language, keys.dashboard(state)))
        tables.append(("lane", language, keys.lane(state)))
      }
      for reasons in reasons { tables.append(("reasons", language, keys.reasons(reasons))) }
      tables.append(("typing", language, keys.typing()))
      tables.append(("words", language, keys.words()))
    }
    return tables
  }

  @Test func `no key does two things on one screen`() throws {
    for (name, language, table) in try Self.tables() {
      #expect(table.conflicts().isEmpty, "\(name) \(language)")
    }
  }

  @Test func `every key is told in help, and its words are of its language`() throws {
    let all = try Self.tables()
    for (name, language, table) in all {
      for row in table.keySheet() {
        #expect(!row.title.isEmpty, "\(name) \(row.id)")
        #expect(!row.help.isEmpty || row.id.hasPrefix("reason."), "\(name) \(row.id)")
        #expect(!row.keys.isEmpty, "\(name) \(row.id)")
        guard language == .id, !row.help.isEmpty else { continue }
        let english = all.first { $0.name == name && $0.language == .en }?.table.keySheet().first { $0.id == row.id }
        #expect(english?.help != row.help, "\(name) \(row.id)")
      }
    }
  }

  @Test func `a screen with a text field leaves it all letters`() throws {
    for (name, _, table) in try Self.tables() where ["typing", "words"].contains(name) {
      for scalar in UInt8(0x20)...0x7E {
        let key = Key.character(Character(Unicode.Scalar(scalar)))
        guard case .unbound = table.answer(to: key) else {
          Issue.record("\(name) takes \(key)")
          continue
        }
      }
    }
  }

  @Test func `help and Escape are the same everywhere`() throws {
    for (name, _, table) in try Self.tables() {
      guard case .action(.help) = table.answer(to: .function(1)) else {
        Issue.record("F1 on \(name)")
        continue
      }
      if name == "dashboard" { continue }
      guard case .action(.back) = table.answer(to: .escape) else {
        Issue.record("Escape on \(name)")
        continue
      }
    }
  }

  @Test func `what decides is marked as dangerous`() throws {
    for (name, _, table) in try Self.tables() {
      for binding in table.bindings {
        let decides =
          switch binding.action {
          case .decide, .undo: true
          case .confirm: name != "typing"
          default: false
          }
        #expect(binding.isDangerous == decides, "\(name) \(binding.id)")
      }
    }
  }

  @Test(arguments: Language.allCases) func `80 columns show what an officer needs most, and always help`(
    language: Language
  )
    throws
  {
    let help = language == .id ? "F1 Bantuan" : "F1 Help"
    var table = try Table(language: language)
    table.show(.made(crossings: [.made(8)], scans: [.made("scan-a", .td3)]))
    let dashboard = table.screen().lines.suffix(2).joined(separator: "  ")
    for key in [
      "N ", "F ", "/ ", "T ", "C ", "J ", "P ", "S ", "H ", "Enter ", "D ", "L ", "Q ", "F2 ", help + "+",
    ] { #expect(dashboard.contains(key), "\(key)") }
    table.open(.other)
    let lane = table.screen().lines.suffix(2).joined(separator: "  ")
    for word in [
      "I IZIN", "S SEKUNDER", "T TUNDA", "O TOLAK", "R RUJUK", "E SERAH", "X DETENSI", "M TERIMA-DEPORTASI", "Esc",
      help,
    ] {
      #expect(lane.contains(word), "\(word)")
    }
    table.handle(.input(.resize(Size(width: 40, height: 10))))
    let narrow = table.screen().lines.suffix(3).joined(separator: " ")
    for word in [
      "I IZIN", "S SEKUNDER", "T TUNDA", "O TOLAK", "R RUJUK", "E SERAH", "X DETENSI", "M TERIMA-DEPORTASI", help,
    ] {
      #expect(narrow.contains(word), "\(word)")
    }
  }

  @Test func `F2 changes the language on every screen and keeps what is on it`() throws {
    for place in Standing.allCases where place != .help && place != .helpOverPrompt && place != .helpOverWords {
      var table = try place.table()
      let before = table.model.mode
      table.press(.function(2))
      #expect(table.model.language == .en)
      #expect(table.model.mode == before)
      #expect(table.text.contains("F1 Help"), "\(place)")
    }
  }
}
