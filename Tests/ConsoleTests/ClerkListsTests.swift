import Foundation
import Journal
import Phrases
import ReferenceData
import Testing

@testable import Border
@testable import Console

/// The lists that an open console searches, at a real store.
@Suite(.serialized) struct ClerkListsTests {
  private static func files(_ layout: StoreLayout) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: layout.lists).filter { $0.count == 64 }
  }

  /// Damages the kept file, and takes the index away that was made of it.
  private static func damage(_ layout: StoreLayout) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: layout.lists) {
      let path = layout.lists + "/" + name
      if name.count == 64 { try Data("rusak".utf8).write(to: URL(fileURLWithPath: path)) }
      if name.hasPrefix(".index-") { try FileManager.default.removeItem(atPath: path) }
    }
  }

  private func lookup(_ post: Post, _ ticket: Ticket) throws -> LookupAnswer {
    post.clerk.ask(.ask(ticket, .lookup(LookupQuestion(text: "reka", name: "REKACERITA"))))
    return try post.wait {
      if case .answered(ticket, let answered) = $0, case .success(.lookup(let answer)) = answered.result {
        answer
      } else {
        nil
      }
    }
  }

  @Test func `a kept file that is made whole is searched at once, though no record tells of it`() throws {
    let post = try Post(prepare: Self.damage)
    _ = try post.wait { if case .listsReady(_, .some) = $0 { true } else { nil } }
    #expect(try lookup(post, Ticket(number: 1)).problem != nil)
    let records = try post.records().count
    // As an import of the same bytes does it: kept beside, and given the name.
    let name = try #require(try Self.files(post.layout).first)
    let beside = post.layout.lists + "/.draft-test"
    try Data(ReferenceFile.demoWatchlist.bytes).write(to: URL(fileURLWithPath: beside))
    #expect(rename(beside, post.layout.lists + "/" + name) == 0)
    let count = try post.wait { if case .listsReady(let count, nil) = $0 { count } else { nil } }
    #expect(count > 0)
    let answer = try lookup(post, Ticket(number: 2))
    #expect(answer.problem == nil && !answer.candidates.isEmpty)
    #expect(try post.records().count == records)
  }

  @Test func `a file that is still damaged is read once for each time that it changes`() throws {
    let post = try Post(prepare: Self.damage)
    _ = try post.wait { if case .listsReady(_, .some) = $0 { true } else { nil } }
    for _ in 0..<5 { _ = try lookup(post, Ticket(number: 3)) }
    post.clerk.ask(.refresh)
    let name = try #require(try Self.files(post.layout).first)
    try Data("masih rusak".utf8).write(to: URL(fileURLWithPath: post.layout.lists + "/" + name))
    _ = try post.wait(count: 2) { if case .listsReady(_, .some) = $0 { true } else { nil } }
    #expect(post.told.count { if case .listsReady = $0 { true } else { false } } == 2)
  }

  @Test func `lists that are whole are never worth reading again`() throws {
    let post = try Post()
    _ = try post.wait { if case .listsReady(_, nil) = $0 { true } else { nil } }
    let desk = try post.desk()
    try desk.catchUp()
    let lists = PostWatchlist(
      try desk.ledger.currentLists(), local: try desk.ledger.localList(), layout: post.layout, zone: desk.zone)
    try Self.damage(post.layout)
    // What is searched was read while they were whole.
    #expect(!lists.isWorthReadingAgain)
  }
}
