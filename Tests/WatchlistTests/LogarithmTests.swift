import Testing

@testable import Watchlist

@Suite("Logarithm and logistic function")
struct LogarithmTests {
  @Test(
    "the natural logarithm to twelve places",
    arguments: [
      (1.0, 0.0), (2.0, 0.693147180559945), (10.0, 2.302585092994046), (0.001, -6.907755278982137),
      (1e9, 20.72326583694641),
    ])
  func natural(value: Double, expected: Double) {
    #expect(abs(Logarithm.natural(value) - expected) < 1e-9)
  }

  @Test(
    "the logistic function, and its ends",
    arguments: [(0.0, 0.5), (2.0, 0.8807970779778823), (-2.0, 0.11920292202211755)])
  func logistic(value: Double, expected: Double) {
    #expect(abs(Logarithm.logistic(value) - expected) < 1e-12)
  }

  @Test("no number is too odd", arguments: [0.0, -1.0, .infinity, -.infinity, 1e308, -1e308])
  func oddNumbers(value: Double) {
    #expect((0...1).contains(Logarithm.logistic(value)))
    #expect(Logarithm.natural(value).isFinite)
  }
}
