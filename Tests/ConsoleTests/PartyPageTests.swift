import Journal
import Terminal
import Testing
import TravelDocuments

@testable import Border
@testable import Console

/// A bus, a boat, a family: opened at the lane, its travellers one after the other, closed.
struct PartyPageTests {
  static let child = MRZDocument(
    name: "child", lines: MRZDocument.made("REKAAN", "ANAK", number: "X0000007", birth: "2019-05-06"))

  static let bus = PartyRow(
    seq: 5, id: "party-1", time: Table.start, officer: "sari",
    opened: PartyOpened(
      kind: .bus, lane: 1, direction: .in, expected: 3, purpose: "WISATA", vehicle: "bus",
      conveyance: Conveyance(plate: "KB 1234 XX", driver: "SOPIR REKAAN")))

  static func board(
    decided: [CrossingRow] = [], waiting: [WaitingScan] = [], others: [WaitingScan] = []
  ) -> Dashboard {
    var board = Dashboard.made(crossings: decided, scans: others + waiting)
    board.party = PartyMembers(party: bus, decided: decided, waiting: waiting)
    return board
  }

  @Test func `a bus is opened with plate and driver, and the console says so`() throws {
    var table = try Table()
    table.show(.made())
    table.press("c")
    #expect(table.text.contains("Rombongan datang"))
    table.press(.tab)
    table.press("40")
    table.press(.tab, .right)
    table.press(.tab, .tab)
    table.press("kb 1234 xx")
    table.press(.tab)
    table.press("sopir rekaan")
    table.press(.function(10))
    guard case .openParty(let party)? = table.tray.deeds.first else {
      Issue.record("nothing is opened")
      return
    }
    #expect((party.kind, party.lane, party.direction, party.expected) == (.bus, 1, .in, 40))
    #expect((party.purpose, party.vehicle) == ("DAGANG", "bus"))
    #expect(party.conveyance == Conveyance(plate: "KB 1234 XX", driver: "sopir rekaan"))
    table.keep()
    #expect(table.model.pages.isEmpty && table.text.contains("Rombongan dibuka"))
  }

  @Test func `a boat asks for name, skipper, jetty, persons and manifest`() throws {
    var table = try Table()
    table.show(.made())
    table.press("c")
    table.press(.right, .right)
    for label in ["Nama perahu", "Tekong", "Dermaga", "Orang di perahu", "Manifes"] {
      #expect(table.text.contains(label), "\(label)")
    }
    table.press(.tab)
    table.press("tiga")
    table.press(.function(10))
    #expect(table.tray.deeds.isEmpty && table.text.contains("Jumlah orang \"tiga\" tidak dapat dipakai"))
  }

  @Test func `its travellers get vehicle and purpose, the purpose of the one before, and the party's id`() throws {
    var table = try Table()
    table.show(Self.board())
    table.open(.other)
    #expect(table.text.contains("Rombongan: bus 0/3"))
    table.press("i")
    #expect(table.tray.decided.last?.company.party == "party-1")
    #expect((table.tray.decided.last?.purpose, table.tray.decided.last?.vehicle) == ("WISATA", "bus"))
    var before = CrossingRow.made(9, lane: 1)
    before.facts.purpose = "KELUARGA"
    table.show(Self.board(decided: [before]))
    table.open(.td3, scan: "scan-2")
    table.press("i")
    #expect((table.tray.decided.last?.purpose, table.tray.decided.last?.vehicle) == ("KELUARGA", "bus"))
  }

