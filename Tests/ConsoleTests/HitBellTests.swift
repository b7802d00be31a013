import Border
import Journal
import Phrases
import ReferenceData
import Terminal
import Testing

@testable import Console

extension Table {
  /// Shows a board; gives what the console did.
  fileprivate mutating func shown(_ board: Dashboard) -> Reaction {
    show(board)
    return reaction
  }
}

/// A strong hit calls the officer once, and leaves a word until somebody looks.
struct HitBellTests {
  private func table(_ hits: [HitRow] = []) throws -> Table {
    var table = try Table()
    table.show(.made(hits: hits))
    return table
  }

  @Test func `a new strong hit rings once, flashes for two seconds and leaves a word until the hits are opened`() throws
  {
    var table = try table()
    let board = Dashboard.made(hits: [.made("scan-1", minutes: 0)])
    let first = table.shown(board)
    #expect(first.contains(.bell))
    #expect(table.text.contains("BARU") && table.text.contains("TEMUAN KUAT L2: REKAAN, BUDI"))
    #expect(table.model.bell.flashEnds != nil)
    let again = table.shown(board)
    #expect(!again.contains(.bell), "the same hit on a newer board")
    table.wait(HitBell.flashMilliseconds)
    #expect(table.model.bell.flashEnds == nil && table.text.contains("BARU"))
    table.press("t")
    table.press(.escape)
    #expect(!table.text.contains("BARU"))
  }

  @Test func `of several calls at once the first is told, and how many more there are`() throws {
    var table = try table()
    _ = table.shown(.made(hits: (1...3).map { .made("scan-\($0)", minutes: 0) }))
    #expect(table.text.contains("(+2 panggilan lain, T) TEMUAN KUAT"))
  }

  @Test func `a possible hit, and what was there at the start, call nobody`() throws {
    var table = try table([.made("scan-1", minutes: 9)])
    let possible = table.shown(
      .made(hits: [.made("scan-1", minutes: 9), .made("scan-2", minutes: 0, band: "possible")]))
    #expect(!possible.contains(.bell) && table.model.bell.fresh.isEmpty)
  }

  @Test func `by key it rings for this lane alone, or for nobody; the word shows all the same`() throws {
    var table = try table()
    table.press("a")
    #expect(table.text.contains("lajur ini saja"))
    let elsewhere = table.shown(.made(hits: [.made("scan-1", minutes: 0, lane: 3)]))
    #expect(!elsewhere.contains(.bell) && table.model.bell.fresh.isEmpty)
    table.press("a")
    #expect(table.text.contains("senyap"))
    let quiet = table.shown(
      .made(hits: [.made("scan-1", minutes: 0, lane: 3), .made("scan-2", minutes: 0)]))
    #expect(!quiet.contains(.bell) && !table.model.bell.fresh.isEmpty && table.model.bell.flashEnds == nil)
  }

  @Test func `a second officer who is asked for is called at the other consoles, not at the one that asks`() throws {
    var table = try table()
    let ask = SecondAsk(
      id: "a1", subject: "scan-1", time: Table.start, officer: "rekan", about: .outcome("cleared"), reason: "dicabut")
    var board = Dashboard.made()
    board.asks = [OpenAsk(ask: ask, name: "REKAAN, BUDI", lane: 2)]
    #expect(table.shown(board).contains(.bell))
    #expect(table.text.contains("rekan minta petugas kedua: REKAAN, BUDI"))
    let own = SecondAsk(
      id: "a2", subject: "scan-1", time: Table.start, officer: table.model.setting.officer.name.uppercased(),
      about: .outcome("cleared"))
    board.asks.append(OpenAsk(ask: own, name: "REKAAN, BUDI", lane: 2))
    #expect(!table.shown(board).contains(.bell))
  }

