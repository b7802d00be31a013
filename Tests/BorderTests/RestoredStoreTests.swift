import Foundation
import Journal
import Testing

import struct Journal.Record

@testable import Border

/// A store that was made from a back-up shows what happened before and since as one that was never lost.
@Suite("A restored store")
struct RestoredStoreTests {
  /// Backs a store up and makes another from the back-up.
  private func restore(_ store: TestStore, _ name: String = "restored") throws -> StoreLayout {
    let key = RecoveryKey()
    let target = store.path("usb-\(newEventID())")
    try backUp(store.layout, key, into: target)
    let layout = StoreLayout(root: store.path(name))
    _ = try StoreRestore(from: target, with: key).make(
      at: layout, recovery: RecoveryKey().publicKey, console: "test:-", officer: "sari", auth: "none")
    return layout
  }

  private func backUp(_ layout: StoreLayout, _ key: RecoveryKey, into target: String) throws {
    let journal = try Journal(layout, console: "test:-")
    func record(_ type: String, _ v: Int, _ body: [UInt8]) throws -> Record? {
      try journal.append { _ in
        [Entry(id: newEventID(), officer: "sari", auth: "none", type: type, v: v, body: body)]
      }.last
    }
    _ = try RecoveryKeys.change(to: key.publicKey, in: layout, record: record)
    _ = try StoreBackup(layout, into: target).make(console: "test:-", record: record)
  }

  private func append(_ records: ArraySlice<HandWritten>, to layout: StoreLayout) throws {
    let path = layout.events + "/000000-00000000000000000000.jsonl"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    for (place, record) in records.enumerated() { bytes += record.line(seq: place + 1) + [UInt8(ascii: "\n")] }
    try bytes.write(to: URL(fileURLWithPath: path))
    try FileManager.default.removeItem(atPath: layout.durable)
  }

  private func ledger(_ layout: StoreLayout, _ store: TestStore, readOnly: Bool = false) throws -> Ledger {
    let ledger = try Ledger(layout, zone: store.zone, readOnly: readOnly)
    try ledger.catchUp()
    return ledger
  }

  @Test("shows what one journal with all of it would show", arguments: [21, 22, 23])
  func same(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let events = RandomEvents.day(400, &dice)
    let (whole, lost) = (try TestStore(), try TestStore())
    try whole.append(events)
    try lost.append(Array(events.prefix(250)))
    let layout = try restore(lost)
    try append(events.dropFirst(250), to: layout)
    for readOnly in [false, true] {
      let (one, two) = (try whole.ledger(readOnly: readOnly), try ledger(layout, lost, readOnly: readOnly))
      let (from, to) = (Made.time("2000-01-01T00:00:00Z"), Made.time("2030-01-01T00:00:00Z"))
      let (left, right) = (try one.summary(from: from, to: to), try two.summary(from: from, to: to))
      #expect(left.crossings == right.crossings && !left.crossings.isEmpty)
      #expect((left.voided, left.amended) == (right.voided, right.amended))
      #expect(left.patrols.map(LedgerEquivalenceTests.plain) == right.patrols.map(LedgerEquivalenceTests.plain))
      for lane in 1...4 {
        let moment = Made.time("2026-11-21T12:00:00+07:00")
        let (left, right) = (try one.dashboard(lane: lane, now: moment), try two.dashboard(lane: lane, now: moment))
        #expect(left.crossings.map(\.id) == right.crossings.map(\.id) && !left.crossings.isEmpty)
        #expect(left.hits.map(LedgerEquivalenceTests.plain) == right.hits.map(LedgerEquivalenceTests.plain))
        #expect(left.scans.map(\.id) == right.scans.map(\.id) && left.scanCount == right.scanCount)
        #expect(left.lists.map(\.imported) == right.lists.map(\.imported))
        #expect((left.unknown, left.unreadable) == (right.unknown, right.unreadable))
      }
    }
  }

