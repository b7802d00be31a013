import Foundation
import ReferenceData
import Testing

extension OnATerminal {
  /// The real program through a whole day: three consoles, their people, forty travellers of a file and a dozen of the
  /// script; then the journal tells exactly that day.
  ///
  /// Each step waits for what the screen shows, and then for its records; for time to pass only who was refused.
  @Suite struct DayTests {
    @Test func theJournalTellsExactlyTheDay() throws {
      try DayStore.passShiftChange()
      let day = try Day()
      try day.open(.entry, as: "budi", ["--lane", "1"])
      try day.open(.exit, as: "citra", ["--lane", "2", "--direction", "out"])
      try day.open(.office, as: "dewi", ["--lane", "8"])
      try day.play(DayScript.signIn)
      try day.play(try DayScript.roster(day.store) + [DayScript.report] + DayScript.reports)
      try drawn(day)
      try day.play(DayScript.opening() + DayScript.waitedTooLong)
      let travellers = try DayTraveller.all()
      #expect(travellers.count == 40)
      let steps = try travellers.map { try $0.step(lanes: day.lanes) }
      try day.play(Array(steps.prefix(8)))
      try day.play(DayScript.slip + DayScript.lock + DayScript.family)
      try day.play(Array(steps.dropFirst(8)))
      try day.play(try DayScript.outage() + DayScript.hits)
      try day.play(DayScript.evening)
      try day.expectNothingElse()
      try expectWholeDay(day.store)
      try expectNoSecret(in: day.store)
      #expect(try day.store.run(["journal", "verify"]).status == 0)
      for place in [DayPlace.entry, .exit, .office] {
        let console = try day.console(place)
        console.press(DayKey.quit)
        #expect(console.session.waitForExit() == .exited(0))
        console.expectGivenBack()
      }
      try day.expectNothingElse()
    }

    /// Every outcome that there is, and the three of the family in the one party that came.
    private func expectWholeDay(_ store: TestStore) throws {
      let crossings = try store.journalRecords("crossing.recorded")
      let outcomes = Set(crossings.compactMap { $0["body"]["outcome"].text })
      #expect(outcomes == Set(try ReferenceData.shared.get().outcomes.map(\.code)))
      let party = try #require(try store.journalRecords("party.opened").first?["id"].text)
      let members = crossings.filter { $0["body"]["party"].text == party }
      #expect(members.map { $0["body"]["traveller"]["name"].text } == DayScript.familyNames)
      #expect(crossings.count { $0["body"]["party"].text != nil } == members.count)
    }

    /// A passphrase, right or wrong, stands in no file of the store.
    private func expectNoSecret(in store: TestStore) throws {
      let files = try FileManager.default.subpathsOfDirectory(atPath: store.path)
      for secret in [DayStore.passphrase, DayScript.wrongPassphrase] {
        for file in files {
          let bytes = FileManager.default.contents(atPath: store.path + "/" + file) ?? Data()
          #expect(bytes.firstRange(of: Data(secret.utf8)) == nil, "\(secret) in \(file)")
        }
      }
    }

    /// Who got which lane is chance: whoever got lane 1 is at the entry from now on.
    private func drawn(_ day: Day) throws {
      let draw = try #require(try day.store.journalRecords("lane.drawn").last)
      let assignments = draw["body"]["assignments"].items
      for (number, place) in [(1, DayPlace.entry), (2, .exit)] {
        let officer = assignments.first { $0["lane"].number == number }?["officer"].text
        day.lanes[place] = (number, try #require(officer))
      }
      #expect(Set(day.lanes.values.map(\.officer)) == ["budi", "citra"])
      #expect(draw["body"]["drawer"].text == "supervisor")
      day.followDraw()
    }
  }
}
