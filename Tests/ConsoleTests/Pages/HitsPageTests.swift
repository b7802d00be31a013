import Border
import Journal
import Phrases
import ReferenceData
import Terminal
import Testing
import TravelDocuments
import Watchlist

@testable import Console

/// The hits' screen: who waits, side by side with the candidates, and what officers find.
struct HitsPageTests {
  // MARK: Looking

  @Test func `the hit that waits longest is chosen, and its entry is asked for`() throws {
    let table = try Table.hits()
    #expect(table.tray.questions.map(\.question).contains(.ledger(.hits(HitFilter()))))
    #expect(table.tray.questions.last?.question == .entry(list: "contoh", entry: "contoh-1"))
    #expect(table.text.contains("2 menunggu, 2 lain"))
    #expect(table.text.contains("Kandidat 1/3"))
  }

  @Test func `opened for a traveller whose hit is not read yet it shows nobody else's, and then theirs`() throws {
    var table = try Table()
    table.show(.made())
    table.open(.other, .strong, scan: "scan-9")
    table.press(.tab)
    table.answerHits(HitRow.queue)
    #expect(table.hitsPage?.hit == nil)
    table.press("s")
    #expect(table.hitsPage?.finding == nil)
    table.show(.made())
    table.answerHits(HitRow.queue + [.made("scan-9", minutes: 1)])
    #expect(table.hitsPage?.hit?.subject == "scan-9")
    // An arrow is another choice.
    table = try Table()
    table.show(.made())
    table.open(.other, .strong, scan: "scan-9")
    table.press(.tab)
    table.answerHits(HitRow.queue)
    table.press(.down)
    #expect(table.hitsPage?.hit?.subject == HitRow.queue.dropFirst().first?.subject)
  }

  @Test func `traveller and entry stand on one line where they compare`() throws {
    let lines = try Table.hits(size: Size(width: 120, height: 40)).screen().lines
    let birth = try #require(lines.first { $0.contains("Lahir") })
    #expect(birth.contains("03-02-1990") && birth.contains("= 03-02-1990"))
    let document = try #require(lines.first { $0.contains("Dokumen") })
    #expect(document.contains("X1000001") && document.contains("x A7654321 Paspor IDN"))
    #expect(lines.contains { $0.contains("Diminta daftar: TANGKAL: tolak dan beri tahu") })
    #expect(lines.contains { $0.contains("~ BUDI") && $0.contains("BOEDI") && $0.contains("ejaan lain") })
  }

  @Test func `the sign stands at the one date and number that was compared`() throws {
    let row = HitRow.compared(
      "scan-1", reasons: ["birth-approximate|1990-02-03|~1989", "document-one-edit|X1000001|A7654321"])
    let lines = try Table.hits([row], size: Size(width: 120, height: 40)).screen().lines
    let birth = try #require(lines.firstIndex { $0.contains("Lahir") })
    #expect(lines[birth].contains("  03-02-1990") && lines[birth + 1].contains("~ sekitar 1989"))
    #expect(lines.contains { $0.contains("Dokumen") && $0.contains("~ A7654321 Paspor IDN") })
    // Of an entry that is on no list any more nothing is compared.
    let gone = try Table.hits([row], listed: nil, size: Size(width: 120, height: 40)).screen().lines
    #expect(gone.contains { $0.contains("Dokumen") && $0.contains("X1000001") && !$0.contains("~") })
  }

  @Test func `on a narrow screen the entry stands below the traveller, by Tab`() throws {
    var table = try Table.hits(size: Size(width: 40, height: 10))
    #expect(!table.text.contains("Kandidat 1/3"))
    table.press(.tab)
    #expect(table.text.contains("Kandidat 1/3"))
    let lines = table.screen().lines
    let name = try #require(lines.firstIndex { $0.contains("Nama     REKAAN, BUDI") })
    #expect(lines[name + 1].contains("~> REKAAN, BOEDI"))
    table.press(.end)
    #expect(table.text.contains("Catatan"))
  }

