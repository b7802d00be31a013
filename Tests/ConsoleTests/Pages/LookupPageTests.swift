import Border
import Phrases
import Terminal
import Testing
import TravelDocuments
import Watchlist

@testable import Console

/// The look-up by hand: asking while typing, showing, opening.
struct LookupPageTests {
  @Test func `each letter asks anew and no letter waits for an answer`() throws {
    var table = try Table.lookingUp()
    table.press("bu")
    table.press(.backspace)
    #expect(table.tray.lookups.map(\.text) == ["b", "bu", "b"])
    #expect(table.model.currentField?.text == "b")
  }

  @Test func `a key that changes no word asks nothing`() throws {
    var table = try Table.lookingUp("budi")
    let before = table.tray.lookups.count
    table.press(.left, .home, .end, .character(" "), .backspace)
    #expect(table.tray.lookups.count == before)
  }

  @Test func `an answer to an earlier text is dropped`() throws {
    var table = try Table.lookingUp("budi")
    let (ticket, early) = try #require(table.tray.questions.last)
    table.press("x")
    table.tell(.answered(ticket, Answered(question: early, result: .success(.lookup(.strong)))))
    #expect(!table.text.contains("REKAAN, BOEDI"))
    table.answerLookup()
    #expect(table.text.contains("REKAAN, BOEDI"))
  }

