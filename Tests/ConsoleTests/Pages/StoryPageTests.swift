import Journal
import Phrases
import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

extension CrossingStory {
  /// A crossing to which everything has happened.
  static var full: CrossingStory {
    func time(_ minutes: Int) -> Timestamp { Timestamp(milliseconds: Table.start.milliseconds + minutes * 60_000) }
    var row = CrossingRow.made(8, minutes: -2, outcome: "refused", reason: "no-visa", scan: "scan-8")
    row.facts.note = "bersama anak"
    row.voiding = CrossingRow.Voiding(time: time(1_500), officer: "penyelia", reason: "salah orang")
    return CrossingStory(
      crossing: row, scan: Scan(time: time(0), lane: 2, officer: "rekan", source: "keyboard"),
      checks: [
        Check(
          time: time(1),
          check: WatchlistChecked(
            subject: "scan-8", traveller: row.facts.traveller, documentNumber: nil, lists: [Answer.list],
            candidates: Answer.strong.candidates))
      ],
      findings: [
        HitFinding(
          id: "f1", time: time(9), officer: "penyelia", list: "contoh", entry: "contoh-1", finding: .otherPerson,
          reason: "tanggal lahir lain")
      ],
      changes: [
        CrossingChange(
          time: time(5), officer: "sari", reason: "salah ketik",
          fields: [
            FactChange(.birth, before: "1990-03-02", after: "1990-02-03"), FactChange(.sex, before: nil, after: "M"),
            FactChange(.direction, before: "out", after: "in"),
          ])
      ])
  }
}

/// One crossing with its whole history, and what can be done with its record.
struct StoryPageTests {
  private func table(_ row: CrossingRow = .made(8), size: Size = Size(width: 80, height: 24)) throws -> Table {
    var table = try Table(size: size)
    table.show(.made(crossings: [row]))
    table.press(.enter)
    return table
  }

  private func page(_ table: Table) -> StoryPage? {
    if case .story(let page)? = table.model.pages.last { page } else { nil }
  }

  @Test(arguments: [1, 2]) func `the dashboard's key voids a crossing of this lane, and only opens another's`(
    lane: Int
  ) throws {
    var table = try Table()
    table.show(.made(crossings: [.made(8, lane: lane)]))
    table.press("z")
    #expect(page(table) != nil)
    #expect((page(table)?.field != nil) == (lane == table.model.lane))
    #expect(table.text.contains("dari lajur 2") == (lane == 2))
    table.press("z")
    #expect(page(table)?.field != nil)
  }

  // MARK: What it says

  @Test func `everything that happened is told in its order`() throws {
    var table = try table(size: Size(width: 100, height: 60))
    #expect(table.text.contains("membaca riwayat"))
    table.reply { _ in .ledger(.story(.full)) }
    let text = table.text
    var rest = Substring(text)
    for part in [
      "! BATAL", "REKAAN, BUDI", "Riwayat 21-11-2026", "08:42:00 Ditunjukkan: dibaca atau diketik, L2, rekan",
      "08:43:00 Diperiksa: contoh 20-11-2026. 2 yang mirip:", "!0,94 KUAT REKAAN, BOEDI (contoh contoh-1)",
      "?0,71 MUNGKIN", "08:44:00 Diputuskan: TOLAK, L2, rekan", "08:47:00 Diperbaiki: sari",
      "Tanggal lahir: 02-03-1990 -> 03-02-1990", "Jenis kelamin: - -> L", "Arah: KELUAR -> MASUK",
      "Alasan: salah ketik",
      "08:51:00 Dinilai: orang lain, contoh contoh-1, penyelia", "tanggal lahir lain", "Riwayat 22-11-2026",
      "! Dibatalkan: penyelia", "Alasan: salah orang",
    ] {
      let found = rest.range(of: part)
      #expect(found != nil, "\(part) is not behind the part before")
      if let found { rest = rest[found.upperBound...] }
    }
  }

