import Border
import Journal
import Phrases
import Terminal
import Testing

@testable import Console

/// Second officers on the screen: at the same terminal, and at another one.
struct HitsPageSecondTests {
  /// A hit for which `rekan` asks for a second officer.
  private func asked(by officer: String = "rekan", about: HitSecondAsked.About = .outcome("cleared")) -> HitRow {
    let made = HitRow.compared("scan-1")
    return HitRow(
      seq: made.seq, checkID: made.checkID, subject: made.subject, time: made.time, check: made.check, lane: made.lane,
      direction: made.direction,
      asks: [
        SecondAsk(
          id: "0asked000000000", subject: "scan-1", time: Table.start, officer: officer, about: about,
          reason: "dicabut menurut pemilik")
      ])
  }

  @Test func `who is asked sees what for, and agrees by two keys`() throws {
    var table = try Table.hits([asked()], size: Size(width: 80, height: 24))
    #expect(table.text.contains("minta petugas kedua"))
    #expect(table.text.contains("minta petugas kedua: IZIN, dicabut menurut pemilik (rekan"))
    #expect(table.text.contains("Y Ya, setuju") && table.text.contains("X Tidak setuju"))
    table.press("y")
    table.press("1")
    table.press(.enter)
    #expect(
      table.tray.deeds == [.second(.answer(ask: "0asked000000000", agrees: true, code: "compared-myself", words: ""))])
    table.keep()
    #expect(table.text.contains("Jawaban SETUJU tersimpan"))
  }

  @Test func `to disagree takes a reason too; in one's own words it must be there`() throws {
    var table = try Table.hits([asked()])
    table.press("x")
    table.press(.end)
    table.press(.enter)
    table.press(.enter)
    #expect(table.tray.deeds.isEmpty, "no words")
    table.type("sidik jari lain", every: 200)
    table.press(.enter)
    #expect(
      table.tray.deeds == [
        .second(.answer(ask: "0asked000000000", agrees: false, code: "other", words: "sidik jari lain"))
      ])
  }

  @Test func `whoever asked can't answer, and the key says why; where nobody asks it says that`() throws {
    var table = try Table.hits([asked(by: "Sari")])
    table.press("y")
    #expect(table.hitsPage?.finding == nil && table.text.contains("harus orang lain"))
    table = try Table.hits()
    table.press("y")
    #expect(table.hitsPage?.finding == nil && table.text.contains("tidak ada yang meminta petugas kedua"))
  }

  @Test func `a strong likeness is said by both at this terminal: the name is asked for, and it is sent again with it`()
    throws
  {
    var table = try Table.hits()
    table.press("b2")
    #expect(table.text.contains("D Berdua di sini"))
    table.press("d")
    guard case .dispose(let disposed, isHere: true)? = table.tray.deeds.last else {
      Issue.record("nothing was sent")
      return
    }
    #expect(disposed.code == "document-differs" && disposed.finding == .otherPerson)
    let ticket = table.tray.lastWriteTicket
    let sentence = Refusal.hit(.secondNameMissing).phrase()
    table.tell(.secondNameNeeded(ticket, sentence))
    #expect(table.text.contains("Petugas kedua") && table.text.contains("tidak terbukti"))
    table.press(.enter)
    #expect(table.text.contains("Nama petugas kedua belum diisi"))
    table.type("Budi Contoh", every: 200)
    table.press(.enter)
    let request = Request.write(ticket, .dispose(disposed, isHere: true))
    #expect(table.tray.requests.last == .seconded(request, by: "Budi Contoh"))
    table.tell(.saved(ticket, Table.start))
    #expect(table.model.form == nil && table.text.contains("Penilaian tersimpan"))
  }

  @Test func `left with Escape the finding is as it was`() throws {
    var table = try Table.hits()
    table.press("b2")
    table.press("d")
    table.tell(.secondNameNeeded(table.tray.lastWriteTicket, Refusal.hit(.secondNameMissing).phrase()))
    table.press(.escape)
    #expect(table.model.form == nil && table.hitsPage?.finding?.isSent == false)
  }

  @Test func `a possible likeness takes one officer, and shows no key for two`() throws {
    var table = try Table.hits()
    table.press(.right)
    table.press("b1")
    #expect(!table.text.contains("Berdua di sini"))
  }

  @Test func `the queue is filtered by key, and its title says so`() throws {
    var table = try Table.hits([asked(), .made("scan-2", minutes: 5, band: "possible", lane: 4)])
    table.press("f")
    #expect(table.text.contains("Temuan, menunggu"))
    table.press("f")
    #expect(table.text.contains("hanya kuat") && table.hitsPage?.rows?.map(\.subject) == ["scan-1"])
    table.press("f")
    #expect(table.text.contains("lajur ini") && table.hitsPage?.rows?.isEmpty == true)
    table.press("f")
    #expect(table.hitsPage?.rows?.map(\.subject) == ["scan-1"])
    table.press("f")
    #expect(table.hitsPage?.rows?.count == 2)
  }

  // MARK: A decision against a list

  @Test func `a decision against a list comes back for words, then for the second officer, here or elsewhere`() throws {
    var table = try Table()
    let ticket = table.open(.other, .strong)
    table.press("i")
    table.tell(.wordsNeeded(ticket, Refusal.hit(.wordsMissing(due: "TOLAK", list: "contoh")).phrase()))
    #expect(table.text.contains("meminta TOLAK") && table.text.contains("lain dari yang diminta daftar"))
    table.type("sudah dicabut", every: 200)
    table.press(.enter)
    guard case .decide(_, let crossing)? = table.tray.requests.last else {
      Issue.record("nothing was decided")
      return
    }
    #expect(crossing.words == "sudah dicabut" && crossing.reason == nil && crossing.outcome == "cleared")
    table.tell(.secondNameNeeded(ticket, Refusal.hit(.secondMissing(due: "TOLAK", list: "contoh")).phrase()))
    #expect(table.text.contains("F4 Minta di konsol lain"))
    table.press(.function(4))
    guard case .write(let asking, .second(let ask))? = table.tray.requests.last else {
      Issue.record("nobody was asked")
      return
    }
    #expect(ask == .ask(scan: "scan-1", outcome: "cleared", crossing.direction, words: "sudah dicabut"))
    table.tell(.saved(asking, Table.start))
    #expect(table.text.contains("diminta di konsol lain"))
    // The decision waits with its words as the next traveller, to be taken once somebody agrees.
    #expect(table.model.returned.count == 1)
    table.press("n")
    #expect(table.model.mode.field?.text == "sudah dicabut")
  }
}
