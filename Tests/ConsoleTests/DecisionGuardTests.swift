import Terminal
import Testing

@testable import Console

struct DecisionGuardTests {
  private typealias Guard = DecisionGuard<String>

  private func at(_ milliseconds: Int) -> Instant { Instant(milliseconds: milliseconds) }

  /// A key that is a decision.
  private func press(_ decisionGuard: inout Guard, at milliseconds: Int) -> Bool {
    decisionGuard.input(at: at(milliseconds))
    return decisionGuard.press("IZIN", at: at(milliseconds))
  }

  @Test func `a lone key counts 150 ms later and once`() {
    var decisionGuard = Guard()
    #expect(press(&decisionGuard, at: 1_000))
    #expect(decisionGuard.wake == at(1_150))
    #expect(decisionGuard.due(at: at(1_149)) == nil)
    #expect(decisionGuard.due(at: at(1_150)) == "IZIN")
    #expect(decisionGuard.due(at: at(1_151)) == nil)
  }

  @Test(arguments: [0, 1, 149]) func `a key so soon after other input is dropped`(gap: Int) {
    var decisionGuard = Guard()
    decisionGuard.input(at: at(1_000))
    #expect(!press(&decisionGuard, at: 1_000 + gap))
    #expect(decisionGuard.held == nil)
    #expect(decisionGuard.due(at: at(9_000)) == nil)
  }

  @Test func `a key 150 ms after other input is held`() {
    var decisionGuard = Guard()
    decisionGuard.input(at: at(1_000))
    #expect(press(&decisionGuard, at: 1_150))
  }

  @Test(arguments: [0, 1, 149]) func `input so soon after the key undoes it`(gap: Int) {
    var decisionGuard = Guard()
    #expect(press(&decisionGuard, at: 1_000))
    #expect(decisionGuard.input(at: at(1_000 + gap)) == "IZIN")
    #expect(decisionGuard.due(at: at(1_150)) == nil)
    #expect(decisionGuard.wake == nil)
  }

  @Test func `a key that bounces decides nothing`() {
    var decisionGuard = Guard()
    #expect(press(&decisionGuard, at: 1_000))
    #expect(!press(&decisionGuard, at: 1_008))
    #expect(decisionGuard.due(at: at(2_000)) == nil)
  }

  @Test func `a wake far behind its time begins the quiet anew`() {
    var decisionGuard = Guard()
    #expect(press(&decisionGuard, at: 1_000))
    #expect(decisionGuard.due(at: at(1_500)) == nil)
    #expect(decisionGuard.wake == at(1_650))
    // What was typed during the standstill comes now.
    #expect(decisionGuard.input(at: at(1_510)) == "IZIN")
    #expect(decisionGuard.due(at: at(1_700)) == nil)
  }

  @Test func `input with an earlier moment than the last is too close to it`() {
    var decisionGuard = Guard()
    decisionGuard.input(at: at(1_000))
    #expect(!press(&decisionGuard, at: 900))
    #expect(!press(&decisionGuard, at: 1_100))
  }

  /// An Enter that takes what a key before it has chosen.
  private func take(_ decisionGuard: inout Guard, at milliseconds: Int) -> Bool {
    decisionGuard.input(at: at(milliseconds), takesChoice: true)
    return decisionGuard.press("alasan", at: at(milliseconds))
  }

  @Test(arguments: [0, 60, 149]) func `an Enter close behind a key that chose for it counts`(gap: Int) {
    var decisionGuard = Guard()
    decisionGuard.input(at: at(1_000))
    decisionGuard.choose()
    #expect(take(&decisionGuard, at: 1_000 + gap))
    #expect(decisionGuard.due(at: at(1_150 + gap)) == "alasan")
  }

  @Test func `a key that chose covers one Enter, and only where it stood alone itself`() {
    var decisionGuard = Guard()
    decisionGuard.input(at: at(1_000))
    decisionGuard.choose()
    #expect(!press(&decisionGuard, at: 1_060))
    decisionGuard.choose()
    #expect(!take(&decisionGuard, at: 1_120))
    decisionGuard.input(at: at(2_000))
    decisionGuard.choose()
    decisionGuard.input(at: at(2_060), takesChoice: true)
    #expect(!take(&decisionGuard, at: 2_120))
  }
}