  @Test func `a decision against a list says what was asked, who asked whom, what they said, and why`() throws {
    func time(_ minutes: Int) -> Timestamp { Timestamp(milliseconds: Table.start.milliseconds + minutes * 60_000) }
    var row = CrossingRow.made(8, minutes: -9, words: "dicabut menurut pemilik", scan: "scan-8")
    row.override = HitOverride(
      list: "contoh", entry: "contoh-1", listClass: "tangkal", due: "refused",
      second: SecondNamed(officer: "budi", isProven: false), seconded: "a2")
    let found = HitFinding(
      id: "f1", time: time(1), officer: "rekan", list: "contoh", entry: "contoh-1", finding: .otherPerson,
      code: "birth-differs", reason: "", awaits: true)
    func ask(_ id: String, _ minutes: Int, _ about: HitSecondAsked.About, _ agrees: Bool) -> SecondAsk {
      SecondAsk(
        id: id, subject: "scan-8", time: time(minutes), officer: "rekan", about: about,
        reason: about.outcome == nil ? nil : "dicabut",
        answer: SecondAsk.Answer(
          id: "a" + id, time: time(minutes + 1), officer: "budi", agrees: agrees,
          code: agrees ? "owner-confirmed" : "not-convinced", reason: nil, isProven: true))
    }
    var candidates = Answer.strong.candidates
    candidates[0].listClass = "tangkal"
    let story = CrossingStory(
      crossing: row,
      checks: [
        CrossingStory.Check(
          time: time(0),
          check: WatchlistChecked(
            subject: "scan-8", traveller: row.facts.traveller, documentNumber: nil, lists: [Answer.list],
            candidates: candidates))
      ],
      findings: [found],
      asks: [ask("1", 2, .finding("f1"), false), ask("2", 4, .outcome("cleared"), true)])
    var table = try table(row, size: Size(width: 110, height: 60))
    table.reply { _ in .ledger(.story(story)) }
    var rest = Substring(table.text)
    for part in [
      "tangkal: diminta TOLAK. Tolak masuk", "Dinilai: orang lain, contoh contoh-1, rekan", "tanggal lahir lain",
      "? tidak berlaku: petugas kedua tidak setuju", "minta petugas kedua: penilaian ini, rekan",
      "tidak setuju: buktinya belum cukup, budi", "minta petugas kedua: IZIN, dicabut, rekan",
      "setuju: pemilik daftar sudah dihubungi, budi",
      "! Lain dari yang diminta daftar: TOLAK (contoh contoh-1 tangkal)",
      "! Petugas kedua di konsol lain: budi, tidak terbukti", "Alasan: dicabut menurut pemilik",
    ] {
      let range = rest.range(of: part)
      #expect(range != nil, "\(part) is not behind the part before:\n\(table.text)")
      if let range { rest = rest[range.upperBound...] }
    }
  }

  @Test func `where the lists were not asked it says so, and who came along stands there`() throws {
    var row = CrossingRow.made(8)
    row.company = Company(
      party: "0party000000000", guardian: Guardian(relation: "mother", name: "CONTOH, SITI"),
      conveyance: Conveyance(plate: "KB 1 XX"))
    var table = try table(row, size: Size(width: 80, height: 50))
    table.reply { _ in .ledger(.story(CrossingStory(crossing: row))) }
    for part in ["? Tidak diperiksa ke daftar.", "0party000000000", "CONTOH, SITI", "KB 1 XX"] {
      #expect(table.text.contains(part), "\(part)")
    }
  }

  @Test(arguments: ["secondary", "referred"]) func `reasons that would show a referral are not shown`(
    outcome: String
  ) throws {
    var table = try table(.made(8, outcome: outcome, reason: "R1", words: "rahasia"), size: Size(width: 80, height: 50))
    table.reply { _ in
      .ledger(.story(CrossingStory(crossing: .made(8, outcome: outcome, reason: "R1", words: "rahasia"))))
    }
    #expect(table.text.contains("(tidak ditampilkan di lajur)"))
    #expect(table.text.contains("SEK."))
    #expect(!table.text.contains("rahasia"))
    #expect(!table.text.contains("R1"))
    #expect(!table.text.contains("RUJUK"))
  }

