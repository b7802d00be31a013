import Border
import Journal
import Phrases
import Terminal
import Testing

@testable import Console

/// The patrol book: who is out, what they tell, and how it is written.
struct PatrolsPageTests {
  static let rows: [PatrolRow] = [
    .made("patrol-1", sector: "Sektor Kanan", heard: 140), .made("patrol-2", sector: "Sektor Kiri"),
    .made("patrol-3", sector: "Pos Tiga", minutes: 400, heard: 200, ended: 180),
  ]

  // MARK: Looking

  @Test func `the patrol that is unheard of for longest is chosen, and its entries are asked for`() throws {
    let table = try Table.patrols(Self.rows)
    #expect(table.tray.questions.last?.question == .ledger(.entries(ofPatrol: "patrol-1")))
    #expect(table.text.contains("TERLAMBAT 20 mnt"))
    #expect(table.text.contains("kembali 05:42 (rekan)"))
    #expect(table.text.contains("luar 2, kembali 1"))
  }

  @Test func `a patrol becomes overdue by time alone`() throws {
    var table = try Table.patrols([.made("patrol-2", heard: 118)])
    #expect(!table.text.contains("TERLAMBAT"))
    table.wait(180_000)
    #expect(table.text.contains("! TERLAMBAT 1 mnt"))
  }

  @Test func `entries tell where, how many and to whom, and which were told after the return`() throws {
    var table = try Table.patrols(Self.rows)
    table.press(.end)
    table.answerPatrols(Self.rows, PatrolEntryRow.made)
    table.press(.enter)
    let text = table.text
    #expect(text.contains("1.0167,110.3667; 3 orang; diserahkan: Imigrasi PLBN"))
    #expect(text.contains("dicatat sesudah kembali"))
    // The older one came before the end.
    #expect(text.components(separatedBy: "dicatat sesudah").count == 2)
    table.press(.escape)
    #expect(table.text.contains("Sektor Kanan"))
  }

  @Test func `the chosen patrol stays chosen when the board changes its place`() throws {
    var table = try Table.patrols(Self.rows)
    table.press(.down)
    table.show(.made())
    table.answerPatrols([Self.rows[1], Self.rows[0], Self.rows[2]])
    #expect(table.patrolsPage?.patrol?.id == "patrol-2")
    #expect(table.tray.questions.last?.question == .ledger(.entries(ofPatrol: "patrol-2")))
  }

  @Test func `the answer about a patrol that is not chosen any more changes nothing`() throws {
    var table = try Table.patrols(Self.rows)
    table.press(.down)
    table.tellEntries(of: "patrol-1", PatrolEntryRow.made)
    #expect(table.patrolsPage?.entries == nil)
  }

  @Test func `a question without an answer is told in the page`() throws {
    var table = try Table()
    table.press("p")
    let (ticket, question) = try #require(table.tray.questions.last)
    let failed = Answered.Failed(phrase: Phrase(id: "Tabel tidak terbaca.", en: "The tables can't be read."))
    table.tell(.answered(ticket, Answered(question: question, result: .failure(failed))))
    #expect(table.text.contains("Tabel tidak terbaca."))
  }

  @Test func `five hundred patrols are told to be cut off`() throws {
    let rows = (0..<500).map { PatrolRow.made("patrol-\($0)", ended: 10) }
    #expect(try Table.patrols(rows).text.contains("luar 0, kembali 500+"))
  }

  // MARK: Writing