  @Test("is held against what it was made with in the pass that learns its accounts, and by that alone")
  func proved() throws {
    let lost = try TestStore()
    try lost.append([
      HandWritten(AccountCreated(account: "budi", name: "Budi Contoh", roles: [.officer])),
      HandWritten(Made.crossing(number: "A1")),
    ])
    let layout = try restore(lost)
    let archive = try #require(try layout.archivedJournals().first)
    let (plain, proving) = (try SignatureCheck(continuing: layout), try SignatureCheck(proving: layout))
    #expect(proving.book == plain.book && proving.book.accounts["budi"] != nil)
    #expect(proving.changedArchives == [] && plain.changedArchives == nil)
    let sound = StoreHealth(layout, check: { proving }).examine().map(\.fact)
    #expect(sound.contains(.archives(damaged: [])))
    let file = archive.layout.events + "/000000-00000000000000000000.jsonl"
    var text = try String(contentsOfFile: file, encoding: .utf8)
    text += "{}\n"
    try text.write(toFile: file, atomically: false, encoding: .utf8)
    let changed = try SignatureCheck(proving: layout)
    #expect(changed.changedArchives == [archive.restored.journal] && changed.book == plain.book)
    // Doctor goes by it and reads them no second time.
    #expect(StoreHealth(layout, check: { proving }).examine().map(\.fact).contains(.archives(damaged: [])))
    #expect(
      StoreHealth(layout, check: { changed }).examine().map(\.fact)
        .contains(.archives(damaged: [archive.restored.journal])))
  }

  @Test("goes on by small steps as it does when built at once")
  func steps() throws {
    let lost = try TestStore()
    try lost.append([HandWritten(Made.crossing(number: "A1"))])
    let layout = try restore(lost)
    let steps = try ledger(layout, lost)
    let desk = try Desk(layout, officer: Officer(name: "budi"), console: "pos1:budi", reference: lost.reference)
    try desk.record(Made.crossing(number: "A2"))
    try steps.catchUp()
    let built = try Ledger(layout, zone: lost.zone, readOnly: true)
    try built.rebuild()
    #expect(try steps.contents() == built.contents())
    #expect(try steps.crossings(document: "A1", limit: 10).map(\.seq) == [-2])
    #expect(try steps.crossings(document: "A2", limit: 10).count == 1)
  }

  @Test("amends a crossing that was recorded before")
  func amended() throws {
    let lost = try TestStore()
    let crossing = HandWritten(Made.crossing(number: "A1"))
    try lost.append([crossing])
    let layout = try restore(lost)
    let desk = try Desk(layout, officer: Officer(name: "budi"), console: "pos1:budi", reference: lost.reference)
    try desk.catchUp()
    try desk.void(crossing: crossing.id, reason: "salah orang")
    #expect(try ledger(layout, lost).crossings(document: "A1", limit: 10).first?.voiding?.reason == "salah orang")
  }

  @Test("has the accounts with their keys: who could sign in still can, and nobody else")
  func accounts() throws {
    let lost = try TestStore()
    let closing = try lost.desk("test")
    closing.scryptRounds = 1 << 14
    let passphrase = "empat kata yang panjang sekali"
    try closing.closeStore(passphrase: passphrase)
    let key = RecoveryKey()
    let target = lost.path("usb")
    func record(_ type: String, _ v: Int, _ body: [UInt8]) throws -> Record? {
      let (name, auth) = (closing.officer.name, closing.officer.auth)
      return try closing.record(
        Entry(id: newEventID(), officer: name, auth: auth, type: type, v: v, body: body), for: .backUp)
    }
    _ = try RecoveryKeys.change(to: key.publicKey, in: lost.layout, record: record)
    _ = try StoreBackup(lost.layout, into: target).make(console: "test:-", record: record)
    let layout = StoreLayout(root: lost.path("restored"))
    _ = try StoreRestore(from: target, with: key).make(
      at: layout, recovery: RecoveryKey().publicKey, console: "test:-", officer: "lain", auth: "none")
    let desk = try Desk(layout, officer: Officer(name: "lain"), console: "pos1:-", reference: lost.reference)
    #expect(throws: Refusal.self) { try desk.record(Made.crossing(number: "A1")) }
    let account = try #require(try desk.accounts().first)
    try desk.signIn(account, passphrase: passphrase)
    try desk.record(Made.crossing(number: "A1"))
    try desk.catchUp()
    #expect(try desk.ledger.crossings(document: "A1", limit: 2).map(\.officer) == [account])
    #expect(try desk.accounts().accounts.keys.contains("lain") == false)
  }

  @Test("restored a second time shows both earlier journals")
  func twice() throws {
    let lost = try TestStore()
    try lost.append([HandWritten(Made.crossing(number: "A1"))])
    let second = try restore(lost)
    let key = RecoveryKey()
    let desk = try Desk(second, officer: Officer(name: "budi"), console: "pos1:budi", reference: lost.reference)
    try desk.record(Made.crossing(number: "A2"))
    let target = lost.path("usb-second")
    try backUp(second, key, into: target)
    let third = StoreLayout(root: lost.path("third"))
    _ = try StoreRestore(from: target, with: key).make(
      at: third, recovery: RecoveryKey().publicKey, console: "test:-", officer: "sari", auth: "none")
    let ledger = try ledger(third, lost)
    let seqs = try ["A1", "A2"].map { try #require(ledger.crossings(document: $0, limit: 2).first).seq }
    #expect(seqs[0] < seqs[1] && seqs[1] < 0)
    #expect(try ledger.catchUp().damage == nil)
  }

  @Test("tells of an archive that is missing, cut or longer than it was, and shows the rest")
  func damaged() throws {
    let lost = try TestStore()
    try lost.append([HandWritten(Made.crossing(number: "A1")), HandWritten(Made.crossing(number: "A2"))])
    let layout = try restore(lost)
    let archive = layout.archives + "/" + (try StoreIdentity.read(lost.layout).journal)
    let file = archive + "/journal/events/000000-00000000000000000000.jsonl"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    func kind() throws -> LedgerDamage.Kind? {
      let ledger = try Ledger(layout, zone: lost.zone, readOnly: true)
      return try ledger.catchUp().damage?.kind
    }
    #expect(try kind() == nil)
    let cut = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")).map { bytes[...$0] }
    try #require(cut).write(to: URL(fileURLWithPath: file))
    #expect(try kind() == .inJournal(.missingEnd))
    let more = bytes + HandWritten(Made.crossing(number: "A3")).line(seq: 4) + [UInt8(ascii: "\n")]
    try more.write(to: URL(fileURLWithPath: file))
    #expect(try kind() == .inJournal(.tooManyRecords))
    #expect(try ledger(layout, lost).crossings(document: "A3", limit: 2).isEmpty)
    try FileManager.default.removeItem(atPath: archive)
    #expect(try kind() == .inJournal(.missingFile))
  }
}