  @Test func `an open reason is shown, with its words`() throws {
    let table = try table(.made(8, outcome: "postponed", reason: "other", words: "menunggu keluarga"))
    #expect(table.text.contains("menunggu keluarga"))
  }

  @Test func `a failure and a crossing that is not there are said, and the record stays`() throws {
    var table = try table()
    let (ticket, question) = try #require(table.tray.questions.last)
    table.tell(.answered(ticket, Answered(question: question, result: .failure(.init(phrase: .storeClosed)))))
    #expect(table.text.contains("! penyimpanan tidak dapat ditulis"))
    #expect(table.text.contains("REKAAN, BUDI"))
    table.reply { _ in .ledger(.story(nil)) }
    #expect(table.text.contains("! Tidak ada pelintasan"))
    table.reply { _ in .ledger(.story(CrossingStory(crossing: .made(8)))) }
    #expect(!table.text.contains("! "))
  }

  @Test func `it is asked again when the board changes, and another's answer is passed over`() throws {
    var table = try table()
    table.show(.made(crossings: [.made(8), .made(7)]))
    #expect(table.tray.questions.map(\.question) == [.ledger(.story("id8")), .ledger(.story("id8"))])
    let ticket = table.tray.lastTicket
    table.tell(
      .answered(
        ticket,
        Answered(
          question: .ledger(.story("id7")),
          result: .success(.ledger(.story(CrossingStory(crossing: .made(7, name: "LAIN, SAMA SEKALI"))))))))
    #expect(!table.text.contains("LAIN, SAMA SEKALI"))
  }

  @Test func `arrows and pages scroll to the end and back`() throws {
    var table = try table(size: Size(width: 40, height: 10))
    table.reply { _ in .ledger(.story(.full)) }
    func top() -> Int { page(table)?.top ?? -1 }
    table.press(.down, .down, .up)
    #expect(top() == 1)
    table.press(.pageDown)
    #expect(top() > 1)
    table.press(.end)
    let last = top()
    #expect(table.text.contains("salah orang"))
    table.press(.down, .pageDown)
    #expect(top() == last)
    table.press(.pageUp)
    #expect(top() < last)
    table.press(.home)
    #expect(top() == 0)
    table.press(.up)
    #expect(top() == 0)
    table.press(.end)
    table.handle(.input(.resize(Size(width: 200, height: 50))))
    #expect(table.text.contains("REKAAN, BUDI"))
    table.press(.up)
    #expect(top() == 0)
  }

  // MARK: Void

  @Test func `a record is declared void with its reason`() throws {
    var table = try table()
    table.press("z")
    #expect(table.text.contains("Mengapa catatan ini salah?"))
    table.press("zP? salah")
    table.press(.enter)
    #expect(table.tray.writes == [.void(crossing: "id8", reason: "zP? salah")])
    #expect(table.model.pages.isEmpty)
    table.tell(.saved(table.tray.lastTicket, Table.start))
    #expect(table.text.contains("Pembatalan tersimpan"))
  }

  @Test func `from the dashboard the field is open at once, and Escape goes back there`() throws {
    var table = try Table()
    table.show(.made(crossings: [.made(8, lane: 1)]))
    table.press("z")
    #expect(table.model.currentField != nil)
    table.press(.escape)
    #expect(table.model.pages.isEmpty)
    table.press("z")
    table.press("salah")
    table.press(.escape)
    #expect(table.model.currentField == nil)
    table.press("z")
    #expect(table.model.currentField?.text == "salah")
  }

  @Test func `Enter too soon after the last letter is not lost without a word`() throws {
    var table = try table()
    table.press("z")
    table.press("salah")
    table.handle(.input(.key(.character("h"))))
    table.wait(120)
    table.handle(.input(.key(.enter)))
    table.wait(1_000)
    #expect(table.tray.writes.isEmpty)
    #expect(table.text.contains("tekan Enter"))
    table.press(.enter)
    #expect(table.tray.writes == [.void(crossing: "id8", reason: "salahh")])
  }

