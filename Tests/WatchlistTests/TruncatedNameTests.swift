import Testing
import Watchlist

@Suite("Names out of a machine-readable zone")
struct TruncatedNameTests {
  @Test("fillers part surname, given names and words")
  func fillers() {
    let query = WatchlistQuery(mrzNameField: "ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<")
    #expect(query.name == "ERIKSSON, ANNA MARIA")
    #expect(!query.mayBeTruncated)
    #expect(query.kind == .individual)
  }

  @Test("one name alone stands without a comma")
  func oneName() {
    #expect(WatchlistQuery(mrzNameField: "GERUNSIN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<").name == "GERUNSIN")
  }

  @Test("a field filled to its last place may be truncated; a short text is stripped of its fillers")
  func full() {
    #expect(WatchlistQuery(mrzNameField: "KHAYALANSARI<<GERUNSIN<SATRIYA<DONGENGA").mayBeTruncated)
    #expect(!WatchlistQuery(mrzNameField: "KHAYALAN<<GERUNSIN").mayBeTruncated)
  }

  @Test("any text is taken", arguments: ["", "<<<<", "<<A", "<", "\0\u{FF}<<é"])
  func anyText(field: String) {
    #expect(!WatchlistQuery(mrzNameField: field).mayBeTruncated)
  }

  @Test("a cut word matches what begins with it, and what was cut away costs little")
  func cut() throws {
    let index = index(person("x", "KHAYALANSARI, Gerunsin Satriya Dongengan Ilustrasi"))
    let query = WatchlistQuery(mrzNameField: "KHAYALANSARI<<GERUNSIN<SATRIYA<DONGENGA")
    let candidate = try #require(index.search(query).first)
    #expect(candidate.band == .strong)
    #expect(candidate.has(.wordCut(query: "DONGENGA", listed: "DONGENGAN")))
    #expect(candidate.has(.wordsMissing(["ILUSTRASI"])))
    var whole = query
    whole.mayBeTruncated = false
    #expect(index.search(whole).first?.score ?? 0 < candidate.score)
  }

  @Test(
    "ICAO's transliterations find the listed letters",
    arguments: [("ANNO MUELLERIN", "Anno MÜLLERIN"), ("ANNO SOERENSENO", "Anno SØRENSENO")])
  func transliteration(query: String, listed: String) {
    #expect(band(query, listed: listed) >= .possible)
  }
}
