import Journal
import Testing

@testable import Border

@Suite("Rosters")
struct RosterFileTests {
  static let today = 20_778

  func read(_ text: String, canDecide: ((String) -> Bool)? = nil) throws -> RosterImported {
    try RosterFile.read(Array(text.utf8), name: "jadwal.csv", today: Self.today, canDecide: canDecide)
  }

  func problems(_ text: String, canDecide: ((String) -> Bool)? = nil) -> [RosterProblem] {
    do throws(DutyRefusal) {
      _ = try RosterFile.read(Array(text.utf8), name: "x", today: Self.today, canDecide: canDecide)
      return []
    } catch {
      if case .roster(let problems, _) = error { return problems }
      return []
    }
  }

  @Test("are read with commas or semicolons, in Indonesian or English, in the order of the shifts")
  func read() throws {
    let english = try read("date,shift,officer,wish\n2026-11-21,night,budi,\n2026-11-21,morning,sari,in\n")
    let indonesian = try read("Tanggal;Sif;Petugas;Arah\r\n2026-11-21;malam;budi;\r\n2026-11-21;Pagi; sari ;Masuk")
    #expect(english.shifts == indonesian.shifts)
    #expect(
      english.shifts == [
        RosterImported.OneShift(
          ShiftOfDay(day: Self.today, shift: .morning), [RosterImported.Place(officer: "sari", wish: .in)]),
        RosterImported.OneShift(
          ShiftOfDay(day: Self.today, shift: .night), [RosterImported.Place(officer: "budi")]),
      ])
    #expect(english.file.name == "jadwal.csv" && english.file.bytes == 74)
    // printf 'date,shift,officer\n2026-11-21,pagi,sari\n' | sha256sum
    #expect(
      try read("date,shift,officer\n2026-11-21,pagi,sari\n").file.sha256
        == "ff9b53c9d6682ff700ad22fd7d4717e7451b72a809b6b757d5716d5190e700b4")
  }

  @Test("with errors are told line by line, all of them, and nothing is taken")
  func lines() {
    let text = """
      date,shift,officer,wish
      2026-11-21,morning,sari,in
      2026-11,morning,budi,
      2026-11-21,noon,budi,
      2026-11-21,morning,sari,
      2026-11-21,night,budi,up
      2126-11-21,night,budi,
      2026-11-21,night,
      2026-11-21,night,,
      2026-11-21,night,"budi,
      2026-11-21,night,nobody,
      2026-11-21,night
      """
    #expect(
      problems(text) { $0 != "nobody" } == [
        RosterProblem(line: 3, .date), RosterProblem(line: 4, .shift), RosterProblem(line: 5, .twice(line: 2)),
        RosterProblem(line: 6, .direction), RosterProblem(line: 7, .farDate), RosterProblem(line: 8, .account),
        RosterProblem(line: 9, .account), RosterProblem(line: 10, .row),
        RosterProblem(line: 11, .unknownAccount("nobody")), RosterProblem(line: 12, .columns(found: 2)),
      ])
    #expect(
      problems(text)[3].phrase.en == "line 6: the wish must be in, out or empty")
  }

  @Test("name a day that does not exist, and everything that is wrong with one line")
  func everything() throws {
    let text = "date,shift,officer,wish\n2026-11-31,noon,nobody,up\n31-11-2026,pagi,sari,\n"
    let problems = problems(text) { $0 != "nobody" }
    #expect(
      problems == [
        RosterProblem(line: 2, .noSuchDay("2026-11-31")), RosterProblem(line: 2, .shift),
        RosterProblem(line: 2, .unknownAccount("nobody")), RosterProblem(line: 2, .direction),
        RosterProblem(line: 3, .noSuchDay("31-11-2026")),
      ])
    #expect(problems[0].phrase.en == "line 2: 2026-11-31: there is no such day")
    let sentence = Refusal.duty(.roster(problems, more: 0)).phrase().en
    #expect(sentence.contains("5 errors") && !sentence.contains("no such day"), "each is told by its own line")
    #expect(try read("date,shift,officer\n21-11-2026,pagi,sari\n").shifts.first?.shift.day == Self.today)
  }

  @Test("that are none, empty or too large are refused with a reason")
  func bounds() {
    #expect(problems("") == [RosterProblem(line: 1, .header)])
    #expect(problems("nama,sif\n") == [RosterProblem(line: 1, .header)])
    #expect(problems("date,shift,officer\n") == [RosterProblem(line: 1, .noRows)])
    #expect(problems("date,shift,officer\n\u{0}") == [RosterProblem(line: 1, .notText)])
    #expect(problems(String(repeating: "x", count: 300_000)) == [RosterProblem(line: 1, .tooLarge(262_144))])
    let rows = (0...1000).map { "2026-11-21,pagi,o\($0)\n" }.joined()
    #expect(problems("date,shift,officer\n" + rows) == [RosterProblem(line: 1002, .tooManyRows(1000))])
    let wide = (0..<1000).map { "2026-11-21,pagi,o\($0)" + String(repeating: "x", count: 60) + "\n" }.joined()
    #expect(throws: DutyRefusal.self) { try read("date,shift,officer\n" + wide) }
    let wrong = (0..<50).map { _ in "2026-11-21,noon,sari\n" }.joined()
    #expect(throws: DutyRefusal.roster((2..<22).map { RosterProblem(line: $0, .shift) }, more: 30)) {
      try read("date,shift,officer\n" + wrong)
    }
  }

  @Test("broken at random never trap, and give a roster or problems")
  func hostile() {
    var dice = Dice(state: 7)
    let sound = Array("date,shift,officer,wish\n2026-11-21,morning,sari,in\n2026-11-22,malam,\"budi\",\n".utf8)
    for _ in 0..<2000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...6, using: &dice) {
        bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      do throws(DutyRefusal) {
        let roster = try RosterFile.read(bytes, name: "x", today: Self.today, canDecide: nil)
        #expect(!roster.shifts.isEmpty)
      } catch {
        guard case .roster(let problems, _) = error else { continue }
        #expect(!problems.isEmpty)
      }
    }
  }

  @Test("take the place of an earlier one shift by shift, as the tables and the desk know it")
  func replaced() throws {
    let store = try TestStore()
    let desk = try store.desk()
    func place(_ text: String) throws {
      try desk.record(try desk.readRoster(Array(("date,shift,officer\n" + text).utf8), name: "a.csv"))
    }
    try place("2026-11-21,pagi,sari\n2026-11-21,pagi,budi\n2026-11-21,siang,citra\n")
    try place("2026-11-21,pagi,dewi\n")
    let morning = ShiftOfDay(day: Self.today, shift: .morning)
    for duty in [try desk.duty(), try store.ledger().duty(Self.today...Self.today)] {
      #expect(duty.rosters[morning]?.map(\.officer) == ["dewi"])
      #expect(duty.rosters[morning.next]?.map(\.officer) == ["citra"])
      #expect(duty.hasRoster(on: Self.today) && !duty.hasRoster(on: Self.today + 1))
    }
  }

  @Test("are a supervisor's, and name only accounts that decide")
  func accounts() throws {
    let closed = try ClosedStore()
    try closed.add("budi", [.officer])
    try closed.add("ayu", [.auditor])
    let file = "date,shift,officer\n2026-11-21,pagi,budi\n"
    let roster = try closed.first.readRoster(Array(file.utf8), name: "a.csv")
    expectRefused(.notPermitted(.keepRoster)) { try closed.desk("budi").record(roster) }
    for name in ["ayu", "siapa", "Budi"] {
      #expect(throws: Refusal.duty(.roster([RosterProblem(line: 2, .unknownAccount(name))], more: 0))) {
        try closed.first.readRoster(Array(file.replacing("budi", with: name).utf8), name: "a.csv")
      }
    }
    try closed.first.change(
      account: "budi", seen: AccountFacts(name: "budi Contoh", roles: [.officer]),
      to: AccountFacts(name: "budi Contoh", roles: [.officer], isDisabled: true), reason: "pindah")
    #expect(throws: Refusal.duty(.rosterAccount("budi"))) { try closed.first.record(roster) }
  }
}
