import Foundation
import Testing

/// `plbn hours`, `roster`, `lane` and what they change of `crossings` and `shift summary`, as a person runs them.
@Suite struct DutyCommandTests {
  /// A day that lies ahead whenever the test runs.
  private static func date(_ daysAhead: Int) -> String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 7 * 3600)
    formatter.dateFormat = "yyyy-MM-dd"
    return formatter.string(from: Date(timeIntervalSinceNow: Double(daysAhead) * 86_400))
  }

  @Test func aDaysHoursChangeAndAreOrdinaryAgain() throws {
    let store = try TestStore()
    let day = Self.date(3)
    func open() throws -> JSON { try JSON(try store.succeed(["hours", "--from", day, "--to", day, "--json"]).text) }
    #expect(try open()["excepted"].flag == false)
    try store.succeed(["hours", "except", day, "12:00-16:00", "--reason", "pemungutan suara"])
    let excepted = try open()
    #expect(excepted["open"].count == 1 && excepted["open"][0]["from"].text == "12:00")
    #expect(excepted["reason"].text == "pemungutan suara")
    #expect(try store.succeed(["hours", "--from", day, "--to", day]).text.contains("12:00-16:00  * pemungutan suara"))
    try store.succeed(["hours", "except", day, "closed", "--reason", "tutup"])
    #expect(try open()["open"].count == 0)
    try store.succeed(["hours", "restore", day, "--reason", "batal"])
    #expect(try open()["open"][0]["to"].text == "17:00")
    let again = try store.run(["hours", "restore", day, "--reason", "batal"])
    #expect(again.status == 1 && again.messages.count == 1)
    #expect(try store.run(["hours", "except", day, "16-12", "--reason", "x"]).status == 64)
    #expect(try store.run(["hours", "except", "besok", "closed", "--reason", "x"]).status == 64)
  }

  @Test func aRosterWithAnErrorIsToldByLineAndChangesNothing() throws {
    let store = try TestStore()
    let day = Self.date(1)
    let broken = try store.file(
      "rusak.csv", "date,shift,officer\n\(day),pagi,sari\n\(day),subuh,budi\n2026,pagi,citra\n")
    let failed = try store.run(["roster", "import", broken, "--lang", "en"])
    #expect(failed.status == 1)
    #expect(
      failed.messages == [
        "line 3: the shift must be morning, afternoon or night",
        "line 4: the date must be as 2026-11-21 or 21-11-2026",
        "The roster was not imported, nothing has changed: 2 errors.",
      ])
    #expect(try store.succeed(["roster", "--date", day, "--json"]).lines.isEmpty)

    let sound = try store.file("baik.csv", "tanggal;sif;petugas;arah\n\(day);pagi;sari;masuk\n\(day);malam;budi;\n")
    #expect(try store.succeed(["roster", "import", sound, "--dry-run"]).lines.count == 2)
    #expect(try store.succeed(["roster", "--date", day, "--json"]).lines.isEmpty)
    try store.succeed(["roster", "import", sound])
    let rows = try store.succeed(["roster", "--date", day, "--json"]).lines.map(JSON.init)
    #expect(rows.map { $0["officer"].text } == ["sari", "budi"])
    #expect(rows.map { $0["shift"].text } == ["morning", "night"])
    #expect(rows[0]["wish"].text == "in")
    #expect(try store.run(["roster", "import", "/nonexistent"]).status == 1)
  }

  @Test func lanesAreReportedForDrawnOpenedTakenOverSwappedAndClosed() throws {
    let store = try TestStore()
    for officer in ["sari", "budi"] { try store.succeed(["lane", "report", "--officer", officer]) }
    #expect(try store.run(["lane", "report", "--officer", "sari"]).status == 1)
    try store.succeed(["lane", "draw", "1:in", "--officer", "sari"])
    let drawn = try JSON(try store.succeed(["lane", "--json"]).text)
    #expect(drawn["draw"]["true"].flag == true && drawn["draw"]["seed"].text?.count == 64)
    #expect(drawn["reported"].count == 2)
    let first = try #require(drawn["draw"]["lanes"][0]["officer"].text)
    let other = first == "sari" ? "budi" : "sari"
    try store.succeed(["lane", "swap", "sari", "budi", "--reason", "sakit mata", "--officer", "sari"])
    try store.succeed(["lane", "open", "1:in", "--officer", other])
    let taken = try store.run(["lane", "open", "1:in", "--officer", first, "--lang", "en"])
    #expect(taken.status == 1 && taken.errors.contains("Lane 1 is open by \(other)"))
    try store.succeed(["lane", "open", "1:out", "--take-over", "dipanggil", "--officer", first])
    let status = try JSON(try store.succeed(["lane", "status", "--json"]).text)
    #expect(status["lanes"][0]["officer"].text == first && status["lanes"][0]["direction"].text == "out")
    #expect(status["draw"]["lanes"][0]["officer"].text == other)
    #expect(status["draw"]["swaps"][0]["reason"].text == "sakit mata")
    #expect(try store.succeed(["lane", "--lang", "en"]).text.contains("true when repeated"))
    try store.succeed(["lane", "close", "1", "--officer", first])
    #expect(try store.run(["lane", "close", "1"]).status == 1)
    #expect(try store.run(["lane", "open", "0:in"]).status == 64)
    #expect(try store.run(["lane", "draw"]).status == 64)
  }

  @Test func aDrawBeforeAllHaveReportedNamesWhoIsMissingAndTakesAReason() throws {
    let store = try TestStore()
    // Whatever time it is, the shift that goes on is one of these.
    let shifts = ["pagi", "siang", "malam"]
    let rows = [-1, 0].flatMap { day in
      shifts.flatMap { shift in ["ani", "beni"].map { "\(Self.date(day)),\(shift),\($0)\n" } }
    }
    try store.succeed(["roster", "import", try store.file("j.csv", "date,shift,officer\n" + rows.joined())])
    let shift = try JSON(try store.succeed(["lane", "--json"]).text)
    let name = "\(try #require(shift["date"].text))/\(try #require(shift["shift"].text))"
    try store.succeed(["lane", "report", "--officer", "ani", "--shift", name])
    let draw = ["lane", "draw", "1:in", "2:out", "--officer", "ani", "--shift", name]
    let refused = try store.run(draw + ["--lang", "en"])
    #expect(refused.status == 1 && refused.errors.contains("Not reported yet") && refused.errors.contains("beni"))
    try store.succeed(draw + ["--reason", "beni sakit"])
    let status = try JSON(try store.succeed(["lane", "--shift", name, "--json"]).text)
    #expect(status["draw"]["missing"].items.map(\.text) == ["beni"] && status["draw"]["reason"].text == "beni sakit")
    #expect(status["draw"]["true"].flag == true)
    #expect(try store.succeed(["lane", "--shift", name]).text.contains("! diundi tanpa beni: beni sakit"))
  }

  @Test func aDecisionOutsideIsMarkedWhereverItIsShown() throws {
    let store = try TestStore()
    // Whatever time it is, also just before midnight, the post is closed and another officer is on each shift.
    for day in 0...1 { try store.succeed(["hours", "except", Self.date(day), "closed", "--reason", "tutup"]) }
    let shifts = ["pagi", "siang", "malam"]
    let rows = [-1, 0, 1].flatMap { day in shifts.map { "\(Self.date(day)),\($0),lain\n" } }
    let roster = try store.file("jadwal.csv", "date,shift,officer\n" + rows.joined())
    try store.succeed(["roster", "import", roster])
    let fields = ["crossing", "record", "--document", "passport", "--number", "X1", "--name", "CONTOH, SITI"]
    let recorded = try store.succeed(fields + ["--direction", "in", "--outcome", "cleared", "--lane", "3"])
    #expect(recorded.text.contains("[di luar jam, di luar sif, lajur tidak dibuka]"))
    let row = try JSON(try #require(try store.succeed(["crossings", "--outside", "--json"]).lines.first))
    #expect((0..<row["outside"].count).map { row["outside"][$0].text } == ["hours", "shift", "lane-closed"])
    let id = try #require(row["id"].text)
    #expect(
      try store.succeed(["crossing", "show", id, "--lang", "en"]).text.contains("outside hours, outside the shift"))
    let summary = try JSON(try store.succeed(["shift", "summary", "--json"]).text)
    #expect(summary["outside"]["hours"].number == 1 && summary["outside"]["lane"].number == 0)
    #expect(try store.succeed(["shift", "summary"]).text.contains("di luar jam 1"))
    let counts = try shifts.map {
      try JSON(try store.succeed(["shift", "summary", "--shift", $0, "--json"]).text)["totals"]["all"].number ?? 0
    }
    #expect(counts.sorted() == [0, 0, 1])
    #expect(try store.run(["shift", "summary", "--shift", "pagi", "--from", "2020"]).status == 64)
    #expect(try store.run(["shift", "summary", "--shift", "fajar"]).status == 64)
  }
}
