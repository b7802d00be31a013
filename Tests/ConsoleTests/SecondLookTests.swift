import Testing
import TravelDocuments

@testable import Border
@testable import Console

/// What speaks against letting somebody through is said once before it is done, whoever it is and however they came here.
struct SecondLookTests {
  static let expired = MRZDocument(
    name: "expired",
    lines: MRZDocument.made("REKAAN", "TUA", number: "X0000004", birth: "1980-05-06", expiry: "2025-01-01"))

  @Test
  func `a document that is over stops the first press, and shows why and by which rule; the same key then decides`()
    throws
  {
    var table = try Table()
    table.open(Self.expired)
    table.press("i")
    #expect(table.tray.decided.isEmpty)
    #expect(table.text.contains("Periksa dulu: kedaluwarsa") && table.text.contains("document-expired"))
    table.press("i")
    #expect(table.tray.decided.map(\.outcome) == ["cleared"])
  }

  @Test func `so does the same way twice, however lately; nothing stops who has come back`() throws {
    func pressed(lastWay: Direction) throws -> Table {
      var table = try Table()
      let ticket = table.open(.other)
      var last = CrossingRow.made(9, name: "REKAAN, BUDI", direction: lastWay)
      last.facts.document = PresentedDocument(type: "passport", number: "X0000001", issuer: "IDN")
      table.tell(.past(ticket, DocumentPast(crossings: [last])))
      table.press("i")
      return table
    }
    var table = try pressed(lastWay: .in)
    #expect(table.tray.decided.isEmpty && table.text.contains("Periksa dulu: masuk lagi tanpa keluar"))
    table.press("i")
    #expect(table.tray.decided.count == 1)
    #expect(try pressed(lastWay: .out).tray.decided.count == 1)
  }

  @Test func `what comes up after the first look is said as well`() throws {
    var table = try Table()
    let ticket = table.open(Self.expired)
    table.press("i")
    var other = CrossingRow.made(9, name: "CONTOH, LAIN", direction: .out)
    other.facts.document = PresentedDocument(type: "passport", number: "X0000004", issuer: "IDN")
    table.tell(.past(ticket, DocumentPast(crossings: [other])))
    table.press("i")
    #expect(table.tray.decided.isEmpty && table.text.contains("Periksa dulu: terakhir tercatat: CONTOH, LAIN"))
    table.press("i")
    #expect(table.tray.decided.count == 1)
  }

  @Test func `what lets nobody through waits for no second look`() throws {
    var table = try Table()
    table.open(Self.expired)
    table.press("s2")
    table.press(.enter)
    #expect(table.tray.decided.map(\.outcome) == ["secondary"])
  }

  @Test func `who brings a child is asked outside of a party too, once`() throws {
    var table = try Table()
    table.show(.made())
    table.open(PartyPageTests.child)
    table.press("i")
    #expect(table.tray.decided.isEmpty && table.model.pages.count == 1)
    table.press(.escape)
    table.press("i")
    #expect(table.tray.decided.count == 1)
  }

  @Test func `Escape in the notices goes back to the answer, and then to the dashboard; an outcome there says why not`()
    throws
  {
    var table = try Table()
    table.open(.other)
    table.press("a")
    table.press(.escape)
    #expect(table.model.mode.laneCase?.isShowingNotices == false)
    table.press(.escape)
    #expect(table.model.mode == .dashboard)
    table.press("i")
    #expect(table.tray.decided.isEmpty && table.text.contains("Tidak ada pelintas yang terbuka"))
  }

  @Test func `who was not let through is offered to nobody as a companion`() throws {
    var table = try Table()
    table.show(
      .made(crossings: [
        .made(8, name: "CONTOH, WALI", lane: 1), .made(9, name: "CONTOH, TOLAK", outcome: "refused", lane: 1),
      ]))
    table.open(PartyPageTests.child)
    table.press("w")
    #expect(table.text.contains("CONTOH, WALI") && !table.text.contains("CONTOH, TOLAK"))
  }

  // MARK: Reasons that do not fit

  @Test func `a refusal of a citizen says that it is for foreigners, and names no article on foreigners`() throws {
    var table = try Table()
    table.open(.other)
    table.press("o")
    #expect(table.text.contains("? TOLAK untuk orang asing; pelintas ini WNI."))
    #expect(table.text.contains("Pasal 14(1)") && !table.text.contains("Pasal 13"))
    table.press(.escape)
    table.press("x")
    #expect(table.text.contains("? DETENSI untuk orang asing") && table.text.contains("Dasar: UU 6/2011 Pasal 83(1)"))
    table = try Table()
    table.open(.td3)
    table.press("o1")
    #expect(!table.text.contains("untuk orang asing") && table.text.contains("Pasal 13(1)a"))
  }

  @Test func `a reason that says a list has the traveller is told to have no hit, or one of another class`() throws {
    var table = try Table()
    table.open(.other)
    table.press("o1")
    #expect(table.text.contains("? Daftar tidak memberi temuan"))
    table.press("2")
    #expect(!table.text.contains("? Daftar tidak memberi temuan"))
    func refusing(class listClass: String?) throws -> String {
      var answer = Answer.strong
      for index in answer.candidates.indices { answer.candidates[index].listClass = listClass }
      var table = try Table()
      table.open(.other, answer)
      table.press("o1")
      return table.text
    }
    #expect(try refusing(class: "yellow").contains("? Temuan pelintas ini dari daftar jenis lain."))
    for fitting in ["tangkal", nil] {
      #expect(try !refusing(class: fitting).contains("? Temuan pelintas ini"), "\(fitting ?? "not known")")
    }
  }
}
