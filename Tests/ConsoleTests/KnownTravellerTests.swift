import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

/// A traveller who crossed here before: in few keys, unless something speaks against it.
struct KnownTravellerTests {
  static func row(_ seq: Int = 7, name: String = "RINDU REKAAN", expiry: String = "2027-05-06") -> CrossingRow {
    var row = CrossingRow.made(seq, minutes: 600, name: name, direction: .out)
    row.facts.document = PresentedDocument(
      type: "plb", number: "P00012\(seq)", issuer: "IDN", expiry: PartialDate(expiry))
    (row.facts.purpose, row.facts.vehicle, row.facts.note) = ("BELANJA", "motorcycle", "bersama anak")
    return row
  }

  /// The end of a number is typed, and these are found.
  func typed(_ rows: [CrossingRow], _ ending: String = "127") throws -> Table {
    var table = try Table()
    table.press("n")
    table.press(ending)
    let asked = table.reply { question in
      guard case .ledger(.known) = question else { return nil }
      return .ledger(.crossings(rows))
    }
    #expect(asked == .ledger(.known(ending: ending.uppercased())))
    return table
  }

  /// The chosen one is taken, and the clerk has answered.
  func taken(_ row: CrossingRow, _ answer: Answer = .nobody, past: [CrossingRow]? = nil) throws -> Table {
    var table = try typed([row])
    table.press(.enter)
    let ticket = table.tray.lastTicket
    table.tell(.past(ticket, DocumentPast(crossings: past ?? [row])))
    table.answer(ticket, answer)
    return table
  }

  @Test func `a repeat day-tripper takes six keys without a reader`() throws {
    var table = try Table()
    var keys = 0
    func press(_ key: Key) {
      keys += 1
      table.press(key)
    }
    for letter in "n127" { press(.character(letter)) }
    table.reply { if case .ledger(.known) = $0 { .ledger(.crossings([Self.row()])) } else { nil } }
    press(.enter)
    guard case .enter(let ticket, let document)? = table.tray.requests.last else {
      Issue.record("nothing is entered")
      return
    }
    #expect(document.from == "id7" && document.lane == 1 && document.facts.direction == .in)
    #expect(document.facts.document.number == "P000127" && document.facts.note == nil)
    table.answer(ticket)
    press(.character("i"))
    let decided = try #require(table.tray.decided.first)
    #expect(keys == 6)
    #expect((decided.outcome, decided.purpose, decided.vehicle) == ("cleared", "BELANJA", "motorcycle"))
  }

  @Test func `who was recorded just now is found as soon as the tables have it, without another key`() throws {
    var table = try typed([])
    #expect(table.text.contains("Tidak ada PLB"))
    table.show(.made())
    let again = table.reply { if case .ledger(.known) = $0 { .ledger(.crossings([Self.row()])) } else { nil } }
    #expect(again == .ledger(.known(ending: "127")))
    #expect(table.text.contains("RINDU REKAAN"))
  }

  @Test func `with a reader a scan and one key are enough: purpose and vehicle are as last time, and say so`() throws {
    var table = try Table()
    let ticket = table.open(.other)
    table.tell(.past(ticket, DocumentPast(crossings: [Self.row(name: "REKAAN, BUDI")])))
    #expect(table.text.contains("seperti 20-11-2026"))
    table.press("i")
    #expect(table.tray.decided.map(\.purpose) == ["BELANJA"] && table.tray.decided.map(\.vehicle) == ["motorcycle"])
  }

  @Test func `what the officer has said stays, whatever was said the last time`() throws {
    var table = try Table()
    let ticket = table.open(.other)
    table.model.mode.update(where: { _ in true }) { $0.add(AddedData(purpose: "OBAT")) }
    table.tell(.past(ticket, DocumentPast(crossings: [Self.row(name: "REKAAN, BUDI")])))
    table.press("i")
    #expect(table.tray.decided.map(\.purpose) == ["OBAT"] && table.tray.decided.first?.vehicle == nil)
  }

  @Test func `names and years of birth tell several apart, and an arrow chooses`() throws {
    var table = try typed([Self.row(7, name: "RINDU REKAAN"), Self.row(8, name: "RINDANG CONTOH")])
    #expect(table.text.contains("RINDU REKAAN 1990") && table.text.contains("RINDANG CONTOH 1990"))
    table.press(.down, .enter)
    guard case .enter(_, let document)? = table.tray.requests.last else {
      Issue.record("nothing is entered")
      return
    }
    #expect(document.from == "id8")
  }

  @Test func `nobody is taken who is not found yet, or not at all`() throws {
    var table = try Table()
    table.press("n127")
    table.press(.enter)
    #expect(table.text.contains("Masih mencari"))
    table.reply { if case .ledger(.known) = $0 { .ledger(.crossings([])) } else { nil } }
    table.press(.enter)
    #expect(table.text.contains("Tidak ada PLB"))
    #expect(!table.tray.requests.contains { if case .enter = $0 { true } else { false } })
  }

  @Test func `an answer to what stood there before is none`() throws {
    var table = try typed([Self.row()])
    table.press("9")
    #expect(table.tray.questions.last?.question == .ledger(.known(ending: "1279")))
    #expect(!table.text.contains("RINDU REKAAN"))
    table.press(.enter)
    #expect(table.text.contains("Masih mencari"))
  }

  @Test func `a hit stops the quick path once, with the reason, and the same key then decides`() throws {
    var table = try taken(Self.row(), .strong)
    table.press("i")
    #expect(table.tray.decided.isEmpty && table.text.contains("Periksa dulu: ada temuan daftar"))
    table.press("i")
    #expect(table.tray.decided.count == 1)
  }

  @Test func `so do a document that is over and a decision against it the last time`() throws {
    var table = try taken(Self.row(expiry: "2026-11-20"))
    table.press("i")
    #expect(table.tray.decided.isEmpty && table.text.contains("Periksa dulu: kedaluwarsa"))
    var refused = Self.row(9)
    refused = CrossingRow.made(9, outcome: "refused", reason: "entry-ban")
    refused.facts = Self.row().facts
    table = try taken(Self.row(), past: [refused, Self.row()])
    table.press("i")
    #expect(table.tray.decided.isEmpty && table.text.contains("Periksa dulu: terakhir TOLAK"))
  }

  @Test func `who waits at the lane already is opened, and not entered twice`() throws {
    var table = try Table()
    var entered = DocumentEntered.plb
    entered.facts.document = Self.row().facts.document
    var waiting = WaitingScan.made("scan-9", .other)
    waiting = WaitingScan(
      id: waiting.id, time: waiting.time, since: waiting.time, lane: 1, direction: .in, presented: .entered(entered),
      checkID: nil,
      check: nil)
    table.show(.made(scans: [waiting]))
    table.press("k127")
    table.reply { if case .ledger(.known) = $0 { .ledger(.crossings([Self.row()])) } else { nil } }
    table.press(.enter)
    #expect(table.model.mode.laneCase?.scan == "scan-9")
    #expect(!table.tray.requests.contains { if case .enter = $0 { true } else { false } })
  }
}
