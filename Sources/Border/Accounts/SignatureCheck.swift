import Crypto
import Journal

import struct Journal.Record

/// Checks who signed, over a whole journal.
///
/// Give it the records in their order: record 0, all of the kinds `account.…` and `rule.…`, and from where the store is
/// closed all of them. What `take` gives can be worked off on any thread, in any order.
///
/// ```swift
/// var check = try SignatureCheck(continuing: layout)
/// for record in records { findings += check.take(record).findings() }
/// ```
public struct SignatureCheck: Sendable {
  public private(set) var book = AccountBook()
  public private(set) var changedArchives: [String]?
  /// Of events that change the book: one that was appended again counts once.
  private var changes: Set<String> = []
  /// What those that were signed as they must be said, and by which signatures.
  private var sound: Set<SHA256Digest> = []

  /// For a journal that continues no other.
  public init() {}

  /// For the journal of a store, with the accounts that it was restored with. Costs a pass over the journals that it
  /// continues, where there are any.
  ///
  /// - Throws: `JournalError` where one of them can't be read.
  public init(continuing layout: StoreLayout) throws {
    for archive in try ArchivePlace.all(of: layout) { try takeAll(of: archive.layout) }
  }

  /// The same, and tells by `changedArchives` which of those journals are not what the store was made with: in one pass
  /// where they are, and where that is asked for too.
  ///
  /// - Throws: `JournalError` where one of them can't be read.
  public init(proving layout: StoreLayout) throws {
    var changed: [String] = []
    for archived in try layout.archivedJournals() {
      var check = self
      if archived.isAsRestored(reading: Self.types, { _ = check.take($0) }) {
        self = check
      } else {
        changed.append(archived.restored.journal)
        try takeAll(of: archived.layout)
      }
    }
    changedArchives = changed
  }

  private mutating func takeAll(of archive: StoreLayout) throws {
    var reader = try JournalReader(archive)
    var count = 0
    repeat {
      count = try reader.read(limit: 4096) {
        guard case .record(let record) = $0, Self.types.contains(where: record.type.hasPrefix) else { return }
        _ = take(record)
      }
    } while count > 0
  }

  fileprivate static let types = ["journal.created", "account.", "rule."]

  /// Takes in the next record. Costs a pass over its body and its signatures.
  public mutating func take(_ record: Record) -> SignatureWork { take(record, RecordedEvent(record)) }

  mutating func take(_ record: Record, _ event: RecordedEvent) -> SignatureWork {
    guard AccountChange(event) != nil else { return takeFirst(record, event) }
    let digest = digest(of: record)
    guard changes.insert(record.id).inserted else {
      let isSame = sound.contains(digest)
      // The keys that it was signed with need not count any more: it may be what replaced them.
      if isSame, record.isSigned { return SignatureWork(seq: record.seq, id: record.id) }
      var work = book.signatureWork(for: record, event)
      if !isSame, work.findings().isEmpty { work.found.append(.noEffect) }
      return work
    }
    let work = takeFirst(record, event)
    if work.findings().isEmpty { sound.insert(digest) }
    return work
  }

  private mutating func takeFirst(_ record: Record, _ event: RecordedEvent) -> SignatureWork {
    var work = book.signatureWork(for: record, event)
    if !book.apply(record, event), work.findings().isEmpty { work.found.append(.noEffect) }
    return work
  }

  private func digest(of record: Record) -> SHA256Digest {
    let signatures = RecordSignature.all(of: record).flatMap(RecordSignature.json) ?? []
    return SHA256.hash(data: RecordSignature.message(record, journal: book.journal ?? "") + signatures)
  }
}

/// As `plbn journal verify` asks it.
extension SignatureCheck: RecordCheck {
  public var types: [String] { Self.types }

  /// In a closed store a record without any signature is one to tell.
  public var wantsAll: Bool { !book.isOpen }

  public mutating func note(_ record: Record) -> (@Sendable () -> String?)? { note(record, RecordedEvent(record)) }

  mutating func note(_ record: Record, _ event: RecordedEvent) -> (@Sendable () -> String?)? {
    let work = take(record, event)
    guard !work.found.isEmpty || !work.proofs.isEmpty else { return nil }
    return {
      let codes = work.findings().map(\.kind.code)
      return codes.isEmpty ? nil : codes.joined(separator: "; ")
    }
  }
}

extension SignatureFinding.Kind {
  /// In one or more words without blanks, the first of which says what it is: `unsigned sari`.
  public var code: String {
    switch self {
    case .notAnAccount(let officer): "not-an-account \(Self.word(officer))"
    case .unsigned(let officer): "unsigned \(Self.word(officer))"
    case .malformed: "malformed-signatures"
    case .unknownKey(let account, let key): "unknown-key \(Self.word(account)) \(Self.word(key))"
    case .wrongSignature(let account): "wrong-signature \(Self.word(account))"
    case .disabled(let account): "disabled \(Self.word(account))"
    case .notPermitted(let account, let permission): "not-permitted \(Self.word(account)) \(permission)"
    case .secondMissing(let permission): "second-missing \(permission)"
    case .noEffect: "no-effect"
    }
  }

  /// What stands in a record may be anything.
  private static func word(_ text: String) -> String {
    String(text.unicodeScalars.prefix(Officer.nameLimit).map { (0x21...0x7E).contains($0.value) ? Character($0) : "?" })
  }
}
