import Terminal
import Testing

@testable import Border
@testable import Console

/// Where an officer may stand when a reader types.
enum Standing: String, CaseIterable, Sendable, CustomTestStringConvertible {
  case dashboard, typing, detail, help, prompt, reasons, words, voiding, helpOverPrompt, helpOverWords

  var testDescription: String { rawValue }

  /// Whether a document opens at once there.
  var isFree: Bool { [.dashboard, .typing, .detail, .help].contains(self) }

  /// A table with the officer standing there, half-written words where there is a field.
  func table() throws -> Table {
    var table = try Table()
    table.show(.made(crossings: [.made(7, lane: 1)]))
    switch self {
    case .dashboard: break
    case .typing: table.press("k")
    case .detail: table.press(.enter)
    case .help: table.press(.function(1))
    case .voiding: table.press("zsalah")
    default:
      table.open(.other)
      if self == .prompt { break }
      if self == .helpOverPrompt {
        table.press(.function(1))
        break
      }
      table.press("s")
      if self == .reasons { break }
      table.press("6")
      table.press(.enter)
      table.press("ragu")
      if self == .helpOverWords { table.press(.function(1)) }
    }
    table.wait(2_000)
    return table
  }
}

struct ScanningTests {
  static let documents: [MRZDocument] =
    [.td1, .td2, .td3] + "ISTOREKNBDLQFHP".map { .beginning(with: $0) }

  /// The rule that a document on the reader decides nothing, wherever the officer stands and however the reader types.
  @Test(arguments: Standing.allCases, [1, 5, 20, 45])
  func `a document typed by a reader is read and decides nothing`(place: Standing, gap: Int) throws {
    for document in Self.documents {
      for inOneLine in [false, true] {
        var table = try place.table()
        let before = table.model.place
        let presented = table.tray.presented.count
        table.type(document.typed(inOneLine: inOneLine), every: gap)
        #expect(table.tray.presented.dropFirst(presented) == [document.lines], "\(document.name)")
        #expect(table.tray.decisions.isEmpty, "\(document.name)")
        #expect(table.model.help == nil)
        #expect(!table.reaction.contains(.quit))
        if place.isFree {
          #expect(table.model.mode.laneCase?.document.lines == document.lines, "\(document.name)")
        } else {
          #expect(table.model.mode == before.mode, "\(document.name) over \(place)")
          #expect(table.text.contains("Berikutnya menunggu di lajur ini"))
        }
        #expect(table.model.panel == before.panel)
        #expect(table.model.lane == before.lane)
        #expect(table.model.direction == before.direction)
        table.wait(5_000)
        #expect(table.tray.decisions.isEmpty, "\(document.name), later")
      }
    }
  }