  @Test func `the arrows go through the candidates, the weak one too`() throws {
    var table = try Table.hits()
    table.press(.right)
    #expect(table.tray.questions.last?.question == .entry(list: "contoh", entry: "contoh-7"))
    table.press(.right)
    #expect(table.text.contains("Kandidat 3/3"))
    #expect(table.text.contains("1- 2- (3-)"))
    table.press(.right)
    #expect(table.text.contains("Kandidat 1/3"))
  }

  @Test func `the answer about an entry that is not chosen any more changes nothing`() throws {
    var table = try Table.hits()
    let old = try #require(table.tray.questions.last)
    table.press(.right)
    table.tell(.answered(old.ticket, Answered(question: old.question, result: .success(.entry(.rekaan)))))
    #expect(table.hitsPage?.entry?.listed == nil)
  }

  @Test func `an entry that the lists have no more is told, and so is a list that was replaced`() throws {
    var table = try Table.hits(listed: nil)
    #expect(table.text.contains("tidak ada lagi di daftar"))
    table = try Table.hits(listed: .rekaan(sha256: "11"))
    #expect(table.text.contains("Daftar sudah diganti"))
  }

  @Test func `a question without an answer is told in the page`() throws {
    var table = try Table()
    table.press("t")
    let (ticket, question) = try #require(table.tray.questions.last)
    let failed = Answered.Failed(phrase: Phrase(id: "Tabel tidak terbaca.", en: "The tables can't be read."))
    table.tell(.answered(ticket, Answered(question: question, result: .failure(failed))))
    #expect(table.text.contains("Tabel tidak terbaca."))
  }

  @Test func `the period and the state of a figure stand in the title`() throws {
    var table = try Table()
    let filter = HitFilter(
      from: Timestamp(milliseconds: Table.start.milliseconds - 3_600_000), to: Table.start,
      state: .disposed(.otherPerson))
    table.model.push(.hits(HitsPage(Ticket(number: 900), filter)), at: table.now)
    table.answerHits([])
    #expect(table.text.contains("Temuan, 07:42 - 08:42, x orang lain"))
    #expect(table.text.contains("Tidak ada temuan."))
  }

  @Test func `a hit that waits opens at the lane, a decided one as its crossing`() throws {
    var table = try Table.hits()
    table.press(.enter)
    #expect(table.model.pages.isEmpty)
    #expect(table.tray.requests.contains { if case .take(_, "scan-1") = $0 { true } else { false } })
    table = try Table.hits()
    table.press(.down, .down)
    table.press("n")
    guard case .story = table.model.pages.last else {
      Issue.record("no crossing opened")
      return
    }
  }

  // MARK: Finding

  @Test func `a usual reason by its digit is recorded by Enter, and the next candidate comes`() throws {
    var table = try Table.hits()
    table.press("b")
    table.press("2")
    #expect(table.tray.deeds.isEmpty)
    table.press(.enter)
    #expect(try table.tray.deeds == [.made(.otherPerson, "contoh-1", "nomor dokumen lain")])
    table.keep()
    table.answerHits(HitRow.queue)
    #expect(table.hitsPage?.finding == nil)
    #expect(table.hitsPage?.candidate?.entry == "contoh-7")
  }

  @Test func `behind the last open candidate the next hit that waits comes`() throws {
    var table = try Table.hits()
    table.press(.right)
    table.press("r")
    table.press(.enter)
    table.keep()
    var rows = HitRow.queue
    rows[0] = .compared("scan-1", findings: [.found("f1", .otherPerson)])
    table.answerHits(rows)
    #expect(table.hitsPage?.hit?.subject == "scan-2")
  }

  @Test func `the same person needs no look at the other candidates`() throws {
    var table = try Table.hits()
    table.press("s2")
    table.press(.enter)
    table.keep()
    table.answerHits(HitRow.queue)
    #expect(table.hitsPage?.hit?.subject == "scan-2")
  }