  @Test func `an empty reason is refused`() throws {
    var table = try table()
    table.press("z ")
    table.press(.enter)
    #expect(table.tray.writes.isEmpty)
    #expect(table.text.contains(Refusal.missing(.reason).phrase().id))
    #expect(table.model.currentField != nil)
  }

  @Test func `a refused void comes back with its words, and goes again`() throws {
    var table = try table()
    table.press("z")
    table.press("salah orang")
    table.press(.enter)
    table.tell(.refused(table.tray.lastTicket, Phrase(id: "Disk penuh.", en: "The disk is full."), isFinal: false))
    #expect(table.model.currentField?.text == "salah orang")
    #expect(table.text.contains("! REKAAN, BUDI: Disk penuh."))
    table.press(.enter)
    #expect(table.tray.writes.count == 2)
    #expect(table.tray.writes.last == table.tray.writes.first)
  }

  @Test func `a record that became void while the reason was typed is not voided again`() throws {
    var table = try table()
    table.press("z")
    table.press("salah")
    table.show(.made(crossings: [.made(8, void: "oleh penyelia")]))
    table.reply { _ in .ledger(.story(CrossingStory(crossing: .made(8, void: "oleh penyelia")))) }
    table.press(.enter)
    #expect(table.tray.writes.isEmpty)
    #expect(table.text.contains("sudah dibatalkan"))
  }

  @Test func `void and amend say why they can't be used`() throws {
    var table = try table(.made(8, void: "salah"))
    table.press("z")
    #expect(table.text.contains("Batal: sudah dibatalkan."))
    table.press("p")
    #expect(table.text.contains("Perbaiki: sudah dibatalkan."))
    table = try self.table()
    let why = Phrase(id: "ditutup", en: "closed")
    table.tell(.trouble(Trouble(word: .closedStore, sentence: why, isClosed: true)))
    table.press("z")
    #expect(table.text.contains("Batal: penyimpanan tidak dapat ditulis."))
    table.press("p")
    #expect(table.model.pages.count == 1)
  }

  @Test func `a paste goes into the reason and decides nothing`() throws {
    var table = try table()
    table.paste("kata")
    #expect(table.text.contains("tidak ada yang diputuskan"))
    table.press("z")
    table.paste("salah\norang\u{202E}\n")
    #expect(table.model.currentField?.text == "salah orang ")
    #expect(table.text.contains("Tempelan terlalu panjang"))
    table.paste(String(repeating: "x", count: 10_000))
    #expect(table.model.currentField?.count == CrossingRecorded.reasonLimit)
    #expect(table.tray.writes.isEmpty)
  }

  @Test func `a passport that is read takes the screen, but not from a reason that is typed`() throws {
    var table = try table()
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(table.model.mode.laneCase?.document.lines == MRZDocument.td3.lines)
    table = try self.table()
    table.press("z")
    table.press("salah")
    table.wait(400)
    table.type(MRZDocument.td3.typed(inOneLine: false), every: 5)
    #expect(table.model.currentField?.text == "salah")
    #expect(table.tray.writes.isEmpty)
  }

  @Test func `it draws at every size, and no key does two things`() throws {
    var table = try table()
    table.reply { _ in .ledger(.story(.full)) }
    for voiding in [false, true] {
      if voiding {
        table.reply { _ in .ledger(.story(CrossingStory(crossing: .made(8)))) }
        table.press("z")
      }
      #expect(table.model.currentKeys.conflicts().isEmpty)
      for width in [0, 1, 3, 20, 40, 200] {
        for height in [0, 1, 4, 5, 6, 10, 50] {
          table.handle(.input(.resize(Size(width: width, height: height))))
          _ = table.screen()
        }
      }
    }
  }
}
