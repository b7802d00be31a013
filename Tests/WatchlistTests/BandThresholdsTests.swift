import Testing

@testable import Watchlist

@Suite("The bands' thresholds")
struct BandThresholdsTests {
  private let list = index(
    person("strong", "KHAYALAN, Gerunsin Satriya"), person("weak", "SI KHAYALAN GERUNSIN SATRIYA", .weak))
  private let query = WatchlistQuery(name: "GERUNSIM KHAYALAN SATRIYA")

  private func candidates(_ strong: Int, _ possible: Int) -> [Candidate] {
    list.search(query, bands: BandThresholds(strongPercent: strong, possiblePercent: possible))
  }

  @Test("have bounds that don't meet: possible can't pass strong, and neither can be put out of reach")
  func bounds() {
    #expect(BandThresholds.possibleBounds.upperBound < BandThresholds.strongBounds.lowerBound)
    #expect(BandThresholds.strongBounds.contains(BandThresholds.usual.strongPercent))
    #expect(BandThresholds.possibleBounds.contains(BandThresholds.usual.possiblePercent))
    let extreme = BandThresholds(strongPercent: 200, possiblePercent: -3)
    #expect(extreme.strongPercent == BandThresholds.strongBounds.upperBound)
    #expect(extreme.possiblePercent == BandThresholds.possibleBounds.lowerBound)
  }

  @Test("move candidates between bands, and neither their scores nor their order")
  func movesBands() throws {
    let listed = "KHAYALAN REKAAN"
    let index = index(person("x", listed))
    let asked = WatchlistQuery(name: "KHAYALAN REKAAN SATRIYA")
    let score = try #require(index.search(asked).first?.score)
    let percent = Int(score * 100)
    try #require(BandThresholds.possibleBounds.contains(percent) && BandThresholds.possibleBounds.contains(percent + 1))
    func best(_ possible: Int) throws -> Candidate {
      let bands = BandThresholds(strongPercent: 80, possiblePercent: possible)
      return try #require(index.search(asked, bands: bands).first)
    }
    #expect(try best(percent).band == .possible)
    #expect(try best(percent + 1).band == .weak)
    #expect(try best(percent).score == best(percent + 1).score)
  }

  @Test("never make a weak alias strong, however low", arguments: [70, 79, 80, 90])
  func weakAlias(strong: Int) throws {
    let found = candidates(strong, 40)
    #expect(found.map(\.entry) == ["strong", "weak"])
    #expect(try #require(found.first).band == .strong && #require(found.last).band == .possible)
  }

  @Test("leave a name of common words possible at most", arguments: [70, 90])
  func commonName(strong: Int) throws {
    let index = index(person("x", "MUHAMMAD ALI"))
    let bands = BandThresholds(strongPercent: strong, possiblePercent: 15)
    #expect(try #require(index.search(WatchlistQuery(name: "MUHAMMAD ALI"), bands: bands).first).band < .strong)
  }

  @Test("a score rises with the odds, and stays within 0 and 1")
  func scoreRises() {
    let scores = stride(from: -50.0, through: 50, by: 0.25).map { ScoringModel.score(odds: $0) }
    #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(scores.allSatisfy { (0...1).contains($0) })
  }
}
