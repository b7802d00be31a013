import Foundation
import Journal
import Phrases
import Testing

@testable import Border
@testable import Console
@testable import Terminal

/// What pages ask of the clerk, at a real store: forms and their drafts, amendments, patrols, questions.
@Suite(.serialized) struct ClerkPagesTests {
  private let ticket = Ticket(number: 1)

  private func received(_ message: Message, _ ticket: Ticket) -> (scan: String, check: String)? {
    if case .received(ticket, let scan, let check) = message { (scan, check) } else { nil }
  }

  private func saved(_ message: Message, _ ticket: Ticket) -> Timestamp? {
    if case .saved(ticket, let time) = message { time } else { nil }
  }

  private func answered(_ message: Message, _ ticket: Ticket) -> Answered? {
    if case .answered(ticket, let answered) = message { answered } else { nil }
  }

  private static let draft = FormDraft(form: "PLB", lane: 1, values: [.name: "RINDU REK"])

  /// The files of drafts; none where the folder was not made yet.
  private func drafts(of post: Post) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: post.layout.root + "/drafts")) ?? []
    return names.filter { $0.hasSuffix(".json") }
  }

  @Test func `a document entered by hand is answered, recorded and waits at its lane, and its draft goes`() throws {
    let post = try Post()
    post.clerk.ask(.keepDraft(Self.draft))
    post.clerk.ask(.enter(ticket, .plb))
    let entered = try post.wait { received($0, ticket) }
    #expect(post.told.contains { if case .answer(ticket, let answer) = $0 { !answer.lists.isEmpty } else { false } })
    #expect(try post.records().suffix(2) == ["document.entered", "watchlist.checked"])
    let board = try post.waitForBoard { $0.scans.first?.id == entered.scan }
    #expect(board.scans.first?.presented == .entered(.plb))
    #expect(board.scans.first?.checkID == entered.check)
    #expect(drafts(of: post).isEmpty)
  }

  @Test func `a form that was recorded when the program died is not recorded again from its draft`() throws {
    let post = try Post()
    post.clerk.ask(.keepDraft(Self.draft))
    post.clerk.ask(.refresh)
    _ = try post.wait { if case .listsReady = $0 { true } else { nil } }
    while drafts(of: post).isEmpty { usleepOneMillisecond() }
    let id = String(try #require(drafts(of: post).first).dropLast(5))
    // The event stands in the journal, and the draft is still there: the program died in between.
    let desk = try post.desk()
    let lists = PostWatchlist(try desk.ledger.currentLists(), local: .none, layout: post.layout, zone: desk.zone)
    let today = try #require(desk.zone.date(of: .now()))
    let first = try desk.receive(.plb, try lists.check(.entered(.plb), on: today, marks: { _ in [] }), id: id)
    post.clerk.ask(.enter(ticket, .plb))
    let again = try post.wait { received($0, ticket) }
    #expect(again.scan == first.id && again.check == first.checkID)
    #expect(try post.records().count { $0 == "document.entered" } == 1)
  }

  @Test func `the drafts of before are told at the start, and are taken up by one console alone`() throws {
    let first = try Post()
    first.clerk.ask(.keepDraft(Self.draft))
    while drafts(of: first).isEmpty { usleepOneMillisecond() }
    let second = try Post(sharing: first)
    // The first console is alive and holds it.
    #expect(try second.wait { if case .drafts(let waiting) = $0 { waiting.drafts } else { nil } }.isEmpty)
    _ = first.clerk.finish([])
    let third = try Post(sharing: first)
    let waiting = try third.wait { if case .drafts(let waiting) = $0 { waiting.drafts } else { nil } }
    let kept = try #require(waiting.first)
    #expect(kept.draft == Self.draft)
    third.clerk.ask(.takeDraft(ticket, kept))
    #expect(try third.wait { if case .draft(ticket, let draft) = $0 { draft } else { nil } } == kept)
    second.clerk.ask(.takeDraft(Ticket(number: 2), kept))
    let refused = try second.wait { if case .draft(Ticket(number: 2), let draft) = $0 { [draft] } else { nil } }
    #expect(refused == [nil])
    third.clerk.ask(.dropDraft)
    while !drafts(of: third).isEmpty { usleepOneMillisecond() }
  }

  @Test func `an amendment is a further record, and one of what has changed meanwhile is refused`() throws {
    let post = try Post()
    let desk = try post.desk()
    let record = try #require(
      try desk.record(
        CrossingRecorded(
          direction: .in, lane: 1, traveller: Traveller(name: "KELIRU"),
          document: PresentedDocument(type: "passport", number: "X1"), outcome: "cleared")))
    let row = try #require(try post.waitForBoard { !$0.crossings.isEmpty }.crossings.first)
    var right = row.facts
    right.traveller.name = "BENAR"
    post.clerk.ask(.write(ticket, .amend(crossing: record.id, seen: row.facts, to: right, reason: "salah ketik")))
    _ = try post.wait { saved($0, ticket) }
    // Another name: the lists are asked again.
    #expect(try post.records().suffix(2) == ["crossing.amended", "watchlist.checked"])
    #expect(try post.waitForBoard { $0.crossings.first?.name == "BENAR" }.crossings.first?.changes == 1)
    let late = Ticket(number: 2)
    post.clerk.ask(.write(late, .amend(crossing: record.id, seen: row.facts, to: right, reason: "lagi")))
    // It can be put right and sent again.
    #expect(try !post.wait { if case .refused(late, _, let isFinal) = $0 { isFinal } else { nil } })
  }

  @Test func `a patrol leaves, is heard of and comes back, and the board shows it`() throws {
    let post = try Post()
    let patrol = PatrolStarted(unit: "Satgas Contoh", leader: "Serka Rekaan", strength: 6, sector: "Sektor Kiri")
    post.clerk.ask(.write(ticket, .startPatrol(patrol)))
    let id = try #require(try post.waitForBoard { !$0.patrols.isEmpty }.patrols.first?.id)
    post.clerk.ask(.write(Ticket(number: 2), .logPatrol(PatrolLogged(patrol: id, text: "aman", persons: 2))))
    let out = try post.waitForBoard { $0.patrols.first?.entries == 1 }
    #expect(out.patrols.first?.lastText == "aman" && out.patrols.first?.persons == 2)
    post.clerk.ask(.write(Ticket(number: 3), .endPatrol(id)))
    _ = try post.waitForBoard { $0.patrols.isEmpty }
    post.clerk.ask(.write(Ticket(number: 4), .endPatrol(id)))
    #expect(try post.wait { if case .refused(Ticket(number: 4), _, let isFinal) = $0 { isFinal } else { nil } })
  }

  @Test func `what cannot be recorded is asked again under the same id and stands in the journal once`() throws {
    let post = try Post()
    let patrol = PatrolStarted(unit: "Satgas Contoh", leader: "Serka Rekaan", strength: 6, sector: "Sektor Kiri")
    for _ in 0..<3 { post.clerk.ask(.write(ticket, .startPatrol(patrol))) }
    var refused = patrol
    refused.strength = 0
    post.clerk.ask(.write(Ticket(number: 2), .startPatrol(refused)))
    #expect(try post.wait { if case .refused(Ticket(number: 2), _, let isFinal) = $0 { !isFinal } else { nil } })
    // Acknowledged each time, so each is a patrol of its own: nothing was in doubt.
    #expect(try post.records().count { $0 == "patrol.started" } == 3)
  }

  @Test func `a look-up asked before the lists are read is answered when they are`() throws {
    let post = try Post()
    let question = Question.lookup(LookupQuestion(text: "RACHMAN", name: "RACHMAN"))
    post.clerk.ask(.ask(ticket, question))
    let answer = try post.wait { answered($0, ticket) }
    #expect(answer.question == question)
    guard case .success(.lookup(let found)) = answer.result else {
      Issue.record("no answer: \(answer)")
      return
    }
    let best = try #require(found.candidates.first)
    post.clerk.ask(.ask(ticket, .entry(list: best.list, entry: best.entry)))
    let entry = try post.wait { message in
      if case .success(.entry(let entry?))? = answered(message, ticket)?.result { entry } else { nil }
    }
    #expect(entry.entry.id == best.entry && entry.list.name == best.list)
  }

  @Test func `candidates are in the bands of the rules, also after a rule has changed`() throws {
    let post = try Post()
    // One word more than the demo's list has: a score of 15 to 39 %.
    let name = "JOKO PERUMPAMAAN GERUNSIN"
    func best(_ number: Int) throws -> String? {
      let ticket = Ticket(number: number)
      post.clerk.ask(.ask(ticket, .lookup(LookupQuestion(text: name, name: name))))
      let answer = try post.wait { answered($0, ticket) }
      guard case .success(.lookup(let found)) = answer.result else { return nil }
      return found.candidates.first?.band
    }
    #expect(try best(101) == "weak")
    let desk = try post.desk()
    try desk.change(rule: .possiblePercent, seen: 40, to: 15, reason: "kunjungan")
    _ = try post.waitForBoard { $0.accounts.value(.possiblePercent) == 15 }
    #expect(try best(102) == "possible")
  }

  @Test func `questions are answered from the file, and by the clerk where the tables are in memory`() throws {
    let onFile = try Post()
    let inMemory = try Post { layout in
      // A folder in its place: the tables can't be kept there.
      try FileManager.default.removeItem(atPath: layout.root + "/ledger-\(LedgerSchema.version).sqlite")
      try FileManager.default.createDirectory(
        atPath: layout.root + "/ledger-\(LedgerSchema.version).sqlite", withIntermediateDirectories: false)
    }
    for post in [onFile, inMemory] {
      try post.desk().start(PatrolStarted(unit: "A", leader: "B", strength: 2, sector: "C"))
      _ = try post.waitForBoard { !$0.patrols.isEmpty }
      post.clerk.ask(.ask(ticket, .ledger(.patrols(from: nil, to: nil))))
      let answer = try post.wait { answered($0, ticket) }
      guard case .success(.ledger(.patrols(let patrols))) = answer.result else {
        Issue.record("no answer: \(answer)")
        return
      }
      #expect(patrols.map(\.patrol.unit) == ["A"])
    }
    #expect(inMemory.board?.trouble != nil)
  }
}
