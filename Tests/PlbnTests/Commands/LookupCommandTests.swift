import Testing

/// `plbn lookup`: a line in, a line out, in order, and nothing that can be taken for "not on the list" by mistake.
@Suite struct LookupCommandTests {
  private func answers(_ store: TestStore, _ input: String, status: Int32 = 0) throws -> [JSON] {
    let finished = try store.run(["lookup", "--json", "-"], input: input)
    #expect(finished.status == status)
    return try finished.lines.map(JSON.init)
  }

  @Test func eachLineIsAnsweredInItsOrderWithItsIdOrItsNumber() throws {
    let store = try TestStore(list: true)
    let input = """
      ABDUL RACHMAN
      {"id":"q-2","name":"nobody of that name","nationality":"MYS"}

      {"mrz":"RAHMAN<<ABDUL<<<<<<<<<<<<<<<<<<<<<<<<<<"}\r
      {"id":"","name":""}
      """
    let all = try answers(store, input)
    #expect(all.map { $0["id"].text } == ["1", "q-2", "3", "4", ""])
    #expect(all[0]["candidates"][0]["entry"].text == "demo-001")
    #expect(all[0]["candidates"][0]["list"].text == "demo")
    #expect(all[2]["candidates"].count == 0)
    #expect(all[3]["candidates"][0]["entry"].text == "demo-001")
  }

  @Test func aCandidateHasTheContractsMembersInItsOrder() throws {
    let store = try TestStore(list: true)
    let query = #"{"id":"a","name":"RAHMAN, ABDUL","dob":"1979-03-14","doc":"x 0000101","nationality":"IDN"}"# + "\n"
    let line = try store.succeed(["lookup", "--json", "-", "--limit", "1", "--lang", "en"], input: query).text
    let members = [
      #"{"id":"a","candidates":[{"entry":"demo-001""#, #","list":"demo""#, #","score":"#, #","band":"strong""#,
    ]
    var rest = line[...]
    for member in members + [#","name":"RAHMAN, ABDUL""#, #","reasons":["#] {
      let place = try #require(rest.firstRange(of: member), "\(member) in \(rest)")
      #expect(member.hasPrefix("{") ? place.lowerBound == rest.startIndex : true)
      rest = rest[place.upperBound...]
    }
    for reason in ["same date of birth", "same document number", "same nationality"] {
      #expect(rest.contains("\"\(reason)\""))
    }
  }

  @Test func aTypedLineIsTakenAsTheScreenTakesIt() throws {
    let store = try TestStore(list: true)
    func scores(_ text: String) throws -> String { try store.succeed(["lookup", text, "--limit", "1"]).text }
    let name = try scores("RAHMAN ABDUL")
    let all = try scores("RAHMAN ABDUL 14-03-1979 X0000101")
    #expect(all.contains("demo-001") && all.contains("tgl lahir sama") && all.contains("nomor dokumen sama"))
    #expect(!name.contains("tgl lahir"))
    #expect(try scores("X0000101").contains("demo-001"))
    let odd = try store.run(["lookup", "RAHMAN ABDUL 31-02-1979"])
    #expect(odd.status == 0 && odd.errors.contains("Tidak dipakai: 31-02-1979"))
  }

  @Test func peopleReadWordsAndHearOfNobodyWhoIsNextToNothing() throws {
    let store = try TestStore()
    let rows = "entry,name,kind,sex,class\n1,KHAYALAN GERUNSIN,,F,dpo\n2,KHAYALAN,vessel,,\n3,GERUNSIN,,,\n"
    try store.succeed(["watchlist", "import", try store.file("kapal.csv", rows)])
    let told = try store.succeed(["lookup", "KHAYALAN GERUNSIN"]).lines
    #expect(told.count == 2 && told[0].hasSuffix("%  KUAT  kapal 1  KHAYALAN GERUNSIN"), "\(told)")
    #expect(try store.succeed(["lookup", "KHAYALAN GERUNSIN", "--lang", "en"]).text.contains("%  STRONG  kapal 1"))
    let all = try JSON(try store.succeed(["lookup", "KHAYALAN GERUNSIN", "--json"]).text)["candidates"].items
    #expect(all[0]["band"].text == "strong" && Set(all.compactMap { $0["entry"].text }) == ["1", "2", "3"])
    // What is recorded is what was shown.
    #expect(try store.records("lookup.made").map { $0["body"]["entries"].items.count } == [1, 1, 3])
    let shown = try store.succeed(["watchlist", "show", "1"]).lines
    #expect(shown == ["1  kapal  orang", "  utama: KHAYALAN GERUNSIN", "  kelamin: perempuan", "  dpo"])
  }