  @Test func `who is not of it, waited before it came, or goes the other way, is decided by himself`() throws {
    var table = try Table()
    table.show(Self.board())
    table.open(.other)
    table.press("p")
    #expect(table.text.contains("tidak ikut"))
    table.press("i")
    #expect(table.tray.decided.last?.company.party == nil && table.tray.decided.last?.vehicle == nil)
    let early = WaitingScan.made("scan-9", .td3)
    table.show(Self.board(others: [early]))
    table.press("n")
    #expect(table.model.mode.laneCase?.scan == "scan-9")
    table.answer(table.tray.lastTicket, scan: "scan-9")
    table.press("i")
    #expect(table.tray.decided.last?.company.party == nil)
    table = try Table()
    table.model.direction = .out
    table.show(Self.board())
    table.open(.other)
    let theCase = try #require(table.model.mode.laneCase)
    #expect(table.model.party(of: theCase) == nil)
  }

  @Test func `the list tells each member's state, and opens who waits`() throws {
    var table = try Table()
    let waiting = WaitingScan.made("scan-3", Self.child)
    table.show(Self.board(decided: [.made(9, name: "RINDU REKAAN", lane: 1)], waiting: [waiting]))
    table.press("c")
    let text = table.text
    #expect(text.contains("disebut 3, terbaca 2, diputuskan 1, menunggu 1, belum datang 1"))
    #expect(text.contains("bus, KB 1234 XX, SOPIR REKAAN") && text.contains("RINDU REKAAN"))
    #expect(text.contains("TUNGGU") && text.contains("REKAAN, ANAK"))
    table.press(.enter)
    #expect(table.model.pages.isEmpty && table.model.mode.laneCase?.scan == "scan-3")
  }

  @Test func `who comes after as many as were said is not of it, unless the officer says so`() throws {
    var table = try Table()
    table.show(Self.board(decided: [.made(7), .made(8), .made(9)]))
    #expect(table.text.contains("(3/3)"))
    table.open(.other)
    #expect(table.text.contains("Rombongan: lengkap 3/3, tidak ikut (P: ikut)"))
    table.press("i")
    #expect(table.tray.decided.last?.company.party == nil && table.tray.decided.last?.vehicle == nil)
    table = try Table()
    table.show(Self.board(decided: [.made(7), .made(8), .made(9)]))
    table.open(.other)
    table.press("p")
    #expect(table.text.contains("Rombongan: bus 3/3"))
    table.press("i")
    #expect(table.tray.decided.last?.company.party == "party-1" && table.tray.decided.last?.vehicle == "bus")
  }

  @Test func `one whose decision is on its way counts already`() throws {
    var table = try Table()
    table.show(Self.board(decided: [.made(7), .made(8)]))
    table.open(.other)
    table.press("i")
    #expect(table.tray.decided.last?.company.party == "party-1")
    table.open(.td3, scan: "scan-2")
    #expect(table.model.mode.laneCase?.isApart == true)
  }

  @Test func `one with more than were said asks why, as one with fewer does`() throws {
    var table = try Table()
    table.show(Self.board(decided: [.made(6), .made(7), .made(8), .made(9)]))
    table.press("ct")
    #expect(table.tray.deeds.isEmpty && table.text.contains("LEBIH 1") && table.text.contains("Alasan"))
  }

  @Test func `the question of the first press is forgotten when it has left the screen`() throws {
    var table = try Table()
    table.show(Self.board(decided: [.made(7), .made(8), .made(9)]))
    table.press("ct")
    table.wait(60_000)
    table.press("t")
    #expect(table.tray.deeds.isEmpty && table.text.contains("Tekan T sekali lagi"))
    table.press("t")
    #expect(table.tray.deeds == [.closeParty("party-1", reason: nil)])
  }

  @Test func `a complete one is closed by its key pressed twice, one with open members asks why`() throws {
    var table = try Table()
    table.show(Self.board(decided: [.made(7), .made(8), .made(9)]))
    table.press("ct")
    #expect(table.tray.deeds.isEmpty && table.text.contains("Tekan T sekali lagi"))
    table.press(.down)
    table.press("t")
    #expect(table.tray.deeds.isEmpty)
    table.press("t")
    #expect(table.tray.deeds == [.closeParty("party-1", reason: nil)])
    table = try Table()
    table.show(Self.board(decided: [.made(7)]))
    table.press("ct")
    #expect(table.tray.deeds.isEmpty && table.text.contains("belum datang 2"))
    table.press(.enter)
    #expect(table.tray.deeds.isEmpty && table.text.contains("Alasan belum diisi"))
    table.press("batal ikut")
    table.press(.enter)
    #expect(table.tray.deeds == [.closeParty("party-1", reason: "batal ikut")])
  }

