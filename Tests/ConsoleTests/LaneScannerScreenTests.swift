import Journal
import Phrases
import Scanners
import Terminal
import Testing

@testable import Border
@testable import Console

/// What the console shows of the lane's scanner, and of documents that have waited too long.
struct LaneScannerScreenTests {
  private let line = ScannerPlace.serial(path: "/dev/ttyUSB0", .usual)
  private var claim: DutyFact { DutyPageTests.fact(.claimed(ScannerClaimed(lane: 1, place: line)), id: "claim-1") }

  private func lost() -> Message { .scanner(ScannerState(line, 1, .gone(path: "/dev/ttyUSB0"))) }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 60, height: 20), Size(width: 40, height: 10)])
  func `a lost scanner stands in the header until it is back, beside the lane`(size: Size) throws {
    var table = try Table(size: size)
    table.show(.made(scans: [.made("scan-1", .other)]))
    #expect(!table.text.contains("PEMINDAI"))
    table.tell(lost())
    #expect(table.text.contains("! PEMINDAI PUTUS"))
    #expect(size.width < 80 || table.text.contains("1 di lajur ini"))
    table.tell(.scanner(ScannerState(line, 1)))
    #expect(!table.text.contains("PEMINDAI"))
    table.tell(.scanner(ScannerState(line, 1, .inUse(path: "/dev/ttyUSB0"))))
    #expect(table.text.contains("! PEMINDAI GAGAL"))
    table.tell(.scanner(nil))
    #expect(!table.text.contains("PEMINDAI"))
  }

  @Test func `a cover shows that the scanner is lost, and after it the words`() throws {
    var (table, session) = try Table.staffed()
    table.press(.function(9))
    table.lockAtDesk(session)
    table.tell(lost())
    table.tell(.scannerSaid(Phrase(id: "/dev/ttyUSB0 dicabut.", en: "gone"), .alert))
    #expect(table.text.contains("PEMINDAI PUTUS") && !table.text.contains("dicabut"))
    session.unlock(.passphrase)
    table.press(Staff.passphrase)
    table.press(.enter)
    table.tell(.access(table.tray.lastTicket, .session(session)))
    #expect(table.text.contains("/dev/ttyUSB0 dicabut."))
  }

  @Test func `the page of duty claims a line or a folder for this console's lane`() throws {
    var table = try DutyPageTests.table()
    #expect(table.text.contains("Tidak ada. P untuk memasang."))
    table.press("p")
    table.press("/dev/ttyUSB0")
    table.press(.tab)
    table.press("19200 7e2")
    table.press(.function(10))
    let settings = try #require(SerialSettings(baud: 19_200, dataBits: 7, parity: .even, stopBits: 2))
    let first = DutyWrite.claim(.serial(path: "/dev/ttyUSB0", settings), lane: 1, takeOver: nil)
    #expect(table.tray.deeds == [.duty(first)])
    table.keep()
    table.press("p")
    table.press(" /scans ")
    table.press(.tab, .tab)
    table.press("lajur 3 tutup")
    table.press(.enter)
    #expect(table.tray.deeds.last == .duty(.claim(.folder(path: "/scans"), lane: 1, takeOver: "lajur 3 tutup")))
  }

  @Test func `what is no whole path or no setting is told where it stands, and nothing is recorded`() throws {
    var table = try DutyPageTests.table()
    table.press("p")
    table.press(.function(10))
    #expect(table.text.contains("Lajur ini tidak mempunyai pemindai"))
    table.press("scans")
    table.press(.function(10))
    #expect(table.text.contains("alamat lengkap mulai /"))
    table.press(.control("u"))
    table.press("/dev/ttyS0")
    for wrong in ["9601 8N1", "9600 9N1", "9600 8X1", "cepat", "9600 8N1 x"] {
      table.press(.tab, .control("u"))
      if table.model.currentField?.text.hasPrefix("/dev") == true { table.press(.tab, .control("u")) }
      table.press(wrong)
      table.press(.function(10))
      #expect(table.text.contains("Tulis seperti 9600 8N1"), "\(wrong)")
      table.press(.backtab)
    }
    #expect(table.tray.deeds.isEmpty)
  }

  @Test func `it shows who has which scanner and how it is found here; an empty line gives it up`() throws {
    var table = try DutyPageTests.table(claim)
    #expect(table.text.contains("L1  /dev/ttyUSB0 9600 8N1  sari"))
    table.tell(.scanner(ScannerState(line, 1)))
    #expect(table.text.contains("dibaca di konsol ini"))
    table.tell(lost())
    #expect(table.text.contains("! /dev/ttyUSB0 dicabut atau hilang."))
    table.press("p")
    #expect(table.model.currentField?.text == "/dev/ttyUSB0")
    table.press(.control("u"))
    table.press(.function(10))
    #expect(table.tray.deeds == [.duty(.release(lane: 1))])
  }

  // MARK: What has waited too long

  private func waiting() throws -> Table {
    var table = try Table()
    var board = Dashboard.made(scans: [.made("scan-2", .td3, minutes: 3)])
    board.expired = [.made("scan-1", .other, minutes: 45)]
    table.show(board)
    return table
  }

  @Test func `it is counted by itself and comes last, with the decisions barred and the reason told`() throws {
    var table = try waiting()
    #expect(table.text.contains("1 di lajur ini  1 lewat waktu"))
    table.press("n")
    #expect(table.text.contains("ERIKSSON") && table.text.contains("L1 3 mnt"))
    table.press("n")
    #expect(table.text.contains("REKAAN, BUDI"))
    table.tell(.received(table.tray.lastTicket, scan: "scan-1", check: "check-1"))
    table.tell(.answer(table.tray.lastTicket, .nobody))
    #expect(table.text.contains("sudah menunggu 45 menit; pindai ulang, atau V"))
    table.press("i")
    #expect(table.tray.decided.isEmpty)
  }

  @Test func `a word that is on disk lets it be decided`() throws {
    var table = try waiting()
    table.press("nn")
    let ticket = table.tray.lastTicket
    table.tell(.answer(ticket, .nobody))
    table.tell(.received(ticket, scan: "scan-1", check: "check-1"))
    #expect(table.text.contains("V Masih orang ini"))
    table.press("v")
    table.press(.enter)
    #expect(table.tray.deeds.isEmpty)
    table.press("antre di luar")
    table.press(.enter)
    #expect(table.tray.deeds == [.renew(scan: "scan-1", reason: "antre di luar")])
    table.press(.escape)
    table.tell(.saved(table.tray.lastWriteTicket, table.clock.wall))
    #expect(!table.text.contains("sudah menunggu"))
    table.press("i")
    #expect(table.tray.decided.map(\.scan) == ["scan-1"])
  }

  @Test func `a traveller who stays open too long is barred as well, and one that is scanned anew is another scan`()
    throws
  {
    var table = try Table()
    table.open(.other)
    table.wait(31 * 60_000)
    #expect(table.text.contains("sudah menunggu 30 menit"))
    table.press("i")
    #expect(table.tray.decided.isEmpty)
    table.press(.escape)
    table.show(.made(scans: [.made("scan-1", .other, minutes: 0)]))
    #expect(table.text.contains("1 lewat waktu") && !table.text.contains("di lajur ini"))
    table.open(.other, scan: "scan-2")
    #expect(table.tray.presented.count == 2)
    table.press("i")
    #expect(table.tray.decided.map(\.scan) == ["scan-2"])
  }

  @Test func `a cover counts those that have waited too long, without a name`() throws {
    let staff = Staff()
    var table = try Table.closed(staff)
    var board = staff.board
    board.expired = [.made("scan-9", .other, minutes: 45)]
    table.show(board)
    #expect(table.text.contains("1 di lajur ini  1 lewat waktu"))
    #expect(!table.text.contains("REKAAN"))
  }
}