  @Test func `the last answer stays, dimmed and marked, until the new one comes`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    #expect(!table.text.contains("mencari…"))
    #expect(table.screen().styled().contains("wwwwwwwwwwwww"))
    table.handle(.input(.key(.character("r"))))
    #expect(table.text.contains("REKAAN, BOEDI"))
    #expect(table.text.contains("mencari…"))
    #expect(!table.screen().styled().contains("wwwwwwwwwwwww"))
    table.answerLookup(.nobody)
    #expect(!table.text.contains("REKAAN, BOEDI"))
    #expect(!table.text.contains("mencari…"))
  }

  @Test func `at the lane it begins with the traveller's name`() throws {
    var table = try Table()
    table.open(.other)
    table.press("/")
    let traveller = try #require(table.model.mode.laneCase?.traveller.name)
    #expect(table.tray.lookups.map(\.text) == [traveller])
    table.press(.escape)
    #expect(table.model.mode.laneCase != nil)
  }

  @Test func `nobody found is said with the lists that were searched and their dates`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup(.nobody)
    #expect(table.text.contains("Tidak ada yang mirip."))
    #expect(table.text.contains("contoh 20-11-2026 (25 j)"))
  }

  @Test func `a list that is too old says so`() throws {
    var table = try Table.lookingUp("budi")
    var answer = LookupAnswer.nobody
    answer.lists[0].date = "2026-11-17"
    table.answerLookup(answer)
    #expect(table.text.contains("contoh 17-11-2026 (4 hr) ! BASI"))
  }

  @Test func `without a list it says loudly that nothing was searched`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup(LookupAnswer(candidates: [], lists: [], microseconds: 1))
    #expect(table.text.contains("! TANPA DAFTAR"))
    #expect(!table.text.contains("Tidak ada yang mirip"))
  }

  @Test func `a list that could not be read is said above what the others gave`() throws {
    var table = try Table.lookingUp("budi")
    var answer = LookupAnswer.strong
    answer.problem = Phrase(id: "Daftar lain tidak dapat dibaca.", en: "Another list can't be read.")
    table.answerLookup(answer)
    #expect(table.text.contains("! Daftar lain tidak dapat dibaca."))
    #expect(table.text.contains("REKAAN, BOEDI"))
  }

  @Test func `a failure is said in the page and the next letter asks again`() throws {
    var table = try Table.lookingUp("budi")
    let (ticket, question) = try #require(table.tray.questions.last)
    let failed = Answered.Failed(phrase: Phrase(id: "Rusak.", en: "Broken."))
    table.tell(.answered(ticket, Answered(question: question, result: .failure(failed))))
    #expect(table.text.contains("! Rusak."))
    table.press("x")
    #expect(!table.text.contains("! Rusak."))
    #expect(table.tray.lookups.last?.text == "budix")
  }

  // MARK: The entry

  @Test func `Enter opens the chosen entry with all that the list says, and Escape keeps the text`() throws {
    var table = try Table.lookingUp("budi", size: Size(width: 80, height: 40))
    table.answerLookup()
    table.press(.down, .enter)
    #expect(table.tray.questions.last?.question == .entry(list: "contoh", entry: "contoh-7"))
    table.answerEntry()
    for text in [
      "TUNDA (keberangkatan ditunda)", "cegah (larangan keluar)", "UU 6/2011 Pasal 91", "Instansi: Imigrasi (rekaan)",
      "Ditinjau sebelum: 30-06-2027",
      "Nama (utama): REKAAN, BOEDI", "Nama (alias lemah): SI BUDI", "03-02-1990, sekitar 1991, 1989 - 1992",
      "passport X0000101 (IDN)", "contoh 20-11-2026 (25 j)", "orang rekaan",
    ] {
      #expect(table.text.contains(text), "\(text)")
    }
    table.press(.escape)
    #expect(table.model.currentField?.text == "budi")
    #expect(table.text.contains("MUNGKIN"))
    table.press(.escape)
    #expect(table.model.pages.isEmpty)
  }

  @Test func `a mark shows at its candidate and in the entry, and is not recorded with the look-up`() throws {
    var table = try Table.lookingUp("budi X0000001")
    var answer = LookupAnswer.strong
    answer.candidates[1].cleared = try .made()
    table.answerLookup(answer)
    #expect(table.text.contains("= PERNAH BERSIH s.d. 20-05-2027"))
    table.press(.down, .enter)
    table.answerEntry()
    #expect(table.text.contains("= PERNAH BERSIH s.d. 20-05-2027: sari, budi"))
    let made = try #require(table.tray.lookupRecords.last)
    #expect(made.entries.map(\.cleared) == [nil, nil])
  }

  @Test func `a long entry scrolls to its end and not beyond`() throws {
    var table = try Table.lookingUp("budi", size: Size(width: 40, height: 10))
    table.answerLookup()
    table.press(.enter)
    table.answerEntry(remarks: String(repeating: "kata ", count: 10_000))
    table.press(.end)
    let end = table.text
    #expect(end.contains("Entri: contoh-1"))
    table.press(.down, .pageDown)
    #expect(table.text == end)
    table.press(.home)
    #expect(table.text.contains("KUAT"))
  }

  @Test func `an entry that is on the list no more is said so and not recorded as opened`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    table.press(.enter)
    table.reply { _ in .entry(nil) }
    #expect(table.text.contains("Entri ini tidak ada lagi di daftar."))
    #expect(table.tray.lookupRecords.allSatisfy { $0.opened == nil })
  }

  @Test func `after a new board the same is asked again and the chosen entry stays chosen`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    table.press(.down)
    let before = table.tray.lookups.count
    table.show(.made())
    #expect(table.tray.lookups.count == before + 1)
    var answer = LookupAnswer.strong
    answer.candidates.insert(.made("contoh-3", 0.9, "strong", "REKA, BUDI", []), at: 1)
    table.answerLookup(answer)
    table.press(.enter)
    #expect(table.tray.questions.last?.question == .entry(list: "contoh", entry: "contoh-7"))
  }

  @Test func `another language and another size leave text, answer and choice as they are`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    table.press(.down, .function(2))
    table.handle(.input(.resize(Size(width: 40, height: 10))))
    #expect(table.text.contains("Look-up: crossing"))
    #expect(table.text.contains("REKAN, BUDI"))
    #expect(table.model.currentField?.text == "budi")
    #expect(table.screen().cursor?.x == 4)
    table.press(.enter)
    #expect(table.tray.questions.last?.question == .entry(list: "contoh", entry: "contoh-7"))
  }

  @Test func `a paste of 10,000 characters is cut and said so`() throws {
    var table = try Table.lookingUp()
    table.paste(String(repeating: "b", count: 10_000))
    #expect(table.tray.lookups.last?.text.count == LookupMade.textLimit)
    #expect(table.text.contains("Tempelan terlalu panjang"))
  }

  @Test func `hidden characters of a list never reach the screen`() throws {
    var table = try Table.lookingUp("budi")
    var answer = LookupAnswer.strong
    answer.candidates[0].name = "RE\u{1B}[31mKAAN\u{202E}\u{200B}"
    table.answerLookup(answer)
    #expect(!table.text.unicodeScalars.contains { "\u{1B}\u{202E}\u{200B}".unicodeScalars.contains($0) })
    #expect(table.text.contains("[31m"))
  }

  @Test func `a reader that types over the field opens its document and leaves no trace in the text`() throws {
    var table = try Table.lookingUp("budi")
    table.wait(2_000)
    table.type(MRZDocument.other.typed(inOneLine: false), every: 5)
    #expect(table.model.mode.laneCase?.document.lines == MRZDocument.other.lines)
    #expect(table.model.pages.isEmpty)
  }

  @Test func `a document waits while entries that show are not recorded`() throws {
    var table = try Table.lookingUp("budi")
    table.answerLookup()
    table.paste(MRZDocument.other.typed(inOneLine: false))
    #expect(table.model.currentField?.text == "budi")
    #expect(table.tray.presented == [MRZDocument.other.lines])
    table.wait(1_000)
    table.paste(MRZDocument.td3.typed(inOneLine: false))
    #expect(table.model.mode.laneCase?.document.lines == MRZDocument.td3.lines)
  }
}

