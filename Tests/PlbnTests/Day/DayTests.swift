import Testing

extension OnATerminal {
  /// The real program through a whole day: three consoles, their people, forty travellers; then the journal tells
  /// exactly that day.
  ///
  /// Nothing waits for time to pass: each step waits for what the screen shows, and then for its records.
  @Suite struct DayTests {
    @Test func theJournalTellsExactlyTheDay() throws {
      try DayStore.passShiftChange()
      let day = try Day()
      try day.open(.entry, as: "budi", ["--lane", "1"])
      try day.open(.exit, as: "citra", ["--lane", "2", "--direction", "out"])
      try day.open(.office, as: "dewi", ["--lane", "8"])
      try day.play(DayScript.signIn)
      try day.play(try DayScript.roster(day.store) + DayScript.reports)
      try drawn(day)
      try day.play(DayScript.opening())
      let travellers = try DayTraveller.all()
      #expect(travellers.count == 40)
      let steps = try travellers.map { try $0.step(lanes: day.lanes) }
      try day.play(Array(steps.prefix(8)))
      try day.play(DayScript.slip + DayScript.lock)
      try day.play(Array(steps.dropFirst(8)))
      try day.play(try DayScript.outage() + DayScript.hits)
      try day.play(DayScript.evening)
      try day.expectNothingElse()
      #expect(try day.store.run(["journal", "verify"]).status == 0)
      for place in [DayPlace.entry, .exit, .office] {
        let console = try day.console(place)
        console.press(DayKey.quit)
        #expect(console.session.waitForExit() == .exited(0))
        console.expectGivenBack()
      }
      try day.expectNothingElse()
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