  @Test func `a patrol is started from the form, with its interval preset`() throws {
    var table = try Table.patrols([])
    table.press("m")
    table.fill("Satgas Contoh", "Letda Rekaan", "12", "Sektor Kiri")
    table.press(" ")
    table.press(.enter, .enter)
    #expect(
      table.tray.deeds == [
        .startPatrol(
          PatrolStarted(
            unit: "Satgas Contoh", leader: "Letda Rekaan", strength: 12, sector: "Sektor Kiri", isJoint: true,
            reportMinutes: 120))
      ])
    table.keep()
    table.answerPatrols(Self.rows)
    #expect(table.patrolsPage?.form == nil)
  }

  @Test func `an entry is logged with its place, its persons and to whom they were handed`() throws {
    var table = try Table.patrols(Self.rows)
    table.press("l")
    table.fill("tiga orang lewat jalan setapak", "1.0167,110.3667", "3")
    table.press("Imigrasi PLBN")
    table.press(.function(10))
    #expect(
      table.tray.deeds == [
        .logPatrol(
          PatrolLogged(
            patrol: "patrol-1", text: "tiga orang lewat jalan setapak", position: GeoPosition("1.0167,110.3667"),
            persons: 3, handedTo: "Imigrasi PLBN"))
      ])
  }

  @Test func `what is wrong stands beside its field, and the first of them has the focus`() throws {
    var table = try Table.patrols(Self.rows)
    table.press("l")
    table.fill("", "di hutan", "9999999")
    table.press(.function(10))
    #expect(table.tray.deeds.isEmpty)
    #expect(table.text.contains("Laporan belum diisi."))
    #expect(table.text.contains("Posisi \"di hutan\" tidak dapat dipakai"))
    #expect(table.text.contains("Jumlah orang \"9999999\" tidak dapat dipakai"))
    #expect(table.patrolsPage?.form?.fields.focus == .text)
  }

  @Test(arguments: ["0", "501", "-3", "1e2", "٣", "99999999"]) func `a strength that can't be is refused`(
    strength: String
  ) throws {
    var table = try Table.patrols([])
    table.press("m")
    table.fill("Satgas Contoh", "Letda Rekaan", strength, "Sektor Kiri")
    table.press(.function(10))
    #expect(table.tray.deeds.isEmpty)
    #expect(table.patrolsPage?.form?.fields.focus == .strength)
  }

  @Test func `a patrol that is back takes what is told late, and the form says so`() throws {
    var table = try Table.patrols(Self.rows)
    table.press(.end)
    table.press("l")
    #expect(table.text.contains("Sudah kembali 05:42: dicatat sesudah kembali."))
    table.press("menyusul")
    table.press(.function(10))
    #expect(table.tray.deeds == [.logPatrol(PatrolLogged(patrol: "patrol-3", text: "menyusul"))])
  }

  @Test func `the end of a patrol is asked for once more, and each key must stand alone`() throws {
    var table = try Table.patrols(Self.rows)
    table.press("a")
    #expect(table.tray.deeds.isEmpty)
    #expect(table.text.contains("tekan A sekali lagi"))
    table.type("a", every: 5)
    #expect(table.tray.deeds.isEmpty)
    table.wait(400)
    #expect(table.tray.deeds == [.endPatrol("patrol-1")])
    table.press(.end)
    table.press("a")
    #expect(table.tray.deeds.count == 1)
    #expect(table.text.contains("sudah kembali"))
  }

  @Test func `Escape asks once before it throws a half written form away`() throws {
    var table = try Table.patrols(Self.rows)
    table.press("l")
    table.press("dua orang")
    table.press(.escape)
    #expect(table.text.contains("Esc sekali lagi"))
    table.press(.left, .escape)
    #expect(table.patrolsPage?.form?.fields.field?.text == "dua orang")
    table.press(.escape)
    #expect(table.patrolsPage != nil && table.patrolsPage?.form == nil)
    table.press("l")
    table.press(.escape)
    #expect(table.patrolsPage?.form == nil)
  }

  @Test func `a document that is read does not take a half written form away`() throws {
    var table = try Table.patrols(Self.rows)
    table.press("l")
    table.press("dua orang")
    table.wait(400)
    table.type(MRZDocument.td3.lines.joined(separator: "\n") + "\n", every: 5)
    #expect(table.tray.presented == [MRZDocument.td3.lines])
    #expect(table.patrolsPage?.form?.fields.field?.text == "dua orang")
  }

  @Test func `Enter while a form is being saved does not send it twice`() throws {
    var table = try Table.patrols(Self.rows)
    table.press("l")
    table.press("dua orang")
    table.press(.function(10), .function(10))
    #expect(table.tray.deeds.count == 1)
    #expect(table.text.contains("Masih disimpan"))
  }

  @Test func `a form that could not be recorded comes back with all that was entered`() throws {
    var table = try Table.patrols(Self.rows)
    table.press("l")
    table.press("dua orang")
    table.press(.function(10))
    let ticket = table.tray.lastWriteTicket
    table.answerPatrols(Self.rows)
    table.tell(.refused(ticket, Phrase(id: "Disk penuh.", en: "The disk is full."), isFinal: false))
    #expect(table.text.contains("Disk penuh."))
    // It is where it was, and stays there whatever boards come.
    table.show(.made())
    table.answerPatrols(Self.rows)
    #expect(table.patrolsPage?.form?.fields.field?.text == "dua orang")
    table.press(.function(10))
    #expect(table.tray.deeds.count == 2)
    #expect(table.tray.deeds.first == table.tray.deeds.last)
  }

  @Test func `nothing is written where the store can't be`() throws {
    var table = try Table.patrols(Self.rows)
    let words = Phrase(id: "tertutup", en: "closed")
    table.tell(.trouble(Trouble(word: words, sentence: words, isClosed: true)))
    table.press("m")
    table.press("l")
    table.press("a")
    #expect(table.patrolsPage?.form == nil)
    #expect(table.tray.deeds.isEmpty)
  }

  @Test func `a paste of ten thousand characters is cut and told`() throws {
    var table = try Table.patrols(Self.rows)
    table.press("l")
    table.paste(String(repeating: "a\u{202E}", count: 10_000))
    #expect(table.patrolsPage?.form?.fields.field?.count == 1_000)
    #expect(table.text.contains("Tempelan terlalu panjang"))
    table.press(.function(10))
    #expect(table.tray.deeds.count == 1)
  }

  @Test(arguments: Shot.allCases) func `no key is bound twice`(shot: Shot) throws {
    let table = try shot.table(.id, Size(width: 80, height: 24))
    #expect(table.model.currentKeys.conflicts().isEmpty)
  }

  @Test(arguments: Shot.allCases) func `every size is drawn, and the cursor stays on the screen`(shot: Shot) throws {
    var table = try shot.table(.id, Size(width: 80, height: 24))
    for size in Table.oddSizes {
      table.handle(.input(.resize(size)))
      let canvas = table.screen(size)
      #expect(canvas.cursor.map { Rect(size).contains($0) } ?? true)
    }
  }

  // MARK: As they were drawn

  enum Shot: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case list, empty, full, start, wrong, late, unsaved

    var testDescription: String { rawValue }

    func table(_ language: Language, _ size: Size) throws -> Table {
      var table = try Table.patrols(
        self == .empty ? [] : PatrolsPageTests.rows, PatrolEntryRow.made, language: language, size: size)
      switch self {
      case .list, .empty: break
      case .full: table.press(.enter)
      case .start:
        table.press("m")
        table.fill("Satgas Contoh", "Letda Rekaan", "12", "Sektor Kiri")
      case .wrong:
        table.press("m")
        table.fill("Satgas Contoh", "", "900")
        table.press(.function(10))
      case .late:
        table.press(.end)
        table.press("l")
        table.press("menyusul")
      case .unsaved:
        table.press("l")
        table.press("dua orang")
        table.press(.escape)
      }
      return table
    }
  }

  @Test(arguments: Shot.allCases, Language.allCases) func `the patrol book is as it was drawn`(
    shot: Shot, language: Language
  ) throws {
    try GoldenScreen.check("patrols-" + shot.rawValue, language) { try shot.table(language, $0) }
  }
}