  @Test(arguments: ["", "   ", "1979", "محمد علي"]) func whatCannotBeLookedForIsNoAnswer(text: String) throws {
    let store = try TestStore(list: true)
    let finished = try store.run(["lookup", text])
    #expect(finished.status != 0 && finished.lines.isEmpty && !finished.errors.isEmpty)
    #expect(!finished.errors.contains("Tidak ada yang mirip"))
    let line = try store.run(
      ["lookup", "--json", "-"], input: "{\"id\":\"1\",\"name\":\"\(text == "1979" ? "" : text)\"}\n")
    #expect(line.status == 0 && line.lines.count == 1 && !line.errors.isEmpty)
    // A program that reads the answers alone doesn't take it for "not on the list".
    #expect(try JSON(line.text)["error"].text?.isEmpty == false)
  }

  @Test func explainTellsWordByWordWhatMetWhichByWhichRule() throws {
    let store = try TestStore(list: true)
    let query = #"{"name":"RACHMAN, ABDUL SATRIYA","dob":"1979-04-13","doc":"Z0000999"}"# + "\n"
    let plain = try store.succeed(["lookup", "--json", "-", "--limit", "1"], input: query)
    #expect(!plain.text.contains("explanation"))
    let found = try store.succeed(["lookup", "--json", "-", "--limit", "1", "--explain"], input: query)
    let told = try JSON(found.lines[0])["candidates"][0]["explanation"]
    #expect(told["name_kind"].text == "aka")
    func rows(_ name: String) -> [[String]] {
      told[name].items.map { row in ["asked", "listed", "rule"].map { row[$0].text ?? "?" } }
    }
    #expect(
      rows("words") == [["RACHMAN", "RACHMAN", "equal"], ["ABDUL", "ABDUL", "equal"], ["SATRIYA", "", "extra"]])
    #expect(told["facts"].items.compactMap { $0["fact"].text } == ["birth", "document", "nationality", "sex"])
    #expect(rows("facts")[1][0] == "Z0000999" && rows("facts")[1][2] == "differs")
    #expect(rows("facts")[2][2] == "not-asked")

