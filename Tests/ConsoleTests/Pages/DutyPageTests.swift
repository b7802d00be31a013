import Foundation
import Journal
import Phrases
import Terminal
import Testing

@testable import Border
@testable import Console

/// Whose lane is whose: reporting, the draw, opening, taking over, swapping, and what stands over a decision outside.
struct DutyPageTests {
  /// The morning of the test's day.
  static let shift = ShiftOfDay(day: 20_778, shift: .morning)

  static func fact(_ event: DutyEvent, by officer: String = "sari", id: String = "id", console: String = "pos:tty1")
    -> DutyFact
  {
    DutyFact(id: id, time: Table.start, officer: officer, console: console, event: event)
  }

  static func roster(_ officers: String...) -> DutyFact {
    fact(
      .roster(
        RosterImported(
          file: WatchlistImported.File(name: "a.csv", sha256: "", bytes: 1),
          shifts: [RosterImported.OneShift(shift, officers.map { RosterImported.Place(officer: $0) })])))
  }

  static func reported(_ officer: String) -> DutyFact {
    fact(.reported(ShiftReported(shift: shift)), by: officer, id: "report-" + officer)
  }

  static func opened(_ lane: Int, _ direction: Direction = .in, by officer: String) -> DutyFact {
    fact(.opened(LaneOpened(way: LaneWay(lane, direction))), by: officer, id: "open-\(lane)", console: "pos:\(officer)")
  }

