import Foundation
import Testing

import struct Journal.Record

@testable import Border
@testable import Journal

@Suite("Who signed, as it is checked over a whole journal")
struct SignatureCheckTests {
  /// Records whose lines were made, and signed, by another program (Python's `cryptography`).
  static func golden() throws -> [Record] {
    try EventGoldenTests.golden("closed-store.v1.jsonl").split(separator: UInt8(ascii: "\n")).map {
      try #require(Record(line: Array($0)))
    }
  }

  func findings(_ records: [Record]) -> [SignatureFinding.Kind] {
    var check = SignatureCheck()
    return records.flatMap { check.take($0).findings() }.map(\.kind)
  }

  /// A record's line with a text in place of another, and a right checksum.
  func altered(_ record: Record, _ text: String, _ other: String) throws -> Record {
    let line = String(decoding: record.line.dropLast(RecordLine.trailerLength), as: UTF8.self)
    let bytes = Array(line.replacingOccurrences(of: text, with: other).utf8)
    let digits = RecordLine.hex(bytes.withUnsafeBufferPointer(RecordLine.checksum))
    return try #require(Record(line: bytes + Array(#","c":""#.utf8) + digits + Array(#""}"#.utf8)))
  }

  @Test("signatures of another implementation hold, and make the accounts and rules that they say")
  func golden() throws {
    let records = try Self.golden()
    #expect(findings(records).isEmpty)
    var check = SignatureCheck()
    for record in records { _ = check.take(record) }
    #expect(check.book.accounts["budi"]?.roles == [.officer, .supervisor])
    #expect(check.book.accounts["budi"]?.key?.id == "6a3803d5")
    #expect(check.book.value(.idleLockMinutes) == 10)
  }