    let text = try store.succeed(["lookup", "--explain", "--lang", "en", "RAHMAN ABDOEL"]).text
    #expect(text.contains("found by its name: primary"))
    #expect(text.contains("ABDOEL") && text.contains("other spelling"))
  }

  @Test func aCandidatesBandFollowsTheRuleFromTheNextLookUpOn() throws {
    let store = try TestStore()
    let list = try store.file("contoh.csv", "entry,name\nX-1,KHAYALAN REKAAN\n")
    try store.succeed(["watchlist", "import", list, "--name", "contoh"])
    // One word more than is listed: a score of 40 to 60 %.
    func best() throws -> JSON { try answers(store, "KHAYALAN REKAAN SATRIYA\n")[0]["candidates"][0] }
    let before = try best()
    #expect(before["band"].text == "possible")
    try store.succeed(["rule", "set", "possible-percent", "60", "--reason", "terlalu banyak"])
    let after = try best()
    #expect(after["band"].text == "weak")
    #expect(after["reasons"].items.compactMap(\.text) == before["reasons"].items.compactMap(\.text))
    let refused = try store.run(["rule", "set", "possible-percent", "99", "--reason", "x"])
    #expect(refused.status == 1 && refused.errors.contains("60"), "\(refused.errors)")
  }

  @Test func aWholeMRZIsSearchedWithAllItSays() throws {
    let store = try TestStore(list: true)
    let lines = Passport(name: "RAHMAN, ABDUL", number: "X0000101", birth: "790314", sex: "M").lines
    let query = #"{"mrz":"\#(lines.joined(separator: #"\n"#))"}"# + "\n"
    let best = try answers(store, query)[0]["candidates"][0]
    #expect(best["entry"].text == "demo-001")
    #expect(best["band"].text == "strong")
  }

  @Test func aLineIsAnsweredBeforeTheNextOneComes() throws {
    let store = try TestStore(list: true)
    let lookup = try store.live(["lookup", "--json", "-"])
    for name in ["ABDUL RACHMAN", "SOEKARTO BOEDI"] {
      lookup.write(name + "\n")
      #expect(lookup.nextLine() != nil)
    }
    lookup.closeInput()
    #expect(lookup.waitForExit() == 0)
  }

  @Test(arguments: [
    "{", #"{"id":"7","name":5}"#, #"{"name":"A","name":"B"}"#, #"{"id":"7","name":"A"} x"#,
    #"{"name":"\ud800"}"#, "{" + String(repeating: "[", count: 5_000),
  ]) func whatIsNoQueryIsNeverAnsweredAsNobody(line: String) throws {
    let store = try TestStore(list: true)
    let all = try answers(store, line + "\nABDUL RACHMAN\n", status: 1)
    #expect(all.count == 2)
    #expect(all[0]["error"].text?.isEmpty == false)
    #expect(all[1]["candidates"].count > 0)
  }

  @Test func aDateThatIsNoneIsToldAndTheNameIsSearchedAllTheSame() throws {
    let store = try TestStore(list: true)
    let finished = try store.run(
      ["lookup", "--json", "-", "--lang", "en"], input: #"{"name":"ABDUL RACHMAN","dob":"14-13-1979"}"# + "\n")
    #expect(finished.status == 0)
    #expect(finished.messages == [#"Line 1: "14-13-1979" is no date; searched without a date of birth."#])
    let answer = try JSON(finished.text)
    #expect(answer["candidates"].count > 0 && answer["error"].text == nil)
    #expect(answer["note"].text == finished.messages.first)
  }

  @Test(arguments: ["14-03-1979", "14.03.1979", "14 Maret 1979", "1979-03-14"])
  func aDateOfBirthIsReadAsEverywhere(date: String) throws {
    let store = try TestStore(list: true)
    let object = try answers(store, #"{"name":"ABDUL RACHMAN","dob":"\#(date)"}"# + "\n")
    let line = try answers(store, "ABDUL RACHMAN, lahir \(date), WNI\n")
    for answer in object + line {
      #expect(answer["note"].text == nil)
      #expect(answer["candidates"][0]["reasons"].items.contains { $0.text == "tgl lahir sama" })
    }
    #expect(line[0]["candidates"][0]["reasons"].items.contains { $0.text == "kewarganegaraan sama" })
  }

  @Test func whatALineIsNotUsedForIsInItsAnswer() throws {
    let store = try TestStore(list: true)
    let all = try answers(store, "ABDUL RACHMAN 31-02-1979 WNA\n")
    #expect(all[0]["note"].text == "Baris 1: Tidak dipakai: 31-02-1979 WNA.")
    #expect(all[0]["candidates"][0]["entry"].text == "demo-001")
  }

  @Test func refusalsSpeakOneLanguage() throws {
    let store = try TestStore(list: true)
    let wrong = try answers(store, #"{"name":"A REKA","dob":1979}"# + "\n{\"name\"\n", status: 1)
    #expect(wrong[0]["error"].text == "Baris 1 bukan pertanyaan dan tidak dicari: \"dob\" bukan teks.")
    #expect(wrong[1]["error"].text?.contains("JSON-nya rusak di bita ke-") == true)
    let band = try store.run(["lookup", "ABDUL", "--band", "kuatt"])
    #expect(band.status == 64 && band.errors.contains("kuat") && !band.errors.contains("strong"))
    let told = try store.succeed(["lookup", "ABDUL RACHMAN 14-03-1978"]).text
    #expect(told.contains("(14-03-1979)") && !told.contains("1979-03-14"))
  }

  @Test(arguments: [10_000, 200_000]) func aVeryLongNameCostsNothingButItself(characters: Int) throws {
    let store = try TestStore(list: true)
    let name = String(repeating: "RAHMAN ABDUL ", count: characters / 13)
    let all = try answers(store, name + "\nABDUL RACHMAN\n", status: characters > 65_536 ? 1 : 0)
    #expect(all.count == 2)
    #expect(all[1]["candidates"][0]["entry"].text == "demo-001")
  }

  @Test func controlCharactersInANameFindThePersonAllTheSame() throws {
    let store = try TestStore(list: true)
    let all = try answers(store, "ABDUL\u{1B}[31m \u{202E}RACHMAN\u{0}\n")
    #expect(all.count == 1)
    let finished = try store.succeed(["lookup", "ABDUL RACHMAN"])
    #expect(finished.lines[0].contains("demo-001"))
  }

  @Test func withoutAListThereIsARefusalAndNoAnswer() throws {
    let store = try TestStore()
    let finished = try store.run(["lookup", "ABDUL"])
    #expect(finished.status == 1)
    #expect(finished.output.isEmpty)
    #expect(finished.messages == ["Belum ada daftar; impor satu dengan \"plbn watchlist import\"."])
  }
}
