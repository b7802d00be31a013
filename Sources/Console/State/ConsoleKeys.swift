import Border
import Phrases
import ReferenceData
import Terminal

/// What keys do on the screens. Tables below bind them; key bar, help and dispatch come out of the tables.
enum Action: Equatable, Sendable {
  case newTraveller, typeDocument, nextPanel, openRow, void, turnDirection, nextLane, language, help, quit, repaint
  case decide(String)
  case back, confirm
  case move(Key)
}

/// What the tables need to know of the state to say what is possible.
struct KeyState {
  var waitingScans = 0
  var canOpen = false
  var voidProblem: Phrase?
  /// Why no decision can be taken now.
  var decisionProblem: Phrase?
}

enum ConsoleKeys {
  /// The keys of outcomes at the lane. Letters, because a screen of digits is a screen of slips.
  static let outcomes: [(code: String, letter: Character)] = [
    ("cleared", "i"), ("secondary", "s"), ("postponed", "t"), ("refused", "o"), ("referred", "r"), ("handed-over", "e"),
  ]

  static func dashboard(_ language: Language, _ state: KeyState) -> KeyTable<Action> {
    let traveller = state.waitingScans > 0 ? " (\(state.waitingScans))" : ""
    return KeyTable([
      bind("traveller.new", .newTraveller, both("n"), .keyNew, language, suffix: traveller),
      bind("document.type", .typeDocument, both("k"), .keyType, language),
      bind(
        "row.open", .openRow, [.enter], .keyOpen, language,
        disabled: state.canOpen ? nil : Phrase.nothingChosen),
      bind("crossing.void", .void, both("b"), .keyVoid, language, dangerous: true, disabled: state.voidProblem),
      bind("panel.next", .nextPanel, [.tab], .keyPanel, language),
      bind("lane.direction", .turnDirection, both("d"), .keyDirection, language),
      bind("lane.next", .nextLane, both("l"), .keyLane, language),
      bind("help", .help, [.function(1), .character("?")], .keyHelp, language),
      bind("language", .language, [.function(2)], .keyLanguage, language),
      bind("quit", .quit, both("q"), .keyQuit, language),
      bind("repaint", .repaint, [.control("l")], .keyRepaint, language, inBar: false),
    ])
  }

  static func lane(_ language: Language, _ reference: ReferenceData, _ state: KeyState) -> KeyTable<Action> {
    let decisions = outcomes.map { item in
      let outcome = reference.outcome(item.code)
      let word = outcome?.word.value ?? item.code
      let label = outcome?.label.value
      return Binding<Action>(
        "decide." + item.code, .decide(item.code), keys: both(item.letter), title: word,
        help: label.map { language == .id ? $0.id : $0.en } ?? word, isDangerous: true,
        disabledReason: state.decisionProblem?[language])
    }
    return KeyTable(
      decisions + [
        bind("back", .back, [.escape], .keyBack, language),
        bind("help", .help, [.function(1), .character("?")], .keyHelp, language),
        bind("repaint", .repaint, [.control("l")], .keyRepaint, language, inBar: false),
      ])
  }

  static func form(_ language: Language) -> KeyTable<Action> {
    KeyTable([
      bind("confirm", .confirm, [.enter], .keyConfirm, language),
      bind("back", .back, [.escape], .keyBack, language),
      bind("help", .help, [.function(1)], .keyHelp, language),
      bind("repaint", .repaint, [.control("l")], .keyRepaint, language, inBar: false),
    ])
  }

  private static func bind(
    _ id: String, _ action: Action, _ keys: [Key], _ text: KeyText, _ language: Language, suffix: String = "",
    dangerous: Bool = false, disabled: Phrase? = nil, inBar: Bool = true
  ) -> Binding<Action> {
    Binding(
      id, action, keys: keys, title: text.title[language] + suffix, help: text.help[language], isDangerous: dangerous,
      disabledReason: disabled?[language], isInKeyBar: inBar)
  }

  /// A letter with and without Shift, the capital shown.
  private static func both(_ letter: Character) -> [Key] {
    [.character(Character(letter.uppercased())), .character(letter)]
  }
}
