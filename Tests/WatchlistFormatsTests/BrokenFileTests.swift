import Testing
import Watchlist

@testable import WatchlistFormats

@Suite("A file that is broken as a whole gives nothing")
struct BrokenFileTests {
  @Test("empty, or of blank lines alone", arguments: ["", "\r\n\r\n", "\u{1A}", "\u{FEFF}"])
  func empty(text: String) {
    #expect(throws: ImportError.empty(file: "sdn.csv")) { try ofac(text) }
    #expect(throws: ImportError.empty(file: "list.csv")) { try plbn(text) }
  }

  @Test(
    "a web page", arguments: ["<!DOCTYPE html>\n<html>", "\n  <html><body>502</body>"])
  func webPage(text: String) {
    #expect(throws: ImportError.isWebPage(file: "sdn.csv")) { try ofac(text) }
    #expect(throws: ImportError.isWebPage(file: "list.csv")) { try plbn(text) }
    for format in [ListFormat.unXML, .ftmJSON, .openSanctionsCSV, .interpolJSON] {
      #expect(throws: ImportError.isWebPage(file: "list"), "\(format.rawValue)") { try read(format, text) }
    }
  }

  @Test("XML where a table was named is no web page")
  func xml() {
    #expect(throws: ImportError.isXML(file: "list.csv")) { try plbn("<?xml version=\"1.0\"?><a/>") }
  }

  @Test("binary data")
  func binary() {
    #expect(throws: ImportError.isCompressed(file: "sdn.csv")) { try ofac("PK\u{3}\u{4}\u{14}") }
    #expect(throws: ImportError.notText(file: "sdn.csv")) { try ofac(row("1", "A") + "\0\0\0") }
    #expect(throws: ImportError.notText(file: "list.csv")) { try plbn("\u{7F}ELF\u{2}\u{1}") }
  }

  @Test("other columns")
  func columns() {
    let text = String(repeating: "1,2,3,4,5\n", count: 10)
    #expect(throws: ImportError.wrongColumns(file: "sdn.csv", expected: 12, found: 5)) { try ofac(text) }
    #expect(throws: ImportError.missingColumns(file: "list.csv", names: ["entry", "name"])) { try plbn(text) }
    #expect(throws: ImportError.missingColumns(file: "list.csv", names: ["name"])) { try plbn("entry,birth\n1,2\n") }
  }

  @Test("plain text")
  func plainText() {
    #expect(throws: ImportError.wrongColumns(file: "sdn.csv", expected: 12, found: 1)) {
      try ofac("Halo dunia\nBukan daftar\n")
    }
  }

  @Test("more broken rows than sound ones")
  func mostlyBroken() {
    let text = row("1", "A") + row("x", "B") + row("y", "C")
    let first = BrokenRow(file: "sdn.csv", line: 2, reason: .noNumber("x"))
    #expect(throws: ImportError.mostlyBroken(file: "sdn.csv", broken: 2, sound: 1, first: first)) { try ofac(text) }
  }

  @Test("a record that is nested too deep, or too long, says so")
  func deepRecord() {
    let deep = "{\"id\":" + String(repeating: "[", count: 40) + String(repeating: "]", count: 40) + "}"
    func first(_ reason: BrokenRow.Reason) -> ImportError {
      .mostlyBroken(file: "list", broken: 1, sound: 0, first: BrokenRow(file: "list", line: 1, reason: reason))
    }
    #expect(throws: first(.tooDeep(levels: ImportLimits.levels))) { try read(.ftmJSON, deep) }
    let long = "{\"id\":\"" + String(repeating: "x", count: ImportLimits.bytesPerRecord) + "\"}"
    #expect(throws: first(.tooLong(bytes: ImportLimits.bytesPerRecord))) { try read(.ftmJSON, long) }
  }

  @Test("a broken alias file too, since a list without its aliases misses people")
  func brokenAliases() {
    #expect(throws: ImportError.isWebPage(file: "alt.csv")) { try ofac(row("1", "A"), aliases: "<html>") }
    #expect(throws: ImportError.empty(file: "add.csv")) { try ofac(row("1", "A"), addresses: "") }
  }

  @Test("a file that isn't there or is a folder")
  func unreadable() {
    #expect(throws: ImportError.unreadable(file: "sdn.csv", reason: "No such file or directory")) {
      try OFACParser.parse(path: "/nonexistent/sdn.csv")
    }
    #expect(throws: ImportError.unreadable(file: "tmp", reason: "not a regular file")) { try ByteSource.file("/tmp") }
  }

  @Test("a file past the bound of bytes is refused before it fills the memory")
  func tooLarge() {
    let endless = ByteSource(name: "sdn.csv") { () throws(ImportError) -> [UInt8]? in Array("1,2\n".utf8) }
    var reader = CSVReader(endless, bytesMost: 10_000)
    #expect(throws: ImportError.tooLarge(file: "sdn.csv", bytes: 10_000)) {
      while try reader.next() != nil {}
    }
    #expect(reader.byteCount <= 10_004)
  }

  @Test("endless broken rows end")
  func endlessBroken() {
    let piece = Array(String(repeating: "1,\"x\"y\n", count: 1_000).utf8)
    let endless = ByteSource(name: "sdn.csv") { () throws(ImportError) -> [UInt8]? in piece }
    let most = ImportLimits.brokenRowsMost
    let first = BrokenRow(file: "sdn.csv", line: 1, reason: .quotes)
    #expect(throws: ImportError.mostlyBroken(file: "sdn.csv", broken: most + 1, sound: 0, first: first)) {
      try OFACParser.parse(.init(main: endless))
    }
  }

  @Test("every error is a sentence that names the file and what to do")
  func sentences() {
    let errors: [ImportError] = [
      .unreadable(file: "a.csv", reason: "x"), .empty(file: "a.csv"), .notText(file: "a.csv"),
      .isWebPage(file: "a.csv"),
      .wrongColumns(file: "a.csv", expected: 12, found: 5), .missingColumns(file: "a.csv", names: ["entry"]),
      .tooLarge(file: "a.csv", bytes: 1),
      .mostlyBroken(
        file: "a.csv", broken: 2, sound: 1, first: BrokenRow(file: "a.csv", line: 1, reason: .noObject)),
      .malformed(file: "a.csv", line: 1), .documentType(file: "a.csv", line: 1),
      .tooDeep(file: "a.csv", line: 1, levels: 32), .isOtherForm(file: "a.csv", expected: .unXML),
      .changesAlone(file: "a.csv"), .noColumnMap(file: "a.csv"), .wrongColumnMap(file: "a.csv", member: "x"),
    ]
    for error in errors {
      #expect(error.description.hasPrefix("a.csv ") && error.description.hasSuffix("."))
    }
  }
}
