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
    #expect(ListFormat.allCases.map(\.rawValue) == ["ofac-csv", "un-xml", "ftm-json", "interpol-json", "plbn-csv"])
    #expect(ListFormat.allCases.filter(\.isReadable) == [.ofacCSV, .plbnCSV])
  }
}
