import Terminal
import Testing

@testable import Border
@testable import Console

struct DecisionTests {
  @Test func `one key clears a traveller, with the scan and the check that it was decided on`() throws {
    var table = try Table()
    table.open(.other)
    table.press("i")
    let crossing = try #require(table.tray.decided.first)
    #expect(table.tray.decided.count == 1)
    #expect(crossing.outcome == "cleared")
    #expect(crossing.traveller.name == "REKAAN, BUDI")
    #expect(crossing.document.number == "X0000001")
    #expect(crossing.scan == "scan-1")
    #expect(crossing.check == "check-1")
    #expect(crossing.lane == 1)
    #expect(crossing.direction == .in)
    #expect(crossing.reason == nil && crossing.words == nil)
    #expect(table.model.mode == .dashboard)
  }

  @Test(arguments: ConsoleKeys.outcomes.filter { $0.code != "cleared" }.map { ($0.code, $0.letter) })
  func `every other outcome asks for a reason first`(code: String, letter: Character) throws {
    for capital in [false, true] {
      var table = try Table()
      table.open(.other)
      table.press(.character(capital ? Character(letter.uppercased()) : letter))
      #expect(table.tray.decided.isEmpty)
      guard case .choosingReason(_, code, _) = table.model.mode else {
        Issue.record("no reasons for \(code)")
        return
      }
      table.press("3")
      #expect(table.tray.decided.isEmpty)
      table.press(.enter)
      let crossing = try #require(table.tray.decided.first)
      #expect(crossing.outcome == code)
      #expect(crossing.reason == table.model.reasonCodes(code)[2])
      #expect(crossing.words == nil)
    }
  }

  @Test func `arrows and Enter choose a reason too`() throws {
    var table = try Table()
    table.open(.other)
    table.press("t")
    table.press(.down, .down, .enter)
    #expect(table.tray.decided.first?.reason == table.model.reasonCodes("postponed")[2])
  }

  @Test func `digit and Enter in one movement record the reason, and an Enter too many opens nothing`() throws {
    var table = try Table()
    table.show(.made(crossings: [.made(8)]))
    table.open(.other)
    table.press("t")
    table.handle(.input(.key(.character("3"))))
    table.wait(80)
    table.handle(.input(.key(.enter)))
    table.wait(300)
    #expect(table.tray.decided.first?.reason == table.model.reasonCodes("postponed")[2])
    table.handle(.input(.key(.enter)))
    table.wait(300)
    #expect(table.model.pages.isEmpty && table.model.mode == .dashboard)
    table.wait(1_000)
    table.press(.enter)
    #expect(table.model.pages.last?.kind == .story)
  }

  @Test func `an Enter behind another key is not taken for one too many`() throws {
    var table = try Table()
    table.show(.made(crossings: [.made(8), .made(7)]))
    table.open(.other)
    table.press("t3")
    table.handle(.input(.key(.enter)))
    table.wait(160)
    #expect(table.tray.decided.count == 1)
    table.handle(.input(.key(.down)))
    table.wait(160)
    table.handle(.input(.key(.enter)))
    #expect(table.model.pages.last?.kind == .story)
  }

  @Test func `a reason that says nothing by itself asks for words`() throws {
    var table = try Table()
    table.open(.other)
    table.press("o")
    let codes = table.model.reasonCodes("refused")
    table.press(.end, .enter)
    #expect(table.tray.decided.isEmpty)
    table.press(.enter)
    #expect(table.tray.decided.isEmpty)
    #expect(table.text.contains("belum diisi"))
    table.press("  ")
    table.press(.enter)
    #expect(table.tray.decided.isEmpty)
    table.press("dua paspor")
    table.press(.enter)
    #expect(table.tray.decided.first?.reason == codes.last)
    #expect(table.tray.decided.first?.words == "  dua paspor")
  }