  @Test func `own words are the last reason, and empty ones are refused`() throws {
    var table = try Table.hits()
    table.press("r4")
    table.press(.enter)
    table.press("  ")
    table.press(.enter)
    #expect(table.tray.deeds.isEmpty)
    #expect(table.text.contains("Alasan belum diisi."))
    table.press("kembar?")
    table.press(.enter)
    #expect(try table.tray.deeds == [.made(.cannotTell, "contoh-1", "  kembar?")])
  }

  @Test func `usual reasons are recorded in one language, whatever the screen's`() throws {
    var table = try Table.hits(language: .en)
    table.press("b")
    #expect(table.text.contains("another date of birth"))
    table.press(.enter)
    #expect(try table.tray.deeds == [.made(.otherPerson, "contoh-1", "nomor dokumen lain")])
  }

  @Test func `a second opinion shows the first and replaces it`() throws {
    var table = try Table.hits([.compared("scan-1", findings: [.found("f1", .otherPerson)])])
    table.press(.left)
    #expect(table.text.contains("x orang lain: tanggal lahir lain (rekan 08:42)"))
    table.press("s")
    #expect(table.text.contains("Penilaian pertama: x orang lain"))
    table.press(.enter)
    #expect(try table.tray.deeds == [.made(.samePerson, "contoh-1", "nama dan tanggal lahir sama", replaces: "f1")])
  }

  @Test func `Escape keeps the words with their reason, and asks before they are thrown away`() throws {
    var table = try Table.hits()
    table.press("s5")
    table.press(.enter)
    table.press("bekas luka")
    table.press(.escape)
    #expect(table.text.contains("dengan kata-kata sendiri: bekas luka"))
    table.press(.escape)
    #expect(table.text.contains("Esc sekali lagi"))
    #expect(table.hitsPage?.finding != nil)
    table.press(.escape)
    #expect(table.hitsPage?.finding == nil)
  }

  @Test func `nothing is found where the store can't be written`() throws {
    var table = try Table.hits()
    let words = Phrase(id: "tertutup", en: "closed")
    table.tell(.trouble(Trouble(word: words, sentence: words, isClosed: true)))
    table.press("s")
    #expect(table.hitsPage?.finding == nil)
  }

  @Test func `a paste of ten thousand characters is cut and told`() throws {
    var table = try Table.hits()
    table.press("s5")
    table.press(.enter)
    table.paste(String(repeating: "a\u{202E}", count: 10_000))
    #expect(table.hitsPage?.field?.count == 500)
    #expect(table.text.contains("Tempelan terlalu panjang"))
  }

  // MARK: Two consoles

  @Test func `a board change keeps the reason that is being written, and the hit`() throws {
    var table = try Table.hits()
    table.press("s5")
    table.press(.enter)
    table.press("bekas luka")
    table.show(.made())
    table.answerHits([HitRow.queue[1], HitRow.queue[0]])
    #expect(table.hitsPage?.field?.text == "bekas luka")
    #expect(table.hitsPage?.hit?.subject == "scan-1")
    table.press(.enter)
    #expect(try table.tray.deeds == [.made(.samePerson, "contoh-1", "bekas luka")])
  }

  @Test func `what somebody else found meanwhile is told before anything is recorded over it`() throws {
    var table = try Table.hits()
    table.press("s2")
    table.show(.made())
    var rows = HitRow.queue
    rows[0] = .compared("scan-1", findings: [.found("f9", .otherPerson)])
    table.answerHits(rows)
    #expect(table.text.contains("Enter lagi bila berpendapat lain: rekan baru saja menilai orang lain"))
    table.press(.enter)
    #expect(table.tray.deeds.isEmpty)
    table.press(.enter)
    #expect(try table.tray.deeds == [.made(.samePerson, "contoh-1", "nama dan tanggal lahir sama", replaces: "f9")])
  }

