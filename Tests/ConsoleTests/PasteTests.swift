import Terminal
import Testing

@testable import Console

struct PasteTests {
  @Test(arguments: Standing.allCases) func `a pasted document is read and decides nothing`(place: Standing) throws {
    var table = try place.table()
    let before = table.model.mode
    table.paste(MRZDocument.td1.lines.joined(separator: "\n"))
    #expect(table.tray.presented.last == MRZDocument.td1.lines)
    if place.isFree {
      #expect(table.model.mode.laneCase?.document.lines == MRZDocument.td1.lines)
    } else {
      #expect(table.model.mode == before)
    }
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `of two pasted documents the first opens and the second waits`() throws {
    var table = try Table()
    table.paste(MRZDocument.td3.lines.joined(separator: "\n") + "\n\n" + MRZDocument.td2.lines.joined(separator: "\n"))
    #expect(table.tray.presented == [MRZDocument.td3.lines, MRZDocument.td2.lines])
    #expect(table.model.mode.laneCase?.document.lines == MRZDocument.td3.lines)
  }

  @Test(arguments: ["i", "1", "\n", "s\n1\n", "iiii"]) func `pasted keys are no keys`(text: String) throws {
    for place in [Standing.prompt, .reasons] {
      var table = try place.table()
      let before = table.model.mode
      table.paste(text)
      table.wait(1_000)
      #expect(table.model.mode == before)
      #expect(table.tray.decisions.isEmpty)
    }
  }

  @Test func `a decision key within 150 ms of a paste decides nothing`() throws {
    var table = try Standing.prompt.table()
    table.paste("x")
    table.wait(149)
    table.handle(.input(.key(.character("i"))))
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
    table.handle(.input(.key(.character("i"))))
    table.wait(149)
    table.paste("x")
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `pasted words go into the field and are not saved`() throws {
    var table = try Standing.words.table()
    table.paste(" dan\nlagi")
    #expect(table.model.mode.field?.text == "ragu dan lagi")
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `a document pasted one line at a time opens with its last line`() throws {
    var table = try Table()
    table.paste(MRZDocument.td3.lines[0] + "\n")
    #expect(table.model.mode == .typing(typed([MRZDocument.td3.lines[0]])))
    table.paste(MRZDocument.td3.lines[1] + "\n")
    #expect(table.tray.presented == [MRZDocument.td3.lines])
  }

  @Test func `a line pasted without its end waits for Enter`() throws {
    var table = try Table()
    table.press("k")
    table.paste(MRZDocument.td3.lines[0])
    #expect(table.tray.presented.isEmpty)
    table.press(.enter)
    table.paste(MRZDocument.td3.lines[1])
    table.press(.enter)
    #expect(table.tray.presented == [MRZDocument.td3.lines])
  }

  @Test(arguments: ["tidak ada dokumen di sini\n", "x", "", "\n\n\n\n\n\n", "P<UTO\n"])
  func `a paste that holds no document says so on the dashboard`(text: String) throws {
    var table = try Table()
    table.paste(text)
    #expect(table.model.mode == .dashboard)
    #expect(table.text.contains("Tempelan tidak memuat MRZ"))
  }

  @Test func `control characters of a paste never reach the field`() throws {
    var table = try Standing.words.table()
    table.paste("\u{1B}[31m\u{202E}x\u{0}")
    #expect(table.model.mode.field?.text == "ragu[31mx")
    #expect(table.text.contains("yang tak dapat ditampilkan"))
  }

  @Test func `a paste of hundreds of documents takes a stated number of them`() throws {
    var table = try Table()
    let lines = (0..<300).map { index in
      MRZDocument.made("REKAAN", "BUDI", number: "X\(1_000_000 + index)", birth: "1990-02-03").joined(separator: "\n")
    }
    table.paste(lines.joined(separator: "\n"))
    #expect(table.tray.presented.count == ConsoleModel.pasteLimit)
    #expect(table.text.contains("Tempelan terlalu panjang"))
  }

  private func typed(_ lines: [String]) -> TypedDocument {
    var document = TypedDocument()
    for line in lines {
      _ = document.paste(line + "\n")
    }
    return document
  }
}
