import Foundation
import Testing

/// `plbn scan`: a reader's stream, however slow, becomes scans that wait.
@Suite struct ScanCommandTests {
  private let first = Passport(name: "CONTOH, SITI", number: "X1234567")
  private let second = Passport(name: "IBARAT, TRISNO", number: "X7654321", sex: "M")

  @Test func aDocumentIsTakenAsSoonAsItsLastLineEnds() throws {
    let store = try TestStore(list: true)
    let scan = try store.live(["scan", "--json", "--lane", "3", "--direction", "out"])
    // Byte by byte, as a serial line brings it, and no blank line behind it.
    for byte in first.text.utf8.dropLast() { scan.write([byte]) }
    #expect(scan.nextLine(milliseconds: 300) == nil)
    scan.write("\n")
    let answer = try JSON(try #require(scan.nextLine()))
    #expect(answer["lane"].number == 3)
    #expect(answer["direction"].text == "out")
    #expect(answer["name"].text == "CONTOH, SITI")
    #expect(answer["hit"].flag == false)
    // What it says is on disk already, while it goes on reading.
    let recorded = try store.records("scan.received")
    #expect(recorded.map { $0["id"].text } == [answer["scan"].text])
    #expect(try store.records("watchlist.checked").map { $0["id"].text } == [answer["check"].text])
    scan.write(second.text)
    #expect(try JSON(try #require(scan.nextLine()))["name"].text == "IBARAT, TRISNO")
    scan.closeInput()
    #expect(try scan.finish().status == 0)
    #expect(try store.records("scan.received").count == 2)
  }

  @Test func whatIsNoDocumentIsToldAndTheRestIsTaken() throws {
    let store = try TestStore(list: true)
    let input = "coffee\n\n" + first.text + "\nP<IDN\n\n" + second.text
    let finished = try store.run(["scan", "--json"], input: input)
    #expect(finished.status == 1)
    #expect(finished.lines.count == 2)
    #expect(finished.messages.count == 2)
    #expect(finished.messages[0].hasPrefix("Baris 1: Ini bukan MRZ"))
    #expect(try store.records("scan.received").count == 2)
  }

  @Test func aHitIsSaidInBothForms() throws {
    let store = try TestStore(list: true)
    let listed = Passport(name: "RAHMAN, ABDUL", number: "X0000101", birth: "790314", sex: "M")
    #expect(try JSON(try store.succeed(["scan", "--json"], input: listed.text).text)["hit"].flag == true)
    let line = try store.succeed(["scan"], input: listed.text).text
    #expect(line.contains("L1  RAHMAN, ABDUL  ! demo demo-001 ~ RAHMAN, ABDUL"))
  }

  @Test func aListThatIsImportedMeanwhileCountsForTheNextDocument() throws {
    let store = try TestStore()
    let listed = Passport(name: "RAHMAN, ABDUL", number: "X0000101", birth: "790314", sex: "M")
    let scan = try store.live(["scan", "--json"])
    scan.write(listed.text)
    #expect(try JSON(try #require(scan.nextLine()))["hit"].flag == false)
    try store.succeed(["watchlist", "import", TestStore.demoList])
    scan.write(listed.text)
    #expect(try JSON(try #require(scan.nextLine()))["hit"].flag == true)
  }

  @Test func aThousandDocumentsAtOnceAreAllTaken() throws {
    let store = try TestStore()
    let input = (0..<1_000).map { Passport(name: "CONTOH, SITI", number: "X\(100_000 + $0)").text }.joined()
    let finished = try store.run(["scan", "--json"], input: input)
    #expect(finished.status == 0)
    #expect(finished.lines.count == 1_000)
    #expect(try store.records("scan.received").count == 1_000)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGKILL]) func whatItHasSaidIsKeptHoweverItEnds(signal: Int32) throws {
    let store = try TestStore()
    let scan = try store.live(["scan", "--json"])
    var said: [String] = []
    for number in 0..<5 {
      scan.write(Passport(name: "CONTOH, SITI", number: "X\(number)").text)
      said.append(try JSON(try #require(scan.nextLine()))["scan"].text ?? "")
    }
    scan.write(first.text + second.text)
    scan.send(signal: signal)
    #expect(scan.waitForExit() == 128 + signal)
    let kept = try store.records("scan.received").compactMap { $0["id"].text }
    #expect(kept.starts(with: said))
    #expect(try store.run(["journal", "verify"]).status == 0)
  }
}
