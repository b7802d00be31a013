import Testing
import TravelDocuments

@testable import Watchlist

@Suite("Each rule of the ranking, by itself")
struct RankingRulesTests {
  private func best(_ query: String, _ listed: String) throws -> Candidate {
    try #require(index(person("x", listed)).search(WatchlistQuery(name: query)).first)
  }

  @Test("equal words say so")
  func equal() throws {
    let candidate = try best("Gerunsin Khayalan", "KHAYALAN, Gerunsin")
    #expect(candidate.band == .strong)
    #expect(candidate.reasons == [.wordsEqual(["GERUNSIN", "KHAYALAN"])])
  }

  @Test("surname and given names may change places, further disorder costs")
  func order() {
    let asked = "GERUNSIN KHAYALAN REKAAN SATRIYA"
    let natural = score(asked, listed: asked)
    #expect(score(asked, listed: "SATRIYA, Gerunsin Khayalan Rekaan") == natural)
    #expect(score(asked, listed: "KHAYALAN SATRIYA GERUNSIN REKAAN") < natural)
  }

  @Test("disorder is told")
  func orderIsTold() throws {
    let candidate = try best("GERUNSIN KHAYALAN REKAAN SATRIYA", "KHAYALAN SATRIYA GERUNSIN REKAAN")
    #expect(candidate.has(.orderDiffers))
  }

