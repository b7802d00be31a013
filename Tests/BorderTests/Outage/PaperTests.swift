import Journal
import Phrases
import ReferenceData
import Testing
import TravelDocuments

@testable import Border

@Suite("Slips, and what is told afterwards")
struct PaperTests {
  let store: TestStore
  let sari: Desk
  let budi: Desk
  let outage: String

  init() throws {
    store = try TestStore()
    sari = try store.desk("sari")
    budi = try store.desk("budi")
    outage = try #require(try sari.declareOutage(.network, since: TestStore.openHour)).id
  }

  func range(_ text: String) throws -> PaperRange { try #require(PaperRange(text)) }

  func refused(_ body: () throws -> Record?) -> OutageRefusal? {
    do {
      _ = try body()
      return nil
    } catch {
      if case .outage(let refusal) = error as? Refusal { return refusal }
      Issue.record("\(error)")
      return nil
    }
  }

  func key(_ paper: Int) throws -> String {
    var crossing = Made.crossing(number: "X\(paper)")
    crossing.outage = outage
    crossing.late = CrossingLate(occurred: TestStore.openHour, paper: paper, signed: "SW")
    return try #require(try sari.record(crossing)).id
  }

  @Test(
    "numbers are read as they are written on slips",
    arguments: [
      ("0101-0150", 101, 150), ("7", 7, 7), ("000007-9", 7, 9), ("999999", 999_999, 999_999), ("1-1000", 1, 1000),
    ])
  func numbers(text: String, first: Int, last: Int) throws {
    let range = try range(text)
    #expect((range.first, range.last) == (first, last))
    #expect(PaperRange(range.description) == range)
  }

  @Test(
    "what is no range of slips is none",
    arguments: ["", "-", "0", "5-4", "1-1001", "1-2-3", "-5", "a", "1000000", "١", "99999999999999999999", "0101–0150"])
  func noNumbers(text: String) { #expect(PaperRange(text) == nil) }

  @Test("each slip that was given out is keyed in, blank, spoiled, or open")
  func tally() throws {
    try sari.givePapers(try range("101-110"), lane: 2)
    try budi.givePapers(try range("111-120"), lane: 4)
    let keyed = try key(101)
    _ = try key(103)
    _ = try key(500)
    try sari.settlePapers(try range("119-120"), .unused, reason: "kembali", outage: outage)
    try sari.settlePapers(try range("105"), .spoiled, reason: "kena hujan", outage: outage)
    var papers = try store.ledger().outage(startingWith: outage).papers
    #expect(papers.open.map(\.description) == ["0102", "0104", "0106-0118"])
    #expect(papers.odd.map(\.description) == ["0500"])
    #expect(papers.givenCount == 20 && papers.openCount == 15)
    #expect(papers.count(.unused) == 2 && papers.count(.spoiled) == 1)
    // What is void is not keyed in any more; what turns up though it was called blank is keyed in, and told.
    try sari.void(crossing: keyed, reason: "salah")
    _ = try key(119)
    papers = try store.ledger().outage(startingWith: outage).papers
    #expect(papers.open.first?.description == "0101-0102")
    #expect(papers.odd.map(\.description) == ["0119", "0500"])
  }

  @Test("a slip is given out once, and only what was given out and is open can be accounted for")
  func refusals() throws {
    try sari.givePapers(try range("101-110"))
    #expect(refused { try budi.givePapers(try range("110-111")) } == .papersGivenBefore(try range("101-110")))
    #expect(
      refused { try sari.settlePapers(try range("110-111"), .unused, reason: "x", outage: outage) }
        == .paperNotGiven(111))
    _ = try key(104)
    #expect(
      refused { try sari.settlePapers(try range("103-105"), .unused, reason: "x", outage: outage) }
        == .paperDone(104))
    try sari.settlePapers(try range("105"), .unused, reason: "x", outage: outage)
    #expect(
      refused { try budi.settlePapers(try range("105"), .spoiled, reason: "x", outage: outage) } == .paperDone(105))
    for first in stride(from: 1_001, to: 10_900, by: 1_000) {
      _ = refused { try sari.givePapers(try #require(PaperRange(first, first + 999))) }
    }
    #expect(refused { try sari.givePapers(try range("200000-200990")) } == .tooManyPapers)
  }

  @Test("crossings are told of once; what changes afterwards is told again")
  func reconciled() throws {
    var ids: [String] = []
    for number in 1...3 { ids.append(try #require(try sari.record(Made.crossing(number: "X\(number)"))).id) }
    func untold() throws -> [String] { try store.ledger().untold(ofOutage: outage).map(\.id) }
    #expect(try untold() == ids)
    try sari.reconcile(outage: outage, crossings: [ids[1]])
    #expect(try untold() == [ids[0], ids[2]])
    #expect(refused { try budi.reconcile(outage: outage, crossings: [ids[1]]) } == .nothingToTell(ids[1]))
    try budi.reconcile(outage: outage, words: "nota 12/REKAAN")
    #expect(try untold().isEmpty)
    #expect(refused { try sari.reconcile(outage: outage) } == .nothingToTell(outage))
    // The central system heard what is not so any more.
    let row = try #require(try store.ledger().history(HistoryQuery(limit: 9)).first { $0.id == ids[0] })
    var facts = row.facts
    facts.note = "lain"
    try sari.amend(crossing: ids[0], seen: row.facts, to: facts, reason: "x")
    try sari.void(crossing: ids[1], reason: "x")
    #expect(try untold() == [ids[0], ids[1]])
    try sari.reconcile(outage: outage)
    #expect(try untold().isEmpty && store.ledger().outage(startingWith: outage).crossings == 2)
  }

  @Test("what is void before anybody told of it needs no telling")
  func voidBefore() throws {
    let id = try #require(try sari.record(Made.crossing())).id
    try sari.void(crossing: id, reason: "x")
    #expect(try store.ledger().untold(ofOutage: outage).isEmpty)
    #expect(refused { try sari.reconcile(outage: outage, crossings: [id]) } == .nothingToTell(id))
  }

  @Test("a crossing of no outage is not told of")
  func ofNone() throws {
    try sari.endOutage()
    let id = try #require(try sari.record(Made.crossing())).id
    #expect(refused { try sari.reconcile(outage: outage, crossings: [id]) } == .nothingToTell(id))
  }

  // MARK: The form

  var form: DocumentForm { DocumentForm.paper(store.reference) }

  let values: [FormField.ID: String] = [
    .paper: "0101", .paperDate: "20-11-2026", .paperTime: "23:40", .direction: "in", .vehicle: "private-car",
    .transport: "KB 1 XX", .signed: "SW", .documentType: "passport", .number: "X 1", .issuer: "mys",
    .name: "CONTOH, LIM", .nationality: "MYS", .stayUntil: "19-12-2026", .outcome: "cleared",
  ]

  func check(_ changes: [FormField.ID: String]) -> (check: FormCheck, entry: PaperEntry?) {
    form.checkPaper(values.merging(changes) { $1 }, now: TestStore.openHour, store.zone)
  }

  @Test("what is keyed in becomes a late crossing that the desk takes")
  func entry() throws {
    let entry = try #require(check([:]).entry)
    #expect(entry.late.occurred == Made.time("2026-11-20T23:40:00+07:00"))
    #expect(entry.late.paper == 101 && entry.facts.document.number == "X1" && entry.facts.document.issuer == "MYS")
    try sari.record(entry.crossing(outage: outage, lane: 2))
    #expect(try store.ledger().outage(startingWith: outage).papers.keyed == [101])
  }

  @Test(
    "what is wrong is told beside its field",
    arguments: [
      (FormField.ID.paper, "12x"), (.paper, "0"), (.paperTime, "24:00"), (.paperTime, "7"), (.paperTime, ""),
      (.paperDate, "11-2026"), (.paperDate, "22-11-2026"), (.paperDate, "20-11-26"), (.number, ""), (.name, ""),
      (.signed, " "), (.outcome, "eaten"), (.documentType, ""), (.direction, "up"), (.stayUntil, "12-2026"),
    ])
  func problems(id: FormField.ID, text: String) {
    let (check, entry) = check([id: text])
    #expect(check.problems[id] != nil && entry == nil)
  }

  @Test("a time later today is told at the time, and no document needs no number")
  func notYet() {
    #expect(Set(check([.paperDate: "21-11-2026", .paperTime: "09:01"]).check.problems.keys) == [.paperTime])
    #expect(check([.documentType: "none", .number: ""]).entry != nil)
  }

  @Test("the next slip of a stack begins with the next number and what slips share")
  func next() {
    let next = DocumentForm.nextPaper(after: values)
    #expect(next[.paper] == "0102" && next[.signed] == "SW" && next[.paperDate] == "20-11-2026")
    #expect(next[.name] == nil && next[.paperTime] == nil && next[.number] == nil)
    #expect(DocumentForm.nextPaper(after: [.paper: "999999"])[.paper] == nil)
  }

  @Test("paper and screen have the same fields in the same order, in 80 columns", arguments: Language.allCases)
  func sheet(language: Language) throws {
    let pages = PaperSheet.pages(
      form, title: "PLBN REKAAN", papers: try range("101-105"), language)
    #expect(pages.count == 2)
    for line in pages.joined() { #expect(line.count <= PaperSheet.width) }
    let slip = PaperSheet.slip(form, 101, language).joined(separator: "  ")
    var rest = Substring(slip)
    for field in form.fields {
      let place = try #require(rest.firstRange(of: field.label[language]), "\(field.id)")
      rest = rest[place.upperBound...]
    }
    #expect(slip.contains("0101"))
    // Two pages of 24 lines fit one sheet of a printer; a page stays below 66.
    #expect(pages.allSatisfy { $0.count <= 60 })
  }

  @Test("a typed moment is the last such time of the post's clock, a date and a time, or ISO 8601")
  func moments() {
    let now = Made.time("2026-11-21T00:30:00+07:00")
    func read(_ text: String) -> String? { PastMoment.parse(text, now: now, store.zone).map { store.zone.text($0) } }
    #expect(read("00:30") == "2026-11-21T00:30:00.000+07:00")
    #expect(read("23:40") == "2026-11-20T23:40:00.000+07:00")
    #expect(read("2340") == read("23.40"))
    #expect(read("20-11-2026 23:40") == "2026-11-20T23:40:00.000+07:00")
    #expect(read("2026-11-20T23:40+08:00") == "2026-11-20T22:40:00.000+07:00")
    for text in ["", "24:00", "12:60", "1:2:3", "besok", "11-2026 10:00", "20-11-2026", "١٢:٠٠", "99999999999999:00"] {
      #expect(read(text) == nil, "\(text)")
    }
  }
}
