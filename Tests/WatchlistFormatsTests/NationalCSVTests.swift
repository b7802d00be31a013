import Testing
import TravelDocuments
import Watchlist

@testable import WatchlistFormats

@Suite("A national list by its column map")
struct NationalCSVTests {
  private func national(_ text: String, map: String = Samples.nationalMap) throws(ImportError) -> ImportedList {
    try ListReader.read(
      .nationalCSV,
      [ByteSource(name: "cegah.csv", text: text), ByteSource(name: "cegah.map.json", text: map)])
  }

  @Test("rows become entries with names, dates, documents and measure")
  func rows() throws {
    let list = try national(Samples.national)
    let entry = try #require(list.entries.first)
    #expect(list.entries.map(\.id) == ["C-1", "C-2", "D-1", "D-2", "D-3"])
    #expect(
      entry.names == [
        ListedName("GERUNSIN KHAYALAN"), ListedName("GERUN", kind: .aka), ListedName("SIN", kind: .aka),
        ListedName("GERUN K", kind: .aka), ListedName("G. KHAYALAN", kind: .aka), ListedName("SI GERUN", kind: .weak),
        ListedName("GERUNSIN DONGENG", kind: .aka),
      ])
    #expect(entry.births == [.date(try #require(PartialDate("1970-08-12")))])
    #expect(entry.sex == .male)
    #expect(
      entry.documents == [
        ListedDocument(type: "nik", number: "610001"), ListedDocument(type: "passport", number: "X0000101"),
        ListedDocument(type: "passport", number: "X0000107"),
      ])
    #expect(
      entry.measure
        == ListedMeasure(
          classCode: "cegah", action: "postponed", legalBasis: "UU 6/2011", owner: "Instansi Rekaan",
          entered: PartialDate("2026-02-01"), expires: PartialDate("2026-12-31")))
    #expect(list.entries[1].births == [.date(try #require(PartialDate("1981")))])
    #expect(list.entries[1].measure?.classCode == "tangkal")
    #expect(list.entries[1].measure?.expires == PartialDate("2027-08-17"))
    #expect(list.entries[1].measure?.action == "postponed", "the default stands where the field is empty")
    #expect(list.publishedDate == PartialDate("2026-11-20"))
    #expect(list.unreadColumns == ["baris"])
    #expect(list.brokenRows.isEmpty)
  }

  @Test("a wrong field is told and left out, and the person stays; a row without number or name is left out")
  func brokenRows() throws {
    let list = try national(
      Samples.national
        + "\nC-3;BUDI;REKAAN;;;32/01/1970;;;;;;;;;;4\nC-1;LAIN;SEKALI;;;;?;;;;;;;;;5\n;X;Y;;;;;;;;;;;;;6\nC-4;;;;;;;;;;;;;;;7"
    )
    #expect(
      list.unreadParts.map(\.reason) == [
        .noDate(column: "birth", text: "32/01/1970"), .unknownWord(column: "sex", word: "?"),
      ])
    #expect(list.unreadParts.map(\.line) == [10, 11])
    #expect(list.brokenRows.map(\.reason) == [.noNumber(""), .noName])
    #expect(list.brokenRows.map(\.line) == [12, 13])
    #expect(list.entries.map(\.id) == ["C-1", "C-2", "D-1", "D-2", "D-3", "C-3"])
    #expect(list.entries.last?.births.isEmpty == true)
    #expect(list.entries.first?.names.contains { $0.text == "LAIN SEKALI" } == true)
  }

  @Test("a last day that is no date is left out, so that the entry goes on to hit; from-to is a date of birth here too")
  func wrongMeasure() throws {
    let map = #"{"columns":{"entry":"no","name":"n","birth":"b","expires":"x","class":"k","nationality":"wn"}}"#
    let list = try national("no,n,b,x,k,wn\n1,REKAAN,1960/1965,selamanya,cegah,WNI\n", map: map)
    #expect(list.unreadParts.map(\.reason) == [.noDate(column: "expires", text: "selamanya")])
    let entry = try #require(list.entries.first)
    #expect(entry.measure == ListedMeasure(classCode: "cegah"))
    #expect(
      entry.births == [.between(try #require(PartialDate("1960")), try #require(PartialDate("1965")))])
    #expect(entry.nationalities == ["IDN"])
  }

  @Test("a cell with more names than an entry keeps leaves out the rest of them, and not the person")
  func manyNames() throws {
    let names = (1...600).map { "NAMA \($0)" }.joined(separator: "@")
    let list = try national(
      "no,n\n1,\(names)\n", map: "{\"columns\":{\"entry\":\"no\",\"name\":\"n\"}}")
    #expect(list.entries.first?.names.count == WatchlistLimits.namesPerEntry)
    #expect(list.unreadParts.map(\.reason) == [.tooManyNames(entry: "1")])
    #expect(list.brokenRows.isEmpty)
  }

  @Test("commas, tabulators and a quoted header part as well")
  func delimiters() throws {
    let map = "{\"columns\":{\"entry\":\"no\",\"name\":\"nama\"}}"
    for text in ["no,nama\n1,REKAAN\n", "\u{FEFF}\"NO\";\"NAMA\"\r\n\"1\";\"REKAAN\"\r\n"] {
      #expect(try national(text, map: map).entries.first?.names == [ListedName("REKAAN")])
    }
    let tab = map.dropLast() + ",\"delimiter\":\"\\t\"}"
    #expect(try national("no\tnama\n1\tREKAAN\n", map: String(tab)).entries.count == 1)
  }

  @Test(
    "names in one cell",
    arguments: [
      ("BUDI UMPAMA alias SI BUD", ["BUDI UMPAMA", "SI BUD"]), ("BUDI als BUD als. B", ["BUDI", "BUD", "B"]),
      ("TAN AH REKA@LIM REKA", ["TAN AH REKA", "LIM REKA"]), ("BUDI a.k.a. BUD; BUDY", ["BUDI", "BUD", "BUDY"]),
      ("ALIAS UMPAMA", ["UMPAMA"]), ("REKAAN, Sari alias, Sar", ["REKAAN, Sari alias, Sar"]), ("alias", []), ("@@", []),
      ("ALSON REKAAN", ["ALSON REKAAN"]), ("BUDI , alias BUD", ["BUDI", "BUD"]),
    ])
  func names(cell: String, names: [String]) {
    #expect(NationalText.names(cell, most: 10) == names)
  }

  @Test(
    "dates as offices write them",
    arguments: [
      ("12/08/1970", "1970-08-12"), ("12-08-1970", "1970-08-12"), ("2.8.1970", "1970-08-02"),
      ("1970-08-12", "1970-08-12"), ("1970/08/12", "1970-08-12"), ("08/1970", "1970-08"), ("1970", "1970"),
      ("00/00/1970", "1970"), ("00-08-1970", "1970-08"), ("17 Agustus 1945", "1945-08-17"),
      ("1 Mei 1970", "1970-05-01"),
      ("3 Okt 1970", "1970-10-03"), ("Pontianak, 17-08-1945", "1945-08-17"),
    ])
  func dates(text: String, date: String) {
    #expect(NationalText.date(text)?.description == date)
  }

  @Test(
    "what is no date, or could be two, is none",
    arguments: [
      "08/13/1970", "31/02/1970", "12/08/70", "70-08-12", "soon", "", "12/08", "+1/08/1970", "12/08/1970/1",
      "05/00/1970",
      "1 Mar1970", "12 Foo 1970", "//", "12/08/19700",
    ])
  func noDates(text: String) {
    #expect(NationalText.date(text) == nil)
  }

  @Test(
    "a map with a slip of the pen is refused with the member that is wrong",
    arguments: [
      ("", "JSON"), ("[]", "JSON"), ("{\"columns\":7}", "JSON"), ("{\"columns\":{}}", "entry"),
      ("{\"columns\":{\"entry\":\"no\"}}", "name"), ("{\"columns\":{\"entry\":[],\"name\":\"n\"}}", "entry"),
      ("{\"columns\":{\"entry\":\"no\",\"name\":\"n\",\"nama\":\"x\"}}", "nama"),
      ("{\"columns\":{\"entry\":\"no\",\"name\":\"n\"},\"default\":{}}", "default"),
      ("{\"columns\":{\"entry\":\"no\",\"name\":\"n\"},\"words\":{\"kelas\":{}}}", "kelas"),
      ("{\"columns\":{\"entry\":\"no\",\"name\":\"n\"},\"delimiter\":\"|\"}", "delimiter"),
      ("{\"columns\":{\"entry\":\"no\",\"name\":\"n\"},\"header_line\":0}", "header_line"),
      ("{\"columns\":{\"entry\":\"no\",\"name\":\"n\"},\"header_line\":9223372036854775807}", "header_line"),
      ("{\"columns\":{\"entry\":\"no\",\"name\":\"n\"},\"published\":\"soon\"}", "published"),
    ])
  func wrongMaps(map: String, member: String) {
    #expect(throws: ImportError.wrongColumnMap(file: "cegah.map.json", member: member)) {
      try national("no,n\n1,REKAAN\n", map: map)
    }
  }

  @Test("a map past its bound of bytes is refused")
  func longMap() {
    #expect(throws: ImportError.tooLarge(file: "cegah.map.json", bytes: ImportLimits.bytesPerMap)) {
      try national("no,n\n1,REKAAN\n", map: String(repeating: " ", count: ImportLimits.bytesPerMap + 1))
    }
  }

  @Test("a column that the map names and the list lacks is told; so is a list without a map")
  func missing() {
    #expect(throws: ImportError.missingColumns(file: "cegah.csv", names: ["nama"])) {
      try national("no,n\n1,REKAAN\n", map: "{\"columns\":{\"entry\":\"NO\",\"name\":\"NAMA\"}}")
    }
    #expect(throws: ImportError.noColumnMap(file: "cegah.csv")) {
      try read(.nationalCSV, Samples.national, name: "cegah.csv")
    }
  }

  @Test("the list's own map goes before the folder's")
  func mapNames() throws {
    #expect(NationalCSVParser.mapNames(of: "cegah.2026.csv") == ["cegah.2026.map.json", "national.map.json"])
    let other = ByteSource(name: "national.map.json", text: "{}")
    let files = [
      ByteSource(name: "cegah.csv", text: Samples.national), other,
      ByteSource(name: "cegah.map.json", text: Samples.nationalMap),
    ]
    #expect(try ListReader.read(.nationalCSV, files).entries.count == 5)
  }

  @Test("a lost document needs no name here either")
  func lostDocument() throws {
    let list = try national(
      "NO;NAMA;PASPOR\n1;;X7654321\n2;KHAYALAN;X7654322\n",
      map:
        #"{"columns": {"entry": "NO", "name": "NAMA"}, "documents": {"passport": "PASPOR"}, "defaults": {"class": "sltd"}}"#
    )
    #expect(list.entries.map(\.names.count) == [0, 1] && list.brokenRowCount == 0)
  }
}
