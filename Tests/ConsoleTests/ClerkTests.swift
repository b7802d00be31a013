import Foundation
import Journal
import Phrases
import ReferenceData
import Synchronization
import Testing
import WatchlistFormats

@testable import Border
@testable import Console
@testable import Terminal

/// The clerk at a real store: what the screen asks is on disk when it is acknowledged.
@Suite(.serialized) struct ClerkTests {
  private func present(_ document: MRZDocument, _ ticket: Ticket) -> Request {
    .present(ticket, mrz: document.lines, kind: "TD3", lane: 1, direction: .in, source: .keyboard)
  }

  private func crossing(_ scan: String, _ check: String, outcome: String = "cleared", reason: String? = nil)
    -> CrossingRecorded
  {
    CrossingRecorded(
      direction: .in, lane: 1, traveller: Traveller(name: "REKAAN, BUDI"),
      document: PresentedDocument(type: "passport", number: "X0000001"), outcome: outcome, reason: reason, scan: scan,
      check: check)
  }

  private func received(_ message: Message, _ ticket: Ticket) -> (scan: String, check: String)? {
    if case .received(ticket, let scan, let check) = message { (scan, check) } else { nil }
  }

  @Test func `a scan is answered, recorded, decided, and what is acknowledged is on disk`() throws {
    let post = try Post()
    let ticket = Ticket(number: 1)
    post.clerk.ask(present(.other, ticket))
    let scan = try post.wait { received($0, ticket) }
    #expect(post.told.contains { if case .answer(ticket, let answer) = $0 { !answer.lists.isEmpty } else { false } })
    post.clerk.ask(.decide(ticket, crossing(scan.scan, scan.check)))
    _ = try post.wait { if case .decided(ticket, _, let time) = $0 { time } else { nil } }
    #expect(try post.records().suffix(3) == ["scan.received", "watchlist.checked", "crossing.recorded"])
    let board = try post.waitForBoard { $0.crossings.first?.scan == scan.scan }
    #expect(board.scans.isEmpty)
  }

  @Test func `a decision that is taken back leaves the scan to be decided again`() throws {
    let post = try Post()
    let ticket = Ticket(number: 1)
    post.clerk.ask(present(.other, ticket))
    let scan = try post.wait { received($0, ticket) }
    post.clerk.ask(.decide(ticket, crossing(scan.scan, scan.check)))
    let id = try post.wait { if case .decided(ticket, let id, _) = $0 { id } else { nil } }
    let undo = Ticket(number: 2)
    post.clerk.ask(.write(undo, .undo(crossing: id)))
    _ = try post.wait { if case .saved(undo, _) = $0 { true } else { nil } }
    _ = try post.waitForBoard { $0.scans.map(\.id) == [scan.scan] && $0.crossings.first?.isUndone == true }
    // The same traveller's decision again, under the same ticket: another crossing.
    post.clerk.ask(.decide(ticket, crossing(scan.scan, scan.check)))
    _ = try post.waitForBoard { $0.crossings.count == 2 && $0.scans.isEmpty }
    #expect(try post.records().suffix(3) == ["crossing.recorded", "crossing.undone", "crossing.recorded"])
  }

  @Test func `what one clerk records another shows without being asked`() throws {
    let first = try Post()
    let second = try Post(sharing: first)
    _ = try second.wait { if case .listsReady = $0 { true } else { nil } }
    let ticket = Ticket(number: 1)
    first.clerk.ask(present(.other, ticket))
    let scan = try first.wait { received($0, ticket) }
    let board = try second.waitForBoard { !$0.scans.isEmpty }
    #expect(board.scans.map(\.id) == [scan.scan])
  }

  @Test func `of two who decide one scan the second is told by whom`() throws {
    let first = try Post()
    let second = try Post(sharing: first)
    let (one, two) = (Ticket(number: 1), Ticket(number: 2))
    first.clerk.ask(present(.other, one))
    let scan = try first.wait { received($0, one) }
    first.clerk.ask(.decide(one, crossing(scan.scan, scan.check)))
    _ = try first.wait { if case .decided(one, _, _) = $0 { true } else { nil } }
    second.clerk.ask(.decide(two, crossing(scan.scan, scan.check, outcome: "refused", reason: "entry-ban")))
    let refusal = try second.wait { message -> (Phrase, Bool)? in
      if case .refused(two, let phrase, let isFinal) = message { (phrase, isFinal) } else { nil }
    }
    #expect(refusal.1)
    #expect(refusal.0.en.contains("sari"))
    #expect(try first.records().count { $0 == "crossing.recorded" } == 1)
  }