  @Test("a typing error is a likeness in percent")
  func typingError() throws {
    let candidate = try best("GERUNSIM KHAYALAN", "GERUNSIN KHAYALAN")
    #expect(candidate.has(.wordsEqual(["KHAYALAN"])))
    #expect(
      candidate.reasons.contains { if case .wordSimilar("GERUNSIM", "GERUNSIN", 85...95) = $0 { true } else { false } })
    #expect(candidate.band == .strong)
  }

  @Test("exchanged neighbours cost less than two errors")
  func transposition() {
    #expect(
      score("GERUNISN KHAYALAN", listed: "GERUNSIN KHAYALAN") > score("GERUTTIN KHAYALAN", listed: "GERUNSIN KHAYALAN"))
  }

  @Test("words that only one side has are told, and rare ones cost more than common ones")
  func missingAndExtra() throws {
    let candidate = try best("GERUNSIN KHAYALAN SATRIYA", "GERUNSIN KHAYALAN DONGENG")
    #expect(candidate.has(.wordsMissing(["DONGENG"])))
    #expect(candidate.has(.wordsExtra(["SATRIYA"])))
    let listed = "GERUNSIN KHAYALAN"
    #expect(score("MUHAMMAD GERUNSIN KHAYALAN", listed: listed) > score("SATRIYA GERUNSIN KHAYALAN", listed: listed))
  }

  @Test("titles, degrees and connectors are nearly free")
  func particles() {
    let plain = score("GERUNSIN KHAYALAN", listed: "GERUNSIN KHAYALAN")
    #expect(plain - score("Drs. GERUNSIN bin KHAYALAN, S.E.", listed: "GERUNSIN KHAYALAN") < 0.05)
  }

  @Test(
    "titles and degrees may stand before or behind the name: no other order", arguments: ["SE H DRS", "DRS. H. S.E."])
  func particlesInAnyOrder(titles: String) throws {
    let plain = try best("KHAYALAN, S.E.", "KHAYALAN, \(titles)")
    let usual = try best("DRS. H. KHAYALAN, S.E.", "KHAYALAN, \(titles)")
    #expect(!usual.has(.orderDiffers))
    #expect(usual.score >= plain.score)
  }

  @Test("words joined or divided are the same words")
  func joined() throws {
    let divided = try best("PAESSOTA RAMLIWAN", "PAES SOTA, Ramliwan")
    #expect(divided.has(.wordsJoined(query: "PAESSOTA", listed: "PAES SOTA")))
    let joined = try best("PAES SOTA RAMLIWAN", "PAESSOTA, Ramliwan")
    #expect(joined.has(.wordsJoined(query: "PAES SOTA", listed: "PAESSOTA")))
    #expect(divided.band == .strong && joined.band == .strong)
  }

  @Test(
    "a word is not joined with its short neighbour where it is on the other side as well",
    arguments: [
      "ASPERMANO, Jo", "A. RAMLIWAN KHAYALAN", "R. A. GERUNSIN REKAAN", "RM SOERYO REKAAN", "GERUNSINO, Dongeng G.",
      "JI, Songyanto",
    ])
  func notJoinedWithNeighbour(name: String) throws {
    let candidate = try best(name, name)
    #expect(candidate.band == .strong)
    #expect(
      candidate.reasons.count == 1 && candidate.reasons.contains { if case .wordsEqual = $0 { true } else { false } })
  }

  @Test(
    "nor where one of two initials is lacking", arguments: [("SUDJONOA", "SUDJONOA, H"), ("DONGENGA, H", "DONGENGA")])
  func initialLacking(asked: String, listed: String) throws {
    let candidate = try best(asked, listed)
    #expect(!candidate.reasons.contains { if case .wordsJoined = $0 { true } else { false } })
  }

  @Test("a name written as one word is found in either order")
  func wholeNameJoined() throws {
    #expect(try best("KHAYALANGERUNSIN", "KHAYALAN, Gerunsin").band > .weak)
    #expect(try best("GERUNSINKHAYALAN", "KHAYALAN, Gerunsin").band > .weak)
  }

  @Test("an initial stands for a word")
  func initial() throws {
    let candidate = try best("G. KHAYALAN SATRIYA", "KHAYALAN SATRIYA, Gerunsin")
    #expect(candidate.has(.initial(query: "G", listed: "GERUNSIN")))
    #expect(candidate.score > score("B. KHAYALAN SATRIYA", listed: "KHAYALAN SATRIYA, Gerunsin"))
  }

  @Test(
    "a name that too many bear, or of one word, never makes a strong candidate alone",
    arguments: [
      "MUHAMMAD", "ALI", "MUHAMMAD ALI", "ABDUL RAHMAN", "GERUNSIN", "ALI HASSAN", "AHMAD HASSAN", "BUDI SANTOSO",
      "SITI FATIMAH", "MUHAMMAD ALI HASAN", "JOHN SMITH", "LI WEI", "ALIHASSAN",
    ])
  func commonNames(name: String) throws {
    let index = index(person("x", name, births: born("1974-08-12")))
    let alone = try #require(index.search(WatchlistQuery(name: name)).first)
    #expect(alone.band < .strong && alone.score <= ScoringModel.unsupportedMost)
    let year = try #require(index.search(WatchlistQuery(name: name, birth: PartialDate("1974"))).first)
    #expect(year.band < .strong)
    let whole = try #require(index.search(WatchlistQuery(name: name, birth: PartialDate("1974-08-12"))).first)
    #expect(whole.score > year.score)
  }

  @Test("another spelling or division of a common name is as common", arguments: ["UR-REHMAN, Abd", "ABDURRAHMAN"])
  func commonNameSpelled(listed: String) {
    #expect(band("ABDUL RAHMAN", listed: listed) < .strong)
  }

  @Test(
    "one rare word, or enough common ones, make a strong candidate",
    arguments: ["MUHAMMAD GERUNSIN", "AGUS BUDI SANTOSO", "TAN WEI MING", "GERUNSIN KHAYALAN"])
  func tellingNames(name: String) {
    #expect(band(name, listed: name) == .strong)
  }

  @Test("of two candidates that can't be strong the likelier one stays first")
  func pressedTogether() throws {
    let index = index(person("a", "HASAN ALI BUDI"), person("b", "ALI HASSAN"))
    let found = index.search(WatchlistQuery(name: "ALI HASSAN"))
    #expect(found.first?.entry == "b")
    let scores = stride(from: 0.0, through: 1, by: 0.01).map(ScoringModel.unsupported)
    #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 < $1 })
    #expect(scores.allSatisfy { $0 <= ScoringModel.unsupportedMost })
  }

  @Test("one shared word out of two is weak")
  func oneSharedWord() throws {
    #expect(try best("GERUNSIN KHAYALAN", "GERUNSIN DONGENG").band == .weak)
  }

  @Test("a weak alias alone never reaches the top band")
  func weakAlias() throws {
    let index = index(person("x", "SI KHAYALAN GERUNSIN", .weak, births: born("1974-08-12")))
    let alone = try #require(index.search(WatchlistQuery(name: "SI KHAYALAN GERUNSIN")).first)
    #expect(alone.band == .possible)
    #expect(alone.nameKind == .weak)
    #expect(alone.has(.weakAlias))
    let year = WatchlistQuery(name: "SI KHAYALAN GERUNSIN", birth: .init("1974"))
    #expect(index.search(year).first?.band == .possible)
    let whole = WatchlistQuery(name: "SI KHAYALAN GERUNSIN", birth: .init("1974-08-12"))
    #expect(index.search(whole).first?.band == .strong)
  }

  @Test("of an entry's names the best one is told, and the entry comes once")
  func bestName() throws {
    let index = index(person("x", "DONGENG, Satriya", also: ["KHAYALAN, Gerunsin", "KHAYALAN, Gerun"]))
    let candidates = index.search(WatchlistQuery(name: "GERUNSIN KHAYALAN"))
    #expect(candidates.map(\.entry) == ["x"])
    #expect(candidates.first?.name == "KHAYALAN, Gerunsin")
    #expect(candidates.first?.nameKind == .aka)
  }

  @Test("a vessel is found by its name, and falls behind where a person is looked for")
  func vessel() throws {
    let ship = WatchlistEntry(id: "ship", kind: .vessel, names: [ListedName("KHAYALAN BAHARI")])
    let index = index(ship)
    let free = try #require(index.search(WatchlistQuery(name: "Khayalan Bahari")).first)
    let asPerson = try #require(index.search(WatchlistQuery(name: "Khayalan Bahari", kind: .individual)).first)
    #expect(free.kind == .vessel && free.band == .strong)
    #expect(asPerson.has(.notAPerson(.vessel)))
    #expect(asPerson.score < free.score)
  }

  @Test("sex and nationality weaken or strengthen and never decide")
  func sexAndNationality() throws {
    let index = index(person("x", "KHAYALAN, Gerunsin", sex: .male, nationalities: ["Malaysia"]))
    func score(_ query: WatchlistQuery) throws -> Candidate { try #require(index.search(query).first) }
    let plain = try score(WatchlistQuery(name: "GERUNSIN KHAYALAN"))
    let agrees = try score(WatchlistQuery(name: "GERUNSIN KHAYALAN", nationality: "MYS"))
    let differs = try score(WatchlistQuery(name: "GERUNSIN KHAYALAN", nationality: "ID"))
    let other = try score(WatchlistQuery(name: "GERUNSIN KHAYALAN", sex: .female))
    #expect(agrees.score > plain.score && agrees.has(.nationalityAgrees("Malaysia")))
    #expect(differs.score < plain.score && differs.has(.nationalityDiffers(query: "IDN", listed: ["Malaysia"])))
    #expect(other.score < plain.score && other.has(.sexDiffers(listed: .male)))
    #expect(differs.band > .weak && other.band > .weak)
  }

  @Test("an unknown country says nothing")
  func unknownCountry() throws {
    let index = index(person("x", "KHAYALAN, Gerunsin", nationalities: ["Khayalistan Raya"]))
    let candidate = try #require(index.search(WatchlistQuery(name: "GERUNSIN KHAYALAN", nationality: "MYS")).first)
    #expect(candidate.reasons == [.wordsEqual(["GERUNSIN", "KHAYALAN"])])
  }
}