  /// Drawn as nobody would draw it again.
  static func drawn(_ lanes: [(LaneWay, String)]) throws -> DutyFact {
    let draw = try #require(
      LaneDraw(reports: lanes.map { LaneDraw.Report(officer: $0.1, id: $0.1) }, lanes: lanes.map(\.0)))
    var event = LaneDrawn(shift: shift, drawer: .supervisor, draw: draw)
    event.assignments = lanes.map { LaneDraw.Assignment(lane: $0.0.lane, officer: $0.1) }
    return fact(.drawn(event), by: "budi")
  }

  static func board(_ facts: [DutyFact], scans: [WaitingScan] = []) -> Dashboard {
    var board = Dashboard.made(scans: scans)
    for fact in facts { board.duty.apply(fact) }
    return board
  }

  static func table(_ facts: DutyFact..., size: Size = Size(width: 80, height: 24)) throws -> Table {
    var table = try Table(size: size)
    table.show(board(facts))
    table.press("j")
    return table
  }

  @Test func `an officer reports once`() throws {
    var table = try Self.table(Self.roster("sari", "budi"))
    #expect(table.text.contains("Jaga: pagi 21-11-2026"))
    #expect(table.text.contains("pagi  sari  belum lapor"))
    table.press("l")
    #expect(table.tray.deeds == [.duty(.report)])
    table.keep()
    table.show(Self.board([Self.roster("sari", "budi"), Self.reported("sari")]))
    #expect(table.text.contains("pagi  sari  lapor 08:42"))
    table.press("l")
    #expect(table.tray.deeds.count == 1)
  }

  @Test func `the drawn lane is proposed, and the console goes to it when it is open`() throws {
    var table = try Self.table(try Self.drawn([(LaneWay(3, .out), "sari")]))
    #expect(table.text.contains("Buka L3 KELUAR"))
    #expect(table.model.lane == 1)
    table.press("b")
    #expect(table.tray.deeds == [.duty(.open(LaneWay(3, .out), takeOver: nil))])
    #expect(table.model.lane == 1)
    table.keep()
    #expect(table.model.lane == 3 && table.model.direction == .out)
    #expect(table.tray.requests.suffix(2) == [.watch(lane: 3), .turn(.out)])
  }

  @Test func `an opening that is refused leaves the console where it is`() throws {
    var table = try Self.table(try Self.drawn([(LaneWay(3, .out), "sari")]))
    table.press("b")
    table.tell(.refused(table.tray.lastWriteTicket, Phrase(id: "penuh", en: "full"), isFinal: false))
    #expect(table.model.lane == 1)
    #expect(table.text.contains("penuh"))
  }

  @Test func `Escape asks once before it throws a half written form away`() throws {
    var table = try Self.table(Self.opened(1, by: "budi"))
    table.press("a")
    table.press(.escape)
    #expect(table.dutyPage?.form == nil, "nothing was written")
    table.press("a")
    table.press("sakit")
    table.press(.escape)
    #expect(table.dutyPage?.form?.fields.text(.reason) == "sakit" && table.text.contains("? Isian belum disimpan"))
    table.press("k")
    #expect(table.dutyPage?.form?.fields.isLeaving == false)
    table.press(.escape, .escape)
    #expect(table.dutyPage != nil && table.dutyPage?.form == nil)
  }

  @Test func `a lane that somebody else has is named, and taken over only with a reason`() throws {
    var table = try Self.table(Self.opened(1, by: "budi"))
    #expect(table.text.contains("L1 MASUK  budi  pos:budi  08:42"))
    #expect(table.text.contains("Ambil alih L1 MASUK"))
    table.press("a")
    table.press(.enter)
    #expect(table.tray.deeds.isEmpty)
    #expect(table.text.contains("belum diisi"))
    table.press("sakit")
    table.press(.enter)
    #expect(table.tray.deeds == [.duty(.open(LaneWay(1, .in), takeOver: "sakit"))])
    table.tell(.refused(table.tray.lastWriteTicket, Phrase(id: "penuh", en: "full"), isFinal: false))
    #expect(table.text.contains("sakit"))
    table.press(.enter)
    table.keep()
    #expect(!table.text.contains("sakit"))
  }

  @Test func `the draw begins with a lane for each who has come, and is refused what is no lane`() throws {
    var table = try Self.table(Self.reported("sari"), Self.reported("budi"))
    table.press("d")
    #expect(table.text.contains("1:masuk 2:keluar"))
    table.press("xy")
    table.press(.enter)
    #expect(table.tray.deeds.isEmpty)
    table.press(.backspace, .backspace, .enter)
    #expect(table.tray.deeds == [.duty(.draw([LaneWay(1, .in), LaneWay(2, .out)], reason: nil))])
  }

  @Test func `a draw without somebody who is rostered says who is missing and takes a reason`() throws {
    var table = try Self.table(Self.roster("sari", "beni"), Self.reported("sari"))
    #expect(table.text.contains("? Belum melapor: beni. Undian tanpa mereka perlu alasan"))
    table.press("d")
    #expect(table.text.contains("Mengapa tidak ditunggu") && table.text.contains("beni"))
    table.press(.control("u"))
    table.press("1:masuk 2:keluar")
    table.press(.function(10))
    #expect(table.tray.deeds.isEmpty && table.text.contains("belum diisi"))
    table.press("beni sakit")
    table.press(.function(10))
    #expect(table.tray.deeds == [.duty(.draw([LaneWay(1, .in), LaneWay(2, .out)], reason: "beni sakit"))])
    table.keep()
    var event = LaneDrawn(
      shift: Self.shift, drawer: .machine,
      draw: try #require(
        LaneDraw(
          reports: [LaneDraw.Report(officer: "sari", id: "r")], lanes: [LaneWay(1, .in), LaneWay(2, .out)], chance: "c")
      ), missing: ["beni"], reason: "beni sakit")
    event.assignments = [LaneDraw.Assignment(lane: 1, officer: "sari")]
    table.show(Self.board([Self.roster("sari", "beni"), Self.reported("sari"), Self.fact(.drawn(event))]))
    #expect(table.text.contains("! diundi tanpa beni: beni sakit"))
  }

  @Test func `a draw that is not true is told, and a swap names the colleague and the reason`() throws {
    var table = try Self.table(try Self.drawn([(LaneWay(1, .in), "sari"), (LaneWay(2, .out), "budi")]))
    let isTrue = table.model.board?.duty.draws[Self.shift]?.drawn.isTrue
    #expect(table.text.contains("tidak cocok bila dihitung ulang") == (isTrue == false))
    table.press("k")
    table.press("budi")
    table.press(.enter)
    table.press("sakit mata")
    table.press(.enter)
    #expect(table.tray.deeds == [.duty(.swap("sari", "budi", reason: "sakit mata"))])
  }

  @Test func `the lane is closed by its key pressed twice with nothing between, where it is open`() throws {
    var table = try Self.table(Self.opened(1, by: "sari"))
    table.press("t")
    #expect(table.tray.deeds.isEmpty && table.text.contains("Tutup lajur 1? Tekan T sekali lagi."))
    table.press(.down)
    table.press("t")
    #expect(table.tray.deeds.isEmpty)
    table.press("t")
    #expect(table.tray.deeds == [.duty(.close(1))])
    var late = try Self.table(Self.opened(1, by: "sari"))
    late.press("t")
    late.wait(60_000)
    late.press("t")
    #expect(late.tray.deeds.isEmpty, "the question has left the screen")
    var other = try Self.table()
    other.press("t")
    #expect(other.tray.deeds.isEmpty)
  }

  @Test func `the header says the lane's state, whose it is and the shift, where there is a roster or it is open`()
    throws
  {
    var table = try Table()
    table.show(Self.board([]))
    #expect(table.text.contains("Lajur 1 MASUK   sari"))
    table.show(Self.board([Self.roster("sari")]))
    #expect(table.text.contains("L1 MASUK tutup, pagi  sari"))
    table.show(Self.board([Self.opened(1, by: "sari")]))
    #expect(table.text.contains("L1 MASUK buka, pagi  sari"))
    table.show(Self.board([Self.opened(1, by: "budi")]))
    #expect(table.text.contains("L1 MASUK budi, pagi  sari"))
  }

  @Test
  func
    `who works here is read whole at 80 columns, whatever the lane's state: the place is told in short, then the role goes`()
    throws
  {
    let staff = Staff()
    for (id, name) in [("sari", "Sari Rekaan"), ("dewi", "Dewi Contoh")] {
      var (table, session) = try Table.staffed(staff, by: id)
      var board = staff.board
      board.duty = Self.board([Self.opened(1, by: session.officer.name)]).duty
      table.show(board)
      #expect(table.screen().lines[0].contains("\(name), "), "\(table.screen().lines[0])")
      board.duty = Self.board([Self.opened(1, by: "namapanjangsekali")]).duty
      table.show(board)
      #expect(table.screen().lines[0].contains(name), "\(table.screen().lines[0])")
    }
  }

  @Test func `a decision outside is marked before it is taken, and taken all the same`() throws {
    var table = try Table()
    table.show(Self.board([Self.roster("budi"), Self.opened(1, by: "budi")]))
    table.open()
    #expect(table.text.components(separatedBy: "di luar sif, bukan lajurnya").count == 2)
    table.press("i")
    #expect(table.tray.decided.count == 1)
    var plain = try Table()
    plain.show(Self.board([Self.roster("sari"), Self.opened(1, by: "sari")]))
    plain.open()
    #expect(!plain.text.contains("di luar sif"))
  }

  @Test(arguments: [Size(width: 40, height: 10), Size(width: 80, height: 24), Size(width: 200, height: 50)])
  func `every part of it is drawn at every size`(size: Size) throws {
    let facts = [
      Self.roster("sari", "budi"), Self.reported("sari"), Self.reported("budi"), Self.opened(1, by: "budi"),
      try Self.drawn([(LaneWay(1, .in), "budi"), (LaneWay(2, .out), "sari")]),
      Self.fact(.swapped(LaneSwapped(shift: Self.shift, officers: ("sari", "budi"), reason: "sakit"))),
    ]
    var table = try Table(size: size)
    table.show(Self.board(facts))
    table.press("j")
    var seen = table.text
    for _ in 0..<20 {
      table.press(.down)
      seen += table.text
    }
    for word in ["Pos buka 05:00-17:00", "budi", "tukar sari - budi", "lapor"] {
      #expect(seen.contains(word), "\(word)")
    }
    table.press(.escape)
    #expect(table.model.pages.isEmpty)
  }
}

extension Table {
  var dutyPage: DutyPage? { if case .duty(let page)? = model.pages.last { page } else { nil } }
}
