import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// What comes back when the clerk could not record it.
struct RefusedTests {
  private static let full = Phrase(id: "Disk penuh.", en: "The disk is full.")

  /// A decision that was sent, by the keys behind the prompt.
  private func sent(_ keys: String, words: String? = nil, enter: Bool = false) throws -> (Table, Ticket) {
    var table = try Standing.prompt.table()
    table.press(keys)
    if let words {
      table.press(.enter)
      table.press(words)
    }
    if enter { table.press(.enter) }
    #expect(table.tray.decided.count == 1)
    return (table, table.tray.lastTicket)
  }

  @Test func `a clearance that failed comes back to the prompt`() throws {
    var (table, ticket) = try sent("i")
    table.tell(.refused(ticket, Self.full, isFinal: false))
    guard case .deciding(let theCase) = table.model.mode else { return #expect(Bool(false), "not at the prompt") }
    #expect(theCase.document.lines == MRZDocument.other.lines)
    #expect(table.text.contains("! TIDAK TERCATAT"))
    #expect(table.text.contains("! Disk penuh."))
  }

  @Test func `a reason that failed comes back chosen`() throws {
    var (table, ticket) = try sent("t3", enter: true)
    table.tell(.refused(ticket, Self.full, isFinal: false))
    guard case .choosingReason(_, "postponed", let list) = table.model.mode else {
      return #expect(Bool(false), "not at the reasons")
    }
    #expect(list.selected == 2)
  }

  @Test func `words that failed come back whole, and go with the same ticket`() throws {
    var (table, ticket) = try sent("s6", words: "ragu sekali", enter: true)
    table.tell(.refused(ticket, Self.full, isFinal: false))
    #expect(table.model.mode.field?.text == "ragu sekali")
    table.press(.enter)
    #expect(table.tray.decided.count == 2)
    #expect(table.tray.decided[0] == table.tray.decided[1])
    #expect(table.tray.decisions[0].ticket == table.tray.decisions[1].ticket)
  }

  @Test func `what comes back must be seen before a key decides on it`() throws {
    var (table, ticket) = try sent("i")
    table.tell(.refused(ticket, Self.full, isFinal: false))
    table.wait(100)
    table.handle(.input(.key(.character("i"))))
    table.wait(1_000)
    #expect(table.tray.decided.count == 1)
    table.press("i")
    #expect(table.tray.decided.count == 2)
  }

  @Test func `a screen that the officer has gone on to is not taken away`() throws {
    var (table, ticket) = try sent("i")
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    let other = table.model.mode
    table.tell(.refused(ticket, Self.full, isFinal: false))
    #expect(table.model.mode == other)
    #expect(table.text.contains("REKAAN, BUDI: Disk penuh."))
    table.press(.escape)
    #expect(table.text.contains("! GAGAL"))
    #expect(table.text.contains("N Pelintas (1)"))
    table.press("n")
    #expect(table.model.mode.laneCase?.document.lines == MRZDocument.other.lines)
  }

  @Test func `a decision that another has taken does not come back`() throws {
    var (table, ticket) = try sent("i")
    table.tell(.refused(ticket, Self.full, isFinal: true))
    #expect(table.model.mode == .dashboard)
    #expect(table.model.returned.isEmpty)
    #expect(table.text.contains("REKAAN, BUDI: Disk penuh."))
  }

  @Test func `a void that failed comes back with its words`() throws {
    var table = try Standing.voiding.table()
    table.press(.enter)
    table.tell(.refused(table.tray.lastTicket, Self.full, isFinal: false))
    #expect(table.model.currentField?.text == "salah")
  }

  @Test func `a document that could not be recorded is recorded by Enter`() throws {
    var table = try Table()
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    let ticket = table.tray.lastTicket
    table.tell(.answer(ticket, .nobody))
    table.tell(.refused(ticket, Self.full, isFinal: false))
    #expect(table.text.contains("Enter Catat lagi"))
    table.press("i")
    #expect(table.tray.decisions.isEmpty)
    table.press(.enter)
    #expect(table.tray.presented == [MRZDocument.td3.lines, MRZDocument.td3.lines])
    table.answer(ticket)
    #expect(!table.text.contains("Catat lagi"))
    table.press("i")
    #expect(table.tray.decided.count == 1)
  }

  @Test func `a document that waited over a prompt and could not be recorded is the next traveller`() throws {
    var table = try Standing.prompt.table()
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    table.tell(.refused(table.tray.lastTicket, Self.full, isFinal: false))
    table.press("n")
    #expect(table.model.mode.laneCase?.document.lines == MRZDocument.td3.lines)
    #expect(table.text.contains("! TIDAK TERCATAT"))
  }

  @Test func `an error of no ticket is told and stays until another message or Escape`() throws {
    var table = try Table()
    table.tell(.refused(nil, Self.full, isFinal: false))
    table.wait(60_000)
    #expect(table.text.contains("! Disk penuh."))
    table.press(.escape)
    #expect(!table.text.contains("Disk penuh."))
  }

  @Test func `what is not known to be recorded is named at the end`() throws {
    var (table, ticket) = try sent("i")
    #expect(table.model.unsettled == [ticket])
    table.tell(.decided(ticket, crossing: "crossing-1", Table.start))
    #expect(table.model.unsettled.isEmpty)
  }
}
