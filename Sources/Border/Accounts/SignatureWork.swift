import Journal

import struct Journal.Record

/// What is wrong with who signed a record.
public struct SignatureFinding: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// The store was closed, and the officer of the record is no account.
    case notAnAccount(String)
    /// The officer's own signature is missing.
    case unsigned(String)
    /// The member `sig` holds no signatures.
    case malformed
    /// The account has no such key at this place of the journal.
    case unknownKey(account: String, key: String)
    /// The signature is not one of this event by this key.
    case wrongSignature(account: String)
    case disabled(String)
    /// The officer's roles did not allow it.
    case notPermitted(String, Permission)
    /// It needed a second person, and nobody who could be one has signed.
    case secondMissing(Permission)
    /// An event of accounts or rules that does not fit to what stood before it, so that it changed nothing.
    case noEffect
  }

  /// The record's sequence number and id.
  public let seq: Int
  public let id: String
  public let kind: Kind
}

/// What is left to do about one record's signatures: no more than its own bytes are needed for it, so that it can be
/// done on any thread. Costs about 0.05 ms a signature.
public struct SignatureWork: Sendable {
  let seq: Int
  let id: String
  /// What was found already.
  var found: [SignatureFinding.Kind] = []
  var proofs: [(account: String, key: AccountKey, signature: [UInt8])] = []
  var message: [UInt8] = []

  public func findings() -> [SignatureFinding] {
    let wrong = proofs.filter { !$0.key.isSignature($0.signature, of: message) }
    return (found + wrong.map { .wrongSignature(account: $0.account) }).map {
      SignatureFinding(seq: seq, id: id, kind: $0)
    }
  }
}

extension AccountBook {
  /// What is to be said of a record's signatures by what stands in front of it.
  func signatureWork(for record: Record, _ event: RecordedEvent) -> SignatureWork {
    var work = SignatureWork(seq: record.seq, id: record.id)
    if isUnsignedByNature(record, event) { return work }
    if isOpen {
      var book = self
      // The key that closes the store proves itself; nothing else need be signed.
      if case .accountKeySet(let set) = event {
        book.accounts[set.account]?.key = set.key
      } else if !record.isSigned {
        return work
      }
      book.findSigners(of: record, &work)
      return work
    }
    guard let account = accounts[record.officer] else {
      work.found.append(.notAnAccount(record.officer))
      return work
    }
    let signers = findSigners(of: record, &work)
    if account.isDisabled { work.found.append(.disabled(account.id)) }
    guard let demand = demand(of: event) else { return work }
    if account.roles.isDisjoint(with: demand.permission.roles) {
      work.found.append(.notPermitted(account.id, demand.permission))
    }
    if demand.needsTwo {
      let approvers = approvers(demand, besides: account.id)
      if demand.isAmongPeers && !demand.isEnoughAlone || !approvers.isEmpty,
        !signers.contains(where: approvers.contains)
      {
        work.found.append(.secondMissing(demand.permission))
      }
    }
    return work
  }

  /// What nobody signs: the journal's own, that somebody could not sign in, and what a lane's scanner gave while nobody
  /// was there.
  private func isUnsignedByNature(_ record: Record, _ event: RecordedEvent) -> Bool {
    switch event {
    case .journalCreated: true
    case .housekeeping, .sessionRefused, .scanReceived, .scannerLost, .scannerFound:
      record.officer == Account.journalItself
    default: false
    }
  }

  /// Looks for the keys of a record's signatures; gives the accounts that signed.
  @discardableResult
  private func findSigners(of record: Record, _ work: inout SignatureWork) -> [String] {
    guard let journal, let signatures = RecordSignature.all(of: record) else {
      work.found.append(.malformed)
      return []
    }
    if signatures.first?.account != record.officer { work.found.append(.unsigned(record.officer)) }
    for signature in signatures {
      guard let key = accounts[signature.account]?.key, key.id == signature.key else {
        work.found.append(.unknownKey(account: signature.account, key: signature.key))
        continue
      }
      work.proofs.append((signature.account, key, signature.bytes))
    }
    work.message = RecordSignature.message(record, journal: journal)
    return signatures.map(\.account)
  }
}
