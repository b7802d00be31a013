import Border
import Phrases
import Terminal
import Testing
import TravelDocuments

@testable import Console

/// A look-up that shows entries leaves a record, and only such a one.
struct LookupPageRecordTests {
  @Test func `an answer that has stood long enough to be read is recorded with all that was asked and shown`() throws {
    var table = try Table.lookingUp("budi 1990 X1234567")
    table.answerLookup()
    table.wait(399)
    #expect(table.tray.lookupRecords.isEmpty)
    table.wait(1)
    let made = LookupMade(
      purpose: .crossing,
      query: LookupMade.Query(text: "budi 1990 X1234567", birth: PartialDate("1990"), document: "X1234567"),
      lists: [Answer.list], entries: LookupAnswer.strong.candidates)
    #expect(table.tray.lookupRecords == [made])
    table.wait(60_000)
    #expect(table.tray.lookupRecords.count == 1)
  }

  @Test func `what shows for less time than it takes to read while typing goes on is not recorded`() throws {
    var table = try Table.lookingUp("b")
    for letter in "udirekaan" {
      table.answerLookup()
      table.wait(300)
      table.handle(.input(.key(.character(letter))))
    }
    #expect(table.tray.lookupRecords.isEmpty)
    table.answerLookup()
    table.wait(1_000)
    #expect(table.tray.lookupRecords.map(\.query.text) == ["budirekaan"])
  }

  @Test func `a look-up that shows nobody is not recorded`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup(.nobody)
    table.wait(5_000)
    table.press(.escape)
    #expect(table.tray.lookupRecords.isEmpty)
  }

  @Test func `the same answer after another board is not recorded again`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    table.wait(1_000)
    table.show(.made())
    table.answerLookup()
    table.wait(5_000)
    #expect(table.tray.lookupRecords.count == 1)
  }

  @Test func `an opened entry is recorded as opened, each time`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    table.handle(.input(.key(.enter)))
    #expect(table.tray.lookupRecords.isEmpty)
    table.answerEntry()
    let opened = LookupMade.Opened(list: "contoh", entry: "contoh-1")
    #expect(table.tray.lookupRecords.map(\.opened) == [opened])
    table.press(.escape, .enter)
    table.answerEntry()
    table.wait(5_000)
    #expect(table.tray.lookupRecords.map(\.opened) == [opened, opened])
  }

  @Test func `leaving before that is over records what showed`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    table.handle(.input(.key(.escape)))
    #expect(table.model.pages.isEmpty)
    #expect(table.tray.lookupRecords.map(\.purpose) == [.crossing])
  }

  @Test func `F3 goes through the purposes and shows each`() throws {
    var table = try Table.lookingUp("budi")
    for word in ["patroli", "perkara", "pengarahan", "uji coba", "perlintasan"] {
      table.press(.function(3))
      #expect(table.text.contains("Cari: \(word)"))
    }
  }

  @Test func `a change of purpose records what showed for the old one, and for the new one after its time`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    table.handle(.input(.key(.function(3))))
    #expect(table.tray.lookupRecords.map(\.purpose) == [.crossing])
    table.wait(200)
    table.handle(.input(.key(.function(3))))
    table.wait(399)
    #expect(table.tray.lookupRecords.map(\.purpose) == [.crossing])
    table.wait(1)
    #expect(table.tray.lookupRecords.map(\.purpose) == [.crossing, .case])
  }

  @Test func `where nothing can be recorded no entry shows, and the reason does`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    table.handle(.input(.key(.enter)))
    table.answerEntry()
    table.tell(.trouble(Trouble(word: .readOnlyStore, sentence: .storeClosed, isClosed: true)))
    #expect(!table.text.contains("BOEDI"))
    #expect(table.text.contains("tidak ada yang ditampilkan"))
    let asked = table.tray.lookups.count
    table.press("x")
    table.press(.enter, .escape)
    #expect(table.tray.lookups.count == asked)
    #expect(table.tray.lookupRecords.count == 1)
  }
}
