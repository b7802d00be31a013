import Testing
import Watchlist

/// Spellings that are one name in Indonesia and Malaysia, each alone on a list.
@Suite("Indonesian and Malay spellings are equivalences, not edits")
struct SpellingPairsTests {
  @Test(
    "another spelling of a name is at least a possible match by itself",
    arguments: [
      ("Moh. Yusuf", "Muhammad Jusuf"), ("Muh. Yusuf", "Muhammad Yusuf"), ("Mohd Yusuf", "Muhammad Yusuf"),
      ("M. Yusuf", "Muhammad Yusuf"), ("Soeharto", "Suharto"), ("Djoko Tjandra", "Joko Chandra"),
      ("Sukarno", "Soekarno"),
      ("Hj. Siti Aminah", "Siti Aminah"), ("Drs. H. Sudjadi", "Sujadi"), ("Abdul Rahman bin Yusof", "Abd Rahman Yusuf"),
      ("Tjatur Sapto Edy", "Catur Sapto Edi"), ("Boedi Soetrisno", "Budi Sutrisno"),
      ("Fatimah binti Ahmad", "Fatimah Ahmad"), ("Nyoman Dhamantra", "I Nyoman Dhamantra"), ("Muliadi", "Mulyadi"),
      ("Sjahrir Njoman", "Syahrir Nyoman"), ("Achmad Chairul", "Ahmad Khairul"), ("Qadir Syah", "Kadir Shah"),
    ])
  func sameName(query: String, listed: String) {
    #expect(band(query, listed: listed) >= .possible)
  }

  @Test(
    "real differences stay dear",
    arguments: [
      ("Sukamto", "Sukarno"), ("Budi Sutrisno", "Budi Sutanto"), ("Muhammad Yusuf", "Muhammad Yunus"),
      ("Siti Aminah", "Siti Amirah"), ("Wei Ming", "Mei Ling"), ("Lim Siew Hong", "Lin Siew Fong"),
      ("Muhammad Ali", "Muhammad Amin"), ("Abdul Rahman", "Abdul Rahim"),
    ])
  func otherName(query: String, listed: String) {
    #expect(band(query, listed: listed) == .weak)
  }

  @Test("the spelling that was asked for comes before another one")
  func askedSpellingFirst() {
    let index = index(person("old", "SOETRISNO, Boedi"), person("new", "SUTRISNO, Budi"))
    #expect(index.search(WatchlistQuery(name: "BUDI SUTRISNO")).map(\.entry) == ["new", "old"])
    #expect(index.search(WatchlistQuery(name: "BOEDI SOETRISNO")).map(\.entry) == ["old", "new"])
  }
}