  @Test func `a man named as the mother stops the first press, with the rule`() throws {
    var table = try Table()
    table.show(Self.board(decided: [.made(9, name: "BAPA REKAAN", lane: 1)]))
    table.open(Self.child)
    table.press("i")
    for _ in 0..<2 {
      table.press("1")
      table.press(.enter)
    }
    #expect(table.text.contains("disebut ibu, tetapi BAPA REKAAN"))
    table.press("i")
    #expect(table.tray.decided.isEmpty && table.text.contains("child-relation"))
    table.press("i")
    #expect(table.tray.decided.last?.notices.contains("child-relation") == true)
  }

  @Test func `a child of a party is asked for its companion before it goes through, once`() throws {
    var table = try Table()
    var mother = CrossingRow.made(9, name: "SITI REKAAN", lane: 1)
    mother.facts.traveller.sex = .female
    table.show(Self.board(decided: [mother]))
    table.open(Self.child)
    table.press("i")
    #expect(table.tray.decided.isEmpty && table.text.contains("Siapa yang membawa anak ini?"))
    table.press("1")
    table.press(.enter)
    #expect(table.text.contains("ibu"))
    table.press("1")
    table.press(.enter)
    #expect(table.text.contains("Wali: ibu, SITI REKAAN"))
    table.press("i")
    let guardian = table.tray.decided.last?.company.guardian
    #expect(guardian == Guardian(relation: "mother", name: "SITI REKAAN", document: "X1000009", subject: "id9"))
  }

  @Test func `whoever is alone needs words, and the notice says it`() throws {
    var table = try Table()
    table.show(Self.board())
    table.open(Self.child)
    table.press("w1")
    table.press(.enter)
    table.press(.enter)
    #expect(table.text.contains("Kata-kata alasan belum diisi"))
    table.press("yatim")
    table.press(.enter)
    #expect(table.text.contains("TANPA pendamping: yatim"))
    table.press("i")
    #expect(
      table.tray.decided.last?.company.guardian == Guardian(relation: "none", words: "yatim"))
  }

  @Test func `left without an answer, the same key decides, and the notice is recorded`() throws {
    var table = try Table()
    table.show(Self.board())
    table.open(Self.child)
    table.press("i")
    table.press(.escape)
    table.press("i")
    #expect(table.tray.decided.last?.company.guardian == nil)
    #expect(table.tray.decided.last?.notices.contains("child-companion") == true)
  }

  @Test func `an adult has no companion, and without a party nobody is apart from it`() throws {
    var table = try Table()
    table.show(.made())
    table.open(.other)
    table.press("w")
    #expect(table.text.contains("bukan anak di bawah 18 tahun") && table.model.pages.isEmpty)
    table.press("p")
    #expect(table.text.contains("tidak ada rombongan terbuka"))
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 40, height: 10), Size(width: 200, height: 50)])
  func `each of its screens is drawn at every size`(size: Size) throws {
    var table = try Table(size: size)
    table.show(.made())
    table.press("c")
    #expect(table.text.contains("Jenis"))
    table = try Table(size: size)
    let waiting = WaitingScan.made("scan-3", Self.child)
    table.show(Self.board(decided: [.made(9, name: "RINDU", lane: 1)], waiting: [waiting]))
    table.press("c")
    #expect(table.text.contains("RINDU"))
    table.press("t")
    #expect(table.text.contains("Alasan"))
  }
}
