import Terminal
import Testing

@testable import Console

struct TypingTests {
  @Test(arguments: [MRZDocument.td1, .td2, .td3]) func `a document typed slowly by hand opens`(document: MRZDocument)
    throws
  {
    var table = try Table()
    table.press("k")
    table.type(document.typed(inOneLine: false).lowercased(), every: 180)
    #expect(table.tray.presented == [document.lines])
    #expect(table.model.mode.laneCase?.document.lines == document.lines)
  }

  @Test func `hands that roll over keys type the same`() throws {
    var table = try Table()
    table.press("k")
    for (index, character) in MRZDocument.td3.typed(inOneLine: false).enumerated() {
      table.wait([30, 90, 210, 40, 60][index % 5])
      table.handle(.input(.key(character == "\n" ? .enter : .character(character))))
    }
    #expect(table.tray.presented == [MRZDocument.td3.lines])
  }

  @Test func `the length of a line is told while it is typed`() throws {
    var table = try Table()
    table.press("k")
    table.paste(String(MRZDocument.td3.lines[0].prefix(43)))
    #expect(table.text.contains("43 huruf; 30, 36 atau 44"))
    table.press("<")
    #expect(table.text.contains("44 huruf: lengkap"))
    table.press(.enter)
    #expect(table.text.contains("2/2  Backspace: kembali ke baris sebelumnya"))
    table.paste(String(MRZDocument.td3.lines[1].prefix(40)))
    #expect(table.text.contains("2/2  40 huruf; kurang 4"))
    table.paste("123456")
    #expect(table.text.contains("! 2/2  46 huruf; kelebihan 2"))
  }

  @Test func `a character that no MRZ has is told at once with its place`() throws {
    var table = try Table()
    table.press("k")
    table.paste("P<UTO?RIKSSON")
    #expect(table.text.contains("! Baris 1 huruf ke-6 (U+3F) tidak ada di MRZ."))
  }

  @Test func `a line of the wrong length stays where it is, the error below it`() throws {
    var table = try Table()
    table.press("k")
    table.paste(MRZDocument.td3.lines[0] + "\n" + String(MRZDocument.td3.lines[1].dropLast()) + "\n")
    #expect(table.tray.presented.isEmpty)
    #expect(table.text.contains("! Baris 2 ada 43 huruf; seharusnya 44."))
    #expect(table.model.mode.field?.text == String(MRZDocument.td3.lines[1].dropLast()))
    table.press("6")
    table.press(.enter)
    #expect(table.tray.presented == [MRZDocument.td3.lines])
  }

  @Test func `Backspace in an empty line goes back to the line before`() throws {
    var table = try Table()
    table.press("k")
    table.paste(MRZDocument.td3.lines[0] + "\n")
    table.press(.backspace)
    #expect(table.model.mode.field?.text == MRZDocument.td3.lines[0])
    table.press(.backspace)
    table.press("<")
    table.press(.enter)
    table.paste(MRZDocument.td3.lines[1])
    table.press(.enter)
    #expect(table.tray.presented == [MRZDocument.td3.lines])
  }

  @Test func `whoever begins anew is understood`() throws {
    var document = TypedDocument()
    for line in [MRZDocument.td3.lines[0], MRZDocument.other.lines[0]] {
      #expect(document.paste(line + "\n") == .more)
    }
    #expect(document.lines == [MRZDocument.other.lines[0]])
  }

  @Test func `Enter in an empty line does nothing`() throws {
    var table = try Table()
    table.press("k")
    let before = table.model.mode
    table.press(.enter, .enter)
    #expect(table.model.mode == before)
  }

  @Test func `Escape leaves the form and nothing is recorded`() throws {
    var table = try Table()
    table.press("k")
    table.paste(MRZDocument.td3.lines[0] + "\n")
    table.press(.escape)
    #expect(table.model.mode == .dashboard)
    #expect(table.tray.requests.isEmpty)
  }
}
