import Testing

@testable import WatchlistFormats

@Suite("The form of a file is told from its first bytes")
struct ListFormatTests {
  @Test(
    "each form",
    arguments: [
      ("sdn.csv", "36,AEROKHAYAL,-0- ,CUBA,-0- ,-0- \r\n", ListFormat.ofacCSV),
      ("renamed.csv", "36,AEROKHAYAL,-0- ,CUBA,-0- ,-0- \r\n", .ofacCSV),
      ("cons_prim.csv", "36,\"X\",\"individual\"\r\n", .ofacCSV),
      ("list.csv", "entry,name,name_type,dob\n", .plbnCSV), ("daftar.csv", "\u{FEFF}\"name\";\"entry\"\r\n", .plbnCSV),
      ("targets.simple.csv", "id,schema,name,aliases\n", .openSanctionsCSV),
      (
        "entities.delta.json", "{ \"op\": \"ADD\", \"entity\": {\"schema\": \"Person\", \"properties\": {}}}", .ftmDelta
      ),
      ("x.xml", "<?xml version=\"1.0\"?>\n<CONSOLIDATED_LIST dateGenerated=\"2025\">", .unXML),
      ("entities.ftm.json", "{\"id\":\"Q1\",\"schema\":\"Person\",\"properties\":{}}", .ftmJSON),
      ("red.json", "{\"total\":1,\"_embedded\":{\"notices\":[]}}", .interpolJSON),
    ])
  func forms(name: String, text: String, format: ListFormat) {
    #expect(ListFormat.detect(name: name, firstBytes: Array(text.utf8)) == format)
  }

  @Test(
    "what is none of them is none",
    arguments: ["", "   ", "<html>", "{}", "Halo dunia", "1,2,3\n", "\0\0", "PK\u{3}\u{4}"])
  func none(text: String) {
    #expect(ListFormat.detect(name: "file.dat", firstBytes: Array(text.utf8)) == nil)
  }

  @Test("the words are those of the command line")
  func words() {
    #expect(
      ListFormat.allCases.map(\.rawValue) == [
        "ofac-csv", "un-xml", "ftm-json", "ftm-delta", "opensanctions-csv", "interpol-json", "national-csv", "plbn-csv",
      ])
  }

  @Test("a table of no other form with a column map beside it is a national list")
  func columnMap() {
    #expect(ListFormat.detect(name: "x.csv", firstBytes: Array("a;b\n".utf8), hasColumnMap: true) == .nationalCSV)
    #expect(
      ListFormat.detect(name: "x.csv", firstBytes: Array("entry,name\n".utf8), hasColumnMap: true) == .plbnCSV)
    #expect(
      ListFormat.detect(name: "x.xml", firstBytes: Array("<CONSOLIDATED_LIST>".utf8), hasColumnMap: true) == .unXML)
  }
}
