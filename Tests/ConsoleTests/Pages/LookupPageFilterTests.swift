import Border
import Terminal
import Testing
import Watchlist

@testable import Console

/// The look-up narrowed to a list, a class or a band.
struct LookupPageFilterTests {
  static func answer(_ candidates: Bool = true) -> LookupAnswer {
    var answer = candidates ? LookupAnswer.strong : .nobody
    answer.choices = LookupAnswer.Choices(lists: ["contoh", "ofac-sdn"], classes: ["cegah", "tangkal"])
    return answer
  }

  private func table() throws -> Table {
    var table = try Table.lookingUp("budi")
    table.answerLookup(Self.answer())
    return table
  }

  @Test func `a key turns from all lists to each, asks anew each time, and goes back to all`() throws {
    var table = try table()
    for _ in 0..<3 {
      table.press(.function(4))
      table.answerLookup(Self.answer())
    }
    #expect(table.tray.lookups.suffix(3).map(\.filter.lists) == [["contoh"], ["ofac-sdn"], []])
    #expect(table.tray.lookups.suffix(3).allSatisfy { $0.name == "budi" })
  }

  @Test func `list, class and band narrow together, and the screen says so as long as they hold`() throws {
    var table = try table()
    #expect(!table.text.contains("! hanya:"))
    table.press(.function(4), .function(5), .function(6))
    let filter = CandidateFilter(lists: ["contoh"], classes: ["cegah"], bands: [.strong])
    #expect(table.tray.lookups.last?.filter == filter)
    #expect(table.text.contains("! hanya: daftar contoh, golongan cegah, KUAT"))
    table.press("x")
    #expect(table.tray.lookups.last?.filter == filter)
    #expect(table.text.contains("! hanya: daftar contoh, golongan cegah, KUAT"))
  }

  @Test func `an answer to the question before the filter is dropped`() throws {
    var table = try table()
    let (ticket, early) = try #require(table.tray.questions.last)
    table.press(.function(6))
    table.tell(.answered(ticket, Answered(question: early, result: .success(.lookup(Self.answer(false))))))
    #expect(table.text.contains("mencari…"))
    #expect(!table.text.contains("Tidak ada yang mirip"))
  }

  @Test func `nobody behind a filter is not said as nobody`() throws {
    var table = try table()
    table.press(.function(5))
    table.answerLookup(Self.answer(false))
    #expect(table.text.contains("? Tidak ada yang mirip di antara yang disaring"))
  }

  @Test func `the record says what was wanted alone`() throws {
    var table = try table()
    table.press(.function(4), .function(6))
    table.answerLookup(Self.answer())
    table.wait(400)
    let made = try #require(table.tray.lookupRecords.last)
    #expect(made.query.filter == CandidateFilter(lists: ["contoh"], bands: [.strong]))
  }

  @Test func `before the first answer there is nothing to turn to`() throws {
    var table = try Table.lookingUp("budi")
    let before = table.tray.lookups.count
    table.press(.function(4), .function(5))
    #expect(table.tray.lookups.count == before)
  }
}
