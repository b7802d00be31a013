import Phrases
import Terminal
import Testing

@testable import Console

/// One common task: what is pressed for it, what shows on the way, and what is recorded in the end.
struct KeyTask {
  enum Move {
    /// A key by its name, as the page writes it.
    case key(String)
    /// Words that differ from one time to the next; what they are for stands on the page.
    case text(String, Phrase)
    /// A document is laid on the reader.
    case scan([String])
    /// What must show before the next key.
    case see(String)
    case gone(String)
    /// The list has answered, and both that and the document are recorded.
    case answered
  }

  let name: Phrase
  /// It is done at the second officer's console.
  var isElsewhere = false
  /// What must have happened before, as moves that are not counted.
  var before: [Move] = []
  let moves: [Move]
  /// The types of the records that it makes, sessions of others and look-ups included.
  let records: [String]

  init(
    _ name: Phrase, isElsewhere: Bool = false, before: [Move] = [], _ moves: [Move], _ records: [String]
  ) {
    self.name = name
    self.isElsewhere = isElsewhere
    self.before = before
    self.moves = moves
    self.records = records
  }

  /// Plays it. Keys and characters are those of the task alone.
  func play(at console: KeyedConsole) throws -> (keys: Int, characters: Int) {
    for move in before { try Self.carryOut(move, console) }
    console.startCount()
    for move in moves { try Self.carryOut(move, console) }
    return console.count
  }

  private static func carryOut(_ move: Move, _ console: KeyedConsole) throws {
    switch move {
    case .key(let name): console.press(try key(name))
    case .text(let text, _): console.write(text)
    case .scan(let lines): console.read(lines)
    case .see(let text): try console.see(text)
    case .gone(let text): try console.seeNo(text)
    case .answered: try console.waitForAnswer()
    }
  }

  private static func key(_ name: String) throws -> Key {
    switch name {
    case "Enter": return .enter
    case "Esc": return .escape
    case "Tab": return .tab
    case "→": return .right
    case "PgDn": return .pageDown
    case "Ctrl-N": return .control("n")
    default: break
    }
    if name.hasPrefix("F"), let number = Int(name.dropFirst()) { return .function(number) }
    guard name.count == 1, let letter = name.lowercased().first else { throw UnknownKey(name: name) }
    return .character(letter)
  }

  private struct UnknownKey: Error {
    let name: String
  }

  /// Its row of the page.
  func row(_ count: (keys: Int, characters: Int)) -> String {
    let keys = moves.compactMap { move -> String? in
      switch move {
      case .key(let name): "`\(name)`"
      case .text(let text, let what): "*\(what.id)* (\(text.count))"
      case .scan: "[scan]"
      case .see, .gone, .answered: nil
      }
    }
    return "| \(name.id) · \(name.en) | \(keys.joined(separator: " ")) | \(count.keys) | \(count.characters) |\n"
  }
}
