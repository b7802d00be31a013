import Journal
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// That a traveller was cleared before: said on the hits' screen with one key, and seen wherever the candidate shows.
struct HitsPageMarkTests {
  /// The hits' screen with its possible candidate chosen, and the finding that it is somebody else begun.
  private func possible(listed: Bool = true) throws -> Table {
    var table = try Table.hits()
    table.press(.right)
    if listed { table.answerListed() }
    table.press("b")
    return table
  }

  @Test func `another person is marked with one key, by the entry as it was read`() throws {
    var table = try possible()
    table.press("2")
    #expect(table.tray.deeds.isEmpty && table.text.contains("Tandai"))
    table.press(.function(5))
    #expect(
      table.tray.deeds == [
        .clear(
          Clearing(
            subject: "scan-1", list: "contoh", entry: "contoh-7",
            content: EntryContent.sha256(ListedEntry.rekaan.entry), version: ListedEntry.rekaan.list.sha256,
            reason: "nomor dokumen lain"))
      ])
    table.press(.function(5))
    #expect(table.tray.deeds.count == 1, "it is under way")
  }

  @Test func `a strong likeness is not marked, and the key says why`() throws {
    var table = try Table.hits()
    table.answerListed()
    table.press("b1")
    table.press(.function(5))
    #expect(table.tray.deeds.isEmpty && table.hitsPage?.finding != nil)
    #expect(table.text.contains("Kemiripannya kuat"))
  }

  @Test func `nothing is marked before the entry was read, nor by another finding`() throws {
    var table = try possible(listed: false)
    table.press("1")
    table.press(.function(5))
    #expect(table.tray.deeds.isEmpty && table.text.contains("membaca entri"))
    table = try Table.hits()
    table.press(.right)
    table.answerListed()
    table.press("r1")
    table.press(.function(5))
    #expect(table.tray.deeds.isEmpty)
  }

  @Test func `the second officer is asked for, and all comes back where nobody approves`() throws {
    var table = try possible()
    table.press("1")
    table.press(.function(5))
    table.tell(.secondNeeded(table.tray.lastWriteTicket, .disposeHit, approvers: ["budi"]))
    guard case .approve(.write(_, .clear), .disposeHit, ["budi"])? = table.model.form?.purpose else {
      Issue.record("nobody was asked")
      return
    }
    let matter = try #require(table.model.form?.matter?.id)
    #expect(matter.contains("orang lain, tidak dihentikan lagi") && matter.contains("Dibandingkan dengan"))
    table.press(.escape)
    #expect(table.model.form == nil && table.hitsPage?.finding?.isSent == false)
  }

  @Test func `a candidate that was cleared before shows it at the lane and beside the traveller`() throws {
    var answer = Answer.strong
    answer.candidates[1].cleared = try .made()
    var table = try Table(size: Size(width: 120, height: 40))
    table.open(.other, answer)
    #expect(table.text.contains("PERNAH BERSIH s.d. 20-05-2027"))
    #expect(table.text.contains("sari, budi"))
    table.handle(.input(.resize(Size(width: 80, height: 24))))
    #expect(table.text.contains("20-05-2027"), "not cut where the panel is narrow")
    table = try Table.hits([.compared("scan-1", cleared: try .made())], size: Size(width: 120, height: 40))
    #expect(!table.text.contains("PERNAH BERSIH"))
    table.press(.right)
    table.answerListed()
    #expect(table.text.contains("PERNAH BERSIH s.d. 20-05-2027: sari, budi"))
  }
}

extension WatchlistChecked.Cleared {
  static func made() throws -> Self {
    let json = #"{"mark":"m1","time":"2026-11-21T01:42:17.123Z","officer":"sari","second":"budi","until":"2027-05-20"}"#
    return try Self(JSONObject(Array(json.utf8)))
  }
}