  @Test func `each officer who signs in is called once by a request that is still open`() throws {
    var bell = HitBell()
    let reference = try ReferenceData.shared.get()
    var board = Dashboard.made()
    func isCalled(_ officer: String?) -> Bool {
      bell.take(board, lane: 1, officer: officer, reference, at: Instant(milliseconds: 0)) != nil
    }
    #expect(!isCalled("sari"))
    let ask = SecondAsk(
      id: "a1", subject: "scan-1", time: Table.start, officer: "rekan", about: .outcome("cleared"), reason: "dicabut")
    board.asks = [OpenAsk(ask: ask, name: "REKAAN, BUDI", lane: 2)]
    let called = [
      isCalled("sari"), isCalled("sari"), isCalled(nil), isCalled("budi"), isCalled("sari"), isCalled("rekan"),
    ]
    #expect(called == [true, false, false, true, false, false])
  }

  /// The answer to a request of `officer`.
  private func answered(by officer: String, _ agrees: Bool, about: HitSecondAsked.About) -> OpenAsk {
    OpenAsk(
      ask: SecondAsk(
        id: "a1", subject: "scan-1", time: Table.start, officer: officer, about: about,
        answer: SecondAsk.Answer(
          id: "b\(agrees)", time: Table.start, officer: "rekan", agrees: agrees,
          code: agrees ? "compared-myself" : "not-convinced", reason: nil, isProven: true)),
      name: "REKAAN, BUDI", lane: 2)
  }

  @Test(arguments: [
    (
      false, HitSecondAsked.About.finding("f"), "TIDAK SETUJU (rekan): REKAAN, BUDI, belum dinilai lagi; buktinya belum"
    ),
    (true, .finding("f"), "SETUJU (rekan): REKAAN, BUDI, penilaian berlaku; sudah saya bandingkan"),
    (false, .outcome("cleared"), "TIDAK SETUJU (rekan): REKAAN, BUDI, IZIN tidak disetujui;"),
    (true, .outcome("cleared"), "SETUJU (rekan): REKAAN, BUDI, IZIN boleh diputuskan;"),
  ]) func `whoever asked is called by the answer, with its reason`(
    agrees: Bool, about: HitSecondAsked.About, words: String
  ) throws {
    var table = try table()
    var board = Dashboard.made()
    board.answers = [answered(by: table.model.setting.officer.name, agrees, about: about)]
    #expect(table.shown(board).contains(.bell))
    #expect(table.text.contains(words), "\(table.text)")
    #expect(!table.shown(board).contains(.bell), "the same answer on a newer board")
  }

  @Test func `an answer to somebody else, and one from before the console began, call nobody`() throws {
    var table = try table()
    var board = Dashboard.made()
    board.answers = [answered(by: "orang lain", false, about: .finding("f"))]
    #expect(!table.shown(board).contains(.bell))
    var begun = try Table()
    board.answers = [answered(by: begun.model.setting.officer.name, false, about: .finding("f"))]
    #expect(!begun.shown(board).contains(.bell))
  }

  @Test func `an answer that comes while nobody has signed in calls when its officer does, and stays until a key`()
    throws
  {
    let staff = Staff()
    var table = try Table.closed(staff)
    var board = staff.board
    let session = try staff.session("sari", isPINSet: false)
    board.answers = [answered(by: session.officer.name, true, about: .outcome("cleared"))]
    #expect(!table.shown(board).contains(.bell))
    table.signIn(session)
    #expect(table.reaction.contains(.bell))
    #expect(table.text.contains("SETUJU (rekan): REKAAN, BUDI, IZIN boleh diputuskan"))
    table.wait(60_000)
    #expect(table.text.contains("IZIN boleh diputuskan"))
    #expect(!table.shown(board).contains(.bell), "it has been told")
    table.press(.down)
    #expect(!table.text.contains("IZIN boleh diputuskan"))
  }

  @Test func `a hit of somebody who has passed says so, and whom to tell`() throws {
    var table = try table()
    let made = HitRow.made("scan-1", minutes: 0)
    let late = HitRow(
      seq: made.seq, checkID: made.checkID, subject: made.subject, time: made.time, check: made.check, isAtLane: false,
      lane: 2, direction: .in, crossing: .made(7, minutes: 0), isLate: true)
    #expect(late.state == .waiting && table.shown(.made(hits: [late])).contains(.bell))
    #expect(table.text.contains("SUDAH LEWAT: REKAAN, BUDI. Beri tahu supervisor."))
    #expect(table.text.contains("LEWAT 0 mnt L2"))
  }
}
