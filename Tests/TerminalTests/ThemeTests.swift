import Terminal
import Testing

@Suite struct ThemeTests {
  @Test(arguments: Theme.Name.allCases)
  func whatMattersLooksDifferentFromOrdinaryText(name: Theme.Name) {
    let theme = Theme.named(name)
    #expect(theme.name == name)
    for style in [Style.alert, .warning, .selection, .selectionMuted, .input, .header, .title, .key] {
      #expect(theme.paint(for: style) != theme.paint(for: .normal), "\(style)")
    }
    #expect(theme.paint(for: .alert) != theme.paint(for: .selection))
    #expect(theme.paint(for: .selection) != theme.paint(for: .selectionMuted))
  }

  @Test func coloursAreWithinWhatATerminalHas() {
    for name in Theme.Name.allCases {
      for style in Style.allCases {
        let paint = Theme.named(name).paint(for: style)
        for colour in [paint.foreground, paint.background] {
          #expect((-1...255).contains(colour.index) && (-1...7).contains(colour.basic))
        }
        // The same two colours would be an invisible text.
        if paint.foreground != .standard { #expect(paint.foreground.basic != paint.background.basic) }
      }
    }
  }

  @Test func monochromeHasNoColourAndTheLinuxConsoleOnlyEight() {
    for style in Style.allCases {
      let monochrome = Theme.named(.monochrome).paint(for: style)
      #expect(monochrome.foreground == .standard && monochrome.background == .standard)
      let linux = Theme.named(.linuxConsole).paint(for: style)
      #expect(linux.foreground.index < 8 && linux.background.index < 8)
      #expect(linux.attributes.isEmpty)
    }
  }

  @Test func everyStyleHasAMarkOfItsOwn() {
    #expect(Set(Style.allCases.map(\.mark)).count == Style.allCases.count)
  }

  @Test func theThemeFollowsTheEnvironmentUnlessASettingSaysOtherwise() {
    func choose(_ environment: [String: String], _ colours: Int = 256, _ setting: Theme.Name? = nil) -> Theme.Name {
      Theme.Name.choose(environment: environment, colours: colours, setting: setting)
    }
    #expect(choose(["TERM": "xterm-256color"]) == .dark)
    #expect(choose(["TERM": "xterm", "COLORFGBG": "0;15"]) == .light)
    #expect(choose(["TERM": "xterm", "COLORFGBG": "0;default;15"]) == .light)
    #expect(choose(["TERM": "xterm", "COLORFGBG": "15;0"]) == .dark)
    #expect(choose(["TERM": "xterm", "COLORFGBG": "rubbish"]) == .dark)
    #expect(choose(["TERM": "linux"], 8) == .linuxConsole)
    #expect(choose(["TERM": "xterm", "NO_COLOR": "1"]) == .monochrome)
    #expect(choose(["TERM": "xterm", "NO_COLOR": ""]) == .dark)
    #expect(choose(["TERM": "vt100"], 0) == .monochrome)
    #expect(choose(["TERM": "vt100"], 0, .light) == .monochrome)
    #expect(choose(["TERM": "xterm", "NO_COLOR": "1"], 256, .highContrast) == .highContrast)
  }

  @Test func symbolsFollowTheCharacterSetAndTheConsole() {
    #expect(Symbols.choose(environment: ["TERM": "xterm"], isUTF8: true) == .utf8)
    #expect(Symbols.choose(environment: ["TERM": "linux"], isUTF8: true) == .linuxConsole)
    #expect(Symbols.choose(environment: ["TERM": "xterm"], isUTF8: false) == .ascii)
  }
}
