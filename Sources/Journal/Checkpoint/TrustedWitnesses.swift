/// Whose signature below a checkpoint this store takes as witnessed: what the records `witness.trusted` and
/// `witness.dropped` come to.
public struct TrustedWitnesses: Equatable, Sendable {
  /// The most records that count, those that drop a witness included.
  public static let limit = 1024

  public private(set) var keys: [VerifierKey] = []
  private var count = 0

  public init() {}

  /// Takes in a record that changes who is trusted; records in their order. False when it does not hold.
  ///
  /// - Parameter own: the journal's keys. A record that trusts one of them stands, and says nothing: who has the journal's
  ///   key would be witnessed by nobody else. nil where record 0 names none.
  mutating func note(_ record: Record, own: KeyHistory?) -> Bool {
    guard count < Self.limit, let change = WitnessChange(record) else { return false }
    count += 1
    keys.removeAll { $0 == change.key }
    if change.isTrusted, own?.has(change.key) != true { keys.append(change.key) }
    return true
  }

  /// Whom a store trusts by the records of those who may, as of the last line that is on disk.
  ///
  /// Costs a pass over what the background has not verified yet.
  public static func current(_ layout: StoreLayout, check: () throws -> any RecordCheck) throws -> TrustedWitnesses {
    try TrustRecords.current(layout, check).witnesses
  }

  /// The witnesses among those that have signed.
  ///
  /// - Throws: `notSigned` when a line in the name of one of them does not hold.
  func signers(of note: SignedNote) throws(CheckpointError) -> [VerifierKey] {
    var signers: [VerifierKey] = []
    for key in keys where !note.signatures(inNameOf: key).isEmpty {
      try note.check(key)
      signers.append(key)
    }
    return signers
  }
}

/// That a witness is trusted from now on, or not any more: the body of a record. Who may decide it is not the journal's
/// matter.
public struct WitnessChange: Equatable, Sendable {
  static let trustedType = "witness.trusted"
  static let droppedType = "witness.dropped"

  public let key: VerifierKey
  public let isTrusted: Bool

  /// - Throws: `malformed` when the key is none of a witness (tlog-cosignature's type, 4).
  public init(_ key: VerifierKey, isTrusted: Bool) throws(CheckpointError) {
    guard key.kind == .cosignature else { throw .malformed(.key, line: 1) }
    self.key = key
    self.isTrusted = isTrusted
  }

  init?(_ record: Record) {
    guard record.type == Self.trustedType || record.type == Self.droppedType, record.v == 1,
      let text = try? record.body().requiredString("key"), let key = try? VerifierKey(text)
    else { return nil }
    try? self.init(key, isTrusted: record.type == Self.trustedType)
  }

  /// The entry that records it, with version 1 of its body.
  public func entry(id: String = newEventID(), officer: String, auth: String) -> Entry {
    var json = JSONWriter()
    json.object { $0.member("key", key.text) }
    return Entry(
      id: id, officer: officer, auth: auth, type: isTrusted ? Self.trustedType : Self.droppedType, v: 1,
      body: json.bytes)
  }
}