  @Test func `a scan that waits is taken with the newest answer`() throws {
    let post = try Post()
    let (one, two) = (Ticket(number: 1), Ticket(number: 2))
    post.clerk.ask(present(.other, one))
    let scan = try post.wait { received($0, one) }
    post.clerk.ask(.take(two, scan: scan.scan))
    let taken = try post.wait { received($0, two) }
    #expect(taken.scan == scan.scan)
    #expect(taken.check == scan.check)
    #expect(
      post.told.contains {
        if case .opened(two, let waiting) = $0 { waiting.mrz == MRZDocument.other.lines } else { false }
      })
    post.clerk.ask(.take(Ticket(number: 3), scan: "none"))
    #expect(try post.wait { if case .refused(Ticket(number: 3), _, let isFinal) = $0 { isFinal } else { nil } })
  }

  @Test func `without a list the answer says so`() throws {
    let post = try Post(list: false)
    let ticket = Ticket(number: 1)
    post.clerk.ask(present(.other, ticket))
    let answer = try post.wait { if case .answer(ticket, let answer) = $0 { answer } else { nil } }
    #expect(answer.lists.isEmpty && answer.candidates.isEmpty)
  }

  @Test func `a void is a further record, and a second one is refused`() throws {
    let post = try Post()
    let ticket = Ticket(number: 1)
    post.clerk.ask(present(.other, ticket))
    let scan = try post.wait { received($0, ticket) }
    post.clerk.ask(.decide(ticket, crossing(scan.scan, scan.check)))
    _ = try post.wait { if case .decided = $0 { true } else { nil } }
    let board = try post.waitForBoard { !$0.crossings.isEmpty }
    let id = try #require(board.crossings.first?.id)
    post.clerk.ask(.write(Ticket(number: 2), .void(crossing: id, reason: "salah orang")))
    _ = try post.wait { if case .saved(Ticket(number: 2), _) = $0 { true } else { nil } }
    #expect(try post.records().last == "crossing.voided")
    post.clerk.ask(.write(Ticket(number: 3), .void(crossing: id, reason: "lagi")))
    #expect(try post.wait { if case .refused(Ticket(number: 3), _, let isFinal) = $0 { isFinal } else { nil } })
  }

  @Test func `a store that can't be opened is told as closed and can still be looked at`() throws {
    let post = try Post {
      try? FileManager.default.removeItem(atPath: $0.lock)
      try FileManager.default.createDirectory(atPath: $0.lock, withIntermediateDirectories: false)
    }
    let trouble = try post.wait { if case .trouble(let trouble?) = $0 { trouble } else { nil } }
    #expect(trouble.isClosed)
    #expect(trouble.word == .closedStore)
    _ = try post.waitForBoard { $0.lists.count == 1 }
    let ticket = Ticket(number: 1)
    post.clerk.ask(present(.other, ticket))
    #expect(try !post.wait { if case .refused(ticket, _, let isFinal) = $0 { isFinal } else { nil } })
    #expect(post.told.contains { if case .answer(ticket, _) = $0 { true } else { false } })
  }

  @Test func `a damaged journal is told before anybody stands at the lane, and takes nothing`() throws {
    let post = try Post { layout in
      let names = try FileManager.default.contentsOfDirectory(atPath: layout.events)
      let path = layout.events + "/" + (try #require(names.first))
      let file = try #require(FileHandle(forUpdatingAtPath: path))
      try file.seek(toOffset: try file.seekToEnd() - 40)
      file.write(Data("RUSAK".utf8))
      try file.close()
    }
    let trouble = try post.wait { if case .trouble(let trouble?) = $0 { trouble } else { nil } }
    #expect(trouble.word == .damagedJournal)
    #expect(trouble.isClosed)
    let before = try post.records().count
    let ticket = Ticket(number: 1)
    post.clerk.ask(present(.other, ticket))
    _ = try post.wait { if case .refused(ticket, _, _) = $0 { true } else { nil } }
    #expect(try post.records().count == before)
  }

  @Test func `what could not be recorded is told at the end`() throws {
    let post = try Post()
    let ticket = Ticket(number: 1)
    post.clerk.ask(.decide(ticket, crossing("no such scan", "none")))
    let problems = post.clerk.finish([ticket])
    #expect(problems.count == 1)
    // Of what the disk has not answered nobody knows.
    #expect(post.clerk.finish([Ticket(number: 9)]) == [.notSure(1)])
  }

  @Test func `a document that waits for the list when the console closes is told as not recorded`() throws {
    let post = try Post()
    let ticket = Ticket(number: 1)
    post.clerk.ask(present(.other, ticket))
    let problems = post.clerk.finish([ticket])
    #expect(problems == [.closedBefore] || problems.isEmpty)
    #expect(try post.records().contains("scan.received") == problems.isEmpty)
  }

  @Test func `a look-up that the disk would not take until the end is told`() throws {
    let post = try Post {
      try FileManager.default.removeItem(atPath: $0.lock)
      try FileManager.default.createDirectory(atPath: $0.lock, withIntermediateDirectories: false)
    }
    let made = LookupMade(purpose: .test, query: .init(text: "CONTOH"), lists: [], entries: [])
    post.clerk.ask(.write(Ticket(number: 1), .lookup(made)))
    #expect(post.clerk.finish([]) == [.lookupsLost(1)])
  }

  @Test func `a request to a clerk who has gone home is refused with its ticket`() throws {
    let post = try Post()
    _ = post.clerk.finish([])
    let ticket = Ticket(number: 5)
    post.clerk.ask(present(.other, ticket))
    #expect(try post.wait { if case .refused(ticket, _, let isFinal) = $0 { !isFinal } else { nil } })
  }

  @Test func `a slow screen finds one board waiting, the newest`() {
    let newest = Newest<Int>()
    #expect(newest.put(1))
    #expect(!newest.put(2))
    #expect(newest.take() == 2)
    #expect(newest.take() == nil)
    #expect(newest.put(3))
  }
}
