extension StoreLayout {
  /// The Merkle tree's tiles, derived from `events`.
  var tiles: String { root + "/journal/tree/tile" }
  /// The newest checkpoint, replaced by rename.
  public var checkpoint: String { root + "/journal/checkpoint" }
  /// Where the next checkpoint is made ready.
  var checkpointDraft: String { root + "/journal/checkpoint.new" }
  /// Checkpoints that were made, one behind the other.
  public var checkpointLog: String { root + "/journal/checkpoints.log" }
  /// Checkpoints that came back with the signature of a trusted witness, one behind the other.
  public var witnessedLog: String { root + "/journal/witnessed.log" }
  /// Where the records stand that say which keys count; derived from `events`.
  var keyRecords: String { root + "/journal/key-records" }
  var keyRecordsDraft: String { root + "/journal/key-records.new" }
  /// A new private key, until a checkpoint covers the record that names it.
  var nextSigningKey: String { root + "/keys/journal.key.new" }
}
