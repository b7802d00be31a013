import Journal
import ReferenceData
import Testing
import TravelDocuments

@testable import Border

@Suite("Slips of an outage and stays in days, as they are keyed in")
struct PaperFormTests {
  let zone = PostZone(name: "WIB", offsetMinutes: 420)
  let now = Made.time("2026-11-21T12:00:00+07:00")

  /// Of 10:00 to 11:00, with slip 101 keyed in.
  private var outage: OutageState {
    var row = OutageRow(
      id: "0outage00000000", time: now, officer: "sari", console: "pos:tty1", cause: .network,
      since: Made.time("2026-11-21T10:00:00+07:00"), words: nil, isDrill: false)
    row.ending = OutageRow.Ending(
      time: now, officer: "sari", until: Made.time("2026-11-21T11:00:00+07:00"), words: nil)
    var papers = PaperBook()
    papers.keyed = [101, 102, 104]
    return OutageState(row: row, papers: papers)
  }

  private func check(_ change: [FormField.ID: String]) throws -> (check: FormCheck, entry: PaperEntry?) {
    let form = DocumentForm.paper(try ReferenceData.shared.get())
    let values: [FormField.ID: String] = [
      .paper: "103", .paperDate: "21-11-2026", .paperTime: "1015", .direction: "in", .signed: "SW",
      .documentType: "passport", .number: "X1", .name: "CONTOH, LIM", .nationality: "MYS", .outcome: "cleared",
    ]
    return form.checkPaper(values.merging(change) { $1 }, now: now, zone, of: outage)
  }

  @Test("a number that is keyed in is refused at its field")
  func keyed() throws {
    #expect(try check([:]).entry?.late.paper == 103)
    let again = try check([.paper: "0101"])
    #expect(again.entry == nil && again.check.problems[.paper]?.en.contains("0101 is keyed in already") == true)
  }

  @Test(
    "a moment outside of the outage is told and taken; three figures are a time", arguments: ["915", "0915", "9:15"])
  func outside(time: String) throws {
    let early = try check([.paperTime: time])
    #expect(early.entry?.late.occurred == Made.time("2026-11-21T09:15:00+07:00"))
    #expect(
      early.check.notes[.paperTime]?.en.contains("Outside the outage (21-11-2026 10:00 to 21-11-2026 11:00)") == true)
    #expect(try check([:]).check.notes[.paperTime] == nil)
  }

  @Test("the next slip proposed is one that is not keyed in")
  func next() {
    #expect(DocumentForm.skippingKeyed([.paper: "0101"], outage.papers)[.paper] == "0103")
    #expect(DocumentForm.skippingKeyed([.paper: "0104"], outage.papers)[.paper] == "0105")
    #expect(DocumentForm.skippingKeyed([.paper: "0103"], outage.papers)[.paper] == "0103")
    #expect(DocumentForm.skippingKeyed([:], outage.papers).isEmpty)
  }

  @Test(
    "a stay is a date, or days of which the day of entry is the first",
    arguments: [
      ("30", "2026-12-20"), ("1", "2026-11-21"), ("30 hari", "2026-12-20"), ("7 days", "2026-11-27"),
      ("20-12-2026", "2026-12-20"),
    ])
  func stay(typed: String, last: String) throws {
    #expect(try check([.stayUntil: typed]).entry?.facts.stayUntil == PartialDate(last))
  }

  @Test("what is neither is refused", arguments: ["0", "30 bulan", "12-2026", "-5", "1000"])
  func noStay(typed: String) throws {
    let found = try check([.stayUntil: typed])
    #expect(found.entry == nil && found.check.problems[.stayUntil] != nil)
  }
}
