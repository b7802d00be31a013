import Glibc

/// What a journal's records say of who may do what and whose keys count, by a check that knows who may.
///
/// A record that the check objects to changes nothing here; of records with the same id the first counts, so that an old
/// one can't be brought in again.
struct TrustRecords {
  private(set) var check: any RecordCheck
  private(set) var witnesses = TrustedWitnesses()
  /// The recovery key that counts, where it is not that of record 0, and its record.
  private(set) var recovery: (seq: Int, key: RecoveryPublicKey)?
  /// Where the records stand that this was learnt from, in their order.
  private(set) var places: [JournalPosition] = []
  /// What `journal/key-records` must say; nil where record 0 names no key.
  private(set) var keys: KeyRecords?
  private var ids: Set<String> = []

  private static let types = [
    KeyRotation.recordType, WitnessChange.trustedType, WitnessChange.droppedType, RecoveryKeys.recordType,
  ]

  /// Knows nothing yet.
  init(_ layout: StoreLayout, _ check: any RecordCheck) {
    self.check = check
    keys = (try? StoreIdentity.read(layout)).flatMap { try? KeyRecords($0) }
  }

  /// Knows what the records at these places say; nil where one of them does not stand there.
  init?(_ layout: StoreLayout, _ check: any RecordCheck, _ places: [JournalPosition]) throws {
    self.init(layout, check)
    let files = try eventFiles(layout)
    for place in places {
      guard let record = try KeyRecords.record(layout, files, at: place) else { return nil }
      _ = note(record, place)
    }
    guard self.places == places else { return nil }
  }

  /// As of the last line that is known to be on disk. Costs a pass over what the background has not verified yet.
  ///
  /// - Throws: what `check` throws; `damaged`, `system`.
  static func current(_ layout: StoreLayout, _ check: () throws -> any RecordCheck) throws -> TrustRecords {
    let known = VerifiedSize(layout)
    let kept = try known?.trust.flatMap { try TrustRecords(layout, check(), $0) }
    var trust = try kept ?? TrustRecords(layout, check())
    var cursor = LeafCursor(layout, at: kept == nil ? 0 : known?.position.seq ?? 0)
    _ = try cursor.read(to: try JournalReader(layout).end()) { found in
      let types = Self.types + trust.check.types
      guard let record = found.record({ type in types.contains { type.starts(with: $0.utf8) } }) else { return }
      _ = trust.note(record, found.position)
    }
    return trust
  }

  /// Sees the next record; the work says what is wrong with it, as `RecordCheck.note`.
  mutating func note(_ record: Record, _ place: JournalPosition) -> (@Sendable () -> String?)? {
    let work = check.note(record)
    let isOfKeys = Self.types.contains(record.type)
    guard isOfKeys || check.types.contains(where: record.type.hasPrefix) else { return work }
    places.append(place)
    guard isOfKeys else { return work }
    if record.type != RecoveryKeys.recordType { _ = keys?.note(record, place) }
    guard ids.insert(record.id).inserted, work?() == nil else { return work }
    if record.type == RecoveryKeys.recordType {
      if let key = RecoveryKeys.key(record) { recovery = (record.seq, key) }
    } else if record.type != KeyRotation.recordType {
      _ = witnesses.note(record, own: keys?.history)
    }
    return work
  }

  // MARK: The files beside

  /// Whether `keys/recovery.pub` names the recovery key that counts by the records.
  ///
  /// - Parameter lines: how many lines this was learnt from; what came since is not judged.
  func isRecoveryFileSound(_ layout: StoreLayout, lines: Int) -> Bool {
    let file = try? RecoveryKeys.named(layout)
    if let file, file.seq >= lines { return true }
    return Posix.exists(layout.recoveryKey) == (recovery != nil) && file?.seq == recovery?.seq
      && file?.key == recovery?.key
  }

  /// The most lines of which a record says that a checkpoint was signed: the key was rotated behind it.
  var signedSize: Int { keys?.history.steps.last?.rotation.size ?? 0 }

  /// Whether `journal/key-records` says what the records say, as far as the newest checkpoint covers them.
  func isKeyFileSound(_ layout: StoreLayout, lines: Int) -> Bool {
    guard let keys, let identity = try? StoreIdentity.read(layout),
      let newest = try? CheckpointFiles(layout, keys: keys.history).newest()
    else { return true }
    let size = min(newest.checkpoint.size, lines)
    let places = keys.places.filter { $0.seq < size }
    // Stores from before it was always made have none where there is nothing to say.
    if places.isEmpty, !Posix.exists(layout.keyRecords) { return true }
    guard let kept = try? KeyRecords.kept(layout, identity) else { return false }
    return kept.places.filter { $0.seq < size } == places
  }
}