  @Test(arguments: [5, 45]) func `line ends of two characters are one`(gap: Int) throws {
    var table = try Standing.reasons.table()
    table.type(MRZDocument.td3.lines.joined(separator: "\n\n") + "\n\n", every: gap)
    #expect(table.tray.presented.last == MRZDocument.td3.lines)
    #expect(table.tray.decisions.isEmpty)
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `an Enter of the reader that comes late takes no reason`() throws {
    var table = try Standing.reasons.table()
    table.type(MRZDocument.td2.lines[0] + "\n" + MRZDocument.td2.lines[1], every: 5)
    table.wait(600)
    table.handle(.input(.key(.enter)))
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
    #expect(table.tray.presented.last == MRZDocument.td2.lines)
  }

  @Test func `two documents one behind the other open and wait`() throws {
    var table = try Standing.dashboard.table()
    table.type(MRZDocument.td3.typed(inOneLine: false) + MRZDocument.td1.typed(inOneLine: false), every: 5)
    #expect(table.tray.presented == [MRZDocument.td3.lines, MRZDocument.td1.lines])
    #expect(table.model.mode.laneCase?.document.lines == MRZDocument.td3.lines)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `a line that is no MRZ says so and changes nothing`() throws {
    for place in Standing.allCases where place != .typing {
      var table = try place.table()
      let before = table.model.mode
      let presented = table.tray.presented
      table.type("Q<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<\n", every: 5)
      #expect(table.model.mode == before, "\(place)")
      #expect(table.text.contains("bukan MRZ") || table.model.help != nil, "\(place)")
      table.wait(1_000)
      #expect(table.tray.presented == presented)
      #expect(table.tray.decisions.isEmpty)
    }
  }

  @Test(arguments: "NKBDL?FTPSH/") func `a machine's letter that was taken for a command changes nothing`(
    letter: Character
  )
    throws
  {
    for standing in [Standing.dashboard, .prompt, .detail] {
      var table = try standing.table()
      let before = table.model.place
      table.type("\(letter)<UTOE", every: 5)
      table.handle(.input(.key(.character("R"))))
      #expect(table.model.place == before, "\(standing)")
      table.wait(5_000)
      #expect(table.model.place == before, "\(standing), though the line never ends")
      #expect(table.tray.decisions.isEmpty)
    }
  }

  @Test func `an answer that comes while a machine types reaches its traveller`() throws {
    var table = try Table()
    table.show(.made(scans: [.made("scan-9", .td1)]))
    table.wait(1_000)
    table.type(MRZDocument.other.typed(inOneLine: false), every: 5)
    let ticket = table.tray.lastTicket
    table.wait(2_000)
    // N would open the scan that waits; what follows shows that it was no key.
    table.type("N<", every: 5)
    table.answer(ticket, .strong)
    table.type("UTOERIKSSON", every: 5)
    #expect(table.model.mode.laneCase?.ticket == ticket)
    #expect(table.model.mode.laneCase?.answer == .strong)
    #expect(table.model.mode.laneCase?.check == "check-1")
  }

  @Test func `words that come in one piece over a slow line stay in the field`() throws {
    var table = try Standing.words.table()
    table.type(" karena paspor diperiksa petugas lain\n", every: 0)
    #expect(table.model.mode.field?.text == "ragu karena paspor diperiksa petugas lain")
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `the document that is open is not recorded twice when it is read again`() throws {
    var table = try Standing.prompt.table()
    let presented = table.tray.presented.count
    table.type(MRZDocument.other.typed(inOneLine: false), every: 5)
    #expect(table.tray.presented.count == presented)
    #expect(table.text.contains("Dokumen yang sama"))
  }

  @Test func `the document just decided may still lie on the reader for three seconds`() throws {
    var table = try Standing.prompt.table()
    table.press("i")
    #expect(table.tray.decided.count == 1)
    table.type(MRZDocument.other.typed(inOneLine: false), every: 5)
    #expect(table.tray.presented.count == 1)
    table.wait(3_000)
    table.type(MRZDocument.other.typed(inOneLine: false), every: 5)
    #expect(table.tray.presented.count == 2)
  }

  @Test func `a document that could not be recorded comes back when it is read again`() throws {
    var table = try Standing.prompt.table()
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    table.tell(.refused(table.tray.lastTicket, .storeClosed, isFinal: false))
    table.press(.escape)
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(table.tray.presented.count == 2)
    #expect(table.model.mode.laneCase?.document.lines == MRZDocument.td3.lines)
    #expect(table.model.returned.isEmpty)
  }

  @Test func `a document that waits already opens instead of waiting twice`() throws {
    var table = try Table()
    table.show(.made(scans: [.made("scan-9", .other)]))
    table.wait(1_000)
    table.type(MRZDocument.other.typed(inOneLine: false), every: 5)
    #expect(table.tray.presented.isEmpty)
    #expect(table.tray.errands == [.take(table.tray.lastTicket, scan: "scan-9")])
    #expect(table.model.mode.laneCase?.scan == "scan-9")
  }
}