extension PatrolEntryRow {
  /// What patrol-3 tells: the newer one after its return at 05:42.
  fileprivate static let made: [PatrolEntryRow] = [
    PatrolEntryRow(
      seq: 9, id: "e2", time: Timestamp(milliseconds: Table.start.milliseconds - 60 * 60_000), officer: "sari",
      text: "catatan menyusul: patok utuh, jalan setapak baru ditemukan di sebelah kiri sungai kecil"),
    PatrolEntryRow(
      seq: 8, id: "e1", time: Timestamp(milliseconds: Table.start.milliseconds - 200 * 60_000), officer: "rekan",
      text: "tiga orang lewat jalan setapak", position: GeoPosition("1.0167,110.3667"), persons: 3,
      handedTo: "Imigrasi PLBN"),
  ]
}

extension Table {
  /// The patrol book over the dashboard, answered.
  static func patrols(
    _ rows: [PatrolRow], _ entries: [PatrolEntryRow] = [], language: Language = .id,
    size: Size = Size(width: 80, height: 24)
  ) throws -> Table {
    var table = try Table(language: language, size: size)
    table.show(.made())
    table.press("p")
    table.answerPatrols(rows, entries)
    return table
  }

  /// Answers the newest question, and the one about the entries that follows.
  fileprivate mutating func answerPatrols(_ rows: [PatrolRow], _ entries: [PatrolEntryRow] = []) {
    reply { if case .ledger(.patrols) = $0 { .ledger(.patrols(rows)) } else { nil } }
    reply { if case .ledger(.entries) = $0 { .ledger(.entries(entries)) } else { nil } }
  }

  fileprivate mutating func tellEntries(of patrol: String, _ rows: [PatrolEntryRow]) {
    guard let ticket = patrolsPage?.ticket else { return }
    let question = Question.ledger(.entries(ofPatrol: patrol))
    tell(.answered(ticket, Answered(question: question, result: .success(.ledger(.entries(rows))))))
  }

  /// Writes one field after the other, Enter behind each.
  mutating func fill(_ texts: String...) {
    for text in texts {
      press(text)
      press(.enter)
    }
  }

  fileprivate var patrolsPage: PatrolsPage? {
    if case .patrols(let page) = model.pages.last { page } else { nil }
  }
}