extension Table {
  /// A console with the look-up open and the text pasted, so that no time passes.
  static func lookingUp(
    _ text: String = "", language: Language = .id, size: Size = Size(width: 80, height: 24)
  ) throws -> Table {
    var table = try Table(language: language, size: size, officer: "Sari Wulandari")
    table.show(.made())
    table.press("/")
    if !text.isEmpty { table.paste(text) }
    return table
  }

  /// Answers the newest look-up.
  mutating func answerLookup(_ answer: LookupAnswer = .strong) {
    reply { if case .lookup = $0 { .lookup(answer) } else { nil } }
  }

  /// Answers the entry that was asked for.
  mutating func answerEntry(remarks: String = "orang rekaan / invented person") {
    reply { question in
      guard case .entry(_, let id) = question, let birth = PartialDate("1990-02-03"), let year = PartialDate("1991"),
        let first = PartialDate("1989"), let last = PartialDate("1992")
      else { return nil }
      let entry = WatchlistEntry(
        id: id,
        names: [
          ListedName("REKAAN, BOEDI"), ListedName("BUDI REKAAN", kind: .aka), ListedName("SI BUDI", kind: .weak),
        ], births: [.date(birth), .circa(year), .between(first, last)], sex: .male, nationalities: ["IDN"],
        documents: [ListedDocument(type: "passport", number: "X0000101", country: "IDN")], programs: ["CONTOH"],
        remarks: remarks,
        measure: ListedMeasure(
          classCode: "cegah", action: "postponed", legalBasis: "UU 6/2011 Pasal 91", owner: "Imigrasi (rekaan)",
          review: PartialDate("2027-06-30"), expires: PartialDate("2027-12-31")))
      return .entry(ListedEntry(list: Answer.list, entry: entry))
    }
  }
}

extension Tray {
  var lookups: [LookupQuestion] {
    questions.compactMap { if case .lookup(let question) = $0.question { question } else { nil } }
  }

  var lookupRecords: [LookupMade] { writes.compactMap { if case .lookup(let made) = $0 { made } else { nil } } }
}

extension LookupAnswer {
  static let nobody = LookupAnswer(candidates: [], lists: [Answer.list], microseconds: 430)
  static let strong = LookupAnswer(
    candidates: Answer.strong.candidates, lists: [Answer.list], microseconds: 1_240, problem: nil)
}
