import Phrases
import Terminal

/// Makes the bindings of a page, in the language of the screen.
struct KeyBinder<Command: RawRepresentable & Sendable> where Command.RawValue == String {
  private let language: Language

  init(_ scene: Scene) { language = scene.language }

  /// - Parameter suffix: behind the title, in no language.
  func callAsFunction(
    _ command: Command, _ keys: [Key], _ text: KeyText, suffix: String = "", dangerous: Bool = false,
    disabled: Phrase? = nil, inBar: Bool = true
  ) -> Binding<Command> {
    Binding(
      command.rawValue, command, keys: keys, title: text.title[language] + suffix, help: text.help[language],
      isDangerous: dangerous, disabledReason: disabled?[language], isInKeyBar: inBar)
  }
}

extension [Key] {
  /// A letter with and without Shift, the capital shown.
  static func both(_ letter: Character) -> [Key] {
    [.character(Character(letter.uppercased())), .character(letter)]
  }
}