  @Test(
    "whatever of a signed event is another, its signature is wrong",
    arguments: [
      ("0void0000000000", "0void0000000001"), ("salah ", "benar "), (#""v":1"#, #""v":2"#),
      (#""auth":"passphrase""#, #""auth":"pin""#), ("crossing.voided", "crossing.amended"),
    ])
  func edited(text: String, other: String) throws {
    var records = try Self.golden()
    records[7] = try altered(records[7], text, other)
    #expect(findings(records) == [.wrongSignature(account: "budi")])
  }

  @Test("time and place are not what an officer signs: an event can be appended again")
  func place() throws {
    let records = try Self.golden()
    let again = try altered(records[7], #""seq":7"#, #""seq":8"#)
    #expect(findings(records + [again]).isEmpty)
    #expect(findings(records + [try altered(records[6], #""seq":6"#, #""seq":8"#)]).isEmpty)
  }

  @Test("an account's event that is there already proves nothing for another that takes its id")
  func reusedID() throws {
    let records = try Self.golden()
    let again = try altered(records[3], #""seq":3"#, #""seq":8"#)
    #expect(findings(records + [again]).isEmpty)
    let unsigned = HandWritten(
      AccountCreated(account: "siapa", name: "Siapa", roles: [.supervisor]), id: records[3].id, officer: "sari")
    let forged = try #require(Record(line: unsigned.line(seq: 8)))
    var check = SignatureCheck()
    #expect((records + [forged]).flatMap { check.take($0).findings() }.map(\.kind).first == .unsigned("sari"))
    #expect(check.book.accounts["siapa"] == nil)
    #expect(
      findings(records + [try altered(again, "Budi Contoh", "Budi Rekaan")]).contains(.wrongSignature(account: "sari")))
    // Written over from the time when nothing had to be signed.
    let open = HandWritten(AccountCreated(account: "dewi", name: "Dewi", roles: [.officer]), officer: "sari")
    let lines = try [1, 2, 8].map { try #require(Record(line: open.line(seq: $0))) }
    #expect(findings([records[0], lines[0], lines[1]]).isEmpty)
    #expect(
      findings([records[0], lines[0]] + records.dropFirst() + [lines[2]]) == [
        .unsigned("sari"), .secondMissing(.manageAccounts),
      ])
  }

  @Test("a signed event of accounts that takes another's id has no effect and is told; appended again it is one event")
  func reusedIDSigned() throws {
    let forged = try Forged()
    let first = try #require(forged.closed.first.session)
    let citra = try forged.closed.approver("citra")
    let id = newEventID()
    func created(_ account: String) throws -> HandWritten {
      let body = AccountCreated(account: account, name: account, roles: [.officer])
      return HandWritten(try forged.closed.first.signed(Entry(body, id: id, by: first.officer), by: first, citra))
    }
    let one = try created("dewi")
    let (kinds, board) = try forged.findings(one, one, try created("eka"))
    #expect(kinds == [.noEffect])
    #expect(board.accounts.accounts["dewi"] != nil && board.accounts.accounts["eka"] == nil)
  }

  @Test("a new key's event that was appended again stays signed by the key that it replaced")
  func repeatedKey() throws {
    let forged = try Forged()
    let first = try #require(forged.closed.first.session)
    let citra = try forged.closed.approver("citra")
    let set = AccountKeySet(
      account: "test", key: try #require(AccountSecret().publicKey), replaces: first.publicKey.id)
    let entry = try forged.signed(set, by: first, citra)
    #expect(try forged.findings(entry, entry).kinds.isEmpty)
  }

  @Test("an officer who is another, is none, or signed nothing")
  func officers() throws {
    var records = try Self.golden()
    let void = records[7]
    records[7] = try altered(void, #""officer":"budi""#, #""officer":"sari""#)
    #expect(findings(records) == [.unsigned("sari"), .wrongSignature(account: "budi")])
    records[7] = try altered(void, #""officer":"budi""#, #""officer":"siapa""#)
    #expect(findings(records) == [.notAnAccount("siapa")])
    records[7] = try altered(void, #""officer":"budi""#, #""officer":"plbn""#)
    #expect(findings(records) == [.notAnAccount("plbn")])
    records[7] = try altered(void, "6a3803d5", "34750f98")
    #expect(findings(records) == [.unknownKey(account: "budi", key: "34750f98")])
    records[7] = try altered(void, #""by":"budi""#, #""by":"siapa""#)
    #expect(findings(records) == [.unsigned("budi"), .unknownKey(account: "siapa", key: "6a3803d5")])
    records[7] = try altered(void, #""s":"hX"#, #""s":"h"#)
    #expect(findings(records) == [.malformed])
  }

  @Test("a signed event of another journal is none of this one's")
  func otherJournal() throws {
    var records = try Self.golden()
    records[0] = try altered(records[0], "00112233445566778899aabbccddeeff", "00112233445566778899aabbccddee00")
    // The key that should close it does not count, so those of the others are unknown.
    let found = findings(records)
    #expect(found.first == .wrongSignature(account: "sari"))
    #expect(found.contains(.unknownKey(account: "budi", key: "6a3803d5")))
    #expect(found.count { $0 == .unknownKey(account: "sari", key: "34750f98") } == 4)
  }

  @Test("a second journal.created in the middle changes nothing of what is signed")
  func secondBeginning() throws {
    var records = try Self.golden()
    let again = try altered(records[0], #"{"seq":0"#, #"{"seq":1"#)
    let other = try altered(again, "00112233445566778899aabbccddeeff", "00112233445566778899aabbccddee00")
    records.insert(other, at: 3)
    #expect(findings(records) == [.noEffect])
  }

  // MARK: What the desk would never record

  /// A store with an officer and a supervisor, and what stands in it when somebody writes into its files.
  struct Forged {
    let closed: ClosedStore
    let budi: Session

    init() throws {
      closed = try ClosedStore()
      try closed.add("budi", [.officer])
      try closed.add("citra", [.supervisor])
      budi = try #require(try closed.desk("budi").session)
    }

    func signed(_ body: some EventBody, by sessions: Session...) throws -> HandWritten {
      let officer = try #require(sessions.first).officer
      return HandWritten(try closed.first.signed(Entry(body, by: officer), by: sessions[0], sessions.dropFirst().first))
    }

    /// What is found, and what the tables make of accounts.
    func findings(_ written: HandWritten...) throws -> (kinds: [SignatureFinding.Kind], board: Dashboard) {
      try closed.store.append(written)
      let ledger = try closed.store.ledger()
      return (try closed.findings(), try ledger.dashboard(lane: 2, now: .now()))
    }
  }

  @Test("verifying a closed store checks each record, and names those that are not signed as they must be")
  func verified() throws {
    let forged = try Forged()
    let count = try forged.closed.records().count
    try forged.closed.store.append([HandWritten(Made.crossing(), officer: "budi")])
    var verifier = JournalVerifier(forged.closed.store.layout)
    verifier.check = try SignatureCheck(continuing: forged.closed.store.layout)
    let report = try verifier.run()
    #expect(report.wrongRecords.map(\.code) == ["unsigned budi"] && report.wrongRecords.map(\.seq) == [count])
    #expect(report.checkedRecords == count + 1)
  }

  @Test("a decision under another's name, without a signature, is shown and told")
  func unsignedDecision() throws {
    let forged = try Forged()
    var crossing = HandWritten(Made.crossing(), officer: "budi")
    crossing.auth = "passphrase"
    let (kinds, board) = try forged.findings(crossing, HandWritten(Made.crossing(), officer: "siapa saja"))
    #expect(kinds == [.unsigned("budi"), .notAnAccount("siapa saja")])
    #expect(board.crossings.count == 2)
  }

  @Test("an officer who makes himself an administrator, signed by himself or not at all, stays what he was")
  func selfMade() throws {
    let forged = try Forged()
    let before = AccountFacts(name: "budi Contoh", roles: [.officer])
    let change = AccountChanged(
      account: "budi", before: before, after: AccountFacts(name: "budi Contoh", roles: [.administrator]), reason: "x")
    let (kinds, board) = try forged.findings(
      try forged.signed(change, by: forged.budi), HandWritten(change, officer: "test"))
    #expect(
      kinds == [
        .notPermitted("budi", .manageAccounts), .unsigned("test"), .secondMissing(.manageAccounts),
      ])
    #expect(board.accounts.accounts["budi"]?.facts == before && board.unauthorised == 2)
  }

  @Test("a key that somebody appends to the files for an account that is not theirs counts nowhere")
  func forgedKey() throws {
    let forged = try Forged()
    let key = try #require(AccountSecret().publicKey)
    let old = try #require(try forged.closed.first.accounts().accounts["test"]?.key)
    let set = AccountKeySet(account: "test", key: key, replaces: old.id)
    let (_, board) = try forged.findings(try forged.signed(set, by: forged.budi), HandWritten(set, officer: "test"))
    #expect(board.accounts.accounts["test"]?.key == old && board.unauthorised == 2)
    #expect(try forged.closed.desk("test").accounts().accounts["test"]?.key == old)
  }

  @Test("an import by one person is told and doesn't count, and so is a rule")
  func alone() throws {
    let forged = try Forged()
    let first = try #require(forged.closed.first.session)
    let rule = RuleChanged(rule: "idle-lock-minutes", before: 5, after: 60, reason: "x")
    let (kinds, board) = try forged.findings(
      try forged.signed(Made.imported(), by: forged.budi), try forged.signed(rule, by: first),
      try forged.signed(rule, by: first, forged.budi))
    #expect(kinds == [.secondMissing(.importList), .secondMissing(.changeRules), .secondMissing(.changeRules)])
    #expect(board.lists.isEmpty && board.accounts.value(.idleLockMinutes) == 5 && board.unauthorised == 3)
    #expect(try forged.closed.first.look { try $0.list("demo") } == nil)
  }

  @Test("a disabled account, and a change that does not fit to what stood before, are told")
  func disabledAndUnfit() throws {
    let forged = try Forged()
    let seen = AccountFacts(name: "budi Contoh", roles: [.officer])
    var off = seen
    off.isDisabled = true
    try forged.closed.first.change(account: "budi", seen: seen, to: off, reason: "cuti")
    let first = try #require(forged.closed.first.session)
    let twice = AccountChanged(account: "budi", before: seen, after: off, reason: "lagi")
    let (kinds, board) = try forged.findings(
      try forged.signed(Made.crossing(), by: forged.budi), try forged.signed(twice, by: first))
    #expect(kinds == [.disabled("budi"), .noEffect])
    #expect(board.unauthorised == 1)
  }

  @Test("tables built at once and step by step hold the same accounts, forged events passed over")
  func equivalence() throws {
    let forged = try Forged()
    let steps = try forged.closed.store.ledger()
    let change = AccountChanged(
      account: "budi", before: AccountFacts(name: "budi Contoh", roles: [.officer]),
      after: AccountFacts(name: "Budi", roles: [.officer]), reason: "x")
    let first = try #require(forged.closed.first.session)
    for record in [
      HandWritten(change, officer: "test"), try forged.signed(change, by: first),
      HandWritten(SessionRefused(account: "budi", reason: .pin), officer: "plbn"),
    ] {
      try forged.closed.store.append([record])
      try steps.catchUp()
    }
    let built = try forged.closed.store.ledger(readOnly: true)
    #expect(try steps.contents() == built.contents())
    #expect(try steps.accounts() == built.accounts() && steps.accounts().accounts["budi"]?.name == "Budi")
    #expect(try built.signIns(limit: 1).map(\.refusal) == [.pin])
  }
}
