import Terminal
import Testing

@testable import Border
@testable import Console

/// What a letter writes at once means the same wherever a tired hand may be one Escape away.
struct LetterTests {
  /// They tell what is so of the officer alone, and each works once: who has reported, and opened the lane, can't again.
  private static let own: Set = ["duty.report", "duty.open"]
  /// Nothing is written before the key comes a second time, or before a second person has proved who they are.
  private static let asks: Set = ["duty.close", "party.close", "patrols.end", "hits.here"]

  /// Dashboard, lane and every page with all its keys, each with the letters that do something there.
  private static func screens() throws -> [(name: String, table: KeyTable<Action>)] {
    var screens: [(String, KeyTable<Action>)] = []
    var table = try Table()
    var board = PartyPageTests.board(decided: [.made(9, lane: 1)])
    board.hits = Dashboard.morning.hits
    table.show(board)
    screens.append(("dashboard", table.model.currentKeys))
    for kind in PageKind.allCases where ![.guardian, .renew, .entry].contains(kind) {
      var page = table
      for key in kind.keys { page.press(key == "\r" ? .enter : .character(key)) }
      screens.append((kind.rawValue, page.model.currentKeys))
    }
    table.open(.other, .strong)
    screens.append(("lane", table.model.currentKeys))
    table.press("t")
    screens.append(("reasons", table.model.currentKeys))
    var hits = try Table.hits()
    screens.append(("hits with one chosen", hits.model.currentKeys))
    hits.press("s")
    screens.append(("reasons of a hit", hits.model.currentKeys))
    return screens
  }

  private static func letters(_ table: KeyTable<Action>) -> [(letter: Character, binding: Binding<Action>)] {
    table.bindings.flatMap { binding in
      binding.keys.compactMap { key in
        if case .character(let letter) = key, letter.isLetter, letter.isLowercase { (letter, binding) } else { nil }
      }
    }
  }

  @Test func `what writes at once sits on no letter that means another thing on another screen`() throws {
    let reference = try Table().model.setting.reference
    let screens = try Self.screens()
    for (name, table) in screens {
      for (letter, binding) in Self.letters(table) where binding.isDangerous {
        if Self.own.contains(binding.id) || Self.asks.contains(binding.id) { continue }
        // Asks for its reason first.
        if case .decide(let code) = binding.action, reference.outcome(code)?.rule.value.reasonRequired == true {
          continue
        }
        for (other, otherTable) in screens {
          for (_, clash) in Self.letters(otherTable).filter({ $0.letter == letter }) where clash.id != binding.id {
            Issue.record("\(letter): \(binding.id) on \(name), \(clash.id) on \(other)")
          }
        }
      }
    }
  }

  @Test func `the letter that voids voids everywhere it does something`() throws {
    var places: Set<String> = []
    for (name, table) in try Self.screens() {
      for (letter, binding) in Self.letters(table) {
        let isVoid = binding.id == "crossing.void" || binding.id == "story.void"
        #expect(isVoid == (letter == "z"), "\(letter) on \(name)")
        if isVoid { places.insert(name) }
      }
    }
    #expect(places == ["dashboard", "story"])
  }

  @Test func `a finding typed one Escape too far voids nothing`() throws {
    var table = try Table()
    table.show(.made(crossings: [.made(7, lane: 1)]))
    table.press("b1")
    table.press(.enter)
    table.press("b1")
    table.press(.enter)
    #expect(table.tray.deeds.isEmpty && table.tray.decisions.isEmpty)
  }
}