  @Test func `Escape goes back one step each time and decides nothing`() throws {
    var table = try Table()
    table.open(.other)
    table.press("s6")
    table.press(.enter)
    table.press("x")
    table.press(.escape)
    guard case .choosingReason = table.model.mode else { return #expect(Bool(false), "not at the reasons") }
    table.press(.escape)
    guard case .deciding = table.model.mode else { return #expect(Bool(false), "not at the prompt") }
    table.press(.escape)
    #expect(table.model.mode == .dashboard)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test(arguments: [1, 20, 60, 149]) func `a decision key so soon after another key decides nothing`(gap: Int) throws {
    for other: Key in [.escape, .down, .function(12), .character("x"), .character("i"), .enter] {
      var table = try Standing.prompt.table()
      table.handle(.input(.key(.character("z"))))
      table.wait(1_000)
      table.handle(.input(.key(other == .escape ? .left : other)))
      table.wait(gap)
      table.handle(.input(.key(.character("i"))))
      table.wait(2_000)
      #expect(table.tray.decisions.isEmpty, "\(other)")
      #expect(table.text.contains("Tombol terlalu cepat") || gap <= 50, "\(other)")
    }
  }

  @Test(arguments: [1, 20, 60, 149]) func `a decision key with another key so soon after it decides nothing`(gap: Int)
    throws
  {
    for other: Key in [.left, .down, .function(12), .character("x"), .character("i"), .enter, .escape, .function(2)] {
      var table = try Standing.prompt.table()
      table.handle(.input(.key(.character("i"))))
      table.wait(gap)
      table.handle(.input(.key(other)))
      table.wait(2_000)
      #expect(table.tray.decisions.isEmpty, "\(other)")
    }
  }

  @Test func `bytes that are no key count as input, before and after`() throws {
    var table = try Standing.prompt.table()
    table.handle(.input(.unrecognised))
    table.wait(149)
    table.handle(.input(.key(.character("i"))))
    table.wait(1_000)
    table.handle(.input(.key(.character("i"))))
    table.wait(149)
    table.handle(.input(.unrecognised))
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `the key that closes help counts as input`() throws {
    var table = try Standing.helpOverPrompt.table()
    table.handle(.input(.key(.character("i"))))
    table.wait(100)
    table.handle(.input(.key(.character("i"))))
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `an Enter that bounces saves nothing`() throws {
    for place in [Standing.reasons, .words, .voiding] {
      var table = try place.table()
      table.handle(.input(.key(.enter)))
      table.wait(9)
      table.handle(.input(.key(.enter)))
      table.wait(1_000)
      #expect(table.tray.decisions.isEmpty, "\(place)")
      table.press(.enter)
      #expect(table.tray.decisions.count == 1, "\(place)")
    }
  }

  @Test func `what is pressed shows until it counts`() throws {
    var table = try Standing.prompt.table()
    table.handle(.input(.key(.character("i"))))
    #expect(table.text.contains("IZIN..."))
    table.wait(149)
    #expect(table.tray.decisions.isEmpty)
    table.wait(1)
    #expect(table.tray.decided.count == 1)
  }

  @Test func `a stop of the process forgets what was pressed before it`() throws {
    var table = try Standing.prompt.table()
    table.handle(.input(.key(.character("i"))))
    table.clock.set(table.clock.milliseconds + 60_000)
    table.handle(.resumed)
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `a program that stood still waits for what was typed meanwhile`() throws {
    var table = try Standing.prompt.table()
    table.handle(.input(.key(.character("i"))))
    table.clock.set(table.clock.milliseconds + 400)
    table.handle(.wake)
    table.handle(.input(.key(.character("<"))))
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `nothing is decided before the list has answered`() throws {
    var table = try Table()
    table.show(.made())
    table.wait(400)
    table.type(MRZDocument.other.typed(inOneLine: false), every: 5)
    #expect(table.text.contains("mencari di daftar"))
    table.press("i")
    #expect(table.text.contains("daftar belum menjawab"))
    table.tell(.answer(table.tray.lastTicket, .nobody))
    table.press("i")
    #expect(table.text.contains("pindaian belum tercatat"))
    #expect(table.tray.decisions.isEmpty)
    table.tell(.received(table.tray.lastTicket, scan: "scan-1", check: "check-1"))
    table.press("i")
    #expect(table.tray.decided.count == 1)
  }

  @Test func `a scan that waited is decided on the newest answer, not on the recorded one`() throws {
    var table = try Table()
    table.show(.made(scans: [.made("scan-9", .other, answer: .nobody)]))
    table.press("n")
    #expect(table.text.contains("Tidak ada yang mirip"))
    table.press("i")
    #expect(table.tray.decisions.isEmpty)
    table.answer(table.tray.lastTicket, .strong, scan: "scan-9", check: "check-new")
    #expect(table.text.contains("KUAT"))
    table.press("i")
    #expect(table.tray.decided.first?.check == "check-new")
    #expect(table.tray.decided.first?.scan == "scan-9")
  }

  @Test func `an answer for one traveller never shows for another`() throws {
    var table = try Table()
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    let first = table.tray.lastTicket
    table.press(.escape)
    table.type(MRZDocument.other.typed(inOneLine: false), every: 5)
    let second = table.tray.lastTicket
    #expect(first != second)
    table.answer(first, .strong, scan: "scan-a", check: "check-a")
    #expect(table.model.mode.laneCase?.answer == nil)
    #expect(table.model.mode.laneCase?.scan == nil)
    table.answer(second, .nobody, scan: "scan-b", check: "check-b")
    table.press("i")
    #expect(table.tray.decided.first?.scan == "scan-b")
    #expect(table.tray.decided.first?.traveller.name == "REKAAN, BUDI")
  }

  @Test func `a decision taken elsewhere is told and leaves the screen as it is`() throws {
    var table = try Standing.prompt.table()
    table.show(.made(crossings: [.made(8, officer: "rekan", scan: "scan-1")]))
    #expect(table.text.contains("! SUDAH DIPUTUSKAN: rekan L2 08:42"))
    #expect(table.model.mode.laneCase != nil)
    table.press("i")
    #expect(table.tray.decisions.isEmpty)
    #expect(table.text.contains("sudah diputuskan di tempat lain"))
  }

  @Test func `a decision taken elsewhere while the key is held decides nothing`() throws {
    var table = try Standing.prompt.table()
    table.handle(.input(.key(.character("i"))))
    table.wait(100)
    table.show(.made(crossings: [.made(8, officer: "rekan", scan: "scan-1")]))
    table.wait(1_000)
    #expect(table.tray.decisions.isEmpty)
  }

  @Test func `a store that is closed takes no decision`() throws {
    var table = try Standing.prompt.table()
    table.tell(.trouble(Trouble(word: .readOnlyStore, sentence: .storeClosed, isClosed: true)))
    table.press("i")
    #expect(table.tray.decisions.isEmpty)
    #expect(table.text.contains("! HANYA BACA"))
  }

  @Test func `a disk that was full may be tried again`() throws {
    var table = try Standing.prompt.table()
    table.tell(.trouble(Trouble(word: .fullDisk, sentence: .storeClosed, isClosed: false)))
    #expect(table.text.contains("! DISK PENUH"))
    table.press("i")
    #expect(table.tray.decided.count == 1)
    table.tell(.trouble(nil))
    #expect(!table.text.contains("DISK PENUH"))
  }

  @Test func `a void asks why, and takes a further event`() throws {
    var table = try Table()
    table.show(.made(crossings: [.made(8), .made(7, name: "KELIRU, CATAT", lane: 1)]))
    table.press(.down)
    table.press("z")
    table.press(.enter)
    #expect(table.tray.decisions.isEmpty)
    table.press("salah orang")
    table.press(.enter)
    #expect(table.tray.decisions == [.write(table.tray.lastTicket, .void(crossing: "id7", reason: "salah orang"))])
    #expect(table.text.contains("menyimpan BATAL: KELIRU, CATAT"))
    table.press("z")
    #expect(table.text.contains("sudah dibatalkan"))
    table.tell(.saved(table.tray.lastTicket, Table.start))
    #expect(table.text.contains("Pembatalan tersimpan 08:42: KELIRU, CATAT"))
  }

  @Test func `quitting waits for what is being saved, and for a moment of quiet`() throws {
    var table = try Table()
    table.open(.other)
    table.press("i")
    table.press("q")
    #expect(!table.reaction.contains(.quit))
    #expect(table.text.contains("masih menyimpan"))
    table.tell(.decided(table.tray.lastTicket, crossing: "crossing-1", Table.start))
    table.wait(1_000)
    table.handle(.input(.key(.character("q"))))
    #expect(!table.reaction.contains(.quit))
    table.wait(150)
    #expect(table.reaction.contains(.quit))
  }
}