  @Test func `a hit that is listed no more while its reason is written says so`() throws {
    var table = try Table.hits()
    table.press("s")
    table.show(.made())
    table.answerHits([HitRow.queue[1]])
    #expect(table.text.contains("tidak lagi di daftar yang tampil"))
    table.press(.escape)
    #expect(table.hitsPage?.hit?.subject == "scan-2")
  }

  @Test func `the chosen hit stays chosen when others come before it`() throws {
    var table = try Table.hits()
    table.press(.down)
    table.show(.made())
    table.answerHits([.compared("scan-0")] + HitRow.queue)
    #expect(table.hitsPage?.hit?.subject == "scan-2")
  }

  @Test func `a finding that could not be recorded comes back with its words`() throws {
    var table = try Table.hits()
    table.press("s5")
    table.press(.enter)
    table.press("bekas luka")
    table.press(.enter)
    let ticket = table.tray.lastWriteTicket
    table.answerHits(HitRow.queue)
    table.tell(.refused(ticket, Phrase(id: "Disk penuh.", en: "The disk is full."), isFinal: false))
    #expect(table.text.contains("Disk penuh."))
    // It is where it was, and stays there whatever boards come.
    table.show(.made())
    table.answerHits(HitRow.queue)
    #expect(table.hitsPage?.field?.text == "bekas luka")
    table.press(.enter)
    #expect(table.tray.deeds.count == 2)
    #expect(table.tray.deeds.first == table.tray.deeds.last)
  }

  @Test func `a finding that came too late is told, and does not come back`() throws {
    var table = try Table.hits()
    table.press("s1")
    table.press(.enter)
    let ticket = table.tray.lastWriteTicket
    table.answerHits(HitRow.queue)
    table.tell(.refused(ticket, Refusal.alreadyFound(officer: "rekan", time: Table.start).phrase(), isFinal: true))
    #expect(table.text.contains("sudah dinilai rekan"))
    table.press(.escape)
    table.press("n")
    #expect(table.model.pages.isEmpty)
  }

  @Test func `Enter while a finding is being saved does not send it twice`() throws {
    var table = try Table.hits()
    table.press("s1")
    table.press(.enter, .enter)
    #expect(table.tray.deeds.count == 1, "one too many is passed over")
    table.wait(1_000)
    table.press(.enter)
    #expect(table.tray.deeds.count == 1)
    #expect(table.text.contains("masih disimpan"))
  }

  @Test func `a document that is read does not take a finding away that is being written`() throws {
    var table = try Table.hits()
    table.press("s5")
    table.press(.enter)
    table.press("bekas")
    table.wait(400)
    table.type(MRZDocument.td3.lines.joined(separator: "\n") + "\n", every: 5)
    #expect(table.tray.presented == [MRZDocument.td3.lines])
    #expect(table.hitsPage?.field?.text == "bekas")
  }

  @Test(arguments: HitDisposed.Finding.allCases) func `each usual reason has a digit and fits into a record`(
    finding: HitDisposed.Finding
  ) throws {
    let usual = try ReferenceData.shared.get().hits.reasons(for: finding.rawValue).filter { !$0.needsWords }
    #expect((1...8).contains(usual.count))
    #expect(usual.allSatisfy { $0.label.value.id.count <= HitDisposed.reasonLimit })
  }
}

extension Write {
  fileprivate static func made(
    _ finding: HitDisposed.Finding, _ entry: String, _ reason: String, replaces: String? = nil
  ) throws -> Write {
    let usual = try ReferenceData.shared.get().hits.reasons.first { $0.label.value.id == reason }
    return .dispose(
      HitDisposed(
        subject: "scan-1", check: "c-scan-1", finding: finding, list: "contoh", entry: entry,
        code: usual?.code ?? HitTables.ownWords, reason: usual == nil ? reason : "", replaces: replaces), isHere: false)
  }
}
