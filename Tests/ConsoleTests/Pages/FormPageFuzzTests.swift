import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// Whatever is pressed, pasted, answered or resized over a form: nothing traps, and nothing is recorded by accident.
struct FormPageFuzzTests {
  private static let keys: [Key] =
    "aKp1 9-é\u{202E}界".map { .character($0) } + [
      .enter, .tab, .backtab, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .delete, .backspace,
      .function(2), .function(4), .function(10), .control("s"), .control("u"), .control("w"), .escape,
    ]
  private static let texts = ["", "IDN", "\u{0}\u{7}\n", String(repeating: "é\u{301}", count: 10_000), "31-02-1981"]

  @Test(arguments: UInt64(1)...6) func `three thousand random keys`(seed: UInt64) throws {
    var dice = FuzzTests.Dice(state: seed)
    var table = try Table()
    let drafts = WaitingDrafts(drafts: [.made("a"), .made("b", amends: "id8")], unreadable: 0, passedOver: 0)
    table.show(.made(crossings: [.made(8)]))
    table.tell(.drafts(drafts))
    for _ in 0..<3_000 {
      if table.formPage == nil {
        table.press(.escape, .escape, .escape)
        if Bool.random(using: &dice) { table.press("f") } else { table.press(.enter, .character("p")) }
      }
      switch Int.random(in: 0..<20, using: &dice) {
      case 0: table.paste(Self.texts.randomElement(using: &dice) ?? "")
      case 1:
        let size = Size(width: Int.random(in: 0...130, using: &dice), height: Int.random(in: 0...45, using: &dice))
        table.handle(.input(.resize(size)))
      case 2:
        table.reply { _ in
          .ledger(
            .story(CrossingStory(crossing: .made(8, name: "REKAAN", void: Bool.random(using: &dice) ? "x" : nil))))
        }
      case 3: table.show(.made(crossings: [.made(8)]))
      case 4: table.tell(.draft(table.tray.lastTicket, drafts.drafts.randomElement(using: &dice)))
      default: if let key = Self.keys.randomElement(using: &dice) { table.handle(.input(.key(key))) }
      }
      table.wait([1, 60, 149, 151, 400, 1_100].randomElement(using: &dice) ?? 0)
      if Int.random(in: 0..<10, using: &dice) == 0 { _ = table.screen() }
      if let filling = table.formPage?.filling { #expect(filling.slots.indices.contains(filling.focus)) }
    }
    #expect(!table.tray.drafts.isEmpty)
    for draft in table.tray.drafts {
      #expect(draft.values.values.allSatisfy { !$0.unicodeScalars.contains(where: \.isHidden) })
    }
    for (at, request) in table.tray.all {
      guard case .write(_, .amend) = request else { continue }
      let last = table.inputs.last { input in
        if case .resize = input.input { false } else { input.milliseconds <= at }
      }
      #expect(last.map { at - $0.milliseconds >= 150 } == true)
    }
  }
}
