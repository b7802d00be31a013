import Foundation
import Testing

/// `plbn watchlist`: lists that are lost, past their day, retired and confirmed.
@Suite struct ListLifeCommandTests {
  static let rows = "entry,name,birth,class,expires\n1,GERUNSIN KHAYALAN,1970-01-02,cegah,2020-01-01\n"

  @Test func aLostFileIsNamedAndTheSameImportPutsItBack() throws {
    let store = try TestStore()
    let file = try store.file("demo.csv", Self.rows)
    let taken = try JSON(try store.succeed(["watchlist", "import", file, "--despite-concerns", "--json"]).text)
    #expect(taken["expired"].number == 1 && taken["concerns"][0].text == "all-expired")
    #expect(taken["examples"][0]["name"].text == "GERUNSIN KHAYALAN")
    let kept = store.path + "/lists/" + (try #require(taken["sha256"].text))
    try FileManager.default.removeItem(atPath: kept)
    let lost = try store.run(["watchlist", "lists", "--json", "--lang", "en"])
    #expect(try JSON(lost.text)["searched"].flag == true && JSON(lost.text)["copy_whole"].flag == false)
    #expect(try store.run(["doctor", "--lang", "en"]).text.contains("copy of the list demo was lost or altered"))
    let lists = store.path + "/lists"
    for index in try FileManager.default.contentsOfDirectory(atPath: lists) where index.hasSuffix(".plbnidx") {
      try FileManager.default.removeItem(atPath: lists + "/" + index)
    }
    let gone = try store.run(["watchlist", "lists", "--json", "--lang", "en"])
    #expect(try JSON(gone.text)["searched"].flag == false)
    #expect(try store.run(["watchlist", "lists", "--lang", "en"]).text.contains("! NOT SEARCHED  plbn-csv"))
    #expect(try store.run(["doctor", "--lang", "en"]).text.contains("demo can't be read and is NOT searched"))
    try store.expectUnchanged {
      let again = try store.run(["watchlist", "import", file, "--lang", "en"])
      #expect(again.status == 0)
      #expect(again.messages.contains { $0.hasPrefix("This post's copy of demo.csv was lost or altered") })
    }
    #expect(FileManager.default.fileExists(atPath: kept))
    let listed = try JSON(try store.succeed(["watchlist", "lists", "--json"]).text)
    #expect(listed["searched"].flag == true)
    #expect(listed["expired"].number == 1)
    #expect(try store.succeed(["watchlist", "show", "1", "--lang", "en"]).text.contains("expired: it hits nobody"))
  }

  @Test func aRetiredListIsNotSearchedAndIsStillNamed() throws {
    let store = try TestStore()
    let rows = Self.rows.replacing(",2020-01-01", with: ",")
    try store.succeed(["watchlist", "import", try store.file("copy.csv", rows)])
    #expect(try store.succeed(["lookup", "GERUNSIN KHAYALAN"]).text.contains("copy"))
    #expect(try store.run(["watchlist", "retire", "other", "--reason", "x"]).status == 1)
    try store.succeed(["watchlist", "retire", "copy", "--reason", "salah nama"])
    #expect(try store.records("watchlist.retired").first?["body"]["list"].text == "copy")
    #expect(try !store.run(["lookup", "GERUNSIN KHAYALAN"]).text.contains("GERUNSIN"))
    let listed = try store.succeed(["watchlist", "lists", "--lang", "en"]).text
    #expect(listed.hasPrefix("copy  out of force since ") && listed.contains("salah nama"))
  }

  @Test func anUnchangedListIsConfirmedOnlyWhenSomebodySaysSo() throws {
    let store = try TestStore()
    let file = try store.file("demo.csv", Self.rows.replacing(",2020-01-01", with: ","))
    try store.succeed(["watchlist", "import", file])
    let confirmed = try JSON(try store.succeed(["watchlist", "import", file, "--confirm", "--json"]).text)
    #expect(confirmed["recorded"].flag == true)
    #expect(try store.records("watchlist.imported").count == 2)
    #expect(confirmed["added"].number == 0 && confirmed["changed"].number == 0)
  }

  @Test func anOfficesUnknownClassesAreAskedAbout() throws {
    let store = try TestStore()
    let file = try store.file("dpo.csv", Self.rows.replacing("cegah", with: "buronan"))
    let refused = try store.run(["watchlist", "import", file, "--lang", "en"])
    #expect(refused.status == 1)
    #expect(refused.messages.contains { $0.hasPrefix("Classes that are not known: buronan 1.") })
    let dryRun = try JSON(try store.run(["watchlist", "import", file, "--dry-run", "--json"]).text)
    #expect(dryRun["unknown_classes"][0]["word"].text == "buronan")
  }
}
