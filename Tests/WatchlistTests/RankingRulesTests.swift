import Testing
import Watchlist

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

  @Test("words joined or divided are the same words")
  func joined() throws {
    let divided = try best("PAESSOTA RAMLIWAN", "PAES SOTA, Ramliwan")
    #expect(divided.has(.wordsJoined(query: "PAESSOTA", listed: "PAES SOTA")))
    let joined = try best("PAES SOTA RAMLIWAN", "PAESSOTA, Ramliwan")
    #expect(joined.has(.wordsJoined(query: "PAES SOTA", listed: "PAESSOTA")))
    #expect(divided.band == .strong && joined.band == .strong)
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
    "a name of common words, or of one word, never makes a strong candidate alone",
    arguments: ["MUHAMMAD", "ALI", "MUHAMMAD ALI", "ABDUL RAHMAN", "GERUNSIN"])
  func commonNames(name: String) {
    #expect(band(name, listed: name) < .strong)
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
