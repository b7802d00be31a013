import Foundation
import TerminalTestSupport
import Testing

@testable import Scanners

/// A serial line and a folder, opened, lost, and opened again; time is the test's own.
@Suite struct ScannerLinkTests {
  private let text = specimen.map { $0 + "\r" }.joined()

  private func settings(_ parity: SerialSettings.Parity = .none) throws -> SerialSettings {
    try #require(SerialSettings(baud: 19_200, dataBits: 8, parity: parity, stopBits: 1))
  }

  private func link(_ path: String) throws -> ScannerLink { ScannerLink(.serial(path: path, try settings()), now: 0) }

  /// A pty hands bytes over on a thread of the kernel's.
  private func news(_ link: ScannerLink, now: Int) -> [ScannerLink.News] {
    var wait = pollfd(fd: link.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
    poll(&wait, 1, 2_000)
    return link.advance(now: now)
  }

  @Test func aDocumentComesOverTheLineAsItsReaderSentIt() throws {
    let pty = try Pty()
    let link = try link(pty.path)
    #expect(link.advance(now: 0) == [.found(again: false)])
    #expect(link.wait(now: 0) == nil)
    pty.send(text)
    #expect(news(link, now: 10) == [.document(specimen)])
    // One more look for what may follow, then none.
    #expect(link.wait(now: 10) == 500)
    #expect(link.advance(now: 510) == [])
    #expect(link.wait(now: 510) == nil)
  }

  @Test func halfADocumentIsToldAfterThePause() throws {
    let pty = try Pty()
    let link = try link(pty.path)
    _ = link.advance(now: 0)
    pty.send(specimen[0] + "\r")
    #expect(news(link, now: 10) == [])
    #expect(link.advance(now: 400) == [])
    #expect(link.advance(now: 510) == [.unread(.lineCount(line: 1, found: 1, expected: 2), more: 0)])
  }

  @Test func aLineThatIsPulledOutSaysSoAndIsTakenUpAgain() throws {
    let folder = try TestFolder()
    let path = folder.path + "/reader"
    let first = try Pty()
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: first.path)
    let link = try link(path)
    _ = link.advance(now: 0)
    first.send(specimen[0])
    _ = news(link, now: 1)
    first.unplug()
    // What was half read is told as well.
    let told = news(link, now: 2)
    #expect(told.count == 2)
    #expect(told.last == .lost(.gone(path: path)))
    #expect(link.descriptor == nil)
    try FileManager.default.removeItem(atPath: path)
    // Silence while it is out; the pauses grow to five seconds and no further.
    var (now, pauses): (Int, [Int]) = (2, [])
    for _ in 0..<8 {
      let wait = try #require(link.wait(now: now))
      pauses.append(wait)
      now += wait
      #expect(link.advance(now: now) == [])
    }
    #expect(pauses == [500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000, 5_000])
    let second = try Pty()
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: second.path)
    #expect(link.advance(now: now + 5_000) == [.found(again: true)])
    second.send(text)
    #expect(news(link, now: now + 5_001) == [.document(specimen)])
  }

  @Test func aLineIsReadByOneProgramAlone() throws {
    let pty = try Pty()
    let one = try link(pty.path)
    _ = one.advance(now: 0)
    #expect(try link(pty.path).advance(now: 0) == [.lost(.inUse(path: pty.path))])
  }

  @Test func whatIsNoLineIsSaidToBeNone() throws {
    let folder = try TestFolder()
    try folder.put("file", "")
    #expect(try link(folder.path + "/file").advance(now: 0) == [.lost(.notALine(path: folder.path + "/file"))])
    #expect(try link("/dev/null").advance(now: 0) == [.lost(.notALine(path: "/dev/null"))])
    #expect(try link(folder.path + "/none").advance(now: 0) == [.lost(.absent(path: folder.path + "/none"))])
  }

  /// A pty has no parity; `tcsetattr` says nothing of it.
  @Test func settingsThatTheLineDoesNotTakeAreToldAndNotPassedOver() throws {
    let pty = try Pty()
    let link = ScannerLink(.serial(path: pty.path, try settings(.even)), now: 0)
    #expect(link.advance(now: 0) == [.lost(.settingsRefused(path: pty.path))])
  }

  @Test func settingsOutsideTheTableAreNone() {
    #expect(SerialSettings(baud: 9601, dataBits: 8, parity: .none, stopBits: 1) == nil)
    #expect(SerialSettings(baud: 9600, dataBits: 9, parity: .none, stopBits: 1) == nil)
    #expect(SerialSettings(baud: 9600, dataBits: 8, parity: .none, stopBits: 0) == nil)
    #expect(SerialSettings(baud: 1200, dataBits: 7, parity: .even, stopBits: 2)?.text == "1200 7E2")
  }

  @Test func twentyDocumentsASecondAllCome() throws {
    let pty = try Pty()
    let link = try link(pty.path)
    _ = link.advance(now: 0)
    var documents = 0
    for number in 0..<100 {
      pty.send(text)
      documents += news(link, now: 50 * number).count { $0 == .document(specimen) }
    }
    #expect(documents == 100)
  }
}
